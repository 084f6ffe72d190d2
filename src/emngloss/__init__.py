"""The asylum and migration glossary of Europe: concepts with definitions, sources and terms in 27 languages.

The names below are the public interface; each is loaded when it is first used, because a plain command needs none of them.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType

    from emngloss.errors import GlossError
    from emngloss.library import LoadedGlossary, load, search, translate
    from emngloss.model.concept import Concept, Definition, Note, Relation
    from emngloss.model.glossary import Glossary
    from emngloss.model.language_tag import LanguageTag
    from emngloss.model.legal_act import LegalAct
    from emngloss.model.source import Citation, Source
    from emngloss.model.term import Provenance, Term, TermStatus, TermType
    from emngloss.search.hit import Hit
    from emngloss.search.translation import Translation

else:
    ModuleType = type(sys)

__version__ = "0.1.0"

_HOMES = {
    "emngloss.errors": ("GlossError",),
    "emngloss.library": ("LoadedGlossary", "load", "search", "translate"),
    "emngloss.model.concept": ("Concept", "Definition", "Note", "Relation"),
    "emngloss.model.glossary": ("Glossary",),
    "emngloss.model.language_tag": ("LanguageTag",),
    "emngloss.model.legal_act": ("LegalAct",),
    "emngloss.model.source": ("Citation", "Source"),
    "emngloss.model.term": ("Provenance", "Term", "TermStatus", "TermType"),
    "emngloss.search.hit": ("Hit",),
    "emngloss.search.translation": ("Translation",),
}

__all__ = [
    "Citation",
    "Concept",
    "Definition",
    "GlossError",
    "Glossary",
    "Hit",
    "LanguageTag",
    "LegalAct",
    "LoadedGlossary",
    "Note",
    "Provenance",
    "Relation",
    "Source",
    "Term",
    "TermStatus",
    "TermType",
    "Translation",
    "load",
    "search",
    "translate",
]


if not TYPE_CHECKING:  # a type checker would take it to mean that every name exists

    def __getattr__(name: str) -> object:
        for home, names in _HOMES.items():
            if name in names:
                from importlib import import_module

                value: object = getattr(import_module(home), name)
                globals()[name] = value
                return value
        raise AttributeError(f"module 'emngloss' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)


class _Package(ModuleType):
    """This package: Python binds the subpackage ``search`` to the name of the function when it loads it; the function stays."""

    @property
    def search(self) -> object:
        from emngloss import library

        return library.search

    @search.setter
    def search(self, _: object) -> None:
        return


sys.modules[__name__].__class__ = _Package
