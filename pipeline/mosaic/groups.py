"""Which posts count together: a thread, a chain of replies, an account's posts of two days.

Posts of one account without thread and without replies count together while no two that follow each other lie further
apart than two days; a post without a time lies near all. Where no post says anything of thread, reply or time, they
were given as one thread.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from doxguard.pipeline.post import Post

_NEAR = 48 * 3600.0  # seconds


class Group(NamedTuple):
    """Posts by their places in the input, in order; ``linked`` when they say themselves that they belong together."""

    places: tuple[int, ...]
    linked: bool


def groups_of(posts: Sequence[Post]) -> list[Group]:
    """Return the groups of two posts and more."""
    if not any(post.thread or post.reply_to or post.posted_at for post in posts):
        return [Group(tuple(range(len(posts))), True)] if len(posts) > 1 else []
    times = [_time(post.posted_at) for post in posts]
    linked: dict[int, list[int]] = {}
    for place, root in enumerate(_roots(posts)):
        linked.setdefault(root, []).append(place)
    found = [Group(_ordered(places, times), True) for places in linked.values() if len(places) > 1]
    lonely = [places[0] for places in linked.values() if len(places) == 1]
    return found + [Group(places, False) for places in _near(lonely, posts, times)]


def author_of(post: Post) -> str:
    """Return what tells a post's author apart; "" where nothing is known."""
    for key in ("handle", "id", "name"):
        value = post.author.get(key)
        if value:
            return str(value).lower().lstrip("@")
    return ""


def _roots(posts: Sequence[Post]) -> list[int]:
    """Return for each post one that stands for all that are linked with it by thread or reply."""
    above = list(range(len(posts)))

    def root(place: int) -> int:
        while above[place] != place:
            above[place] = above[above[place]]
            place = above[place]
        return place

    ids = {post.id: place for place, post in enumerate(posts) if post.id}
    threads: dict[str, int] = {}
    for place, post in enumerate(posts):
        near = [threads.setdefault(post.thread, place)] if post.thread else []
        near += [ids[key] for key in (post.reply_to, post.thread) if key in ids]
        for other in near:
            above[root(place)] = root(other)
    return [root(place) for place in range(len(posts))]


def _near(places: Iterable[int], posts: Sequence[Post], times: Sequence[float | None]) -> Iterable[tuple[int, ...]]:
    """Yield the posts of each author that follow each other closely."""
    by_author: dict[str, list[int]] = {}
    for place in places:
        by_author.setdefault(author_of(posts[place]), []).append(place)
    for author, listed in by_author.items():
        if author:  # of nobody knows whom, posts have nothing in common
            yield from (tuple(run) for run in _runs(_ordered(listed, times), times) if len(run) > 1)


def _runs(places: Sequence[int], times: Sequence[float | None]) -> list[list[int]]:
    runs: list[list[int]] = []
    last: float | None = None
    for place in places:
        time = times[place]
        if not runs or (time is not None and last is not None and time - last > _NEAR):
            runs.append([])
        runs[-1].append(place)
        last = time if time is not None else last
    return runs


def _ordered(places: Sequence[int], times: Sequence[float | None]) -> tuple[int, ...]:
    """Return places by time, or as given where a time is missing."""
    known = [(time, place) for place in places if (time := times[place]) is not None]
    return tuple(place for _, place in sorted(known)) if len(known) == len(places) else tuple(places)


def _time(posted_at: str) -> float | None:
    try:
        time = datetime.fromisoformat(posted_at)
    except ValueError:
        return None
    return (time if time.tzinfo else time.replace(tzinfo=UTC)).timestamp()
