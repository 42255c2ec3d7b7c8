"""Figures from counts: recall, precision, F, accuracy, false alarms. Of one set of counts, or of many at once.

A figure that has nothing to be told from is not a number. Names have three parts at most: "recall",
"entity.PHONE_NUMBER.recall", "lang.nl.precision", "action.remove.f1".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from doxguard.benchmarks.measures import ACTIONS, SIGNALS, Counts, Key

Numbers = NDArray[np.float64]
Sums = Callable[[Key], Numbers]  # how often something was counted, for each set of counts

PREVALENCES = (0.003, 0.01, 0.07)  # shares of posts with private data
# Figures of which less is better.
LESS = ("flagged", "false_per_1000", "remove_allowed", "allow_removed")


def sums_of(counts: Counts) -> Sums:
    """Return the counts of one set."""
    return lambda key: np.array([counts[key]], np.float64)


def figures(sums: Sums, keys: Iterable[Key]) -> Mapping[str, Numbers]:
    """Return all figures; ``keys`` is what was ever counted."""
    keys = list(keys)
    entities = sorted({key[1] for key in keys if key[0] == "entity"})
    found: dict[str, Numbers] = {}
    total = {what: _total(sums, entities, what) for what in ("gold", "recalled", "exact", "found", "right")}
    found.update(_spans("", total))
    found.update(_alarms(sums))
    for kind in ("entity", "lang"):
        for name in sorted({key[1] for key in keys if key[0] == kind}):
            parts = {what: sums((kind, name, what)) for what in total}
            found.update(_spans(f"{kind}.{name}.", parts))
    if any(key[0] == "action" for key in keys):
        found.update(_actions(sums))
    for name in SIGNALS:
        if ("signal", name, "known") in keys:
            found[name] = rate(sums(("signal", name, "right")), sums(("signal", name, "known")))
    return found


def rate(part: Numbers, whole: Numbers) -> Numbers:
    """Return a part of a whole; not a number where there is none."""
    found: Numbers = np.divide(part, whole, out=np.full(np.shape(whole), np.nan), where=whole > 0)
    return found


def f_beta(recall: Numbers, precision: Numbers, beta: float = 1.0) -> Numbers:
    """Return the F measure, in which recall weighs ``beta`` times as much; 0 where both are."""
    r, p, b = np.nan_to_num(recall), np.nan_to_num(precision), beta * beta
    found: Numbers = np.divide((1 + b) * r * p, b * p + r, out=np.zeros(np.shape(r)), where=(r + p) > 0)
    return found


def _total(sums: Sums, entities: Iterable[str], what: str) -> Numbers:
    return sum((sums(("entity", entity, what)) for entity in entities), start=np.zeros(1))


def _spans(prefix: str, parts: Mapping[str, Numbers]) -> Iterator[tuple[str, Numbers]]:
    recall, precision = rate(parts["recalled"], parts["gold"]), rate(parts["right"], parts["found"])
    yield f"{prefix}recall", recall
    yield f"{prefix}precision", precision
    yield f"{prefix}f1", f_beta(recall, precision)
    yield f"{prefix}f2", f_beta(recall, precision, 2.0)
    yield f"{prefix}exact", rate(parts["exact"], parts["gold"])


def _alarms(sums: Sums) -> Iterator[tuple[str, Numbers]]:
    """Yield what happens to clean posts, and what share of the flagged would be private at some prevalences."""
    clean, private = sums(("posts", "clean")), sums(("posts", "private"))
    alarm, hit = rate(sums(("posts", "clean flagged")), clean), rate(sums(("posts", "private flagged")), private)
    yield "clean_posts_flagged", alarm
    yield "false_per_1000", 1000 * rate(sums(("posts", "false in clean")), clean)
    yield "private_posts_found", hit
    for share in PREVALENCES:
        yield f"precision_at_{share:.1%}", rate(share * hit, share * hit + (1 - share) * alarm)


def _actions(sums: Sums) -> Iterator[tuple[str, Numbers]]:
    table = {(gold, got): sums(("action", gold, got)) for gold in ACTIONS for got in ACTIONS}
    everything = sum(table.values(), start=np.zeros(1))
    yield "action_accuracy", rate(sum((table[a, a] for a in ACTIONS), start=np.zeros(1)), everything)
    f1 = []
    for action in ACTIONS:
        labelled = sum((table[action, got] for got in ACTIONS), start=np.zeros(1))
        called = sum((table[gold, action] for gold in ACTIONS), start=np.zeros(1))
        recall, precision = rate(table[action, action], labelled), rate(table[action, action], called)
        f1.append(f_beta(recall, precision))
        yield f"action.{action}.recall", recall
        yield f"action.{action}.precision", precision
        yield f"action.{action}.f1", f1[-1]
    yield "action_macro_f1", sum(f1, start=np.zeros(1)) / len(ACTIONS)
    for name, gold, got in (("remove_allowed", "remove", "allow"), ("allow_removed", "allow", "remove")):
        yield name, rate(table[gold, got], sum((table[gold, other] for other in ACTIONS), start=np.zeros(1)))
    both = sums(("clause", "both"))
    yield "clause_f1", f_beta(rate(both, sums(("clause", "gold"))), rate(both, sums(("clause", "found"))))
