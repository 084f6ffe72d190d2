from __future__ import annotations

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emngloss.corpus.toml_lines import line_of
from emngloss.corpus.toml_table import parse
from emngloss.errors import CorpusError

TEXT = """\
theme = "x" # theme = "y"
gaps = ["text", "hy"]

[[definitions]]
text.en = "the word terms = { de }, theme and sources [here]"
sources = [
  { act = "a", basis = "adapted", replaces = [{ act = "old" }, { act = "older" }] },
  { act = "b", basis = "parallel" },
]

[[definitions]]
text.en = "two"
sources = [
  { basis = "developed" },
]

[[notes]]
type = "usage"
text = 'a # in "quotes"'

[related]
text = "stage"

[terms]
de = [
  { text = "eins" },
  { text = "zwei", status = "admitted" },
]
en = [
  { text = "one" },
]
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("theme",), 1),
        (("gaps",), 2),
        (("definitions", 0, "text", "en"), 5),
        (("definitions", 0, "sources", 0, "basis"), 7),
        (("definitions", 0, "sources", 0, "replaces", 1, "act"), 7),
        (("definitions", 0, "sources", 1, "basis"), 8),
        (("definitions", 1, "text", "en"), 12),
        (("definitions", 1, "sources", 0), 14),
        (("notes", 0, "text"), 19),
        (("related", "text"), 22),
        (("terms", "de", 1, "status"), 27),
        (("terms", "de", 0, "status"), 26),
        (("terms", "en", 0), 30),
        (("terms", "fr", 3), 24),
        (("nowhere",), None),
        ((), None),
    ],
)
def test_the_line_of_a_key_or_of_the_nearest_table_around_it_is_found(path: tuple[str | int, ...], line: int | None) -> None:
    assert line_of(TEXT, path) == line


def test_an_error_names_file_line_key_and_remedy() -> None:
    table = parse(TEXT, "asylum.toml")
    _, second = table.table("terms").tables("de")
    error = second.error("status", "unknown value 'admitted'", "use another")
    assert error.message == "asylum.toml:27: terms.de[1].status: unknown value 'admitted'"
    assert error.hint == "use another; nothing was changed"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("theme = \n", "x.toml:1: theme: "),
        ('a = 1\n\n[terms]\nde = [\n  { text = "a" \n]\n', "x.toml:"),
        ('theme = "a"\ntheme = "b"\n', "x.toml:2: theme: "),
        ("[a]\nb = 1\n[a]\n", "x.toml:3: a: "),
        ('theme = "open\n', "x.toml:1: theme: "),
        ('theme = "a"\ntext = """\nopen', "x.toml:3: text: "),
        ("theme = “x”\n", "x.toml:1: theme: "),
        ("de: Asyl\n", "x.toml:1: "),
        ("theme = 2026-13-45\n", "x.toml:1: theme: "),
        (f"theme = {'9' * 5000}\n", "x.toml: not valid TOML: Exceeds the limit"),
        (f"theme = {'[' * 5000}\n", "x.toml: not valid TOML: maximum recursion"),
        ("theme = '\x00'\n", "x.toml:1: theme: "),
    ],
)
def test_what_is_not_toml_is_refused_with_line_nearest_key_and_remedy(text: str, place: str) -> None:
    with pytest.raises(CorpusError, match="not valid TOML: ") as caught:
        parse(text, "x.toml")
    assert caught.value.message.startswith(place)
    assert caught.value.hint == "correct the file; nothing was changed"


_tomlish = st.text('ab=[]{}",\'#.\n\\ 1-"\ud800\ufeff', max_size=40) | st.text(max_size=40)


@settings(max_examples=50)
@given(_tomlish)
def test_any_text_is_a_table_or_a_corpus_error(text: str) -> None:
    try:
        expected = list(tomllib.loads(text))
    except ValueError:
        with pytest.raises(CorpusError, match=r"^x\.toml:"):
            parse(text, "x.toml")
    else:
        assert list(parse(text, "x.toml")) == expected


@settings(max_examples=50)
@given(_tomlish, st.lists(st.sampled_from(["a", "b", "ab", 0, 1]), max_size=4))
def test_the_line_of_a_key_lies_in_the_text(text: str, path: list[str | int]) -> None:
    line = line_of(text, tuple(path))
    assert line is None or 1 <= line <= text.count("\n") + 1
