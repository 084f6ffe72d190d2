"""Lists the words of the corpus that no spelling dictionary knows: python tools/data/spelling.py [OPTIONS] [TAG …]

A listed word is to be read, not wrong: half of them are names, loans and compounds. Needs the dependency group ``data``
and Hunspell dictionaries (Debian: ``hunspell-de-de`` and so on, ``voikko-fi`` for Finnish); a language without a
dictionary is named and passed over unless ``--words`` gives it a list.
"""

from __future__ import annotations

import argparse
import importlib
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from corpus import TAGS, Checked, checked_texts

Speller = Callable[[str], bool]
HUNSPELL = Path("/usr/share/hunspell")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


def unknown_words(texts: Iterable[Checked], speller: Speller) -> dict[str, list[str]]:
    """The words that the speller refuses, each with the ids of the concepts that hold it.

    >>> texts = [Checked("return", "Rückkehr"), Checked("removal", "Abschiebnug der Rückkehr")]
    >>> unknown_words(texts, {"Rückkehr", "der"}.__contains__)
    {'Abschiebnug': ['removal']}
    """
    found: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        for word in _WORD.findall(text.text):
            if not is_known(word, speller) and text.concept not in found[word]:
                found[word].append(text.concept)
    return {word: found[word] for word in sorted(found) if found[word]}


def is_known(word: str, speller: Speller) -> bool:
    """Whether the word, its lower-case form or all its parts at hyphens and apostrophes are in the dictionary.

    >>> is_known("l’asile", {"l'", "asile"}.__contains__)
    True
    """
    straight = word.replace("’", "'")
    if speller(straight) or speller(straight.lower()):
        return True
    parts = re.findall(r"[^'-]+'?|'", straight)
    return len(parts) > 1 and all(any(map(speller, (part, part.lower(), part.rstrip("'")))) for part in parts)


def spellers(tag: str, folders: Iterable[Path], lists: Iterable[Path]) -> Iterator[Speller]:
    """The dictionaries of a language: Voikko for Finnish, every Hunspell dictionary of the tag, and plain word lists."""
    if tag == "fi":
        yield importlib.import_module("libvoikko").Voikko("fi").spell
    for path in sorted({found.resolve() for folder in folders for found in _dictionaries(folder, tag)}):
        yield _hunspell(path)
    for path in lists:
        yield set(path.read_text(encoding="utf-8").split()).__contains__


def _dictionaries(folder: Path, tag: str) -> Iterator[Path]:
    yield from (path for path in folder.glob("*.aff") if path.stem == tag or path.stem.startswith(f"{tag}_"))
    yield from folder.glob(f"dictionary-{tag}/index.aff")


def _hunspell(aff: Path) -> Speller:
    checker = importlib.import_module("hunspell").Hunspell(aff.stem, hunspell_data_dir=str(aff.parent))

    def speller(word: str) -> bool:
        try:
            return bool(checker.spell(word))
        except UnicodeEncodeError:  # the dictionary is written in an 8-bit encoding that lacks the letter
            return False

    return speller


def main(arguments: list[str]) -> int:
    """Print ``tag, word, concepts`` of every word that no dictionary of its language knows."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("tags", nargs="*", metavar="TAG", help="languages; without any, all")
    parser.add_argument("--hunspell", action="append", type=Path, metavar="FOLDER", help=f"dictionaries ({HUNSPELL})")
    parser.add_argument("--words", action="append", default=[], metavar="TAG=FILE", help="a list of words of a language")
    options = parser.parse_args(arguments)
    lists = [entry.split("=", 1) for entry in options.words]
    for tag in options.tags or TAGS:
        all_of_tag = list(spellers(tag, options.hunspell or [HUNSPELL], [Path(file) for name, file in lists if name == tag]))
        if not all_of_tag:
            print(f"{tag}: no dictionary", file=sys.stderr)
            continue
        unknown = unknown_words(checked_texts(tag), lambda word, known=all_of_tag: any(speller(word) for speller in known))  # type: ignore[misc]
        for word, concepts in unknown.items():
            print(tag, word, ", ".join(concepts), sep="\t")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
