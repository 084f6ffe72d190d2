from __future__ import annotations

import pytest

from builders import DE, EN, FR, NL, UNACCOMPANIED_MINOR
from emngloss.model.concept import Concept, Definition, Note, NoteType
from emngloss.model.source import Basis, Source
from emngloss.model.term import Term, TermStatus

REMOVAL = Concept(
    "removal",
    terms=(
        Term("Abschiebung", DE),
        Term("Ausschaffung", DE, regions=("CH",)),
        Term("Außerlandesbringung", DE, TermStatus.ADMITTED, regions=("AT",)),
        Term("Rückführung", DE, TermStatus.ADMITTED),
        Term("Verschickung", DE, TermStatus.DEPRECATED, regions=("AT",)),
    ),
)


def texts(terms: tuple[Term, ...]) -> list[str]:
    return [term.text for term in terms]


def test_the_terms_of_a_language_keep_their_order() -> None:
    assert texts(UNACCOMPANIED_MINOR.terms_in("en")) == ["unaccompanied minor", "UAM", "lone child"]


def test_for_a_variety_its_own_usable_forms_come_first_and_those_of_others_last() -> None:
    ordered = ["Außerlandesbringung", "Abschiebung", "Rückführung", "Ausschaffung", "Verschickung"]
    assert texts(REMOVAL.terms_in("de-AT")) == ordered


def test_the_preferred_term_of_a_variety_is_its_own_form_even_where_it_is_only_admitted() -> None:
    preferred = REMOVAL.preferred_term("de-AT")
    assert preferred is not None
    assert preferred.text == "Außerlandesbringung"


def test_a_variety_without_own_form_gets_the_general_one() -> None:
    preferred = REMOVAL.preferred_term("de-LU")
    assert preferred is not None
    assert preferred.text == "Abschiebung"


@pytest.mark.parametrize("status", [TermStatus.DEPRECATED, TermStatus.SUPERSEDED])
def test_a_term_that_should_not_be_used_is_never_the_preferred_one(status: TermStatus) -> None:
    assert Concept("x", terms=(Term("mineur isolé", FR, status),)).preferred_term("fr") is None
    both = Concept("x", terms=(Term("mineur isolé", FR, status), Term("mineur non accompagné", FR, TermStatus.ADMITTED)))
    preferred = both.preferred_term("fr")
    assert preferred is not None
    assert preferred.text == "mineur non accompagné"


def test_a_language_without_terms_has_no_preferred_term() -> None:
    assert UNACCOMPANIED_MINOR.preferred_term("hy") is None


def test_the_languages_are_those_that_have_a_term_in_order() -> None:
    assert UNACCOMPANIED_MINOR.languages == ("bg", "de", "en", "fr", "nl")
    assert NL in UNACCOMPANIED_MINOR.languages


def test_the_first_definition_in_a_language_is_the_definition() -> None:
    two = Concept("x", definitions=(Definition({EN: "one"}), Definition({EN: "two", DE: "zwei"})))
    assert (two.definition(), two.definition("de-AT"), two.definition("fr")) == ("one", "zwei", None)


def test_a_source_of_definition_and_note_is_counted_once_in_order_of_first_use() -> None:
    first, second = Source("a", "Art. 1", Basis.ADAPTED), Source("b")
    concept = Concept(
        "x",
        definitions=(Definition({EN: "one"}, sources=(first,)), Definition({EN: "two"}, sources=(first,))),
        notes=(Note(NoteType.LEGAL, "A note.", (second, first)),),
    )
    assert concept.sources == (first, second)


def test_a_term_may_be_used_if_it_is_preferred_or_admitted() -> None:
    assert [status for status in TermStatus if status.usable] == [TermStatus.PREFERRED, TermStatus.ADMITTED]


def test_the_official_entry_has_an_address() -> None:
    assert (Concept("asylum", emn="asylum").emn_page or "").endswith("/glossary/asylum_en")
    assert Concept("asylum").emn_page is None
