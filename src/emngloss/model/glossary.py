"""A glossary: its concepts by id, and the frame around them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from emngloss.model.concept import Concept
from emngloss.model.frame import Country, Edition, Language, Theme
from emngloss.model.language_tag import LanguageTag
from emngloss.model.legal_act import LegalAct


@dataclass(frozen=True, slots=True)
class Glossary:
    """Concepts in order of their ids, with the acts, languages, themes and countries that they name."""

    edition: Edition
    concepts: Mapping[str, Concept] = field(hash=False)
    acts: Mapping[str, LegalAct] = field(default_factory=dict, hash=False)
    languages: Mapping[LanguageTag, Language] = field(default_factory=dict, hash=False)
    themes: Mapping[str, Theme] = field(default_factory=dict, hash=False)
    countries: Mapping[str, Country] = field(default_factory=dict, hash=False)
    selected_from: Mapping[str, Concept] | None = field(default=None, hash=False, compare=False, repr=False)

    def __iter__(self) -> Iterator[Concept]:
        return iter(self.concepts.values())

    def __len__(self) -> int:
        return len(self.concepts)

    def __getitem__(self, concept_id: str) -> Concept:
        return self.concepts[concept_id]

    def select(
        self,
        languages: Collection[LanguageTag] | None = None,
        themes: Collection[str] | None = None,
        concepts: Collection[str] | None = None,
    ) -> Glossary:
        """The part of the glossary with these languages, themes and concepts; None means all.

        Relations keep naming concepts outside the selection: ids are stable. What leaves nothing out gives this very glossary.
        """
        if themes is None and concepts is None and (languages is None or self.languages.keys() <= set(languages)):
            return self
        chosen = {
            concept.id: concept if languages is None else in_languages(concept, languages)
            for concept in self
            if (themes is None or concept.theme in themes) and (concepts is None or concept.id in concepts)
        }
        kept = self.languages if languages is None else {t: lang for t, lang in self.languages.items() if t in languages}
        return replace(self, concepts=chosen, languages=kept, selected_from=self.whole)

    @property
    def whole(self) -> Mapping[str, Concept]:
        """All concepts, also those outside a selection: what is narrower does not depend on what was selected."""
        return self.concepts if self.selected_from is None else self.selected_from


def in_languages(concept: Concept, languages: Collection[LanguageTag]) -> Concept:
    """The concept with the terms and gaps of these languages alone; definitions stay."""
    if all(tag in languages for tag in {*(term.language for term in concept.terms), *concept.gaps}):
        return concept
    return replace(
        concept,
        terms=tuple(term for term in concept.terms if term.language in languages),
        gaps=tuple(tag for tag in concept.gaps if tag in languages),
    )
