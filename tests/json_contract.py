"""The schemas that the package ships, and what they have against a document."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker  # type: ignore[import-untyped]
from referencing import Registry, Resource

import emngloss

SCHEMAS = {
    path.name: json.loads(path.read_text(encoding="utf-8"))
    for path in (Path(emngloss.__file__).parent / "schemas").glob("*.json")
}
REGISTRY: Registry[Any] = Registry().with_resources((name, Resource.from_contents(schema)) for name, schema in SCHEMAS.items())
TERM: dict[str, object] = {
    "text": "asylum",
    "status": "preferred",
    "type": "full-form",
    "regions": [],
    "usage": None,
    "provenance": "emn",
    "equivalence": None,
    "grammar": None,
    "note": None,
}
"""A term as the contract writes it."""


def complaints(schema: str, document: object) -> list[str]:
    """What the schema of that name has against a document, with the place."""
    validator = Draft202012Validator(SCHEMAS[schema], registry=REGISTRY, format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(document)]


def check_schema(name: str) -> None:
    """Raise what is wrong with a schema itself."""
    Draft202012Validator.check_schema(SCHEMAS[name])
