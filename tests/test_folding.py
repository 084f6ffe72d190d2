from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emngloss.text.folding import APOSTROPHES, fold, fold_with_offsets, folded_char, folded_keys

any_text = st.text(max_size=60)
hard_text = st.text("ﬁßŉŀ½İıǆǇΐΰςΣᾳёйїґєﷺ㎏ǰ̈́ͅ\u0301\u0345\u200b\u00ad’-— \t\u3000\u2028Ⴀ꙳Ꞌ\ud800\U0001d504가Ｆև", max_size=30)
quick = settings(max_examples=50)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Łódź", "lodz"),
        ("Đakovo", "dakovo"),
        ("Ħaż-Żabbar", "haz zabbar"),
        ("flyktning på øya", "flyktning pa oya"),
        ("Æresdrap", "aeresdrap"),
        ("Außerlandesbringung", "ausserlandesbringung"),
        ("AUẞERLANDESBRINGUNG", "ausserlandesbringung"),
        ("ŧ", "t"),
        ("Iı İi", "ii ii"),
        ("cœur", "coeur"),
        ("þing", "thing"),
        ("πρόσφυγας", "προσφυγασ"),
        ("ΠΡΟΣΦΥΓΑΣ", "προσφυγασ"),
        ("ϊΐ", "ιι"),
        ("neînsoţit", "neinsotit"),
        ("neînsoțit", "neinsotit"),
        ("ПРИТУЛОК", "притулок"),
        ("ᲚᲢᲝᲚᲕᲘᲚᲘ", "ლტოლვილი"),
        ("Փախստական", "փախստական"),
        ("mionaoiseach gan tionlacan fásta", "mionaoiseach gan tionlacan fasta"),
        ("persuna li tfittex ażil", "persuna li tfittex azil"),
        ("kísérő nélküli kiskorú", "kisero nelkuli kiskoru"),
        ("ｆｕｌｌ　ｗｉｄｔｈ", "full width"),
        ("as\u00adylum", "asylum"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("½ ŀ ℃ ﬁ", "1 2 l c fi"),
    ],
)
def test_what_people_type_and_what_is_written_have_one_key(text: str, key: str) -> None:
    assert fold(text) == key


@pytest.mark.parametrize("apostrophe", APOSTROPHES)
def test_an_apostrophe_of_any_shape_joins(apostrophe: str) -> None:
    assert fold(f"demandeur d{apostrophe}asile") == "demandeur dasile"


@pytest.mark.parametrize("hyphen", "-‐‑‒–—―−⸺﹣－֊/·.,;:()[]|")
def test_a_hyphen_or_sign_of_any_shape_parts(hyphen: str) -> None:
    assert fold(f"non{hyphen}refoulement") == "non refoulement"


def test_the_armenian_ligature_is_found_written_out() -> None:
    assert fold("և") == fold("եւ") == fold("և".upper())


@pytest.mark.parametrize("text", ["", " ", "\u0301\u0308\u0345"[:2], "--", "’", "\u200b", "\n\t\r", "\ud800", "😀"])
def test_a_text_without_letters_has_an_empty_key(text: str) -> None:
    assert fold(text) == ""
    assert fold_with_offsets(text) == ("", [])
    assert folded_keys(text, {}) == ()


def test_marks_of_scripts_in_which_they_are_letters_stay() -> None:
    assert fold("शरणार्थी") == "शरणार्थी"
    assert fold("لاجِئ") == fold("لاجئ")


def test_composed_and_decomposed_text_have_one_key_for_every_character() -> None:
    for codepoint in range(0x3000):
        char = chr(codepoint)
        assert fold(char) == fold(unicodedata.normalize("NFD", char)) == fold(unicodedata.normalize("NFKC", char)), hex(codepoint)


def test_a_hundred_thousand_characters_are_folded() -> None:
    text = "Niet-begeleide  minderjarige ’\u0301" * 3300
    assert len(text) > 100_000
    assert len(fold(text).split()) == 3 * 3300
    key, offsets = fold_with_offsets(text)
    assert len(key) == len(offsets)


@pytest.mark.parametrize("texts", [any_text, hard_text], ids=["any", "hard"])
def test_folding_is_idempotent_and_parts_words_by_one_space(texts: st.SearchStrategy[str]) -> None:
    @quick
    @given(texts)
    def idempotent(text: str) -> None:
        key = fold(text)
        assert fold(key) == key
        assert key == " ".join(key.split())

    idempotent()


@pytest.mark.parametrize("texts", [any_text, hard_text], ids=["any", "hard"])
def test_every_character_of_a_key_comes_from_a_place_that_folds_to_it(texts: st.SearchStrategy[str]) -> None:
    @quick
    @given(texts)
    def offsets_are_exact(text: str) -> None:
        key, offsets = fold_with_offsets(text)
        assert key == fold(text)
        assert len(offsets) == len(key)
        assert offsets == sorted(offsets)
        for char, place in zip(key, offsets, strict=True):
            assert char in folded_char(text[place])

    offsets_are_exact()


@quick
@given(any_text)
def test_case_makes_no_difference(text: str) -> None:
    assert fold(text.casefold()) == fold(text)


def test_a_term_with_apostrophe_is_found_joined_and_parted() -> None:
    assert folded_keys("demandeur d’asile", {}) == ("demandeur dasile", "demandeur d asile")


def test_the_spellings_of_a_language_give_a_key_beside_the_plain_one() -> None:
    german = {"ä": "ae", "ö": "oe", "ü": "ue"}
    assert folded_keys("Rückführung", german) == ("ruckfuhrung", "rueckfuehrung")
    assert folded_keys(unicodedata.normalize("NFD", "Rückführung"), german) == ("ruckfuhrung", "rueckfuehrung")
    assert folded_keys("Asyl", german) == ("asyl",)


@quick
@given(any_text)
def test_keys_are_distinct_folded_and_not_empty(text: str) -> None:
    keys = folded_keys(text, {"ä": "ae"})
    assert len(set(keys)) == len(keys)
    assert all(key and fold(key) == key for key in keys)
