"""The list of tools, their adapters and labels."""

import ast
import sys
from pathlib import Path

import pytest

from doxguard.benchmarks.peers.peer import BASE, NAMES, PEERS, Peer, peers_named
from doxguard.detectors.finding import ENTITIES
from doxguard.errors import InputError

EACH = pytest.mark.parametrize("peer", PEERS, ids=NAMES)
STANDARD = {"collections", "logging", "warnings"}


@EACH
def test_an_adapter_needs_nothing_but_its_tool(peer: Peer) -> None:
    tree = ast.parse(peer.adapter.read_text(encoding="utf-8"))
    outside = {name for node in tree.body for name in _imported(node)}
    assert outside <= STANDARD, "the tool is imported in load(), where its time is measured"
    assert "load" in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    inside = {name for node in ast.walk(tree) for name in _imported(node)} - STANDARD
    assert inside
    assert ("doxguard" in inside) == (not peer.packages)


def _imported(node: ast.AST) -> set[str]:
    if isinstance(node, ast.ImportFrom):
        return {str(node.module).partition(".")[0]}
    return {alias.name.partition(".")[0] for alias in node.names} if isinstance(node, ast.Import) else set()


@EACH
def test_labels_lead_to_our_entities(peer: Peer) -> None:
    assert peer.labels
    for label in peer.labels.values():
        assert label.entities
        assert set(label.entities) <= set(ENTITIES)


def test_every_adapter_is_of_a_peer() -> None:
    folder = PEERS[0].adapter.parent
    assert {peer.adapter for peer in PEERS} == {path for path in folder.glob("*.py") if path.stem != "__init__"}


def test_names() -> None:
    assert len(set(NAMES)) == len(NAMES)
    assert BASE in NAMES
    assert {peer.distribution for peer in PEERS} >= {"presidio-analyzer", "euredact", "doxguard"}


@pytest.mark.parametrize(
    ("names", "chosen"), [((), NAMES), (("deduce",), ("deduce",)), (("deduce", "cpex", "deduce"), ("deduce", "cpex"))]
)
def test_peers_by_name(names: tuple[str, ...], chosen: tuple[str, ...]) -> None:
    assert tuple(peer.name for peer in peers_named(names)) == chosen


def test_a_name_that_is_none_tells_those_there_are() -> None:
    with pytest.raises(InputError, match=r"'Deduce'.*deduce, scrubadub"):
        peers_named(("Deduce",))


@pytest.mark.parametrize("path", ["peers/runner.py", "speed/anchor.py"])
def test_what_peers_run_imports_the_standard_library_alone(path: str) -> None:
    source = (Path(__file__).parents[3] / "benchmarks" / path).read_text(encoding="utf-8")
    names = {name for node in ast.walk(ast.parse(source)) for name in _imported(node)}
    assert names <= sys.stdlib_module_names
