from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from builders import DATA, DE
from emngloss.corpus import folder, term_file
from emngloss.errors import CorpusError, FileError
from emngloss.model.concept import Concept, Relation, RelationReason
from emngloss.model.term import Provenance, Term
from small_corpus import CONCEPTS, REFUGEE


def related(concept: Concept) -> dict[str, RelationReason | None]:
    return {relation.concept: relation.reason for relation in concept.related}


def stamps(terms: Path) -> dict[str, tuple[bytes, int]]:
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in terms.iterdir()}


def test_concepts_come_in_order_of_their_ids(corpus: Path) -> None:
    assert list(folder.load(corpus / "terms")) == sorted(CONCEPTS)


def test_a_relation_written_once_is_known_on_both_sides(corpus: Path) -> None:
    concepts = folder.load(corpus / "terms")
    assert related(concepts["refugee"]) == {"removal": RelationReason.CONTRAST, "return": RelationReason.STAGE}
    assert related(concepts["removal"]) == {"refugee": RelationReason.CONTRAST}
    assert related(concepts["return"]) == {"refugee": RelationReason.STAGE}


def test_a_relation_of_both_sides_is_written_once_where_the_id_comes_first(corpus: Path) -> None:
    terms = corpus / "terms"
    assert folder.save(folder.load(terms).values(), terms) == []
    assert "[related]" not in (terms / "removal.toml").read_text(encoding="utf-8")


def test_a_relation_written_on_the_wrong_side_moves(corpus: Path) -> None:
    terms = corpus / "terms"
    file = terms / "return.toml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("[terms]", '[related]\nnameless = "cause"\n\n[terms]'), encoding="utf-8"
    )
    written = folder.save(folder.load(terms).values(), terms)
    assert [path.name for path in written] == ["nameless.toml", "return.toml"]
    assert "[related]" not in file.read_text(encoding="utf-8")
    assert 'return = "cause"' in (terms / "nameless.toml").read_text(encoding="utf-8")


def test_a_relation_to_nobody_is_not_lost(corpus: Path) -> None:
    terms = corpus / "terms"
    file = terms / "removal.toml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("[terms]", '[related]\nabsent = "cause"\n\n[terms]'), encoding="utf-8"
    )
    before = file.read_bytes()
    concepts = folder.load(terms)
    assert "absent" in related(concepts["removal"])
    assert folder.save(concepts.values(), terms) == []
    assert file.read_bytes() == before


def test_a_relation_to_a_concept_of_the_folder_that_is_not_saved_is_written_once(corpus: Path) -> None:
    terms = corpus / "terms"
    assert folder.save([folder.load(terms)["removal"]], terms) == []


def test_only_what_changed_is_written(corpus: Path) -> None:
    terms = corpus / "terms"
    concepts = folder.load(terms)
    concepts["return"] = replace(
        concepts["return"], terms=(*concepts["return"].terms, Term("retour", DE, provenance=Provenance.EMN))
    )
    before = stamps(terms)
    assert folder.save(concepts.values(), terms) == [terms / "return.toml"]
    after = stamps(terms)
    assert {name for name in after if after[name] != before[name]} == {"return.toml"}
    assert folder.load(terms)["return"].preferred_term("de") is not None


def test_a_new_concept_gets_a_file(corpus: Path) -> None:
    terms = corpus / "terms"
    assert folder.save([Concept("visa", theme="return")], terms) == [terms / "visa.toml"]
    assert (terms / "visa.toml").read_bytes() == b'theme = "return"\n'


def test_a_file_with_carriage_returns_is_rewritten(corpus: Path) -> None:
    terms = corpus / "terms"
    (terms / "refugee.toml").write_bytes(REFUGEE.replace("\n", "\r\n").encode())
    assert folder.save(folder.load(terms).values(), terms) == [terms / "refugee.toml"]
    assert (terms / "refugee.toml").read_bytes() == REFUGEE.encode()


@pytest.mark.parametrize(
    "concept",
    [
        Concept("visa"),
        Concept("visa", theme="return", related=(Relation("zone"),)),
        Concept("visa", theme="return", broader=("refugee", "return")),
        Concept("visa", theme="return", terms=(Term("\ud800", DE),)),
        Concept("visa", theme="return", terms=(Term("", DE),)),
    ],
    ids=["no theme", "no reason", "two parents", "half a surrogate pair", "empty term"],
)
def test_what_a_file_cannot_hold_is_refused_before_anything_is_written(concept: Concept, corpus: Path) -> None:
    terms = corpus / "terms"
    before = stamps(terms)
    with pytest.raises(CorpusError, match=r"^visa\.toml:?"):
        folder.save([Concept("border", theme="return"), concept], terms)
    assert stamps(terms) == before


def test_a_file_that_cannot_be_written_is_named_and_stays_whole(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terms = corpus / "terms"
    changed = replace(folder.load(terms)["refugee"], emn=None)
    before = stamps(terms)

    def full(path: Path, data: bytes) -> int:
        with path.open("wb") as file:
            file.write(data[:10])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(FileError, match=r"refugee\.toml: cannot be written: No space left"):
        folder.save([changed], terms)
    assert stamps(terms) == before


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="no folder") as caught:
        folder.load(tmp_path / "nowhere")
    assert caught.value.hint


def test_a_file_that_is_not_utf_8_is_refused_with_its_line(corpus: Path) -> None:
    file = corpus / "terms" / "refugee.toml"
    data = REFUGEE.encode().replace("Flüchtling".encode(), "Flüchtling".encode("latin-1"))
    file.write_bytes(data)
    with pytest.raises(FileError, match=r"^refugee\.toml:19: not UTF-8$") as caught:
        folder.load(corpus / "terms")
    assert caught.value.hint
    assert file.read_bytes() == data


def test_a_byte_order_mark_is_called_by_its_name(corpus: Path) -> None:
    (corpus / "terms" / "refugee.toml").write_bytes(b"\xef\xbb\xbf" + REFUGEE.encode())
    with pytest.raises(FileError, match=r"^refugee\.toml:1: starts with a byte-order mark$"):
        folder.load(corpus / "terms")


def test_a_file_that_cannot_be_read_is_named(corpus: Path) -> None:
    (corpus / "terms" / "zone.toml").mkdir()
    with pytest.raises(FileError, match=r"^zone\.toml: cannot be read: ") as caught:
        folder.load(corpus / "terms")
    assert caught.value.hint


def test_a_broken_file_is_named_and_nothing_is_changed(corpus: Path) -> None:
    terms = corpus / "terms"
    (terms / "refugee.toml").write_text(REFUGEE.replace('"asylum"', "asylum"), encoding="utf-8")
    before = stamps(terms)
    with pytest.raises(CorpusError, match=r"^refugee\.toml:1: theme: not valid TOML"):
        folder.load(terms)
    assert stamps(terms) == before


def test_text_is_read_in_normalization_form_c(corpus: Path) -> None:
    (corpus / "terms" / "refugee.toml").write_text(REFUGEE.replace("ü", "u\u0308"), encoding="utf-8")
    term = folder.load(corpus / "terms")["refugee"].preferred_term("de")
    assert term is not None
    assert term.text == "Flüchtling"


def test_other_files_beside_the_concepts_are_left_alone(corpus: Path) -> None:
    (corpus / "terms" / "notes.txt").write_bytes(b"\xff")
    (corpus / "terms" / ".refugee.toml.1234").write_bytes(b"\xff")
    assert list(folder.load(corpus / "terms")) == sorted(CONCEPTS)


def test_a_conflict_of_reasons_keeps_the_relation_on_both_sides() -> None:
    stage, cause = Relation("b", RelationReason.STAGE), Relation("a", RelationReason.CAUSE)
    concepts = folder.completed({"b": Concept("b", related=(cause,)), "a": Concept("a", related=(stage,))})
    assert (set(related(concepts["a"])), set(related(concepts["b"]))) == ({"b"}, {"a"})
    assert list(concepts) == ["a", "b"]


def test_every_shipped_file_is_read_and_written_as_it_is() -> None:
    concepts = folder.load(DATA / "terms")
    assert len(concepts) >= 60
    for concept_id, concept in concepts.items():
        path = DATA / "terms" / f"{concept_id}.toml"
        assert folder.canonical_text(concept) == path.read_text(encoding="utf-8"), path.name
        assert term_file.read(folder.canonical_text(concept), concept_id, path.name).terms == concept.terms


def test_all_files_that_cannot_be_read_are_named_at_once(corpus: Path) -> None:
    terms = corpus / "terms"
    first, second, *_ = sorted(terms.glob("*.toml"))
    first.write_text("theme = \n", encoding="utf-8")
    second.write_text('theme = "x"\nthemee = "y"\n', encoding="utf-8")
    with pytest.raises(CorpusError) as caught:
        folder.load(terms)
    assert caught.value.message.startswith("2 files cannot be read:")
    assert f"{first.name}:1" in caught.value.message
    assert f"{second.name}:2: themee: unknown key" in caught.value.message


def test_hidden_files_of_editors_are_no_concepts(corpus: Path) -> None:
    before = list(folder.load(corpus / "terms"))
    (corpus / "terms" / ".#asylum.toml").symlink_to("nobody@nowhere.1")
    (corpus / "terms" / "._return.toml").write_bytes(b"\xff\xfe")
    assert list(folder.load(corpus / "terms")) == before
