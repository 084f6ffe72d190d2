"""The OmegaT glossary: a line a pair, nothing that OmegaT would read as something else."""

import io
from dataclasses import replace

import pytest

from builders import DE, EN, UNACCOMPANIED_MINOR, glossary_of
from emngloss.errors import FormatError
from emngloss.formats.registry import FORMATS
from emngloss.model.concept import Concept
from emngloss.model.glossary import Glossary
from emngloss.model.term import Term, TermStatus


def lines(glossary: Glossary) -> list[str]:
    stream = io.StringIO(newline="")
    FORMATS["omegat"].write(glossary, (EN, DE), stream)
    return stream.getvalue().splitlines()


def pairs(glossary: Glossary) -> list[list[str]]:
    return [line.split("\t") for line in lines(glossary) if not line.startswith("#")]


def test_the_first_line_declares_the_encoding_and_the_next_the_licence() -> None:
    first, *rest = lines(glossary_of([]))
    assert first == "# Glossary in tab-separated format -*- coding: utf-8 -*-"
    assert any("CC-BY-4.0" in line for line in rest)
    assert all(line.startswith("# ") for line in rest)


def test_every_usable_term_stands_with_every_other_and_a_discouraged_one_with_none() -> None:
    terms = [
        Term("refugee", EN),
        Term("exile", EN, TermStatus.ADMITTED),
        Term("alien", EN, TermStatus.DEPRECATED),
        Term("Flüchtling", DE),
    ]
    found = pairs(glossary_of([Concept("refugee", terms=tuple(terms))]))
    assert [(source, target) for source, target, _ in found] == [("refugee", "Flüchtling"), ("exile", "Flüchtling")]


def test_the_comment_holds_the_marks_of_the_target_and_the_definition() -> None:
    term = replace(UNACCOMPANIED_MINOR.terms_in(DE)[0], regions=("AT",), note="Used in letters.")
    comment = pairs(glossary_of([replace(UNACCOMPANIED_MINOR, terms=(Term("minor", EN), term))]))[0][2]
    assert comment.startswith("AT")
    assert "Used in letters." in comment
    assert (UNACCOMPANIED_MINOR.definition("en") or "?") in comment


def test_a_tab_or_line_break_does_not_end_the_cell_and_a_hash_is_no_comment() -> None:
    glossary = glossary_of([Concept("a", terms=(Term("#1\tnote", DE), Term("# first\nterm", EN)))])
    assert lines(glossary)[-1] == " # first term\t#1 note\t"


def test_what_a_reader_has_to_know_of_the_source_term_is_named_with_it() -> None:
    terms = (Term("Schubhaft", DE), Term("detention pending deportation", EN, regions=("IE",)))
    assert pairs(glossary_of([Concept("a", terms=terms)]))[0][2] == "detention pending deportation: IE"


def test_a_control_character_is_refused_with_the_concept() -> None:
    with pytest.raises(FormatError, match=r"refugee: .*U.001B"):
        lines(glossary_of([Concept("refugee", terms=(Term("Flücht\x1bling", DE), Term("refugee", EN)))]))
