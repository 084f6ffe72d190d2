"""PO glossary: a message for each term to translate (GNU gettext manual, The Format of PO Files), as Weblate and others take it.

The concept's id is the context, so that homonyms stay apart; a message has one translation, and its comment names the others.
There are no plural messages, and so no rule of plurals in the header.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from emngloss.formats.articles import Article, articles, marked
from emngloss.formats.pairs import Pair, header_lines, one_line
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag


def write(glossary: Glossary, languages: Sequence[LanguageTag], stream: TextIO) -> None:
    """Write a message for each term of the first language that has a translation in the second.

    Raises FormatError, naming the concept, for a text with control characters.
    """
    source, target = languages
    for line in header_lines(glossary):
        stream.write(f"# {line}\n")
    stream.write('msgid ""\nmsgstr ""\n')
    stream.writelines(f'{_quoted(f"{name}: {value}")[:-1]}\\n"\n' for name, value in _header(glossary, source, target))
    for article in articles(glossary, source, target):
        stream.writelines(_messages(article))


def _header(glossary: Glossary, source: LanguageTag, target: LanguageTag) -> Iterator[tuple[str, str]]:
    edition = glossary.edition
    yield "Project-Id-Version", f"{edition.name} {edition.version}"
    yield "PO-Revision-Date", f"{edition.date.isoformat()} 00:00+0000"
    yield "Last-Translator", "Automatically generated"
    yield "Language-Team", "none"
    yield "Language", target.replace("-", "_")
    yield "MIME-Version", "1.0"
    yield "Content-Type", "text/plain; charset=UTF-8"
    yield "Content-Transfer-Encoding", "8bit"
    yield "X-Source-Language", source.replace("-", "_")


def _messages(article: Article) -> Iterator[str]:
    written: set[str] = set()
    for of_term in article:
        first = of_term[0]
        concept_id = first.concept.id
        term = one_line(first.source.text, concept_id)
        if term in written:
            continue
        written.add(term)
        yield "\n"
        for remark in _remarks(of_term):
            yield f"#. {one_line(remark, concept_id)}\n"
        yield f"msgctxt {_quoted(concept_id)}\n"
        yield f"msgid {_quoted(term)}\n"
        yield f"msgstr {_quoted(one_line(first.target.text, concept_id))}\n"


def _remarks(of_term: Sequence[Pair]) -> Iterator[str]:
    """The definition, and all translations where one of them is not the message's own or has a mark."""
    if definition := of_term[0].definition:
        yield definition
    if len(of_term) > 1 or of_term[0].marks:
        yield f"{of_term[0].target.language}: {'; '.join(marked(pair.target) for pair in of_term)}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
