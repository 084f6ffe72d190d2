"""What a command was asked for, whoever read it from the command line."""

from __future__ import annotations


class Request:
    """Arguments and options of one call; what was not given has the default that stands here.

    The names are those of the parameters in ``app.py``. Raises TypeError for a name that is not listed.
    """

    arguments: tuple[str, ...] = ()
    lang: str | None = None
    from_language: str | None = None
    to: tuple[str, ...] = ()
    limit: int | None = None
    theme: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    exact: bool = False
    json: bool = False
    jsonl: bool = False
    ascii: bool = False
    output: str | None = None
    force: bool = False
    quiet: bool = False
    color: str | None = None
    no_pager: bool = False
    data: str | None = None
    debug: bool = False
    input: str | None = None
    column: str | None = None
    format: str | None = None
    tool: str | None = None
    layout: str | None = None
    excel: bool = False
    concept: tuple[str, ...] = ()
    concepts_from: str | None = None
    search: str | None = None
    sort: str | None = None
    base: tuple[str, ...] = ()
    name: str | None = None
    columns: str | None = None
    dry_run: bool = False
    replace: bool = False
    remove: tuple[str, ...] = ()
    encoding: str | None = None

    def __init__(self, **given: object) -> None:
        for name, value in given.items():
            if not hasattr(type(self), name):
                raise TypeError(f"no option {name!r}")
            setattr(self, name, tuple(value) if isinstance(value, list) else value)
