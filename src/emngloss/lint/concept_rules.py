"""EG3xx: definitions that can replace their term (ISO 704; docs/corpus.md, A definition), notes and theme."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from emngloss.finding import Finding, Severity
from emngloss.lint import english, places
from emngloss.lint.registry import glossary_rule, rule
from emngloss.model.concept import Concept
from emngloss.model.glossary import Glossary

LONGEST_DEFINITION = 45
URL = re.compile(r"https?:|\bwww\.|\b[\w-]+\.(?:eu|int|org|com)\b", re.IGNORECASE)
ARTICLE = re.compile(r"(?:an?|the) ", re.IGNORECASE)
NEXT_SENTENCE = re.compile(r"[.!?…]\s+[“\"(]?[A-Z]|\n")
DEFINING_PHRASE = re.compile(
    r"^means\b|\b(?:it|that|term|this|which|word) means\b|\bmeans (?:an?|any|that|the)\b"
    r"|\brefer(?:s|ring) to\b|\bis (?:when|where)\b|^(?:when|where) |\bterm used\b|\betc\b|\bi\. ?e\.|\be\. ?g\.|\band so on\b",
    re.IGNORECASE,
)
ILLEGAL_PERSON = re.compile(
    r"\billegal (?:\w+[ -]){0,2}?(?:aliens?|foreigners?|(?:im)?migrants?|nationals?|persons?|people|residents?|workers?)\b"
    r"|\billegals\b",
    re.IGNORECASE,
)
ALL_MEMBER_STATES = re.compile(r"(?<!\bnot )\ball (?:the )?(?:(?:EU|27) )?Member States\b", re.IGNORECASE)
NOTE_END = re.compile(r"[.?][’”)]*$")


@rule("EG301")
def english_definition(concept: Concept, _: Glossary) -> Iterator[Finding]:
    """A concept has a definition in English, and so has each of its senses."""
    if not concept.definitions:
        yield english_definition.finding(concept, None, "there is no definition; add [[definitions]] with text.en")
    for index, definition in enumerate(concept.definitions):
        if "en" not in definition.text:
            message = "this sense has no English definition; add text.en"
            yield english_definition.finding(concept, f"definitions[{index}].text", message)


@rule("EG302")
def senses_differ(concept: Concept, _: Glossary) -> Iterator[Finding]:
    """Two senses of a concept differ in their context."""
    for context, number in Counter(definition.context for definition in concept.definitions).items():
        if number > 1:
            shown = f"the context {context}" if context else "no context"
            message = f"{number} definitions have {shown}; keep one sense, or give each its context (eu, global, statistics)"
            yield senses_differ.finding(concept, "definitions", message)


@rule("EG303")
def lower_case_start(concept: Concept, glossary: Glossary) -> Iterator[Finding]:
    """A definition starts in lower case, unless its first word is a proper name or an acronym."""
    for key, text in places.definitions(concept, "en"):
        first = _first_word(text)
        if first[:1].isupper() and not _is_name(text, concept, glossary):
            message = f"the definition starts with {first!r}; write it in lower case (the screen adds the capital)"
            yield lower_case_start.finding(concept, key, message)


@rule("EG304")
def no_final_stop(concept: Concept, _: Glossary) -> Iterator[Finding]:
    """A definition has no full stop or other mark at its end."""
    for key, text in places.definitions(concept):
        if text.rstrip().endswith((".", ";", ",", ":", "!", "?", "…")):
            message = f"the definition ends with {text.rstrip()[-1]!r}; delete it (the screen adds the stop)"
            yield no_final_stop.finding(concept, key, message)


@rule("EG305")
def no_leading_article(concept: Concept, _: Glossary) -> Iterator[Finding]:
    """A definition does not start with an article."""
    for key, text in places.definitions(concept, "en"):
        if article := ARTICLE.match(text):
            message = f"the definition starts with {article[0].strip()!r}; start with the noun, so that it can replace the term"
            yield no_leading_article.finding(concept, key, message)


@rule("EG306")
def short_definition(concept: Concept, _: Glossary) -> Iterator[Finding]:
    """A definition has at most 45 words."""
    for key, text in places.definitions(concept):
        if (number := english.count(text)) > LONGEST_DEFINITION:
            message = f"the definition has {number} words; move limits and exceptions to notes until at most 45 are left"
            yield short_definition.finding(concept, key, message)


@rule("EG307")
def one_sentence(concept: Concept, _: Glossary) -> Iterator[Finding]:
    """A definition is one sentence in one line."""
    for key, text in places.definitions(concept):
        if NEXT_SENTENCE.search(text):
            message = "the definition goes on after its first sentence; move the rest to a note"
            yield one_sentence.finding(concept, key, message)


@rule("EG308")
def no_url(concept: Concept, _: Glossary) -> Iterator[Finding]:
    """A definition contains no web address."""
    for key, text in places.definitions(concept):
        if address := URL.search(text):
            yield no_url.finding(
                concept, key, f"the definition contains the address {address[0]!r}; cite the act or source instead"
            )


@rule("EG309")
def no_defining_phrase(concept: Concept, _: Glossary) -> Iterator[Finding]:
    """A definition has no 'means', 'refers to', 'is when', 'etc.', 'i.e.' or 'e.g.'."""
    for key, text in places.definitions(concept, "en"):
        if phrase := DEFINING_PHRASE.search(text):
            remedy = "start with the next broader concept and say what sets this one apart"
            message = f"the definition contains {phrase[0].strip()!r}; {remedy}"
            yield no_defining_phrase.finding(concept, key, message)


@rule("EG310")
def not_circular(concept: Concept, _: Glossary) -> Iterator[Finding]:
    """A definition does not contain its own term or a synonym; the head word of a compound may return."""
    terms = [(term.text, english.lemmas(term.text)) for term in concept.terms_in("en")]
    heads = {english.head(words) for _, words in terms if len(words) > 1}
    for key, text in places.definitions(concept, "en"):
        defining = english.lemmas(text)
        for term, words in terms:
            is_head = len(words) == 1 and words[0] in heads
            if words and not is_head and english.contains(defining, words):
                message = f"the definition contains its own term {term!r}; say it in words that explain it"
                yield not_circular.finding(concept, key, message)
                break


@glossary_rule("EG311", Severity.WARNING)
def no_definition_circle(glossary: Glossary) -> Iterator[Finding]:
    """Two concepts do not define each other, unless one is broader than the other."""
    uses = _uses(glossary)
    for first in sorted(uses):
        for second in sorted(uses[first]):
            mutual = first < second and first in uses.get(second, ())
            if mutual and first not in glossary[second].broader and second not in glossary[first].broader:
                message = (
                    f"this definition uses {second!r}, whose definition uses {first!r}; define one of them without the other"
                )
                yield no_definition_circle.finding(glossary[first], "definitions", message)


@rule("EG312")
def irregular_person(concept: Concept, _: Glossary) -> Iterator[Finding]:
    """A definition calls no person illegal."""
    for key, text in places.definitions(concept, "en"):
        if wording := ILLEGAL_PERSON.search(text):
            message = f"{wording[0]!r} calls persons illegal; write irregular, or say what they lack"
            yield irregular_person.finding(concept, key, message)


@rule("EG313")
def note_is_sentence(concept: Concept, _: Glossary) -> Iterator[Finding]:
    """A note starts with a capital and ends with a full stop or question mark."""
    for key, text in places.notes(concept):
        first = _first_word(text.lstrip("“‘\"'("))
        if first == first.lower() and first[:1].islower():
            yield note_is_sentence.finding(concept, key, f"the note starts with {first!r}; start with a capital")
        if not NOTE_END.search(text):
            yield note_is_sentence.finding(
                concept, key, f"the note ends with {text[-20:]!r}; end it with a full stop or question mark"
            )


@rule("EG314")
def known_theme(concept: Concept, glossary: Glossary) -> Iterator[Finding]:
    """A concept has exactly one theme, and themes.toml knows it."""
    if concept.theme not in glossary.themes:
        shown = "there is no theme" if concept.theme is None else f"{concept.theme!r} is no theme"
        yield known_theme.finding(concept, "theme", f"{shown}; use one of: {', '.join(sorted(glossary.themes))}")


@rule("EG315")
def not_all_member_states(concept: Concept, _: Glossary) -> Iterator[Finding]:
    """A text does not speak of all Member States: Denmark and Ireland differ act by act."""
    for key, text in [*places.definitions(concept, "en"), *places.notes(concept)]:
        if ALL_MEMBER_STATES.search(text):
            message = (
                "'all Member States' is hardly ever true; name those that are bound, or write 'the Member States bound by it'"
            )
            yield not_all_member_states.finding(concept, key, message)


def _uses(glossary: Glossary) -> dict[str, set[str]]:
    """Which concepts each definition names by their English preferred term."""
    preferred = ((concept.id, concept.preferred_term("en")) for concept in glossary)
    known = {english.lemmas(term.text): concept_id for concept_id, term in preferred if term is not None}
    return {
        concept.id: {
            used
            for _, text in places.definitions(concept, "en")
            for used in english.phrases(english.lemmas(text), known)
            if used != concept.id
        }
        for concept in glossary
    }


def _first_word(text: str) -> str:
    return next(iter(text.split(maxsplit=1)), "")


def _is_name(text: str, concept: Concept, glossary: Glossary) -> bool:
    """Whether a definition rightly starts with a capital: the data of the concept and of the acts know the name."""
    first, *others = english.tokens(text)[:2] or [""]
    if any(char.isupper() or char.isdecimal() for char in _first_word(text)[1:]):
        return True
    preferred = concept.preferred_term("en")
    if preferred is not None and preferred.text[:1].isupper():
        return True
    names = [english.tokens(f"{act.short_name} / {act.title}") for act in glossary.acts.values()]
    if others and others[0][:1].isupper():
        return any((first, others[0]) in pairwise(name) for name in names)
    titles = {word for act in glossary.acts.values() for word in english.tokens(act.title)}
    return first.lower() not in titles and any(first in name for name in names)
