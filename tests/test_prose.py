"""Definitions and notes: found after terms, shown with the words marked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emngloss.model.concept import Definition, Note, NoteType
from emngloss.model.language_tag import LanguageTag
from emngloss.search.hit import DEFINITION, EXACT, NOTE
from emngloss.search.index import Index
from emngloss.search.prose import snippet
from search_index import concept, found, hits, index_of

EN, DE = LanguageTag("en"), LanguageTag("de")


@pytest.fixture(scope="module")
def index() -> Index:
    removal = concept("removal", en="removal", de="Abschiebung")
    entry = concept("entry", en="entry", de="Einreise")
    return index_of(
        [
            replace(
                removal,
                definitions=(Definition({EN: "enforcement of the duties to leave", DE: "Vollzug einer Pflicht"}),),
                notes=(Note(NoteType.USAGE, "In Austria another word is used."), Note(NoteType.LEGAL, "A decision comes first.")),
            ),
            replace(entry, notes=(Note(NoteType.SCOPE, "Crossing a border; removal is another thing."),)),
        ]
    )


def test_a_definition_comes_before_a_note_and_after_a_term(index: Index) -> None:
    assert hits(index, "enforcement duty") == [("removal", DEFINITION)]
    assert hits(index, "Austria word") == [("removal", NOTE)]
    assert hits(index, "removal") == [("removal", EXACT)]
    assert hits(index, "removal", fields=["term", "definition", "note"]) == [("removal", EXACT), ("entry", NOTE)]


def test_a_field_is_searched_alone(index: Index) -> None:
    assert hits(index, "removal", fields=["note"]) == [("entry", NOTE)]
    assert hits(index, "removal", fields=["definition"]) == []
    assert hits(index, "removal", fields=["term"]) == [("removal", EXACT)]
    assert hits(index, "removal", fields=["synonym"]) == []


def test_synonyms_are_what_is_not_preferred() -> None:
    index = index_of([concept("removal", en=["removal", "deportation"])])
    assert hits(index, "deportation", fields=["synonym"]) == [("removal", EXACT)]
    assert hits(index, "deportation", fields=["term"]) == []
    assert hits(index, "removal", fields=["synonym"]) == []


def test_notes_are_english(index: Index) -> None:
    assert hits(index, "Austria word", languages=["de"]) == []
    assert hits(index, "Vollzug Pflicht", languages=["de"]) == [("removal", DEFINITION)]


def test_the_words_found_are_marked(index: Index) -> None:
    (hit,) = found(index, "enforcement duty")
    assert hit.snippet is not None
    marked = [hit.snippet.text[start:end] for start, end in hit.snippet.marks]
    assert (hit.snippet.field, marked) == ("definition", ["enforcement", "duties"])
    (hit,) = found(index, "decision first", fields=["note"])
    assert hit.snippet is not None
    assert hit.snippet.text == "A decision comes first."


def test_a_long_text_is_cut_around_the_words() -> None:
    text = "word " * 100 + "Ziel here " + "word " * 100
    cut = snippet("note", [text.strip()], ["ziel"])
    assert cut is not None
    assert len(cut.text) < 260
    assert cut.text.startswith("… ")
    assert cut.text.endswith(" …")
    assert [cut.text[start:end] for start, end in cut.marks] == ["Ziel"]


def test_no_text_gives_no_snippet() -> None:
    assert snippet("note", [], ["word"]) is None


@given(
    st.lists(st.text("ab éß’-", min_size=1, max_size=400), min_size=1, max_size=3),
    st.lists(st.text("abe", min_size=1), max_size=3),
)
def test_marks_lie_inside_the_snippet_in_order(texts: list[str], wanted: list[str]) -> None:
    cut = snippet("definition", texts, wanted)
    assert cut is not None
    last = 0
    for start, end in cut.marks:
        assert last <= start < end <= len(cut.text)
        assert cut.text[start:end].strip() == cut.text[start:end]
        last = end
