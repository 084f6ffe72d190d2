from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emngloss import Concept, LanguageTag, LoadedGlossary, Term, TermStatus, load
from emngloss.errors import UsageError
from emngloss.search.hit import (
    DEFINITION,
    EXACT,
    FOLDED,
    FUZZY,
    INFLECTED,
    NOTE,
    PREFIX,
    SAME_TERM,
    SOURCE,
    TIERS,
    TRANSLITERATED,
    WORDS,
    Hit,
)
from emngloss.search.query import LONGEST
from emngloss.text.folding import fold
from emngloss.text.transliteration import latin_keys

TRANSLITERATED_LANGUAGES = ("bg", "el", "hy", "ka", "uk")
NONSENSE = (
    "quantum chromodynamics", "xqzvkw", "asdfghjkl", "qwertyuiop", "chocolate cake recipe", "photosynthesis", "lorem ipsum dolor",
    "banana", "football championship", "the mitochondria", "kubernetes deployment", "zzzzzz", "blorptastic", "guitar strings",
    "differential equation", "Bundesliga Tabelle", "Kartoffelsalat", "Schmetterling", "Weihnachtsbaum", "croissant au beurre",
    "fromage de chèvre", "gazpacho andaluz", "pierogi ruskie", "zupa pomidorowa", "бананове мороженое", "футболен мач",
    "ποδόσφαιρο", "სოკოლადი", "ფეხბურთი", "ֆուտբոլ", "jalkapallo", "mustikkapiirakka", "csokoládétorta", "svemirski brod",
    "hovercraft full of eels", "日本語", "مرحبا بالعالم", "12345678", "ħobż biż-żejt", "uachtar reoite", "sarmale cu mămăligă",
    "kopūstienė", "pelēkie zirņi", "tyrannosaurus rex", "xylophone", "helicopter", "return ticket", "border collie", "visa card",
)  # fmt: skip
SEED = 20261121


@pytest.fixture
def small(corpus: Path, cache: Path) -> LoadedGlossary:
    return load(corpus)


def first(hits: list[Hit]) -> tuple[str, str, str, str]:
    return hits[0].concept_id, hits[0].match, hits[0].term.text, hits[0].term.language


def named(library: LoadedGlossary, query: str) -> set[str]:
    """The concepts that a query names as one of their terms, however it is written."""
    return {hit.concept_id for hit in library.search(query, limit=60) if hit.match in SAME_TERM}


def terms(library: LoadedGlossary, *statuses: TermStatus) -> Iterator[tuple[Concept, Term]]:
    return ((concept, term) for concept in library for term in concept.terms if term.status in statuses)


@pytest.mark.parametrize(
    ("query", "concept", "match"),
    [
        ("asylum seeker", "asylum-seeker", EXACT),
        ("menekült", "refugee", EXACT),
        ("zadatel o azyl", "asylum-seeker", FOLDED),
        ("bezhanets", "refugee", TRANSLITERATED),
        ("unacompanied minor", "unaccompanied-minor", FUZZY),
        ("asylm seeker", "asylum-seeker", FUZZY),
        ("minor unaccompanied", "unaccompanied-minor", WORDS),
        ("unaccomp", "unaccompanied-minor", PREFIX),
        ("გაძევება", "expulsion", EXACT),
        ("UAM", "unaccompanied-minor", EXACT),
    ],
)
def test_the_right_concept_comes_first(query: str, concept: str, match: str, library: LoadedGlossary) -> None:
    hits = library.search(query)
    best = {hit.concept_id for hit in hits if (hit.match, hit.score) == (hits[0].match, hits[0].score)}
    assert concept in best
    assert hits[0].match == match


@pytest.mark.parametrize(
    ("query", "concept", "match"),
    [
        ("refu\u00adgee", "refugee", FOLDED),
        ("ｒｅｆｕｇｅｅ", "refugee", FOLDED),
        ("minor neînsoţit", "unaccompanied-minor", FOLDED),
        ("ΠΡΟΣΦΥΓΑΣ", "refugee", FOLDED),
        ("prosfugas", "refugee", TRANSLITERATED),
        ("prosfigas", "refugee", TRANSLITERATED),
        ("xwra katagwghs", "country-origin", TRANSLITERATED),
        ("bejanec", "refugee", TRANSLITERATED),
        ("bijenec", "refugee", TRANSLITERATED),
        ("lt'olvili", "refugee", TRANSLITERATED),
        ("ltolvili", "refugee", TRANSLITERATED),
        ("pakhstakan", "refugee", TRANSLITERATED),
        ("paxstakan", "refugee", TRANSLITERATED),
        ("refugees", "refugee", INFLECTED),
        ("asielzoekers", "asylum-seeker", INFLECTED),
        ("returndecision", "return-decision", FOLDED),
        ("asylum seeker Germany", "asylum-seeker", WORDS),
        ("Art. 2(l) 2011/95", "unaccompanied-minor", SOURCE),
        ("Dublin III", "dublin-regulation", EXACT),
    ],
)
def test_what_people_type_finds_what_they_mean(query: str, concept: str, match: str, library: LoadedGlossary) -> None:
    best = library.search(query)[0]
    assert (best.concept_id, best.match) == (concept, match)


@pytest.mark.parametrize("query", NONSENSE)
def test_nonsense_finds_no_term(query: str, library: LoadedGlossary) -> None:
    assert {hit.match for hit in library.search(query)} <= {DEFINITION, NOTE}


@pytest.mark.parametrize("query", ["", " ", "---", "’", "\u200b", "\u0301", "\x00", "\ud800", "😀", "?!", "\u202e"])
def test_a_query_without_letters_finds_nothing(query: str, library: LoadedGlossary) -> None:
    assert library.search(query) == []


def test_every_preferred_term_finds_its_concept_exactly(library: LoadedGlossary) -> None:
    for concept, term in terms(library, TermStatus.PREFERRED):
        for query in (term.text, term.text.lower(), term.text.upper()):
            hits = library.search(query, limit=5)
            best = {hit.concept_id for hit in hits if hit.match == EXACT}
            assert concept.id in best, (query, hits)
            assert hits[0].score == 1.0


def test_every_preferred_term_finds_its_concept_without_diacritics(library: LoadedGlossary) -> None:
    for concept, term in terms(library, TermStatus.PREFERRED):
        bare = "".join(char for char in unicodedata.normalize("NFD", term.text) if not unicodedata.combining(char))
        for query in (bare, unicodedata.normalize("NFD", term.text), fold(term.text)):
            assert concept.id in named(library, query), query


def test_every_preferred_term_finds_its_concept_in_latin_letters(library: LoadedGlossary) -> None:
    tried = 0
    for concept, term in terms(library, TermStatus.PREFERRED):
        for key in latin_keys(term.text, term.language):
            assert concept.id in named(library, key), (term.text, key)
            tried += 1
    assert tried > 60 * len(TRANSLITERATED_LANGUAGES)


def test_every_term_that_should_not_be_used_leads_to_its_concept_and_is_marked(library: LoadedGlossary) -> None:
    found = list(terms(library, TermStatus.DEPRECATED, TermStatus.SUPERSEDED))
    assert found
    for concept, term in found:
        hits = [hit for hit in library.search(term.text, limit=60) if hit.concept_id == concept.id]
        assert hits, term.text
        assert hits[0].match == EXACT
        if fold(term.text) not in {fold(other.text) for other in concept.terms if other.status.usable}:
            assert not hits[0].term.usable
        assert hits[0].preferred.usable


def typos(library: LoadedGlossary) -> Iterator[tuple[str, Term]]:
    """Terms of six letters and more with one letter dropped, doubled in place of its neighbour, replaced, or swapped."""
    chance = random.Random(SEED)
    listed = [term for concept in library for term in concept.terms if len(term.text) >= 6]
    for term in chance.sample(listed, 700):
        word = term.text.lower()
        place = chance.choice([i for i in range(len(word) - 1) if word[i].isalpha() and word[i + 1].isalpha()])
        other = chance.choice([char for char in word if char.isalpha()])
        yield (
            chance.choice(
                (
                    word[:place] + word[place + 1 :],
                    word[:place] + other + word[place:],
                    word[:place] + other + word[place + 1 :],
                    word[:place] + word[place + 1] + word[place] + word[place + 2 :],
                )
            ),
            term,
        )


def test_a_term_with_one_typing_error_finds_its_concept(library: LoadedGlossary) -> None:
    owners: dict[str, set[str]] = {}
    for concept in library:
        for term in concept.terms:
            owners.setdefault(fold(term.text), set()).add(concept.id)
    results = [(library.search(query), owners[fold(term.text)]) for query, term in typos(library)]
    at_first = sum(bool(hits) and hits[0].concept_id in right for hits, right in results)
    in_ten = sum(any(hit.concept_id in right for hit in hits) for hits, right in results)
    assert at_first / len(results) >= 0.97
    assert in_ten / len(results) >= 0.99


def test_every_hit_says_tier_score_term_and_language(library: LoadedGlossary) -> None:
    queries = [
        "asylum seeker",
        "zadatel o azyl",
        "bezhanets",
        "minor unaccompanied",
        "unaccomp",
        "unacompanied minor",
        "adult answerable",
        "refugees",
        "Art. 2(l) 2011/95",
    ]
    seen = set()
    for query in queries:
        for hit in library.search(query, limit=None):
            seen.add(hit.match)
            assert hit.match in TIERS
            assert 0 < hit.score <= 1
            assert hit.term.concept == hit.preferred.concept == hit.concept_id == hit.concept.id
            assert (hit.term.text, hit.term.language) in {(term.text, term.language) for term in hit.concept.terms}
            assert hit.preferred.language == "en"
            assert hit.definition == hit.concept.definition("en")
    assert seen == set(TIERS)


_parts = st.sampled_from("asylum seeker minor return de la migr protec azil žadatel бежанец გაძევება unaccomp 1951 EU -".split())  # noqa: SIM905


@settings(max_examples=50, deadline=None)
@given(st.lists(_parts, min_size=1, max_size=4).map(" ".join))
def test_tiers_and_scores_are_in_order_and_each_concept_comes_once(library_query: str) -> None:
    hits = load().search(library_query, limit=None)
    order = [(TIERS.index(hit.match), -hit.score) for hit in hits]
    assert order == sorted(order)
    assert len({hit.concept_id for hit in hits}) == len(hits)


def test_searching_any_text_never_fails(library: LoadedGlossary) -> None:
    hostile = st.text("aé’'\"-*()^:ßﷺᳵ\u0903\u0301\x00\ud800\U0010ffff%_;\\\u202e AND OR NOT NEAR", max_size=40)

    @settings(max_examples=50, deadline=None)
    @given(st.text(max_size=80) | hostile, st.booleans())
    def never(text: str, exact: bool) -> None:
        for hit in library.search(text, exact=exact, limit=None):
            assert 0 < hit.score <= 1
        library.translate(text, ["de"])

    never()


@pytest.mark.parametrize("char", ["a", "ﷺ", " ", "a ", "\u0301", "\u0903", '"', "é-"])
def test_the_longest_query_is_answered_and_a_longer_one_refused(char: str, library: LoadedGlossary) -> None:
    library.search((char * LONGEST)[:LONGEST])
    with pytest.raises(UsageError, match=f"{LONGEST + 1} characters") as caught:
        library.search((char * (LONGEST + 1))[: LONGEST + 1])
    assert (caught.value.exit_code, bool(caught.value.hint)) == (2, True)


@pytest.mark.parametrize("query", ["UM", "ban", "EU", "UAM", "MNA", "de", "ga", "amv", "az", "mi", "vis", "ჩა"])
def test_a_short_query_matches_whole_words_only(query: str, library: LoadedGlossary) -> None:
    for hit in library.search(query, limit=None):
        keys = (fold(hit.term.text), *latin_keys(hit.term.text, hit.term.language))
        assert fold(query) in {word for key in keys for word in key.split()}
        assert hit.match in (*SAME_TERM, WORDS)


def test_four_letters_are_enough_for_a_beginning(small: LoadedGlossary) -> None:
    assert first(small.search("remo")) == ("removal", PREFIX, "removal", "en")
    assert small.search("rem") == []


def test_an_abbreviation_is_found_in_any_case(library: LoadedGlossary) -> None:
    assert {first(library.search(query))[0] for query in ("UAM", "uam", "Uam")} == {"unaccompanied-minor"}


def test_better_tiers_come_first(small: LoadedGlossary) -> None:
    assert [(hit.concept_id, hit.match) for hit in small.search("return")] == [("return", EXACT)]
    assert first(small.search("fluchtling")) == ("refugee", FOLDED, "Flüchtling", "de")
    assert first(small.search("fluechtling")) == ("refugee", FOLDED, "Flüchtling", "de")
    assert first(small.search("bizhenets")) == ("refugee", TRANSLITERATED, "біженець", "uk")
    assert first(small.search("refugee bogus")) == ("refugee", WORDS, "bogus refugee", "en")
    assert first(small.search("abschie")) == ("removal", PREFIX, "Abschiebung", "de")
    assert first(small.search("Abschibung")) == ("removal", FUZZY, "Abschiebung", "de")
    assert first(small.search("fled persecution")) == ("refugee", DEFINITION, "refugee", "en")


def test_what_is_named_is_not_mixed_with_what_only_resembles(small: LoadedGlossary) -> None:
    assert [hit.concept_id for hit in small.search("removal")] == ["removal"]
    assert FUZZY not in {hit.match for hit in small.search("refugee", limit=None)}


def test_exact_leaves_out_what_only_resembles(small: LoadedGlossary) -> None:
    for query in ("refugee bogus", "abschieb", "Abschibung", "fled persecution"):
        assert small.search(query)
        assert small.search(query, exact=True) == []
    for query in ("Abschiebung", "FLUCHTLING", "bizhenets"):
        assert len(small.search(query, exact=True)) == 1


def test_a_term_that_should_not_be_used_is_found_and_marked(small: LoadedGlossary) -> None:
    (hit,) = small.search("bogus refugee")
    assert (hit.concept_id, hit.match, hit.term.status, hit.term.usable) == ("refugee", EXACT, "deprecated", False)
    assert hit.preferred.text == "refugee"


def test_a_restriction_to_languages_searches_their_terms_only(library: LoadedGlossary) -> None:
    for query in ("asylum", "protection", "minor", "unacompanied minor", "detencion", "person"):
        for hit in library.search(query, languages=["fr", "es-ES"], limit=None):
            assert hit.term.language in ("fr", "es")
    assert [hit.concept_id for hit in library.search("refugee", languages=["hu"])] == []
    assert library.search("menekült", languages=["hu"])


def test_a_definition_answers_only_in_its_own_language(small: LoadedGlossary) -> None:
    assert first(small.search("fled persecution", languages=["en"])) == ("refugee", DEFINITION, "refugee", "en")
    assert first(small.search("fled persecution", languages=["en"], display="de"))[3] == "en"
    assert small.search("fled persecution", languages=["de"]) == []


def test_a_restriction_to_themes_searches_their_concepts_only(small: LoadedGlossary) -> None:
    assert small.search("Abschiebung", themes=["asylum"]) == []
    assert small.search("Abschiebung", themes=["asylum", "return"])
    assert small.search("enforcement duty", themes=["asylum"]) == []
    assert first(small.search("enforcement duty", themes=["return"]))[:2] == ("removal", DEFINITION)


def test_a_concept_without_terms_is_no_hit_and_no_failure(small: LoadedGlossary) -> None:
    assert small.search("anonymous phenomenon") == []


def test_a_swapped_short_word_does_not_hide_a_long_term(library: LoadedGlossary) -> None:
    assert first(library.search("benefit fo the doubt"))[:2] == ("benefit-doubt", FUZZY)


def test_a_repeated_word_does_not_raise_the_score(small: LoadedGlossary) -> None:
    (hit,) = small.search("refugee refugee refugee")
    assert (hit.concept_id, hit.match, hit.score <= 0.95) == ("refugee", WORDS, True)


def with_terms(corpus: Path, concept_id: str, lines: str) -> LoadedGlossary:
    """The corpus with more terms of a language that the concept lacks."""
    file = corpus / "terms" / f"{concept_id}.toml"
    text = file.read_text(encoding="utf-8").replace('gaps = ["fr"]\n', "").replace('gaps = ["fr", "uk"]', 'gaps = ["uk"]')
    file.write_text(text + lines, encoding="utf-8")
    return load(corpus)


def test_of_two_terms_written_alike_the_one_that_may_be_used_is_named(corpus: Path, cache: Path) -> None:
    glossary = with_terms(
        corpus, "refugee", 'fr = [\n  { text = "Refugee", status = "superseded", provenance = "proposed" },\n]\n'
    )
    for query in ("refugee", "Refugee"):
        assert first(glossary.search(query, display="fr")) == ("refugee", EXACT, "refugee", "en")


def test_a_term_that_should_not_be_used_is_no_heading(corpus: Path, cache: Path) -> None:
    glossary = with_terms(
        corpus, "refugee", 'fr = [\n  { text = "proscrit", status = "superseded", provenance = "proposed" },\n]\n'
    )
    (hit,) = glossary.search("proscrit", display="fr")
    assert (hit.term.text, hit.preferred.text) == ("proscrit", "refugee")


def test_a_concept_whose_term_only_folds_to_the_query_is_no_homonym(corpus: Path, cache: Path) -> None:
    glossary = with_terms(corpus, "return", 'fr = [\n  { text = "rémoval", provenance = "proposed" },\n]\n')
    assert [(hit.concept_id, hit.match) for hit in glossary.search("removal")] == [("removal", EXACT), ("return", FOLDED)]
    assert glossary.translate("removal", ["de"]).homonyms == ()
    twins = glossary.translate("Rèmoval", ["de"])
    assert {hit.concept_id for hit in twins.homonyms} == {"return"}


def test_the_heading_is_in_the_language_of_display_and_else_in_english(small: LoadedGlossary) -> None:
    def heading(display: str) -> str:
        return small.search("біженець", display=display)[0].preferred.text

    assert (heading("de"), heading("de-AT"), heading("fr"), heading("uk")) == ("Flüchtling", "Flüchtling", "refugee", "біженець")


def test_the_limit_cuts_the_list_and_none_gives_all(library: LoadedGlossary) -> None:
    every = library.search("protection", limit=None)
    assert len(every) > 3
    assert [hit.concept_id for hit in library.search("protection", limit=3)] == [hit.concept_id for hit in every[:3]]
    with pytest.raises(UsageError, match="limit of 0"):
        library.search("protection", limit=0)


def test_the_same_query_gives_the_same_answer(library: LoadedGlossary) -> None:
    for query in ("protection", "minor", "azil", "visa"):
        assert [repr(hit) for hit in library.search(query)] == [repr(hit) for hit in load().search(query)]


def test_homonyms_tie_and_the_one_in_the_language_of_display_comes_first(library: LoadedGlossary) -> None:
    hits = [hit for hit in library.search("გაძევება") if hit.match == EXACT]
    assert {hit.concept_id for hit in hits} >= {"expulsion", "removal"}
    assert {hit.score for hit in hits} == {1.0}


def test_a_term_is_found_by_its_own_case_first(library: LoadedGlossary) -> None:
    assert LanguageTag(library.search("UMF")[0].term.language) == "de"
