"""A text to be searched: the characters that detectors read, and where the author typed each of them.

`fold` undoes what typing, copying and light disguise do to characters (see :mod:`doxguard.detectors.folding`); further
*views* undo heavier disguises such as spelled-out digits (see :mod:`doxguard.detectors.views`). Each is a rewrite of
the text before it, so a place in the last one can always be traced back to the post as typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from doxguard.detectors.finding import Finding


class Edit(NamedTuple):
    """Put ``new`` in the place of ``[start, end)``."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Text:
    """Characters to search, ``folded``, with the way back to ``raw``; see `span`."""

    raw: str = field(repr=False)
    folded: str = field(repr=False)
    starts: Sequence[int] | None = field(default=None, repr=False)  # per folded character; None: nothing has moved
    ends: Sequence[int] | None = field(default=None, repr=False)
    view: str = ""  # "" for the plain folded text, else the name of the disguise that was undone
    lang: str = ""  # ISO 639-1 as the post says, or ""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where ``folded[start:end]`` stands in the text as typed."""
        if self.starts is None or self.ends is None or end <= start:
            return start, end
        # A reversed view runs backwards, so the first character may stand last.
        return min(self.starts[start], self.starts[end - 1]), max(self.ends[start], self.ends[end - 1])

    def finding(
        self, entity: str, start: int, end: int, score: float, *evidence: str, value: str = "", country: str = ""
    ) -> Finding:
        """Return a finding at ``folded[start:end]``, in offsets of the text as typed."""
        notes = evidence if not self.view else (*evidence, f"view:{self.view}")
        return Finding(entity, *self.span(start, end), score, notes, value, country)

    def rewrite(self, edits: Iterable[Edit], view: str = "") -> Text:
        """Return this text with ``edits`` (ordered, not overlapping) applied, offsets kept.

        A replacement of the same length maps character by character; any other maps as one block.
        """
        edits = list(edits)
        parts: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        at = 0
        for edit in edits:
            self._copy(at, edit.start, parts, starts, ends)
            if len(edit.new) == edit.end - edit.start:
                parts.append(edit.new)
                self._places(edit.start, edit.end, starts, ends)
            elif edit.new:
                first, last = self.span(edit.start, edit.end)
                parts.append(edit.new)
                starts.extend([first] * len(edit.new))
                ends.extend([last] * len(edit.new))
            at = edit.end
        self._copy(at, len(self.folded), parts, starts, ends)
        moved = self.starts is not None or any(len(edit.new) != edit.end - edit.start for edit in edits)
        placed = (starts, ends) if moved else (None, None)
        return Text(self.raw, "".join(parts), placed[0], placed[1], view or self.view, self.lang)

    def backwards(self, start: int, end: int, view: str) -> Text:
        """Return the text with ``folded[start:end]`` in reverse order."""
        starts: list[int] = []
        ends: list[int] = []
        self._places(0, len(self.folded), starts, ends)
        starts[start:end] = starts[start:end][::-1]
        ends[start:end] = ends[start:end][::-1]
        folded = self.folded[:start] + self.folded[start:end][::-1] + self.folded[end:]
        return Text(self.raw, folded, starts, ends, view, self.lang)

    def _copy(self, start: int, end: int, parts: list[str], starts: list[int], ends: list[int]) -> None:
        if end > start:
            parts.append(self.folded[start:end])
            self._places(start, end, starts, ends)

    def _places(self, start: int, end: int, starts: list[int], ends: list[int]) -> None:
        if self.starts is None or self.ends is None:
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
        else:
            starts.extend(self.starts[start:end])
            ends.extend(self.ends[start:end])
