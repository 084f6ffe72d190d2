"""Ranks concepts for a query by tier, then score, and says for each why it matched.

The tiers are asked one after the other; what only resembles is not looked for where something is named.
"""

from __future__ import annotations

from emngloss.search import candidates
from emngloss.search.hit import (
    BY_FOLDING,
    BY_STEMMING,
    BY_TRANSLITERATION,
    DEFINITION,
    EXACT,
    FOLDED,
    FUZZY,
    INFLECTED,
    NOTE,
    PREFIX,
    SAME_TERM,
    SOURCE,
    TIERS,
    TRANSLITERATED,
    WORDS,
    Hit,
)
from emngloss.search.query import Query, Restriction

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from emngloss.search.citations import Citation
    from emngloss.search.hit import FoundTerm
    from emngloss.search.index import Index

Rank = tuple[int, float, int, bool, int, bool, str, str]
_MADE = {BY_FOLDING: (FOLDED, 0.99), BY_STEMMING: (INFLECTED, 0.97), BY_TRANSLITERATION: (TRANSLITERATED, 0.96)}
_STATUSES = ("preferred", "admitted", "superseded", "deprecated")
_THIN = 0.9
_WHOLE = 0.95
_MOST = 500
"""Names that one tier looks at, those first that promise most; a search without limit looks at all."""
_AT_ONCE = 200
"""Names of which the terms are read before it is asked whether there are enough hits, those with the best scores first."""
_MOST_NEAR = 400
_MOST_WORDS = 12
"""Words of a query of which one may be superfluous; whoever pastes a sentence does not look for a term."""


class Ranking:
    """Collects the best hit of each concept over the tiers of one query."""

    def __init__(self, index: Index, query: Query, restriction: Restriction, display: Sequence[str]) -> None:
        self._index = index
        self._query = query
        self._row = query.keys[0].split()
        self._restriction = restriction
        self._display = tuple(display)
        self._best: dict[str, tuple[Rank, Hit]] = {}
        self._shown: dict[str, tuple[tuple[int, int, int, float, str], FoundTerm]] = {}
        self._citations: dict[str, Citation] = {}
        self._seen: set[int] = set()
        self._limit: int | None = None

    def hits(self, limit: int | None) -> list[Hit]:
        """The best hits, best first; without limit all of them."""
        query, index, wanted = self._query, self._index, self._restriction
        self._limit = limit
        if wanted.has_terms:
            self._add([name for key in query.keys for name in index.names_with_key(key)], None, lambda key: 1.0)
        if not wanted.exact and query.words and not self._is_full():
            if wanted.has_terms:
                self._add_resembling()
            if not self._is_named() and not wanted.fields and (query.is_citation or not self._best):
                self._add_sources()
            if wanted.has_terms and not self._best:
                self._add_in_latin_letters()
            if wanted.has_terms and not query.is_short:
                if self._is_thin():
                    self._add_near()
                if not self._best:
                    self._add_with_words_missing()
            self._add_prose(limit)
        ranked = [hit for _, hit in sorted(self._best.values(), key=lambda pair: pair[0])]
        return [self._completed(hit) for hit in ranked[:limit]]

    def _add_resembling(self) -> None:
        """The names with all the words, with the same letters, with the words in other forms, or with such a beginning."""
        was_named, is_short = bool(self._best), self._query.is_short
        self._add(candidates.with_all_words(self._index, self._query.words), WORDS, lambda key: 0.7 + 0.25 * self._coverage(key))
        if is_short:
            return
        if not was_named and not self._is_whole():
            self._add_other_forms()
        if not self._is_full():
            self._add_beginnings()

    def _is_full(self) -> bool:
        """True where there are as many hits as are wanted, so that no later tier can add one."""
        return self._limit is not None and len(self._best) >= self._limit

    def _is_whole(self) -> bool:
        """True where a name consists of the words of the query, in whatever order."""
        return any(hit.score >= _WHOLE for _, hit in self._best.values())

    def _add_other_forms(self) -> None:
        """The names with the same letters in other words, else with other forms of the words, and those with more words."""
        from emngloss.search.forms import Forms

        words = self._query.words
        self._add(candidates.spelt_otherwise(self._index, self._row), FOLDED, lambda key: 0.95)
        if not self._is_named():
            forms = Forms(self._index, words)
            self._add_forms(forms.names(), words, 0.75)
            if not self._is_named():
                self._add_without_article()
            if not self._is_full():
                self._add_by_language(forms.names(with_parts=True), 0.55)

    def _add_by_language(self, languages: Mapping[int, set[str]], least: float) -> None:
        """The names with forms of all words, in the languages in which they are."""
        self._add(sorted(languages), WORDS, lambda key: least + 0.25 * self._coverage(key), _MOST, languages)

    def _add_without_article(self) -> None:
        """The names that are the query without the article that it starts with, in whatever form."""
        from emngloss.search.forms import Forms

        first, *rest = self._row
        if rest and self._index.function_words([first]).get(first):
            self._add(self._index.names_with_keys([" ".join(rest)]), INFLECTED, lambda key: 0.9)
            self._add_forms(Forms(self._index, rest).names(), rest, 0.65)

    def _content(self) -> list[str]:
        """The words of the query but the function words of any language."""
        passed_over = self._index.function_words(self._query.words)
        return [word for word in self._query.words if word not in passed_over]

    def _add_forms(self, languages: Mapping[int, set[str]], wanted: Sequence[str], least: float) -> None:
        """Of the names with forms of all words those of as many words, not the same words."""
        from emngloss.search.forms import likeness

        names = sorted(languages)[: None if self._limit is None else _MOST]
        words = set(wanted)
        rows = [(name, set(key.split())) for name, key in self._index.keys(names)]
        same = [name for name, row in rows if len(row) == len(words) and row != words]
        self._add(same, INFLECTED, lambda key: least + 0.2 * likeness(wanted, key.split()), _MOST, languages)

    def _is_named(self) -> bool:
        """True where the query names a concept by one of its terms."""
        return any(hit.match in SAME_TERM or hit.match == INFLECTED for _, hit in self._best.values())

    def _is_thin(self) -> bool:
        """True where there is nothing yet, or a single word was found only inside longer terms: it may be an inflected form."""
        inside = all(hit.match == WORDS and hit.score < _THIN for _, hit in self._best.values())
        return not self._best or (len(self._query.words) == 1 and inside)

    def _add_beginnings(self) -> None:
        names = [name for key in self._query.keys for name in self._index.names_with_prefix(key)]
        if len(self._query.words[-1]) > 2:
            names += candidates.with_all_words_and_prefix(self._index, self._query.words)
        self._add(names, PREFIX, lambda key: 0.6 + 0.3 * self._coverage(key))

    def _add_near(self) -> None:
        from emngloss.search.nearness import Nearness, near

        nearness = Nearness(self._query.keys[0], self._query.words)
        self._add(near(self._index, self._query.words), FUZZY, nearness, _MOST_NEAR)

    def _add_with_words_missing(self) -> None:
        """The names with all words but the function words, else with all but one of three and more."""
        from emngloss.search.forms import Forms

        words = self._content()
        if not words or len(words) > _MOST_WORDS:
            return
        forms = Forms(self._index, words)
        if len(words) < len(self._query.words):
            self._add_by_language(forms.names(with_parts=True), 0.45)
        if not self._best and len(words) > 2:
            for at in range(len(words)):
                self._add_by_language(forms.names(with_parts=True, left_out=at), 0.35)

    def _add_sources(self) -> None:
        """The concepts that rest on the act that the query names, or on the place in it."""
        from emngloss.search.citations import acts_and_place

        named = acts_and_place(self._index, self._row)
        if named is None:
            return
        acts, place = named
        found = self._index.concepts_citing(acts, place, self._restriction)
        while not found and place.count(" ") > 1:
            place = place.rpartition(" ")[0]
            found = self._index.concepts_citing(acts, place, self._restriction)
        for concept, official, rank, citation in found:
            if concept not in self._citations and (heading := self._heading(concept, self._restriction.languages)) is not None:
                self._citations[concept] = citation
                self._keep(heading, SOURCE, 0.9 / (1 + rank / 100), official)

    def _add_in_latin_letters(self) -> None:
        """The names that are the query in Latin letters: of a term base that holds foreign terms so."""
        if not self._query.text.isascii():
            from emngloss.text.transliteration import SCHEMES, latin_keys

            keys = {key for language in SCHEMES for key in latin_keys(self._query.text, language) if key.isascii()}
            self._add(self._index.names_with_keys(sorted(keys)), TRANSLITERATED, lambda key: 0.9)

    def _add_prose(self, limit: int | None) -> None:
        """The concepts whose definitions, then notes contain all the words, where asked for or where no term answers."""
        asked, languages = self._restriction.fields, self._restriction.languages
        if not asked and (self._query.is_short or any(hit.match != FUZZY for _, hit in self._best.values())):
            return
        for field, match, most in (("definition", DEFINITION, 0.5), ("note", NOTE, 0.3)):
            if self._restriction.has(field):
                found = self._index.concepts_with_prose(field, self._query.words, self._restriction, limit)
                for place, (concept, official) in enumerate(found):
                    if (heading := self._heading(concept, languages)) is not None:
                        self._keep(heading, match, most / (1 + place / 10), official)

    def _spelt_alike(self, term: FoundTerm) -> float:
        """A factor for marks: *πρόσφυγες* is nearer to *πρόσφυγας* than to *προσφυγή*; 1 where the query is typed without any."""
        from emngloss.search.forms import likeness

        typed = self._query.text.casefold()
        if typed == self._query.keys[0]:
            return 1.0
        return 0.96 + 0.04 * likeness(typed.split(), term.text.casefold().split())

    def _coverage(self, key: str) -> float:
        return min(1.0, len(self._query.keys[0]) / len(key))

    def _add(
        self,
        names: Iterable[int],
        match: str | None,
        score: Callable[[str], float],
        most: int = _MOST,
        languages: Mapping[int, set[str]] | None = None,
    ) -> None:
        """Keep the concepts of these names, of those terms alone that are in the languages given for a name.

        Without a given tier it follows from how the name was made of the term.
        """
        fresh = [name for name in dict.fromkeys(names) if name not in self._seen]
        fresh = self._index.within(fresh, self._restriction, None if self._limit is None else most)
        scores = {name: number for name, key in self._index.keys(fresh) if (number := score(key)) > 0} if fresh else {}
        wanted = sorted(scores, key=lambda name: -scores[name])
        for start in range(0, len(wanted), _AT_ONCE):
            self._add_terms(wanted[start : start + _AT_ONCE], match, scores, languages)
            if self._is_full():
                break

    def _add_terms(
        self, names: Sequence[int], match: str | None, scores: Mapping[int, float], languages: Mapping[int, set[str]] | None
    ) -> None:
        """Keep the concepts of the terms that have these names."""
        for name, made, official, term in self._index.terms_of(names, self._restriction):
            if languages is not None and term.language not in languages[name]:
                continue
            self._seen.add(name)
            if match == INFLECTED:
                self._keep(term, match, scores[name] * self._spelt_alike(term), official)
            elif match is not None:
                self._keep(term, match, scores[name], official)
            elif term.text.casefold() == self._query.text.casefold():
                self._keep(term, EXACT, 1.0, official)
            else:
                self._keep(term, *_MADE[made], official)

    def _keep(self, term: FoundTerm, match: str, score: float, official: bool) -> None:
        """Keep a hit if it is the best of its concept so far: tier, score, case, status, language of display, EMN, id.

        Of the terms that matched in the same way, the one in the language of display is shown.
        """
        language = self._display.index(term.language) if term.language in self._display else len(self._display)
        rank = (
            TIERS.index(match),
            -score,
            _STATUSES.index(term.status),
            term.text != self._query.text,
            language,
            not official,
            term.concept,
            term.language,
        )
        known = self._best.get(term.concept)
        if known is None or rank < known[0]:
            self._best[term.concept] = (rank, Hit(term.concept, round(score, 4), match, term))
        shown = (TIERS.index(match), _STATUSES.index(term.status), language, -score, term.language)
        if term.concept not in self._shown or shown < self._shown[term.concept][0]:
            self._shown[term.concept] = (shown, term)

    def _completed(self, hit: Hit) -> Hit:
        hit.term = self._shown[hit.concept_id][1]
        hit.preferred = self._heading(hit.concept_id) or hit.term
        hit.definition = self._index.definition(hit.concept_id, self._display)
        if hit.match == SOURCE:
            hit.citation = self._citations[hit.concept_id]
        if hit.match in (DEFINITION, NOTE):
            from emngloss.search.prose import snippet

            field = "definition" if hit.match == DEFINITION else "note"
            texts = self._index.prose(field, hit.concept_id, self._restriction.languages)
            hit.snippet = snippet(field, texts, self._query.words)
        return hit

    def _heading(self, concept_id: str, languages: Sequence[str] = ()) -> FoundTerm | None:
        """The term that names the concept in the language of display, else in English, else in any; None if it has no term."""
        terms = self._index.terms(concept_id, languages)
        order = {language: place for place, language in enumerate(self._display)}
        return min(terms, key=lambda term: (not term.usable, order.get(term.language, len(order))), default=None)


def search(
    index: Index, text: str, restriction: Restriction, display: Sequence[str] = ("en",), limit: int | None = 10
) -> list[Hit]:
    """The concepts that answer a query, best first; an empty list where nothing does.

    ``display`` lists the languages of headings and definitions, best first. Raises UsageError for a query that is too long.
    """
    query = Query(text)
    return Ranking(index, query, restriction, display).hits(limit) if query.keys else []
