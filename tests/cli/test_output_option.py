"""``-o/--output``: a file that appears whole or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from cli.running import call, shell
from emngloss.cli.exit_code import NOTHING, OK, USAGE
from emngloss.cli.output_file import OutputFile

WRITERS = (
    ("search", "asylum"),
    ("show", "asylum", "--json"),
    ("translate", "asylum", "--to", "de,ka"),
    ("export", "--format", "csv", "-q"),
    ("languages",),
    ("stats", "--json"),
    ("lint", "--json", "-q"),
)
posix = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell and devices")


@pytest.mark.parametrize("arguments", WRITERS, ids=" ".join)
def test_a_file_gets_the_bytes_of_stdout(arguments: tuple[str, ...], tmp_path: Path) -> None:
    file = tmp_path / "answer"
    answer = call(*arguments, "-o", str(file))
    assert (answer.status, answer.out) == (OK, "")
    assert file.read_bytes().decode() == call(*arguments).out
    assert call(*arguments, "--output", "-").out == call(*arguments).out
    assert os.listdir(tmp_path) == ["answer"]


@pytest.mark.parametrize("arguments", WRITERS, ids=" ".join)
def test_an_existing_file_is_replaced_with_force_only(arguments: tuple[str, ...], tmp_path: Path) -> None:
    file = tmp_path / "answer"
    file.write_text("old")
    answer = call(*arguments, "-o", str(file))
    assert (answer.status, file.read_text()) == (USAGE, "old")
    assert "--force" in answer.err
    assert call(*arguments, "-o", str(file), "--force").status == OK
    assert file.read_bytes().decode() == call(*arguments).out


@pytest.mark.parametrize("arguments", [WRITERS[0], WRITERS[3]], ids=" ".join)
def test_a_folder_and_what_is_in_no_folder_are_refused(arguments: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("old")
    for target in (tmp_path, tmp_path / "nowhere" / "answer", tmp_path / "file" / "answer", f"{tmp_path}/new/"):
        answer = call(*arguments, "--force", "-o", str(target))
        assert (answer.status, answer.out) == (USAGE, "")
        assert str(target) in answer.err
    assert call(*arguments, "-o", "").status == USAGE
    assert os.listdir(tmp_path) == ["file"]


def test_no_file_is_made_of_an_empty_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert call("search", "asylum", "-o", "").status == USAGE
    assert os.listdir(tmp_path) == []


def test_nothing_found_writes_no_less(tmp_path: Path) -> None:
    assert call("search", "quantum chromodynamics", "--json", "-o", str(tmp_path / "a")).status == NOTHING
    assert '"hits": []' in (tmp_path / "a").read_text()


def test_a_failing_write_leaves_the_old_file_and_no_leftovers(tmp_path: Path) -> None:
    file = tmp_path / "answer"
    file.write_text("old")

    def fail() -> None:
        with OutputFile(str(file), force=True) as stream:
            stream.write("new")
            raise OSError(28, "No space left on device")

    with pytest.raises(Exception, match="answer cannot be written: No space left"):
        fail()
    assert (file.read_text(), os.listdir(tmp_path)) == ("old", ["answer"])


def test_an_interrupt_leaves_the_old_file_and_no_leftovers(tmp_path: Path) -> None:
    file = tmp_path / "answer"
    file.write_text("old")

    def interrupt() -> None:
        with OutputFile(str(file), force=True) as stream:
            stream.write("new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupt()
    assert (file.read_text(), os.listdir(tmp_path)) == ("old", ["answer"])


@posix
def test_a_disk_that_is_full_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "answer").write_text("old")
    answer = shell(f"cd '{tmp_path}' && ulimit -f 1 && $E export --format json -q -o answer --force", EMNGLOSS_NO_FRONT_DOOR="1")
    assert answer.status == USAGE
    assert "answer cannot be written: File too large" in answer.err
    assert ((tmp_path / "answer").read_text(), os.listdir(tmp_path)) == ("old", ["answer"])


@posix
def test_a_link_keeps_pointing_to_the_file_that_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "answer").write_text("old")
    (tmp_path / "link").symlink_to("answer")
    assert call("search", "asylum", "-o", str(tmp_path / "link"), "--force").status == OK
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "answer").read_bytes().decode() == call("search", "asylum").out


@posix
def test_a_device_is_written_and_never_replaced() -> None:
    for path in ("/dev/null", "/dev/stdout"):
        answer = shell(f"$E search asylum -o {path} | cat; exit ${{PIPESTATUS[0]}}")
        assert (answer.status, answer.err) == (OK, "")
    assert answer.out == call("search", "asylum").out
    assert not os.path.isfile("/dev/null")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
def test_a_full_device_is_an_error_in_words() -> None:
    answer = call("search", "asylum", "-o", "/dev/full")
    assert (answer.status, answer.out) == (USAGE, "")
    assert "/dev/full cannot be written: No space left on device" in answer.err


def test_bytes_that_are_no_text_do_not_stop_a_file(tmp_path: Path) -> None:
    assert call("translate", "\udcff", "--to", "de", "-o", str(tmp_path / "a")).status == NOTHING
    assert (tmp_path / "a").read_text() == "\\udcff\t\t\t\n"


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    file = tmp_path / "hits.tsv"
    file.write_text("old", encoding="utf-8")
    file.chmod(0o600)
    assert call("search", "asylum", "-o", str(file), "--force").status == OK
    assert file.stat().st_mode & 0o777 == 0o600
