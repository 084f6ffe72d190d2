"""EG5xx: sources: the acts that are cited, whether they are law, and what replaced them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from emngloss.finding import Finding, Severity
from emngloss.lint import places
from emngloss.lint.registry import glossary_rule, rule
from emngloss.model.concept import Concept, NoteType
from emngloss.model.glossary import Glossary
from emngloss.model.legal_act import ActState, LegalAct
from emngloss.model.source import Basis, Source
from emngloss.model.term import Provenance

ACTS_FILE = "acts.toml"
_NUMBER = r"\d+[a-z]{0,3}[A-Z]?"
_POINTS = r"(?:\((?:\d+[a-z]?|[a-z]{1,4})\))*"
_ARTICLE = rf"(?:{_NUMBER}|[IVXLC]+){_POINTS}"
_DIVISION = rf"(?:[IVXLC]+|[A-Z]|{_NUMBER})"
_UNIT = "|".join(
    (
        rf"Art\. {_ARTICLE}",
        rf"Arts {_ARTICLE}(?:(?:-|, | and ){_ARTICLE})+",
        rf"Annex(?: {_DIVISION}{_POINTS})?",
        r"(?:Recital|Objective|Principle|Recommendation) \d+",
        r"(?:Recitals|Objectives|Principles|Recommendations) \d+(?:(?:-|, | and )\d+)+",
        r"para\. \d+",
        r"paras \d+(?:(?:-|, | and )\d+)+",
        r"p\. \d+",
        r"pp\. \d+-\d+",
        rf"(?:Chapter|Title|Part|Section) {_DIVISION}",
    )
)
_ACT_NUMBER = re.compile(r"\d+/\d+")
LOCATOR = re.compile(rf"(?:{_UNIT})(?:, (?:{_UNIT}))*")


@rule("EG501")
def known_act(concept: Concept, glossary: Glossary) -> Iterator[Finding]:
    """Every act cited is in acts.toml."""
    for key, citation in places.citations(concept):
        if citation.act not in glossary.acts:
            message = f"acts.toml has no {citation.act!r}; correct the key, or add the act there"
            yield known_act.finding(concept, f"{key}.act", message)


@rule("EG502")
def locator_shape(concept: Concept, _: Glossary) -> Iterator[Finding]:
    """A locator has the documented shape: Art. 3(11), Arts 26-28, Annex II, Recital 12, para. 94, Chapter V."""
    for key, citation in places.citations(concept):
        if citation.locator is not None and not LOCATOR.fullmatch(citation.locator):
            examples = "Art. 2(1)(s), Arts 26-28, Annex II, Recital 12, para. 94, Chapter V or Title III"
            message = f"{citation.locator!r} is no locator; write it like {examples}"
            yield locator_shape.finding(concept, f"{key}.locator", message)


@rule("EG503")
def first_source_in_force(concept: Concept, glossary: Glossary) -> Iterator[Finding]:
    """The first source of a definition is in force (or never binds), unless the concept is historical."""
    for index, definition in enumerate(concept.definitions):
        act = _act(definition.sources[0], glossary) if definition.sources else None
        if act is not None and act.in_force is False and not concept.historical:
            message = f"{act.short_name} ({act.key}) is not in force ({act.state}); {_successor(act, glossary)}"
            yield first_source_in_force.finding(concept, f"definitions[{index}].sources[0].act", message)


@rule("EG504")
def old_act_beside_law(concept: Concept, glossary: Glossary) -> Iterator[Finding]:
    """An act that is not in force is cited in replaces, beside one in force, in a history note, or by a historical concept."""
    if concept.historical:
        return
    cited = [(f"definitions[{i}]", d.sources, 1) for i, d in enumerate(concept.definitions)]
    cited += [(f"notes[{i}]", n.sources, 0) for i, n in enumerate(concept.notes) if n.type is not NoteType.HISTORY]
    for key, sources, start in cited:
        acts = [_act(source, glossary) for source in sources]
        if any(act is not None and act.in_force is not False for act in acts):
            continue
        for place, act in enumerate(acts):
            # The first source of a definition is the matter of EG503.
            if place >= start and act is not None:
                message = (
                    f"{act.short_name} ({act.key}) is not in force ({act.state}) and stands alone; {_successor(act, glossary)}"
                )
                yield old_act_beside_law.finding(concept, f"{key}.sources[{place}].act", message)


@rule("EG505")
def replaced_is_old(concept: Concept, glossary: Glossary) -> Iterator[Finding]:
    """What a source replaced is no longer law, or only partly, or the citing act amended it."""
    for key, source, old in _replaced(concept, glossary):
        act = _act(source, glossary)
        if old.state is ActState.IN_FORCE and act is not None and not _amended(old, act):
            remedy = "make it a parallel or differing source; if it was amended, say so in its note in acts.toml, with the number"
            message = f"{old.short_name} ({old.key}) is in force, so nothing replaced it; {remedy}"
            yield replaced_is_old.finding(concept, f"{key}.act", message)


@rule("EG506", Severity.WARNING)
def replaced_by_citing_act(concept: Concept, glossary: Glossary) -> Iterator[Finding]:
    """What a source replaced leads, over replaced_by in acts.toml, to the citing act or to another that it replaced."""
    for key, source, old in _replaced(concept, glossary):
        if old.state is ActState.IN_FORCE or old.key == source.act:
            continue
        chain = _successors(old, glossary)
        if not {source.act, *(citation.act for citation in source.replaces)}.intersection(chain):
            shown = " → ".join((old.key, *chain)) if chain else f"{old.key} by nothing"
            message = (
                f"acts.toml knows another succession than {old.key} → {source.act}: {shown}; put it under the act that followed"
            )
            yield replaced_by_citing_act.finding(concept, f"{key}.act", message)


@rule("EG507")
def developed_has_no_act(concept: Concept, _: Glossary) -> Iterator[Finding]:
    """A source has an act, unless its basis is developed; then it has neither act nor locator."""
    for key, source in places.sources(concept):
        if source.basis is Basis.DEVELOPED and (source.act or source.locator or source.replaces):
            message = "own work (basis = developed) rests on no act; take act and locator out, or write basis = derived"
        elif source.basis is not Basis.DEVELOPED and source.act is None:
            message = f"a source with basis = {source.basis} needs its act; add it, or write basis = developed"
        else:
            continue
        yield developed_has_no_act.finding(concept, key, message)


@rule("EG508")
def definition_has_source(concept: Concept, _: Glossary) -> Iterator[Finding]:
    """A definition has at least one source."""
    for index, definition in enumerate(concept.definitions):
        if not definition.sources:
            message = 'nothing says what the definition rests on; add a source, or { basis = "developed" } for own work'
            yield definition_has_source.finding(concept, f"definitions[{index}]", message)


@rule("EG509")
def eu_law_term_has_eu_act(concept: Concept, glossary: Glossary) -> Iterator[Finding]:
    """A concept with terms from EU law (provenance eu-law) cites an EU treaty or act (CELEX 1… or 3…)."""
    acts = [glossary.acts.get(citation.act) for _, citation in places.citations(concept)]
    if any(act is not None and (act.celex or "").startswith(("1", "3")) for act in acts):
        return
    keys = [f"{key}.provenance" for key, term in places.terms(concept) if term.provenance is Provenance.EU_LAW]
    if keys:
        message = f"{len(keys)} terms are taken from EU law, but no EU act is cited; cite the act, or correct the provenance"
        yield eu_law_term_has_eu_act.finding(concept, keys[0], message)


@rule("EG510")
def differing_source_explained(concept: Concept, _: Glossary) -> Iterator[Finding]:
    """Where a source defines the word differently, a note says how."""
    for key, source in places.sources(concept):
        if source.basis is Basis.DIFFERING and not concept.notes:
            message = f"{source.act} defines the word differently and no note says how; add a note of type scope or legal"
            yield differing_source_explained.finding(concept, f"{key}.basis", message)


@glossary_rule("EG511")
def successor_exists(glossary: Glossary) -> Iterator[Finding]:
    """replaced_by in acts.toml names an act that is there."""
    for act in glossary.acts.values():
        if act.replaced_by is not None and act.replaced_by not in glossary.acts:
            message = f"there is no act {act.replaced_by!r}; correct the key, or add the act"
            yield successor_exists.finding(ACTS_FILE, f"{act.key}.replaced_by", message)


@glossary_rule("EG512")
def no_succession_cycle(glossary: Glossary) -> Iterator[Finding]:
    """No act in acts.toml is replaced by itself, not even over others."""
    for act in glossary.acts.values():
        chain = _successors(act, glossary)
        if act.key in chain and act.key == min(chain):
            message = f"the succession ends where it began: {' → '.join((act.key, *chain))}; correct one replaced_by"
            yield no_succession_cycle.finding(ACTS_FILE, f"{act.key}.replaced_by", message)


@glossary_rule("EG513")
def repeal_explained(glossary: Glossary) -> Iterator[Finding]:
    """A repealed act in acts.toml has replaced_by, ended or a note."""
    for act in glossary.acts.values():
        if act.state is ActState.REPEALED and not (act.replaced_by or act.ended or act.note):
            message = f"{act.short_name} is repealed, but nothing says by what or when; add replaced_by, ended or a note"
            yield repeal_explained.finding(ACTS_FILE, act.key, message)


def _act(source: Source, glossary: Glossary) -> LegalAct | None:
    return glossary.acts.get(source.act or "")


def _replaced(concept: Concept, glossary: Glossary) -> Iterator[tuple[str, Source, LegalAct]]:
    """Each old act that acts.toml knows, with its key and the source that replaced it."""
    for key, source in places.sources(concept):
        for place, citation in enumerate(source.replaces):
            if (old := glossary.acts.get(citation.act)) is not None:
                yield f"{key}.replaces[{place}]", source, old


def _amended(old: LegalAct, act: LegalAct) -> bool:
    """Whether acts.toml says that an act changed another that goes on: in the note of either, or in the title of the new one."""
    return old.key == act.key or _names(old.note, act) or _names(act.title, old) or _names(act.note, old)


def _names(text: str | None, act: LegalAct) -> bool:
    number = _ACT_NUMBER.search(act.number or "")
    return number is not None and number[0] in _ACT_NUMBER.findall(text or "")


def _successors(act: LegalAct, glossary: Glossary) -> tuple[str, ...]:
    """The keys of the acts that followed, nearest first; a cycle ends where it closes."""
    chain: list[str] = []
    following = act.replaced_by
    while following is not None and following not in chain:
        chain.append(following)
        after = glossary.acts.get(following)
        following = after.replaced_by if after else None
    return tuple(chain)


def _successor(act: LegalAct, glossary: Glossary) -> str:
    """What to do about an old act, with the name of the act now in force where it is known."""
    chain = [glossary.acts[key] for key in _successors(act, glossary) if key in glossary.acts]
    last = f"cite {chain[-1].key} ({chain[-1].short_name}) first" if chain else "cite a source in force first"
    return f"{last} and put this one in its replaces, or mark the concept historical"
