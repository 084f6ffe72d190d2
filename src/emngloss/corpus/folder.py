"""A folder of concept files ⇄ concepts: relations are written once on disk and known on both sides in memory."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from emngloss.corpus import term_file
from emngloss.corpus.cache import beside
from emngloss.corpus.text_file import text_of
from emngloss.errors import CorpusError, FileError, GlossError
from emngloss.model.concept import Concept, Relation


def load(folder: Path) -> dict[str, Concept]:
    """All concepts of a folder by id, in order of their ids, with relations completed to both sides.

    Raises FileError if the folder cannot be read, CorpusError for a file that is not a concept.
    """
    if not folder.is_dir():
        raise FileError(f"no folder {str(folder)!r}", "name a folder that holds terms/<concept-id>.toml")
    read, refused = [], []
    for path in files(folder):
        try:
            read.append(term_file.read(text_of(path), path.stem, path.name))
        except GlossError as error:
            refused.append(error)
    if refused:
        raise _together(refused)
    return completed({concept.id: concept for concept in read})


def _together(errors: Sequence[GlossError]) -> GlossError:
    """One error that names all files that cannot be read: who mends one should not meet the next only then."""
    first, *others = errors
    if not others:
        return first
    listed = "\n".join(f"{error.message} ({error.hint})" for error in errors)
    return CorpusError(f"{len(errors)} files cannot be read:\n{listed}", "nothing was changed")


def files(folder: Path) -> list[Path]:
    """The concept files of a folder in order of their ids; the hidden files of editors and systems are none."""
    return sorted((path for path in folder.glob("*.toml") if not path.name.startswith(".")), key=lambda path: path.stem)


def save(concepts: Iterable[Concept], folder: Path) -> list[Path]:
    """Write the concepts whose file differs, each beside and renamed; gives back the files written.

    Before anything is written, every text is read back. Raises CorpusError for a concept that a file cannot hold (without theme,
    with a relation without reason), FileError if a file cannot be written.
    """
    chosen = tuple(concepts)
    known = {concept.id for concept in chosen} | {path.stem for path in files(folder)}
    texts = {folder / f"{concept.id}.toml": _verified(canonical_text(concept, known), concept) for concept in chosen}
    return [path for path, data in texts.items() if _replaced(path, data)]


def canonical_text(concept: Concept, known: Collection[str] | None = None) -> str:
    """The text of a completed concept: each relation stands in the file whose id comes first.

    Of the ids ``known`` (None: all) a relation to another concept, which has no file of its own, stays where it is.
    """
    own = (one for one in concept.related if one.concept > concept.id or (known is not None and one.concept not in known))
    return term_file.write(replace(concept, related=tuple(own)))


def _verified(text: str, concept: Concept) -> bytes:
    """The bytes of a text that was read back."""
    name = f"{concept.id}.toml"
    term_file.read(text, concept.id, name)
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise CorpusError(f"{name}: half a surrogate pair is no text", "correct the text; nothing was changed") from error


def _replaced(path: Path, data: bytes) -> bool:
    """Write a file that differs, beside and renamed, so that a full disk leaves the old one whole; True if it was written."""
    temporary = Path(beside(str(path)))
    try:
        if path.exists() and path.read_bytes() == data:
            return False
        temporary.write_bytes(data)
        os.replace(temporary, path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise FileError(f"{path}: cannot be written: {error.strerror}", "check the folder and its permissions") from error
    return True


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
