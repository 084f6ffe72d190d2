"""The documents say what the code does: generated parts are up to date, and the format's description names every value."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import fields
from enum import StrEnum
from pathlib import Path

import pytest

from emngloss.model.concept import Concept, Context, NoteType, RelationReason
from emngloss.model.source import Basis, Source
from emngloss.model.term import Equivalence, Provenance, Term, TermStatus, TermType, Usage

ROOT = Path(__file__).resolve().parent.parent
FORMAT = (ROOT / "docs" / "corpus.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_the_generated_parts_of_the_documents_are_up_to_date() -> None:
    done = subprocess.run([sys.executable, "tools/documents.py", "--check"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, f"{done.stdout}{done.stderr}\nrun: python tools/documents.py"


@pytest.mark.parametrize(
    "values", [Context, NoteType, RelationReason, Basis, TermStatus, TermType, Usage, Equivalence, Provenance]
)
def test_the_format_is_described_value_by_value(values: type[StrEnum]) -> None:
    implied = {Basis.CITED, TermStatus.PREFERRED, TermType.FULL_FORM}  # written by leaving the key out
    missing = [value for value in values if value not in implied and f"`{value}`" not in FORMAT]
    assert not missing


def test_the_format_is_described_key_by_key() -> None:
    derived = {"id", "terms", "language", "definitions", "notes", "related", "sources"}
    names = {field.name for part in (Concept, Term, Source) for field in fields(part)} - derived
    assert not [name for name in sorted(names) if f"`{name}`" not in FORMAT]


def test_every_relative_link_of_the_documents_leads_to_a_file() -> None:
    for document in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", document.read_text(encoding="utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_the_command_that_tests_is_the_one_that_the_readme_gives() -> None:
    assert "python3 tools/check.py" in README
    assert "tools/check.py" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_readme_and_the_licence_acknowledge_the_official_sources() -> None:
    for text in (README, (ROOT / "LICENSE-DATA").read_text(encoding="utf-8")):
        flat = " ".join(text.split())
        assert "European Migration Network, EMN Asylum and Migration Glossary, © European Union" in flat
        assert "Commission Decision 2011/833/EU" in flat
        assert "not endorsed by" in flat
