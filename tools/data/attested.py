"""Lists terms that a reference attests and the corpus lacks: python tools/data/attested.py REFERENCE.jsonl [OPTIONS] [CONCEPT …]

A line of the reference is ``{"slug": …, "translations": {tag: [term, …]}}``; marks in brackets are no part of a term, and
alternatives stand between slashes or semicolons. A line of the exceptions is ``concept, tag, form, reason``, parted by tabs.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from corpus import TAGS, concepts
from emngloss.model.concept import Concept
from emngloss.text.folding import fold

_ARTICLES = {
    "mt": r"(?:i?[lstdnrcċxzż]|il)-",
    "ga": r"(?:an|na) ",
    "el": r"(?:ο|η|το|οι|τα) ",
    "nl": r"(?:de|het) ",
    "en": r"(?:the|an?) ",
}
_NORWEGIAN = ("nb", "nn")
_COMPARED = {*TAGS, "no"}


class Attested(NamedTuple):
    """A form that a reference gives for a concept in a language."""

    concept: str
    tag: str
    form: str


def attested_forms(record: Mapping[str, object]) -> Iterator[Attested]:
    """The single forms of a line of the reference, without articles; the tag ``no`` stands for either Norwegian standard."""
    translations = record["translations"]
    assert isinstance(translations, dict)
    for tag, entries in sorted(translations.items()):
        for entry in entries:
            for form in re.split(r"[/;]", re.sub(r"\([^)]*\)", "", entry)):
                if bare := re.sub(f"^{_ARTICLES.get(tag, '(?!)')}", "", form.strip(), flags=re.IGNORECASE):
                    yield Attested(str(record["slug"]), tag, bare)


def missing(forms: Iterable[Attested], by_id: Mapping[str, Concept], excepted: Iterable[Attested] = ()) -> Iterator[Attested]:
    """The forms that no term of the concept has, compared without case, diacritics and typography.

    A form of a concept that is not in the corpus, of a language that is not, or excepted, is not missing.
    """
    passed = {(exception.concept, exception.tag, fold(exception.form)) for exception in excepted}
    for attested in forms:
        concept = by_id.get(attested.concept)
        if concept is None or attested.tag not in _COMPARED or (attested.concept, attested.tag, fold(attested.form)) in passed:
            continue
        tags = _NORWEGIAN if attested.tag == "no" else (attested.tag,)
        if fold(attested.form) not in {fold(term.text) for term in concept.terms if term.language in tags}:
            yield attested


def exceptions(path: Path) -> Iterator[Attested]:
    """The forms of a file of exceptions; their reasons are for people."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield Attested(*line.split("\t")[:3])


def main(arguments: list[str]) -> int:
    """Print ``concept, tag, form`` of every form that is missing; the status is 1 if there is any."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("reference", type=Path)
    parser.add_argument("--except", dest="exceptions", type=Path, metavar="FILE")
    parser.add_argument("concepts", nargs="*", metavar="CONCEPT")
    options = parser.parse_args(arguments)
    by_id = {concept.id: concept for concept in concepts() if not options.concepts or concept.id in options.concepts}
    lines = options.reference.read_text(encoding="utf-8").splitlines()
    forms = [form for line in lines if line.strip() for form in attested_forms(json.loads(line))]
    count = 0
    for found in missing(dict.fromkeys(forms), by_id, exceptions(options.exceptions) if options.exceptions else ()):
        print(*found, sep="\t")
        count += 1
    print(f"{count} of {len(set(forms))} attested forms are not in the corpus", file=sys.stderr)
    return 1 if count else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
