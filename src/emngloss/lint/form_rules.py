"""EG1xx: the form of a concept's file and of every text in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from emngloss.corpus import term_file
from emngloss.finding import Finding
from emngloss.lint import places
from emngloss.lint.registry import rule, text_rule
from emngloss.model.concept import Concept
from emngloss.model.glossary import Glossary

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
EUROVOC_ID = re.compile(r"[1-9][0-9]*|c_[0-9a-f]{8}")
SEPARATOR = " | "
HIDDEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Co", "Cn", "Cs"})
"""Unicode categories of what nobody sees: control, format (bidi, zero-width, soft hyphen), line separators, unassigned."""
PLACEHOLDERS = frozenset({"-", "–", "—", "?", "0", "n/a", "none", "null", "nil", "tbd", "todo", "xxx", "...", "…"})


@rule("EG101")
def slug(concept: Concept, _: Glossary) -> Iterator[Finding]:
    """An id and an EMN slug are lower-case ASCII letters and digits, joined by single hyphens."""
    if not SLUG.fullmatch(concept.id):
        remedy = "rename the file to lower-case words joined by hyphens, such as 'family-reunification.toml'"
        yield slug.finding(concept, None, f"{concept.id!r} cannot be an id; {remedy}")
    if concept.emn is not None and not SLUG.fullmatch(concept.emn):
        yield slug.finding(concept, "emn", f"{concept.emn!r} is no EMN slug; write the last part of the official page's address")


@text_rule("EG102")
def composed(name: str, text: str, _: Concept) -> Iterator[Finding]:
    """A file is in Unicode Normalization Form C."""
    for number, line in enumerate(text.split("\n"), start=1):
        if (right := unicodedata.normalize("NFC", line)) != line:
            at = next((i for i, (a, b) in enumerate(zip(line, right, strict=False)) if a != b), len(right))
            around = right[max(0, at - 10) : at + 11].strip()
            message = f"a letter and its mark are two characters near {around!r}; save the file in NFC (tools/canonical.py does)"
            yield composed.finding(name, None, message, number)


@text_rule("EG103")
def canonical(name: str, text: str, concept: Concept) -> Iterator[Finding]:
    """A file is in canonical order and layout (docs/corpus.md)."""
    composed_text = unicodedata.normalize("NFC", text)
    right = term_file.write(as_written(composed_text, concept))
    if composed_text == right:
        return
    pairs = zip(composed_text.split("\n"), right.split("\n"), strict=False)
    line, expected = next(((i, b) for i, (a, b) in enumerate(pairs, start=1) if a != b), (right.count("\n") + 1, ""))
    message = f"not in canonical form; here should stand {expected!r}; run: python tools/canonical.py data/terms/{name}"
    yield canonical.finding(name, None, message, line)


@rule("EG104")
def visible(concept: Concept, _: Glossary) -> Iterator[Finding]:
    """A text has no control, bidirectional, zero-width or other invisible characters."""
    for key, text in places.texts(concept):
        if hidden := sorted({char for char in text if unicodedata.category(char) in HIDDEN}):
            named = ", ".join(f"U+{ord(char):04X} {unicodedata.name(char, 'control character')}" for char in hidden)
            yield visible.finding(concept, key, f"invisible characters: {named}; delete them, or type the text anew")


@rule("EG105")
def no_separator(concept: Concept, _: Glossary) -> Iterator[Finding]:
    """A text does not contain ' | ', which separates terms in CSV files."""
    for key, text in places.texts(concept):
        if SEPARATOR in text:
            yield no_separator.finding(
                concept, key, f"{text!r} contains ' | '; write each term on its own, other text without it"
            )


@rule("EG106")
def no_placeholder(concept: Concept, _: Glossary) -> Iterator[Finding]:
    """What is absent is left out, not written as '-', 'N/A' or '0'."""
    for key, text in places.texts(concept):
        if text.strip().casefold() in PLACEHOLDERS:
            yield no_placeholder.finding(
                concept, key, f"{text!r} stands for nothing; leave the key out, or name the language in gaps"
            )


@rule("EG107")
def eurovoc_id(concept: Concept, _: Glossary) -> Iterator[Finding]:
    """A EuroVoc concept is given by its number or, the newer ones, by its c_ key."""
    if concept.eurovoc is not None and not EUROVOC_ID.fullmatch(concept.eurovoc):
        yield eurovoc_id.finding(
            concept,
            "eurovoc",
            f"{concept.eurovoc!r} is no EuroVoc concept; write the end of its address, such as '2466' or 'c_2c8a75b1'",
        )


def as_written(text: str, concept: Concept) -> Concept:
    """The completed concept with those relations alone that its own file holds, in the table ``[related]``."""
    table = text.partition("\n[related]\n")[2].partition("\n[")[0]
    written = {line.partition("=")[0].strip(" \"'") for line in table.split("\n")}
    return replace(concept, related=tuple(relation for relation in concept.related if relation.concept in written))
