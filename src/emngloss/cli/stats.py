"""``emngloss stats``: what the glossary holds, counted."""

from __future__ import annotations

import json

from emngloss.cli.exit_code import OK
from emngloss.cli.request import Request
from emngloss.cli.session import Session
from emngloss.corpus.snapshot.counts import Statistics

_KEYS = ("concepts", "terms", "by_theme", "by_provenance", "by_status", "coverage")


def run(request: Request) -> int:
    """Answer the command; gives back the exit status."""
    session = Session(request)
    session.alone()
    statistics = Statistics(session.snapshot)
    counted = {name: getattr(statistics, name) for name in _KEYS}
    if session.screen.draws:
        from emngloss.cli.drawing.stats import draw

        draw(session, statistics)
    elif request.json:
        header = json.loads(session.snapshot.fact("header"))
        session.screen.write(json.dumps({"schema_version": 1, "glossary": header, **counted}, ensure_ascii=False) + "\n")
    else:
        session.screen.write("".join(_lines(statistics)))
    return OK


def _lines(statistics: Statistics) -> list[str]:
    """``count``, ``theme``, ``provenance``, ``status`` and ``coverage`` records; tab-separated."""
    records: list[tuple[str, ...]] = [("concepts", str(statistics.concepts)), ("terms", str(statistics.terms))]
    for name, counts in (
        ("theme", statistics.by_theme),
        ("provenance", statistics.by_provenance),
        ("status", statistics.by_status),
    ):
        records += [(name, key, str(number)) for key, number in counts.items()]
    for theme, languages in statistics.coverage.items():
        records += [("coverage", theme, tag, str(number)) for tag, number in languages.items()]
    return ["\t".join(record) + "\n" for record in records]
