"""Fixtures of all tests; the cache of whoever runs them is never touched."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

from builders import CONCEPTS, DATA, glossary_of
from emngloss import LoadedGlossary, load
from emngloss.formats.registry import Format
from emngloss.model.glossary import Glossary
from small_corpus import write_corpus

EXTRAS = tomllib.loads((DATA.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
_CACHE = pytest.StashKey[tuple[str, str | None]]()


def pytest_configure(config: pytest.Config) -> None:
    """Give this run a cache of its own, before anything is collected, for the doctests and every process started."""
    folder = tempfile.mkdtemp(prefix="emngloss-tests-")
    config.stash[_CACHE] = (folder, os.environ.get("XDG_CACHE_HOME"))
    os.environ["XDG_CACHE_HOME"] = folder


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test of a format whose optional dependencies are not installed."""
    row = item.callspec.params.get("row") if isinstance(item, pytest.Function) and hasattr(item, "callspec") else None
    if isinstance(row, Format) and row.extra is not None:
        for requirement in EXTRAS[row.extra]:
            name = re.split("[<>=~!;]", requirement)[0]
            try:
                distribution(name)
            except PackageNotFoundError:
                pytest.skip(f"{name} is not installed")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Put the environment back, and remove the cache."""
    folder, before = config.stash[_CACHE]
    os.environ.pop("XDG_CACHE_HOME")
    if before is not None:
        os.environ["XDG_CACHE_HOME"] = before
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def small_glossary() -> Glossary:
    """A glossary of five concepts that uses every field of the model."""
    return glossary_of(CONCEPTS)


@pytest.fixture(scope="session")
def library() -> LoadedGlossary:
    """The real corpus, compiled once a run."""
    return load()


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus folder of four concepts that a test may change."""
    return write_corpus(tmp_path / "corpus")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache of the test's own; the folder ``emngloss`` in it is not there yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "emngloss"
