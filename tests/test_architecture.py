"""The law of the layers: who may import whom, and how big a file and a function may be; read with ast, nothing is run."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "emngloss"
MODULES = sorted(PACKAGE.rglob("*.py"))

MAY_IMPORT = {
    "errors": set(),
    "finding": set(),
    "table": {"errors"},
    "model": {"errors", "finding", "table", "model"},
    "text": {"errors", "finding", "table", "model", "text"},
    "search": {"errors", "finding", "table", "model", "text", "search"},
    "formats": {"errors", "finding", "table", "model", "text", "formats"},
    # the snapshot holds the search index, and the rows that the most used export writes
    "corpus": {"errors", "finding", "table", "model", "text", "corpus", "search", "formats"},
    "lint": {"errors", "finding", "table", "model", "text", "lint", "corpus"},  # lint checks the form of corpus files
    "library": {"errors", "finding", "table", "model", "text", "search", "corpus"},
    "__init__": {"errors", "model", "search", "library"},
    "cli": {"errors", "finding", "table", "model", "text", "search", "corpus", "formats", "lint", "cli", "__init__"},
    "__main__": {"cli"},
}
THIRD_PARTY = {"babel", "openpyxl", "rapidfuzz", "rdflib", "rich", "typer", "xlsxwriter"}
OUTSIDE = {
    "search": {"rapidfuzz"},
    "corpus": {"babel"},
    "formats": {"babel", "openpyxl", "rdflib", "xlsxwriter"},
    "cli": {"babel", "rich", "typer"},
}
SPEAKS = {"print", "input", "exit", "quit", "breakpoint"}
SHAPE_EXEMPT = {"cli/app.py"}
"""The Typer app: its functions have one parameter an option."""


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imports(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            yield node.module or "", node.lineno
            if node.module == "emngloss":
                yield from ((f"emngloss.{alias.name}", node.lineno) for alias in node.names)


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_package_imports_only_from_its_left(path: Path) -> None:
    part = part_of(path)
    for module, line in imports(path):
        if module.startswith("emngloss."):
            target = module.split(".")[1]
            known = target if target in MAY_IMPORT else "__init__"
            assert known in MAY_IMPORT[part], f"{path}:{line}: {part} must not import {module}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_libraries_are_used_only_where_they_belong(path: Path) -> None:
    part = part_of(path)
    for module, line in imports(path):
        library = module.partition(".")[0]
        if library in THIRD_PARTY:
            assert library in OUTSIDE.get(part, set()), f"{path}:{line}: {part} must not import {library}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_heavy_libraries_are_imported_inside_the_function_that_needs_them(path: Path) -> None:
    name = name_of(path)
    if name.startswith("cli/drawing/") or name in ("cli/app.py", "cli/options.py"):
        return
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        assert not THIRD_PARTY & {module.partition(".")[0] for module in names}, f"{path}:{node.lineno}"


@pytest.mark.parametrize("path", [p for p in MODULES if part_of(p) not in ("cli", "__main__")], ids=name_of)
def test_below_the_command_line_nothing_prints_asks_or_exits(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in SPEAKS, f"{path}:{node.lineno}: {node.func.id}"
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "sys":
            assert node.attr not in ("stdout", "stderr", "exit"), f"{path}:{node.lineno}: sys.{node.attr}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_files_and_functions_stay_small(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= 350, f"{path} has more than 350 lines"
    if name_of(path) in SHAPE_EXEMPT:
        return
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 40, f"{path}:{node.lineno}: {node.name} is longer than 40 lines"
            parameters = [argument.arg for argument in (*node.args.args, *node.args.kwonlyargs) if argument.arg != "self"]
            assert len(parameters) <= 6 or node.name == "__init__", (
                f"{path}:{node.lineno}: {node.name} has {len(parameters)} parameters"
            )


def test_every_part_of_the_package_has_its_place_in_the_law() -> None:
    assert {part_of(path) for path in MODULES} == set(MAY_IMPORT)
