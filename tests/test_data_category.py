from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import DE, DUBLIN, EN, FR, MINOR, NL, UNACCOMPANIED_MINOR, glossaries, glossary_of
from emngloss.model.concept import Concept, Definition
from emngloss.model.data_category import EVERYTHING, DataCategory, losses, reduce_to
from emngloss.model.glossary import Glossary
from emngloss.model.source import Basis, Source
from emngloss.model.term import Provenance, Term, TermStatus, TermType

NOTHING = DataCategory(0)
kept_categories = st.lists(st.sampled_from(list(DataCategory))).map(lambda some: _union(some))


def _union(categories: list[DataCategory]) -> DataCategory:
    union = NOTHING
    for category in categories:
        union |= category
    return union


def without(*lost: DataCategory, of: Concept = UNACCOMPANIED_MINOR) -> Concept:
    return reduce_to(glossary_of([of]), EVERYTHING & ~_union(list(lost)))[of.id]


def texts_of(concept: Concept, language: str) -> list[tuple[str, TermStatus]]:
    return [(term.text, term.status) for term in concept.terms if term.language == language]


def test_everything_kept_changes_nothing(small_glossary: Glossary) -> None:
    assert reduce_to(small_glossary, EVERYTHING) == small_glossary
    assert losses(small_glossary, EVERYTHING) == ()


@settings(max_examples=50)
@given(glossaries(), kept_categories)
def test_reducing_twice_is_reducing_once(glossary: Glossary, kept: DataCategory) -> None:
    once = reduce_to(glossary, kept)
    assert reduce_to(once, kept) == once
    assert losses(once, kept) == ()


@settings(max_examples=50)
@given(glossaries(), kept_categories)
def test_a_loss_is_named_exactly_where_something_is_lost(glossary: Glossary, kept: DataCategory) -> None:
    reduced = reduce_to(glossary, kept)
    named = losses(glossary, kept)
    assert bool(named) == (_unordered(reduced) != _unordered(glossary))
    assert not any(loss.category in kept for loss in named)


def _unordered(glossary: Glossary) -> list[tuple[object, ...]]:
    """What the concepts say, whatever the order of the terms of a language."""
    return [
        (
            concept.id,
            concept.theme,
            concept.emn,
            concept.eurovoc,
            concept.historical,
            concept.aliases,
            concept.broader,
            concept.gaps,
            concept.definitions,
            concept.notes,
            concept.related,
            sorted(map(repr, concept.terms)),
        )
        for concept in glossary
    ]


@settings(max_examples=50)
@given(glossaries(), kept_categories)
def test_the_parts_without_a_loss_survive(glossary: Glossary, kept: DataCategory) -> None:
    named = _union([loss.category for loss in losses(glossary, kept)])
    assert _unordered(reduce_to(glossary, EVERYTHING & ~named)) == _unordered(reduce_to(glossary, kept))


def test_without_status_the_first_usable_term_is_preferred_and_the_others_are_admitted() -> None:
    concept = without(DataCategory.STATUS)
    assert texts_of(concept, NL) == [
        ("alleenstaande minderjarige vreemdeling", TermStatus.PREFERRED),
        ("niet-begeleide minderjarige", TermStatus.ADMITTED),
    ]
    assert texts_of(concept, FR) == [("mineur non accompagné", TermStatus.PREFERRED)]


def test_without_status_deprecated_and_superseded_terms_are_left_out() -> None:
    assert "lone child" not in [text for text, _ in texts_of(without(DataCategory.STATUS), EN)]
    assert without(DataCategory.STATUS, of=DUBLIN).terms == ()


def test_without_status_a_preferred_term_comes_first_wherever_it_stood() -> None:
    concept = Concept("x", terms=(Term("b", EN, TermStatus.ADMITTED), Term("a", EN)))
    assert texts_of(without(DataCategory.STATUS, of=concept), EN) == [("a", TermStatus.PREFERRED), ("b", TermStatus.ADMITTED)]


def test_without_synonyms_one_usable_term_a_language_is_left_with_its_status() -> None:
    concept = without(DataCategory.SYNONYMS)
    assert texts_of(concept, DE) == [("unbegleiteter Minderjähriger", TermStatus.PREFERRED)]
    assert texts_of(concept, FR) == [("mineur non accompagné", TermStatus.ADMITTED)]


@pytest.mark.parametrize(
    ("lost", "field", "plain"),
    [
        (DataCategory.TERM_TYPES, "type", TermType.FULL_FORM),
        (DataCategory.REGIONS, "regions", ()),
        (DataCategory.USAGE, "usage", None),
        (DataCategory.EQUIVALENCE, "equivalence", None),
        (DataCategory.GRAMMAR, "grammar", None),
        (DataCategory.PROVENANCE, "provenance", Provenance.PROPOSED),
        (DataCategory.TERM_NOTES, "note", None),
    ],
)
def test_a_lost_field_of_terms_says_nothing_and_no_other_field_changes(lost: DataCategory, field: str, plain: object) -> None:
    changed = without(lost).terms
    assert len(changed) == len(UNACCOMPANIED_MINOR.terms)
    for before, after in zip(UNACCOMPANIED_MINOR.terms, changed, strict=True):
        different = {name for name in Term.__slots__ if getattr(before, name) != getattr(after, name)}
        assert different <= {field}
        assert getattr(after, field) == plain


@pytest.mark.parametrize(
    ("lost", "fields"),
    [
        (DataCategory.THEME, {"theme"}),
        (DataCategory.IDENTIFIERS, {"emn", "eurovoc", "aliases"}),
        (DataCategory.DEFINITIONS, {"definitions"}),
        (DataCategory.NOTES, {"notes"}),
        (DataCategory.RELATIONS, {"broader", "related"}),
        (DataCategory.GAPS, {"gaps"}),
    ],
)
def test_a_lost_field_of_the_concept_is_empty_and_no_other_field_changes(lost: DataCategory, fields: set[str]) -> None:
    concept = without(lost)
    assert {name for name in Concept.__slots__ if getattr(concept, name) != getattr(UNACCOMPANIED_MINOR, name)} == fields
    assert not any(getattr(concept, name) for name in fields)


def test_without_its_mark_a_historical_concept_looks_like_any_other() -> None:
    assert not without(DataCategory.HISTORICAL, of=DUBLIN).historical


def test_without_senses_the_first_english_definition_is_left_with_its_sources() -> None:
    german = Definition({DE: "nur deutsch"}, None, (Source("32024R1347", "Art. 9", Basis.ADAPTED),))
    concept = Concept("x", definitions=(german, *UNACCOMPANIED_MINOR.definitions))
    first = UNACCOMPANIED_MINOR.definitions[0]
    assert without(DataCategory.SENSES, of=concept).definitions == (Definition({EN: first.text[EN]}, None, first.sources),)
    assert without(DataCategory.SENSES, of=Concept("x", definitions=(german,))).definitions == ()


def test_without_source_details_sources_are_cited_and_own_work_is_none() -> None:
    first, second = without(DataCategory.SOURCE_DETAILS).definitions
    assert first.sources == (Source("32024R1347", "Art. 3(11)"), Source("32011L0095", "Art. 2(l)"))
    assert second.sources == ()


def test_sources_of_definitions_and_of_notes_are_lost_separately() -> None:
    concept = without(DataCategory.SOURCES)
    assert [part.sources for part in concept.definitions] == [(), ()]
    assert concept.notes == UNACCOMPANIED_MINOR.notes
    concept = without(DataCategory.NOTE_SOURCES)
    assert [part.sources for part in concept.notes] == [(), ()]
    assert concept.definitions == UNACCOMPANIED_MINOR.definitions


def test_without_reasons_the_related_concepts_stay() -> None:
    assert [(other.concept, other.reason) for other in without(DataCategory.REASONS).related] == [
        ("guardian", None),
        ("separated-child", None),
    ]


def test_a_concept_without_term_is_left_out_where_only_named_concepts_are_kept(small_glossary: Glossary) -> None:
    assert "nameless" not in reduce_to(small_glossary, EVERYTHING & ~DataCategory.UNNAMED).concepts
    assert "dublin-transfer" in reduce_to(small_glossary, EVERYTHING & ~DataCategory.UNNAMED).concepts
    assert "dublin-transfer" not in reduce_to(small_glossary, EVERYTHING & ~(DataCategory.UNNAMED | DataCategory.STATUS)).concepts


def test_losses_count_what_is_concerned(small_glossary: Glossary) -> None:
    counted = {loss.category: loss.affected for loss in losses(small_glossary, NOTHING)}
    assert counted == {
        DataCategory.UNNAMED: 2,
        DataCategory.ONE_SIDED: 3,
        DataCategory.THEME: 4,
        DataCategory.IDENTIFIERS: 1,
        DataCategory.HISTORICAL: 1,
        DataCategory.DEFINITIONS: 4,
        DataCategory.NOTES: 2,
        DataCategory.RELATIONS: 2,
        DataCategory.GAPS: 1,
        DataCategory.SYNONYMS: 8,
        DataCategory.STATUS: 5,
        DataCategory.TERM_TYPES: 2,
        DataCategory.REGIONS: 3,
        DataCategory.USAGE: 3,
        DataCategory.EQUIVALENCE: 2,
        DataCategory.GRAMMAR: 3,
        DataCategory.PROVENANCE: 4,
        DataCategory.TERM_NOTES: 4,
    }


def test_a_concept_with_usable_terms_in_one_language_alone_has_no_pair() -> None:
    pairs = EVERYTHING & ~DataCategory.ONE_SIDED
    alone = Concept("a", terms=(Term("a", EN), Term("b", EN, TermStatus.ADMITTED)))
    both = Concept("b", terms=(Term("a", DE), Term("b", EN)))
    assert list(reduce_to(glossary_of([alone, both]), pairs)) == [both]
    assert [str(loss) for loss in losses(glossary_of([alone, both]), pairs)] == [
        "concepts without a term in both languages (1 concept)"
    ]
    discouraged = Concept("c", terms=(Term("a", DE, TermStatus.DEPRECATED), Term("b", EN)))
    assert losses(glossary_of([discouraged]), pairs) == ()
    assert [loss.category for loss in losses(glossary_of([discouraged]), pairs & ~DataCategory.STATUS)][:1] == [
        DataCategory.ONE_SIDED
    ]


def test_a_loss_reads_as_a_sentence_part_in_singular_and_plural() -> None:
    (gaps,) = losses(glossary_of([UNACCOMPANIED_MINOR]), EVERYTHING & ~DataCategory.GAPS)
    (grammar,) = losses(glossary_of([UNACCOMPANIED_MINOR]), EVERYTHING & ~DataCategory.GRAMMAR)
    assert (str(gaps), str(grammar)) == ("gaps (1 concept)", "grammar (2 terms)")


def test_what_does_not_occur_is_not_named() -> None:
    named = {loss.category for loss in losses(glossary_of([MINOR]), NOTHING)}
    assert named == {DataCategory.ONE_SIDED, DataCategory.THEME, DataCategory.DEFINITIONS}


def test_every_category_has_a_title_of_its_own() -> None:
    assert len({category.title for category in DataCategory}) == len(list(DataCategory))
