"""Anki text file: a note a concept, terms in front and translations on the back (Anki manual, Text Files).

The id of a note is made of the concept and the two languages: importing a newer edition changes the notes instead of adding
others, also where two concepts share a term.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from typing import TextIO

from emngloss.formats.articles import Article, articles, marked
from emngloss.formats.pairs import header_lines, one_line
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag


def write(glossary: Glossary, languages: Sequence[LanguageTag], stream: TextIO) -> None:
    """Write the columns id, front, back and tags: all terms of the first language, those of the second and the definition.

    Raises FormatError, naming the concept, for a text with control characters.
    """
    source, target = languages
    name, pair = glossary.edition.name, f"{source}-{target}"
    stream.write(f"#separator:tab\n#html:false\n#notetype:Basic\n#deck:{name} {pair}\n#guid column:1\n#tags column:4\n")
    stream.writelines(f"# {line}\n" for line in header_lines(glossary))
    write_row = csv.writer(stream, delimiter="\t", lineterminator="\n").writerow
    for article in articles(glossary, source, target):
        concept = article[0][0].concept
        tag = f"{name}::{concept.theme}" if concept.theme else name
        write_row([f"{name}-{concept.id}-{pair}", _front(article), "\n".join(_back(article)), tag])


def _front(article: Article) -> str:
    return "; ".join(one_line(of_term[0].source.text, of_term[0].concept.id) for of_term in article)


def _back(article: Article) -> Iterator[str]:
    concept_id = article[0][0].concept.id
    yield "; ".join(one_line(marked(pair.target), concept_id) for pair in article[0])
    if definition := article[0][0].definition:
        yield one_line(definition, concept_id)
