"""The PO glossary: a message a term, none twice, quoted so that gettext reads it."""

import io
import subprocess
from dataclasses import replace
from pathlib import Path
from shutil import which

import pytest

from builders import DE, EN, NL, UNACCOMPANIED_MINOR, corpus_glossary, glossary_of
from emngloss.errors import FormatError
from emngloss.formats.pairs import flat, pairs
from emngloss.formats.registry import FORMATS
from emngloss.model.concept import Concept, Definition
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag
from emngloss.model.term import Term, TermStatus


def text(glossary: Glossary, source: LanguageTag = EN, target: LanguageTag = DE) -> str:
    stream = io.StringIO(newline="")
    FORMATS["po"].write(glossary, (source, target), stream)
    return stream.getvalue()


def messages(glossary: Glossary, source: LanguageTag = EN, target: LanguageTag = DE) -> list[list[str]]:
    """The lines of each message after the header."""
    return [part.splitlines() for part in text(glossary, source, target).split("\n\n")[1:]]


def test_the_header_names_edition_and_languages() -> None:
    assert text(glossary_of([])) == (
        "# emngloss 2026.11 (2026-11-21)\n"
        "# CC-BY-4.0\n"
        "# Terms marked emn: European Migration Network.\n"
        'msgid ""\n'
        'msgstr ""\n'
        '"Project-Id-Version: emngloss 2026.11\\n"\n'
        '"PO-Revision-Date: 2026-11-21 00:00+0000\\n"\n'
        '"Last-Translator: Automatically generated\\n"\n'
        '"Language-Team: none\\n"\n'
        '"Language: de\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        '"X-Source-Language: en\\n"\n'
    )


def test_each_term_is_a_message_with_its_concept_as_context_and_the_preferred_translation() -> None:
    first, second = messages(glossary_of([UNACCOMPANIED_MINOR]))
    assert first[-3:] == ['msgctxt "unaccompanied-minor"', 'msgid "unaccompanied minor"', 'msgstr "unbegleiteter Minderjähriger"']
    assert second[-3:] == ['msgctxt "unaccompanied-minor"', 'msgid "UAM"', 'msgstr "unbegleiteter Minderjähriger"']


def test_a_remark_gives_the_definition_and_the_other_translations_with_their_marks() -> None:
    first, _ = messages(glossary_of([UNACCOMPANIED_MINOR]))
    assert first[:-3] == [
        f"#. {UNACCOMPANIED_MINOR.definition('en')}",
        "#. de: unbegleiteter Minderjähriger; unbegleitete minderjährige Person [AT, CH; national]; UM",
    ]


def test_a_single_translation_is_remarked_only_where_it_has_a_mark() -> None:
    plain = Concept("asylum", terms=(Term("Asyl", DE), Term("asylum", EN)))
    assert messages(glossary_of([plain])) == [['msgctxt "asylum"', 'msgid "asylum"', 'msgstr "Asyl"']]
    marked = replace(plain, terms=(Term("Asyl", DE, regions=("AT",)), Term("asylum", EN)))
    assert messages(glossary_of([marked]))[0][0] == "#. de: Asyl [AT]"


def test_a_discouraged_term_is_neither_message_nor_translation() -> None:
    terms = (Term("Asyl", DE), Term("Asylrecht", DE, TermStatus.DEPRECATED), Term("asylum", EN, TermStatus.SUPERSEDED))
    assert messages(glossary_of([Concept("asylum", terms=terms)])) == []
    assert "Asylrecht" not in text(glossary_of([Concept("asylum", terms=(*terms, Term("refuge", EN)))]))


def test_a_term_that_stands_twice_in_a_concept_is_one_message() -> None:
    terms = (Term("minor", EN), Term("minor\n", EN, TermStatus.ADMITTED, regions=("IE",)), Term("minderjarige", NL))
    assert len(messages(glossary_of([Concept("minor", terms=terms)]), EN, NL)) == 1


def test_quotation_marks_and_backslashes_are_escaped_and_line_breaks_are_blanks() -> None:
    concept = Concept("a", definitions=(Definition({EN: "one\ntwo"}),), terms=(Term('"C:\\n"', DE), Term("a\nb", EN)))
    assert messages(glossary_of([concept])) == [
        ["#. one two", 'msgctxt "a"', 'msgid "a b"', 'msgstr "\\"C:\\\\n\\""'],
    ]


def test_a_control_character_is_refused_with_the_concept() -> None:
    with pytest.raises(FormatError, match="asylum"):
        text(glossary_of([Concept("asylum", terms=(Term("a\x1b", DE), Term("b", EN)))]))


@pytest.mark.interop
def test_msgfmt_accepts_the_whole_glossary_in_every_language(tmp_path: Path) -> None:
    if which("msgfmt") is None:
        pytest.skip("msgfmt is not installed")
    glossary, file = corpus_glossary(), tmp_path / "glossary.po"
    for language in glossary.languages:
        if language != EN:
            file.write_text(text(glossary, EN, language), encoding="utf-8")
            run = subprocess.run(
                ["msgfmt", "-c", "-v", "-o", str(tmp_path / "glossary.mo"), str(file)],
                capture_output=True,
                text=True,
                check=False,
                env={"LC_ALL": "C"},
            )
            found = {(pair.concept.id, flat(pair.source.text)) for pair in pairs(glossary, EN, language)}
            assert (run.returncode, run.stderr.strip()) == (0, f"{len(found)} translated messages.")


@pytest.mark.interop
def test_polib_reads_the_whole_glossary_back() -> None:
    polib = pytest.importorskip("polib", reason="polib is not installed")
    glossary = corpus_glossary()
    found = {(entry.msgctxt, entry.msgid): entry.msgstr for entry in polib.pofile(text(glossary, DE, EN))}
    expected: dict[tuple[str, str], str] = {}
    for pair in pairs(glossary, DE, EN):
        expected.setdefault((pair.concept.id, pair.source.text), pair.target.text)
    assert found == expected


@pytest.mark.interop
def test_translate_toolkit_reads_the_whole_glossary_back() -> None:
    pypo = pytest.importorskip("translate.storage.pypo", reason="translate-toolkit is not installed")
    glossary = corpus_glossary()
    store = pypo.pofile.parsestring(text(glossary, EN, NL).encode())
    assert store.gettargetlanguage() == "nl"
    found = {(unit.getcontext(), str(unit.source)) for unit in store.units if not unit.isheader()}
    assert found == {(pair.concept.id, pair.source.text) for pair in pairs(glossary, EN, NL)}
