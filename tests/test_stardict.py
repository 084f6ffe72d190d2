"""The StarDict dictionary: every word leads to its articles, in files that are sorted and counted as the format demands."""

import io
import json
import struct
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from shutil import which
from zipfile import ZIP_STORED, ZipFile

import pytest

from builders import BG, DE, EN, FR, GUARDIAN, UNACCOMPANIED_MINOR, corpus_glossary, glossary_of
from emngloss.errors import FormatError
from emngloss.formats.pairs import pairs
from emngloss.formats.registry import FORMATS
from emngloss.model.concept import Concept, Definition
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag
from emngloss.model.source import Source
from emngloss.model.term import Term, TermStatus

EL, KA = LanguageTag("el"), LanguageTag("ka")


@dataclass
class Dictionary:
    """The parts of a dictionary as a program reads them."""

    information: dict[str, str]
    entries: list[tuple[str, str]]
    synonyms: list[tuple[str, str]]

    @cached_property
    def texts(self) -> dict[str, str]:
        """The text that each word leads to; no word may be there twice."""
        articles = dict(self.entries)
        texts = {**articles, **{word: articles[headword] for word, headword in self.synonyms}}
        assert len(texts) == len(self.entries) + len(self.synonyms)
        return texts


def archive(glossary: Glossary, source: LanguageTag = EN, target: LanguageTag = DE) -> bytes:
    stream = io.BytesIO()
    FORMATS["stardict"].write(glossary, (source, target), stream)
    return stream.getvalue()


def records(data: bytes, numbers: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The words that end with NUL, and the big-endian numbers behind each."""
    place, size = 0, struct.calcsize(numbers)
    while place < len(data):
        end = data.index(b"\0", place)
        yield data[place:end].decode(), struct.unpack(numbers, data[end + 1 : end + 1 + size])
        place = end + 1 + size


def dictionary(glossary: Glossary, source: LanguageTag = EN, target: LanguageTag = DE) -> Dictionary:
    files = ZipFile(io.BytesIO(archive(glossary, source, target)))
    parts = {name.rpartition(".")[2]: files.read(name) for name in files.namelist()}
    magic, *lines = parts["ifo"].decode().splitlines()
    assert magic == "StarDict's dict ifo file"
    information = dict(line.split("=", 1) for line in lines)
    index = list(records(parts["idx"], ">II"))
    entries = [(word, parts["dict"][offset : offset + size].decode()) for word, (offset, size) in index]
    assert information["idxfilesize"] == str(len(parts["idx"]))
    assert sum(size for _, (_, size) in index) == len(parts["dict"])
    synonyms = [(word, entries[place][0]) for word, (place,) in records(parts.get("syn", b""), ">I")]
    return Dictionary(information, entries, synonyms)


def concept(concept_id: str, *english: Term | str, german: str = "x") -> Concept:
    terms = [
        Term(term, EN, TermStatus.ADMITTED if place else TermStatus.PREFERRED) if isinstance(term, str) else term
        for place, term in enumerate(english)
    ]
    return Concept(concept_id, terms=(Term(german, DE), *terms))


def test_the_archive_is_a_folder_of_files_with_the_date_of_the_edition_that_nothing_compresses() -> None:
    files = ZipFile(io.BytesIO(archive(glossary_of([UNACCOMPANIED_MINOR])))).infolist()
    assert [file.filename for file in files] == [f"emngloss-en-de/emngloss-en-de.{end}" for end in ("ifo", "idx", "dict", "syn")]
    assert {(file.date_time, file.compress_type) for file in files} == {((2026, 11, 21, 0, 0, 0), ZIP_STORED)}
    assert {(file.create_system, file.external_attr >> 16) for file in files} == {(3, 0o644)}


def test_the_information_names_the_edition_and_counts_words() -> None:
    information = dictionary(glossary_of([UNACCOMPANIED_MINOR, GUARDIAN])).information
    del information["idxfilesize"]
    assert information == {
        "version": "2.4.2",
        "bookname": "emngloss en-de",
        "wordcount": "2",
        "synwordcount": "3",
        "description": "emngloss 2026.11 (2026-11-21)<br>CC-BY-4.0<br>Terms marked emn: European Migration Network.",
        "date": "2026.11.21",
        "sametypesequence": "m",
    }


def test_without_synonyms_there_is_neither_their_file_nor_their_number() -> None:
    glossary = glossary_of([concept("asylum", "asylum")])
    assert "synwordcount" not in dictionary(glossary).information
    assert len(ZipFile(io.BytesIO(archive(glossary))).namelist()) == 3


def test_an_article_tells_translations_with_marks_definition_sources_and_other_terms() -> None:
    assert dictionary(glossary_of([UNACCOMPANIED_MINOR])).entries == [
        (
            "unaccompanied minor",
            "unaccompanied minor:\n"
            "unbegleiteter Minderjähriger\n"
            "unbegleitete minderjährige Person [AT, CH; national]\n"
            "UM\n"
            "minor who arrives without a responsible adult, or is left alone\n"
            "Sources: Art. 3(11) of Regulation (EU) 2024/1347 (Qualification Regulation); "
            "Art. 2(l) of Directive 2011/95/EU (Qualification Directive), no longer in force since 2026-06-12\n"
            "Also: UAM\n"
            "Avoid: lone child",
        )
    ]


def test_a_source_that_nothing_is_known_of_is_cited_by_its_key_and_own_work_is_none() -> None:
    sources = (Source("lost-act", "Art. 1"), Source("lost-act"), Source())
    definition = Definition({EN: "shelter"}, None, sources)
    glossary = glossary_of([Concept("asylum", definitions=(definition,), terms=(Term("Asyl", DE), Term("asylum", EN)))])
    assert dictionary(glossary).texts["asylum"].endswith("\nSources: Art. 1 of lost-act; lost-act")


def test_every_other_term_leads_to_the_article_also_a_discouraged_one() -> None:
    synonyms = dictionary(glossary_of([UNACCOMPANIED_MINOR])).synonyms
    assert synonyms == [("lone child", "unaccompanied minor"), ("UAM", "unaccompanied minor")]


def test_words_are_in_the_order_of_ascii_without_case_and_then_of_bytes() -> None:
    words = ["Zone", "asylum", "Asylum", "éloignement", "ASYL", "b-c", "B c", "Я", "ß"]
    found = dictionary(glossary_of([concept(f"c{place}", word) for place, word in enumerate(words)]))
    assert [word for word, _ in found.entries] == ["ASYL", "Asylum", "asylum", "B c", "b-c", "Zone", "ß", "éloignement", "Я"]
    others = dictionary(glossary_of([concept("c", "a", *words)]))
    assert [word for word, _ in others.synonyms] == [word for word, _ in found.entries]


def test_a_word_of_two_concepts_shows_both_articles_that_of_the_one_which_prefers_it_first() -> None:
    shown = concept("a", "voluntary return", "return", german="freiwillige Rückkehr")
    preferring = concept("b", "return", "going back", german="Rückkehr")
    found = dictionary(glossary_of([shown, preferring]))
    first, second = found.texts["return"].split("\n\n")
    assert first.startswith("return:\nRückkehr")
    assert second.startswith("voluntary return:\nfreiwillige")
    assert found.texts["voluntary return"] == second
    assert found.texts["going back"] == first
    assert found.synonyms == []


def test_two_concepts_of_one_name_stand_in_one_entry() -> None:
    found = dictionary(glossary_of([concept("a", "return", german="Rückkehr"), concept("b", "return", german="Rückgabe")]))
    assert [word for word, _ in found.entries] == ["return"]
    assert "Rückkehr" in found.texts["return"]
    assert "Rückgabe" in found.texts["return"]


def test_a_term_of_a_concept_that_stands_twice_is_one_word() -> None:
    twice = Term("alien", EN, TermStatus.DEPRECATED)
    found = dictionary(glossary_of([concept("a", "foreigner", "alien", twice)]))
    assert found.synonyms == [("alien", "foreigner")]


def test_a_term_that_is_longer_than_a_word_may_be_is_cut_in_the_index_and_whole_in_the_article() -> None:
    long = "ж" * 200
    terms = (Term("Konvention", DE), Term("Конвенция", BG), Term(long, BG, TermStatus.ADMITTED))
    found = dictionary(glossary_of([Concept("convention", terms=terms)]), BG, DE)
    ((cut, headword),) = found.synonyms
    assert (cut, headword) == ("ж" * 126 + "…", "Конвенция")
    assert len(cut.encode()) == 255
    assert f"Also: {long}" in found.texts[cut]


def test_only_what_has_a_usable_translation_has_an_entry() -> None:
    terms = (Term("asile", FR, TermStatus.SUPERSEDED), Term("asylum", EN))
    found = dictionary(glossary_of([Concept("asylum", terms=terms)]), EN, FR)
    assert (found.entries, found.information["wordcount"]) == ([], "0")


@pytest.mark.parametrize("letter", ["\x00", "\x1b", "\ud800"])
def test_a_control_character_is_refused_with_the_concept(letter: str) -> None:
    with pytest.raises(FormatError, match="asylum"):
        archive(glossary_of([concept("asylum", f"a{letter}b")]))


def test_in_the_whole_glossary_each_word_is_there_once_and_none_is_lost() -> None:
    glossary = corpus_glossary()
    for source in (DE, EL, KA):
        found = dictionary(glossary, source, EN)
        for pair in pairs(glossary, source, EN):
            if len(pair.source.text.encode()) <= 255:
                assert f"\n{pair.target.text}" in found.texts[pair.source.text]


def unpacked(folder: Path, source: LanguageTag) -> Dictionary:
    """The whole glossary from this language into English, put into a folder."""
    glossary = corpus_glossary()
    ZipFile(io.BytesIO(archive(glossary, source, EN))).extractall(folder)
    return dictionary(glossary, source, EN)


@pytest.mark.interop
def test_sdcv_finds_every_word_of_the_whole_glossary(tmp_path: Path) -> None:
    if which("sdcv") is None:
        pytest.skip("sdcv is not installed")
    found = unpacked(tmp_path, KA)
    headwords = {**{word: word for word, _ in found.entries}, **dict(found.synonyms)}
    run = subprocess.run(
        ["sdcv", "-n", "-j", "-e", "-2", str(tmp_path), "--", *headwords], capture_output=True, text=True, check=True
    )
    decoder, text = json.JSONDecoder(), run.stdout.strip()
    for headword in headwords.values():
        ((answer,), end) = decoder.raw_decode(text)
        assert answer["word"] == headword
        assert answer["definition"].strip() == found.texts[headword]
        text = text[end:].strip()
    assert text == ""


@pytest.mark.interop
def test_pyglossary_reads_every_article_of_the_whole_glossary(tmp_path: Path) -> None:
    library = pytest.importorskip("pyglossary.glossary_v2", reason="pyglossary is not installed")
    found = unpacked(tmp_path, EL)
    library.Glossary.init()
    glossary = library.Glossary()
    glossary.directRead(str(tmp_path / "emngloss-el-en" / "emngloss-el-en.ifo"), formatName="Stardict")
    read = [(entry.l_term, entry.defi) for entry in glossary if not entry.isData()]
    assert [(words[0], text) for words, text in read] == found.entries
    assert sorted((word, words[0]) for words, _ in read for word in words[1:]) == sorted(found.synonyms)
