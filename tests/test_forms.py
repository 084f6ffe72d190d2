"""Inflected forms, compounds, function words and articles: what a search makes of words that are not those of the term."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emngloss.search.build_forms import stems
from emngloss.search.forms import Forms, likeness, plain_beginnings, shortest_stem
from emngloss.search.hit import EXACT, FOLDED, FUZZY, INFLECTED, TRANSLITERATED, WORDS
from emngloss.search.index import Index
from search_index import concept, hits, index_of


@pytest.fixture(scope="module")
def index() -> Index:
    return index_of(
        [
            concept("refugee", bg="бежанец", de="Flüchtling", en="refugee", fi="pakolainen"),
            concept("decision", bg="решение", en="return decision", de="Rückkehrentscheidung"),
            concept("seeker", en="asylum seeker", de="Asylbewerber", sv="asylsökande"),
            concept("application", en="application for asylum", de="Asylantrag"),
            concept("antrag", de="Antrag", sv="ansökan"),
            concept("asyl", de="Asyl", sv="asyl"),
            concept("pool", en="annual solidarity pool", fi="vuotuinen solidaarisuuspooli"),
            concept("asylum", ga="tearmann"),
            concept("frontera", es="frontera"),
            concept("status", en="status of the child"),
        ]
    )


@pytest.mark.parametrize(
    ("query", "concept_id"),
    [
        ("refugees", "refugee"),
        ("Flüchtlinge", "refugee"),
        ("Flüchtlingen", "refugee"),
        ("pakolaiset", "refugee"),
        ("pakolaisen", "refugee"),
        ("return decisions", "decision"),
        ("asylum seekers", "seeker"),
        ("Rückkehrentscheidungen", "decision"),
        ("thearmann", "asylum"),
        ("thearmanna", "asylum"),
    ],
)
def test_another_form_of_every_word_finds_the_term(query: str, concept_id: str, index: Index) -> None:
    assert hits(index, query)[0] == (concept_id, INFLECTED)


def test_the_term_itself_is_no_other_form(index: Index) -> None:
    assert hits(index, "refugee")[0] == ("refugee", EXACT)
    assert hits(index, "seeker asylum")[0] == ("seeker", WORDS)


def test_an_ending_of_another_language_makes_no_form(index: Index) -> None:
    assert ("refugee", INFLECTED) not in hits(index, "refugeeet")
    assert ("frontera", INFLECTED) not in hits(index, "frontex")
    assert ("frontera", INFLECTED) not in hits(index, "fronteras")


def test_forms_of_all_words_inside_a_longer_term_are_words(index: Index) -> None:
    assert ("pool", WORDS) in hits(index, "solidarity pools")


def test_words_of_two_languages_are_no_form_of_one_term(index: Index) -> None:
    assert hits(index, "refugees Antrags") == []


def test_a_name_of_two_languages_is_found_in_the_one_whose_form_was_typed() -> None:
    index = index_of([concept("mercy", en="pity"), concept("length", fi="pity")])
    assert hits(index, "pities") == [("mercy", INFLECTED)]
    assert hits(index, "pityssa") == [("length", INFLECTED)]


def test_swapped_letters_in_a_short_word_are_near() -> None:
    index = index_of([concept("fear", en="fobos"), concept("other", en="zoobz zobsz foozz zzbs")])
    assert hits(index, "foobs") == [("fear", FUZZY)]


def test_joined_and_parted_spellings_are_equal(index: Index) -> None:
    assert hits(index, "returndecision")[0] == ("decision", FOLDED)
    assert hits(index, "Asyl Antrag")[0] == ("application", FOLDED)
    assert hits(index, "asyl-antrag")[0] == ("application", FOLDED)
    assert hits(index, "asyl sökande")[0] == ("seeker", FOLDED)
    assert hits(index, "retur ndecision")[0] == ("decision", FOLDED)


def test_the_parts_of_a_compound_find_it(index: Index) -> None:
    found = dict(hits(index, "Antrags"))
    assert found["antrag"] == INFLECTED
    assert found["application"] == WORDS


def test_a_compound_is_made_of_known_words_of_its_own_language() -> None:
    index = index_of(
        [
            concept("whole", de="Aufenthaltstitel", en="staypermit"),
            concept("stay", de="Aufenthalt", en="stay"),
            concept("title", de="Titel", en="permit"),
        ]
    )
    number = index.words_with_keys(["aufenthaltstitel", "titel", "permit", "staypermit"])
    assert index.words_composed_of([number["titel"]]) == {number["aufenthaltstitel"]}
    assert index.words_composed_of([number["permit"]]) == set()


def test_an_article_before_the_term_is_passed_over(index: Index) -> None:
    assert hits(index, "the refugee")[0] == ("refugee", INFLECTED)
    assert hits(index, "die Flüchtlinge")[0] == ("refugee", INFLECTED)


def test_function_words_are_passed_over_where_nothing_is_found_with_them(index: Index) -> None:
    assert hits(index, "child status")[0] == ("status", WORDS)
    assert hits(index, "child with a status")[0] == ("status", WORDS)


def test_one_word_too_many_or_missing_is_tolerated_among_three(index: Index) -> None:
    assert hits(index, "annual solidarity pool budget")[0] == ("pool", WORDS)
    assert hits(index, "annual pool")[0] == ("pool", WORDS)
    assert hits(index, "solidarity budget") == []


def test_the_nearer_form_comes_first() -> None:
    index = index_of([concept("refuge", en="refuge"), concept("refugee", en="refugee")])
    assert [concept_id for concept_id, _ in hits(index, "refugees")] == ["refugee", "refuge"]
    assert likeness(["refugees"], ["refugee"]) > likeness(["refugees"], ["refuge"])


def test_marks_tell_forms_apart_that_fold_alike() -> None:
    index = index_of([concept("appeal", fi="prosfyga"), concept("refugee", fi="prósfygat")])
    assert hits(index, "prósfygan")[0] == ("refugee", INFLECTED)


def test_an_ending_as_long_as_the_stem_makes_a_form_beside_others_only() -> None:
    index = index_of([concept("ban", bg="банит"), concept("entry", en="entry ban", fi="ban")])
    assert hits(index, "banssa") == []


def test_a_short_word_has_forms_beside_others_only() -> None:
    index = index_of([concept("year", sv="år"), concept("land", sv="land år")])
    assert ("year", INFLECTED) not in hits(index, "åren")
    assert hits(index, "länder åren")[0] == ("land", INFLECTED)


def test_a_restriction_to_languages_holds_for_forms(index: Index) -> None:
    assert hits(index, "refugees", languages=["de"]) == []
    assert hits(index, "refugees", languages=["en"])[0] == ("refugee", INFLECTED)


def test_a_plain_beginning_is_tried_in_its_own_language_only() -> None:
    assert list(plain_beginnings("thearmann", [("th", "t")])) == ["thearmann", "tearmann"]
    index = index_of([concept("tick", en="tick"), concept("asylum", ga="tearmann")])
    assert ("tick", INFLECTED) not in hits(index, "thick")


def test_letters_of_another_script_find_a_term_written_in_latin_ones() -> None:
    index = index_of([concept("refugee", en="bezhanets")])
    assert hits(index, "бежанец") == [("refugee", TRANSLITERATED)]


words = st.text("abcdeé", min_size=1, max_size=9)


@settings(max_examples=200)
@given(words, st.sets(st.text("abcde", max_size=3), max_size=6))
def test_a_stem_is_a_beginning_after_which_an_ending_follows(word: str, endings: set[str]) -> None:
    found = stems(word, frozenset(endings))
    assert word in found
    for stem in found:
        assert word.startswith(stem)
        assert stem == word or word[len(stem) :] in endings
        assert stem == word or len(stem) >= shortest_stem(word)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.text("abno", min_size=4, max_size=7), min_size=1, max_size=4, unique=True), st.sampled_from(["", "s", "es", "a"])
)
def test_a_word_with_an_ending_of_its_language_finds_the_word(names: list[str], ending: str) -> None:
    index = index_of([concept(f"c{at}", en=name) for at, name in enumerate(names)])
    endings = ("", "s", "es")
    for name in names:
        found = Forms(index, [name + ending]).names()
        keys = dict(index.keys(found))
        if ending in endings:
            assert name in keys.values()
        assert all(languages == {"en"} for languages in found.values())
