from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emngloss import LoadedGlossary
from emngloss.text.folding import fold
from emngloss.text.transliteration import SCHEMES, latin_keys, transliterate

LANGUAGES = ("bg", "el", "hy", "ka", "uk")


@pytest.mark.parametrize(
    ("language", "term", "keys"),
    [
        ("bg", "бежанец", ("bezhanets", "bezanec", "bejanec")),
        ("bg", "кандидат за убежище", ("kandidat za ubezhishte", "kandidat za ubezise")),
        ("bg", "миграция", ("migratsia", "migracija")),
        ("bg", "принудително връщане", ("prinuditelno vrashtane", "prinuditelno vrushtane")),
        ("uk", "біженець", ("bizhenets", "bizenec", "bijenec")),
        ("uk", "шукач притулку", ("shukach prytulku", "sukac pritulku")),
        ("uk", "видворення", ("vydvorennia", "vydvorennya", "vidvorenna")),
        ("uk", "возз’єднання сім’ї", ("vozziednannia simi",)),
        ("uk", "Європейський Союз", ("yevropeiskyi soiuz", "evropejskij souz")),
        ("uk", "згода", ("zghoda", "zgoda")),
        ("el", "πρόσφυγας", ("prosfygas", "prosfugas", "prosfigas")),
        ("el", "αιτών άσυλο", ("aiton asylo", "aitwn asulo", "aiton asilo")),
        ("el", "ασυνόδευτος ανήλικος", ("asynodeftos anilikos", "asunodeutos anhlikos")),
        ("el", "διαβούλευση", ("diavoulefsi",)),
        ("el", "αυτόματη εύρεση", ("aftomati evresi",)),
        ("el", "συγγενής", ("syngenis", "syggenis")),
        ("el", "μπορώ", ("boro", "mporo")),
        ("el", "χώρα", ("chora", "xwra", "hora")),
        ("ka", "ლტოლვილი", ("ltolvili",)),
        ("ka", "გაძევება", ("gadzeveba", "gajeveba")),
        ("ka", "თავშესაფარი", ("tavshesapari", "tavsesapari", "tavshesafari")),
        ("ka", "ჟღალი ხე", ("zhghali khe", "zgali xe")),
        ("hy", "փախստական", ("pakhstakan", "paxstakan")),
        ("hy", "ապաստան հայցող", ("apastan haytsogh", "apastan haycog")),
        ("hy", "երեխա", ("yerekha", "erexa")),
        ("hy", "որոշում", ("voroshum", "orosowm", "oroshum")),
        ("hy", "և", ("yev", "ev")),
        ("hy", "վերադարձի որոշում", ("veradardzi voroshum",)),
    ],
)
def test_a_term_has_its_official_key_first_and_those_of_habit_after(language: str, term: str, keys: tuple[str, ...]) -> None:
    found = latin_keys(term, language)
    assert found[0] == keys[0]
    assert set(keys) <= set(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_of_every_term_of_the_corpus_is_transliterated(language: str, library: LoadedGlossary) -> None:
    terms = [term.text for concept in library for term in concept.terms_in(language)]
    assert len(terms) > 60
    for text in terms:
        for key in latin_keys(text, language):
            assert key.isascii(), (text, key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_capitals_make_no_difference(language: str, library: LoadedGlossary) -> None:
    for concept in library:
        for term in concept.terms_in(language):
            assert latin_keys(term.text.upper().lower(), language) == latin_keys(term.text.lower(), language)


@pytest.mark.parametrize("language", ["de", "mt", "pl", "xx", "no"])
def test_a_language_in_latin_letters_has_no_latin_keys(language: str) -> None:
    assert latin_keys("asylum", language) == ()


def test_the_longest_group_wins_and_the_place_in_the_word_counts() -> None:
    scheme = {"а": "a", "^а": "A", "а$": "Z", "аб": "-", "б": "b"}
    assert transliterate("ба аба ваа", scheme) == "bZ -A вaZ".replace("-A", "-Z")


def test_what_the_scheme_does_not_know_stays() -> None:
    assert transliterate("EU-бежанец 2", SCHEMES["bg"][0]) == "eu-bezhanets 2"


@pytest.mark.parametrize("language", LANGUAGES)
def test_transliterating_any_text_never_fails_and_gives_folded_keys(language: str) -> None:
    @settings(max_examples=30)
    @given(st.text(max_size=30) | st.text("αυήςμπγбйєїь’ზჭუուևե ^$", max_size=20))
    def folded(text: str) -> None:
        assert all(fold(key) == key for key in latin_keys(text, language))

    folded()
