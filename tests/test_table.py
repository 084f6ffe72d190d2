from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from emngloss.errors import CorpusError, GlossError
from emngloss.model.term import TermStatus
from emngloss.table import Path, Table, dotted


def complain(path: Path, problem: str, remedy: str) -> GlossError:
    return CorpusError(f"{dotted(path)}: {problem}", remedy)


def table(**values: object) -> Table:
    return Table(values, complain)


READERS: dict[str, Callable[[Table], object]] = {
    "string": lambda one: one.string("key"),
    "choice": lambda one: one.choice("key", TermStatus),
    "flag": lambda one: one.flag("key"),
    "date": lambda one: one.date("key"),
    "strings": lambda one: one.strings("key"),
    "integers": lambda one: one.integers("key"),
    "table": lambda one: list(one.table("key")),
    "tables": lambda one: list(one.tables("key")),
}
ABSENT: dict[str, object] = {"flag": False, "strings": (), "integers": (), "table": [], "tables": []}
RIGHT: dict[str, object] = {
    "string": "text", "choice": "admitted", "flag": True, "date": date(2026, 11, 21), "strings": ["a"], "integers": [0, 1],
    "table": {"a": 1}, "tables": [{"a": 1}],
}  # fmt: skip
VALUES: tuple[object, ...] = (
    "", " ", 0, 1, 1.5, True, False, [], {}, [0], [""], ["a", 1], [True], [{}], {"a": 1}, "text", "admitted", ["a"],
    date(2026, 11, 21), datetime(2026, 11, 21), "2026-13-45", 20261121,
)  # fmt: skip
FITTING: dict[str, tuple[object, ...]] = {
    "string": ("text", "admitted", "2026-13-45"),
    "choice": ("admitted",),
    "flag": (True, False),
    "date": (date(2026, 11, 21),),
    "strings": ([], ["a"]),
    "integers": ([], [0]),
    "table": ({}, {"a": 1}),
    "tables": ([], [{}]),
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("null", [False, True], ids=["left out", "null"])
def test_an_absent_key_is_nothing(reader: str, null: bool) -> None:
    values = {"key": None} if null else {}
    assert READERS[reader](Table(values, complain)) == ABSENT.get(reader)


@pytest.mark.parametrize("reader", READERS)
def test_a_value_that_fits_is_read(reader: str) -> None:
    assert READERS[reader](table(key=RIGHT[reader])) is not None


@pytest.mark.parametrize("value", VALUES, ids=repr)
@pytest.mark.parametrize("reader", READERS)
def test_a_value_of_another_type_is_refused_with_key_and_remedy(reader: str, value: object) -> None:
    if any(type(value) is type(fitting) and value == fitting for fitting in FITTING[reader]):
        READERS[reader](table(key=value))
        return
    with pytest.raises(CorpusError, match=r"^key: ") as caught:
        READERS[reader](table(key=value))
    assert caught.value.hint


def test_a_date_may_be_written_as_json_writes_it() -> None:
    assert table(key="2026-11-21").date("key") == date(2026, 11, 21)


def test_a_required_key_that_is_missing_is_named() -> None:
    with pytest.raises(CorpusError, match=r"^text: is missing$"):
        table().required("text")


def test_an_unknown_choice_is_answered_with_all_known_ones() -> None:
    with pytest.raises(CorpusError, match="unknown value 'good'") as caught:
        table(status="good").choice("status", TermStatus)
    assert caught.value.hint == "use one of: preferred, admitted, deprecated, superseded"


def test_a_key_that_nobody_asked_for_is_refused_with_those_that_may_stand_there() -> None:
    one = table(text="a", colour="red")
    one.string("text")
    with pytest.raises(CorpusError, match=r"^colour: unknown key$") as caught:
        one.close("text, status")
    assert caught.value.hint == "use one of: text, status"


def test_a_key_left_out_on_purpose_is_not_refused() -> None:
    one = table(derived=1)
    one.skip("derived")
    one.skip("not there")
    one.close("")


def test_the_path_of_an_inner_key_is_dotted_with_its_index() -> None:
    outer = table(terms={"de": [{"text": "a"}, {"text": ""}]})
    _, second = outer.table("terms").tables("de")
    with pytest.raises(CorpusError, match=r"^terms\.de\[1\]\.text: "):
        second.required("text")
    assert dotted(()) == ""


def test_iterating_gives_the_keys_not_yet_taken_in_order() -> None:
    one = table(b=1, a=2, c="x")
    one.string("c")
    assert list(one) == ["b", "a"]


def test_reading_a_table_leaves_its_source_alone() -> None:
    values = {"text": "a"}
    Table(values, complain).string("text")
    assert values == {"text": "a"}


def test_a_misspelt_key_is_named_where_the_right_one_is_missing() -> None:
    with pytest.raises(GlossError, match=r"themes: unknown key; theme is missing"):
        Table({"themes": "asylum"}, lambda path, problem, remedy: GlossError(f"{dotted(path)}: {problem}", remedy)).required(
            "theme"
        )
