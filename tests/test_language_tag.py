from __future__ import annotations

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emngloss.model.language_tag import LanguageTag


@pytest.mark.parametrize(
    ("written", "canonical"),
    [("de", "de"), ("DE", "de"), ("de_at", "de-AT"), ("NL-be", "nl-BE"), ("sr-latn", "sr-Latn"), ("SR-LATN-rs", "sr-Latn-RS")],
)
def test_a_tag_is_put_into_canonical_case(written: str, canonical: str) -> None:
    assert LanguageTag(written) == canonical


@pytest.mark.parametrize(
    "text",
    ["", "d", "german", "de-", "-de", "de--AT", "de-A", "de-AUT", "de AT", "д", "de-АТ", "d1", "de-A1", "１２",
     "de-AT-CH", "de-AT-Latn", "sr-Latn-Cyrl", "sr-Latn-RS-ME"],
)  # fmt: skip
def test_what_has_not_the_shape_of_a_tag_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a language tag"):
        LanguageTag(text)


@pytest.mark.parametrize(
    ("tag", "language", "region"),
    [
        ("de", "de", None),
        ("de-AT", "de", "AT"),
        ("sr-Latn", "sr-Latn", None),
        ("sr-Latn-RS", "sr-Latn", "RS"),
        ("cnr-ME", "cnr", "ME"),
    ],
)
def test_a_variety_falls_back_to_its_language(tag: str, language: str, region: str | None) -> None:
    assert (LanguageTag(tag).language, LanguageTag(tag).region) == (language, region)


def test_a_tag_is_a_string_that_sorts_and_hashes_as_one() -> None:
    assert "nb" in {LanguageTag("nb")}
    assert hash(LanguageTag("NB")) == hash("nb")
    assert sorted([LanguageTag("uk"), LanguageTag("BG")]) == ["bg", "uk"]


def test_a_tag_made_of_a_tag_is_the_same_object() -> None:
    tag = LanguageTag("ga")
    assert LanguageTag(tag) is tag


def test_a_tag_survives_copying_and_pickling() -> None:
    tag = LanguageTag("de-AT")
    for twin in (copy.deepcopy(tag), pickle.loads(pickle.dumps(tag))):
        assert (twin, type(twin)) == (tag, LanguageTag)


@given(st.text(max_size=12) | st.from_regex(r"[a-zA-Z]{1,4}([-_][a-zA-Z]{1,5}){0,3}", fullmatch=True))
def test_canonical_form_is_stable_or_the_text_is_refused(text: str) -> None:
    try:
        tag = LanguageTag(text)
    except ValueError:
        return
    assert LanguageTag(str(tag)) == tag
    assert tag.startswith(tag.language)
