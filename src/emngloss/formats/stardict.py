"""StarDict 2.4.2 dictionary (StarDict, Format for dictionary files): a folder of four files in one zip archive.

An article stands under the preferred term, and every other term of the language, discouraged ones too, leads there. Written by
hand: it is 40 lines, and a library would bring its own clock and order. The archive is not compressed, because what compression
gives depends on the version of zlib.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from operator import itemgetter
from typing import BinaryIO
from zipfile import ZipFile, ZipInfo

from emngloss.formats.articles import Article, articles, marked
from emngloss.formats.pairs import header_lines, one_line
from emngloss.model.concept import Concept
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag
from emngloss.model.legal_act import LegalAct
from emngloss.model.source import Source
from emngloss.model.term import Term

_LONGEST = 255
"""Bytes of a headword, without the NUL that ends it."""

_ENGLISH = LanguageTag("en")


def write(glossary: Glossary, languages: Sequence[LanguageTag], stream: BinaryIO) -> None:
    """Write the archive of a dictionary from the first language into the second; unpack it where dictionaries are looked for.

    A term of more than 255 bytes is cut in the index and stands whole in its article. Raises FormatError, naming the concept,
    for a text with control characters.
    """
    source, target = languages
    name = f"{glossary.edition.name}-{source}-{target}"
    archive = BytesIO()
    with ZipFile(archive, "w") as files:
        for suffix, content in _files(glossary, source, target):
            entry = ZipInfo(f"{name}/{name}.{suffix}", (*glossary.edition.date.timetuple()[:3], 0, 0, 0))
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            files.writestr(entry, content)
    stream.write(archive.getvalue())


def _files(glossary: Glossary, source: LanguageTag, target: LanguageTag) -> Iterator[tuple[str, bytes]]:
    """The suffix and content of each file. The index and the synonyms must be in the order of the words (``_order``)."""
    entries, synonyms = _entries(
        [(_words(article), _text(article, glossary.acts)) for article in articles(glossary, source, target)]
    )
    texts, index = BytesIO(), BytesIO()
    places: dict[bytes, int] = {}
    for word in sorted(entries, key=_order):
        places[word] = len(places)
        index.write(word + b"\0" + struct.pack(">II", texts.tell(), len(entries[word])))
        texts.write(entries[word])
    yield "ifo", _information(glossary, f"{source}-{target}", len(entries), len(synonyms), index.tell())
    yield "idx", index.getvalue()
    yield "dict", texts.getvalue()
    if synonyms:
        yield "syn", b"".join(word + b"\0" + struct.pack(">I", places[synonyms[word]]) for word in sorted(synonyms, key=_order))


def _entries(found: Sequence[tuple[list[bytes], bytes]]) -> tuple[dict[bytes, bytes], dict[bytes, bytes]]:
    """The text of each headword, and the headword of each synonym; no word is there twice, since sdcv shows one of its articles.

    A word of several concepts has the articles of them all, that of the concept which prefers it first.
    """
    leads: dict[bytes, list[tuple[bool, bytes]]] = {}
    for words, text in found:
        for word in words:
            leads.setdefault(word, []).append((word != words[0], text))
    entries = {
        word: b"\n\n".join(text for _, text in sorted(several, key=itemgetter(0)))
        for word, several in leads.items()
        if len(several) > 1
    }
    synonyms: dict[bytes, bytes] = {}
    for words, text in found:
        headword, *others = [word for word in words if len(leads[word]) == 1] or [words[0]]
        entries.setdefault(headword, text)
        synonyms.update(dict.fromkeys(others, headword))
    return entries, synonyms


def _information(glossary: Glossary, pair: str, words: int, synonyms: int, index_size: int) -> bytes:
    edition = glossary.edition
    fields = {
        "version": "2.4.2",
        "bookname": f"{edition.name} {pair}",
        "wordcount": words,
        **({"synwordcount": synonyms} if synonyms else {}),
        "idxfilesize": index_size,
        "description": "<br>".join(header_lines(glossary)),
        "date": edition.date.strftime("%Y.%m.%d"),
        "sametypesequence": "m",
    }
    return "".join(("StarDict's dict ifo file\n", *(f"{key}={value}\n" for key, value in fields.items()))).encode()


def _order(word: bytes) -> tuple[bytes, bytes]:
    """The sort key of the format: ASCII letters without case, then the bytes."""
    return word.lower(), word


def _words(article: Article) -> list[bytes]:
    """The preferred term, and the others that lead to it, each once."""
    concept, first = article[0][0].concept, article[0][0].source
    terms = (*(of_term[0].source for of_term in article), *_discouraged(concept, first.language))
    return list(dict.fromkeys(_cut(one_line(term.text, concept.id)) for term in terms))


def _cut(text: str) -> bytes:
    word = text.encode()
    if len(word) <= _LONGEST:
        return word
    ending = "…".encode()
    return word[: _LONGEST - len(ending)].decode(errors="ignore").encode() + ending


def _discouraged(concept: Concept, language: LanguageTag) -> list[Term]:
    return [term for term in concept.terms if term.language == language and not term.status.usable]


def _text(article: Article, acts: Mapping[str, LegalAct]) -> bytes:
    """The article: its term, the translations, the definition with its sources, and the other terms, which are the synonyms."""
    first = article[0][0]
    lines = [f"{first.source.text}:", *(marked(pair.target) for pair in article[0]), *_definition(first.concept, acts)]
    if len(article) > 1:
        lines.append(f"Also: {'; '.join(of_term[0].source.text for of_term in article[1:])}")
    if discouraged := _discouraged(first.concept, first.source.language):
        lines.append(f"Avoid: {'; '.join(term.text for term in discouraged)}")
    return "\n".join(one_line(line, first.concept.id) for line in lines).encode()


def _definition(concept: Concept, acts: Mapping[str, LegalAct]) -> Iterator[str]:
    for definition in concept.definitions:
        if _ENGLISH in definition.text:
            yield definition.text[_ENGLISH]
            if cited := [_citation(source, acts) for source in definition.sources if source.act is not None]:
                yield f"Sources: {'; '.join(cited)}"
            return


def _citation(source: Source, acts: Mapping[str, LegalAct]) -> str:
    act = acts.get(source.act or "")
    if act is None:
        return f"{source.locator} of {source.act}" if source.locator else f"{source.act}"
    state = f", {act.state_in_words}" if act.in_force is False else ""
    return act.citation(source.locator) + state
