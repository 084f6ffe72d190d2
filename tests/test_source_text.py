"""A source in one line: people read it, and the glossary reads it back."""

from __future__ import annotations

import pytest

from builders import ACTS
from emngloss.errors import FormatError
from emngloss.formats.source_text import source_of, source_text
from emngloss.model.source import Basis, Citation, Source

ADAPTED = Source("32024R1347", "Art. 3(11)", Basis.ADAPTED, (Citation("32011L0095", "Art. 2(l)"), Citation("32011L0095")))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (Source("32024R1347"), "Regulation (EU) 2024/1347 [32024R1347]"),
        (
            ADAPTED,
            "Art. 3(11) of Regulation (EU) 2024/1347 [32024R1347], adapted, replacing Art. 2(l) of Directive 2011/95/EU"
            " [32011L0095], replacing Directive 2011/95/EU [32011L0095]",
        ),
        (Source("coe-statute-1949", None, Basis.DERIVED), "Statute of the Council of Europe [coe-statute-1949], derived"),
        (Source("no-such-act", "p. 94"), "p. 94 of [no-such-act]"),
        (Source(basis=Basis.DEVELOPED), "own work, developed"),
        (Source(), "own work"),
    ],
)
def test_a_source_is_one_line_that_is_read_back(source: Source, text: str) -> None:
    assert source_text(source, ACTS, "minor") == text
    assert source_of(text) == source


@pytest.mark.parametrize(
    "text",
    ["", "IATE", "UNHCR [COM:EN]", "own works", "[32024R1347], invented", "[32024R1347], replacing an older act", "[two words]"],
)
def test_any_other_text_is_no_source(text: str) -> None:
    assert source_of(text) is None


@pytest.mark.parametrize("source", [Source("a]b"), Source("act", "x, replacing [y]"), Source("two words", "p. 1")])
def test_a_source_that_would_be_read_back_differently_is_refused_with_the_concept(source: Source) -> None:
    with pytest.raises(FormatError, match="minor: the source") as caught:
        source_text(source, ACTS, "minor")
    assert caught.value.hint
