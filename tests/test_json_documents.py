"""The JSON documents: keys, values and spelling, what a reader refuses and what it passes over."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest

from builders import DE, EN, LANGUAGES, NL, glossary_of
from emngloss.errors import FormatError
from emngloss.formats.json_text import dumps
from emngloss.formats.registry import FORMATS
from emngloss.library import load
from emngloss.model.concept import Concept
from emngloss.model.document import concept_document
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag
from emngloss.model.term import Term
from json_contract import SCHEMAS, TERM


def written(name: str, glossary: Glossary, languages: tuple[LanguageTag, ...] = LANGUAGES) -> str:
    stream = io.StringIO(newline="")
    FORMATS[name].write(glossary, languages, stream)
    return stream.getvalue()


def read(name: str, text: str) -> list[Concept]:
    return list(FORMATS[name].read(io.StringIO(text, newline="")))


def document_of(*concepts: object) -> str:
    return json.dumps({"schema_version": 1, "glossary": {}, "concepts": concepts})


def unreadable(text: str, name: str = "json") -> str:
    with pytest.raises(FormatError) as caught:
        read(name, text)
    assert caught.value.hint
    return caught.value.message


def test_the_keys_stand_in_the_order_of_the_contract(small_glossary: Glossary) -> None:
    document = json.loads(written("json", small_glossary))
    assert list(document) == ["schema_version", "glossary", "concepts"]
    assert list(document["glossary"]) == ["name", "version", "date", "licence", "languages"]
    assert document["glossary"]["languages"] == [*LANGUAGES]
    concept = document["concepts"][-1]
    assert list(concept) == list(SCHEMAS["concept.json"]["required"])
    assert list(concept["terms"]) == sorted(LANGUAGES)
    assert list(concept["terms"]["de"][0]) == list(SCHEMAS["concept.json"]["$defs"]["term"]["required"])


def test_one_concept_in_the_words_of_the_contract(small_glossary: Glossary) -> None:
    concept = json.loads(written("json", small_glossary))["concepts"][-1]
    assert concept["definition"] == concept["definitions"][0]["text"]
    assert concept["definitions"][0]["context"] == "eu"
    assert concept["definitions"][0]["sources"] == [0, 1]
    assert concept["sources"][0] == {
        "act": "32024R1347",
        "locator": "Art. 3(11)",
        "short_name": "Qualification Regulation",
        "citation": "Art. 3(11) of Regulation (EU) 2024/1347 (Qualification Regulation)",
        "basis": "adapted",
        "url": "http://data.europa.eu/eli/reg/2024/1347/oj",
        "in_force": True,
        "state": "in-force",
        "replaces": [{"act": "32011L0095", "locator": "Art. 2(l)"}, {"act": "32011L0095", "locator": None}],
    }
    assert concept["reasons"] == {"guardian": "actor"}
    assert concept["terms"]["hy"] == []
    assert concept["terms"]["de"][1] == {
        "text": "unbegleitete minderjährige Person",
        "status": "admitted",
        "type": "full-form",
        "regions": ["AT", "CH"],
        "usage": "national",
        "provenance": "proposed",
        "equivalence": None,
        "grammar": None,
        "note": None,
    }


def test_narrower_is_derived_and_not_read(small_glossary: Glossary) -> None:
    text = written("json", small_glossary)
    minor = next(concept for concept in json.loads(text)["concepts"] if concept["id"] == "minor")
    assert minor["narrower"] == ["unaccompanied-minor"]
    assert read("json", text.replace('"narrower": ["unaccompanied-minor"]', '"narrower": ["x"]')) == list(small_glossary)


def test_each_line_of_jsonl_is_the_json_document_of_one_concept(small_glossary: Glossary) -> None:
    whole = json.loads(written("json", small_glossary))
    lines = [json.loads(line) for line in written("jsonl", small_glossary).splitlines()]
    assert lines == [{**whole, "concepts": [concept]} for concept in whole["concepts"]]


def test_letters_are_real_unicode_in_json(small_glossary: Glossary) -> None:
    assert "непридружено" in written("json", small_glossary)
    assert "\\u" not in written("json", small_glossary)


def test_a_document_is_written_concept_by_concept(small_glossary: Glossary) -> None:
    class Pieces(io.StringIO):
        longest = 0

        def write(self, text: str, /) -> int:
            self.longest = max(self.longest, text.count('"definitions"'))
            return super().write(text)

    pieces = Pieces()
    FORMATS["json"].write(small_glossary, LANGUAGES, pieces)
    assert pieces.longest == 1


def test_terms_out_of_order_and_a_gap_that_has_terms_are_not_lost() -> None:
    concept = Concept("x", gaps=(EN, NL), terms=(Term("a", EN), Term("b", DE), Term("c", EN)))
    terms = json.loads(dumps(concept_document(concept, {})))["terms"]
    assert {tag: [term["text"] for term in found] for tag, found in terms.items()} == {"de": ["b"], "en": ["a", "c"], "nl": []}


def test_keys_that_a_newer_version_added_are_passed_over_everywhere() -> None:
    term, source = {**TERM, "new": 1}, {"act": "a", "basis": "adapted", "replaces": [{"act": "b", "new": 1}], "new": {}}
    definition = {"text": {"en": "x"}, "sources": [0], "new": 1}
    note = {"type": "scope", "text": "x", "new": 1}
    concept = {"id": "x", "new": [], "sources": [source], "definitions": [definition], "notes": [note], "terms": {"en": [term]}}
    (found,) = read("json", document_of(concept))
    assert found.terms[0].text == "asylum"
    assert found.definitions[0].sources[0].replaces[0].act == "b"


def test_the_least_that_a_concept_needs_is_its_id() -> None:
    assert read("json", document_of({"id": "x"})) == [Concept("x")]


def test_blank_lines_in_jsonl_are_passed_over() -> None:
    assert read("jsonl", f"\n{document_of({'id': 'x'})}\r\n\n") == [Concept("x")]


def test_jsonl_hands_on_each_concept_before_it_reads_the_next() -> None:
    concepts = FORMATS["jsonl"].read(io.StringIO(f"{document_of({'id': 'x'})}\nbroken\n"))
    assert next(concepts) == Concept("x")
    with pytest.raises(FormatError, match="line 2"):
        next(concepts)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1, column 1: not valid JSON"),
        ('{"schema_version": 1,\n "concepts": [}', "line 2, column 15: not valid JSON"),
        ("[]", "not an object"),
        ("{}", "schema_version: is missing"),
        ('{"schema_version": 2, "concepts": []}', "schema_version: is 2"),
        ('{"schema_version": true, "concepts": []}', "schema_version: is True"),
        ('{"schema_version": 1}', "concepts: is not a list"),
        ('{"schema_version": 1, "concepts": [1]}', "concepts: is not a list of tables"),
        ('{"schema_version": 1, "concepts": [], "concepts": []}', "line 1: not valid JSON: key 'concepts' stands twice"),
        ('{"schema_version": 1, "concepts": [], "x": NaN}', "line 1: not valid JSON: NaN is not a number"),
        ('{"schema_version": 1, "concepts": [{"id": "\\ud83d"}]}', "line 1: half of a surrogate pair"),
        ("[" * 100_000, "line 1: nested too deeply"),
        (document_of({}), "concepts[0].id: is missing"),
        (document_of({"id": "x"}, {"id": "x"}), "concept 'x' is there twice"),
        (
            document_of({"id": "x", "terms": {"en": [{**TERM, "status": "best"}]}}),
            "concepts[0].terms.en[0].status: unknown value",
        ),
        (document_of({"id": "x", "terms": {"english": [TERM]}}), "concepts[0].terms.english: 'english' is not a language tag"),
        (document_of({"id": "x", "definitions": [{"text": {"en": "x"}, "sources": [0]}]}), "concepts[0].definitions[0].sources"),
        (document_of({"id": "x", "related": ["y"], "reasons": {"z": "actor"}}), "concepts[0].reasons.z: is not in related"),
    ],
)
def test_a_document_against_the_contract_is_refused_with_its_place(text: str, said: str) -> None:
    assert unreadable(text).startswith(said)


def test_a_line_of_jsonl_against_the_contract_is_refused_with_its_number() -> None:
    good = document_of({"id": "x"})
    assert unreadable(f"{good}\n{document_of({})}\n", "jsonl").startswith("line 2: concepts[0].id: is missing")
    assert unreadable(f"{good}\n\n{{\n", "jsonl").startswith("line 3, column")
    assert unreadable(f'{good}\n{{"id": "x"}}\n', "jsonl").startswith("line 2: schema_version: is missing")


def test_a_backslash_escape_before_a_combining_mark_stays_an_escape() -> None:
    concept = Concept("x", terms=(Term("a\n\u0303\r\u0301", EN),))
    for name in ("json", "jsonl"):
        assert read(name, written(name, glossary_of([concept]))) == [concept]


def test_escaped_letters_are_composed_too() -> None:
    (found,) = read("json", document_of({"id": "x", "aliases": ["a\u0308"], "terms": {"en": [{**TERM, "text": "a\u0308"}]}}))
    assert (found.terms[0].text, found.aliases) == ("ä", ("ä",))


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_documents_that_are_stored_are_handed_on_letter_by_letter(name: str) -> None:
    glossary = load().glossary
    languages = tuple(glossary.languages)
    made_again = replace(glossary, concepts=dict(glossary.concepts))
    assert written(name, glossary, languages) == written(name, made_again, languages)


def test_stored_documents_with_fewer_languages_are_made_again() -> None:
    glossary = load().glossary
    [first, *_] = json.loads(written("json", glossary, (DE,)))["concepts"]
    assert set(first["terms"]) == {"de"}
