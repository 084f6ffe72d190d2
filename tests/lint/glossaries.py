"""Glossaries for the rules, out of fixtures or out of single terms.

The files of one glossary share their first name: ``bad.toml`` is the concept *example*, ``bad.<id>.toml`` another concept,
``bad.acts.toml`` its acts (else those of the real corpus that it cites), and ``bad.json`` the concept *example* as a JSON
document where TOML cannot say what the rule forbids. The frame is English, German and the languages that the files name.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from emngloss.corpus import folder, frame_file, term_file
from emngloss.errors import FormatError, GlossError
from emngloss.finding import Finding
from emngloss.model.concept import Concept
from emngloss.model.document import concept_from
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag
from emngloss.model.legal_act import LegalAct
from emngloss.model.term import Term, TermStatus
from emngloss.table import Path as KeyPath
from emngloss.table import Table, dotted

FOLDER = Path(__file__).parent
DATA = FOLDER.parent.parent / "data"


@cache
def frame() -> Glossary:
    return frame_file.glossary(frame_file.of_texts(frame_file.texts(DATA)), {})


def read(code: str, name: str) -> tuple[Glossary, dict[str, str]]:
    """The glossary of the fixtures ``<name>.*`` of a rule, and the texts of its files."""
    texts = {
        path.name.removeprefix(f"{name}.") if path.name != f"{name}.toml" else "example.toml": path.read_bytes().decode("utf-8")
        for path in sorted((FOLDER / code).glob(f"{name}.*"))
    }
    assert texts, f"tests/lint/{code} has no {name} fixture"
    acts = texts.get("acts.toml")
    concepts = [_document(text) for file, text in texts.items() if file == "json"]
    texts.pop("json", None)
    concepts += [_concept(file, text) for file, text in texts.items() if file != "acts.toml"]
    return glossary_of(concepts, None if acts is None else frame_file.acts(frame_file.of_texts({"acts.toml": acts}))), texts


def glossary_of(concepts: list[Concept], acts: dict[str, LegalAct] | None = None) -> Glossary:
    """A glossary of some concepts in a small frame."""
    named = {tag for concept in concepts for tag in (*concept.languages, *concept.gaps)} | {"de", "en"}
    return replace(
        frame(),
        concepts=folder.completed({concept.id: concept for concept in concepts}),
        languages={tag: language for tag, language in frame().languages.items() if tag in named},
        acts=_cited(concepts) if acts is None else acts,
    )


def _cited(concepts: list[Concept]) -> dict[str, LegalAct]:
    wanted = [source.act for concept in concepts for source in concept.sources]
    wanted += [old.act for concept in concepts for source in concept.sources for old in source.replaces]
    acts = {}
    for key in wanted:
        while key is not None and key not in acts and key in frame().acts:
            acts[key] = frame().acts[key]
            key = acts[key].replaced_by
    return acts


def _concept(file: str, text: str) -> Concept:
    return term_file.read(unicodedata.normalize("NFC", text), file.removesuffix(".toml"), file)


def _document(text: str) -> Concept:
    def complain(path: KeyPath, problem: str, remedy: str) -> GlossError:
        return FormatError(f"{dotted(path)}: {problem}", remedy)

    return concept_from(Table(json.loads(text), complain))


def codes(found: Iterable[Finding]) -> set[str]:
    return {finding.code for finding in found}


def concept(*terms: Term, **values: object) -> Concept:
    """The good concept with these terms."""
    plain = read("EG304", "good")[0]["example"]
    return replace(plain, terms=terms or plain.terms, **values)  # type: ignore[arg-type]


def term(text: str, language: str = "en", status: TermStatus = TermStatus.PREFERRED) -> Term:
    return Term(text, LanguageTag(language), status)
