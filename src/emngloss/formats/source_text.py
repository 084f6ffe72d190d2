"""A source as a line for people that is read back: ``Art. 3(11) of Regulation (EU) 2024/1347 [32024R1347]``.

The key in brackets and the place before ``of`` are read back, the name between them is for people. Where that would be read back
differently the name is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from emngloss.errors import FormatError
from emngloss.model.legal_act import LegalAct
from emngloss.model.source import Basis, Citation, Source

_PLAIN = re.compile(r"(?:(?P<locator>.+) of )?\[(?P<act>[^\[\]]+)\]", re.DOTALL)
_PLACES = (
    "Annex(es)?|Appendix|Art(icle)?s?|Chapters?|Parts?|Preamble|Principles?|Recitals?|Rules?|Sections?|Titles?|paras?|points?|pp?"
)
_NAMED = re.compile(rf"(?:(?P<locator>(?:{_PLACES})\b.*?) of )?.+ \[(?P<act>[^\[\]]+)\]", re.DOTALL)
_KEY = re.compile(r"[0-9A-Za-z][0-9A-Za-z/()._-]*")
_BASIS = re.compile(rf"(?P<cited>.+), (?P<basis>{'|'.join(Basis)})", re.DOTALL)
_REPLACING = ", replacing "
_OWN_WORK = "own work"


def citation_text(source: Source | Citation, acts: Mapping[str, LegalAct], concept_id: str) -> str:
    """The place that a source names, without its basis and what it replaced; the source must name an act.

    Raises FormatError, naming the concept, where it would be read back differently.
    """
    place = f"{source.locator} of " if source.locator else ""
    for item in (f"{place}{_name(acts.get(source.act or ''))} [{source.act}]", f"{place}[{source.act}]"):
        if citation(item) == Citation(source.act or "", source.locator):
            return item
    raise FormatError(f"{concept_id}: the source {source.act!r} cannot be read back", "take brackets out of the key of the act")


def citation(item: str) -> Citation | None:
    """The act and the place in it that a text names, or None where it names none."""
    found = _PLAIN.fullmatch(item) or _NAMED.fullmatch(item)
    return Citation(found["act"], found["locator"]) if found else None


def source_text(source: Source, acts: Mapping[str, LegalAct], concept_id: str) -> str:
    """The whole source: ``Art. 2(f) of … [32003L0086], adapted, replacing Art. 2(l) of … [32011L0095]``, or ``own work``.

    Raises FormatError, naming the concept, where it would be read back differently.
    """
    text = _OWN_WORK if source.act is None else citation_text(source, acts, concept_id)
    if source.basis is not Basis.CITED:
        text += f", {source.basis}"
    text += "".join(_REPLACING + citation_text(old, acts, concept_id) for old in source.replaces)
    if source_of(text) != source:
        raise FormatError(f"{concept_id}: the source {text!r} cannot be read back", "correct its place or the key of the act")
    return text


def source_of(text: str) -> Source | None:
    """The source that ``source_text`` has written, or None for any other text."""
    head, *replaced = text.split(_REPLACING)
    found = _BASIS.fullmatch(head)
    cited, basis = (head, Basis.CITED) if found is None else (found["cited"], Basis(found["basis"]))
    first = _citation_by_key(cited)
    replaces = tuple(old for item in replaced if (old := _citation_by_key(item)) is not None)
    if len(replaces) < len(replaced) or (first is None and cited != _OWN_WORK):
        return None
    return Source(None, None, basis, replaces) if first is None else Source(first.act, first.locator, basis, replaces)


def _citation_by_key(item: str) -> Citation | None:
    """The citation, or None where what stands in brackets has not the shape of the key of an act."""
    found = citation(item)
    return found if found is not None and _KEY.fullmatch(found.act) else None


def _name(act: LegalAct | None) -> str:
    if act is None:
        return ""
    return act.number if act.number and (act.celex or "").startswith("3") else act.short_name
