"""XML: what is written is read back, and no document makes the reader do more than read."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emngloss.errors import FormatError
from emngloss.formats.xml_text import Limits, attribute_value, character_data, elements, flowed, local_name, text_of

BOMB = '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a><e>&c;</e></a>'
SMALL = Limits(characters=2000, text=20, depth=5, elements=4, token=300)

any_text = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff", min_codepoint=0x20) | st.sampled_from("\t\n\r")
)


def found(document: str, limits: Limits = SMALL) -> list[tuple[int, str, str]]:
    stream = io.StringIO(document, newline="")
    return [(line, element.tag, text_of(element)) for line, element in elements(stream, {"a"}, {"e"}, limits)]


@given(any_text)
def test_text_and_attributes_are_read_back_by_any_parser(text: str) -> None:
    element = ET.fromstring(f"<e a={attribute_value(text, 'x')}>{character_data(text, 'x')}</e>")
    assert (element.get("a"), element.text or "") == (text, text)


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1b", "\ud800", "\ufffe", "\uffff"])
def test_a_character_that_xml_does_not_have_is_refused_with_the_place(character: str) -> None:
    for write in (character_data, attribute_value):
        with pytest.raises(FormatError, match=f"asylum: U.{ord(character):04X}"):
            write(f"a{character}b", "asylum")


def test_a_line_break_is_the_layout_of_the_file() -> None:
    assert flowed(" a \r\n\t b\n") == " a b"
    assert flowed("a\tb  c ") == "a\tb  c "


def test_names_are_without_prefix() -> None:
    assert local_name("min:subjectField") == "subjectField"
    assert local_name("term") == "term"


def test_whole_elements_come_with_their_line_whatever_the_namespace() -> None:
    document = '\ufeff<x:a xmlns:x="urn:x">\n<x:e>one <b>two</b></x:e>lost<e>a\u0308</e></x:a>'
    assert found(document) == [(2, "e", "one two"), (2, "e", "ä")]


def test_an_element_inside_one_of_its_name_is_a_part_of_it() -> None:
    assert found("<a><e>x<e>y</e></e></a>") == [(1, "e", "xy")]


def test_elements_come_before_the_document_is_read_to_its_end() -> None:
    stream = io.StringIO("<a><e>first</e>" + " " * 100_000 + "<broken", newline="")
    taken = elements(stream, {"a"}, {"e"})
    assert text_of(next(taken)[1]) == "first"
    with pytest.raises(FormatError, match="not well-formed XML"):
        next(taken)


def test_a_doctype_alone_is_passed_over_and_not_loaded() -> None:
    assert found('<!DOCTYPE a SYSTEM "file:///nowhere.dtd"><a><e>x</e></a>') == [(1, "e", "x")]


@pytest.mark.parametrize(
    "document",
    [
        BOMB,
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a><e>&b;</e></a>',
        '<!DOCTYPE a [<!ENTITY b "never used">]><a/>',
        '<!DOCTYPE a [<!ENTITY % b SYSTEM "http://localhost/x.dtd"> %b;]><a/>',
        '<!DOCTYPE a SYSTEM "x.dtd"><a><e>caf&eacute;</e></a>',
    ],
)
def test_an_entity_is_refused(document: str) -> None:
    with pytest.raises(FormatError, match=r"the entity '.+' is not one of XML's own"):
        found(document)


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ("", "line 1, column 1: not well-formed XML: no element found"),
        ("<a><e></a>", "line 1, column 9: not well-formed XML: mismatched tag"),
        ("<a>&b;</a>", "undefined entity"),
        ("<a>&#11;</a>", "invalid character number"),
        ("<a>\x0b</a>", "not well-formed XML"),
        ("<a>\ud800</a>", "half of a surrogate pair"),
        ("<html/>", "line 1: the root is 'html'"),
        ("{}", "not well-formed XML"),
        ("<a>" + "<b>" * 5, "nested more than 5 levels"),
        ("<a><e>" + "<b/>" * 4 + "</e></a>", "more than 4 elements belong together"),
        ("<a><e>" + "x" * 21 + "</e></a>", "more than 20 characters belong together"),
        ("<a><e b='" + "x" * 21 + "'/></a>", "more than 20 characters belong together"),
        ("<a><b b='" + "x" * 301, "a tag or comment has more than 300 bytes"),
        ("<a><!--" + "x" * 301, "a tag or comment has more than 300 bytes"),
        ("<a>" + "<b/>" * 600 + "</a>", "the file has more than 2000 characters"),
    ],
)
def test_what_is_not_such_a_document_is_refused_with_a_remedy(document: str, said: str) -> None:
    with pytest.raises(FormatError, match=said) as caught:
        found(document)
    assert caught.value.hint
