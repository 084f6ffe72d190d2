from __future__ import annotations

import pytest

from builders import DE, EN, HY
from emngloss.model.glossary import Glossary


def test_iterating_gives_the_concepts_in_order_of_their_ids(small_glossary: Glossary) -> None:
    ids = [concept.id for concept in small_glossary]
    assert ids == sorted(ids)
    assert len(small_glossary) == len(ids)


def test_a_concept_is_found_by_its_id_alone(small_glossary: Glossary) -> None:
    assert small_glossary["minor"].id == "minor"
    with pytest.raises(KeyError):
        small_glossary["UAM"]


def test_selecting_nothing_gives_everything(small_glossary: Glossary) -> None:
    assert small_glossary.select() == small_glossary


def test_a_selection_of_languages_keeps_only_their_terms_and_gaps(small_glossary: Glossary) -> None:
    selected = small_glossary.select(languages=[DE, HY])
    minor = selected["unaccompanied-minor"]
    assert ({term.language for term in minor.terms}, minor.gaps) == ({DE}, (HY,))
    assert set(selected.languages) == {DE, HY}
    assert small_glossary.select(languages=[EN])["unaccompanied-minor"].gaps == ()


def test_a_selection_of_languages_keeps_the_definitions(small_glossary: Glossary) -> None:
    selected = small_glossary.select(languages=[HY])["unaccompanied-minor"]
    assert selected.definitions == small_glossary["unaccompanied-minor"].definitions


def test_a_selection_of_no_languages_has_no_terms(small_glossary: Glossary) -> None:
    assert not any(concept.terms for concept in small_glossary.select(languages=[]))


def test_themes_and_concepts_narrow_each_other(small_glossary: Glossary) -> None:
    by_theme = small_glossary.select(themes=["family-children"])
    assert list(by_theme.concepts) == ["minor", "unaccompanied-minor"]
    assert list(by_theme.select(concepts=["minor", "guardian"]).concepts) == ["minor"]


def test_a_selected_concept_still_names_its_relations_outside(small_glossary: Glossary) -> None:
    selected = small_glossary.select(concepts=["unaccompanied-minor"])
    assert selected["unaccompanied-minor"].broader == ("minor",)
    assert [relation.concept for relation in selected["unaccompanied-minor"].related] == ["guardian", "separated-child"]


def test_a_selection_of_a_selection_knows_the_whole(small_glossary: Glossary) -> None:
    once = small_glossary.select(themes=["family-children"])
    assert set(once.select(concepts=["minor"]).whole) == set(small_glossary.concepts)


def test_a_selection_that_leaves_nothing_out_reads_no_concept(small_glossary: Glossary) -> None:
    assert small_glossary.select(languages=small_glossary.languages) is small_glossary
