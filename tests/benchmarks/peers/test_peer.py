"""The list of tools, their adapters and labels, and the anchor."""

import ast
from itertools import pairwise
from pathlib import Path
from time import thread_time

import pytest

from doxguard.benchmarks.peers.inside.anchor import scan
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


@pytest.mark.parametrize("name", ["runner.py", "anchor.py"])
def test_what_runs_inside_imports_the_standard_library_alone(name: str) -> None:
    source = Path(__file__).parents[3] / "benchmarks" / "peers" / "inside" / name
    assert "doxguard" not in {m for node in ast.walk(ast.parse(source.read_text("utf-8"))) for m in _imported(node)}


def test_the_anchor_never_changes() -> None:
    text = "Bel 06 1234 5678, mail jan@example.org of 3 van 10; +31 (0)20 123 45 67. 2026-01-02 info@example.com\n"
    assert scan(text * 100) == 500
    assert scan("") == 0


@pytest.mark.parametrize("unit", ["1", "1 ", "a", "a@", "a.", "(", "1-", "é@b."])
def test_the_anchor_is_linear(unit: str) -> None:
    times = []
    for size in (20_000, 80_000):
        text = (unit * size)[:size]
        start = thread_time()
        scan(text)
        times.append(thread_time() - start)
    for less, more in pairwise(times):
        assert more < 12 * max(less, 0.002)
