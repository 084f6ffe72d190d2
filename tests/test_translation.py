from __future__ import annotations

from pathlib import Path

import pytest

from emngloss import LoadedGlossary, TermStatus, Translation, load
from emngloss.search.translation import equivalents


@pytest.fixture
def small(corpus: Path, cache: Path) -> LoadedGlossary:
    return load(corpus)


def texts(translation: Translation) -> dict[str, list[str]]:
    return {str(tag): [term.text for term in terms] for tag, terms in translation.equivalents.items()}


def test_the_equivalents_of_a_term_stand_under_the_languages_asked_for_in_their_order(small: LoadedGlossary) -> None:
    translation = small.translate("removal", ["uk", "de", "fr"])
    assert texts(translation) == {
        "uk": ["видворення"],
        "de": ["Abschiebung", "Außerlandesbringung"],
        "fr": ["éloignement"],
    }
    assert translation.hit is not None
    assert (translation.hit.concept_id, translation.hit.match, translation.missing) == ("removal", "exact", [])


def test_a_term_that_should_not_be_used_is_never_offered(small: LoadedGlossary) -> None:
    assert "Fortschaffung" not in texts(small.translate("removal", ["de"]))["de"]
    assert "bogus refugee" not in texts(small.translate("біженець", ["en"]))["en"]


def test_a_term_that_should_not_be_used_is_translated_by_those_that_should(small: LoadedGlossary) -> None:
    translation = small.translate("bogus refugee", ["en", "uk"])
    assert texts(translation) == {"en": ["refugee"], "uk": ["біженець"]}
    assert translation.hit is not None
    assert translation.hit.term.status == "deprecated"


def test_no_unusable_term_of_the_corpus_is_ever_offered(library: LoadedGlossary) -> None:
    tags = list(library.glossary.languages)
    for concept in library:
        translation = library.translate(concept.terms[0].text, tags)
        for terms in translation.equivalents.values():
            assert all(term.status in (TermStatus.PREFERRED, TermStatus.ADMITTED) for term in terms)


def test_for_a_variety_the_form_of_its_country_comes_first(small: LoadedGlossary) -> None:
    translation = small.translate("removal", ["de-AT", "de-DE", "de"])
    assert texts(translation) == {
        "de-AT": ["Außerlandesbringung", "Abschiebung"],
        "de-DE": ["Abschiebung", "Außerlandesbringung"],
        "de": ["Abschiebung", "Außerlandesbringung"],
    }
    assert translation.without_own_form == ["de-DE"]


def test_varieties_of_the_corpus_put_their_own_form_first(library: LoadedGlossary) -> None:
    translation = library.translate("return decision", ["de-AT", "nl-BE", "uk", "hy"])
    belgian = translation.equivalents[next(tag for tag in translation.equivalents if tag == "nl-BE")]
    assert "BE" in belgian[0].regions
    assert all(texts(translation).values())


def test_a_language_without_term_is_missing_and_never_filled_with_another(small: LoadedGlossary) -> None:
    translation = small.translate("return", ["fr", "de", "uk-UA"])
    assert texts(translation) == {"fr": [], "de": ["Rückkehr"], "uk-UA": []}
    assert translation.missing == ["fr", "uk-UA"]
    assert translation.without_own_form == []


def test_what_only_resembles_a_term_is_suggested_and_not_used(small: LoadedGlossary) -> None:
    for query in ("Abschibung", "abschieb", "enforcement duty"):
        translation = small.translate(query, ["en"])
        assert translation.hit is None
        assert translation.equivalents == {}
        assert [hit.concept_id for hit in translation.suggestions] == ["removal"]


def test_nothing_is_suggested_when_something_is_named(library: LoadedGlossary) -> None:
    assert library.translate("asylum", ["de"]).suggestions == ()


def test_at_most_three_are_suggested(library: LoadedGlossary) -> None:
    assert len(library.translate("protec", ["de"]).suggestions) == 3


def test_nonsense_is_neither_named_nor_suggested(library: LoadedGlossary) -> None:
    translation = library.translate("quantum chromodynamics", ["de"])
    assert (translation.hit, translation.homonyms, translation.suggestions) == (None, (), ())
    assert translation.equivalents == {}


def test_a_term_of_two_concepts_names_the_other_as_homonym(library: LoadedGlossary) -> None:
    translation = library.translate("გაძევება", ["en"])
    assert translation.hit is not None
    assert {"expulsion", "removal"} <= {translation.hit.concept_id, *(hit.concept_id for hit in translation.homonyms)}


def test_the_language_of_the_term_can_be_given(small: LoadedGlossary) -> None:
    named = small.translate("return", ["de"], from_language="en")
    assert named.hit is not None
    other = small.translate("return", ["de"], from_language="fr")
    assert (other.hit, other.suggestions) == (None, ())


@pytest.mark.parametrize("query", ["Abschiebung", "ABSCHIEBUNG", "видворення", "vydvorennia", "eloignement", "éloignement"])
def test_a_term_is_translated_however_it_is_written(query: str, small: LoadedGlossary) -> None:
    assert texts(small.translate(query, ["en"])) == {"en": ["removal"]}


@pytest.mark.parametrize("source", ["de", "el", "fr", "ka", "mt", "nn", "uk"])
def test_every_preferred_term_of_a_language_can_be_translated_into_english(source: str, library: LoadedGlossary) -> None:
    for concept in library:
        term = concept.preferred_term(source)
        if term is not None:
            translation = library.translate(term.text, ["en"], from_language=source)
            assert translation.hit is not None
            assert concept.id in {translation.hit.concept_id, *(hit.concept_id for hit in translation.homonyms)}
            assert translation.missing == []


def test_equivalents_of_no_terms_are_none(library: LoadedGlossary) -> None:
    tag = next(iter(library.glossary.languages))
    assert equivalents([], tag) == []


def test_the_hits_of_a_translation_know_their_concepts(library: LoadedGlossary) -> None:
    translation = library.translate("გაძევება", ["en"])
    assert translation.hit is not None
    assert translation.hit.concept.id == translation.hit.concept_id
    assert [hit.concept.id for hit in translation.homonyms] == [hit.concept_id for hit in translation.homonyms]
