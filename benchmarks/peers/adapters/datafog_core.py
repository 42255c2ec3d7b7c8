"""datafog's core in Rust, called by itself."""

from collections.abc import Callable

Spans = list[tuple[str, int, int]]


def load() -> Callable[[str], Spans]:
    """Return what finds the spans of a text."""
    from datafog_core import scan

    def find(text: str) -> Spans:
        return [(found.entity_type, found.codepoint_range.start, found.codepoint_range.end) for found in scan(text)]

    return find
