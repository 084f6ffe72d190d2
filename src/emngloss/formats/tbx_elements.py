"""What all layouts of TBX have in common: sections, groups, and data categories as types or as tags."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from emngloss.formats.xml_text import text_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

ROOTS = frozenset(("martif", "tbx"))
CONCEPTS = frozenset(("termEntry", "conceptEntry"))
LANGUAGES = frozenset(("langSet", "langSec"))
TERMS = frozenset(("tig", "ntig", "termSec"))
_GROUP = "Grp"


class Fact(NamedTuple):
    """One piece of information: its data category, its text, and what it points to."""

    category: str
    text: str
    target: str | None
    language: str | None

    def __str__(self) -> str:
        """The fact as text of a note, for a category that the glossary does not have."""
        text = f"{self.text} ({self.target})" if self.target and self.target != self.text else self.text
        return text if self.category == "note" else f"{self.category}: {text}"


def facts(element: Element) -> list[Fact]:
    """The facts of an element: its own, or where it is a group or section those inside it, in their order."""
    return list(_facts(element))


def _facts(element: Element) -> Iterator[Fact]:
    if element.tag.endswith(_GROUP) or element.tag in TERMS:
        for child in element:
            yield from _facts(child)
        return
    text, target = text_of(element), element.get("target")
    if text.strip() or target:
        yield Fact(element.get("type") or element.tag, text or target or "", target, language_of(element))


def language_of(element: Element) -> str | None:
    """The language that an element names, as it is written there."""
    return element.get("xml:lang") or element.get("lang")
