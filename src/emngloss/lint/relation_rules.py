"""EG4xx: how concepts hang together: broader, related, aliases."""

from __future__ import annotations

from collections.abc import Iterator

from emngloss.finding import Finding
from emngloss.lint.form_rules import SLUG, as_written
from emngloss.lint.registry import glossary_rule, rule, text_rule
from emngloss.model import hierarchy
from emngloss.model.concept import Concept, Relation, RelationReason
from emngloss.model.glossary import Glossary


@rule("EG401")
def known_concept(concept: Concept, glossary: Glossary) -> Iterator[Finding]:
    """A broader or related concept exists."""
    named = [("broader", other) for other in concept.broader]
    named += [(f"related.{relation.concept}", relation.concept) for relation in concept.related]
    for key, other in named:
        if other not in glossary.concepts:
            message = f"there is no concept {other!r}; correct the id, add the concept, or take the relation out"
            yield known_concept.finding(concept, key, message)


@rule("EG402")
def one_broader(concept: Concept, _: Glossary) -> Iterator[Finding]:
    """A concept has at most one broader concept."""
    if len(concept.broader) > 1:
        message = f"{', '.join(concept.broader)} are all broader; keep the nearest, make the others related"
        yield one_broader.finding(concept, "broader", message)


@glossary_rule("EG403")
def no_broader_cycle(glossary: Glossary) -> Iterator[Finding]:
    """No concept is broader than itself, not even over others."""
    for cycle in hierarchy.cycles(glossary.concepts):
        way = " → ".join((*cycle, cycle[0]))
        message = f"going to the broader concept ends where it began: {way}; take out the wrong 'broader'"
        yield no_broader_cycle.finding(glossary[cycle[0]], "broader", message)


@rule("EG404")
def related_is_not_broader(concept: Concept, glossary: Glossary) -> Iterator[Finding]:
    """A concept is not related to itself, nor to a concept above or below it (SKOS S27)."""
    above = set(hierarchy.ancestors(concept.id, glossary.concepts))
    for relation in _own(concept, glossary):
        other = relation.concept
        if other == concept.id:
            problem = "the concept is related to itself"
        elif other in above or concept.id in hierarchy.ancestors(other, glossary.concepts):
            problem = f"{other!r} is already {'broader' if other in above else 'narrower'}"
        else:
            continue
        yield related_is_not_broader.finding(concept, f"related.{other}", f"{problem}; take the relation out")


@rule("EG405")
def relation_has_reason(concept: Concept, glossary: Glossary) -> Iterator[Finding]:
    """A relation has a reason."""
    for relation in _own(concept, glossary):
        if relation.reason is None:
            message = f"nothing says why {relation.concept!r} is related; give one of: {', '.join(RelationReason)}"
            yield relation_has_reason.finding(concept, f"related.{relation.concept}", message)


@text_rule("EG406")
def relation_written_once(name: str, text: str, concept: Concept) -> Iterator[Finding]:
    """A relation is written once, in the file of the concept whose id comes first."""
    for relation in as_written(text, concept).related:
        if relation.concept < concept.id:
            message = (
                f"this relation belongs into {relation.concept}.toml, whose id comes first; write it there and delete it here"
            )
            yield relation_written_once.finding(name, f"related.{relation.concept}", message)


@rule("EG407")
def alias_is_slug(concept: Concept, _: Glossary) -> Iterator[Finding]:
    """An alias is lower-case ASCII letters and digits, joined by single hyphens."""
    for alias in concept.aliases:
        if not SLUG.fullmatch(alias):
            message = f"{alias!r} cannot be an alias; write it in lower case with hyphens, such as 'benefit-of-the-doubt'"
            yield alias_is_slug.finding(concept, "aliases", message)


@glossary_rule("EG408")
def alias_is_unique(glossary: Glossary) -> Iterator[Finding]:
    """An alias leads to one concept and is nobody's id."""
    owners: dict[str, str] = {}
    for concept in glossary:
        for alias in concept.aliases:
            other = alias if alias in glossary.concepts else owners.setdefault(alias, concept.id)
            if other != concept.id or alias == concept.id or concept.aliases.count(alias) > 1:
                message = f"{alias!r} already leads to {other!r}; delete it in the file where it is wrong"
                yield alias_is_unique.finding(concept, "aliases", message)


def _own(concept: Concept, glossary: Glossary) -> Iterator[Relation]:
    """The relations that are reported at this concept, so that each is reported once."""
    for relation in concept.related:
        if relation.concept >= concept.id or relation.concept not in glossary.concepts:
            yield relation
