"""Latin keys for Greek, Bulgarian, Ukrainian, Georgian and Armenian terms, by official scheme, ISO standard and habit.

Sources: ELOT 743 / ISO 843 (Greek); the Bulgarian Transliteration Act of 2009; Resolution 55 of the Cabinet of Ukraine of
2010; ISO 9 (Cyrillic); the Georgian national system of 2002 and ISO 9984; BGN/PCGN 1981 and ISO 9985 (Armenian). Marks that a
scheme adds are left out, because keys are compared folded. ``^`` stands for the start of a word, ``$`` for its end.
"""

from __future__ import annotations

from functools import lru_cache

from emngloss.text.folding import APOSTROPHES, fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

Scheme = dict[str, str]


def _scheme(pairs: str) -> Scheme:
    """A scheme from ``letter=latin`` pairs; ``letter=`` leaves the letter out."""
    return dict(pair.split("=") for pair in pairs.split())


def _changed(base: Mapping[str, str], pairs: str) -> Scheme:
    return {**base, **_scheme(pairs)}


_BULGARIAN = _scheme(
    "а=a б=b в=v г=g д=d е=e ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=h ц=ts ч=ch ш=sh щ=sht "
    "ъ=a ь=y ю=yu я=ya ия$=ia"
)
_UKRAINIAN = _scheme(
    "а=a б=b в=v г=h ґ=g д=d е=e є=ie ^є=ye ж=zh з=z зг=zgh и=y і=i ї=i ^ї=yi й=i ^й=y к=k л=l м=m н=n о=o п=p р=r "
    "с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ь= ю=iu ^ю=yu я=ia ^я=ya"
)
_CYRILLIC_ISO_9 = "г=g ж=z й=j х=h ц=c ч=c ш=s щ=s ъ= ь= ю=u я=a"
_GREEK = _scheme(
    "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o "
    "ά=a έ=e ή=i ί=i ό=o ύ=y ώ=o ϊ=i ϋ=y ΐ=i ΰ=y ου=ou ού=ou γγ=ng γξ=nx γχ=nch ^μπ=b μπ$=b"
)
_GEORGIAN = _scheme(
    "ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=zh რ=r ს=s ტ=t უ=u ფ=p ქ=k ღ=gh ყ=q შ=sh ჩ=ch "
    "ც=ts ძ=dz წ=ts ჭ=ch ხ=kh ჯ=j ჰ=h"
)
_ARMENIAN = _scheme(
    "ա=a բ=b գ=g դ=d ե=e ^ե=ye զ=z է=e ը=y թ=t ժ=zh ի=i լ=l խ=kh ծ=ts կ=k հ=h ձ=dz ղ=gh ճ=ch մ=m յ=y ն=n շ=sh ո=o "
    "^ո=vo չ=ch պ=p ջ=j ռ=r ս=s վ=v տ=t ր=r ց=ts ու=u ^ու=u ւ=v փ=p ք=k և=ev ^և=yev օ=o ֆ=f"
)


def _with_greek_diphthongs(scheme: Scheme) -> Scheme:
    """αυ ευ ηυ sound v before a vowel or voiced consonant, f before a voiceless one and at the end (ELOT 743)."""
    sounded = dict(scheme)
    for first, latin in (("α", "a"), ("ε", "e"), ("η", "i")):
        for second in ("υ", "ύ"):
            sounded[first + second] = latin + "v"
            sounded[first + second + "$"] = latin + "f"
            for voiceless in "θκξπσςτφχψ":
                sounded[first + second + voiceless] = latin + "f" + scheme[voiceless]
    return sounded


SCHEMES: Mapping[str, tuple[Scheme, ...]] = {
    "bg": (
        _BULGARIAN,
        _changed(_BULGARIAN, _CYRILLIC_ISO_9),
        _changed(_BULGARIAN, "ж=j й=i ц=c ъ=u ь= ю=iu я=ia"),
        _changed(_BULGARIAN, "ж=j й=i ц=c ь= ю=ju я=ja ия$=ija"),
    ),
    "uk": (
        _UKRAINIAN,
        _changed(_UKRAINIAN, _CYRILLIC_ISO_9 + " ґ=g є=e ^є=e зг=zg и=i ї=i ^ї=i ^й=j ^ю=u ^я=a"),
        _changed(_UKRAINIAN, "є=ye ж=j й=y ^ї=i х=h ц=c ю=yu я=ya"),
        _changed(_UKRAINIAN, "г=g зг=zg и=i й=y х=h ю=yu я=ya"),
    ),
    "el": (
        _with_greek_diphthongs(_GREEK),
        _changed(_GREEK, "γγ=gg γξ=gx γχ=gch ^μπ=mp μπ$=mp"),
        _changed(_GREEK, "β=b η=h ή=h θ=8 ξ=ks χ=x υ=u ύ=u ω=w ώ=w γγ=gg ^μπ=mp μπ$=mp"),
        _with_greek_diphthongs(_changed(_GREEK, "β=b η=i ή=i ξ=ks χ=h υ=i ύ=i γγ=gg ^μπ=b μπ$=b")),
    ),
    "ka": (
        _GEORGIAN,
        _changed(_GEORGIAN, "ჟ=z ღ=g შ=s ჩ=c ც=c ძ=j წ=c ჭ=c ხ=x"),
        _changed(_GEORGIAN, "ჟ=j ღ=g ყ=y ც=c წ=w ხ=x ფ=f"),
    ),
    "hy": (
        _ARMENIAN,
        _changed(_ARMENIAN, "^ե=e ը=e ժ=z խ=x ծ=c ձ=j ղ=g ճ=c շ=s ^ո=o չ=c ց=c ու=ow ^ու=ow ւ=w և=ew ^և=ew"),
        _changed(_ARMENIAN, "^ե=e ը=e խ=x ^ո=o ղ=x ^և=ev"),
    ),
}
"""Schemes by language, the official one first."""


def latin_keys(text: str, language: str) -> tuple[str, ...]:
    """The distinct folded Latin keys of a text, official scheme first; empty for languages written in Latin letters.

    >>> latin_keys("бежанец", "bg")[:2]
    ('bezhanets', 'bezanec')
    """
    if language not in SCHEMES:
        return ()
    by_scheme = zip(*(_latin_words(word, language) for word in text.split()), strict=True)
    return tuple(dict.fromkeys(fold(" ".join(words)) for words in by_scheme))


@lru_cache(maxsize=1 << 16)
def _latin_words(word: str, language: str) -> tuple[str, ...]:
    """A word in each of the schemes of its language; terms repeat their words, and this takes a third of compiling them."""
    return tuple(transliterate(word, scheme) for scheme in SCHEMES[language])


def transliterate(text: str, scheme: Mapping[str, str]) -> str:
    """The text with each letter group replaced, longest first; what the scheme does not name stays."""
    lowered = "".join(char for char in text.lower() if char not in APOSTROPHES)
    longest = max(len(group.strip("^$")) for group in scheme)
    out: list[str] = []
    place = 0
    while place < len(lowered):
        for size in range(longest, 0, -1):
            group = lowered[place : place + size]
            starts = place == 0 or not lowered[place - 1].isalnum()
            ends = not lowered[place + size : place + size + 1].isalnum()
            latin = scheme.get(f"^{group}") if starts else None
            if latin is None and ends:
                latin = scheme.get(f"{group}$")
            if latin is None:
                latin = scheme.get(group)
            if latin is not None and len(group) == size:
                out.append(latin)
                place += size
                break
        else:
            out.append(lowered[place])
            place += 1
    return "".join(out)
