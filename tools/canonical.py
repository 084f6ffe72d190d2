"""Rewrites data/terms in canonical form: python tools/canonical.py [FILE …].

Without arguments the whole folder, moving each relation to the file whose id comes first; with files only these,
leaving the relations where they are.
"""

from __future__ import annotations

import sys
from pathlib import Path

from emngloss.corpus import folder, term_file
from emngloss.corpus.text_file import text_of
from emngloss.errors import GlossError

TERMS = Path(__file__).resolve().parent.parent / "data" / "terms"


def main(arguments: list[str]) -> int:
    """Rewrite what differs; a file that cannot be read is named and nothing more is written."""
    try:
        for name in arguments:
            path = Path(name)
            text = term_file.write(term_file.read(text_of(path), path.stem, path.name))
            path.write_text(text, encoding="utf-8", newline="\n")
        written = [] if arguments else folder.save(folder.load(TERMS).values(), TERMS)
    except GlossError as error:
        print(f"{error.message} ({error.hint})", file=sys.stderr)
        return 2
    for path in written:
        print(f"rewritten: {path.name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
