from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from importlib.resources import files
from pathlib import Path

import pytest

import emngloss
from emngloss import Concept, LoadedGlossary, load
from emngloss.errors import FileError, UnknownConceptError, UnknownLanguageError, UnknownThemeError, UsageError
from emngloss.search.hit import FoundTerm, Hit
from small_corpus import CONCEPTS


def test_the_example_of_the_readme_holds() -> None:
    from emngloss import load

    term = load().search("asylm seeker")[0].concept.preferred_term("fr")
    assert term is not None
    assert term.text == "demandeur d’asile"


@pytest.mark.parametrize("name", emngloss.__all__)
def test_every_public_name_can_be_imported_and_is_documented(name: str) -> None:
    value = getattr(emngloss, name)
    assert value.__doc__
    assert name in dir(emngloss)


def test_every_public_name_is_there_whatever_was_imported_first() -> None:
    code = "\n".join(
        (
            "import emngloss.search.ranking, emngloss.search.translation",
            "from emngloss import load, search, translate",
            "from emngloss import *",
            "from emngloss.search import ranking",
            "import emngloss",
            "assert callable(search) and callable(emngloss.search) and callable(translate), search",
            "assert ranking.search is not search",
            "print(search('asylum')[0].concept_id, emngloss.search('asylum', limit=1)[0].concept_id)",
        )
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("asylum asylum\n", "")


def test_an_unknown_name_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Dictionary'"):
        _ = emngloss.Dictionary  # type: ignore[attr-defined]


def test_the_types_are_shipped() -> None:
    assert (files("emngloss") / "py.typed").is_file()


def test_importing_the_package_loads_none_of_its_parts() -> None:
    code = "import sys, emngloss; print([name for name in sys.modules if name.startswith('emngloss.')])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_the_functions_answer_as_the_loaded_glossary_does(library: LoadedGlossary) -> None:
    assert [repr(hit) for hit in emngloss.search("protection", limit=4)] == [
        repr(h) for h in library.search("protection", limit=4)
    ]
    ours, theirs = emngloss.translate("asylum", ["de", "fr"]), library.translate("asylum", ["de", "fr"])
    assert ours.equivalents.keys() == theirs.equivalents.keys()
    assert emngloss.translate("Asyl", ["en"], from_language="de").hit is not None


def test_iterating_gives_the_concepts_in_order_of_their_ids(library: LoadedGlossary) -> None:
    ids = [concept.id for concept in library]
    assert ids == sorted(ids)
    assert len(library) == len(ids) >= 60
    assert isinstance(library["asylum"], Concept)
    with pytest.raises(KeyError):
        library["nowhere"]


@pytest.mark.parametrize(
    "name", ["unaccompanied-minor", "UAM", "unaccompanied minor", "mineur non accompagné", "UNACCOMPANIED MINOR"]
)
def test_a_concept_is_found_by_id_and_by_any_of_its_terms(name: str, library: LoadedGlossary) -> None:
    assert library.concept(name).id == "unaccompanied-minor"


def test_a_concept_is_found_by_its_old_ids(corpus: Path, cache: Path) -> None:
    assert load(corpus).concept("convention-refugee").id == "refugee"


def test_a_concept_without_terms_is_found_by_its_id(corpus: Path, cache: Path) -> None:
    assert load(corpus).concept("nameless").terms == ()


def test_what_only_resembles_a_concept_is_offered_and_not_taken(library: LoadedGlossary) -> None:
    with pytest.raises(UnknownConceptError, match="no concept is called 'asylm seeker'") as caught:
        library.concept("asylm seeker")
    assert caught.value.exit_code == 1
    assert (caught.value.hint or "").startswith("did you mean: asylum-seeker")


@pytest.mark.parametrize("name", ["quantum chromodynamics", "", "\ud800", "\x00"])
def test_what_names_nothing_is_refused(name: str, library: LoadedGlossary) -> None:
    with pytest.raises(UnknownConceptError) as caught:
        library.concept(name)
    assert caught.value.hint is None


def test_another_corpus_is_read_from_its_folder(corpus: Path, cache: Path) -> None:
    for data in (corpus, str(corpus)):
        glossary = load(data)
        assert sorted(concept.id for concept in glossary) == sorted(CONCEPTS)
        assert glossary.glossary.edition.name == "small"
        assert glossary.search("removal")[0].concept.preferred_term("uk") is not None


def test_a_folder_that_is_no_corpus_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError):
        load(tmp_path / "nowhere")


@pytest.mark.parametrize("tag", ["da", "sr-Latn", "sq", "danish", "", "d", "xx-YY"])
def test_a_language_that_the_glossary_does_not_have_is_refused_and_never_replaced(tag: str, library: LoadedGlossary) -> None:
    with pytest.raises(UnknownLanguageError) as caught:
        library.translate("asylum", ["de", tag])
    assert (caught.value.exit_code, bool(caught.value.hint)) == (2, True)
    with pytest.raises(UnknownLanguageError):
        library.translate("asylum", ["de"], from_language=tag)
    with pytest.raises(UnknownLanguageError):
        library.search("asylum", languages=[tag])
    with pytest.raises(UnknownLanguageError):
        library.search("asylum", display=tag)


def test_an_unknown_theme_is_refused(library: LoadedGlossary) -> None:
    with pytest.raises(UnknownThemeError, match="'weather'") as caught:
        library.search("asylum", themes=["weather"])
    assert "return" in str(caught.value.hint)


def test_one_language_or_theme_may_be_given_without_a_list(library: LoadedGlossary) -> None:
    assert list(library.translate("asylum", "fr").equivalents) == ["fr"]
    assert {hit.term.language for hit in library.search("asile", languages="fr")} == {"fr"}
    theme = library["asylum"].theme or ""
    assert {hit.concept.theme for hit in library.search("asile", themes=theme)} == {theme}


def test_a_query_that_is_too_long_is_refused_everywhere(library: LoadedGlossary) -> None:
    for ask in (library.search, library.concept, lambda text: library.translate(text, ["de"])):
        with pytest.raises(UsageError, match="characters"):
            ask("a" * 501)


def test_a_hit_gives_its_concept_and_without_a_glossary_says_so(library: LoadedGlossary) -> None:
    hit = library.search("asylum")[0]
    assert hit.concept == library["asylum"]
    assert repr(hit) == "<Hit asylum exact 1.00 'asylum' [en]>"
    with pytest.raises(LookupError):
        _ = Hit("asylum", 1.0, "exact", FoundTerm("asylum", "asylum", "en", "preferred")).concept


def test_several_threads_may_ask_at_once(library: LoadedGlossary) -> None:
    queries = ["asylum seeker", "unacompanied minor", "bezhanets", "protec"] * 200
    alone = [repr(library.search(query)) for query in queries[:4]] * 200
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda query: repr(library.search(query)), queries)) == alone
        assert list(pool.map(lambda query: library.search(query)[0].concept.id, queries))


def test_nothing_is_said_about_what_was_asked(library: LoadedGlossary, capfd: pytest.CaptureFixture[str]) -> None:
    library.search("asylm seeker")
    library.translate("quantum chromodynamics", ["de"])
    assert capfd.readouterr() == ("", "")


def test_every_public_name_has_one_home() -> None:
    homes = {name: home for home, names in emngloss._HOMES.items() for name in names}
    assert set(homes) == set(emngloss.__all__)
    assert all(hasattr(import_module(home), name) for name, home in homes.items())


def test_a_closed_glossary_answers_no_more() -> None:
    with emngloss.load() as glossary:
        assert glossary.search("asylum")
    with pytest.raises(Exception, match="closed"):
        glossary.search("asylum")
