"""The shipped corpus itself: complete, in its languages, on its acts, and without a finding."""

from __future__ import annotations

import pytest

from builders import DATA
from emngloss import Citation, LanguageTag
from emngloss.corpus import folder, frame_file
from emngloss.corpus.text_file import raw_text_of
from emngloss.lint import findings
from emngloss.model.glossary import Glossary
from emngloss.model.hierarchy import cycles

LANGUAGES = "bg cs de el en es et fi fr ga hr hu hy it ka lt lv mt nb nl nn pl pt ro sk sl sv uk".split()  # noqa: SIM905


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    frame = frame_file.of_texts(frame_file.texts(DATA))
    return frame_file.glossary(frame, folder.load(DATA / "terms"))


def test_the_corpus_has_its_sixty_concepts(glossary: Glossary) -> None:
    assert len(glossary) >= 60


def test_lint_finds_nothing(glossary: Glossary) -> None:
    texts = {path.name: raw_text_of(path) for path in folder.files(DATA / "terms")}
    assert [
        f"{found.place}: {found.code} {found.message}" for found in findings(glossary, {**frame_file.texts(DATA), **texts})
    ] == []


def test_the_languages_are_the_twenty_seven_with_norwegian_in_both_forms(glossary: Glossary) -> None:
    assert sorted(glossary.languages) == LANGUAGES
    assert len(LANGUAGES) == 28


def test_every_language_is_served_or_a_declared_gap(glossary: Glossary) -> None:
    for concept in glossary:
        assert sorted({*concept.languages, *concept.gaps}) == LANGUAGES, concept.id
        assert not {*concept.languages} & {*concept.gaps}, concept.id


def test_every_language_is_served_by_nearly_every_concept(glossary: Glossary) -> None:
    for tag in LANGUAGES:
        served = sum(concept.preferred_term(tag) is not None for concept in glossary)
        assert served >= 0.9 * len(glossary), tag


def test_every_concept_has_a_definition_a_theme_and_an_english_term(glossary: Glossary) -> None:
    for concept in glossary:
        assert concept.definition("en"), concept.id
        assert concept.theme in glossary.themes, concept.id
        assert any(term.language == "en" for term in concept.terms), concept.id
        assert concept.definitions[0].sources, concept.id


def test_relations_lead_to_concepts_and_back(glossary: Glossary) -> None:
    for concept in glossary:
        for parent in concept.broader:
            assert parent in glossary.concepts, concept.id
        for relation in concept.related:
            back = {other.concept: other.reason for other in glossary[relation.concept].related}
            assert back[concept.id] is relation.reason, concept.id
    assert list(cycles(glossary.concepts)) == []


def test_every_act_that_is_cited_stands_in_the_table(glossary: Glossary) -> None:
    cited = {source.act for concept in glossary for source in concept.sources if source.act}
    cited |= {citation.act for concept in glossary for source in concept.sources for citation in source.replaces}
    assert cited <= set(glossary.acts)


def test_every_act_with_a_celex_number_has_links(glossary: Glossary) -> None:
    with_number = [act for act in glossary.acts.values() if act.celex]
    assert len(with_number) > 100
    for act in with_number:
        link = act.link("de-AT")
        assert link is not None
        assert link.endswith(f"/DE/TXT/?uri=CELEX:{act.celex}")
    for act in with_number:
        if act.key[:1] == "3" and act.key[5:6] in "RLD" and act.key[6:].isdecimal():
            assert act.eli is not None, act.key


def test_what_replaced_an_act_stands_in_the_table(glossary: Glossary) -> None:
    replaced = [act for act in glossary.acts.values() if act.replaced_by]
    assert replaced
    for act in replaced:
        assert act.replaced_by in glossary.acts, act.key


def test_the_state_of_the_acts_is_that_of_the_edition(glossary: Glossary) -> None:
    assert glossary.edition.date.isoformat() == "2026-11-21"
    in_force = {key: glossary.acts[key].in_force for key in ("32024R1347", "32011L0095", "32013R0604", "32008L0115")}
    assert in_force == {"32024R1347": True, "32011L0095": False, "32013R0604": False, "32008L0115": True}


def test_the_unaccompanied_minor_rests_on_the_new_article_which_names_the_old_one(glossary: Glossary) -> None:
    first = glossary["unaccompanied-minor"].sources[0]
    assert (first.act, first.locator) == ("32024R1347", "Art. 3(11)")
    assert first.replaces == (Citation("32011L0095", "Art. 2(l)"),)


def test_every_theme_and_country_is_complete(glossary: Glossary) -> None:
    assert all(theme.name and theme.scope for theme in glossary.themes.values())
    members = [country for country in glossary.countries.values() if country.role == "member"]
    assert len(members) == 26
    assert {country.role for country in glossary.countries.values()} == {"member", "observer"}
    for country in glossary.countries.values():
        assert country.languages or country.not_covered, country.code
        assert all(tag in glossary.languages for tag in country.languages), country.code


def test_every_language_but_english_serves_a_country_of_the_network(glossary: Glossary) -> None:
    assert all(language.countries for language in glossary.languages.values())
    assert glossary.languages[LanguageTag("de")].countries == ("AT", "BE", "DE", "LU")


def test_every_term_is_written_in_letters_of_its_language(glossary: Glossary) -> None:
    for concept in glossary:
        for term in concept.terms:
            allowed = set(glossary.languages[term.language].letters) | set("abcdefghijklmnopqrstuvwxyz0123456789 -–„“’'/.,+:&")
            assert set(term.text.lower()) <= allowed, (concept.id, term.text)


def test_the_corpus_names_its_licence_and_the_source_of_its_terms(glossary: Glossary) -> None:
    assert glossary.edition.licence == "CC-BY-4.0"
    for words in ("European Migration Network", "© European Union", "2011/833/EU", "Not endorsed"):
        assert words in glossary.edition.acknowledgement
