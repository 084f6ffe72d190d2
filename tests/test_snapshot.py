from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from builders import DATA, EN, glossary_of
from damage import DAMAGE
from emngloss.corpus import folder, frame_file
from emngloss.corpus.snapshot import stored
from emngloss.corpus.snapshot.building import compile_corpus, compile_in_memory, fill
from emngloss.corpus.snapshot.lines import concept_lines
from emngloss.corpus.snapshot.reading import APPLICATION_ID, DIGEST_SUFFIX, FORMAT_VERSION, Snapshot, file_digest, open_snapshot
from emngloss.errors import CorpusError, SnapshotError
from emngloss.model.concept import Concept, Definition, Note, NoteType
from emngloss.model.source import Basis, Source
from emngloss.model.term import Term, TermStatus
from small_corpus import CONCEPTS

TABLES = (
    "SELECT key, value FROM fact",
    "SELECT * FROM term",
    "SELECT * FROM name",
    "SELECT * FROM trigram",
    "SELECT * FROM concept",
)


@pytest.fixture
def compiled(corpus: Path, tmp_path: Path) -> Path:
    path = tmp_path / "small.sqlite"
    compile_corpus(corpus, str(path))
    return path


def digest(path: Path) -> str:
    return Path(f"{path}{DIGEST_SUFFIX}").read_text(encoding="ascii").strip()


def test_the_real_corpus_gives_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    code = (
        "import pathlib, sys; from emngloss.corpus.snapshot.building import compile_corpus as c\n"
        "c(pathlib.Path(sys.argv[1]), sys.argv[2])"
    )
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C", "TZ": f"UTC+{seed}"}
        command = [sys.executable, "-c", code, str(DATA), str(tmp_path / f"{seed}.sqlite")]
        subprocess.run(command, env=environment, check=True)
    assert (tmp_path / "1.sqlite").read_bytes() == (tmp_path / "2.sqlite").read_bytes()
    assert digest(tmp_path / "1.sqlite") == digest(tmp_path / "2.sqlite") == file_digest(str(tmp_path / "1.sqlite"))


def test_the_order_in_which_files_were_made_does_not_matter(corpus: Path, compiled: Path, tmp_path: Path) -> None:
    for path in sorted((corpus / "terms").iterdir(), reverse=True):
        data = path.read_bytes()
        path.unlink()
        path.write_bytes(data)
    compile_corpus(corpus, str(tmp_path / "again.sqlite"))
    assert (tmp_path / "again.sqlite").read_bytes() == compiled.read_bytes()


def test_another_corpus_gives_other_bytes(corpus: Path, compiled: Path, tmp_path: Path) -> None:
    (corpus / "terms" / "return.toml").unlink()
    compile_corpus(corpus, str(tmp_path / "other.sqlite"))
    assert digest(tmp_path / "other.sqlite") != digest(compiled)


def test_the_glossary_read_back_equals_the_one_read_from_the_files() -> None:
    connection = compile_in_memory(DATA)
    frame = frame_file.of_texts(frame_file.texts(DATA))
    read = frame_file.glossary(frame, folder.load(DATA / "terms"))
    back = stored.glossary(Snapshot(connection))
    assert len(back) == len(read) >= 60
    for concept in read:
        assert back[concept.id] == concept
    assert back == read


def test_a_concept_that_does_not_exist_is_no_key(compiled: Path) -> None:
    glossary = stored.glossary(open_snapshot(str(compiled)))
    with pytest.raises(KeyError):
        glossary["nowhere"]
    assert "nowhere" not in glossary.concepts
    assert list(glossary.concepts) == sorted(CONCEPTS)


def test_the_snapshot_in_memory_holds_the_same(corpus: Path, compiled: Path) -> None:
    memory, file = compile_in_memory(corpus), open_snapshot(str(compiled))
    for table in TABLES:
        assert memory.execute(table).fetchall() == file.rows(table)


def test_a_snapshot_is_called_by_its_application_and_version(compiled: Path) -> None:
    connection = sqlite3.connect(compiled)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (FORMAT_VERSION,)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def test_an_open_snapshot_cannot_be_written(compiled: Path) -> None:
    before = compiled.read_bytes()
    with pytest.raises(SnapshotError, match="readonly"):
        open_snapshot(str(compiled)).rows("DELETE FROM concept")
    assert compiled.read_bytes() == before


def test_opening_leaves_no_file_beside(compiled: Path) -> None:
    before = sorted(os.listdir(compiled.parent))
    open_snapshot(str(compiled)).rows("SELECT count(*) FROM term")
    assert sorted(os.listdir(compiled.parent)) == before


def test_an_open_snapshot_is_immutable_so_that_a_lock_of_somebody_else_does_not_matter(compiled: Path) -> None:
    writer = sqlite3.connect(compiled, isolation_level=None)
    writer.execute("BEGIN EXCLUSIVE")
    try:
        assert open_snapshot(str(compiled)).languages() == ["de", "en", "fr", "uk"]
    finally:
        writer.close()


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_snapshot_is_refused_with_exit_code_3(damage: str, compiled: Path) -> None:
    open_snapshot(str(compiled))
    DAMAGE[damage](compiled)
    with pytest.raises(SnapshotError) as caught:
        open_snapshot(str(compiled))
    assert (caught.value.exit_code, caught.value.code) == (3, "data")
    assert str(compiled) in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize(
    "name", ["with space", "50%25 ?a=b&mode=rw", "#hash", "čeština ქართული", "quote'\"", "a;b,c=d+e", "~tilde", "back\\slash"]
)
def test_a_path_with_any_characters_is_opened(name: str, corpus: Path, tmp_path: Path) -> None:
    if sys.platform == "win32" and set(name) & set('?"\\'):
        pytest.skip("Windows does not allow this name")
    place = tmp_path / name
    place.mkdir()
    compile_corpus(corpus, str(place / "data.sqlite"))
    assert open_snapshot(str(place / "data.sqlite")).fact("name") == "small"
    assert sorted(os.listdir(place)) == ["data.sqlite", f"data.sqlite{DIGEST_SUFFIX}"]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are text there")
def test_a_path_that_is_no_text_is_opened(corpus: Path, tmp_path: Path) -> None:
    place = os.path.join(os.fsencode(tmp_path), b"caf\xe9")
    os.mkdir(place)
    path = os.fsdecode(os.path.join(place, b"data.sqlite"))
    compile_corpus(corpus, path)
    assert open_snapshot(path).fact("name") == "small"


@pytest.mark.skipif(sys.platform == "win32", reason="two slashes name a server there")
def test_a_path_that_starts_with_two_slashes_is_no_server(compiled: Path) -> None:
    assert open_snapshot(f"/{compiled}").fact("name") == "small"


def test_a_relative_path_is_opened(compiled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(compiled.parent)
    assert open_snapshot(compiled.name).fact("version") == "1"


def test_a_broken_corpus_leaves_nothing_behind(corpus: Path, tmp_path: Path) -> None:
    (corpus / "terms" / "refugee.toml").write_text("theme = ", encoding="utf-8")
    (tmp_path / "target").mkdir()
    with pytest.raises(CorpusError, match=r"^refugee\.toml:1: theme: not valid TOML"):
        compile_corpus(corpus, str(tmp_path / "target" / "x.sqlite"))
    assert os.listdir(tmp_path / "target") == []


def test_a_target_that_cannot_be_written_is_an_error_of_the_system(corpus: Path, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="unable to open"):
        compile_corpus(corpus, str(tmp_path / "nowhere" / "x.sqlite"))


def test_a_rebuilt_file_replaces_the_old_one_whole(corpus: Path, compiled: Path) -> None:
    reader = open_snapshot(str(compiled))
    (corpus / "terms" / "return.toml").unlink()
    compile_corpus(corpus, str(compiled))
    assert reader.rows("SELECT count(*) FROM concept") == [(len(CONCEPTS),)]
    assert open_snapshot(str(compiled)).rows("SELECT count(*) FROM concept") == [(len(CONCEPTS) - 1,)]


def test_languages_and_countries_are_named_in_every_language(compiled: Path) -> None:
    snapshot = open_snapshot(str(compiled))
    assert snapshot.language_name("uk", "de") == "Ukrainisch"
    assert snapshot.language_name("uk", "uk") == "українська"
    assert snapshot.region_name("AT", "fr") == "Autriche"
    assert (snapshot.language_name("xx"), snapshot.region_name("ZZ")) == ("xx", "ZZ")


@pytest.mark.parametrize(
    ("name", "found"),
    [("de", ("de", "tag")), ("german", ("de", "name")), ("deutsch", ("de", "name")), ("украінська", ("uk", "name")),
     ("ua", ("uk", "country")), ("danish", None), ("gr", None)],
)  # fmt: skip
def test_a_language_is_found_by_tag_name_and_country_code(name: str, found: tuple[str, str] | None, compiled: Path) -> None:
    assert open_snapshot(str(compiled)).tag_of(name) == found


def test_the_lines_of_a_concept_are_one_record_each(compiled: Path) -> None:
    snapshot = open_snapshot(str(compiled))
    lines = snapshot.lines("refugee").splitlines()
    assert lines[0] == "id\trefugee"
    assert "source\tArt. 3(5) of Regulation (EU) 2024/1347 (Qualification Regulation)\tadapted\tin force\t" in "\n".join(lines)
    assert "term\tuk\tбіженець\tpreferred\tfull-form\t\t\temn\t\t\t" in lines
    assert "narrower\tremoval" in snapshot.lines("return").splitlines()


def test_a_tab_or_line_end_in_a_text_does_not_break_a_line(corpus: Path) -> None:
    file = corpus / "terms" / "removal.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("another word", "another\\tword\\nor two\\r"), encoding="utf-8")
    snapshot = Snapshot(compile_in_memory(corpus))
    assert "note\tusage\tIn Austria another word or two is used." in snapshot.lines("removal").split("\n")


def test_a_source_that_a_note_merely_cites_again_is_no_line_of_its_own() -> None:
    place = Source("32024R1347", "Art. 3(5)")
    concept = Concept(
        "refugee",
        definitions=(Definition({EN: "person"}, None, (replace(place, basis=Basis.ADAPTED),)),),
        notes=(Note(NoteType.SCOPE, "Not others.", (place, Source("32024R1347", "Art. 1"))),),
    )
    bases = [line.split("\t")[2] for line in concept_lines(concept, glossary_of([concept]), ()) if line.startswith("source")]
    assert bases == ["adapted", "cited"]


def test_a_text_that_no_table_holds_leaves_the_snapshot_without_rows() -> None:
    connection = sqlite3.connect(":memory:")
    fill(connection, glossary_of([Concept("a", terms=(Term("one | two", EN), Term("three", EN, TermStatus.ADMITTED)))]), {})
    assert stored.StoredConcepts(Snapshot(connection)).wide_rows() is None
