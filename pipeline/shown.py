"""Where a text shows the links that a record tells of.

A short link is looked for with and without its scheme, and not as a part of a longer one; the words of an anchor not
as a part of a longer word. Left out, and so taken for not shown: forms of more than 1,000 characters, and of forms that
begin alike more than 64 lengths.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

_LONGEST = 1000
_LENGTHS = 64  # without a bound, each place of a text would be compared with every length there is
_HEAD = 4  # characters by which most places of a text are passed over
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_GOES_ON = re.compile(r"[A-Za-z0-9_~%]|[-./?#=&:@+][A-Za-z0-9]")
_BEFORE = "@_./-"


class Shown(NamedTuple):
    """A form at ``[start, end)`` of the text."""

    start: int
    end: int
    form: str


def is_link(form: str) -> bool:
    """Tell whether a form is a link itself, whole or shortened, and not words that lead to one."""
    return "." in form and not any(map(str.isspace, form))


def find_shown(text: str, forms: Iterable[str]) -> Iterator[Shown]:
    """Yield the places at which one of the forms stands, in order and apart; of several the longest."""
    by_key = {_SCHEME.sub("", form, count=1): form for form in forms if form}
    lengths = _lengths(by_key)
    end = 0
    for at in range(len(text)) if lengths else ():
        tried = at >= end and lengths.get(text[at : at + _HEAD])
        key = _key_at(text, at, tried, by_key) if tried else None
        if key is not None:
            start = _with_scheme(text, at, end)
            if start < at or _begins(text, at):
                end = at + len(key)
                yield Shown(start, end, by_key[key])


def _lengths(keys: Iterable[str]) -> Mapping[str, Sequence[int]]:
    """Return by their beginning how long the keys are, longest first."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for key in keys:
        if _HEAD <= len(key) <= _LONGEST:
            found[key[:_HEAD]].add(len(key))
    return {head: sorted(lengths, reverse=True)[:_LENGTHS] for head, lengths in found.items()}


def _key_at(text: str, at: int, lengths: Iterable[int], keys: Mapping[str, str]) -> str | None:
    found = (text[at : at + length] for length in lengths)
    return next((key for key in found if key in keys and not _GOES_ON.match(text, at + len(key))), None)


def _with_scheme(text: str, at: int, least: int) -> int:
    """Return where the scheme before a place begins, or the place itself."""
    match = _SCHEME.search(text, max(least, at - len("https://")), at)
    return match.start() if match and match.end() == at else at


def _begins(text: str, at: int) -> bool:
    """Tell whether nothing longer goes on at a place; scripts without spaces may stand right before a link."""
    before = text[at - 1 : at]
    return not (before and before.isascii() and (before.isalnum() or before in _BEFORE))
