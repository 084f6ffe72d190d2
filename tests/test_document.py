from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings

from builders import ACTS, CONCEPTS, EDITION, HARD, HY, LANGUAGES, UNACCOMPANIED_MINOR, concepts, texts
from emngloss.errors import FormatError, GlossError
from emngloss.model.concept import Concept
from emngloss.model.document import Document, concept_document, concept_from, glossary_document
from emngloss.table import Path, Table, dotted


def complain(path: Path, problem: str, remedy: str) -> GlossError:
    return FormatError(f"{dotted(path)}: {problem}", remedy)


def read(document: Document) -> Concept:
    return concept_from(Table(json.loads(json.dumps(document)), complain))


def document(**changes: object) -> Document:
    return {**concept_document(UNACCOMPANIED_MINOR, ACTS), **changes}


@pytest.mark.parametrize("concept", CONCEPTS, ids=lambda concept: concept.id)
def test_a_concept_is_read_back_from_its_document(concept: Concept) -> None:
    assert read(concept_document(concept, ACTS, ["child"])) == concept


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(concepts(texts(HARD)))
def test_any_concept_is_read_back_from_its_document(concept: Concept) -> None:
    assert read(concept_document(concept, ACTS)) == concept


def test_the_keys_come_in_the_order_of_the_contract() -> None:
    assert list(document()) == [
        "id", "theme", "emn", "eurovoc", "historical", "aliases", "definition", "definitions", "sources", "notes",
        "broader", "narrower", "related", "reasons", "terms",
    ]  # fmt: skip


def test_the_definition_is_the_first_of_the_definitions() -> None:
    one = document()
    assert isinstance(one["definitions"], list)
    assert one["definition"] == one["definitions"][0]["text"]
    assert document()["definition"] != one["definitions"][1]["text"]


def test_definitions_and_notes_name_their_sources_by_place() -> None:
    one = document()
    assert isinstance(one["definitions"], list)
    assert isinstance(one["notes"], list)
    assert isinstance(one["sources"], list)
    places = [part["sources"] for part in (*one["definitions"], *one["notes"])]
    assert places == [[0, 1], [2], [3], []]
    assert one["sources"][0]["citation"] == "Art. 3(11) of Regulation (EU) 2024/1347 (Qualification Regulation)"


def test_a_source_says_where_it_is_and_whether_it_is_in_force() -> None:
    one = document()
    assert isinstance(one["sources"], list)
    in_force, repealed, own, _ = one["sources"]
    assert (in_force["url"], in_force["in_force"]) == ("http://data.europa.eu/eli/reg/2024/1347/oj", True)
    assert repealed["in_force"] is False
    assert (own["act"], own["url"], own["in_force"], own["citation"]) == (None, None, None, None)


def test_a_gap_is_an_empty_list_of_terms() -> None:
    one = document()
    assert isinstance(one["terms"], dict)
    assert one["terms"][HY] == []
    assert list(one["terms"]) == sorted(one["terms"])


def test_what_is_derived_is_written_and_not_believed_when_read() -> None:
    one = document(definition={"en": "another"}, narrower=["x", "y"])
    assert read(one) == UNACCOMPANIED_MINOR


def test_the_head_names_glossary_date_and_languages_in_order() -> None:
    head = glossary_document(EDITION, list(reversed(LANGUAGES)))
    assert head == {
        "name": "emngloss", "version": "2026.11", "date": "2026-11-21", "licence": "CC-BY-4.0", "languages": sorted(LANGUAGES),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"id": None}, "id: is missing"),
        ({"historical": "yes"}, "historical: 'yes' is not true or false"),
        ({"colour": "red"}, "colour: unknown key"),
        ({"reasons": {"stranger": "stage"}}, "reasons.stranger: is not in related"),
        ({"reasons": {"guardian": "friend"}}, "reasons.guardian: unknown value 'friend'"),
        ({"notes": [{"type": "scope", "text": "A.", "sources": [4]}]}, "notes[0].sources: there is no source 4"),
        ({"notes": [{"type": "scope", "text": "A.", "sources": [-1]}]}, "notes[0].sources: there is no source -1"),
        ({"notes": [{"type": "scope", "text": "A.", "sources": [True]}]}, "notes[0].sources: [True] is not a list of whole"),
        ({"sources": [{"basis": "quoted"}]}, "sources[0].basis: unknown value 'quoted'"),
        ({"definitions": [{"text": {"english": "a"}}]}, "definitions[0].text.english: 'english' is not a language tag"),
        ({"terms": {"de": [{"text": "a"}]}}, "terms.de[0].provenance: is missing"),
        ({"terms": {"de": [{"text": "a", "provenance": "emn", "gender": "m"}]}}, "terms.de[0].gender: unknown key"),
        ({"terms": {"de": "a"}}, "terms.de: is not a list of tables"),
        ({"terms": []}, "terms: [] is not a table"),
    ],
)
def test_a_document_against_the_contract_is_refused_with_key_and_remedy(changes: dict[str, object], said: str) -> None:
    with pytest.raises(FormatError) as caught:
        read(document(**changes))
    assert caught.value.message.startswith(said)
    assert caught.value.hint
