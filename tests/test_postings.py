from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from emngloss.search import postings

lists = st.lists(st.sets(st.integers(0, 60)).map(sorted), min_size=1, max_size=4)


@given(st.dictionaries(st.text(max_size=3), st.sets(st.integers(0, 2**32 - 1), min_size=1)))
def test_what_is_packed_is_read_back(given_numbers: dict[str, set[int]]) -> None:
    rows = [(key, number) for key in sorted(given_numbers) for number in sorted(given_numbers[key])]
    assert {key: list(postings.numbers(blob)) for key, blob in postings.postings(rows)} == {
        key: sorted(numbers) for key, numbers in given_numbers.items()
    }


@given(st.lists(lists, min_size=1, max_size=4))
def test_common_numbers_stand_in_a_list_of_every_group(groups: list[list[list[int]]]) -> None:
    unions = [set().union(*group) for group in groups]
    assert postings.common(groups) == sorted(set.intersection(*unions))


@given(lists)
def test_merged_numbers_are_those_of_all_lists(group: list[list[int]]) -> None:
    assert postings.merged(group) == sorted(set().union(*group))


@settings(max_examples=30)
@given(st.integers(1, 50), st.integers(1, 6))
def test_a_budget_takes_the_smallest_of_each_list(most: int, size: int) -> None:
    group = [list(range(at, 1000, size)) for at in range(size)]
    found = postings.merged(group, most)
    assert len(found) <= max(most, 1)
    assert found == sorted(set(found))
    assert 0 in found


@given(st.sets(st.integers(0, 60)).map(sorted), st.integers(0, 60), st.integers(0, 60))
def test_a_window_holds_the_numbers_from_the_first_below_the_second(listed: list[int], low: int, high: int) -> None:
    assert list(postings.window(listed, low, high)) == [number for number in listed if low <= number < high]


def test_no_group_and_an_empty_group_have_nothing_in_common() -> None:
    assert postings.common([]) == []
    assert postings.common([[[1, 2]], [[]]]) == []
