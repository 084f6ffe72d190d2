"""``emngloss languages``: the languages of the glossary, and who uses them."""

from __future__ import annotations

import json

from emngloss.cli.exit_code import OK
from emngloss.cli.request import Request
from emngloss.cli.session import Session
from emngloss.corpus.snapshot.counts import LanguageCount, language_counts

_KEYS = ("tag", "name", "own_name", "script", "concepts", "terms", "countries")


def run(request: Request) -> int:
    """Answer the command; gives back the exit status."""
    session = Session(request)
    session.alone()
    display = session.display()[0]
    rows = language_counts(session.snapshot, display if session.screen.draws else "en")
    documents = [{name: getattr(row, name) for name in _KEYS} for row in rows]
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


def _line(row: LanguageCount) -> str:
    """tag, own name, name, concepts covered, terms, script, countries; tab-separated."""
    fields = (row.tag, row.own_name, row.name, str(row.concepts), str(row.terms), row.script, " ".join(row.countries))
    return "\t".join(fields) + "\n"
