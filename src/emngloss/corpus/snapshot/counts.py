"""Counts what a snapshot holds, in SQL: no concept needs to be read for it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from emngloss.corpus.snapshot.reading import Snapshot


class LanguageCount:
    """One language: names, script, how many concepts and terms it has, and the EMN countries that it serves."""

    __slots__ = ("concepts", "countries", "name", "own_name", "script", "tag", "terms")

    def __init__(self, tag: str, name: str, own_name: str, script: str, countries: str, concepts: int, terms: int) -> None:
        self.tag = tag
        self.name = name
        self.own_name = own_name
        self.script = script
        self.countries = countries.split()
        self.concepts = concepts
        self.terms = terms


class Statistics:
    """Counts of concepts and terms; ``coverage`` is theme → language → concepts that have a term there.

    Every theme and language is listed, also where it has nothing.
    """

    __slots__ = ("by_provenance", "by_status", "by_theme", "concepts", "coverage", "terms")

    def __init__(self, snapshot: Snapshot) -> None:
        rows = snapshot.rows
        self.concepts: int = rows("SELECT count(*) FROM concept")[0][0]
        self.terms: int = rows("SELECT count(*) FROM term")[0][0]
        per_theme = dict(rows("SELECT theme, count(*) FROM concept GROUP BY theme"))
        self.by_theme: dict[str, int] = {theme: per_theme.get(theme, 0) for theme in snapshot.themes()}
        self.by_provenance = _counts(snapshot, "provenance")
        self.by_status = _counts(snapshot, "status")
        tags = snapshot.languages()
        self.coverage: dict[str, dict[str, int]] = {theme: dict.fromkeys(tags, 0) for theme in self.by_theme}
        for theme, tag, covered in rows(
            "SELECT c.theme, t.language, count(DISTINCT c.number) FROM concept c "
            "JOIN term t ON t.concept = c.number GROUP BY 1, 2"
        ):
            if theme in self.coverage:
                self.coverage[theme][tag] = covered


def language_counts(snapshot: Snapshot, display: str) -> list[LanguageCount]:
    """The languages in order of their tags, named in the language of display."""
    rows = snapshot.rows(
        "SELECT l.tag, l.script, l.countries, count(DISTINCT t.concept), count(t.number) FROM language l "
        "LEFT JOIN term t ON t.language = l.tag GROUP BY l.tag ORDER BY l.tag"
    )
    name = snapshot.language_name
    return [LanguageCount(tag, name(tag, display), name(tag, tag), *rest) for tag, *rest in rows]


def _counts(snapshot: Snapshot, column: str) -> dict[str, int]:
    return dict(snapshot.rows(f"SELECT {column}, count(*) FROM term GROUP BY 1 ORDER BY 1"))
