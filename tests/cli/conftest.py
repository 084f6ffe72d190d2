"""Fixtures of the command line: a little corpus, and surroundings that are the same on every machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.running import CORPUS
from emngloss.cli import settings

_LEFT_OUT = (
    *(
        "EMNGLOSS_LANG",
        "EMNGLOSS_TO",
        "EMNGLOSS_BASE",
        "EMNGLOSS_NO_FRONT_DOOR",
        "_EMNGLOSS_COMPLETE",
        "NO_COLOR",
        "FORCE_COLOR",
        "CLICOLOR",
    ),
    *("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS", "LINES", "PYTHONIOENCODING", "PYTHONUTF8", "LESS"),
)


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all tests, so that each corpus is compiled once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def configuration_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where no configuration is."""
    return tmp_path_factory.mktemp("config")


@pytest.fixture(scope="session")
def no_bases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where no term base is."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(autouse=True)
def surroundings(cache: Path, configuration_folder: Path, no_bases: Path) -> Iterator[pytest.MonkeyPatch]:
    """The little corpus, no configuration of the user, no locale, no pager."""
    with pytest.MonkeyPatch.context() as patch:
        for name in _LEFT_OUT:
            patch.delenv(name, raising=False)
        patch.setenv("XDG_CACHE_HOME", str(cache))
        patch.setenv("XDG_CONFIG_HOME", str(configuration_folder))
        patch.setenv("XDG_DATA_HOME", str(no_bases))
        patch.setenv("EMNGLOSS_DATA", str(CORPUS))
        patch.setenv("PAGER", "")
        patch.setenv("TERM", "xterm-256color")
        settings._read.clear()
        yield patch


@pytest.fixture
def real_corpus(surroundings: pytest.MonkeyPatch) -> None:
    """The glossary of this repository instead of the little one."""
    surroundings.delenv("EMNGLOSS_DATA")


@pytest.fixture
def config(tmp_path: Path, surroundings: pytest.MonkeyPatch) -> Path:
    """The configuration file of this test, not yet written."""
    surroundings.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "emngloss").mkdir()
    return tmp_path / "emngloss" / "config.toml"


@pytest.fixture
def bases(tmp_path: Path, surroundings: pytest.MonkeyPatch) -> Path:
    """The folder of the term bases of this test."""
    surroundings.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    return tmp_path / "share" / "emngloss" / "bases"
