"""The glossary as a concept scheme (SKOS Reference and SKOS-XL, W3C 2009): the graph that three syntaxes write.

docs/skos.md has the mapping. IRIs are URNs under ``urn:emngloss:``, because they must not depend on a domain that somebody else
may own tomorrow; they are names, not addresses. What SKOS has no word for is said of a label or a concept under
``urn:emngloss:property:``, with the keys and values of docs/json.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from emngloss.errors import FormatError
from emngloss.formats.rdf import Node, Property, Range, Statement, checked, iri
from emngloss.formats.source_text import source_text
from emngloss.model.concept import EUROVOC, Concept, Note, NoteType
from emngloss.model.frame import Edition
from emngloss.model.glossary import Glossary
from emngloss.model.hierarchy import narrower
from emngloss.model.language_tag import LanguageTag
from emngloss.model.legal_act import LegalAct
from emngloss.model.term import Term, TermStatus, TermType

BASE = "urn:emngloss:"
SCHEME = f"{BASE}glossary"
COUNTRY = "http://publications.europa.eu/resource/authority/country/"
_LICENCES = {
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
}
_SPDX = "https://spdx.org/licenses/"
_COUNTRIES = (
    "AD:AND AL:ALB AM:ARM AT:AUT AZ:AZE BA:BIH BE:BEL BG:BGR BY:BLR CH:CHE CY:CYP CZ:CZE DE:DEU DK:DNK EE:EST ES:ESP FI:FIN "
    "FR:FRA GB:GBR GE:GEO GR:GRC HR:HRV HU:HUN IE:IRL IS:ISL IT:ITA LI:LIE LT:LTU LU:LUX LV:LVA MC:MCO MD:MDA ME:MNE MK:MKD "
    "MT:MLT NL:NLD NO:NOR PL:POL PT:PRT RO:ROU RS:SRB SE:SWE SI:SVN SK:SVK SM:SMR TR:TUR UA:UKR VA:VAT"
)
ALPHA_3 = dict(pair.split(":") for pair in _COUNTRIES.split())
"""ISO 3166-1 codes of the countries of Europe, as regions have them and as the country table of the EU has them."""

PROPERTIES = {
    name: Property(name, values)
    for values, names in {
        Range.RESOURCE: (
            "dct:license dct:references dct:spatial rdfs:seeAlso skos:broader skos:exactMatch skos:hasTopConcept skos:inScheme "
            "skos:member skos:narrower skos:related skos:topConceptOf skosxl:altLabel skosxl:hiddenLabel skosxl:prefLabel "
            "emngloss:sense"
        ),
        Range.TEXT: (
            "dct:rights dct:source dct:title rdfs:label skos:altLabel skos:definition skos:hiddenLabel skos:historyNote "
            "skos:note skos:prefLabel skos:scopeNote skosxl:literalForm"
        ),
        Range.STRING: (
            "emngloss:alias emngloss:context emngloss:equivalence emngloss:grammar emngloss:provenance emngloss:source "
            "emngloss:status emngloss:type emngloss:usage owl:versionInfo skos:notation"
        ),
        Range.DATE: "dct:date",
        Range.BOOLEAN: "emngloss:historical",
    }.items()
    for name in names.split()
}
"""Every property of the graph, by its prefixed name."""

IMPLIED = {"prefLabel": TermStatus.PREFERRED, "altLabel": TermStatus.ADMITTED}
NOTES = {NoteType.SCOPE: "skos:scopeNote", NoteType.HISTORY: "skos:historyNote"}


def nodes(glossary: Glossary, languages: Sequence[LanguageTag]) -> Iterator[Node]:
    """The scheme, a collection a theme, and each concept followed by its labels in these languages, in this order.

    Raises FormatError, naming the concept, for a text that XML cannot hold and for a region without an EU country code.
    """
    yield checked(_scheme(glossary), "edition")
    for theme in sorted({concept.theme for concept in glossary if concept.theme}):
        yield checked(_collection(theme, glossary), theme)
    children = narrower(glossary.whole)
    for concept in glossary:
        labels = tuple(_labels(concept, languages))
        said = dict.fromkeys(
            (*_place(concept, children.get(concept.id, ())), *_names(labels), *_documentation(concept, glossary))
        )
        yield checked(Node(concept_iri(concept.id), "skos:Concept", tuple(said)), concept.id)
        for sense in _senses(concept, glossary.acts):
            yield checked(sense, concept.id)
        for label_iri, _, node_statements in labels:
            yield checked(Node(label_iri, "skosxl:Label", node_statements), concept.id)


def concept_iri(concept_id: str) -> str:
    """The IRI of a concept: its id never changes, so neither does this."""
    return f"{BASE}concept:{_local(concept_id)}"


def _theme_iri(theme: str) -> str:
    return f"{BASE}theme:{_local(theme)}"


def _local(name: str) -> str:
    return quote(name, safe="", errors="surrogatepass")


def _said(name: str, *values: str) -> Iterator[Statement]:
    for value in values:
        yield Statement(PROPERTIES[name], value)


def _told(name: str, text: str, language: str = "en") -> Statement:
    return Statement(PROPERTIES[name], text, language)


def _scheme(glossary: Glossary) -> Node:
    return Node(
        SCHEME,
        "skos:ConceptScheme",
        (
            *_edition(glossary.edition),
            *_said("skos:hasTopConcept", *(concept_iri(concept.id) for concept in glossary if not concept.broader)),
        ),
    )


def _edition(edition: Edition) -> Iterator[Statement]:
    yield _told("rdfs:label", edition.name)
    yield _told("dct:title", edition.name)
    yield from _said("owl:versionInfo", edition.version)
    yield from _said("dct:date", edition.date.isoformat())
    yield from _said("dct:license", _LICENCES.get(edition.licence) or _SPDX + _local(edition.licence))
    yield _told("dct:rights", edition.acknowledgement)


def _collection(theme: str, glossary: Glossary) -> Node:
    known = glossary.themes.get(theme)
    described = (
        (_told("skos:prefLabel", known.name), _told("skos:scopeNote", known.scope))
        if known
        else (_told("skos:prefLabel", theme),)
    )
    members = (concept_iri(concept.id) for concept in glossary if concept.theme == theme)
    said = (*_said("skos:notation", theme), *_said("skos:inScheme", SCHEME), *described, *_said("skos:member", *members))
    return Node(_theme_iri(theme), "skos:Collection", said)


def _place(concept: Concept, children: Sequence[str]) -> Iterator[Statement]:
    yield from _said("skos:inScheme", SCHEME)
    if not concept.broader:
        yield from _said("skos:topConceptOf", SCHEME)
    yield from _said("skos:notation", concept.id)
    yield from _said("emngloss:alias", *concept.aliases)
    if concept.historical:
        yield from _said("emngloss:historical", "true")
    if concept.emn_page is not None:
        yield from _said("rdfs:seeAlso", iri(concept.emn_page))
    if concept.eurovoc is not None:
        yield from _said("skos:exactMatch", EUROVOC + _local(concept.eurovoc))
    yield from _said("skos:broader", *map(concept_iri, concept.broader))
    yield from _said("skos:narrower", *map(concept_iri, children))
    yield from _said("skos:related", *(concept_iri(relation.concept) for relation in concept.related))


_Label = tuple[str, str, tuple[Statement, ...]]


def _labels(concept: Concept, languages: Sequence[LanguageTag]) -> Iterator[_Label]:
    """IRI, rank and statements of each label, preferred before admitted and discouraged ones.

    The first preferred term of a language is its only preferred label (SKOS S14), and a text has one rank in a language (S13).
    """
    for language in languages:
        found = (term for term in concept.terms if term.language == language)
        terms = sorted(enumerate(found, 1), key=lambda numbered: _by_status(numbered[1]))
        ranks: dict[str, str] = {}
        for place, term in terms:
            rank = "hiddenLabel" if not term.status.usable else "altLabel" if ranks or not term.is_preferred else "prefLabel"
            rank = ranks.setdefault(term.text, rank)
            label_iri = f"{BASE}label:{_local(concept.id)}:{language}:{place}"
            yield label_iri, rank, tuple(_label(term, rank, concept.id))


def _by_status(term: Term) -> int:
    return tuple(TermStatus).index(term.status)


def _label(term: Term, rank: str, concept_id: str) -> Iterator[Statement]:
    yield _told("skosxl:literalForm", term.text, term.language)
    yield from _said("dct:spatial", *(_country(region, concept_id) for region in term.regions))
    if term.status is not IMPLIED.get(rank):
        yield from _said("emngloss:status", term.status)
    if term.type is not TermType.FULL_FORM:
        yield from _said("emngloss:type", term.type)
    for name, value in (("usage", term.usage), ("equivalence", term.equivalence), ("grammar", term.grammar)):
        if value is not None:
            yield from _said(f"emngloss:{name}", value)
    yield from _said("emngloss:provenance", term.provenance)
    if term.note is not None:
        yield _told("skos:note", term.note)


def _country(region: str, concept_id: str) -> str:
    code = ALPHA_3.get(region)
    if code is None:
        raise FormatError(f"{concept_id}: region {region!r} has no country code of the EU", "use the code of a European country")
    return COUNTRY + code


def _names(labels: Sequence[_Label]) -> Iterator[Statement]:
    for label_iri, rank, (form, *_) in labels:
        yield _told(f"skos:{rank}", form.value, form.language)
        yield from _said(f"skosxl:{rank}", label_iri)


def _documentation(concept: Concept, glossary: Glossary) -> Iterator[Statement]:
    for place, definition in enumerate(concept.definitions, 1):
        for language, text in sorted(definition.text.items()):
            yield _told("skos:definition", text, language)
        yield from _said("emngloss:sense", _sense_iri(concept, place))
    yield from map(_note, concept.notes)
    yield from _sources(concept, glossary.acts)


def _senses(concept: Concept, acts: Mapping[str, LegalAct]) -> Iterator[Node]:
    """A node for each definition with its context and sources, which the concept alone could not tell apart."""
    for place, definition in enumerate(concept.definitions, 1):
        said = [_told("skos:definition", text, language) for language, text in sorted(definition.text.items())]
        said += _said("emngloss:context", *filter(None, [definition.context]))
        said += _said("emngloss:source", *(source_text(source, acts, concept.id) for source in definition.sources))
        yield Node(_sense_iri(concept, place), "emngloss:Sense", tuple(dict.fromkeys(said)))


def _sense_iri(concept: Concept, place: int) -> str:
    return f"{BASE}sense:{_local(concept.id)}:{place}"


def _note(note: Note) -> Statement:
    name = NOTES.get(note.type)
    return _told("skos:note", f"{note.type}: {note.text}") if name is None else _told(name, note.text)


def _sources(concept: Concept, acts: Mapping[str, LegalAct]) -> Iterator[Statement]:
    cited = [source for definition in concept.definitions for source in definition.sources if source.act is not None]
    for source in cited:
        act = acts.get(source.act or "")
        known = act.citation(source.locator) if act else None
        yield _told("dct:source", known or " ".join(part for part in (source.locator, source.act) if part))
    addresses = [act.address for source in cited if (act := acts.get(source.act or "")) is not None]
    yield from _said("dct:references", *(iri(address) for address in addresses if address is not None))
