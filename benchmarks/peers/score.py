"""What the spans of a tool are worth against those that are right.

Counted in two ways, both over all spans together. *Strict*: as the project's own quality is measured; a span is found
where one of its family covers at least half of it and is at most twice as long, and exact where type and places are the
same. *Touched*: for tools that cut otherwise; any overlap with a span of the same class will do, a link to a map may be
told as the coordinates in it, and a span is exact where it is the same but for punctuation at its ends.

Only what most tools are made to find is compared: addresses, numbers, places and links (`IN_SCOPE`). All else that a
tool says of a post that holds nothing counts as a flag, not as a false finding.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from doxguard.benchmarks.corpora.corpus import Labelled, Span
from doxguard.benchmarks.measures import family, is_half_shared, shared
from doxguard.benchmarks.peers.ask import Spans
from doxguard.benchmarks.peers.labels import Label

IN_SCOPE = frozenset(
    {"STREET_ADDRESS", "PARTIAL_ADDRESS", "GPS_COORDINATES", "LOCATION_LINK", "LIVE_LOCATION_LINK", "PHONE_NUMBER",
     "EMAIL_ADDRESS", "IBAN_CODE", "CREDIT_CARD", "NL_BSN", "NATIONAL_ID"}
)  # fmt: skip
_NOTHING = Label(())


class Found(NamedTuple):
    """What a tool says of ``[start, end)``, in code points."""

    label: Label
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Match:
    """Shares from 0 to 1; None where there is nothing to take a share of."""

    recall: float | None
    precision: float | None
    exact: float | None


@dataclass(frozen=True, slots=True)
class Quality:
    """What a tool finds in a set of posts."""

    posts: int
    gold: int  # spans in scope
    found: int  # findings in scope, without those that are set aside
    strict: Match
    touched: Match
    counts: Mapping[str, int]  # spans of each entity, in scope or not
    recall: Mapping[str, float]  # strict, of each
    touched_recall: Mapping[str, float]
    clean: int  # posts that hold nothing
    clean_flagged: float | None  # share of them with a finding in scope
    clean_any_flag: float | None  # with anything at all
    false_per_1000: float | None  # findings in scope per 1,000 of them


def found_in(text: str, spans: Spans, labels: Mapping[str, Label], in_bytes: bool = False) -> list[Found]:
    """Return the spans of a tool with what their labels mean; those that lie outside the text are dropped."""
    place = _characters(text) if in_bytes else int
    found = []
    for name, first, last in spans:
        start, end = place(first), place(last)
        if not 0 <= start < end <= len(text):
            continue
        label = labels.get(name, _NOTHING)
        plain = label.figures and not any(char.isdigit() for char in text[start:end])
        found.append(Found(_NOTHING if plain else label, start, end))
    return found


def _characters(text: str) -> Callable[[int], int]:
    """Return what leads an offset in UTF-8 to one in code points; one within a character to its end."""
    if text.isascii():
        return int
    data = text.encode("utf-8", "surrogatepass")
    return lambda at: sum(byte & 0xC0 != 0x80 for byte in data[:at]) if 0 <= at <= len(data) else -1


def _same(entity: str, label: Label) -> bool:
    if label.aside:
        return entity in label.entities
    return any(family(entity) == family(other) for other in label.entities)


def is_strict(span: Span, found: Found) -> bool:
    """Tell whether a finding is that span: same family, half of each in the other."""
    return is_half_shared(span, found) and _same(span.entity, found.label)


def is_touched(span: Span, found: Found) -> bool:
    """Tell whether a finding is of that span's class and has a character in common with it."""
    if not shared(span, found):
        return False
    link = family(span.entity) == "LOCATION_LINK" and "GPS_COORDINATES" in found.label.entities
    return link or _same(span.entity, found.label)


@dataclass(slots=True)
class Tally:
    """Counts over posts."""

    counts: Counter[str] = field(default_factory=Counter)
    entities: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, post: Labelled, found: Sequence[Found], entities: frozenset[str] | None) -> None:
        """Count what was found in a post; ``entities``: those that its corpus labels, None for all."""
        text = post.post.text
        scope = {family(entity) for entity in IN_SCOPE if entities is None or entity in entities}
        self.counts["posts"] += 1
        for span in post.spans:
            self._add_gold(span, found, text)
        judged = [one for one in found if any(family(entity) in scope for entity in one.label.entities)]
        for one in judged:
            self._add_found(one, post.spans)
        if not post.spans:
            false = sum(not one.label.aside for one in judged)
            self.counts["clean"] += 1
            self.counts["flagged"] += false > 0
            self.counts["any flag"] += bool(found)
            self.counts["false"] += false

    def _add_gold(self, span: Span, found: Sequence[Found], text: str) -> None:
        outcomes = {
            "gold": True,
            "strict": any(is_strict(span, one) for one in found),
            "touched": any(is_touched(span, one) for one in found),
            "exact": any(one[1:] == span[1:] and span.entity in one.label.entities for one in found),
            "trimmed": any(
                is_touched(span, one) and _trim(text, one.start, one.end) == _trim(text, span.start, span.end)
                for one in found
            ),
        }
        for name, outcome in outcomes.items():
            self.entities[span.entity, name] += outcome
            self.counts[name] += outcome and span.entity in IN_SCOPE

    def _add_found(self, one: Found, gold: Iterable[Span]) -> None:
        spans = tuple(gold)
        for name, test in (("strict", is_strict), ("touched", is_touched)):
            right = any(test(span, one) for span in spans)
            self.counts[f"{name} right"] += right
            self.counts[f"{name} found"] += right or not one.label.aside

    def quality(self) -> Quality:
        """Return the shares."""
        n = self.counts
        entities = sorted(entity for entity, name in self.entities if name == "gold")
        return Quality(
            posts=n["posts"],
            gold=n["gold"],
            found=n["strict found"],
            strict=self._match("strict", "exact"),
            touched=self._match("touched", "trimmed"),
            counts={e: self.entities[e, "gold"] for e in entities},
            recall={e: self.entities[e, "strict"] / self.entities[e, "gold"] for e in entities},
            touched_recall={e: self.entities[e, "touched"] / self.entities[e, "gold"] for e in entities},
            clean=n["clean"],
            clean_flagged=_share(n["flagged"], n["clean"]),
            clean_any_flag=_share(n["any flag"], n["clean"]),
            false_per_1000=_share(1000 * n["false"], n["clean"]),
        )

    def _match(self, name: str, exact: str) -> Match:
        n = self.counts
        return Match(
            recall=_share(n[name], n["gold"]),
            precision=_share(n[f"{name} right"], n[f"{name} found"]),
            exact=_share(n[exact], n["gold"]),
        )


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without what is neither letter nor figure at its ends, but for the sign of a number."""
    while start < end and not (text[start].isalnum() or text[start] in "+-"):
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return start, end


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
