"""The table of rules by which the corpus is checked, and the one function that runs them all."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from emngloss.corpus.toml_lines import line_of
from emngloss.finding import Finding, Place, Severity
from emngloss.model.concept import Concept
from emngloss.model.glossary import Glossary

Texts = Mapping[str, str]
"""The text of each corpus file, by file name."""

ConceptCheck = Callable[[Concept, Glossary], Iterator[Finding]]
GlossaryCheck = Callable[[Glossary], Iterator[Finding]]
TextCheck = Callable[[str, str, Concept], Iterator[Finding]]

RETIRED: frozenset[str] = frozenset()
"""Codes of rules that are gone; none of them is ever given to another rule."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its code, how bad it is to break it, its title, and the check over a glossary and the texts of its files."""

    code: str
    severity: Severity
    title: str
    check: Callable[[Glossary, Texts], Iterator[Finding]]

    def finding(self, owner: Concept | str, key: str | None, message: str, line: int | None = None) -> Finding:
        """A finding of this rule in the file of a concept, or in a file named; ``key`` is dotted: ``terms.de[1].text``."""
        file = owner if isinstance(owner, str) else f"{owner.id}.toml"
        return Finding(self.code, self.severity, message, Place(file, key, line))


RULES: list[Rule] = []
"""All rules, in order of their codes."""


def rule(code: str, severity: Severity = Severity.ERROR) -> Callable[[ConceptCheck], Rule]:
    """Register a check over one concept; the first line of its docstring is the title."""

    def register(check: ConceptCheck) -> Rule:
        def over_concepts(glossary: Glossary, _: Texts) -> Iterator[Finding]:
            for concept in glossary:
                yield from check(concept, glossary)

        return _registered(code, severity, check.__doc__, over_concepts)

    return register


def glossary_rule(code: str, severity: Severity = Severity.ERROR) -> Callable[[GlossaryCheck], Rule]:
    """Register a check over the whole glossary."""

    def register(check: GlossaryCheck) -> Rule:
        def over_glossary(glossary: Glossary, _: Texts) -> Iterator[Finding]:
            return check(glossary)

        return _registered(code, severity, check.__doc__, over_glossary)

    return register


def text_rule(code: str, severity: Severity = Severity.ERROR) -> Callable[[TextCheck], Rule]:
    """Register a check over the text of each concept file; it runs only where the texts are known."""

    def register(check: TextCheck) -> Rule:
        def over_texts(glossary: Glossary, texts: Texts) -> Iterator[Finding]:
            for concept in glossary:
                if (text := texts.get(f"{concept.id}.toml")) is not None:
                    yield from check(f"{concept.id}.toml", text, concept)

        return _registered(code, severity, check.__doc__, over_texts)

    return register


def findings(glossary: Glossary, texts: Texts | None = None) -> Iterator[Finding]:
    """What all rules find, in order of file, line, code and key.

    ``texts`` are the corpus files as they are on disk, by name (``asylum.toml``, ``acts.toml``): with them the rules of the
    file form run too and each finding gets its line; without them (a compiled glossary) a place has file and key alone.
    """
    known = texts or {}
    found = [_located(finding, known) for registered in RULES for finding in registered.check(glossary, known)]
    yield from sorted(found, key=lambda f: (f.place.file, f.place.line or 0, f.code, f.place.key or "", f.message))


def _registered(
    code: str, severity: Severity, docstring: str | None, check: Callable[[Glossary, Texts], Iterator[Finding]]
) -> Rule:
    title = (docstring or "").strip().partition("\n")[0]
    if not title or code in RETIRED or any(other.code == code for other in RULES):
        raise ValueError(f"{code}: a rule needs a docstring and a code that no other rule has or had")
    registered = Rule(code, severity, title, check)
    insort(RULES, registered, key=lambda each: each.code)
    return registered


def _located(finding: Finding, texts: Texts) -> Finding:
    place = finding.place
    text = texts.get(place.file)
    if text is None or place.key is None or place.line is not None:
        return finding
    return replace(finding, place=replace(place, line=line_of(text, _path(place.key))))


def _path(key: str) -> tuple[str | int, ...]:
    """The parts of a dotted key: ``terms``, ``de``, 1, ``text`` for ``terms.de[1].text``."""
    parts = re.findall(r"[^.\[\]]+", key)
    return tuple(int(part) if f"[{part}]" in key else part for part in parts)
