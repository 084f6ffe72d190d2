"""Language arguments: tags, names in any language, country codes of older pages, and languages that are not covered."""

from __future__ import annotations

import pytest

from cli.running import Answer, call
from emngloss.cli.exit_code import OK, USAGE

NAMES = {
    "de": [
        "de",
        "DE",
        "De",
        "german",
        "German",
        "GERMAN",
        "Deutsch",
        "deutsch",
        "allemand",
        "Duits",
        "γερμανικά",
        "გერმანული",
        "tysk",
    ],
    "ka": ["ka", "ქართული", "Georgian", "georgisch", "géorgien"],
    "el": ["el", "Ελληνικά", "ελληνικα", "greek", "grec"],
    "hy": ["hy", "հայերեն", "Armenian", "arménien"],
    "uk": ["uk", "UK", "українська", "ukrainian"],
}


def targets(argument: str, *more: str) -> list[str]:
    answer = call("translate", "asylum", "--to", argument, *more, "--json")
    assert answer.status == OK, answer.err
    return list(answer.document["to"])


@pytest.mark.parametrize(("tag", "name"), [(tag, name) for tag, names in NAMES.items() for name in names])
def test_a_language_is_named_by_its_tag_or_a_name_in_any_language(tag: str, name: str) -> None:
    assert targets(name) == [tag]


@pytest.mark.parametrize("name", ["no", "NO", "Norwegian", "norsk", "norvégien"])
def test_norwegian_is_bokmal_and_nynorsk(name: str) -> None:
    assert targets(name) == ["nb", "nn"]


def test_both_forms_of_norwegian_have_their_own_tags() -> None:
    assert targets("nb") == ["nb"]
    assert targets("norsk bokmål,Norwegian Nynorsk") == ["nb", "nn"]
    assert targets("no-NO") == ["nb-NO", "nn-NO"]


def test_targets_are_repeatable_and_take_commas_each_once_in_the_order_given() -> None:
    assert targets("fr,de", "--to", "ka,fr") == ["fr", "de", "ka"]
    assert targets(" fr , de,") == ["fr", "de"]
    assert targets("sv,all")[:2] == ["sv", "cs"]
    assert len(targets("ALL")) == 14


@pytest.mark.parametrize("argument", ["", ",", " , "])
def test_an_argument_that_names_no_language_is_refused(argument: str) -> None:
    answer = call("translate", "asylum", "--to", argument)
    assert (answer.status, answer.out) == (USAGE, "")


@pytest.mark.parametrize(("region", "written"), [("de-AT", "de-AT"), ("NL_be", "nl-BE"), ("fr-lu", "fr-LU"), ("el-CY", "el-CY")])
def test_a_region_is_kept(region: str, written: str) -> None:
    assert targets(region) == [written]


COUNTRIES = {"GR": "el", "SE": "sv", "EE": "et", "CZ": "cs", "SI": "sl", "UA": "uk", "GE": "ka"}


@pytest.mark.parametrize(("code", "tag"), COUNTRIES.items())
def test_a_country_code_of_older_pages_is_understood_with_a_remark(code: str, tag: str) -> None:
    answer = call("translate", "asylum", "--to", code, "--json")
    assert answer.document["to"] == [tag]
    assert answer.err.count(f"{code} is a country: taken as {tag}") == 1
    assert call("translate", "return decision", "--to", code, "-q").err == ""


def test_the_remark_on_a_country_is_said_once() -> None:
    for arguments in (
        ("translate", "Asyl", "--to", "GR,GR", "--lang", "GR", "--from", "de"),
        ("translate", "Asyl", "--to", "GR,da"),
        ("export", "--from", "GR", "--search", "asylum", "-t", "GR"),
    ):
        assert call(*arguments).err.count("GR is a country") == 1


@pytest.mark.parametrize(("code", "meant"), [("se", "sv (Swedish)"), ("ee", "et (Estonian)"), ("si", "sl (Slovenian)")])
def test_a_tag_of_another_language_is_not_taken_for_the_country(code: str, meant: str) -> None:
    answer = call("translate", "asylum", "--to", code)
    assert (answer.status, answer.out) == (USAGE, "")
    assert f"did you mean {meant}?" in answer.err


NOT_COVERED = {
    "Danish": ["da", "DA", "da-DK", "Danish", "dansk", "Dansk"],
    "Serbian": ["sr", "sr-Latn", "Serbian", "српски", "srpski"],
    "Albanian": ["sq", "Albanian", "shqip"],
    "Macedonian": ["mk", "Macedonian", "македонски", "makedonski"],
    "Montenegrin": ["cnr", "Montenegrin", "crnogorski", "црногорски"],
    "Russian": ["ru", "Russian", "русский"],
}


def refused(answer: Answer, language: str) -> bool:
    sentence = f"the glossary does not cover {language}, and no neighbouring language is used in its place"
    return answer.status == USAGE and answer.out == "" and sentence in answer.err


@pytest.mark.parametrize(("language", "name"), [(language, name) for language, names in NOT_COVERED.items() for name in names])
def test_a_language_that_is_not_covered_is_refused_in_a_sentence(language: str, name: str) -> None:
    assert refused(call("translate", "asylum", "--to", name), language)


@pytest.mark.parametrize(
    "arguments",
    [
        ("search", "asylum", "--from", "da"),
        ("search", "asylum", "--lang", "da"),
        ("show", "asylum", "--lang", "da"),
        ("translate", "asylum", "--from", "da"),
        ("translate", "asylum", "--to", "de,da"),
        ("export", "--to", "da"),
        ("export", "--from", "da"),
        ("export", "--sort", "da"),
        ("languages", "--lang", "da"),
    ],
    ids=" ".join,
)
def test_each_language_option_refuses_what_is_not_covered(arguments: tuple[str, ...]) -> None:
    assert refused(call(*arguments), "Danish")


@pytest.mark.parametrize(("name", "meant"), [("garman", "german (de)"), ("Gerogian", "georgian (ka)"), ("elinika", "")])
def test_an_unknown_language_is_answered_with_the_nearest_name(name: str, meant: str) -> None:
    answer = call("translate", "asylum", "--to", name)
    assert (answer.status, answer.out) == (USAGE, "")
    assert f"no language is called {name!r}" in answer.err
    assert (f"did you mean {meant}?" if meant else "emngloss languages") in answer.err


@pytest.mark.parametrize("name", ["de-1996", "de-AT-1901"])
def test_a_malformed_tag_of_a_covered_language_is_not_said_to_be_uncovered(name: str) -> None:
    answer = call("translate", "asylum", "--to", name)
    assert answer.status == USAGE
    assert "does not cover" not in answer.err
    assert "did you mean de?" in answer.err


@pytest.mark.parametrize("name", ["\udcff", "\x1b[31m", "x" * 10_000, "de;fr", "🙂", "%s"])
def test_no_language_argument_is_too_strange(name: str) -> None:
    answer = call("translate", "asylum", "--to", name)
    assert (answer.status, answer.out) == (USAGE, "")
    assert "\x1b" not in answer.err
