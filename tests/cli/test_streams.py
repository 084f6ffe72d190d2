"""The process: encodings, closed streams, broken pipes, interrupts, faults of our own, damaged data."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cli.running import CORPUS, call, run, shell
from emngloss.cli.exit_code import DATA, INTERNAL, INTERRUPTED, NOTHING, OK, USAGE
from emngloss.corpus import shipped
from emngloss.corpus.snapshot.building import compile_corpus
from json_contract import complaints

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
full = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
PLAIN = (
    ("search", "asylum"),
    ("show", "detention"),
    ("translate", "asylum"),
    ("export", "--format", "csv"),
    ("languages",),
    ("stats",),
    ("help", "formats"),
    ("search", "--help"),
    (),
)


@pytest.mark.parametrize("arguments", PLAIN, ids=" ".join)
def test_a_pipe_gets_the_same_bytes_whatever_the_width(arguments: tuple[str, ...], surroundings: pytest.MonkeyPatch) -> None:
    widths = []
    for columns in ("20", "80", "300"):
        surroundings.setenv("COLUMNS", columns)
        widths.append(call(*arguments))
    assert widths[0] == widths[1] == widths[2]
    assert "\x1b" not in widths[0].out
    assert not set(widths[0].out) & set("─│┃━╭╰")


@pytest.mark.parametrize(
    "variables",
    [
        {"LANG": "C", "LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "ascii:strict"},
    ],
    ids=str,
)
def test_output_and_arguments_are_utf_8_whatever_the_locale_says(variables: dict[str, str]) -> None:
    answer = run("translate", "თავშესაფარი", "--to", "ქართული,el", env=variables)
    assert (answer.status, answer.rows) == (OK, [["თავშესაფარი", "asylum", "exact", "თავშესაფარი", "άσυλο"]])
    answer = run("translate", "თავ", env=variables)
    assert answer.status == NOTHING
    assert "თავ" in answer.err


@posix
def test_bytes_that_are_not_utf_8_are_shown_and_stop_nothing() -> None:
    answer = run("search", b"\xff\xfe", "--json")
    assert (answer.status, answer.document["query"]) == (NOTHING, "\udcff\udcfe")
    assert "\\udcff\\udcfe" in answer.err
    assert run("show", b"\xff").status == NOTHING
    assert run("search", "asylum", "--from", b"d\xff").status == USAGE
    assert run("search", "asylum", "--theme", b"d\xff").status == USAGE
    assert run("export", "--concept", b"d\xff").status == USAGE


@posix
@pytest.mark.parametrize("arguments", ["export --format json", "export -q", "translate --to de < big", "show asylum"])
def test_a_reader_that_goes_away_ends_the_command_silently(arguments: str, tmp_path: Path) -> None:
    (tmp_path / "big").write_text("asylum\n" * 20_000)
    answer = shell(f"cd '{tmp_path}'; $E {arguments} | head -c 1; exit ${{PIPESTATUS[0]}}", EMNGLOSS_TO="de")
    assert (answer.status, len(answer.out)) == (OK, 1)
    assert "Error" not in answer.err
    assert "Broken" not in answer.err


@posix
def test_a_pipe_that_is_broken_before_the_first_byte_ends_silently(real_corpus: None) -> None:
    for arguments in ("export --format json", "export -q", "show asylum --json"):
        answer = shell(f"(sleep 0.3; $E {arguments}; echo $? >&2) | true")
        assert answer.err.splitlines()[-1] == "0", arguments
        assert "Error" not in answer.err


@posix
@pytest.mark.parametrize(
    "arguments", ["search asylum", "export", "languages", "--help", "show -h", "help formats", "--version", ""]
)
def test_a_closed_stdout_is_an_error_in_words(arguments: str) -> None:
    answer = shell(f"$E {arguments} >&-")
    assert (answer.status, answer.err.splitlines()[0]) == (USAGE, "emngloss: standard output is closed")


@posix
def test_a_closed_stdout_does_not_matter_to_a_file(tmp_path: Path) -> None:
    answer = shell(f"cd '{tmp_path}' && $E export -q -o answer >&- && $E search asylum -o other >&-")
    assert (answer.status, answer.err) == (OK, "")
    assert (tmp_path / "answer").read_text().startswith("id,theme")


@posix
def test_a_closed_stderr_stops_no_answer() -> None:
    closed = shell("$E translate asylum --to de,hy 2>&-")
    assert (closed.status, closed.rows) == (OK, [["asylum", "asylum", "exact", "Asyl", ""]])
    assert shell("$E search asylum --from da 2>&-").status == USAGE
    assert shell("$E --nonsense 2>&-").status == USAGE
    assert shell("$E export 2>&-").status == OK


@posix
def test_a_closed_stdin_is_no_batch() -> None:
    answer = shell("$E translate --to de <&-")
    assert (answer.status, answer.out) == (USAGE, "")
    assert "no term given" in answer.err


@full
@posix
@pytest.mark.parametrize("arguments", ["search asylum", "export --format json", "show asylum"])
def test_a_full_disk_behind_stdout_is_an_error_in_words(arguments: str) -> None:
    answer = shell(f"$E {arguments} > /dev/full")
    assert answer.status == USAGE
    assert "emngloss: the answer cannot be written: No space left on device" in answer.err
    assert "internal" not in answer.err


@full
@posix
def test_remarks_that_cannot_be_written_stop_no_answer() -> None:
    answer = shell("$E translate asylum --to de,hy 2> /dev/full")
    assert (answer.status, answer.rows) == (OK, [["asylum", "asylum", "exact", "Asyl", ""]])


WAIT = """
import pathlib, signal, sys, time
from emngloss.cli import front_door, search
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell that runs the tests in the background ignores it
def wait(*_):
    pathlib.Path(sys.argv.pop()).touch()
    time.sleep(60)
search.ranked = wait
front_door.main()
"""


@posix
@pytest.mark.parametrize("door", ["", "1"])
def test_an_interrupt_ends_with_130_and_says_nothing(door: str, tmp_path: Path) -> None:
    ready = tmp_path / "ready"
    environment = {**os.environ, "EMNGLOSS_NO_FRONT_DOOR": door}
    words = [sys.executable, "-c", WAIT, "search", "asylum", str(ready)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as process:
        while not ready.exists() and process.poll() is None:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (INTERRUPTED, b"", b"")


FAULT = """
import sys
from emngloss.cli import front_door, search
def fail(*_): raise ZeroDivisionError("it is \\x1b[31mour fault")
search.ranked = fail
sys.argv[1:] = {arguments!r}
front_door.main()
"""


def faulty(*arguments: str, door: str = "") -> subprocess.CompletedProcess[str]:
    script = FAULT.format(arguments=list(arguments))
    environment = {**os.environ, "EMNGLOSS_NO_FRONT_DOOR": door}
    return subprocess.run(
        [sys.executable, "-c", script], capture_output=True, encoding="utf-8", env=environment, check=False, timeout=60
    )


@pytest.mark.parametrize("door", ["", "1"])
def test_a_fault_of_our_own_is_told_without_traceback(door: str) -> None:
    done = faulty("search", "asylum", door=door)
    assert (done.returncode, done.stdout) == (INTERNAL, "")
    assert done.stderr.startswith("emngloss: internal error: ZeroDivisionError: it is \\x1b[31mour fault\n")
    assert "Traceback" not in done.stderr
    assert "--debug" in done.stderr


def test_debug_shows_the_traceback_and_keeps_the_exit_status() -> None:
    done = faulty("search", "asylum", "--debug")
    assert done.returncode == INTERNAL
    assert "Traceback (most recent call last)" in done.stderr
    answer = run("search", "asylum", "--from", "da", "--debug")
    assert answer.status == USAGE
    assert "Traceback (most recent call last)" in answer.err
    assert "emngloss: the glossary does not cover Danish" in answer.err


def test_a_fault_under_json_is_a_document() -> None:
    done = faulty("search", "asylum", "--json")
    assert complaints("error.json", json.loads(done.stderr)) == []
    assert json.loads(done.stderr)["error"]["code"] == "internal"


@pytest.fixture
def installed(tmp_path: Path, surroundings: pytest.MonkeyPatch) -> Path:
    """A snapshot as a wheel has it; gives back its file."""
    path = tmp_path / shipped.SNAPSHOT_NAME
    compile_corpus(CORPUS, str(path))
    surroundings.setattr(shipped, "_PACKAGE", str(tmp_path))
    surroundings.delenv("EMNGLOSS_DATA")
    return path


def test_an_installed_snapshot_is_used(installed: Path) -> None:
    assert call("search", "asylum").status == OK
    assert "glossary 1.2" in call("--version").out


@pytest.mark.parametrize("door", ["", "1"])
@pytest.mark.parametrize(
    "arguments",
    [("search", "asylum"), ("show", "asylum"), ("export",), ("stats",), ("--version",), ("help", "languages")],
    ids=" ".join,
)
def test_a_damaged_snapshot_is_refused(
    arguments: tuple[str, ...], door: str, installed: Path, surroundings: pytest.MonkeyPatch
) -> None:
    surroundings.setenv("EMNGLOSS_NO_FRONT_DOOR", door)
    data = bytearray(installed.read_bytes())
    data[len(data) // 2] ^= 0xFF
    installed.write_bytes(data)
    answer = call(*arguments)
    assert (answer.status, answer.out) == (DATA, "")
    assert "damaged" in answer.err
    assert "install emngloss again" in answer.err


def test_a_missing_and_a_foreign_snapshot_are_refused(installed: Path) -> None:
    installed.write_bytes(b"SQLite format 3\0" + b"x" * 1000)
    assert call("search", "asylum", "--json").error["code"] == "data"
    installed.unlink()
    assert call("search", "asylum").status == DATA


def test_damage_that_keeps_size_and_time_is_refused_when_it_is_met(installed: Path) -> None:
    assert call("search", "asylum").status == OK
    state = installed.stat()
    data = installed.read_bytes()
    installed.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
    os.utime(installed, ns=(state.st_atime_ns, state.st_mtime_ns))
    script = f"from emngloss.corpus import shipped; shipped._PACKAGE = {str(installed.parent)!r}\n"
    script += "from emngloss.cli import front_door; front_door.main()"
    done = subprocess.run(
        [sys.executable, "-c", script, "search", "asylum"], capture_output=True, encoding="utf-8", check=False, timeout=60
    )
    assert (done.returncode, done.stdout) == (DATA, "")
    assert "emngloss: the glossary data are damaged" in done.stderr


def test_a_cache_that_cannot_be_written_is_remarked_and_harmless(tmp_path: Path, surroundings: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    surroundings.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    answer = call("search", "asylum", "-n", "1")
    assert (answer.status, answer.rows[0][0]) == (OK, "asylum")
    assert answer.err.count("compiled in memory") == 1
    assert call("search", "asylum", "-n", "1", "-q").err == ""
