"""The glossary as Markdown: what a reader shows is what the glossary says, and nothing in it becomes markup."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from builders import BG, DE, EDITION, EN, HY, NL, corpus_glossary, glossary_of
from emngloss.errors import FormatError
from emngloss.formats.markdown import anchor, escaped
from emngloss.formats.registry import FORMATS
from emngloss.model.concept import Concept, Definition, Note, NoteType, Relation
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag
from emngloss.model.term import Term

READER = MarkdownIt("commonmark").enable("table").enable("strikethrough")


def written(glossary: Glossary, languages: Sequence[LanguageTag] | None = None) -> str:
    stream = io.StringIO(newline="")
    FORMATS["markdown"].write(glossary, list(glossary.languages) if languages is None else languages, stream)
    return stream.getvalue()


def inline(text: str) -> list[Token]:
    return [token for block in READER.parse(text) for token in block.children or ()]


def shown(tokens: Sequence[Token]) -> str:
    return "".join(token.content for token in tokens)


def cells(text: str) -> list[str]:
    """The cells of all tables, as a reader shows them."""
    blocks = READER.parse(text)
    opened = [place for place, block in enumerate(blocks) if block.type == "td_open"]
    return [shown(blocks[place + 1].children or ()) for place in opened]


def test_a_section_shows_the_concept(small_glossary: Glossary) -> None:
    text = written(small_glossary)
    section = text[text.index("## unaccompanied minor") :]
    for said in (
        "Family children · unaccompanied-minor · unaccompanied-child · unaccompanied-migrant-minor · [EMN entry](<https://",
        "[EuroVoc](<http://eurovoc.europa.eu/5962>)",
        "**Definition (in EU law):** Minor who arrives without a responsible adult, or is left alone.",
        "**Definition (in EU law, German):** Minderjähriger ohne Begleitung.",
        "- based on [Art. 3(11) of Regulation (EU) 2024/1347 (Qualification Regulation)](<http://data.europa.eu/eli/reg/2024/1347/oj>)",
        "; replaces [Art. 2(l) of Directive 2011/95/EU",
        "(no longer in force since 2026-06-12)",
        "**Definition (in statistics):**",
        "- this project's own definition",
        "- **usage:** The acts say",
        "- Broader: [minor](#minor)",
        "- Related: [\\=guardian, “legal”](#guardian-legal) (actor), separated-child",
        "| German (de) | unbegleitete minderjährige Person | synonym | AT, CH; national usage; proposed |",
        "| English (en) | lone child | deprecated | proposed; Colloquial. |",
        "| alleenstaande minderjarige vreemdeling | preferred | NL; narrower in meaning; proposed; Foreigners only. |",
        "| Armenian (hy) | | gap | nobody can vouch for a term |",
    ):
        assert said in section
    assert "- Narrower: [unaccompanied minor](#unaccompanied-minor)" in text
    assert "**historical** · " in text


def test_the_head_names_version_date_licence_and_whom_to_acknowledge() -> None:
    head = written(glossary_of([]))
    assert head == (
        f"# {EDITION.name} {EDITION.version} ({EDITION.date})\n\nLicence: {EDITION.licence}\n\n{EDITION.acknowledgement}\n"
    )


def test_only_the_languages_asked_for_are_there_in_their_order(small_glossary: Glossary) -> None:
    rows = re.findall(r"^\| \w+ \((\w+)\)", written(small_glossary, [NL, DE, HY]), re.MULTILINE)
    assert list(dict.fromkeys(rows[rows.index("nl") :])) == ["nl", "de", "hy"]
    assert "непридружено" not in written(small_glossary, [NL, DE])


def test_without_english_the_first_language_names_the_concepts(small_glossary: Glossary) -> None:
    assert "\n## непридружено малолетно лице\n" in written(small_glossary, [BG, DE])


HARD_CHARS = "ab 12.)(-+=#:~>|`*_[]{}<>&!\\\"'/@$^;wxyzh\n\t\u00a0ქ😀"


@settings(max_examples=300)
@given(st.text(HARD_CHARS, min_size=1, max_size=25))
def test_a_reader_shows_every_character_of_any_text_and_no_markup(text: str) -> None:
    flat = " ".join(part for part in re.split(r"[ \n\t]+", text) if part)
    for place in (escaped(text), f"- {escaped(text)}", f"| a |\n| --- |\n| {escaped(text)} |"):
        found = READER.parse(place)
        kinds = {token.type for block in found for token in block.children or ()}
        assert kinds <= {"text", "text_special"}
        assert not [block for block in found if block.type in ("html_block", "heading_open", "hr", "code_block", "fence")]
        last = [block for block in found if block.type == "inline"][-1:]
        assert "".join(shown(block.children or ()) for block in last).strip() == flat.strip()


@pytest.mark.parametrize("text", ["- a", "+ a", "1. a", "12) a", "# a", "> a", "=== a", "---", ": a", "~~~", "    a"])
def test_no_text_begins_a_block(text: str) -> None:
    assert [block.type for block in READER.parse(escaped(text))] == ["paragraph_open", "inline", "paragraph_close"]


@pytest.mark.parametrize("text", ["www.example.org", "https://example.org", "a@example.org"])
def test_no_text_is_an_address_for_readers_that_look_for_them(text: str) -> None:
    assert escaped(text) != text
    assert shown(inline(escaped(text))) == text


def test_a_cell_is_never_parted() -> None:
    text = written(glossary_of([Concept("a", terms=(Term("one | two \\| three\nfour", EN),))]))
    assert cells(text)[1] == "one | two \\| three four"


def test_links_lead_to_the_anchors_of_headings_also_where_two_are_the_same() -> None:
    terms = (Term("return", EN),)
    related = Concept("c", related=(Relation("a"), Relation("b")), terms=(Term("(re)entry, again", EN),))
    text = written(glossary_of([Concept("a", terms=terms), Concept("b", terms=terms), related]))
    assert "[return](#return), [return](#return-1)" in text
    assert anchor("(re)entry, again") == "reentry-again"


def test_every_link_of_the_real_corpus_leads_to_a_heading() -> None:
    text = written(corpus_glossary())
    headings = [line[3:] for line in text.splitlines() if line.startswith("## ")]
    targets = set(re.findall(r"\]\(#([^)]*)\)", text))
    assert targets <= {anchor(shown(inline(heading))) for heading in headings}
    assert len(headings) == len(corpus_glossary())


def test_no_definition_or_note_of_the_real_corpus_is_markup() -> None:
    kinds = {token.type for token in inline(written(corpus_glossary()))}
    assert kinds <= {"text", "text_special", "strong_open", "strong_close", "link_open", "link_close"}


@pytest.mark.parametrize("char", ["\x00", "\x1b", "\x7f", "\ud800"])
def test_what_cannot_be_shown_is_refused_with_the_concept(char: str) -> None:
    for concept in (
        Concept("a", terms=(Term(f"b{char}", EN),)),
        Concept("a", definitions=(Definition({EN: f"b{char}"}),)),
        Concept("a", notes=(Note(NoteType.SCOPE, f"b{char}"),)),
    ):
        with pytest.raises(FormatError, match=r"^a: ") as caught:
            written(glossary_of([concept]))
        assert caught.value.hint
    with pytest.raises(FormatError, match=r"^the edition: "):
        written(replace(glossary_of([]), edition=replace(EDITION, licence=f"CC{char}")))


@pytest.mark.interop
def test_pandoc_reads_a_section_and_a_table_for_each_concept_and_follows_every_link() -> None:
    pandoc = shutil.which("pandoc")
    if pandoc is None:
        pytest.skip("pandoc is not installed")
    glossary = corpus_glossary()
    command = [pandoc, "--from", "gfm", "--to", "html", "--wrap", "none"]
    page = subprocess.run(command, input=written(glossary), capture_output=True, encoding="utf-8", check=True).stdout
    assert page.count("<h2") == page.count("<table") == len(glossary)
    assert {unquote(link) for link in re.findall(r'href="#([^"]*)"', page)} <= set(re.findall(r'id="([^"]*)"', page))
    assert len(re.findall(r"<tr[^>]*>\s*<td", page)) == sum(len(concept.terms) + len(concept.gaps) for concept in glossary)
