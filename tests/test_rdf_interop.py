"""What foreign programs make of the graph of the real glossary: one graph in three syntaxes, without a complaint."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from builders import corpus_glossary
from rdf_triples import of_turtle, written

pytestmark = pytest.mark.interop

SHAPES = Path(__file__).with_name("skos-shapes.ttl")
BAD = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix e: <urn:e:> . e:s a skos:ConceptScheme .
e:a a skos:Concept ; skos:inScheme e:s ; skos:prefLabel "x"@en, "y"@en ; skos:broader e:b ; skos:related e:b .
e:b a skos:Concept ; skos:inScheme e:s ; skos:prefLabel "b"@en ; skos:altLabel "b"@en ; skos:broader e:a .
"""
SYNTAXES = {"turtle": "ttl", "rdfxml": "rdf", "jsonld": "jsonld"}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder, glossary = tmp_path_factory.mktemp("rdf"), corpus_glossary()
    found = {name: folder / f"glossary.{suffix}" for name, suffix in SYNTAXES.items()}
    for name, path in found.items():
        path.write_text(written(name, glossary), encoding="utf-8", newline="")
    return found


@pytest.fixture(scope="module")
def statements(files: dict[str, Path]) -> int:
    return len(of_turtle(files["turtle"].read_text(encoding="utf-8")))


def library(name: str) -> Any:
    return pytest.importorskip(name, reason=f"{name} is not installed")


def program(name: str) -> str:
    found = shutil.which(name) or shutil.which(name, path=str(Path(sys.executable).parent))
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def test_rdflib_reads_one_graph_without_blank_nodes(files: dict[str, Path], statements: int) -> None:
    rdflib = library("rdflib")
    parsers = {"turtle": "turtle", "rdfxml": "xml", "jsonld": "json-ld"}
    turtle, rdfxml, jsonld = (set(rdflib.Graph().parse(files[name], format=parsers[name])) for name in SYNTAXES)
    assert turtle == rdfxml == jsonld
    assert len(turtle) == statements
    assert not any(isinstance(part, rdflib.BNode) for triple in turtle for part in triple)


def test_oxigraph_reads_one_graph(files: dict[str, Path], statements: int) -> None:
    oxigraph = library("pyoxigraph")
    kinds = {"turtle": "TURTLE", "rdfxml": "RDF_XML", "jsonld": "JSON_LD"}
    formats = {name: getattr(oxigraph.RdfFormat, kind) for name, kind in kinds.items()}
    turtle, rdfxml, jsonld = (set(oxigraph.parse(path=str(files[name]), format=formats[name])) for name in SYNTAXES)
    assert turtle == rdfxml == jsonld
    assert len(turtle) == statements


def test_the_shapes_of_skos_hold(files: dict[str, Path]) -> None:
    rdflib, pyshacl = library("rdflib"), library("pyshacl")
    shapes = rdflib.Graph().parse(SHAPES)
    conforms, _, report = pyshacl.validate(rdflib.Graph().parse(files["turtle"]), shacl_graph=shapes)
    assert conforms, report
    assert not pyshacl.validate(rdflib.Graph().parse(data=BAD), shacl_graph=shapes)[0]


def test_skosify_has_nothing_to_mend(files: dict[str, Path], tmp_path: Path) -> None:
    bad = tmp_path / "bad.ttl"
    bad.write_text(BAD, encoding="utf-8")
    for path, complains in ((files["turtle"], False), (bad, True)):
        run = subprocess.run(
            [program("skosify"), str(path), "-o", str(tmp_path / "out.ttl")], capture_output=True, text=True, check=True
        )
        assert (tmp_path / "out.ttl").stat().st_size
        assert any(word in run.stderr for word in ("WARNING", "ERROR", "CRITICAL")) == complains, run.stderr


@pytest.mark.parametrize(("name", "parser"), [("turtle", "turtle"), ("rdfxml", "rdfxml")])
def test_rapper_reads_each_statement(name: str, parser: str, files: dict[str, Path], statements: int) -> None:
    run = subprocess.run(
        [program("rapper"), "-q", "-i", parser, "-o", "ntriples", str(files[name])], capture_output=True, check=True
    )
    assert (len(set(run.stdout.splitlines())), run.stderr) == (statements, b"")


def test_serdi_reads_each_statement(files: dict[str, Path], statements: int) -> None:
    run = subprocess.run([program("serdi"), "-o", "ntriples", str(files["turtle"])], capture_output=True, check=True)
    assert (len(set(run.stdout.splitlines())), run.stderr) == (statements, b"")
