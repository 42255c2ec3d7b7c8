"""The same posts through doxguard and other tools: what each finds, and what it costs.

Each tool reads all posts in a process of its own, once a round, and the tools take turns within a round. Its time is
divided by that of the anchor (``speed/anchor.py``) in the same process; speeds are ratios of those, told beside
Presidio's default engine where that could be run. All get the text alone.
"""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from statistics import median

from doxguard.benchmarks.corpora.corpus import Corpus, Labelled
from doxguard.benchmarks.peers.ask import Answers, Cost, ask
from doxguard.benchmarks.peers.environment import Missing, Ready, prepare
from doxguard.benchmarks.peers.peer import BASE, Peer, peers_named
from doxguard.benchmarks.peers.score import Quality, Tally, found_in
from doxguard.errors import InputError

_PATIENCE = 300.0  # seconds that a tool may be silent; the start of one with large tables is a minute on a busy machine


@dataclass(frozen=True, slots=True)
class Speed:
    """What a post costs, over rounds: the median, with the least and the most."""

    microseconds: float  # of CPU
    least: float
    most: float
    anchors: float  # times the anchor's time; the figure to compare between days
    faster: float | None  # times as fast as the base; None without one
    wall: float  # microseconds that went by


@dataclass(frozen=True, slots=True)
class PeerResult:
    """One tool; without ``total`` it was skipped, and ``skipped`` says why."""

    name: str
    about: str
    skipped: str = ""
    version: str = ""
    total: Quality | None = None
    corpora: Mapping[str, Quality] | None = None
    lost: Mapping[str, int] | None = None  # texts that it gave no answer to, by reason
    started: float | None = None  # seconds to import and to construct
    memory: int | None = None  # bytes at most
    speed: Speed | None = None


@dataclass(frozen=True, slots=True)
class PeerResults:
    """All tools on the same posts."""

    python: str
    rounds: int
    corpora: Mapping[str, int]  # posts of each
    digests: Mapping[str, str]  # the same for the same posts and spans
    base: str
    peers: tuple[PeerResult, ...]

    def to_json(self) -> str:
        """Return all of it as JSON."""
        return json.dumps(asdict(self), indent=1)


@dataclass(slots=True)
class _Run:
    """What a peer told so far."""

    peer: Peer
    ready: Ready
    first: Answers
    starts: list[float]
    costs: list[Cost]


def measure_peers(
    corpora: Sequence[Corpus],
    names: Sequence[str] = (),
    rounds: int = 3,
    limit: int | None = None,
    tell: Callable[[str], None] = lambda _: None,
    patience: float = _PATIENCE,
) -> PeerResults:
    """Measure the peers of these names (none: all) on the first ``limit`` posts of each corpus.

    Installs those that are not yet; ``tell`` is told what is being done. Raises `InputError` for names and counts that
    cannot be used.
    """
    if rounds < 1 or (limit is not None and limit < 1):
        raise InputError("rounds and limit must be 1 or more")
    return measure(corpora, peers_named(names), rounds, limit, tell, patience)


def measure(
    corpora: Sequence[Corpus],
    peers: Sequence[Peer],
    rounds: int,
    limit: int | None,
    tell: Callable[[str], None],
    patience: float,
) -> PeerResults:
    """Measure these peers, whatever they are."""
    posts = [list(islice(corpus.read(), limit)) for corpus in corpora]
    texts = [labelled.post.text for part in posts for labelled in part]
    if not texts:
        raise InputError("the corpora hold no posts")
    runs, missing = _runs(peers, texts, rounds, tell, patience)
    base = next((_anchors(run.costs) for run in runs if run.peer.name == BASE), None)
    results = {run.peer.name: _result(run, corpora, posts, base) for run in runs}
    results |= {peer.name: PeerResult(peer.name, peer.about, skipped=why) for peer, why in missing}
    ordered = tuple(results[peer.name] for peer in peers)
    counts = {corpus.name: len(part) for corpus, part in zip(corpora, posts, strict=True)}
    digests = {corpus.name: _digest(part) for corpus, part in zip(corpora, posts, strict=True)}
    return PeerResults(platform.python_version(), rounds, counts, digests, BASE, ordered)


def _digest(posts: Sequence[Labelled]) -> str:
    digest = hashlib.sha256()
    for labelled in posts:
        digest.update(repr((labelled.post.text, labelled.spans)).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:16]


def _runs(
    peers: Sequence[Peer], texts: Sequence[str], rounds: int, tell: Callable[[str], None], patience: float
) -> tuple[list[_Run], list[tuple[Peer, str]]]:
    """Return what the peers told, and why others told nothing."""
    runs: list[_Run] = []
    missing: list[tuple[Peer, str]] = []
    for peer in peers:
        ready = prepare(peer, tell)
        if isinstance(ready, Missing):
            tell(f"skipped {peer.name}: {ready.why}")
            missing.append((peer, ready.why))
        else:
            runs.append(_Run(peer, ready, Answers(), [], []))
    for number in range(rounds):
        for run in runs:
            if number and not run.costs:
                continue  # it did not get through the first round: its time would be of other texts
            tell(f"round {number + 1}: {run.peer.name}")
            _go(run, texts, patience)
    silent = [run for run in runs if run.first.started is None]
    missing += [(run.peer, f"does not start: {run.first.failed}") for run in silent]
    return [run for run in runs if run not in silent], missing


def _go(run: _Run, texts: Sequence[str], patience: float) -> None:
    answers = ask(run.ready.command, texts, patience, run.ready.environment)
    if not run.starts:
        run.first = answers
    if answers.started is not None:
        run.starts.append(answers.started)
    if answers.cost is not None:
        run.costs.append(answers.cost)


def _result(
    run: _Run, corpora: Sequence[Corpus], posts: Sequence[Sequence[Labelled]], base: float | None
) -> PeerResult:
    total = Tally()
    parts: dict[str, Quality] = {}
    spans = iter(run.first.spans)
    for corpus, own in zip(corpora, posts, strict=True):
        part = Tally()
        for labelled in own:
            told = next(spans) or ()
            found = found_in(labelled.post.text, told, run.peer.labels, run.peer.in_bytes)
            for tally in (part, total):
                tally.add(labelled, found, corpus.entities)
        parts[corpus.name] = part.quality()
    return PeerResult(
        run.peer.name,
        run.peer.about,
        version=run.first.version,
        total=total.quality(),
        corpora=parts,
        lost=dict(run.first.lost),
        started=median(run.starts),
        memory=max((cost.memory for cost in run.costs), default=0) or None,
        speed=_speed(run.costs, len(run.first.spans), base),
    )


def _anchors(costs: Sequence[Cost]) -> float | None:
    ratios = [cost.cpu / cost.anchor for cost in costs if cost.anchor and cost.cpu]
    return median(ratios) if ratios else None


def _speed(costs: Sequence[Cost], posts: int, base: float | None) -> Speed | None:
    anchors = _anchors(costs)
    if anchors is None:
        return None
    each = [cost.cpu / posts * 1e6 for cost in costs]
    return Speed(
        microseconds=median(each),
        least=min(each),
        most=max(each),
        anchors=anchors,
        faster=base / anchors if base else None,
        wall=median(cost.wall for cost in costs) / posts * 1e6,
    )
