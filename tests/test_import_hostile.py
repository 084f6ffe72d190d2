"""Files made to harm a reader are refused or reported in seconds and in little memory: each is read in a process with limits."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from emngloss.errors import FormatError, GlossError
from emngloss.formats.opening import opened
from emngloss.formats.registry import FORMATS, Format
from emngloss.formats.text_stream import MOST_WHOLE

SECONDS, BYTES = 20, 700_000_000
"""Of processor time and of address space, which is more than what is used of it."""

_PROGRAM = """
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[3]),) * 2)
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[4]),) * 2)
from pathlib import Path
from emngloss.errors import GlossError
from emngloss.formats.opening import opened
from emngloss.formats.registry import FORMATS
row, remarks, count = FORMATS[sys.argv[1]], 0, 0
def take(remark):
    global remarks
    remarks += 1
try:
    with opened(sys.argv[2], row) as stream:
        for concept in row.read(stream, take, "en,de" if row.name == "omegat" else None):
            count += 1
    print("taken", count, remarks)
except GlossError as error:
    print("refused", error.message[:200], "|", error.hint)
status = Path("/proc/self/status")
lines = status.read_text().splitlines() if status.exists() else ["VmHWM: 0 kB"]
print(next(line for line in lines if line.startswith("VmHWM")).split()[1])
"""


def outcome(name: str, path: Path) -> str:
    """What came of reading the file; fails where that takes too much time or 300 MB."""
    arguments = (name, str(path), str(SECONDS), str(BYTES))
    run = subprocess.run([sys.executable, "-c", _PROGRAM, *arguments], capture_output=True, text=True, timeout=120)
    assert run.returncode == 0, (run.returncode, run.stderr[-2000:])
    *said, peak = run.stdout.splitlines()
    assert int(peak) < 300_000, peak
    return "\n".join(said)


def fault(row: Format, path: Path, columns: str | None = None) -> GlossError | None:
    """The error that reading the file ends with, or None."""
    try:
        with opened(str(path), row) as stream:
            list(row.read(stream, lambda remark: None, columns))
    except GlossError as error:
        return error
    return None


def _laughs(root: str) -> str:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{entities}]><{root}>&l9;</{root}>'


def _external(root: str) -> str:
    return f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><{root}>&e;</{root}>'


def _deep(root: str) -> str:
    return f"<{root}>" + "<a>" * 200_000


def _unending_tag(root: str) -> str:
    return f'<{root} a="' + "x" * 60_000_000


def _unending_comment(root: str) -> str:
    return f"<{root}><!-- " + "x" * 60_000_000


MARKUP = {"tbx": "martif", "tmx": "tmx", "rdfxml": "RDF"}


@pytest.mark.parametrize("make", [_laughs, _external, _deep, _unending_tag, _unending_comment], ids=lambda make: make.__name__)
@pytest.mark.parametrize("name", MARKUP)
def test_hostile_markup_is_refused(name: str, make: Callable[[str], str], tmp_path: Path) -> None:
    path = tmp_path / "hostile.xml"
    path.write_text(make(MARKUP[name]), encoding="utf-8")
    assert outcome(name, path).startswith("refused line 1")


@pytest.mark.parametrize(
    ("name", "entry"),
    [("tbx", "<martif><termEntry><note>"), ("tmx", "<tmx><tu><note>")],
)
def test_a_text_without_end_is_refused(name: str, entry: str, tmp_path: Path) -> None:
    path = tmp_path / "long.xml"
    path.write_text(entry + "x " * 60_000_000, encoding="utf-8")
    assert "characters belong together" in outcome(name, path)


@pytest.mark.parametrize(
    ("name", "begin", "said"),
    [
        ("csv", 'en,de\n"', "refused line 2: a row of more than"),
        ("csv", "en,de\n", "characters"),
        ("omegat", "", "refused line 1: more than 10000000 characters"),
        ("jsonl", "", "refused line 1: more than 10000000 characters"),
    ],
)
def test_lines_and_rows_without_end_are_refused(name: str, begin: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "long"
    piece = ("x" * 99 + "\n") * 10_000 if '"' in begin else "x" * 1_000_000
    with path.open("w", encoding="utf-8") as stream:
        stream.write(begin)
        for _ in range(60):
            stream.write(piece)
    assert said in outcome(name, path)


@pytest.mark.parametrize("text", ["[" * 500_000, '{"a":' * 500_000, "[" + "[]," * 10], ids=["lists", "objects", "truncated"])
def test_json_without_bottom_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "deep.json"
    path.write_text(text, encoding="utf-8")
    assert outcome("json", path).startswith("refused")


def test_a_million_rows_of_one_term_take_no_quadratic_time(tmp_path: Path) -> None:
    path = tmp_path / "same.csv"
    path.write_text("en,de\n" + "x,y\n" * 100_000, encoding="utf-8")
    assert outcome("csv", path) == "taken 100000 0"


def test_a_workbook_that_unpacks_to_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 264_000_000)
    assert "too much for a glossary" in outcome("xlsx", path)


def test_turtle_without_bottom_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "deep.ttl"
    path.write_text("[" * 200_000, encoding="utf-8")
    assert outcome("turtle", path).startswith("refused")


@pytest.mark.parametrize("name", ["json", "turtle", "rdfxml"])
def test_what_is_held_in_memory_may_not_be_large(name: str, tmp_path: Path) -> None:
    path = tmp_path / "large"
    with path.open("wb") as stream:
        stream.truncate(MOST_WHOLE + 1)
    with pytest.raises(FormatError, match="200000001 bytes are more than"):
        opened(str(path), FORMATS[name])


@pytest.mark.parametrize("name", ["csv", "jsonl", "json", "tbx", "tmx", "omegat", "turtle", "rdfxml", "xlsx"])
@pytest.mark.parametrize("data", [b"", b"\0" * 5000, b"\xff\xfe\x00", b"\x81\x8d\x8f" * 99, b"\xed\xa0\x80,x\n" * 9])
def test_bytes_that_are_no_document_are_an_error_of_ours(name: str, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "noise"
    path.write_bytes(data)
    row = FORMATS[name]
    error = fault(row, path, "en,de" if row.tabular else None)
    assert error is None or error.hint


def test_every_truncation_of_a_document_is_an_error_or_taken_in_part(tmp_path: Path) -> None:
    entry = '<termEntry id="a"><langSet xml:lang="en"><tig><term>a</term></tig></langSet></termEntry>'
    whole = {
        "tbx": f"<martif><text><body>{entry}</body></text></martif>",
        "json": json.dumps({"schema_version": 1, "concepts": [{"id": "a", "terms": {}}]}),
        "csv": 'id,en,de\na,"asylum, right of",Asyl\n',
    }
    path = tmp_path / "part"
    for name, text in whole.items():
        for end in range(len(text)):
            path.write_text(text[:end], encoding="utf-8")
            error = fault(FORMATS[name], path)
            assert error is None or error.hint
        path.write_text(text, encoding="utf-8")
        assert fault(FORMATS[name], path) is None
