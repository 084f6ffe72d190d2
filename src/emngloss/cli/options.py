"""The options that mean the same in every command, each defined once."""

from __future__ import annotations

from typing import Annotated

import typer

from emngloss.cli import completion


def completed_by(sort: str) -> completion.Completer:
    """The completer of a value of this sort."""
    return lambda incomplete: completion.values(sort, incomplete)


_OUTPUT = "Output"
_RUN = "General"

Lang = Annotated[
    str | None,
    typer.Option(
        "-l", "--lang", metavar="LANG", autocompletion=completed_by("language"), help="Language of headings and definitions."
    ),
]
From = Annotated[
    str | None,
    typer.Option("-f", "--from", metavar="LANG", autocompletion=completed_by("language"), help="Language of the term given."),
]
To = Annotated[
    list[str] | None,
    typer.Option(
        "-t", "--to", metavar="LANG[,LANG…]", autocompletion=completed_by("language"), help="Target languages; all if not given."
    ),
]
Limit = Annotated[int | None, typer.Option("-n", "--limit", metavar="N", min=1, help="At most N hits (10).")]
ThemeOption = Annotated[
    list[str] | None,
    typer.Option("--theme", metavar="THEME", autocompletion=completed_by("theme"), help="Only concepts of this theme."),
]
Fields = Annotated[
    list[str] | None,
    typer.Option(
        "--in",
        metavar="FIELD[,FIELD…]",
        autocompletion=completed_by("field"),
        help="Search only term, synonym, definition, note; all if not given, terms first.",
    ),
]
Exact = Annotated[bool, typer.Option("--exact", help="No approximate hits: only the term itself, however it is written.")]
Json = Annotated[bool, typer.Option("--json", help="One JSON document.", rich_help_panel=_OUTPUT)]
JsonLines = Annotated[bool, typer.Option("--jsonl", help="One JSON object a line.", rich_help_panel=_OUTPUT)]
Ascii = Annotated[bool, typer.Option("--ascii", help="Escape what is not ASCII in JSON.", rich_help_panel=_OUTPUT)]
Output = Annotated[
    str | None, typer.Option("-o", "--output", metavar="FILE", help="Write to a file; - is stdout.", rich_help_panel=_OUTPUT)
]
Force = Annotated[bool, typer.Option("--force", help="Replace an existing file.", rich_help_panel=_OUTPUT)]
Color = Annotated[
    str | None,
    typer.Option(
        "--color",
        metavar="WHEN",
        autocompletion=completed_by("color"),
        help="Colours: auto, always or never.",
        rich_help_panel=_OUTPUT,
    ),
]
NoPager = Annotated[bool, typer.Option("--no-pager", help="Never use the pager.", rich_help_panel=_OUTPUT)]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="No remarks on stderr.", rich_help_panel=_RUN)]
Data = Annotated[str | None, typer.Option("--data", metavar="FOLDER", help="Another corpus folder.", rich_help_panel=_RUN)]
Base = Annotated[
    list[str] | None,
    typer.Option(
        "-b",
        "--base",
        metavar="BASE[,BASE…]",
        autocompletion=completed_by("base"),
        help="Your term bases (see: emngloss bases); emngloss is the glossary itself.",
        rich_help_panel=_RUN,
    ),
]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.", rich_help_panel=_RUN)]
ToolName = Annotated[
    str | None,
    typer.Option(
        "--for",
        metavar="TOOL",
        autocompletion=completed_by("tool"),
        help="Format and options that a tool takes (excel …); see: emngloss help formats.",
    ),
]
FormatName = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        autocompletion=completed_by("format"),
        help="As the ending of the output file says, else csv; see: emngloss help formats.",
    ),
]
