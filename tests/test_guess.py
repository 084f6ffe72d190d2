"""In which format a file is, and in which encoding."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import EN, corpus_glossary
from emngloss.errors import FileError, FormatError, UsageError
from emngloss.formats.guess import guessed
from emngloss.formats.opening import opened
from emngloss.formats.registry import FORMATS, ROWS, Format
from emngloss.model.language_tag import LanguageTag


@pytest.mark.parametrize("row", [row for row in ROWS if row.reads], ids=lambda row: row.name)
def test_every_format_is_known_from_what_it_writes(row: Format, tmp_path: Path) -> None:
    path = tmp_path / f"export{row.suffix}"
    languages = (EN, LanguageTag("el"))
    if row.binary:
        with path.open("wb") as stream:
            row.write(corpus_glossary(), languages, stream)
    else:
        with path.open("w", encoding="utf-8", newline="") as text:
            row.write(corpus_glossary(), languages, text)
    assert guessed(str(path)).family == row.family
    if row.suffix not in (".csv", ".tsv"):
        other = path.rename(tmp_path / "export")
        assert guessed(str(other)).family == row.family


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.tbx", '<?xml version="1.0"?>\n<!-- x --><!DOCTYPE martif SYSTEM "TBXcore.dtd">\n<martif type="TBX">', "tbx"),
        ("a.xml", '<tbx style="dct" type="TBX-Basic">', "tbx3-dct"),
        ("a.tbx", "<ns:tbx style='dca'>", "tbx3"),
        ("a.xml", '<!DOCTYPE tmx SYSTEM "tmx14.dtd" [ <!-- x --> ]><tmx version="1.4">', "tmx"),
        ("a.json", '{"schema_version": 1, "concepts": []}\n{"schema_version": 1, "concepts": []}\n', "jsonl"),
        ("a.jsonld", '{"@context": {}}', "jsonld"),
        ("a.nt", "<http://a> <http://b> <http://c> .\n", "turtle"),
        ("a", "# a comment\nPREFIX skos: <x>\n", "turtle"),
        ("a.csv", "<b>,x\n", "csv"),
        ("a.csv", "en;de\n", "csv"),
        ("a.tsv", "en\tde\n", "tsv"),
        ("a.tab", "asylum\tAsyl\tlaw\n", "omegat"),
        ("a.tab", "English\tGerman\nasylum\tAsyl\n", "tsv"),
        ("a.utf8", "asylum\tAsyl\n", "omegat"),
        ("a.txt", "id\ten\tde\tfr\na\tb\tc\td\n", "tsv"),
    ],
)
def test_a_file_is_known_by_what_it_begins_with(name: str, text: str, expected: str, tmp_path: Path) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        path = tmp_path / name
        path.write_text(text, encoding=encoding)
        assert guessed(str(path)).name == expected


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.zip", b"PK\x03\x04other"), ("a.po", b'msgid ""\n'), ("a.txt", b"asylum\n"), ("a", b""), ("a.xml", b"<xliff/>")],
)
def test_what_is_not_known_is_answered_with_the_formats(name: str, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UsageError, match="in which format is it") as caught:
        guessed(str(path))
    assert "omegat" in (caught.value.hint or "")


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    for act in (guessed, lambda path: opened(path, FORMATS["csv"])):
        with pytest.raises(FileError, match="cannot be read"):
            act(str(tmp_path / "missing.csv"))
        with pytest.raises(FileError, match="cannot be read"):
            act(str(tmp_path))


@pytest.mark.parametrize(
    ("encoding", "name", "head"),
    [
        ("utf-8", "csv", ""),
        ("utf-8-sig", "csv", ""),
        ("utf-16", "csv", ""),
        ("utf-16-le", "csv", ""),
        ("utf-16-be", "csv", ""),
        ("utf-32", "csv", ""),
        ("cp1252", "csv", ""),
        ("cp1252", "omegat", ""),
        ("utf-8", "tbx", "<?xml version='1.0'?>"),
        ("iso-8859-1", "tbx", "<?xml version='1.0' encoding='ISO-8859-1'?>"),
        ("utf-16", "tbx", "<?xml version='1.0' encoding='UTF-16'?>"),
        ("utf-8", "tbx", "<?xml version='1.0' encoding='UTF-16'?>"),
        ("utf-16", "json", ""),
    ],
)
def test_the_encoding_is_found_out(encoding: str, name: str, head: str, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(f"{head}Flüchtling; réfugié\r\n".encode(encoding))
    with opened(str(path), FORMATS[name]) as stream:
        text = stream.read()
    assert str(text) == f"{head}Flüchtling; réfugié\r\n"


@pytest.mark.parametrize("name", ["hex", "klingon"])
def test_an_encoding_that_is_none_is_refused(name: str, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text(f"<?xml version='1.0' encoding='{name}'?><martif/>")
    with pytest.raises(FormatError, match="unknown encoding"):
        opened(str(path), FORMATS["tbx"])


def test_a_table_in_no_encoding_that_can_be_found_out_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"en,de\n\x81\x8d,x\n")
    with pytest.raises(FormatError, match="neither UTF-8 nor Windows-1252"):
        opened(str(path), FORMATS["csv"])
