"""Rewrites generated files, or with --check says which differ."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def rewrite(texts: Mapping[Path, str], arguments: list[str]) -> int:
    """Write each text that differs from its file; with ``--check`` only name it, and give back 1."""
    if arguments not in ([], ["--check"]):
        print(f"unknown arguments: {' '.join(arguments)}; use --check, or none")
        return 2
    differing = [path for path, text in texts.items() if path.read_text(encoding="utf-8") != text]
    for path in differing:
        print(f"{'differs' if arguments else 'rewritten'}: {path.relative_to(ROOT)}")
        if not arguments:
            path.write_text(texts[path], encoding="utf-8", newline="\n")
    return 1 if arguments and differing else 0
