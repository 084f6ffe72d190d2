"""Several term bases as one glossary, for an export of all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from emngloss.model.concept import Concept, Relation
from emngloss.model.glossary import Glossary


def union(bases: Sequence[tuple[str, Glossary]]) -> Glossary:
    """The concepts of all bases; the edition is that of the first, with the licences and acknowledgements of all.

    A concept whose id an earlier base has is called after its own base (``court-hearing``), also in the relations of that base.
    """
    whole = bases[0][1]
    concepts = dict(whole.concepts.items())
    for name, other in bases[1:]:
        renamed = {concept_id: _free(f"{name}-{concept_id}", concepts) for concept_id in other.concepts if concept_id in concepts}
        concepts.update((renamed.get(concept.id, concept.id), _renamed(concept, renamed)) for concept in other)
        whole = replace(
            whole,
            acts={**other.acts, **whole.acts},
            languages={**other.languages, **whole.languages},
            themes={**other.themes, **whole.themes},
            countries={**other.countries, **whole.countries},
        )
    editions = [other.edition for _, other in bases]
    edition = replace(
        whole.edition,
        name=", ".join(dict.fromkeys(edition.name for edition in editions)),
        licence=", ".join(dict.fromkeys(edition.licence for edition in editions)),
        acknowledgement=" ".join(dict.fromkeys(edition.acknowledgement for edition in editions)),
    )
    return replace(whole, edition=edition, concepts=dict(sorted(concepts.items())))


def _free(concept_id: str, taken: Mapping[str, Concept]) -> str:
    number = 2
    candidate = concept_id
    while candidate in taken:
        candidate, number = f"{concept_id}-{number}", number + 1
    return candidate


def _renamed(concept: Concept, renamed: Mapping[str, str]) -> Concept:
    return replace(
        concept,
        id=renamed.get(concept.id, concept.id),
        broader=tuple(renamed.get(parent, parent) for parent in concept.broader),
        related=tuple(Relation(renamed.get(one.concept, one.concept), one.reason) for one in concept.related),
    )
