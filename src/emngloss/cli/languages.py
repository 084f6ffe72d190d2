"""``emngloss languages``: the languages of the glossary, and who uses them."""

from __future__ import annotations

import json
from dataclasses import dataclass

from emngloss.cli.exit_code import OK
from emngloss.cli.request import Request
from emngloss.cli.session import Session
from emngloss.corpus.snapshot import stored


@dataclass(frozen=True, slots=True)
class Row:
    """One language: names, script, how many concepts and terms it has, and the EMN countries that it serves."""

    tag: str
    name: str
    own_name: str
    script: str
    concepts: int
    terms: int
    countries: tuple[str, ...]


def run(request: Request) -> int:
    """Answer the command; gives back the exit status."""
    session = Session(request)
    rows = _rows(session)
    documents = [{name: getattr(row, name) for name in Row.__slots__} for row in rows]
    if session.screen.draws:
        from emngloss.cli.drawing.languages import draw

        draw(session, rows)
    elif request.json:
        header = json.loads(session.snapshot.fact("header"))
        document = {"schema_version": 1, "glossary": header, "languages": documents}
        session.screen.write(json.dumps(document, ensure_ascii=False) + "\n")
    elif request.jsonl:
        session.screen.write("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in documents))
    else:
        session.screen.write("".join(_line(row) for row in rows))
    return OK


def _rows(session: Session) -> list[Row]:
    """The languages in order of their tags, with names in the language of display."""
    glossary = stored.glossary(session.snapshot)
    count = session.snapshot.connection.execute
    concepts = dict(count("SELECT tag, concepts FROM language").fetchall())
    terms = dict(count("SELECT language, count(*) FROM term GROUP BY language").fetchall())
    name, display = session.snapshot.language_name, session.display()[0]
    return [
        Row(tag, name(tag, display), name(tag, tag), language.script, concepts[tag], terms.get(tag, 0), language.countries)
        for tag, language in glossary.languages.items()
    ]


def _line(row: Row) -> str:
    """tag, own name, name, concepts covered, terms, script, countries; tab-separated."""
    fields = (row.tag, row.own_name, row.name, str(row.concepts), str(row.terms), row.script, " ".join(row.countries))
    return "\t".join(fields) + "\n"
