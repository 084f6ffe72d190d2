from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from emngloss.corpus import cache as module
from emngloss.corpus.cache import cache_folder, name_for, read_stamp, write_stamp


def test_the_folder_is_where_xdg_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == str(tmp_path / "emngloss")


@pytest.mark.parametrize("relative", ["", "cache", "./cache", "~/cache"])
def test_a_relative_folder_is_ignored_as_xdg_demands(relative: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", relative)
    assert os.path.isabs(cache_folder())
    assert not cache_folder().startswith(str(tmp_path))


@pytest.mark.skipif(sys.platform == "win32", reason="the home is called otherwise there")
@pytest.mark.parametrize(
    ("platform", "place"),
    [
        ("linux", ".cache/emngloss"),
        ("freebsd14", ".cache/emngloss"),
        ("darwin", "Library/Caches/emngloss"),
        ("win32", "emngloss/Cache"),
    ],
)
def test_each_platform_has_its_own_place(platform: str, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", platform)
    assert cache_folder() == str(tmp_path / place)


def test_windows_names_its_place_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "win32")
    assert cache_folder() == os.path.join(str(tmp_path), "emngloss", "Cache")


def test_a_user_without_home_gets_no_folder_in_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    monkeypatch.chdir(tmp_path)
    assert os.path.isabs(cache_folder())
    write_stamp("x", "y")
    assert os.listdir(tmp_path) == []


def test_a_path_has_one_name_and_other_paths_have_others(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert name_for("a") == name_for("./a") == name_for(str(tmp_path / "a"))
    names = {name_for(f"/corpus/{number}") for number in range(2000)}
    assert len(names) == 2000
    assert all(len(name) == 16 and set(name) <= set("0123456789abcdef") for name in names)


def test_the_name_is_that_of_the_published_function() -> None:
    assert module.name_for("/") == f"{(0xCBF29CE484222325 ^ 0x2F) * 0x100000001B3 & (2**64 - 1):016x}"


def test_a_stamp_is_read_back(cache: Path) -> None:
    assert read_stamp("/somewhere") is None
    write_stamp("/somewhere", "ünïcode")
    write_stamp("/somewhere", "12 34")
    assert read_stamp("/somewhere") == "12 34"
    assert os.listdir(cache) == [f"{name_for('/somewhere')}.stamp"]


def test_a_stamp_that_is_no_text_is_none(cache: Path) -> None:
    write_stamp("/somewhere", "x")
    (cache / f"{name_for('/somewhere')}.stamp").write_bytes(b"\xff\xff")
    assert read_stamp("/somewhere") is None


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    write_stamp("/somewhere", "x")
    assert read_stamp("/somewhere") is None
