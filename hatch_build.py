"""Build hook: compiles the corpus into the snapshot that the wheel carries."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class SnapshotHook(BuildHookInterface[Any]):
    """Puts ``emngloss/glossary.sqlite`` and its digest into the wheel; an editable install reads the corpus itself."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel" or version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))  # the package is not installed yet
        from emngloss.corpus.shipped import SNAPSHOT_NAME
        from emngloss.corpus.snapshot.building import compile_corpus
        from emngloss.corpus.snapshot.reading import DIGEST_SUFFIX

        self._folder = tempfile.TemporaryDirectory()
        snapshot = Path(self._folder.name) / SNAPSHOT_NAME
        compile_corpus(root / "data", str(snapshot))
        for name in (SNAPSHOT_NAME, SNAPSHOT_NAME + DIGEST_SUFFIX):
            build_data["force_include"][str(snapshot.parent / name)] = f"emngloss/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if hasattr(self, "_folder"):
            self._folder.cleanup()
