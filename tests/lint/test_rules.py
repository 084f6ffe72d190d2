"""What single rules find and what they leave alone, beyond their fixtures."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emngloss.corpus import term_file
from emngloss.finding import Finding
from emngloss.lint import english, findings, letters
from emngloss.model.concept import Concept, Relation, RelationReason
from emngloss.model.language_tag import LanguageTag
from emngloss.model.source import Basis, Citation, Source
from emngloss.model.term import TermStatus
from lint.glossaries import codes, concept, frame, glossary_of, read, term

GOOD_LOCATORS = [
    *("Art. 3(11)", "Art. 2(1)(s)", "Art. 1A(2)", "Art. 23a", "Art. I", "Arts 26-28", "Arts 3(1) and 4", "Annex II"),
    *("Annex III(7)", "Annex", "Recital 12", "Recitals 3-5", "para. 94", "paras 3-5", "Chapter V", "Title III", "p. 12"),
    *("Chapter IV, Section 2", "Recitals 3 and 5", "paras 3 and 5", "Objective 23", "Recommendation 11"),
]
BAD_LOCATORS = [
    *("art. 3", "Article 3", "Art 3", "Art. 3 (11)", "Art. 3, point (11)", "Arts. 3-4", "Arts 3", "Art. 3–5", "Recitals 3"),
    *("whole act", "Art. 3(11).", "Annex ii", "para 94", "Art. "),
]


@pytest.mark.parametrize("hidden", ["\u202e", "\u200b", "\u00ad", "\x1b", "\u2028", "\u0007", "\ufeff"])
def test_a_hidden_character_is_found_even_in_a_deprecated_term(hidden: str) -> None:
    noted = replace(term(f"il{hidden}legal", status=TermStatus.DEPRECATED), note="Why.")
    assert codes(list(findings(glossary_of([concept(term("sojourner"), term("Aufenthalt", "de"), noted)])))) == {"EG104"}


@pytest.mark.parametrize(
    ("text", "language"),
    [("Изгнание", "pl"), ("Bürger's", "de"), ("a–b", "en"), ("cetăţean", "ro"), ("άτoμο", "el"), ("le séjour", "fr")],
)
def test_the_spelling_of_a_deprecated_term_is_not_judged(text: str, language: str) -> None:
    deprecated = replace(term(text, language, TermStatus.DEPRECATED), note="A misspelling.")
    first = {language: "x", "en": "sojourner", "de": "Aufenthalt", "el": "άτομο"}
    terms = [term(right, tag) for tag, right in first.items()]
    assert list(findings(glossary_of([concept(*terms, deprecated)]))) == []
    admitted = replace(deprecated, status=TermStatus.ADMITTED)
    assert list(findings(glossary_of([concept(*terms, admitted)])))


@pytest.mark.parametrize("mark", list('()[]{}<>/\\;*!?…"„“«»|@#%†'))
def test_no_mark_stands_in_a_term(mark: str) -> None:
    assert "EG221" in codes(list(findings(glossary_of([concept(term(f"go {mark} on"), term("Aufenthalt", "de"))]))))


@pytest.mark.parametrize(
    ("term_text", "definition"),
    [
        ("third-country national", "someone who is, as third country nationals are, from abroad"),
        ("return", "person who returned home"),
        ("border procedure", "step in the border procedures of a State"),
        ("city", "one of the cities"),
        ("law", "one of the laws"),
        ("resettled person", "one of many resettled persons’ friends"),
    ],
)
def test_a_term_is_found_in_its_own_definition_whatever_its_number_or_hyphen(term_text: str, definition: str) -> None:
    assert english.contains(english.lemmas(definition), english.lemmas(term_text))


@pytest.mark.parametrize(
    ("term_text", "definition"),
    [("visa", "advisable"), ("border procedure", "procedure at a border"), ("stay", "state"), ("status", "statute")],
)
def test_other_words_are_no_repetition_of_the_term(term_text: str, definition: str) -> None:
    assert not english.contains(english.lemmas(definition), english.lemmas(term_text))


def test_the_longest_phrase_counts() -> None:
    known = {("country",): "country", ("third", "country"): "third-country"}
    assert english.phrases(english.lemmas("third countries"), known) == {"third-country"}


@pytest.mark.parametrize("locator", GOOD_LOCATORS)
def test_a_documented_locator_is_accepted(locator: str) -> None:
    assert "EG502" not in codes(_with_locator(locator))


@pytest.mark.parametrize("locator", BAD_LOCATORS)
def test_any_other_locator_is_refused(locator: str) -> None:
    assert "EG502" in codes(_with_locator(locator))


def _with_locator(locator: str) -> list[Finding]:
    plain = concept()
    (definition,) = plain.definitions
    source = replace(definition.sources[0], locator=locator)
    return list(findings(glossary_of([replace(plain, definitions=(replace(definition, sources=(source,)),))])))


@pytest.mark.parametrize("means", ["means of subsistence", "by means of force", "sufficient means", "the means to live"])
def test_means_as_a_noun_may_stand_in_a_definition(means: str) -> None:
    assert "EG309" not in codes(_with_definition(f"person who lives on {means}"))


@pytest.mark.parametrize(
    "phrase", ["means a person", "which means that", "refers to", "is when", "etc.", "i.e.", "e.g. here", "is where"]
)
def test_a_defining_phrase_is_found(phrase: str) -> None:
    assert "EG309" in codes(
        _with_definition(f"person {phrase} stays" if not phrase.startswith("means") else f"{phrase} who stays")
    )


@pytest.mark.parametrize("first", ["Person", "Family", "Country", "Stay"])
def test_a_common_noun_starts_a_definition_in_lower_case(first: str) -> None:
    assert "EG303" in codes(_with_definition(f"{first} of long standing", cites_all=True))


@pytest.mark.parametrize("first", ["EU citizen", "Member State", "Schengen visitor", "UNHCR’s list", "Geneva Convention"])
def test_a_proper_name_may_start_a_definition(first: str) -> None:
    assert "EG303" not in codes(_with_definition(f"{first} that counts", cites_all=True))


def _with_definition(text: str, cites_all: bool = False) -> list[Finding]:
    plain = concept()
    definition = replace(plain.definitions[0], text={LanguageTag("en"): text})
    acts = dict(frame().acts) if cites_all else None
    return list(findings(glossary_of([replace(plain, definitions=(definition,))], acts)))


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (concept(id="a", broader=("b",), related=(Relation("c"),)), concept(id="c"), "broader"),
        (concept(id="a", related=(Relation("c"),)), concept(id="c", broader=("b",)), "narrower"),
    ],
)
def test_a_relation_over_two_steps_of_the_hierarchy_is_found_once(first: Concept, last: Concept, said: str) -> None:
    middle = concept(id="b", broader=("c" if said == "broader" else "a",))
    found = [finding for finding in findings(glossary_of([first, middle, last])) if finding.code == "EG404"]
    assert [(str(finding.place), said in finding.message) for finding in found] == [("a.toml related.c", True)]


def test_a_concept_related_to_itself_is_found_and_is_not_in_the_wrong_file() -> None:
    selfish = concept(related=(Relation("example", RelationReason.ACTOR),))
    text = term_file.write(selfish)
    assert [finding.code for finding in findings(glossary_of([selfish]), {"example.toml": text})] == ["EG404"]


@pytest.mark.parametrize("aliases", [("example",), ("twice", "twice"), ("other",)])
def test_an_alias_that_leads_nowhere_new_is_found(aliases: tuple[str, ...]) -> None:
    other = concept(term("someone"), term("jemand", "de"), id="other")
    assert codes(findings(glossary_of([concept(aliases=aliases), other]))) == {"EG408"}


def test_the_successor_now_in_force_is_named_over_several_steps() -> None:
    plain = concept()
    source = replace(plain.definitions[0].sources[0], act="32005L0085", locator=None)
    definition = replace(plain.definitions[0], sources=(source,))
    (finding,) = findings(glossary_of([replace(plain, definitions=(definition,))]))
    assert (finding.code, "32024R1348" in finding.message) == ("EG503", True)


@pytest.mark.parametrize(
    "source", [Source("32008L0115"), Source(None, "Art. 1"), Source(None, replaces=(Citation("32008L0115"),))]
)
def test_own_work_has_neither_act_nor_locator_nor_predecessor(source: Source) -> None:
    own = concept()
    definition = replace(own.definitions[0], sources=(replace(source, basis=Basis.DEVELOPED),))
    assert "EG507" in codes(findings(glossary_of([replace(own, definitions=(definition,))])))


@pytest.mark.parametrize(("field", "owner"), [("note", "32008L0115"), ("title", "32024R1348"), ("note", "32024R1348")])
def test_an_act_in_force_may_be_replaced_in_part_where_acts_toml_says_so(field: str, owner: str) -> None:
    plain = concept()
    source = Source("32024R1348", basis=Basis.ADAPTED, replaces=(Citation("32008L0115"),))
    amended = replace(plain, definitions=(replace(plain.definitions[0], sources=(source,)),))
    acts = {key: replace(frame().acts[key], note=None, title="an act") for key in ("32008L0115", "32024R1348")}
    assert codes(findings(glossary_of([amended], acts))) == {"EG505"}
    number = "2024/1348" if owner == "32008L0115" else "2008/115/EC"
    acts[owner] = replace(acts[owner], **{field: f"amendment: {number}"})  # type: ignore[arg-type]
    assert codes(findings(glossary_of([amended], acts))) == set()


def test_a_definition_that_uses_another_concept_is_no_circle() -> None:
    holder = _defined("card-holder", "card holder", "person who has a residence card")
    card = _defined("residence-card", "residence card", "document of a State")
    assert codes(findings(glossary_of([holder, card]))) == set()


def test_a_definition_may_start_with_a_capital_where_its_term_does() -> None:
    assert codes(findings(glossary_of([_defined("code", "Frontier Code", "Instrument on frontiers")]))) == set()


def _defined(concept_id: str, english_term: str, text: str) -> Concept:
    plain = concept(term(english_term), term("Begriff", "de"), id=concept_id)
    return replace(plain, definitions=(replace(plain.definitions[0], text={LanguageTag("en"): text}),))


def test_a_hyphenated_compound_is_one_word_and_a_dash_none() -> None:
    assert english.count("well-known – person’s (home)") == 3


def test_what_is_not_composed_is_shown_with_line_and_surroundings() -> None:
    (finding,) = findings(*read("EG102", "bad"))
    assert (finding.place.line, "Visa-Überz" in finding.message) == (11, True)


def test_a_country_that_the_language_does_not_serve_is_told_from_an_unknown_one() -> None:
    regions = [replace(term(f"Gast {region}", "de"), regions=(region,)) for region in ("FR", "XX")]
    french, unknown = findings(glossary_of([concept(term("sojourner"), *regions)]))
    assert ("AT, BE, DE, LU" in french.message, "no EMN country" in unknown.message) == (True, True)


def test_the_letter_of_another_script_is_named() -> None:
    (finding,) = findings(glossary_of([concept(term("sojourner"), term("Gast", "de"), term("άτoμο", "el"))]))
    assert "o (latin small letter o)" in finding.message
    assert "greek" not in finding.message


@pytest.mark.parametrize(
    ("greek", "status", "found"),
    [
        ("au pair", TermStatus.PREFERRED, set()),
        ("άτομο pair", TermStatus.ADMITTED, set()),
        ("pair", TermStatus.ADMITTED, set()),
        ("pair", TermStatus.PREFERRED, {"EG222"}),
        ("au visitor", TermStatus.PREFERRED, {"EG222"}),
    ],
)
def test_a_phrase_borrowed_from_english_may_be_latin(greek: str, status: TermStatus, found: set[str]) -> None:
    first = [] if status is TermStatus.PREFERRED else [term("επισκέπτης", "el")]
    borrowed = concept(term("Gast", "de"), *first, term(greek, "el", status), term("au pair"))
    assert codes(findings(glossary_of([borrowed]))) == found


@pytest.mark.parametrize(("text", "language"), [("şansă", "pl"), ("straße", "ro"), ("pâté", "uk"), ("кіыт", "uk")])
def test_a_letter_of_another_alphabet_is_found(text: str, language: str) -> None:
    assert codes(findings(glossary_of([concept(term("sojourner"), term("Gast", "de"), term(text, language))]))) & {
        "EG226",
        "EG222",
    }


@pytest.mark.parametrize("terms", [("sojourner", "Schengen sojourner"), ("sojourner", "Sojourner")])
def test_where_an_english_name_has_a_capital_others_may(terms: tuple[str, str]) -> None:
    named = concept(term("Gast", "de"), term(terms[0]), term(terms[1], status=TermStatus.ADMITTED), term("Visitatur", "mt"))
    assert codes(findings(glossary_of([named]))) == set()


def test_a_concept_without_english_term_is_not_compared_with_it() -> None:
    silent = concept(term("Gast", "de"), term("Visitatur", "mt"), gaps=(LanguageTag("en"),))
    assert codes(findings(glossary_of([silent]))) == set()


@given(st.text())
@settings(max_examples=50, deadline=None)
def test_no_text_breaks_a_rule_itself(text: str) -> None:
    wild = concept(term(text), term(text, "el"), term(text, "ro"), term(text, "uk"), aliases=(text,), emn=text)
    definition = replace(wild.definitions[0], text={LanguageTag("en"): text})
    for finding in findings(glossary_of([replace(wild, definitions=(definition,))])):
        assert finding.message


@given(st.text(alphabet=st.characters(whitelist_categories=["L"]), min_size=1))
@settings(max_examples=50, deadline=None)
def test_words_keep_every_letter_and_nothing_else(text: str) -> None:
    assert all(word.isalpha() for word in letters.words(f"{text} 1-{text}"))


@given(st.lists(st.sampled_from(["visas", "countries", "processes", "status", "crisis", "boxes", "migrant’s"]), max_size=6))
@settings(max_examples=50, deadline=None)
def test_a_lemma_of_a_lemma_is_itself(words: list[str]) -> None:
    once = english.lemmas(" ".join(words))
    assert english.lemmas(" ".join(once)) == once


def test_a_single_capital_is_no_acronym() -> None:
    assert (letters.capitalised("A"), letters.capitalised("EU"), letters.capitalised("Visa")) == (True, False, True)
