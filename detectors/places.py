"""A set of places in a text that do not overlap."""

from bisect import bisect


class Places:
    """Places ``[start, end)`` that are taken; asking and adding take time that hardly grows with their number."""

    def __init__(self) -> None:
        """Start with none."""
        self._taken: list[tuple[int, int]] = []

    def is_free(self, start: int, end: int) -> bool:
        """Tell whether nothing is taken between ``start`` and ``end``."""
        at = bisect(self._taken, (start, end))
        # What is taken never overlaps, so only the neighbours can be in the way.
        return not any(first < end and start < last for first, last in self._taken[max(0, at - 1) : at + 1])

    def take(self, start: int, end: int) -> bool:
        """Take a place if it is free, and tell whether it was."""
        free = self.is_free(start, end)
        if free:
            self._taken.insert(bisect(self._taken, (start, end)), (start, end))
        return free
