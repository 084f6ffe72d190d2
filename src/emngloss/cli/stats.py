"""``emngloss stats``: what the glossary holds, counted."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass

from emngloss.cli.exit_code import OK
from emngloss.cli.request import Request
from emngloss.cli.session import Session
from emngloss.corpus.snapshot import stored
from emngloss.model.glossary import Glossary


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts of concepts and terms; ``coverage`` is theme → language → concepts that have a term there."""

    concepts: int
    terms: int
    by_theme: dict[str, int]
    by_provenance: dict[str, int]
    by_status: dict[str, int]
    coverage: dict[str, dict[str, int]]


def run(request: Request) -> int:
    """Answer the command; gives back the exit status."""
    session = Session(request)
    statistics = count(stored.glossary(session.snapshot))
    counted = {name: getattr(statistics, name) for name in Statistics.__slots__}
    if session.screen.draws:
        from emngloss.cli.drawing.stats import draw

        draw(session, statistics)
    elif request.json:
        header = json.loads(session.snapshot.fact("header"))
        session.screen.write(json.dumps({"schema_version": 1, "glossary": header, **counted}, ensure_ascii=False) + "\n")
    else:
        session.screen.write("".join(_lines(statistics)))
    return OK


def count(glossary: Glossary) -> Statistics:
    """The statistics of a glossary; every theme and language is listed, also where it has nothing."""
    terms = [term for concept in glossary for term in concept.terms]
    themes = {theme: [concept for concept in glossary if concept.theme == theme] for theme in glossary.themes}
    return Statistics(
        concepts=len(glossary),
        terms=len(terms),
        by_theme={theme: len(concepts) for theme, concepts in themes.items()},
        by_provenance=dict(sorted(Counter(str(term.provenance) for term in terms).items())),
        by_status=dict(sorted(Counter(str(term.status) for term in terms).items())),
        coverage={
            theme: {tag: sum(1 for concept in concepts if tag in concept.languages) for tag in glossary.languages}
            for theme, concepts in themes.items()
        },
    )


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
