"""A search for an act, or a place in one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import ACTS
from emngloss.model.concept import Concept, Definition, Note, NoteType
from emngloss.model.language_tag import LanguageTag
from emngloss.model.source import Basis, Citation, Source
from emngloss.search.build_sources import locator_keys
from emngloss.search.citations import acts_and_place, locator_key
from emngloss.search.hit import EXACT, SOURCE
from emngloss.search.index import Index
from search_index import concept, found, hits, index_of

OLD, NEW = "32011L0095", "32024R1347"


def resting(concept_id: str, *sources: Source, note: Source | None = None) -> Concept:
    """A concept whose definition rests on these sources, and a note on another."""
    definitions = (Definition({LanguageTag("en"): "something"}, None, sources),) if sources else ()
    notes = (Note(NoteType.LEGAL, "Law.", (note,)),) if note else ()
    return replace(concept(concept_id, en=concept_id), definitions=definitions, notes=notes)


@pytest.fixture(scope="module")
def index() -> Index:
    return index_of(
        [
            resting("minor", Source(NEW, "Art. 3(11)", Basis.ADAPTED, (Citation(OLD, "Art. 2(l)"),))),
            resting("status", Source(NEW, "Art. 3(1)", Basis.PARALLEL), Source(NEW, "Arts 26-28", Basis.DERIVED)),
            resting("whole", Source(NEW, None, Basis.DERIVED)),
            resting("noted", note=Source(NEW, "Annex II")),
            resting("older", Source(OLD, "Art. 9", Basis.DERIVED)),
            concept("named", en=["something", "Qualification Directive"]),
        ],
        ACTS,
    )


@pytest.mark.parametrize(
    "query",
    [
        "Art. 3(11) 2024/1347",
        "article 3(11) of Regulation (EU) 2024/1347",
        "Artikel 3 (11) Verordnung (EU) 2024/1347",
        "3(11) 2024/1347",
        "2024/1347 art 3(11)",
        "Art. 3(11) 1347/2024",
        "Art. 3(11) 32024R1347",
        "Art. 3(11) Qualification Regulation",
        "Art. 3(11)(b) Qualification Regulation",
        "Art. 2(l) 2011/95",
        "Art 2 l Directive 2011/95/EU",
    ],
)
def test_a_place_finds_the_concepts_that_rest_on_it(query: str, index: Index) -> None:
    assert hits(index, query) == [("minor", SOURCE)]


def test_an_article_finds_what_rests_on_its_paragraphs(index: Index) -> None:
    assert hits(index, "Art. 3 2024/1347") == [("minor", SOURCE), ("status", SOURCE)]
    assert hits(index, "Art. 27 2024/1347") == [("status", SOURCE)]


def test_an_act_finds_all_that_rests_on_it_definitions_before_notes(index: Index) -> None:
    everything = [concept_id for concept_id, match in hits(index, "32024R1347") if match == SOURCE]
    assert everything == ["minor", "whole", "status", "noted"]


def test_an_old_place_names_the_new_one(index: Index) -> None:
    (hit,) = found(index, "Art. 2(l) 2011/95")
    assert hit.citation is not None
    assert hit.citation.text == "Art. 2(l) of Directive 2011/95/EU (Qualification Directive)"
    assert (hit.citation.new_act, hit.citation.new_locator) == (NEW, "Art. 3(11)")
    assert hit.citation.new_text == "Art. 3(11) of Regulation (EU) 2024/1347 (Qualification Regulation)"
    (hit,) = found(index, "Art. 9 2011/95")
    assert hit.citation is not None
    assert hit.citation.new_text == "Regulation (EU) 2024/1347 (Qualification Regulation)"


def test_a_citation_is_written_as_the_act_writes_it(index: Index) -> None:
    for hit in found(index, "32024R1347"):
        assert hit.citation is not None
        assert hit.citation.text == ACTS[NEW].citation(hit.citation.locator)


def test_a_term_beats_an_act(index: Index) -> None:
    assert hits(index, "Qualification Directive")[0] == ("named", EXACT)


def test_what_is_no_citation_names_no_act(index: Index) -> None:
    for query in ("", "2024", "art 3", "qualification regulation of minors", "regulation 2024 1347 cake", "a " * 40):
        assert acts_and_place(index, query.split()) is None
    assert acts_and_place(index, "2024 1347".split()) == ([NEW], "")  # noqa: SIM905


def test_a_search_in_notes_finds_no_acts(index: Index) -> None:
    assert hits(index, "32024R1347", fields=["note"]) == []


@pytest.mark.parametrize(
    ("locator", "keys"),
    [
        (None, [""]),
        ("Art. 1A(2)", ["art 1a 2"]),
        ("Arts 3(5) and 7", ["art 3 5", "art 7"]),
        ("Recitals 12-14", ["recital 12", "recital 13", "recital 14"]),
        ("Annex II", ["annex ii"]),
        ("Art. 5-4", ["art 5 4"]),
        ("paras 94-95", ["para 94", "para 95"]),
    ],
)
def test_a_locator_has_a_key_for_each_place(locator: str | None, keys: list[str]) -> None:
    assert locator_keys(locator) == keys


def test_the_word_for_article_makes_no_difference() -> None:
    for word in ("Art.", "Article", "Artikel", "artículo", "άρθρο", "член", "ст.", "cikk", "მუხლი"):
        assert locator_key(f"{word} 3(11)") == "art 3 11", word
