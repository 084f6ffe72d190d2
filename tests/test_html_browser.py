"""The page of HTML in a real browser: it searches as emngloss does, on a phone and in the dark, and asks nobody for anything."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from browser import Browser, browser
from builders import CONCEPTS, HY, NL, corpus_glossary, glossary_of
from emngloss import LoadedGlossary
from emngloss.formats.registry import FORMATS
from emngloss.model.concept import Concept
from emngloss.model.frame import Language
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag
from emngloss.model.term import Term
from emngloss.text.folding import folded_keys
from emngloss.text.transliteration import latin_keys

pytestmark = pytest.mark.interop

HITS = "return Array.from(document.querySelectorAll('.hits .name a'), link => link.getAttribute('href').slice(1))"
TYPE = "const box = document.getElementById('_query'); box.value = arguments[0]; box.form.requestSubmit()"
STATUS = "return document.getElementById('_status').textContent"
DARK = {"features": [{"name": "prefers-color-scheme", "value": "dark"}]}


def page(glossary: Glossary, file: Path) -> str:
    with open(file, "w", encoding="utf-8", newline="") as stream:
        FORMATS["html"].write(glossary, list(glossary.languages), stream)
    return file.as_uri()


@pytest.fixture(scope="module")
def phone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("phone")) as window:
        yield window


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of the whole corpus."""
    return page(corpus_glossary(), tmp_path_factory.mktemp("page") / "glossary.html")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of a glossary that uses every field, with a concept of hostile texts and one written from right to left."""
    arabic = LanguageTag("ar")
    hostile = "<img src=http://127.0.0.1:9/x onerror=alert(1)>"
    more = (Concept("constructor", aliases=("__proto__",), terms=(Term(hostile, LanguageTag("en")), Term("لاجئ", arabic))),)
    glossary = glossary_of((*CONCEPTS, *more))
    languages = {arabic: Language(arabic, "Arab", ""), **glossary.languages}
    glossary = Glossary(glossary.edition, glossary.concepts, glossary.acts, languages, glossary.themes, glossary.countries)
    return page(glossary, tmp_path_factory.mktemp("page") / "small.html")


@pytest.fixture
def opened(phone: Browser, address: str) -> Browser:
    phone.open(address + "?fresh")
    phone.open(address)
    return phone


def hits(window: Browser, query: str) -> list[str]:
    window.run(TYPE, query)
    found: list[str] = window.run(HITS)
    return found


def test_no_request_leaves_the_page_and_the_browser_complains_of_nothing(phone: Browser, address: str) -> None:
    phone.open("about:blank")
    phone.messages()
    phone.requests()
    phone.open(address)
    hits(phone, "asylum")
    phone.run("location.hash = 'asylum'")
    phone.until("return document.querySelector('article')")
    asked = [request for request in phone.requests() if not request.startswith(("chrome:", "data:"))]
    assert asked == [address]
    assert phone.messages() == []


def test_the_whole_corpus_is_there_within_a_second(phone: Browser, address: str) -> None:
    phone.open("about:blank")
    phone.open(address)
    assert phone.run("return performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd") < 1000
    assert phone.run(STATUS) == f"{len(corpus_glossary())} concepts"


@pytest.mark.parametrize(
    ("query", "concept"),
    [
        ("ασυνόδευτος ανήλικος", "unaccompanied-minor"),
        ("ΑΣΥΝΟΔΕΥΤΟΣ ΑΝΗΛΙΚΟΣ", "unaccompanied-minor"),
        ("asynodeftos anilikos", "unaccompanied-minor"),
        ("ლტოლვილი", "refugee"),
        ("ltolvili", "refugee"),
        ("bezhanets", "refugee"),
        ("paxstakan", "refugee"),
        ("zadatel o azyl", "asylum-seeker"),
        ("fluechtling", "refugee"),
        ("unacompanied mnior", "unaccompanied-minor"),
        ("refugees", "refugee"),
        ("minor unaccompanied", "unaccompanied-minor"),
        ("unaccompanied-minor", "unaccompanied-minor"),
        ("asylumseeker", "asylum-seeker"),
    ],
)
def test_a_concept_is_found_first(opened: Browser, query: str, concept: str) -> None:
    assert hits(opened, query)[0] == concept


@pytest.mark.parametrize("query", ["xqzzkw", "qwertyuiop asdfghjkl", "🛂", "'"])
def test_nonsense_gives_nothing_and_says_so(opened: Browser, query: str) -> None:
    assert hits(opened, query) == []
    assert opened.run(STATUS) == f"Nothing found for “{query}”"


def test_the_search_agrees_with_that_of_the_program(opened: Browser, library: LoadedGlossary) -> None:
    """The best hit of the program for a sample of terms, as they are, without their marks and cut short, is a hit of the page."""
    terms = [term.text for concept in corpus_glossary() for term in concept.terms if term.is_preferred][::300]
    missed = []
    for text in [*terms, *(text.replace("é", "e").replace("š", "s").lower() for text in terms), *(text[:-1] for text in terms)]:
        best = library.search(text, limit=1)
        if best and best[0].concept_id not in hits(opened, text)[:10]:
            missed.append((text, best[0].concept_id))
    assert missed == []


def test_words_are_folded_and_transliterated_as_in_the_program(opened: Browser) -> None:
    glossary = corpus_glossary()
    terms = [term for concept in glossary for term in concept.terms]
    ours = []
    for term in terms:
        keys = folded_keys(term.text, glossary.languages[term.language].spellings)
        ours.append([*keys, *(key for key in latin_keys(term.text, term.language) if key and key not in keys)])
    theirs = opened.run(
        "const data = JSON.parse(document.getElementById('_data').textContent);"
        "const index = new GlossarySearch.Index({...data, concepts: []});"
        "return arguments[0].map(([text, tag]) => index.keys(text, tag).map(([key]) => key))",
        [[term.text, term.language] for term in terms],
    )
    different = [(term.text, one, other) for term, one, other in zip(terms, ours, theirs, strict=True) if one != other]
    assert different == []


def test_a_concept_has_a_page_of_its_own_with_links_languages_and_gaps(phone: Browser, small: str) -> None:
    phone.open(f"{small}#unaccompanied-minor")
    text = phone.until("return document.querySelector('article')?.innerText")
    for said in (
        "Definition in EU law",
        "based on",
        "replaces",
        "no longer in force since 2026-06-12",
        "custom decides",
        "EU law text",
        "national usage",
        "narrower in meaning",
        "Foreigners only.",
        "deprecated: do not use",
        "Colloquial.",
        "gap: nobody can vouch for a term",
        "separated-child",
        "acronym",
        "(actor)",
    ):
        assert said in text, said
    attributes = "return Array.from(document.querySelectorAll('.terms .term'), term => [term.lang, term.dir])"
    assert {tag for tag, _ in phone.run(attributes)} == {"bg", "de", "en", "fr", "nl"}
    links = "return Array.from(document.querySelectorAll('article a[href^=http]'), link => [link.href, link.rel])"
    found = phone.run(links)
    assert any("eur-lex" in href or "data.europa.eu/eli" in href for href, _ in found)
    assert {rel for _, rel in found} == {"noopener noreferrer external"}
    assert phone.run("return document.title") == "unaccompanied minor – emngloss"


def test_an_alias_leads_to_its_concept_and_an_unknown_id_to_the_list(phone: Browser, small: str) -> None:
    phone.open(f"{small}#unaccompanied-child")
    assert phone.until("return document.querySelector('article')?.id") == "unaccompanied-minor"
    phone.open(f"{small}#toString")
    phone.open(f"{small}?again#toString")
    assert phone.run("return document.querySelectorAll('.hits > li').length") == 6


def test_hostile_texts_are_texts_and_right_to_left_is_marked(phone: Browser, small: str) -> None:
    phone.messages()
    phone.open(f"{small}?hostile#__proto__")
    assert phone.until("return document.querySelector('article')?.id") == "constructor"
    assert phone.run("return document.images.length") == 0
    assert phone.run("return document.querySelector('[lang=ar].term').dir") == "rtl"
    assert phone.run("return getComputedStyle(document.querySelector('[lang=ar].term')).direction") == "rtl"
    assert phone.messages() == []


def test_the_choice_of_languages_holds_until_the_next_visit(phone: Browser, small: str) -> None:
    phone.open(f"{small}?choice#unaccompanied-minor")
    phone.run("document.getElementById('_none').click()")
    phone.run("for (const tag of ['nl', 'hy']) document.querySelector(`#_languages [value=${tag}]`).click()")
    phone.run("const box = document.getElementById('_heading'); box.value = 'nl'; box.dispatchEvent(new Event('change'))")
    names = "return Array.from(document.querySelectorAll('.terms dt'), name => name.textContent.split(' ')[0])"
    assert set(phone.run(names)) == {"Dutch", "Armenian"}
    phone.open(f"{small}?later#unaccompanied-minor")
    assert set(phone.run(names)) == {"Dutch", "Armenian"}
    assert phone.run("return document.querySelector('article h2').lang") == NL
    assert HY in phone.run("return Array.from(document.querySelectorAll('#_languages :checked'), box => box.value)")
    phone.run("localStorage.clear()")


def test_a_theme_restricts_list_and_hits(phone: Browser, small: str) -> None:
    phone.open(f"{small}?theme")
    choose = "const box = document.getElementById('_theme'); box.value = arguments[0]; box.dispatchEvent(new Event('change'))"
    phone.run(choose, "family-children")
    assert set(phone.run(HITS)) == {"minor", "unaccompanied-minor"}
    assert hits(phone, "guardian") == []
    phone.run(choose, "")
    assert hits(phone, "guardian")[0] == "guardian"


def test_the_keyboard_is_enough(phone: Browser, small: str) -> None:
    phone.open(f"{small}?keyboard")
    focus = "return document.activeElement.id || document.activeElement.textContent"
    phone.type("/minor")
    assert phone.run(focus) == "_query"
    phone.until("return document.getElementById('_status').textContent === '2 hits for “minor”'")
    phone.type("\ue015")
    assert phone.run(focus) == "minor"
    phone.type("\ue015\ue007")
    assert phone.until("return document.querySelector('article')?.id") == "unaccompanied-minor"
    assert phone.run(focus) == "unaccompanied minor"
    assert phone.run("return document.activeElement.tagName") == "H2"
    phone.run("history.back()")
    assert (
        phone.until("return document.activeElement.closest('.hits') && document.activeElement.textContent")
        == "unaccompanied minor"
    )
    phone.type("\ue00c")
    assert phone.run(focus) == "_query"
    assert phone.run(STATUS) == "6 concepts"


def test_nothing_is_wider_than_a_phone_and_the_dark_is_dark(opened: Browser) -> None:
    for fragment in ("", "#unaccompanied-minor"):
        opened.run("location.hash = arguments[0]", fragment)
        opened.until("return arguments[0] === '' || document.querySelector('article')", fragment)
        assert opened.run("return document.documentElement.scrollWidth") <= 390
    ground = "return getComputedStyle(document.body).backgroundColor"
    assert opened.run(ground) == "rgb(255, 255, 255)"
    opened.command("Emulation.setEmulatedMedia", **DARK)
    assert opened.run(ground) == "rgb(20, 22, 26)"
    opened.command("Emulation.setEmulatedMedia", features=[])


def test_everything_can_be_printed_without_the_form(phone: Browser, small: str) -> None:
    phone.open(f"{small}?print#/all")
    assert phone.until("return document.querySelectorAll('article').length") == 6
    phone.command("Emulation.setEmulatedMedia", media="print")
    assert phone.run("return getComputedStyle(document.getElementById('_form')).display") == "none"
    phone.command("Emulation.setEmulatedMedia", media="")
