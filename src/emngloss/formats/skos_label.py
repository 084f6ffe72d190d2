"""A label of a concept scheme as a term: its rank says its status unless it says so itself."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from emngloss.formats import tbx_names as names
from emngloss.formats.language_codes import Place
from emngloss.formats.rdf_reading import Value
from emngloss.formats.skos import ALPHA_3, COUNTRY
from emngloss.model.term import Equivalence, Provenance, Term, TermStatus, TermType, Usage

_Choice = TypeVar("_Choice", bound=StrEnum)
RANKS = {"prefLabel": TermStatus.PREFERRED, "altLabel": TermStatus.ADMITTED, "hiddenLabel": TermStatus.DEPRECATED}
"""The kinds of labels, with the status that they stand for."""

_ALPHA_2 = {alpha_3: region for region, alpha_3 in ALPHA_3.items()}
_KNOWN = frozenset(
    (
        *("rdf:type", "skosxl:literalForm", "dct:spatial", "skos:note", "emngloss:status", "emngloss:type", "emngloss:usage"),
        *("emngloss:equivalence", "emngloss:grammar", "emngloss:provenance"),
    )
)


def term_of(text: str, place: Place, rank: str, said: dict[str, list[Value]], changed: Callable[[str], None]) -> Term:
    """The term of a label of that rank; ``said`` is what it says as a resource, of which ``changed`` is told the unknown."""
    regions = [place.region] if place.region else []
    notes = [f"language: {place.rest}"] if place.rest else []
    for value in said.get("dct:spatial", ()):
        code = _ALPHA_2.get(value.text.removeprefix(COUNTRY))
        if code is None:
            notes.append(f"spatial: {value.text}")
            changed("dct:spatial is kept as a note")
        else:
            regions.append(code)
    notes += [value.text for value in said.get("skos:note", ())]
    for name in [name for name in said if name not in _KNOWN]:
        changed(f"{name} of a label is kept as a note")
        notes += [f"{name.rpartition(':')[2]}: {value.text}" for value in said[name]]
    grammar = next((value.text for value in said.get("emngloss:grammar", ())), None)
    return Term(
        text=text,
        language=place.language,
        status=_choice(TermStatus, said, "status") or RANKS[rank],
        type=_choice(TermType, said, "type") or TermType.FULL_FORM,
        regions=tuple(dict.fromkeys(regions)),
        usage=_choice(Usage, said, "usage"),
        equivalence=_choice(Equivalence, said, "equivalence"),
        grammar=grammar if grammar and names.GRAMMAR.fullmatch(grammar) else None,
        provenance=_choice(Provenance, said, "provenance") or Provenance.PROPOSED,
        note="; ".join(notes) or None,
    )


def _choice(values: type[_Choice], said: dict[str, list[Value]], name: str) -> _Choice | None:
    found = next((value.text for value in said.get(f"emngloss:{name}", ())), None)
    return next((value for value in values if value == found), None)
