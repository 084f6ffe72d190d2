"""The shipped schemas: each document of the contract follows its own, may grow, and may not shrink."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings

from builders import LANGUAGES, UNACCOMPANIED_MINOR, corpus_glossary, glossaries
from emngloss.formats.json_text import dumps
from emngloss.formats.registry import FORMATS
from emngloss.model.document import concept_document
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag
from json_contract import REGISTRY, SCHEMAS, TERM, check_schema, complaints

DOCUMENTATION = Path(__file__).resolve().parent.parent / "docs" / "json.md"

GLOSSARY = {"name": "emngloss", "version": "2026.11", "date": "2026-11-21", "licence": "CC-BY-4.0", "languages": ["de", "en"]}
FOUND = {"text": "asylum", "language": "en", "status": "preferred"}
HIT: dict[str, object] = {
    "concept": "asylum",
    "score": 1,
    "match": "exact",
    "term": FOUND,
    "preferred": {"language": "en", "text": "asylum"},
    "definition": "…",
}
RESULT: dict[str, object] = {
    "query": "asylum",
    "match": "exact",
    "concept": "asylum",
    "term": FOUND,
    "translations": {"de": [TERM], "hy": []},
    "missing": ["hy"],
}
MISS: dict[str, object] = {"query": "x", "match": None, "concept": None, "term": None, "translations": {}, "missing": []}
DOCUMENTS: dict[str, dict[str, object]] = {
    "search.json": {"schema_version": 1, "glossary": GLOSSARY, "query": "asylum", "hits": [HIT]},
    "translate.json": {
        "schema_version": 1,
        "query": "asylum",
        "from": "en",
        "to": ["de", "hy"],
        "results": [RESULT, MISS],
        "suggestions": [HIT],
    },
    "error.json": {"schema_version": 1, "error": {"code": "unknown-language", "message": "no Danish", "hint": None}},
    "languages.json": {
        "schema_version": 1,
        "glossary": GLOSSARY,
        "languages": [
            {
                "tag": "ka",
                "name": "Georgian",
                "own_name": "ქართული",
                "script": "Geor",
                "concepts": 3,
                "terms": 4,
                "countries": ["GE"],
            }
        ],
    },
    "stats.json": {
        "schema_version": 1,
        "glossary": GLOSSARY,
        "concepts": 1,
        "terms": 2,
        "by_theme": {"asylum-procedure": 1},
        "by_provenance": {"emn": 2},
        "by_status": {"preferred": 2},
        "coverage": {"asylum-procedure": {"de": 1, "hy": 0}},
    },
    "import.json": {
        "schema_version": 1,
        "base": "court",
        "source": "court.csv",
        "format": "csv",
        "dry_run": False,
        "read": 3,
        "concepts": 2,
        "joined": 1,
        "terms": 4,
        "changed": 1,
        "refused": 0,
        "languages": ["en", "tr"],
        "remarks": [{"fate": "changed", "place": "concept x", "what": "joined"}],
    },
    "bases.json": {"schema_version": 1, "bases": [{"name": "court", "path": "court.sqlite", "problem": "damaged"}]},
    "lint.json": {
        "schema_version": 1,
        "findings": [
            {"code": "EG201", "severity": "error", "message": "…", "file": "terms/asylum.toml", "line": 3, "key": "terms.de[1]"},
            {"code": "EG103", "severity": "warning", "message": "…", "file": "terms/asylum.toml", "line": None, "key": None},
        ],
    },
}


def written(name: str, glossary: Glossary, languages: tuple[LanguageTag, ...] = LANGUAGES) -> str:
    stream = io.StringIO(newline="")
    FORMATS[name].write(glossary, languages, stream)
    return stream.getvalue()


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_each_schema_is_a_schema_and_its_references_lead_somewhere(name: str) -> None:
    check_schema(name)
    resolver = REGISTRY.resolver(base_uri=name)
    references = re.findall(r'"\$ref": "([^"]+)"', json.dumps(SCHEMAS[name]))
    assert all(resolver.lookup(reference).contents for reference in references)


def test_there_is_a_schema_for_each_document() -> None:
    assert set(SCHEMAS) == {"concept.json", "glossary.json", *DOCUMENTS}


def test_exports_follow_their_schema(small_glossary: Glossary) -> None:
    assert complaints("glossary.json", json.loads(written("json", small_glossary))) == []
    lines = written("jsonl", small_glossary).splitlines()
    assert len(lines) == len(small_glossary)
    assert [complaint for line in lines for complaint in complaints("glossary.json", json.loads(line))] == []


def test_the_real_corpus_follows_the_schema() -> None:
    glossary = corpus_glossary()
    assert complaints("glossary.json", json.loads(written("json", glossary, tuple(glossary.languages)))) == []


@given(glossaries())
@settings(max_examples=20)
def test_any_glossary_follows_the_schema(glossary: Glossary) -> None:
    assert complaints("glossary.json", json.loads(written("json", glossary))) == []


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_the_documents_of_the_commands_follow_their_schemas_and_may_grow(name: str) -> None:
    assert complaints(name, DOCUMENTS[name]) == []
    assert complaints(name, {**DOCUMENTS[name], "added_later": 1}) == []


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_no_key_of_a_document_may_be_missing(name: str) -> None:
    for key in DOCUMENTS[name]:
        assert complaints(name, {other: value for other, value in DOCUMENTS[name].items() if other != key})


@pytest.mark.parametrize(
    ("schema", "change"),
    [
        ("search.json", {"hits": [{**HIT, "score": 1.01}]}),
        ("search.json", {"hits": [{**HIT, "match": None}]}),
        ("search.json", {"hits": [{**HIT, "match": "lucky"}]}),
        ("search.json", {"schema_version": 2}),
        ("translate.json", {"results": [{**MISS, "concept": "asylum"}]}),
        ("translate.json", {"results": [{**RESULT, "translations": {"German": []}}]}),
        ("translate.json", {"results": [{**RESULT, "translations": {"de": [FOUND]}}]}),
        ("translate.json", {"to": "de"}),
        ("error.json", {"error": {"code": "Bad Code", "message": "x", "hint": None}}),
        ("languages.json", {"languages": [{"tag": "ka"}]}),
        ("stats.json", {"by_status": {"good": 1}}),
        ("stats.json", {"coverage": {"asylum-procedure": {"de": -1}}}),
        ("lint.json", {"findings": [{"code": "EG1", "severity": "error", "message": "x", "file": "f", "line": 1, "key": None}]}),
    ],
)
def test_what_the_contract_does_not_say_is_no_document(schema: str, change: dict[str, object]) -> None:
    assert complaints(schema, {**DOCUMENTS[schema], **change})


@pytest.mark.parametrize(
    "change",
    [
        {"terms": {"Deutsch": []}},
        {"terms": {"de": [{"text": "Asyl"}]}},
        {"definition": None},
        {"notes": [{"type": "remark"}]},
        {"id": ""},
    ],
)
def test_a_concept_against_the_contract_is_no_document(change: dict[str, object]) -> None:
    document = json.loads(dumps(concept_document(UNACCOMPANIED_MINOR, {})))
    assert complaints("concept.json", document) == []
    assert complaints("concept.json", {**document, **change})


def test_the_examples_in_the_documentation_follow_the_contract() -> None:
    blocks = re.findall(r"```json\n(.*?)```", DOCUMENTATION.read_text(encoding="utf-8"), re.DOTALL)
    documents = [json.loads(block) for block in blocks]
    assert [complaints("glossary.json", document) for document in documents if "concepts" in document] == [[]]
    assert [complaints("error.json", document) for document in documents if "error" in document] == [[]]
    assert len(documents) == 2
