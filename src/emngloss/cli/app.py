"""The Typer app: the one definition of commands, arguments and options."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Annotated

import typer

from emngloss.cli import command_help
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


@app.command(help=command_help.SEARCH, short_help="Find concepts by anything typed.")
def search(
    ctx: typer.Context,
    arguments: Annotated[list[str] | None, typer.Argument(metavar="QUERY…", help="What to look for.")] = None,
    from_language: opt.From = None,
    lang: opt.Lang = None,
    theme: opt.ThemeOption = None,
    limit: opt.Limit = None,
    fields: opt.Fields = None,
    exact: opt.Exact = False,
    json: opt.Json = False,
    jsonl: opt.JsonLines = False,
    ascii: opt.Ascii = False,
    output: opt.Output = None,
    force: opt.Force = False,
    color: opt.Color = None,
    no_pager: opt.NoPager = False,
    quiet: opt.Quiet = False,
    base: opt.Base = None,
    data: opt.Data = None,
    debug: opt.Debug = False,
) -> int:
    """Find concepts."""
    return _run("search", ctx)


@app.command(help=command_help.SHOW, short_help="Show one concept whole.")
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
    base: opt.Base = None,
    data: opt.Data = None,
    debug: opt.Debug = False,
) -> int:
    """Show one concept."""
    return _run("show", ctx)


@app.command(help=command_help.TRANSLATE, short_help="Give the equivalents of a term.")
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
    base: opt.Base = None,
    data: opt.Data = None,
    debug: opt.Debug = False,
) -> int:
    """Translate terms."""
    return _run("translate", ctx)


@app.command(help=command_help.EXPORT, short_help="Write the glossary for another tool.")
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
    base: opt.Base = None,
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
    base: opt.Base = None,
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
    base: opt.Base = None,
    data: opt.Data = None,
    debug: opt.Debug = False,
) -> int:
    """Count: coverage by language and theme, provenance, status."""
    return _run("stats", ctx)


@app.command("import", help=command_help.IMPORT, short_help="Bring in a term base of your own.")
def import_(
    ctx: typer.Context,
    arguments: Annotated[list[str] | None, typer.Argument(metavar="FILE", help="The file; - is the standard input.")] = None,
    format: Annotated[
        str | None,
        typer.Option("--format", metavar="FORMAT", autocompletion=opt.completed_by("format"), help="Found out if not given."),
    ] = None,
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help="Of the base; made of the file's if not given.")
    ] = None,
    columns: Annotated[
        str | None,
        typer.Option("--columns", metavar="COLUMNS", help="What the columns of a table hold, such as en,de,definition,-,id."),
    ] = None,
    encoding: Annotated[
        str | None, typer.Option("--encoding", metavar="NAME", help="Of a table or text: cp1250 …; found out if not given.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be imported, and write nothing.")] = False,
    replace: Annotated[bool, typer.Option("--force", help="Replace the base of that name.")] = False,
    json: opt.Json = False,
    ascii: opt.Ascii = False,
    color: opt.Color = None,
    no_pager: opt.NoPager = False,
    quiet: opt.Quiet = False,
    data: opt.Data = None,
    debug: opt.Debug = False,
) -> int:
    """Bring in a term base."""
    return _run("importing", ctx)


@app.command(help=command_help.BASES, short_help="List and remove your term bases.")
def bases(
    ctx: typer.Context,
    arguments: Annotated[
        list[str] | None,
        typer.Argument(metavar="[BASE…]", help="Describe these.", autocompletion=opt.completed_by("base")),
    ] = None,
    remove: Annotated[
        list[str] | None,
        typer.Option("--remove", metavar="BASE", autocompletion=opt.completed_by("base"), help="Remove this one."),
    ] = None,
    json: opt.Json = False,
    jsonl: opt.JsonLines = False,
    ascii: opt.Ascii = False,
    output: opt.Output = None,
    force: opt.Force = False,
    color: opt.Color = None,
    no_pager: opt.NoPager = False,
    quiet: opt.Quiet = False,
    debug: opt.Debug = False,
) -> int:
    """List, describe and remove term bases."""
    return _run("bases", ctx)


@app.command(help=command_help.LINT, short_help="Check the corpus.")
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
