from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emngloss import LanguageTag, LoadedGlossary
from emngloss.text.collation import sort_key

ORDERS = {
    "de": "Abschiebung / Anerkennung / ärztlich / Asyl / Ausländer / Überstellung / Umsiedlung / Zuwanderung",
    "sv": "asyl / avvisning / uppehållstillstånd / vistelse / zon / återvändande / ärende / överföring",
    "hu": "család / csempészet / döntés / gyermek / határ / nyelv / olasz / őr / szabad / tartózkodás / üldözés / zár / zsák",
    "hr": "azil / cilj / čovjek / državljanin / džip / đak / lice / ljudi / nadzor / njega / raseljena / šuma / zakon / žena",
    "ka": "ადამიანი / ბავშვი / გაძევება / თავშესაფარი / იძულება / ლტოლვილი / მიგრანტი / უსაფრთხო / ქვეყანა / შესვლა / ჯგუფი",
    "mt": "ażil / barrani / ċertifikat / detenzjoni / familja / ġurdan / gżira / għarfien / harsa / ħarsien / persuna / żvilupp",
    "et": "asüül / rahvas / sisseränne / šokk / zoo / žanr / tagasi / vara / õigus / ärasaatmine / ööbimine / ümberasumine",
    "sk": "azyl / cudzinec / hranica / chránený / iný",
    "lt": "yla / inspekcija / įvažiavimas / jaunas",
    "nb": "asyl / ulovlig / ære / økonomi / åpen",
    "hy": "ապաստան / բացառում / երեխա / զոհ / ծնող / որոշում / ուղեկցող / փախստական / օրենք",
    "uk": "ґрати / держава / єдність / житло / зона / іноземець / їжа / йод",
}  # fmt: skip


def alphabet(library: LoadedGlossary, language: str) -> tuple[str, ...]:
    return library.glossary.languages[LanguageTag(language)].alphabet


@pytest.mark.parametrize("language", ORDERS)
def test_the_words_of_a_language_come_in_its_alphabetical_order(language: str, library: LoadedGlossary) -> None:
    words = ORDERS[language].split(" / ")
    letters = alphabet(library, language)
    backwards = words[::-1]
    assert sorted(backwards, key=lambda word: sort_key(word, letters)) == words


def test_a_long_hungarian_digraph_counts_as_two(library: LoadedGlossary) -> None:
    letters = alphabet(library, "hu")
    words = ["viszony", "visszatérés", "visztula"]
    assert sorted(words, key=lambda word: sort_key(word, letters)) == ["viszony", "visszatérés", "visztula"]


def test_accents_break_ties_only(library: LoadedGlossary) -> None:
    letters = alphabet(library, "fr")
    words = ["côté", "coter", "cote", "coté"]
    assert sorted(words, key=lambda word: sort_key(word, letters)) == ["cote", "coté", "côté", "coter"]


def test_case_is_the_last_to_decide(library: LoadedGlossary) -> None:
    letters = alphabet(library, "en")
    assert sorted(["stay", "State", "state", "Stay"], key=lambda word: sort_key(word, letters)) == [
        "State",
        "state",
        "Stay",
        "stay",
    ]


def test_shorter_words_and_word_ends_come_first(library: LoadedGlossary) -> None:
    letters = alphabet(library, "en")
    words = ["asylums", "asylum seeker", "asylum", "asylum-seeking", "12 months"]
    ordered = ["12 months", "asylum", "asylum seeker", "asylum-seeking", "asylums"]
    assert sorted(words, key=lambda word: sort_key(word, letters)) == ordered


def test_letters_that_the_alphabet_lacks_come_after_it(library: LoadedGlossary) -> None:
    letters = alphabet(library, "en")
    assert sorted(["я", "z", "ß", "é"], key=lambda word: sort_key(word, letters)) == ["é", "ß", "z", "я"]


@settings(max_examples=50)
@given(st.lists(st.text(max_size=10), max_size=6))
def test_any_texts_can_be_sorted_and_equal_keys_mean_equal_texts(texts: list[str]) -> None:
    letters = ("a", "b", "c", "cs", "d", "dz", "dzs", "ch")
    sorted(texts, key=lambda text: sort_key(text, letters))
    assert len({sort_key(text, letters) for text in texts}) == len(set(texts))
