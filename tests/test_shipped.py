from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from damage import DAMAGE
from emngloss.corpus import shipped
from emngloss.corpus.shipped import open_glossary
from emngloss.corpus.snapshot import building
from emngloss.corpus.snapshot.building import compile_corpus
from emngloss.corpus.snapshot.reading import DIGEST_SUFFIX, Snapshot, open_snapshot
from emngloss.errors import CorpusError, FileError, SnapshotError
from small_corpus import CONCEPTS, REFUGEE


@pytest.fixture
def compilations(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths that were compiled so far."""
    paths: list[str] = []

    def counted(data: Path, path: str) -> None:
        paths.append(path)
        compile_corpus(data, path)

    monkeypatch.setattr(building, "compile_corpus", counted)
    return paths


def concepts(snapshot: Snapshot) -> int:
    return int(snapshot.rows("SELECT count(*) FROM concept")[0][0])


def compiled_files(cache: Path) -> list[str]:
    return sorted(path.name for path in cache.iterdir() if ".sqlite" in path.name)


def touch(path: Path) -> None:
    state = path.stat()
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns + 1_000_000_000))


def test_a_corpus_is_compiled_once_into_the_cache(corpus: Path, cache: Path, compilations: list[str]) -> None:
    for _ in range(3):
        snapshot = open_glossary(str(corpus))
        assert (concepts(snapshot), snapshot.in_memory) == (len(CONCEPTS), False)
    assert len(compilations) == 1
    assert compiled_files(cache) == [Path(compilations[0]).name, Path(compilations[0]).name + DIGEST_SUFFIX]


def test_changed_data_are_compiled_again_and_the_older_file_is_forgotten(
    corpus: Path, cache: Path, compilations: list[str]
) -> None:
    open_glossary(str(corpus))
    first = compiled_files(cache)
    (corpus / "terms" / "return.toml").unlink()
    assert concepts(open_glossary(str(corpus))) == len(CONCEPTS) - 1
    assert len(compilations) == 2
    assert len(compiled_files(cache)) == 2
    assert not set(first) & set(compiled_files(cache))


@pytest.mark.parametrize("name", ["acts.toml", "languages.toml", "edition.toml", "terms/refugee.toml"])
def test_a_change_of_one_character_in_any_file_is_seen(name: str, corpus: Path, cache: Path, compilations: list[str]) -> None:
    open_glossary(str(corpus))
    state = (corpus / name).stat()
    (corpus / name).write_bytes((corpus / name).read_bytes() + b"#")
    os.utime(corpus / name, ns=(state.st_atime_ns, state.st_mtime_ns))
    open_glossary(str(corpus))
    assert len(compilations) == 2


def test_touched_but_unchanged_data_are_not_compiled_again(corpus: Path, cache: Path, compilations: list[str]) -> None:
    open_glossary(str(corpus))
    for path in corpus.rglob("*.toml"):
        touch(path)
    open_glossary(str(corpus))
    open_glossary(str(corpus))
    assert len(compilations) == 1


def test_unchanged_data_are_not_even_read_again(corpus: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_glossary(str(corpus))
    touch(corpus / "themes.toml")
    open_glossary(str(corpus))
    monkeypatch.setattr(shipped, "_content", lambda data: pytest.fail("the files were read"))
    open_glossary(str(corpus))
    touch(corpus / "acts.toml")
    with pytest.raises(pytest.fail.Exception, match="the files were read"):
        open_glossary(str(corpus))


def test_another_corpus_does_not_displace_the_first(corpus: Path, tmp_path: Path, cache: Path, compilations: list[str]) -> None:
    other = shutil.copytree(corpus, tmp_path / "other")
    (other / "terms" / "return.toml").unlink()
    for _ in range(2):
        assert concepts(open_glossary(str(corpus))) == len(CONCEPTS)
        assert concepts(open_glossary(str(other))) == len(CONCEPTS) - 1
    assert len(compilations) == 2


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_file_in_the_cache_is_silently_built_again(
    damage: str, corpus: Path, cache: Path, compilations: list[str]
) -> None:
    open_glossary(str(corpus)).close()
    path = Path(compilations[0])
    whole = path.read_bytes()
    DAMAGE[damage](path)
    snapshot = open_glossary(str(corpus))
    assert (concepts(snapshot), snapshot.in_memory) == (len(CONCEPTS), False)
    assert len(compilations) == 2
    assert path.read_bytes() == whole
    open_snapshot(str(path))


def test_a_stamp_that_is_garbage_does_no_harm(corpus: Path, cache: Path, compilations: list[str]) -> None:
    open_glossary(str(corpus))
    for stamp in cache.glob("*.stamp"):
        stamp.write_bytes(b"garbage \xff")
    assert concepts(open_glossary(str(corpus))) == len(CONCEPTS)
    for stamp in cache.glob("*.stamp"):
        stamp.write_text("", encoding="ascii")
    assert concepts(open_glossary(str(corpus))) == len(CONCEPTS)
    assert len(compilations) == 1


def test_a_cache_that_is_a_file_gives_a_glossary_in_memory(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    snapshot = open_glossary(str(corpus))
    assert (concepts(snapshot), snapshot.in_memory) == (len(CONCEPTS), True)
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_a_cache_in_which_no_file_can_be_made_gives_a_glossary_in_memory(
    corpus: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "beside", lambda path: os.path.join(path, "nowhere"))
    snapshot = open_glossary(str(corpus))
    assert (concepts(snapshot), snapshot.in_memory) == (len(CONCEPTS), True)


def test_a_full_disk_gives_a_glossary_in_memory(corpus: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(data: Path, path: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(building, "compile_corpus", full)
    assert open_glossary(str(corpus)).in_memory


PROCESS = """\
import sys, time
from pathlib import Path
from emngloss.corpus.shipped import open_glossary
from emngloss.corpus.snapshot import building
Path(sys.argv[2] + ".ready").touch()
while not Path(sys.argv[3]).exists():
    time.sleep(0.002)
snapshot = open_glossary(sys.argv[1])
print(snapshot.in_memory, snapshot.rows("SELECT count(*) FROM concept")[0][0])
"""


def test_processes_that_compile_at_once_all_answer_and_leave_one_valid_file(corpus: Path, cache: Path, tmp_path: Path) -> None:
    start = tmp_path / "start"
    running = []
    for number in range(3):
        name = str(tmp_path / f"process-{number}")
        command = [sys.executable, "-c", PROCESS, str(corpus), name, str(start)]
        running.append((name, subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)))
    deadline = time.monotonic() + 30
    while not all(os.path.exists(f"{name}.ready") for name, _ in running) and time.monotonic() < deadline:
        time.sleep(0.005)
    start.touch()
    for _, process in running:
        out, err = process.communicate(timeout=60)
        assert (out.split(), err, process.returncode) == (["False", str(len(CONCEPTS))], "", 0)
    (name, digest) = compiled_files(cache)
    assert digest == name + DIGEST_SUFFIX
    open_snapshot(str(cache / name))


def test_what_another_process_is_writing_is_not_forgotten(corpus: Path, cache: Path, compilations: list[str]) -> None:
    open_glossary(str(corpus)).close()
    path = Path(compilations[0])
    path.unlink()
    other = path.with_name(f"{path.name}.99999999")
    other.write_bytes(b"half")
    open_glossary(str(corpus))
    assert other.read_bytes() == b"half"


def test_a_folder_that_is_not_there_is_refused(cache: Path, tmp_path: Path) -> None:
    for name in (str(tmp_path / "nowhere"), "", "a\0b"):
        with pytest.raises(FileError, match="no folder") as caught:
            open_glossary(name)
        assert (caught.value.exit_code, bool(caught.value.hint)) == (2, True)


def test_a_folder_that_is_no_corpus_is_refused(cache: Path, tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"edition\.toml: not found"):
        open_glossary(str(tmp_path))


def test_a_corpus_without_concept_files_is_refused(corpus: Path, cache: Path) -> None:
    shutil.rmtree(corpus / "terms")
    with pytest.raises(FileError, match=r"no folder .*terms"):
        open_glossary(str(corpus))


def test_a_broken_file_is_named_and_the_last_good_state_stays_in_the_cache(corpus: Path, cache: Path) -> None:
    open_glossary(str(corpus))
    before = compiled_files(cache)
    (corpus / "terms" / "refugee.toml").write_text(REFUGEE.replace('"asylum"', "asylum"), encoding="utf-8")
    for _ in range(2):
        with pytest.raises(CorpusError, match=r"^refugee\.toml:1: theme: not valid TOML"):
            open_glossary(str(corpus))
    assert compiled_files(cache) == before
    (corpus / "terms" / "refugee.toml").write_text(REFUGEE, encoding="utf-8")
    assert concepts(open_glossary(str(corpus))) == len(CONCEPTS)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_file_that_cannot_be_read_is_named(corpus: Path, cache: Path) -> None:
    (corpus / "terms" / "lost.toml").symlink_to(corpus / "nowhere")
    with pytest.raises(FileError, match=r"^lost\.toml: cannot be read: "):
        open_glossary(str(corpus))


def test_a_folder_with_the_name_of_a_file_is_named(corpus: Path, cache: Path) -> None:
    (corpus / "terms" / "zone.toml").mkdir()
    with pytest.raises(FileError, match=r"^zone\.toml: cannot be read: "):
        open_glossary(str(corpus))


@pytest.fixture
def installed(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The snapshot of an installation without a checkout."""
    package = tmp_path / "site-packages" / "emngloss"
    package.mkdir(parents=True)
    compile_corpus(corpus, str(package / shipped.SNAPSHOT_NAME))
    monkeypatch.setattr(shipped, "_PACKAGE", str(package))
    return package / shipped.SNAPSHOT_NAME


def test_an_installation_answers_from_its_own_snapshot(installed: Path, cache: Path) -> None:
    assert concepts(open_glossary()) == len(CONCEPTS)
    assert all(path.suffix == ".stamp" for path in cache.iterdir())


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_installation_is_refused_with_exit_code_3(damage: str, installed: Path, cache: Path) -> None:
    open_glossary().close()
    DAMAGE[damage](installed)
    with pytest.raises(SnapshotError) as caught:
        open_glossary()
    assert (caught.value.exit_code, bool(caught.value.hint)) == (3, True)


def test_an_installation_is_verified_where_the_cache_cannot_be_written(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert concepts(open_glossary()) == len(CONCEPTS)
    DAMAGE["garbage in the middle"](installed)
    with pytest.raises(SnapshotError, match="damaged"):
        open_glossary()


def test_an_installation_reads_another_corpus_when_asked(installed: Path, corpus: Path, cache: Path) -> None:
    (corpus / "terms" / "return.toml").unlink()
    assert concepts(open_glossary(str(corpus))) == len(CONCEPTS) - 1
