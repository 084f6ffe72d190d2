"""A folder of concept files ⇄ concepts: relations are written once on disk and known on both sides in memory."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from emngloss.corpus import term_file
from emngloss.corpus.text_file import text_of
from emngloss.errors import FileError
from emngloss.model.concept import Concept, Relation


def load(folder: Path) -> dict[str, Concept]:
    """All concepts of a folder by id, in order of their ids, with relations completed to both sides.

    Raises FileError if the folder cannot be read, CorpusError for a file that is not a concept.
    """
    if not folder.is_dir():
        raise FileError(f"no folder {str(folder)!r}", "name a folder that holds terms/<concept-id>.toml")
    read = [term_file.read(text_of(path), path.stem, path.name) for path in files(folder)]
    return completed({concept.id: concept for concept in read})


def files(folder: Path) -> list[Path]:
    """The concept files of a folder in order of their ids."""
    return sorted(folder.glob("*.toml"), key=lambda path: path.stem)


def save(concepts: Iterable[Concept], folder: Path) -> list[Path]:
    """Write the concepts whose file differs; gives back the files written. Raises FileError if one cannot be."""
    written = []
    for concept in concepts:
        path = folder / f"{concept.id}.toml"
        text = canonical_text(concept)
        try:
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                path.write_text(text, encoding="utf-8", newline="\n")
                written.append(path)
        except OSError as error:
            raise FileError(f"{path}: cannot be written: {error.strerror}", "check the folder and its permissions") from error
    return written


def canonical_text(concept: Concept) -> str:
    """The text of a completed concept: each relation stands in the file whose id comes first."""
    own = tuple(relation for relation in concept.related if relation.concept > concept.id)
    return term_file.write(replace(concept, related=own))


def completed(concepts: dict[str, Concept]) -> dict[str, Concept]:
    """The concepts with each relation on both sides, in order of ids; a relation to nobody stays on its own side."""
    known: dict[str, dict[str, Relation]] = {concept_id: {} for concept_id in concepts}
    for concept in concepts.values():
        for relation in concept.related:
            known[concept.id].setdefault(relation.concept, relation)
            if relation.concept in known:
                known[relation.concept].setdefault(concept.id, Relation(concept.id, relation.reason))
    return {
        concept_id: replace(concepts[concept_id], related=tuple(known[concept_id][other] for other in sorted(known[concept_id])))
        for concept_id in sorted(concepts)
    }
