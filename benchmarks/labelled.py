"""Recall and precision per entity on labelled posts, posts flagged without cause, actions, and the cost of a post.

    python -m doxguard.benchmarks.labelled POSTS.jsonl… [--errors]

Each line holds ``id, text, spans [{start, end, type}], action`` and, where known, what else a post has. A span counts
as found where a finding of its family covers at least half of it and is at most twice as long. Entities without a
detector are listed apart. ``--errors`` prints id, entity and place of every error, never the text.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import median

from doxguard.detectors.catalog import DETECTORS
from doxguard.detectors.finding import ENTITIES
from doxguard.pipeline.decision import Decision
from doxguard.pipeline.guard import Guard
from doxguard.pipeline.post import Post

_FAMILY = {"PARTIAL_ADDRESS": "STREET_ADDRESS", "LIVE_LOCATION_LINK": "LOCATION_LINK", "NL_BSN": "NATIONAL_ID"}
Place = tuple[str, int, int]


def is_found(place: Place, others: Iterable[Place]) -> bool:
    """Tell whether a place is matched by one of the others, and not by one more than twice as long."""
    entity, start, end = place
    for other, first, last in others:
        shared = min(end, last) - max(start, first)
        same = _FAMILY.get(other, other) == _FAMILY.get(entity, entity)
        if same and shared * 2 >= end - start and shared * 2 >= last - first:
            return True
    return False


class Tally:
    """Counts over many posts."""

    def __init__(self) -> None:
        """Start at nothing."""
        self.spans: Counter[tuple[str, str]] = Counter()
        self.posts: Counter[str] = Counter()
        self.errors: list[str] = []

    def add(self, record: Mapping[str, object], decision: Decision) -> None:
        """Count one labelled post and what was decided on it."""
        spans = record["spans"]
        assert isinstance(spans, list)
        gold: list[Place] = [(s["type"], s["start"], s["end"]) for s in spans]
        found: list[Place] = [(f.entity, f.start, f.end) for f in decision.findings]
        for place in gold:
            self._count(record, place, "gold", "found" if is_found(place, found) else "missed")
            self.spans[place[0], "exact"] += place in found
        for place in found:
            self._count(record, place, "reported", "right" if is_found(place, gold) else "false")
        self.posts["all"] += 1
        self.posts["clean"] += not gold
        self.posts["flagged"] += bool(found) and not gold
        self.posts["action right"] += record.get("action") == decision.action

    def _count(self, record: Mapping[str, object], place: Place, kind: str, outcome: str) -> None:
        self.spans[place[0], kind] += 1
        self.spans[place[0], outcome] += 1
        if outcome in ("missed", "false"):
            self.errors.append(f"{record['id']}: {outcome} {place[0]} at {place[1]}-{place[2]}")


def _rate(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"


def show(tally: Tally, seconds: Sequence[float]) -> None:
    """Print the tables."""
    searched = {entity for detector in DETECTORS for entity in detector.entities}
    print("| entity | gold | recall | precision | exact |\n|---|---|---|---|---|")
    for group in (tuple(e for e in ENTITIES if e in searched), tuple(e for e in ENTITIES if e not in searched)):
        for entity in (*group, "all of these"):
            names = group if entity == "all of these" else (entity,)
            n = {k: sum(tally.spans[e, k] for e in names) for k in ("gold", "found", "reported", "right", "exact")}
            print(
                f"| {entity} | {n['gold']} | {_rate(n['found'], n['gold'])} | {_rate(n['right'], n['reported'])} "
                f"| {_rate(n['exact'], n['gold'])} |"
            )
    posts = tally.posts
    print(f"\nclean posts flagged: {posts['flagged']} of {posts['clean']}")
    print(f"actions right: {_rate(posts['action right'], posts['all'])}")
    print(f"{median(seconds) * 1e6:.0f} µs for the median post, {max(seconds) * 1e3:.1f} ms for the slowest")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("posts", type=Path, nargs="+")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    guard = Guard()
    guard.check("warm up: 06 1122 3344")
    tally = Tally()
    seconds: list[float] = []
    for path in options.posts:
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            post = Post.from_record(record)
            start = time.perf_counter()
            decision = guard.check(post)
            seconds.append(time.perf_counter() - start)
            tally.add(record, decision)
    show(tally, seconds)
    if options.errors:
        print("\n" + "\n".join(tally.errors))


if __name__ == "__main__":
    main()
