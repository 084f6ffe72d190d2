"""What is made of a concept where it is shown at once: its terms of both languages, and texts in one line."""

import pytest

from builders import DE, EN, FR, UNACCOMPANIED_MINOR, glossary_of
from emngloss.errors import FormatError
from emngloss.formats.articles import articles, marked
from emngloss.formats.pairs import one_line
from emngloss.model.concept import Concept
from emngloss.model.term import Equivalence, Term, TermStatus, Usage


def test_an_article_holds_the_usable_terms_of_both_languages_preferred_first() -> None:
    (article,) = articles(glossary_of([UNACCOMPANIED_MINOR]), EN, DE)
    assert [of_term[0].source.text for of_term in article] == ["unaccompanied minor", "UAM"]
    german = ["unbegleiteter Minderjähriger", "unbegleitete minderjährige Person", "UM"]
    assert [[pair.target.text for pair in of_term] for of_term in article] == [german, german]


def test_a_concept_without_a_usable_term_in_both_languages_has_no_article() -> None:
    terms = (Term("asile", FR, TermStatus.SUPERSEDED), Term("asylum", EN))
    assert list(articles(glossary_of([Concept("asylum", terms=terms)]), EN, FR)) == []


def test_equal_terms_of_two_concepts_have_an_article_each() -> None:
    concepts = [Concept(name, terms=(Term("return", EN), Term("retour", FR))) for name in ("a", "b")]
    assert [article[0][0].concept.id for article in articles(glossary_of(concepts), EN, FR)] == ["a", "b"]


def test_marks_stand_behind_the_term_in_brackets() -> None:
    term = Term("Haft", DE, regions=("AT", "CH"), usage=Usage.GENERAL, equivalence=Equivalence.BROADER, note="Of any\nkind.")
    assert marked(term) == "Haft [AT, CH; general; broader in meaning; Of any kind.]"
    assert marked(Term("Haft", DE)) == "Haft"


def test_white_space_of_any_kind_is_one_blank() -> None:
    assert one_line(" a\t\r\nb\u2028c\u00a0d ", "x") == "a b c d"


@pytest.mark.parametrize("letter", ["\x00", "\x07", "\x1b", "\x7f", "\x9b", "\ud800"])
def test_a_character_that_no_text_should_hold_is_refused_with_the_concept(letter: str) -> None:
    with pytest.raises(FormatError, match=rf"refugee: the character U\+{ord(letter):04X}") as caught:
        one_line(f"a{letter}b", "refugee")
    assert caught.value.hint


def test_letters_of_every_script_and_their_joiners_pass() -> None:
    text = "беженец փախստական დევნილი 𝔄 \u200f\u200d\u00ad"
    assert one_line(text, "x") == text
