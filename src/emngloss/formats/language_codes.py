"""What the language codes of foreign files mean: tags of BCP 47 (RFC 5646), and the codes of countries that stand for them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from emngloss.formats.remarks import Ledger
from emngloss.model.language_tag import LanguageTag

_TAG = re.compile(
    r"[a-z]{2,3}(-[a-z]{3}){0,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z0-9]{5,8}|\d[a-z0-9]{3}))*"
    r"(-[a-wyz0-9](-[a-z0-9]{2,8})+)*(-x(-[a-z0-9]{1,8})+)?",
    re.IGNORECASE,
)
"""A well-formed tag (RFC 5646, section 2.1)."""

_ISO_639_1 = (
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu "
    "fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km "
    "kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om "
    "or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to "
    "tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
)
ISO_639_1 = frozenset(_ISO_639_1.split())
"""The codes of two letters."""

_LANGUAGE_OF_COUNTRY = "gr:el ua:uk se:sv cz:cs ee:et si:sl ge:ka dk:da al:sq rs:sr by:be jp:ja cn:zh"
_COUNTRIES = dict(pair.split(":") for pair in _LANGUAGE_OF_COUNTRY.split())
"""Codes of countries that older lists write for the language; ``se``, ``ee`` and ``si`` are languages of their own as well."""

_RETIRED = {"iw": "he", "in": "id", "ji": "yi"}
_SHORTER = (
    "ara:ar bul:bg ces:cs cze:cs dan:da deu:de ger:de ell:el gre:el eng:en est:et fas:fa per:fa fin:fi fra:fr fre:fr "
    "gle:ga heb:he hrv:hr hun:hu hye:hy arm:hy isl:is ice:is ita:it kat:ka geo:ka kur:ku lav:lv lit:lt mkd:mk mac:mk mlt:mt "
    "nld:nl dut:nl nob:nb nno:nn nor:no pol:pl por:pt pus:ps ron:ro rum:ro rus:ru slk:sk slo:sk slv:sl som:so spa:es sqi:sq "
    "alb:sq srp:sr swe:sv tir:ti tur:tr ukr:uk urd:ur zho:zh chi:zh"
)
_ALPHA_3 = dict(pair.split(":") for pair in _SHORTER.split())
"""Codes of ISO 639-2 where ISO 639-1, and so BCP 47, has a shorter one."""

_NORWEGIAN = "no"
_BOTH_WRITTEN = (LanguageTag("nb"), LanguageTag("nn"))


class Place(NamedTuple):
    """A language, the region that stood in its tag, and the tag where it says still more."""

    language: LanguageTag
    region: str | None
    rest: str | None


def place_of(tag: str) -> Place | None:
    """What a tag of BCP 47 says, as far as the glossary knows it: ``es-419`` is Spanish; None for what is no tag.

    >>> place_of("en-US")
    Place(language=LanguageTag('en'), region='US', rest=None)
    >>> place_of("---") is None
    True
    """
    try:
        known = LanguageTag(tag)
    except ValueError:
        first = tag.replace("_", "-").partition("-")[0]
        shorter = place_of(first) if first != tag else None
        return None if shorter is None else Place(shorter.language, None, tag)
    region = known.region
    language = known if region is None else LanguageTag(known.rpartition("-")[0])
    return Place(language, region, None)


@lru_cache(maxsize=1024)
def meant(tag: str) -> tuple[Place, ...]:
    """The languages that a code means; none for what is no well-formed tag or has two letters of no language.

    >>> [place.language for place in meant("gr")], [place.language for place in meant("no")], meant("zz")
    ([LanguageTag('el')], [LanguageTag('nb'), LanguageTag('nn')], ())
    """
    written = tag.strip().replace("_", "-")
    if not _TAG.fullmatch(written):
        return ()
    first, _, rest = written.partition("-")
    code = first.lower()
    known = _of_country(code, rest) or _RETIRED.get(code) or _ALPHA_3.get(code) or code
    if len(known) == 2 and known not in ISO_639_1:
        return ()
    region = "" if known != code and rest.lower() == code else rest
    place = place_of(f"{known}-{region}" if region else known)
    if place is not None and place.language == _NORWEGIAN:
        return tuple(place._replace(language=language) for language in _BOTH_WRITTEN)
    return () if place is None else (place,)


def told(tag: str, ledger: Ledger, where: str) -> tuple[Place, ...]:
    """The same, and a remark where that is not what is written."""
    places = meant(tag)
    if places and (len(places) > 1 or _subtag(tag) != places[0].language.language):
        languages = " and ".join(place.language for place in places)
        ledger.change(where, f"language {str(tag)!r} is read as {languages}", f"language {tag}")
    return places


def _of_country(code: str, rest: str) -> str | None:
    """The language of a country that stands alone or beside itself: ``se``, ``se-SE``, but not ``se-NO``, which is Sami."""
    return _COUNTRIES.get(code) if rest.lower() in ("", code) else None


def _subtag(tag: str) -> str:
    return tag.strip().replace("_", "-").partition("-")[0].lower()
