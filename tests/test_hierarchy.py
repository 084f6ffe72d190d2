from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from emngloss.model.concept import Concept
from emngloss.model.hierarchy import ancestors, cycles, narrower


def tree(**broader: str) -> dict[str, Concept]:
    return {concept_id: Concept(concept_id, broader=tuple(parents.split())) for concept_id, parents in broader.items()}


def test_narrower_is_the_other_side_of_broader_in_order_of_ids() -> None:
    assert narrower(tree(migrant="", worker="migrant", overstayer="migrant", seasonal="worker")) == {
        "migrant": ("overstayer", "worker"),
        "worker": ("seasonal",),
    }


def test_the_ancestors_go_up_to_the_top_nearest_first() -> None:
    concepts = tree(a="", b="a", c="b", d="c")
    assert list(ancestors("d", concepts)) == ["c", "b", "a"]
    assert list(ancestors("a", concepts)) == []


def test_an_ancestor_that_does_not_exist_ends_the_way() -> None:
    assert list(ancestors("b", tree(b="lost"))) == ["lost"]
    assert list(ancestors("lost", {})) == []


def test_two_ways_to_the_same_ancestor_name_it_once() -> None:
    assert list(ancestors("d", tree(a="", b="a", c="a", d="b c"))) == ["b", "c", "a"]


def test_a_cycle_is_reported_once_from_its_first_id() -> None:
    assert list(cycles(tree(c="a", a="b", b="c", d="a"))) == [("a", "b", "c")]


def test_a_concept_that_is_broader_than_itself_is_a_cycle() -> None:
    assert list(cycles(tree(a="a"))) == [("a",)]


def test_a_tree_has_no_cycle() -> None:
    assert list(cycles(tree(a="", b="a", c="a", d="lost"))) == []


_graphs = st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdefx"), max_size=3, unique=True))


@settings(max_examples=50)
@given(_graphs)
def test_ancestors_end_and_cycles_are_cycles(graph: dict[str, list[str]]) -> None:
    concepts = {concept_id: Concept(concept_id, broader=tuple(parents)) for concept_id, parents in graph.items()}
    for concept_id in concepts:
        above = list(ancestors(concept_id, concepts))
        assert len(set(above)) == len(above)
        assert concept_id not in above
    for cycle in cycles(concepts):
        steps = zip(cycle, (*cycle[1:], cycle[0]), strict=True)
        assert all(parent in graph[child] for child, parent in steps)
