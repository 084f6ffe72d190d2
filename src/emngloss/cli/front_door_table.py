"""The options of the commands, generated from the Typer app by tools/generate.py; do not edit."""

from __future__ import annotations

SHARED: dict[str, tuple[str, str]] = {
    "-f": ("from_language", "value"),
    "--from": ("from_language", "value"),
    "-l": ("lang", "value"),
    "--lang": ("lang", "value"),
    "--theme": ("theme", "list"),
    "-n": ("limit", "number"),
    "--limit": ("limit", "number"),
    "--in": ("fields", "list"),
    "--exact": ("exact", "flag"),
    "--json": ("json", "flag"),
    "--jsonl": ("jsonl", "flag"),
    "--ascii": ("ascii", "flag"),
    "-o": ("output", "value"),
    "--output": ("output", "value"),
    "--force": ("force", "flag"),
    "--color": ("color", "value"),
    "--no-pager": ("no_pager", "flag"),
    "-q": ("quiet", "flag"),
    "--quiet": ("quiet", "flag"),
    "-b": ("base", "list"),
    "--base": ("base", "list"),
    "--data": ("data", "value"),
    "-t": ("to", "list"),
    "--to": ("to", "list"),
    "--format": ("format", "value"),
    "--for": ("tool", "value"),
    "--layout": ("layout", "value"),
    "--excel": ("excel", "flag"),
    "--concept": ("concept", "list"),
    "--concepts-from": ("concepts_from", "value"),
    "--search": ("search", "value"),
    "--sort": ("sort", "value"),
    "--name": ("name", "value"),
    "--columns": ("columns", "value"),
    "--encoding": ("encoding", "value"),
    "--dry-run": ("dry_run", "flag"),
    "--remove": ("remove", "list"),
}
"""Flag → parameter of the request, and whether it is a flag, a value, a number or a list."""
OWN: dict[str, dict[str, tuple[str, str]]] = {
    "import": {
        "--force": ("replace", "flag"),
    },
}
"""Per command: the flags that mean something else there."""
COMMANDS: dict[str, str] = {
    "search": (
        "-f --from -l --lang --theme -n --limit --in --exact --json --jsonl --ascii -o --output --force --color "
        "--no-pager -q --quiet -b --base --data"
    ),
    "show": "-l --lang --json --jsonl --ascii -o --output --force --color --no-pager -q --quiet -b --base --data",
    "translate": (
        "-f --from -t --to -l --lang --exact --json --jsonl --ascii -o --output --force --color --no-pager -q --quiet "
        "-b --base --data"
    ),
    "export": (
        "--format --for --layout --excel -f --from -t --to --theme --concept --concepts-from --search --sort -o "
        "--output --force --ascii -q --quiet -b --base --data"
    ),
    "languages": "-l --lang --json --jsonl --ascii -o --output --force --color --no-pager -q --quiet -b --base --data",
    "stats": "--json --ascii -o --output --force --color --no-pager -q --quiet -b --base --data",
    "import": "--format --name --columns --encoding --dry-run --force --json --ascii --color --no-pager -q --quiet --data",
    "bases": "--remove --json --jsonl --ascii -o --output --force --color --no-pager -q --quiet",
    "lint": "--json --jsonl --ascii -o --output --force --color --no-pager -q --quiet --data",
    "help": "--data",
}
"""Per command: its flags, parted by blanks."""
TAKES_ARGUMENTS: tuple[str, ...] = (
    "search",
    "show",
    "translate",
    "import",
    "bases",
    "help",
)
ALL_OPTIONS: dict[str, str] = {
    "search": (
        "--ascii --base --color --data --debug --exact --force --from --help --in --json --jsonl --lang --limit "
        "--no-pager --output --quiet --theme"
    ),
    "show": "--ascii --base --color --data --debug --force --help --json --jsonl --lang --no-pager --output --quiet",
    "translate": (
        "--ascii --base --color --column --data --debug --exact --force --from --help --input --json --jsonl --lang "
        "--no-pager --output --quiet --to"
    ),
    "export": (
        "--ascii --base --concept --concepts-from --data --debug --excel --for --force --format --from --help --layout "
        "--output --quiet --search --sort --theme --to"
    ),
    "languages": "--ascii --base --color --data --debug --force --help --json --jsonl --lang --no-pager --output --quiet",
    "stats": "--ascii --base --color --data --debug --force --help --json --no-pager --output --quiet",
    "import": (
        "--ascii --color --columns --data --debug --dry-run --encoding --force --format --help --json --name --no-pager --quiet"
    ),
    "bases": "--ascii --color --debug --force --help --json --jsonl --no-pager --output --quiet --remove",
    "lint": "--ascii --color --data --debug --force --help --json --jsonl --no-pager --output --quiet",
    "help": "--data --debug --help",
}
"""Per command: its long flags, parted by blanks, also those that Typer reads."""
VALUES: dict[str, dict[str, str]] = {
    "search": {
        "-f": "language",
        "--from": "language",
        "-l": "language",
        "--lang": "language",
        "--theme": "theme",
        "--in": "field",
        "--color": "color",
        "-b": "base",
        "--base": "base",
    },
    "show": {
        "-l": "language",
        "--lang": "language",
        "--color": "color",
        "-b": "base",
        "--base": "base",
    },
    "translate": {
        "-f": "language",
        "--from": "language",
        "-t": "language",
        "--to": "language",
        "-l": "language",
        "--lang": "language",
        "--color": "color",
        "-b": "base",
        "--base": "base",
    },
    "export": {
        "--format": "format",
        "--for": "tool",
        "-f": "language",
        "--from": "language",
        "-t": "language",
        "--to": "language",
        "--theme": "theme",
        "--concept": "concept",
        "--sort": "language",
        "-b": "base",
        "--base": "base",
    },
    "languages": {
        "-l": "language",
        "--lang": "language",
        "--color": "color",
        "-b": "base",
        "--base": "base",
    },
    "stats": {
        "--color": "color",
        "-b": "base",
        "--base": "base",
    },
    "import": {
        "--format": "format",
        "--color": "color",
    },
    "bases": {
        "--remove": "base",
        "--color": "color",
    },
    "lint": {
        "--color": "color",
    },
}
"""Per command: flag → sort of its value, for completion."""
FORMATS: tuple[str, ...] = (
    "csv",
    "csv-long",
    "csv-excel",
    "csv-long-excel",
    "tsv",
    "tsv-long",
    "json",
    "jsonl",
    "tbx",
    "tbx3",
    "tbx3-dct",
    "turtle",
    "rdfxml",
    "jsonld",
    "omegat",
    "xlsx",
    "html",
    "markdown",
    "tmx",
    "stardict",
    "anki",
    "po",
    "deepl",
    "weblate",
    "phrase",
    "memoq",
    "google",
)
TOOLS: tuple[str, ...] = (
    "anki",
    "annif",
    "deepl",
    "excel",
    "google",
    "memoq",
    "omegat",
    "phrase",
    "sdcv",
    "trados",
    "weblate",
)
TOPICS: tuple[str, ...] = (
    "formats",
    "languages",
    "exit-codes",
    "environment",
    "sources",
)
