from __future__ import annotations

import pytest

from emngloss.model.legal_act import ActKind, ActState, LegalAct


def act(celex: str | None = None, **changes: object) -> LegalAct:
    fields: dict[str, object] = {
        "key": celex or "slug", "short_name": "Short", "number": None, "title": "what it is about",
        "kind": ActKind.REGULATION, "state": ActState.IN_FORCE, "celex": celex,
    }  # fmt: skip
    return LegalAct(**{**fields, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("celex", "eli"),
    [
        ("32024R1347", "reg/2024/1347/oj"),
        ("32011L0095", "dir/2011/95/oj"),
        ("32008D0381", "dec/2008/381/oj"),
        ("32017H2338", "reco/2017/2338/oj"),
        ("32002F0584", "dec_framw/2002/584/oj"),
        ("12016E/TXT", "treaty/tfeu_2016/oj"),
        ("12016M/TXT", "treaty/teu_2016/oj"),
        ("12012P/TXT", "treaty/char_2012/oj"),
    ],
)
def test_the_eli_follows_from_the_celex_number(celex: str, eli: str) -> None:
    assert act(celex).eli == f"http://data.europa.eu/eli/{eli}"


@pytest.mark.parametrize("celex", [None, "52020PC0610", "62011CJ0364", "12016E078", "32024X1347", "32024R1347(01)"])
def test_what_has_no_eli_gets_none(celex: str | None) -> None:
    assert act(celex).eli is None


def test_the_eli_type_can_be_overridden() -> None:
    assert act("32022D0382", eli_type="dec_impl").eli == "http://data.europa.eu/eli/dec_impl/2022/382/oj"


@pytest.mark.parametrize(
    ("language", "shown"),
    [("de", "DE"), ("de-AT", "DE"), ("ga", "GA"), ("el-CY", "EL"), ("uk", "EN"), ("nb", "EN"), ("hy", "EN"), ("ka", "EN")],
)
def test_the_link_is_in_the_readers_language_where_that_is_one_of_the_union(language: str, shown: str) -> None:
    assert act("32024R1347").link(language) == f"https://eur-lex.europa.eu/legal-content/{shown}/TXT/?uri=CELEX:32024R1347"


def test_without_celex_number_there_is_no_link() -> None:
    assert act().link("de") is None


@pytest.mark.parametrize(
    ("state", "in_force"),
    [
        (ActState.IN_FORCE, True),
        (ActState.PARTLY, True),
        (ActState.REPEALED, False),
        (ActState.PROPOSAL, False),
        (ActState.NON_BINDING, None),
    ],
)
def test_a_partly_repealed_act_is_in_force_and_what_never_binds_is_neither(state: ActState, in_force: bool | None) -> None:
    assert act(state=state).in_force is in_force


def test_a_secondary_act_is_cited_by_its_number_with_its_name_in_brackets() -> None:
    cited = act("32024R1347", number="Regulation (EU) 2024/1347", short_name="Qualification Regulation")
    assert cited.citation("Art. 3(11)") == "Art. 3(11) of Regulation (EU) 2024/1347 (Qualification Regulation)"


def test_a_convention_is_cited_by_its_name() -> None:
    cited = act(number="189 UNTS 137", short_name="Geneva Convention")
    assert cited.citation("Art. 33") == "Art. 33 of the Geneva Convention (189 UNTS 137)"


def test_a_treaty_with_celex_number_is_cited_by_its_name() -> None:
    assert act("12016E/TXT", number="OJ C 202", short_name="TFEU").citation("Art. 78") == "Art. 78 of the TFEU (OJ C 202)"


def test_without_number_and_locator_the_name_alone_is_the_citation() -> None:
    assert act().citation(None) == "Short"
