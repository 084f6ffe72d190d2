from __future__ import annotations

from pathlib import Path

import pytest

from emngloss.corpus.snapshot.building import compile_in_memory
from emngloss.corpus.snapshot.reading import Snapshot
from emngloss.search import candidates, nearness
from emngloss.search.index import Index
from emngloss.search.query import Restriction
from emngloss.text.folding import fold
from emngloss.text.words import trigrams


@pytest.fixture
def index(corpus: Path) -> Index:
    return Index(Snapshot(compile_in_memory(corpus)).rows)


def keys(index: Index, names: list[int]) -> list[str]:
    found = dict(index.keys(names))
    return [found[name] for name in names]


def test_names_with_all_words_contain_each_of_them_in_any_order(index: Index) -> None:
    assert keys(index, candidates.with_all_words(index, ["refugee"])) == ["refugee", "bogus refugee"]
    assert keys(index, candidates.with_all_words(index, ["refugee", "bogus"])) == ["bogus refugee"]
    assert candidates.with_all_words(index, ["refugee", "removal"]) == []
    assert candidates.with_all_words(index, ["refugees"]) == []


def test_the_last_word_may_be_only_begun(index: Index) -> None:
    assert keys(index, candidates.with_all_words_and_prefix(index, ["bogus", "ref"])) == ["bogus refugee"]
    assert keys(index, candidates.with_all_words_and_prefix(index, ["ref"])) == ["refugee", "bogus refugee"]
    assert candidates.with_all_words_and_prefix(index, ["bog", "refugee"]) == []
    assert candidates.with_all_words_and_prefix(index, ["bogus", "xyz"]) == []


@pytest.mark.parametrize("typed", ["refuge", "refugeee", "refgee", "reufgee", "rafugee"])
def test_names_near_to_a_word_contain_a_word_like_it_best_first(typed: str, index: Index) -> None:
    assert keys(index, nearness.near(index, [typed]))[0] in ("refugee", "bogus refugee")


def test_nothing_is_near_to_what_shares_no_letters(index: Index) -> None:
    assert nearness.near(index, ["xqzvkw"]) == []
    assert nearness.near(index, []) == []


def test_a_name_near_in_two_words_is_estimated_higher(index: Index) -> None:
    assert keys(index, nearness.near(index, ["bogs", "refugeee"]))[0] == "bogus refugee"


def test_of_two_near_words_the_nearer_counts_more(index: Index) -> None:
    assert keys(index, nearness.near(index, ["rueckkehr"]))[0] == "rueckkehr"
    assert keys(index, nearness.near(index, ["ruckkehr"]))[0] == "ruckkehr"


def test_names_are_numbered_by_length_and_text(index: Index) -> None:
    numbered = keys(index, list(range(1, 1 + len(index.keys(range(1, 1000))))))
    assert numbered == sorted(numbered, key=lambda key: (len(key), key))
    assert "ruckkehr" in numbered
    assert "rueckkehr" in numbered


def test_a_key_is_found_whole_and_by_its_beginning(index: Index) -> None:
    assert keys(index, index.names_with_key("removal")) == ["removal"]
    assert index.names_with_key("remova") == []
    assert keys(index, index.names_with_prefix("re")) == ["return", "refugee", "removal"]


def test_a_percent_or_star_in_a_prefix_is_no_wildcard(index: Index) -> None:
    assert index.names_with_prefix("%") == index.names_with_prefix("*") == []


def test_the_postings_of_trigrams_are_cut_to_a_window_of_lengths(index: Index) -> None:
    grams = trigrams(fold("refugee"))
    words = {number for numbers in index.words_with_trigrams(grams, 7, 7) for number in numbers}
    assert words
    assert {index.word_length(number) for number in words} == {7}
    assert not any(len(numbers) for numbers in index.words_with_trigrams(grams, 50, 60))


def test_an_id_an_alias_and_the_slug_of_the_emn_lead_to_the_concept(index: Index) -> None:
    assert index.concept_with_id("refugee") == index.concept_with_id("convention-refugee") == "refugee"
    assert index.concept_with_id("Flüchtling") is None
    assert index.concept_with_id("\ud800") is None


def test_the_terms_of_a_concept_can_be_restricted_to_languages(index: Index) -> None:
    assert [term.text for term in index.terms("refugee")] == ["Flüchtling", "refugee", "bogus refugee", "біженець"]
    assert [term.text for term in index.terms("refugee", ["en", "fr"])] == ["refugee", "bogus refugee"]
    assert index.terms("nameless") == []


def test_the_definition_is_in_the_first_language_that_has_one(index: Index) -> None:
    assert index.definition("return", ["de", "en"]) == "way back to the home country"
    assert index.definition("return", ["de"]) is None


def test_a_restriction_is_applied_before_the_names_are_cut(index: Index) -> None:
    names = index.names_with_prefix("r")
    german = Restriction(["de"])
    of_german = index.within(names, german, None)
    assert of_german
    assert len(of_german) < len(names)
    assert index.within(names, german, 1) == of_german[:1]
    assert index.within(names, Restriction(), 2) == names[:2]
