from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from emngloss.corpus import frame_file
from emngloss.errors import CorpusError, FileError
from emngloss.model.frame import LATIN_ALPHABET
from emngloss.model.glossary import Glossary
from emngloss.model.legal_act import ActKind, ActState
from small_corpus import FRAME


def glossary(**changes: tuple[str, str]) -> Glossary:
    """The small frame with a replacement in a file: ``acts=("old", "new")``."""
    texts = dict(FRAME)
    for name, (old, new) in changes.items():
        assert old in texts[f"{name}.toml"]
        texts[f"{name}.toml"] = texts[f"{name}.toml"].replace(old, new, 1)
    return frame_file.glossary(frame_file.of_texts(texts), {})


def test_the_edition_is_read() -> None:
    edition = glossary().edition
    assert (edition.name, edition.version, edition.date) == ("small", "1", date(2026, 11, 21))


def test_an_act_with_a_celex_number_for_a_key_needs_no_other() -> None:
    act = glossary().acts["32011L0095"]
    assert (act.celex, act.kind, act.state, act.replaced_by) == ("32011L0095", ActKind.DIRECTIVE, ActState.REPEALED, "32024R1347")


def test_an_act_with_a_slug_for_a_key_has_no_celex_number_unless_it_is_given() -> None:
    assert glossary(acts=("[32011L0095]", "[qualification-2011]")).acts["qualification-2011"].celex is None
    assert glossary(acts=("[32011L0095]", "[convention]")).acts["convention"].celex is None
    named = glossary(acts=("[32011L0095]\n", '[qualification-2011]\ncelex = "32011L0095"\n'))
    assert named.acts["qualification-2011"].celex == "32011L0095"


def test_a_language_without_alphabet_has_that_of_latin() -> None:
    languages = glossary().languages
    assert languages[next(iter(languages))].alphabet == LATIN_ALPHABET
    given = glossary(languages=("[en]\n", '[en]\nalphabet = "b a"\n'))
    assert [language.alphabet for tag, language in given.languages.items() if tag == "en"] == [("b", "a")]


def test_a_language_knows_the_countries_that_it_serves() -> None:
    countries = {str(tag): language.countries for tag, language in glossary().languages.items()}
    assert countries == {"de": ("AT",), "en": (), "fr": ("FR",), "uk": ()}


def test_spellings_are_read_by_letter() -> None:
    spellings = {str(tag): dict(language.spellings) for tag, language in glossary().languages.items()}
    assert spellings["de"] == {"ä": "ae", "ö": "oe", "ü": "ue"}
    assert spellings["fr"] == {}


def test_a_language_says_how_its_words_change() -> None:
    plain = {str(tag): language for tag, language in glossary().languages.items()}["en"]
    assert (plain.endings, plain.function_words, plain.mutations, plain.compounds, plain.links) == ((), (), {}, False, ())
    told = '[en]\nendings = "s es"\nfunction_words = "a of"\nmutations = { th = "t" }\ncompounds = true\nlinks = "s"\n'
    given = {str(tag): language for tag, language in glossary(languages=("[en]\n", told)).languages.items()}["en"]
    assert (given.endings, given.function_words, given.links) == (("s", "es"), ("a", "of"), ("s",))
    assert (given.mutations, given.compounds) == ({"th": "t"}, True)


def test_a_country_names_what_is_not_covered() -> None:
    assert glossary().countries["RS"].not_covered == ("sr",)


FAULTS = {
    "edition date": ("edition", ("date = 2026-11-21\n", ""), "edition.toml: date: is missing"),
    "edition date as number": ("edition", ("2026-11-21", "2026"), "edition.toml:3: date: 2026 is not a date"),
    "edition key": ("edition", ("name =", "title ="), "edition.toml: name: is missing"),
    "edition extra": ("edition", ("version =", 'colour = "red"\nversion ='), "edition.toml:2: colour: unknown key"),
    "kind": ("acts", ('"directive"', '"law"'), "acts.toml:5: 32011L0095.kind: unknown value 'law'"),
    "no kind": ("acts", ('kind = "directive"\n', ""), "acts.toml:1: 32011L0095.kind: is missing"),
    "no state": ("acts", ('state = "in-force"\n', ""), "acts.toml:10: 32024R1347.state: is missing"),
    "act date": ("acts", ("2011-12-13", '"soon"'), "acts.toml:7: 32011L0095.date: 'soon' is not a date"),
    "act key": ("acts", ("title =", "subject ="), "acts.toml:1: 32011L0095.title: is missing"),
    "act extra": ("acts", ("number =", 'colour = "red"\nnumber ='), "acts.toml:3: 32011L0095.colour: unknown key"),
    "act no table": ("acts", ("[32011L0095]", 'x = "y"\n[32011L0095]'), "acts.toml:1: x: 'y' is not a table"),
    "tag": ("languages", ("[en]", "[english]"), "languages.toml:6: english: 'english' is not a language tag"),
    "script": ("languages", ('script = "Latn"\n', ""), "languages.toml:1: de.script: is missing"),
    "theme": ("themes", ("scope =", "extent ="), "themes.toml:1: asylum.scope: is missing"),
    "country tag": ("countries", ('["de"]', '["deutsch"]'), "countries.toml:3: AT.languages: 'deutsch' is not a language tag"),
    "country role": ("countries", ('role = "member"\n', ""), "countries.toml:1: AT.role: is missing"),
    "not toml": ("themes", ("[return]", "[asylum]"), "themes.toml:5: asylum: not valid TOML"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_answered_with_file_line_key_and_remedy(fault: str) -> None:
    name, change, said = FAULTS[fault]
    with pytest.raises(CorpusError) as caught:
        glossary(**{name: change})
    assert caught.value.message.startswith(said)
    assert caught.value.hint
    assert caught.value.hint.endswith("nothing was changed")


@pytest.mark.parametrize("name", frame_file.FILES)
def test_a_missing_file_of_the_frame_is_named(name: str, corpus: Path) -> None:
    (corpus / name).unlink()
    with pytest.raises(FileError, match=f"{name}: not found") as caught:
        frame_file.texts(corpus)
    assert caught.value.hint


def test_a_file_of_the_frame_that_is_not_utf_8_is_refused_with_its_line(corpus: Path) -> None:
    (corpus / "themes.toml").write_bytes(b"[asylum]\nname = '\xff'\n")
    with pytest.raises(FileError, match=r"^themes\.toml:2: not UTF-8"):
        frame_file.texts(corpus)
