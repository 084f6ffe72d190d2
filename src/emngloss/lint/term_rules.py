"""EG201 to EG219: which terms a concept has, and what is said about each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from emngloss.finding import Finding
from emngloss.lint import places
from emngloss.lint.registry import rule
from emngloss.model.concept import Concept
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag
from emngloss.model.term import TermStatus, TermType

GRAMMAR = re.compile(r"(?:m|f|n|c|mf)(?: pl)?|pl")
SHORTENED = frozenset({TermType.ACRONYM, TermType.ABBREVIATION})
LONGEST_ACRONYM = 12


@rule("EG201")
def one_preferred_term(concept: Concept, _: Glossary) -> Iterator[Finding]:
    """A language has at most one preferred term, a region likewise (SKOS S14)."""
    first: dict[tuple[str, str | None], str] = {}
    for key, term in places.terms(concept):
        if term.status is not TermStatus.PREFERRED:
            continue
        for region in term.regions or (None,):
            where = f"{term.language}-{region}" if region else term.language
            if (term.language, region) in first:
                other = first[term.language, region]
                remedy = 'give one of them status = "admitted", or name the regions where it is preferred'
                message = f"{where} prefers both {other!r} and {term.text!r}; {remedy}"
                yield one_preferred_term.finding(concept, f"{key}.text", message)
            first.setdefault((term.language, region), term.text)


@rule("EG202")
def preferred_first(concept: Concept, _: Glossary) -> Iterator[Finding]:
    """A language that has terms has a preferred one, and it stands before the others."""
    other: dict[LanguageTag, str] = {}
    without = set(concept.languages)
    for key, term in places.terms(concept):
        if term.status is TermStatus.PREFERRED:
            without.discard(term.language)
            if term.language in other:
                message = f"the preferred term {term.text!r} stands after {other[term.language]!r}; move it to the front"
                yield preferred_first.finding(concept, f"{key}.text", message)
        else:
            other.setdefault(term.language, term.text)
    for tag in sorted(without):
        remedy = "leave out the status of the right one, or put the language in gaps instead"
        yield preferred_first.finding(concept, f"terms.{tag}", f"{tag} has terms but none is preferred; {remedy}")


@rule("EG203")
def language_accounted_for(concept: Concept, glossary: Glossary) -> Iterator[Finding]:
    """Every language of the glossary is either in terms or in gaps."""
    have = set(concept.languages)
    for tag in sorted(glossary.languages):
        if tag in have and tag in concept.gaps:
            message = f"{tag} has a term and is in gaps too; take it out of gaps, or delete the terms that nobody vouches for"
            yield language_accounted_for.finding(concept, "gaps", message)
    if missing := [tag for tag in sorted(glossary.languages) if tag not in have and tag not in concept.gaps]:
        message = f"nothing is said about {', '.join(missing)}; add a term, or put the language in gaps"
        yield language_accounted_for.finding(concept, "terms", message)


@rule("EG204")
def known_language(concept: Concept, glossary: Glossary) -> Iterator[Finding]:
    """Every language tag is one of the glossary's."""
    used = [(f"terms.{tag}", tag) for tag in concept.languages]
    used += [("gaps", tag) for tag in concept.gaps]
    used += [
        (f"definitions[{index}].text.{tag}", tag)
        for index, definition in enumerate(concept.definitions)
        for tag in sorted(definition.text)
    ]
    for key, tag in used:
        if tag not in glossary.languages:
            remedy = "write a form of one country under its language, with regions" if tag.region else "leave it out"
            yield known_language.finding(concept, key, f"{tag} is no language of the glossary; {remedy}")


@rule("EG205")
def term_once(concept: Concept, _: Glossary) -> Iterator[Finding]:
    """A language does not have the same term twice."""
    seen: set[tuple[str, str]] = set()
    for key, term in places.terms(concept):
        if (term.language, term.text) in seen:
            message = f"{term.language} has {term.text!r} twice; keep one, with the regions of both"
            yield term_once.finding(concept, f"{key}.text", message)
        seen.add((term.language, term.text))


@rule("EG206")
def region_served(concept: Concept, glossary: Glossary) -> Iterator[Finding]:
    """A region is a country of the EMN that the language serves."""
    for key, term in places.terms(concept):
        language = glossary.languages.get(term.language)
        for region in term.regions:
            if region not in glossary.countries:
                message = f"{region!r} is no EMN country; write an ISO 3166-1 code from countries.toml, such as 'AT'"
                yield region_served.finding(concept, f"{key}.regions", message)
            elif language is not None and region not in language.countries:
                served = ", ".join(language.countries) or "no EMN country"
                message = f"{term.language} does not serve {region}; use {served}, or move the term to its language"
                yield region_served.finding(concept, f"{key}.regions", message)


@rule("EG207")
def deprecated_explained(concept: Concept, _: Glossary) -> Iterator[Finding]:
    """A deprecated term has a note that says why."""
    for key, term in places.terms(concept):
        if term.status is TermStatus.DEPRECATED and term.note is None:
            message = f"{term.text!r} is deprecated without a reason; add a note in one short English sentence"
            yield deprecated_explained.finding(concept, key, message)


@rule("EG208")
def equivalence_explained(concept: Concept, _: Glossary) -> Iterator[Finding]:
    """A term that is not an exact name has a note that says how it differs."""
    for key, term in places.terms(concept):
        if term.equivalence is not None and term.note is None:
            message = f"{term.text!r} is marked {term.equivalence} without saying how it differs; add a note"
            yield equivalence_explained.finding(concept, key, message)


@rule("EG209")
def grammar_shape(concept: Concept, _: Glossary) -> Iterator[Finding]:
    """Grammar is m, f, n, c or mf, with ' pl' for plural only, or pl."""
    for key, term in places.terms(concept):
        if term.grammar is not None and not GRAMMAR.fullmatch(term.grammar):
            message = f"{term.grammar!r} is no grammar mark; write m, f, n, c or mf, then ' pl' if plural only, or pl alone"
            yield grammar_shape.finding(concept, f"{key}.grammar", message)


@rule("EG210")
def acronym_short(concept: Concept, _: Glossary) -> Iterator[Finding]:
    """An acronym or abbreviation has at most twelve letters."""
    for key, term in places.terms(concept):
        letters = sum(char.isalpha() for char in term.text)
        if term.type in SHORTENED and letters > LONGEST_ACRONYM:
            message = f"{term.text!r} has {letters} letters, too many for an {term.type}; leave out type, or write short-form"
            yield acronym_short.finding(concept, f"{key}.text", message)
