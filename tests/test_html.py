"""The page of HTML: it loads nothing, nothing in it is markup that was not meant to be, and it holds all that a concept has."""

from __future__ import annotations

import io
import json
import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from builders import BG, CONCEPTS, DE, EDITION, EN, HARD, HY, NL, UNACCOMPANIED_MINOR, glossaries, glossary_of, texts
from emngloss.errors import FormatError
from emngloss.formats.html.page_data import direction, heading_language
from emngloss.formats.registry import FORMATS
from emngloss.model.concept import Concept
from emngloss.model.data_category import EVERYTHING
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag
from emngloss.model.term import Term


class Page(HTMLParser):
    """The elements of a page with their attributes, and the texts of its style and scripts."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.held: dict[str, list[str]] = {"style": [], "script": [], "footer": [], "title": []}
        self._inside: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in self.held:
            self._inside.append(tag)
            self.held[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._inside:
            self._inside.remove(tag)

    def handle_data(self, data: str) -> None:
        for tag in self._inside:
            self.held[tag][-1] += data

    def attributes(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def written(glossary: Glossary, languages: Sequence[LanguageTag] | None = None) -> str:
    stream = io.StringIO(newline="")
    FORMATS["html"].write(glossary, list(glossary.languages) if languages is None else languages, stream)
    return stream.getvalue()


def data_of(text: str) -> Any:
    return json.loads(Page(text).held["script"][0])


def concept_of(text: str, concept_id: str = "unaccompanied-minor") -> Any:
    return next(concept for concept in data_of(text)["concepts"] if concept["id"] == concept_id)


def test_the_row_leaves_nothing_out_and_cannot_be_read() -> None:
    assert FORMATS["html"].keeps == EVERYTHING
    assert not FORMATS["html"].reads


def test_nothing_is_loaded_and_only_this_style_and_script_are_allowed(small_glossary: Glossary) -> None:
    page = Page(written(small_glossary))
    (policy,) = [tag["content"] for tag in page.attributes("meta") if tag.get("http-equiv") == "Content-Security-Policy"]
    allowed = dict(part.strip().split(" ", 1) for part in (policy or "").split(";"))
    data, script = page.held["script"]
    (style,) = page.held["style"]
    assert allowed["default-src"] == "'none'"
    assert allowed["style-src"] == f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"
    assert allowed["script-src"] == f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"
    assert allowed.keys() == {"default-src", "style-src", "script-src", "img-src", "base-uri", "form-action"}
    assert data.startswith("\n{")
    assert not re.search(r"url\(|@import|\bfetch\(|XMLHttpRequest|\bimport\(", style + script)
    assert not [tag for tag, attributes in page.elements if "src" in attributes or "style" in attributes]
    assert [link["href"] for link in page.attributes("link")] == ["data:,"]


def test_no_text_of_the_glossary_is_given_to_the_html_parser_by_the_script(small_glossary: Glossary) -> None:
    script = Page(written(small_glossary)).held["script"][1]
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", script)


HOSTILE = "</script><script>alert(1)</script><!--<script>"


def test_markup_in_a_term_does_not_end_the_data() -> None:
    text = written(glossary_of([Concept("a", terms=(Term(HOSTILE, EN),))]))
    assert len(Page(text).attributes("script")) == 2
    assert concept_of(text, "a")["terms"]["en"][0][0] == HOSTILE


def test_markup_in_the_frame_is_text() -> None:
    glossary = replace(glossary_of([]), edition=replace(EDITION, name=f'"{HOSTILE}', acknowledgement=HOSTILE + " {{data}}"))
    page = Page(written(glossary))
    assert len(page.attributes("script")) == 2
    assert page.held["title"] == [f'"{HOSTILE}']
    assert HOSTILE + " {{data}}" in page.held["footer"][0]


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(glossaries(texts(HARD + "<>&{}")))
def test_any_text_comes_back_from_the_data(glossary: Glossary) -> None:
    found = {concept["id"]: concept for concept in data_of(written(glossary))["concepts"]}
    assert list(found) == list(glossary.concepts)
    for concept in glossary:
        terms = found[concept.id].get("terms", {})
        listed = [(tag, text) for tag in sorted(terms) for text, *_ in terms[tag]]
        assert listed == [(term.language, term.text) for term in concept.terms]
        notes = [note["text"] for note in found[concept.id].get("notes", [])]
        assert notes == [note.text for note in concept.notes]


def test_the_footer_names_version_date_licence_and_whom_to_acknowledge() -> None:
    footer = Page(written(glossary_of([]))).held["footer"][0]
    for said in (EDITION.name, EDITION.version, EDITION.date.isoformat(), EDITION.licence, EDITION.acknowledgement):
        assert said in footer


def test_a_concept_has_its_identifiers_definitions_sources_notes_and_relations(small_glossary: Glossary) -> None:
    concept = concept_of(written(small_glossary))
    assert concept["emn"].endswith("/unaccompanied-minor_en")
    assert concept["eurovoc"] == "http://eurovoc.europa.eu/5962"
    assert concept["aliases"] == ["unaccompanied-child", "unaccompanied-migrant-minor"]
    first, second = concept["definitions"]
    assert (first["context"], set(first["text"])) == ("in EU law", {"de", "en"})
    assert first["sources"][0]["basis"] == "based on"
    assert first["sources"][0]["cited"].startswith("Art. 3(11) of Regulation (EU) 2024/1347")
    assert [old["act"] for old in first["sources"][0]["replaces"]] == ["32011L0095", "32011L0095"]
    assert "this project's own definition" in second["sources"][0]["basis"]
    assert concept["notes"][0]["type"] == "scope"
    assert concept["broader"] == ["minor"]
    assert concept["related"] == [{"id": "guardian", "reason": "actor"}, {"id": "separated-child"}]


def test_an_act_has_its_state_and_address_once(small_glossary: Glossary) -> None:
    acts = data_of(written(small_glossary))["acts"]
    assert acts["32011L0095"]["binds"] is False
    assert acts["32011L0095"]["state"] == "no longer in force since 2026-06-12"
    assert acts["32024R1347"]["url"].startswith("http://data.europa.eu/eli/reg/2024/1347")
    assert "binds" not in acts["iom-2019"]
    assert "lost-act" not in acts


def test_a_term_has_all_its_marks(small_glossary: Glossary) -> None:
    data = data_of(written(small_glossary))
    found = concept_of(written(small_glossary))["terms"]
    for term in UNACCOMPANIED_MINOR.terms:
        _, number, *note = next(row for row in found[term.language] if row[0] == term.text)
        marks = data["marks"][number]
        assert note == ([term.note] if term.note else [])
        assert marks.get("status", "preferred") == term.status
        assert marks.get("type", "full-form") == term.type
        assert tuple(marks.get("regions", ())) == term.regions
        for name in ("usage", "equivalence", "grammar", "provenance"):
            assert marks.get(name) == getattr(term, name)


def test_a_gap_is_an_empty_list_and_a_language_not_asked_for_is_not_there(small_glossary: Glossary) -> None:
    terms = concept_of(written(small_glossary, [NL, HY]))["terms"]
    assert list(terms) == ["nl", "hy"]
    assert terms["hy"] == []
    assert "непридружено" not in written(small_glossary, [NL, HY])


def test_languages_carry_their_names_direction_and_schemes(small_glossary: Glossary) -> None:
    data = data_of(written(small_glossary, [DE, BG]))
    assert [(row["tag"], row["name"], row["own"], row["dir"]) for row in data["languages"]] == [
        ("de", "German", "Deutsch", "ltr"),
        ("bg", "Bulgarian", "български", "ltr"),
    ]
    assert list(data["schemes"]) == ["bg"]


def test_arabic_and_hebrew_run_from_right_to_left() -> None:
    assert [direction(script) for script in ("Arab", "Hebr", "Geor", None)] == ["rtl", "rtl", "ltr", "ltr"]


@pytest.mark.parametrize(
    ("languages", "heading"),
    [((BG, DE, EN), EN), ((DE, EN, BG), DE), ((EN,), EN), ((BG, DE), BG), ((), EN)],
)
def test_concepts_are_named_in_the_first_language_unless_the_order_is_that_of_the_tags(
    languages: tuple[LanguageTag, ...], heading: LanguageTag
) -> None:
    assert heading_language(languages) == heading


def test_half_of_a_surrogate_pair_is_refused_with_the_concept() -> None:
    with pytest.raises(FormatError, match=r"^a: half of a surrogate pair") as caught:
        written(glossary_of([Concept("a", terms=(Term("b\ud800", EN),))]))
    assert caught.value.hint


def test_control_characters_in_the_frame_are_refused() -> None:
    with pytest.raises(FormatError, match="frame"):
        written(replace(glossary_of(CONCEPTS), edition=replace(EDITION, licence="CC\x00BY")))


def test_each_control_has_a_label_and_no_id_can_be_that_of_a_concept(small_glossary: Glossary) -> None:
    page = Page(written(small_glossary))
    ids = [attributes["id"] or "" for _, attributes in page.elements if "id" in attributes]
    assert len(set(ids)) == len(ids)
    assert all(name.startswith("_") for name in ids)
    labelled = {attributes["for"] for attributes in page.attributes("label")}
    assert labelled == {attributes["id"] for tag in ("input", "select") for attributes in page.attributes(tag)}
    assert page.attributes("html") == [{"lang": "en"}]
    assert {tag for tag, _ in page.elements} >= {"header", "main", "footer"}
