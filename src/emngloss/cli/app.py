"""The Typer app: the one definition of commands, arguments and options."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Annotated

import typer

from emngloss.cli import options as opt
from emngloss.cli.complaint import complain
from emngloss.cli.exit_code import OK
from emngloss.cli.process import is_broken_pipe
from emngloss.cli.request import Request
from emngloss.cli.screen import has_colors, is_terminal, stdout
from emngloss.errors import GlossError, UsageError

app = typer.Typer(
    name="emngloss",
    help="The asylum and migration glossary of Europe: 27 languages, offline.",
    context_settings={"help_option_names": ["-h", "--help"], "terminal_width": None if is_terminal() else 80},
    pretty_exceptions_enable=False,
    rich_markup_mode="rich" if is_terminal() and has_colors() else None,
)
"""Help is drawn with Rich on a terminal with colours only: a pipe gets no boxes, waits for nothing, and has no width."""

_SEARCH_HELP = """\
Find concepts by anything typed: any language, with typing errors, without diacritics, in Latin letters.

\b
    emngloss search "asylum seeker"
    emngloss search bezhanets
    emngloss search "unacompanied minor" --json

In a pipe: concept, score, match, language, term, preferred term, tab-separated.
"""
_SHOW_HELP = """\
Show one concept whole. It is named by its id, an older id, or any term in any language.

\b
    emngloss show unaccompanied-minor
    emngloss show Abschiebung
"""
_TRANSLATE_HELP = """\
Give the equivalents of a term, preferred first; terms of one country are labelled.

\b
    emngloss translate "return decision" --to de-AT,nl-BE,uk
    emngloss translate Abschiebung --from de --to fr,el,ka
    emngloss translate --input terms.txt --to fr --json
    emngloss translate --input terms.csv --column term --to fr,de

In a pipe, one line a term: query, concept, match, then one column a language, tab-separated.
"""
_EXPORT_HELP = """\
Write the glossary, or a part of it, in a format that other tools accept.

\b
    emngloss export --format csv -o glossary.csv
    emngloss export --format csv --excel --to en,de,ka --theme asylum-procedure -o interview.csv
    emngloss export --format json --search detention
"""
_LINT_HELP = """\
Check the corpus against its rules.

\b
    emngloss lint
    emngloss lint --data ./data --json
"""


@app.callback(invoke_without_command=True)
def root(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("-V", "--version", help="Versions of the tool and the glossary.")] = False,
) -> int | None:
    """Without a command: examples."""
    if version:
        from emngloss.cli.version import run as run_version

        raise typer.Exit(run_version())
    if ctx.invoked_subcommand is None:
        from emngloss.cli.help_topic import introduce

        introduce()
    return OK


@app.command(help=_SEARCH_HELP, short_help="Find concepts by anything typed.")
def search(
    ctx: typer.Context,
    arguments: Annotated[list[str] | None, typer.Argument(metavar="QUERY…", help="What to look for.")] = None,
    from_language: opt.From = None,
    lang: opt.Lang = None,
    theme: opt.ThemeOption = None,
    limit: opt.Limit = None,
    exact: opt.Exact = False,
    json: opt.Json = False,
    jsonl: opt.JsonLines = False,
    ascii: opt.Ascii = False,
    output: opt.Output = None,
    force: opt.Force = False,
    color: opt.Color = None,
    no_pager: opt.NoPager = False,
    quiet: opt.Quiet = False,
    data: opt.Data = None,
    debug: opt.Debug = False,
) -> int:
    """Find concepts."""
    return _run("search", ctx)


@app.command(help=_SHOW_HELP, short_help="Show one concept whole.")
def show(
    ctx: typer.Context,
    arguments: Annotated[
        list[str] | None,
        typer.Argument(metavar="CONCEPT", help="Id or term.", autocompletion=opt.completed_by("concept")),
    ] = None,
    lang: opt.Lang = None,
    json: opt.Json = False,
    jsonl: opt.JsonLines = False,
    ascii: opt.Ascii = False,
    output: opt.Output = None,
    force: opt.Force = False,
    color: opt.Color = None,
    no_pager: opt.NoPager = False,
    quiet: opt.Quiet = False,
    data: opt.Data = None,
    debug: opt.Debug = False,
) -> int:
    """Show one concept."""
    return _run("show", ctx)


@app.command(help=_TRANSLATE_HELP, short_help="Give the equivalents of a term.")
def translate(
    ctx: typer.Context,
    arguments: Annotated[list[str] | None, typer.Argument(metavar="TERM…", help="The term; - reads one a line.")] = None,
    from_language: opt.From = None,
    to: opt.To = None,
    lang: opt.Lang = None,
    input: Annotated[str | None, typer.Option("-i", "--input", metavar="FILE", help="Terms from a file, one a line.")] = None,
    column: Annotated[str | None, typer.Option("--column", metavar="NAME", help="The input is CSV: name or number.")] = None,
    exact: opt.Exact = False,
    json: opt.Json = False,
    jsonl: opt.JsonLines = False,
    ascii: opt.Ascii = False,
    output: opt.Output = None,
    force: opt.Force = False,
    color: opt.Color = None,
    no_pager: opt.NoPager = False,
    quiet: opt.Quiet = False,
    data: opt.Data = None,
    debug: opt.Debug = False,
) -> int:
    """Translate terms."""
    return _run("translate", ctx)


@app.command(help=_EXPORT_HELP, short_help="Write the glossary for another tool.")
def export(
    ctx: typer.Context,
    format: opt.FormatName = None,
    tool: opt.ToolName = None,
    layout: Annotated[str | None, typer.Option("--layout", metavar="LAYOUT", help="Of tables: wide or long.")] = None,
    excel: Annotated[bool, typer.Option("--excel", help="For spreadsheets: byte-order mark, formulas disarmed.")] = False,
    from_language: Annotated[
        str | None, typer.Option("-f", "--from", metavar="LANG", help="The language that comes first.")
    ] = None,
    to: Annotated[
        list[str] | None, typer.Option("-t", "--to", metavar="LANG[,LANG…]", help="The languages to write; all if not given.")
    ] = None,
    theme: opt.ThemeOption = None,
    concept: Annotated[list[str] | None, typer.Option("--concept", metavar="ID[,ID…]", help="Only these concepts.")] = None,
    concepts_from: Annotated[
        str | None, typer.Option("--concepts-from", metavar="FILE", help="Only the concepts listed in a file, one a line.")
    ] = None,
    search: Annotated[str | None, typer.Option("--search", metavar="QUERY", help="Only what this search finds.")] = None,
    sort: Annotated[
        str | None, typer.Option("--sort", metavar="LANG", help="In the alphabetical order of this language instead of by id.")
    ] = None,
    output: opt.Output = None,
    force: opt.Force = False,
    ascii: opt.Ascii = False,
    quiet: opt.Quiet = False,
    data: opt.Data = None,
    debug: opt.Debug = False,
) -> int:
    """Write the glossary in another format."""
    return _run("export", ctx)


@app.command(short_help="List the languages.")
def languages(
    ctx: typer.Context,
    lang: opt.Lang = None,
    json: opt.Json = False,
    jsonl: opt.JsonLines = False,
    ascii: opt.Ascii = False,
    output: opt.Output = None,
    force: opt.Force = False,
    color: opt.Color = None,
    no_pager: opt.NoPager = False,
    quiet: opt.Quiet = False,
    data: opt.Data = None,
    debug: opt.Debug = False,
) -> int:
    """List the languages: tag, own name, English name, concepts covered, countries."""
    return _run("languages", ctx)


@app.command(short_help="Count what there is.")
def stats(
    ctx: typer.Context,
    json: opt.Json = False,
    ascii: opt.Ascii = False,
    output: opt.Output = None,
    force: opt.Force = False,
    color: opt.Color = None,
    no_pager: opt.NoPager = False,
    quiet: opt.Quiet = False,
    data: opt.Data = None,
    debug: opt.Debug = False,
) -> int:
    """Count: coverage by language and theme, provenance, status."""
    return _run("stats", ctx)


@app.command(help=_LINT_HELP, short_help="Check the corpus.")
def lint(
    ctx: typer.Context,
    json: opt.Json = False,
    jsonl: opt.JsonLines = False,
    ascii: opt.Ascii = False,
    output: opt.Output = None,
    force: opt.Force = False,
    color: opt.Color = None,
    no_pager: opt.NoPager = False,
    quiet: opt.Quiet = False,
    data: opt.Data = None,
    debug: opt.Debug = False,
) -> int:
    """Check the corpus."""
    return _run("lint", ctx)


@app.command("help", short_help="Explain a topic.")
def help_topic(
    ctx: typer.Context,
    arguments: Annotated[
        list[str] | None,
        typer.Argument(metavar="TOPIC", autocompletion=opt.completed_by("topic")),
    ] = None,
    data: opt.Data = None,
    debug: opt.Debug = False,
) -> int:
    """Explain a topic: formats, languages, exit-codes, environment, sources."""
    return _run("help_topic", ctx)


def answer(arguments: Sequence[str]) -> int:
    """Answer a call; gives back the exit status. Errors of the user are said on stderr, as JSON where JSON was asked for."""
    try:
        if {"-h", "--help"} & set(arguments):
            stdout()
        return int(app(args=list(arguments), prog_name="emngloss", standalone_mode=False) or OK)
    except GlossError as error:
        return complain(arguments, error)
    except SystemExit as end:
        if is_broken_pipe(end.__context__):
            return OK
        raise
    except Exception as error:
        message = getattr(error, "format_message", None)
        if message is None:
            raise
        usage = getattr(getattr(error, "ctx", None), "command_path", "emngloss")
        if str(message()).startswith("No such command") and arguments[0]:
            return complain(
                arguments, UsageError(_lowered(str(message())), f'to search for it: emngloss search "{arguments[0]}"')
            )
        return complain(arguments, UsageError(_lowered(str(message())), f"see: {usage} --help"))


def _run(module: str, ctx: typer.Context) -> int:
    status: int = import_module(f"emngloss.cli.{module}").run(Request(**{k: v for k, v in ctx.params.items() if v is not None}))
    return status


def _lowered(message: str) -> str:
    return message[:1].lower() + message[1:].rstrip(".")
