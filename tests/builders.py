"""Glossaries for tests: a small one that uses every field of the model, and strategies that invent others."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from hypothesis import strategies as st

from emngloss.corpus import folder, frame_file, term_file
from emngloss.corpus.text_file import text_of
from emngloss.errors import GlossError
from emngloss.model.concept import Concept, Context, Definition, Note, NoteType, Relation, RelationReason
from emngloss.model.frame import Country, Edition, Language, Theme
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag
from emngloss.model.legal_act import ActKind, ActState, LegalAct
from emngloss.model.source import Basis, Citation, Source
from emngloss.model.term import Equivalence, Provenance, Term, TermStatus, TermType, Usage

DATA = Path(__file__).resolve().parent.parent / "data"

BG, DE, EN, FR, HY, NL = (LanguageTag(tag) for tag in ("bg", "de", "en", "fr", "hy", "nl"))
LANGUAGES = (BG, DE, EN, FR, HY, NL)

EDITION = Edition("emngloss", "2026.11", date(2026, 11, 21), "CC-BY-4.0", "Terms marked emn: European Migration Network.")

ACTS = {
    act.key: act
    for act in (
        LegalAct(
            "32011L0095",
            "Qualification Directive",
            "Directive 2011/95/EU",
            "standards for qualification",
            ActKind.DIRECTIVE,
            ActState.REPEALED,
            date(2011, 12, 13),
            celex="32011L0095",
            replaced_by="32024R1347",
            ended=date(2026, 6, 12),
        ),
        LegalAct(
            "32024R1347",
            "Qualification Regulation",
            "Regulation (EU) 2024/1347",
            "standards for qualification",
            ActKind.REGULATION,
            ActState.IN_FORCE,
            date(2024, 5, 14),
            celex="32024R1347",
            applied_from=date(2026, 7, 1),
        ),
        LegalAct(
            "coe-statute-1949",
            "Statute of the Council of Europe",
            "ETS No. 001",
            "founding of the Council",
            ActKind.CONVENTION,
            ActState.IN_FORCE,
            date(1949, 5, 5),
        ),
        LegalAct(
            "iom-2019",
            "Chapters of departure",
            None,
            "glossary",
            ActKind.PUBLICATION,
            ActState.NON_BINDING,
            note="Third edition.",
        ),
    )
}

_PROVIDED = (
    Source("32024R1347", "Art. 3(11)", Basis.ADAPTED, (Citation("32011L0095", "Art. 2(l)"), Citation("32011L0095"))),
    Source("32011L0095", "Art. 2(l)", Basis.PARALLEL),
)

UNACCOMPANIED_MINOR = Concept(
    id="unaccompanied-minor",
    theme="family-children",
    emn="unaccompanied-minor",
    eurovoc="5962",
    aliases=("unaccompanied-child", "unaccompanied-migrant-minor"),
    broader=("minor",),
    gaps=(HY,),
    definitions=(
        Definition(
            {DE: "Minderjähriger ohne Begleitung", EN: "minor who arrives without a responsible adult, or is left alone"},
            Context.EU,
            _PROVIDED,
        ),
        Definition({EN: "minor counted as arriving alone"}, Context.STATISTICS, (Source(basis=Basis.DEVELOPED),)),
    ),
    notes=(
        Note(
            NoteType.SCOPE, "A child with a relative may be unaccompanied: custom decides.", (Source("32024R1347", "Art. 3(12)"),)
        ),
        Note(NoteType.USAGE, 'The acts say "child" as well.'),
    ),
    related=(
        Relation("guardian", RelationReason.ACTOR),
        Relation("separated-child"),
    ),
    terms=(
        Term("непридружено малолетно лице", BG, grammar="n", provenance=Provenance.EMN),
        Term("unbegleiteter Minderjähriger", DE, grammar="m", provenance=Provenance.EMN),
        Term("unbegleitete minderjährige Person", DE, TermStatus.ADMITTED, regions=("AT", "CH"), usage=Usage.NATIONAL),
        Term("UM", DE, TermStatus.ADMITTED, TermType.ABBREVIATION),
        Term("unaccompanied minor", EN, provenance=Provenance.EU_LAW),
        Term("UAM", EN, TermStatus.ADMITTED, TermType.ACRONYM),
        Term("lone child", EN, TermStatus.DEPRECATED, note="Colloquial."),
        Term("mineur isolé", FR, TermStatus.SUPERSEDED, usage=Usage.GENERAL, note="Older French practice."),
        Term("mineur non accompagné", FR, TermStatus.ADMITTED, provenance=Provenance.EUROVOC),
        Term(
            "alleenstaande minderjarige vreemdeling",
            NL,
            regions=("NL",),
            equivalence=Equivalence.NARROWER,
            note="Foreigners only.",
        ),
        Term("niet-begeleide minderjarige", NL, regions=("BE",), usage=Usage.EU),
    ),
)

MINOR = Concept(
    id="minor",
    theme="family-children",
    definitions=(
        Definition({EN: "person below eighteen, stateless or not"}, None, (Source("coe-statute-1949", None, Basis.DERIVED),)),
    ),
    terms=(Term("minor", EN),),
)

GUARDIAN = Concept(
    id="guardian",
    definitions=(Definition({DE: "Person, die ein Kind vertritt"}, None, (Source("iom-2019", "p. 94", Basis.DIFFERING),)),),
    related=(Relation("unaccompanied-minor", RelationReason.ACTOR),),
    terms=(
        Term("Vormund", DE, grammar="m"),
        Term("=guardian, “legal”", EN),
        Term("representative", EN, TermStatus.ADMITTED, equivalence=Equivalence.BROADER, note="Also of adults."),
    ),
)

DUBLIN = Concept(
    id="dublin-transfer",
    theme="solidarity-responsibility",
    historical=True,
    definitions=(
        Definition({EN: "transfer under the older rules"}, Context.EU, (Source("lost-act", "Arts 26-28", Basis.ADAPTED),)),
    ),
    terms=(Term("Dublin transfer", EN, TermStatus.SUPERSEDED),),
)

NAMELESS = Concept(id="nameless", theme="migration-general", notes=(Note(NoteType.HISTORY, "Nobody has named it yet."),))

CONCEPTS = (DUBLIN, GUARDIAN, MINOR, NAMELESS, UNACCOMPANIED_MINOR)


def glossary_of(concepts: Iterable[Concept], languages: Iterable[LanguageTag] = LANGUAGES) -> Glossary:
    """A glossary of these concepts in order of their ids, with a frame around them."""
    served = {"bg": ("BG",), "de": ("DE", "AT"), "en": ("IE",), "fr": ("FR",), "hy": ("AM",), "nl": ("NL", "BE")}
    scripts = {"bg": "Cyrl", "hy": "Armn"}
    return Glossary(
        edition=EDITION,
        concepts={concept.id: concept for concept in sorted(concepts, key=lambda concept: concept.id)},
        acts=ACTS,
        languages={tag: Language(tag, scripts.get(tag, "Latn"), "", served.get(tag, ())) for tag in languages},
        themes={theme: Theme(theme, theme.replace("-", " ").capitalize(), "…") for theme in THEMES},
        countries={code: Country(code, "member", (LanguageTag(tag),)) for tag, codes in served.items() for code in codes},
    )


THEMES = ("family-children", "migration-general", "solidarity-responsibility")
CLEAN = "abc ZÄßłşčñ’'\"=+-@,;:|#()[]{}\\/жщΣάքუ\u05d0\u0645😀𝔄\u0301\u200f"
IN_XML = CLEAN + "\t\x85\u2028\ufeff"
"""Without the vertical tab, which XML does not have, and line breaks, which are the layout of its files."""
HARD = CLEAN + "\n\r\t\x0b\x85\u2028\ufeff"


def texts(alphabet: str = CLEAN) -> st.SearchStrategy[str]:
    """Texts of these characters, in NFC and not blank, that a list in a cell can hold."""
    raw = st.text(alphabet, min_size=1, max_size=12).map(lambda text: unicodedata.normalize("NFC", text))
    return raw.filter(lambda text: bool(text.strip()) and " | " not in f" {text} ")


_ids = st.from_regex(r"[a-z]{1,6}(-[a-z]{1,4})?", fullmatch=True)
_places = st.sampled_from(("Art. 3(11)", "Arts 26-28", "Annex II", "Recital 12", "para. 94", "§ 7", "heading of part one"))
_act_keys = st.sampled_from((*ACTS, "unknown-act"))
_citations = st.builds(Citation, _act_keys, st.none() | _places)
_sources = st.one_of(
    st.builds(Source, _act_keys, st.none() | _places, st.sampled_from(Basis), st.lists(_citations, max_size=2).map(tuple)),
    st.just(Source(basis=Basis.DEVELOPED)),
)
_source_lists = st.lists(_sources, max_size=3).map(tuple)


def _terms(text: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Term, ...]]:
    term = st.builds(
        Term,
        text,
        st.sampled_from(LANGUAGES[:-1]),
        st.sampled_from(TermStatus),
        st.sampled_from(TermType),
        st.lists(st.sampled_from(("AT", "BE", "DE")), max_size=2, unique=True).map(tuple),
        st.none() | st.sampled_from(Usage),
        st.none() | st.sampled_from(Equivalence),
        st.none() | st.sampled_from(("m", "f pl")),
        st.sampled_from(Provenance),
        st.none() | text,
    )
    return st.lists(term, max_size=6).map(lambda terms: tuple(sorted(terms, key=lambda term: term.language)))


def concepts(text: st.SearchStrategy[str]) -> st.SearchStrategy[Concept]:
    """Concepts whose texts are of this strategy; Dutch is left to the gaps."""
    definition = st.builds(
        Definition,
        st.dictionaries(st.sampled_from((DE, EN)), text, min_size=1),
        st.none() | st.sampled_from(Context),
        _source_lists,
    )
    relation = st.builds(Relation, _ids, st.none() | st.sampled_from(RelationReason))
    relations = st.lists(relation, max_size=3, unique_by=lambda one: one.concept)
    return st.builds(
        Concept,
        id=_ids,
        theme=st.none() | st.sampled_from(THEMES),
        emn=st.none() | _ids,
        eurovoc=st.none() | st.just("5962"),
        historical=st.booleans(),
        aliases=st.lists(_ids, max_size=2).map(tuple),
        broader=st.lists(_ids, max_size=2, unique=True).map(tuple),
        gaps=st.sampled_from(((), (NL,))),
        definitions=st.lists(definition, max_size=2).map(tuple),
        notes=st.lists(st.builds(Note, st.sampled_from(NoteType), text, _source_lists), max_size=2).map(tuple),
        related=relations.map(lambda found: tuple(sorted(found, key=lambda one: one.concept))),
        terms=_terms(text),
    )


def glossaries(text: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Glossary]:
    """Glossaries of up to three concepts whose texts are of this strategy."""
    return st.lists(concepts(texts() if text is None else text), max_size=3, unique_by=lambda concept: concept.id).map(
        glossary_of
    )


def corpus_glossary() -> Glossary:
    """The real corpus, without the files that are no concepts (lint names those)."""
    concepts = folder.completed({concept.id: concept for concept in _corpus_concepts()})
    return frame_file.glossary(frame_file.of_texts(frame_file.texts(DATA)), concepts)


def _corpus_concepts() -> Iterator[Concept]:
    for path in folder.files(DATA / "terms"):
        try:
            yield term_file.read(text_of(path), path.stem, path.name)
        except GlossError:
            continue
