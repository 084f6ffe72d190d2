from __future__ import annotations

import unicodedata
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from emngloss.text.folding import fold
from emngloss.text.words import trigrams, words

quick = settings(max_examples=50)
texts = st.text(max_size=40) | st.text("aßŉﬁ½’- \u0301\u0308\u200bé가", max_size=20)


def parts(text: str) -> list[str]:
    return [text[word.start : word.end] for word in words(text)]


def test_a_hyphen_parts_words_and_an_apostrophe_does_not() -> None:
    assert parts("niet-begeleide  d’asile!") == ["niet", "begeleide", "d’asile"]


def test_the_word_that_is_shown_is_the_one_of_the_original() -> None:
    assert parts("Straße ﬁnden, Łódź") == ["Straße", "ﬁnden", "Łódź"]
    assert [word.key for word in words("Straße ﬁnden")] == ["strasse", "finden"]


def test_a_word_is_not_cut_between_its_last_letter_and_the_mark_on_it() -> None:
    text = unicodedata.normalize("NFD", "café né")
    assert parts(text) == [unicodedata.normalize("NFD", "café"), unicodedata.normalize("NFD", "né")]


def test_a_text_without_letters_has_no_words() -> None:
    assert [parts(text) for text in ("", "  ", "--’", "\u0301")] == [[], [], [], []]


@quick
@given(texts)
def test_the_words_are_those_of_the_folded_text_in_order_and_do_not_overlap(text: str) -> None:
    found = words(text)
    assert [word.key for word in found] == fold(text).split()
    places = [place for word in found for place in (word.start, word.end)]
    assert all(0 <= place <= len(text) for place in places)
    assert all(word.start < word.end for word in found)


@quick
@given(st.text("abcdefghij -’", max_size=40))
def test_each_word_folds_to_its_key(text: str) -> None:
    found = words(text)
    assert [fold(text[word.start : word.end]) for word in found] == [word.key for word in found]
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_the_ends_of_a_word_count_in_its_trigrams() -> None:
    assert trigrams("aba") == [" ab", "aba", "ba "]
    assert trigrams("a") == [" a "]
    assert trigrams("aaaa") == [" aa", "aaa", "aa "]
