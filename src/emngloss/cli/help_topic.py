"""``emngloss help TOPIC`` and ``emngloss`` alone: examples first."""

from __future__ import annotations

import re
from collections.abc import Callable
from shutil import get_terminal_size
from textwrap import fill

from emngloss.cli import settings
from emngloss.cli.exit_code import OK
from emngloss.cli.front_door_table import ALL_OPTIONS
from emngloss.cli.request import Request
from emngloss.cli.screen import is_terminal, stdout
from emngloss.errors import UsageError

_INTRODUCTION = """\
The asylum and migration glossary of Europe: 27 languages, offline.

  emngloss search "asylum seeker"
      find a concept by anything typed
  emngloss show unaccompanied-minor
      one concept whole
  emngloss translate "return decision" --to de,uk
      the term in other languages
  emngloss export -o glossary.csv
      the glossary for another tool
  emngloss import terms.tbx --name court
      a term base of your own, used with --base court

Also: bases, languages, stats, lint.
Help: emngloss COMMAND --help, emngloss help TOPIC
Topics: {topics}
"""
_EXIT_CODES = """\
Exit status

  0    found; done; clean
  1    nothing found (search, show, translate), or findings (lint)
  2    wrong usage or wrong input: unknown language, unknown format, unreadable file, bad option
  3    the glossary data are missing, damaged or of another version
  70   a fault of emngloss itself: please report it
  130  interrupted
"""
_ENVIRONMENT = """\
Environment and configuration: an option wins over the environment, the environment over the configuration file

  EMNGLOSS_LANG            language of headings and definitions (--lang)
  EMNGLOSS_TO              target languages of translate (--to)
  EMNGLOSS_DATA            another corpus folder (--data)
  EMNGLOSS_BASE            term bases to use (--base)
  EMNGLOSS_NO_FRONT_DOOR   1: read every call with Typer, also the plain ones
  NO_COLOR                 not empty: no colour, bold or dim
  PAGER                    the pager for pages longer than the screen; empty: none
  COLUMNS, TERM=dumb       width and abilities of the terminal
  LANGUAGE, LC_ALL, LC_MESSAGES, LANG   language of headings, where EMNGLOSS_LANG is not set

The configuration file holds the same settings:

  {config}

  lang = "de"
  to = "de,fr"
  color = "never"
  pager = false

No command uses the network.
"""
_SOURCES = """\
Sources

Each definition is this project's own wording. A source says on what it rests, never that it is a quotation:

  based on              the provision itself defines the concept
  derived from          the source governs or describes the concept without defining it
  same sense in         another act in force defines the concept in the same sense
  defined differently   another act in force defines the same word differently; a note says how
  own definition        no source defines the concept

"replaces" names the provision of the older act that held the same definition. The state of each act is that of the date
of the glossary ({date}). Acts are named by their CELEX number; links lead to EUR-Lex in your language (--lang).

The provenance of a term says who vouches for it:

  emn        it stands in the official EMN Glossary
  eu-law     it is the term of that language's version of the act cited
  eurovoc    it is the EuroVoc label
  proposed   this project's own, not yet reviewed by a person

Beside a term: its countries; EU law, national, everyday; covers more, covers less or not quite the same where it is no
exact equivalent; and the gender of its head word: m, f, n, c (common), mf (both), pl (plural only).

{acknowledgement}
"""


def introduce() -> None:
    """Write what ``emngloss`` alone answers."""
    stdout().write(fitted(_INTRODUCTION.format(topics=", ".join(TOPICS))))


def run(request: Request) -> int:
    """Answer the command; gives back the exit status."""
    if not request.arguments:
        introduce()
        return OK
    topic = TOPICS.get(request.arguments[0])
    if topic is None and request.arguments[0] in ALL_OPTIONS and len(request.arguments) == 1:
        from emngloss.cli.app import answer

        return answer([request.arguments[0], "--help"])
    if topic is None or len(request.arguments) > 1:
        raise UsageError(f"no help topic {' '.join(request.arguments)!r}", f"topics: {', '.join(TOPICS)}")
    stdout().write(fitted(topic(settings.setting("data") if request.data is None else request.data)))
    return OK


def fitted(text: str) -> str:
    """The text with lines broken to the width of the terminal (80 in a pipe), columns kept as hanging indents."""
    width = get_terminal_size().columns if is_terminal() else 80
    return "".join(f"{_broken(line, width)}\n" for line in text.splitlines())


def _broken(line: str, width: int) -> str:
    if len(line) <= width:
        return line
    column = re.match(r" *(?:\S+ )*\S+ {2,}|  *", line)
    indent = column.end() if column and column.end() <= width // 2 else 4
    return fill(line, max(width, 20), subsequent_indent=" " * indent, drop_whitespace=True, break_long_words=False)


def _formats(_: str | None) -> str:
    from emngloss.cli.format_table import plain

    return f"Formats (emngloss export)\n\n{plain()}"


def _languages(data: str | None) -> str:
    from emngloss.corpus.shipped import open_glossary

    snapshot = open_glossary(data)
    lines = [f"  {tag:4} {snapshot.language_name(tag):20} {snapshot.language_name(tag, tag)}\n" for tag in snapshot.languages()]
    return f"""\
Languages

A language is named by its tag in any case, or by a name in any of the languages: de, german, Deutsch, allemand.
A country after the tag puts the forms of that country first: de-AT, nl-BE, fr-LU, el-CY, sv-FI, ro-MD.
no means Norwegian: nb and nn. The country codes of older EMN pages (GR, SE, EE, CZ, SI, UA, GE) are understood.
A language that is not listed is never replaced by a neighbour.

{"".join(lines)}"""


def _environment(_: str | None) -> str:
    return _ENVIRONMENT.format(config=settings.config_path())


def _sources(data: str | None) -> str:
    from emngloss.corpus.shipped import open_glossary

    fact = open_glossary(data).fact
    return _SOURCES.format(date=fact("date"), acknowledgement=fact("acknowledgement"))


TOPICS: dict[str, Callable[[str | None], str]] = {
    "formats": _formats,
    "languages": _languages,
    "exit-codes": lambda _: _EXIT_CODES,
    "environment": _environment,
    "sources": _sources,
}
"""The topics: what each says about the corpus folder asked for (None is the shipped glossary)."""
