from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from builders import HARD, UNACCOMPANIED_MINOR, concepts, texts
from emngloss.corpus import term_file
from emngloss.errors import CorpusError
from emngloss.model.concept import Concept, RelationReason
from emngloss.model.source import Basis
from small_corpus import CONCEPTS, REFUGEE, REMOVAL

CANONICAL = '''\
theme = "family-children"
emn = "unaccompanied-minor"
eurovoc = "5962"
aliases = ["unaccompanied-child", "unaccompanied-migrant-minor"]
broader = "minor"
gaps = ["hy"]

[[definitions]]
context = "eu"
text.de = "Minderjähriger ohne Begleitung"
text.en = "minor who arrives without a responsible adult, or is left alone"
sources = [
  { act = "32024R1347", locator = "Art. 3(11)", basis = "adapted", replaces = [{ act = "32011L0095", locator = "Art. 2(l)" }, { act = "32011L0095" }] },
  { act = "32011L0095", locator = "Art. 2(l)", basis = "parallel" },
]

[[definitions]]
context = "statistics"
text.en = "minor counted as arriving alone"
sources = [
  { basis = "developed" },
]

[[notes]]
type = "scope"
text = "A child with a relative may be unaccompanied: custom decides."
sources = [
  { act = "32024R1347", locator = "Art. 3(12)" },
]

[[notes]]
type = "usage"
text = "The acts say \\"child\\" as well."

[related]
guardian = "actor"
separated-child = "contrast"

[terms]
bg = [
  { text = "непридружено малолетно лице", grammar = "n", provenance = "emn" },
]
de = [
  { text = "unbegleiteter Minderjähriger", grammar = "m", provenance = "emn" },
  { text = "unbegleitete minderjährige Person", status = "admitted", regions = ["AT", "CH"], usage = "national", provenance = "proposed" },
  { text = "UM", status = "admitted", type = "abbreviation", provenance = "proposed" },
]
en = [
  { text = "unaccompanied minor", provenance = "eu-law" },
  { text = "UAM", status = "admitted", type = "acronym", provenance = "proposed" },
  { text = "lone child", status = "deprecated", provenance = "proposed", note = "Colloquial." },
]
fr = [
  { text = "mineur isolé", status = "superseded", usage = "general", provenance = "proposed", note = "Older French practice." },
  { text = "mineur non accompagné", status = "admitted", provenance = "eurovoc" },
]
nl = [
  { text = "alleenstaande minderjarige vreemdeling", regions = ["NL"], equivalence = "narrower", provenance = "proposed", note = "Foreigners only." },
  { text = "niet-begeleide minderjarige", regions = ["BE"], usage = "eu", provenance = "proposed" },
]
'''  # fmt: skip # noqa: E501


def with_reasons(concept: Concept) -> Concept:
    """The concept with what a file demands: a theme, one broader concept at most, reasons of relations, a basis of sources."""
    return replace(
        concept,
        theme=concept.theme or "asylum",
        broader=concept.broader[:1],
        related=tuple(replace(relation, reason=relation.reason or RelationReason.CONTRAST) for relation in concept.related),
        definitions=tuple(
            replace(
                definition,
                sources=tuple(
                    replace(source, basis=Basis.DERIVED) if source.basis is Basis.CITED else source
                    for source in definition.sources
                ),
            )
            for definition in concept.definitions
        ),
    )


def read(text: str) -> Concept:
    return term_file.read(text, "refugee", "refugee.toml")


def test_a_concept_that_uses_every_field_is_written_in_canonical_order() -> None:
    assert term_file.write(with_reasons(UNACCOMPANIED_MINOR)) == CANONICAL


def test_what_is_written_in_canonical_order_is_read() -> None:
    assert term_file.read(CANONICAL, "unaccompanied-minor", "x.toml") == with_reasons(UNACCOMPANIED_MINOR)


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(concepts(texts(HARD)).map(with_reasons))
def test_any_concept_is_read_back_as_it_was_written(concept: Concept) -> None:
    text = term_file.write(concept)
    assert term_file.read(text, concept.id, "x.toml") == concept
    assert term_file.write(term_file.read(text, concept.id, "x.toml")) == text


def test_control_characters_quotes_and_backslashes_are_escaped() -> None:
    concept = replace(with_reasons(UNACCOMPANIED_MINOR), theme='\x00\x1b[31m\x7f"\\\n\t\u202e', terms=())
    text = term_file.write(concept)
    assert text.startswith('theme = "\\u0000\\u001b[31m\\u007f\\"\\\\\\u000a\\u0009\u202e"\n')
    assert read(text).theme == concept.theme


def test_the_order_of_keys_and_languages_in_a_file_does_not_matter() -> None:
    shuffled = '[terms]\nuk = [{ provenance = "emn", text = "б" }]\nde = [{ text = "a", provenance = "emn" }]\n'
    concept = read('gaps = ["uk", "ka"]\ntheme = "asylum"\n' + shuffled)
    assert [term.language for term in concept.terms] == ["de", "uk"]
    assert term_file.write(concept).startswith('theme = "asylum"\ngaps = ["ka", "uk"]\n')


def test_what_is_absent_is_left_out() -> None:
    assert term_file.write(Concept("x", theme="asylum")) == 'theme = "asylum"\n'
    concept = read('theme = "asylum"\n')
    assert (concept.emn, concept.broader, concept.historical, concept.terms) == (None, (), False, ())


WRONG = {
    "missing theme": (REFUGEE.replace('theme = "asylum"\n', ""), "theme: is missing"),
    "unknown key": (REFUGEE.replace("emn =", "slug ="), "2: slug: unknown key"),
    "two parents": (REMOVAL.replace('broader = "return"', 'broader = ["return"]'), "2: broader: ['return'] is not a text"),
    "number": (REFUGEE.replace('"asylum"', "7"), "1: theme: 7 is not a text"),
    "empty text": (REFUGEE.replace('"asylum"', '""'), "1: theme: '' is not a text"),
    "historical": (REFUGEE.replace("emn =", "historical = 0\nemn ="), "2: historical: 0 is not true or false"),
    "gap": (REFUGEE.replace('["fr"]', '["French"]'), "4: gaps: 'French' is not a language tag"),
    "gaps": (REFUGEE.replace('["fr"]', '""'), "4: gaps: '' is not a list of texts"),
    "context": (REFUGEE.replace('"eu"', '"EU"'), "7: definitions[0].context: unknown value 'EU'"),
    "definition": (REFUGEE.replace("text.en", "text"), "8: definitions[0].text: 'person who fled"),
    "definition key": (REFUGEE.replace("text.en", "note"), "8: definitions[0].note: unknown key"),
    "definition tag": (REFUGEE.replace("text.en", "text.english"), "8: definitions[0].text.english: 'english' is not"),
    "no basis": (REFUGEE.replace(', basis = "adapted"', ""), "10: definitions[0].sources[0].basis: is missing"),
    "basis": (REFUGEE.replace('"adapted"', '"copied"'), "10: definitions[0].sources[0].basis: unknown value 'copied'"),
    "replaces": (
        REFUGEE.replace('{ act = "32011L0095", ', "{ "),
        "10: definitions[0].sources[0].replaces[0].act: is missing",
    ),
    "source key": (REFUGEE.replace("locator", "article", 1), "10: definitions[0].sources[0].article: unknown key"),
    "note type": (REMOVAL.replace('"usage"', '"hint"'), "11: notes[0].type: unknown value 'hint'"),
    "no note type": (REMOVAL.replace('type = "usage"\n', ""), "10: notes[0].type: is missing"),
    "no note text": (REMOVAL.replace('text = "In Austria another word is used."\n', ""), "notes[0].text: is missing"),
    "reason": (REFUGEE.replace('removal = "contrast"', 'removal = "friend"'), "14: related.removal: unknown value 'friend'"),
    "no reason": (REFUGEE.replace('removal = "contrast"', 'removal = ""'), "14: related.removal: '' is not a text"),
    "no list": (REFUGEE.replace("uk = [\n", "uk = {\n").replace("\n]\n", "\n}\n"), "not valid TOML"),
    "term as text": (REFUGEE.replace('{ text = "біженець", provenance = "emn" }', '"біженець"'), "25: terms.uk: is not a list"),
    "term tag": (REFUGEE.replace("uk =", "ukrainian ="), "25: terms.ukrainian: 'ukrainian' is not a language tag"),
    "term key": (REFUGEE.replace("grammar", "gender"), "19: terms.de[0].gender: unknown key"),
    "term status": (REFUGEE.replace('"deprecated"', '"bad"'), "23: terms.en[1].status: unknown value 'bad'"),
    "term text": (REFUGEE.replace('text = "біженець", ', ""), "26: terms.uk[0].text: is missing"),
    "no provenance": (REFUGEE.replace('біженець", provenance = "emn"', 'біженець"'), "26: terms.uk[0].provenance: is missing"),
    "regions": (REMOVAL.replace('["AT"]', '"AT"'), "terms.de[1].regions: 'AT' is not a list of texts"),
    "usage": (REMOVAL.replace('"national"', '"local"'), "terms.de[1].usage: unknown value 'local'"),
    "twice": (REFUGEE.replace("emn =", "theme ="), "2: theme: not valid TOML"),
    "not toml": (REFUGEE.replace('"asylum"', "asylum"), "1: theme: not valid TOML"),
}  # fmt: skip


@pytest.mark.parametrize("fault", WRONG)
def test_a_fault_is_answered_with_file_line_key_and_remedy(fault: str) -> None:
    text, said = WRONG[fault]
    with pytest.raises(CorpusError) as caught:
        read(text)
    assert caught.value.message.startswith("refugee.toml:")
    assert said in caught.value.message
    assert caught.value.hint
    assert caught.value.hint.endswith("nothing was changed")


def test_an_unknown_value_is_answered_with_all_known_ones() -> None:
    with pytest.raises(CorpusError) as caught:
        read(WRONG["term status"][0])
    assert caught.value.hint == "use one of: preferred, admitted, deprecated, superseded; nothing was changed"


def test_the_corpus_of_these_tests_is_canonical() -> None:
    for concept_id, text in CONCEPTS.items():
        assert term_file.write(term_file.read(text, concept_id, "x.toml")) == text


def test_every_key_that_a_term_may_have_is_named_when_one_is_unknown() -> None:
    with pytest.raises(CorpusError) as caught:
        read(WRONG["term key"][0])
    assert isinstance(caught.value.hint, str)
    for key in ("text", "status", "type", "regions", "usage", "equivalence", "grammar", "provenance", "note"):
        assert key in caught.value.hint
