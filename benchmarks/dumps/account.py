"""What an account published, invented, for writers of accounts' dumps; and what they need of a post.

All of it is invented: names, a place that does not exist, numbers as CONTRIBUTING.md has them. The id of a post is what
comes last in the ids of a format.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from doxguard.pipeline.post import Post

HANDLE, NAME = "bedacht", "Bram Bedacht"
_ADDRESS = "https://example.org/een/lange/route?van=hier&naar=nergens#kaart"


def account_posts() -> Iterator[Post]:
    """Yield posts of an account, one of each kind that formats write differently."""
    map_link = {"shown": "routebeschrijving", "expanded": "https://maps.example.org/?q=52.3731,4.8925"}
    point = {"lat": 52.3731, "lon": 4.8925, "place": "Café Verzinsel, Nergensplein 1"}
    rows: list[dict[str, object]] = [
        {"text": "Invented posts; written for doxguard. MIT.", "lang": "en"},
        {"text": "Zijn nummer is 06 1122 3344 & hij woont <achter> de brug 🌉\ncrème brûlée voor 2 > 1 persoon"},
        {"text": f"🌉 Kijk: {_ADDRESS} en zeg het voort", "urls": ({"shown": _ADDRESS, "expanded": _ADDRESS},)},
        {"text": "Zó kom je er: een routebeschrijving. Tot straks!", "urls": (map_link,)},
        {
            "text": "Dit is de deur.",
            "reply_to": "1002",
            "thread": "1002",
            "media": ({"kind": "image", "alt": 'Een deur met "Kerkpad 3" erop'},),
        },
        {"text": "Eerste alinea\n\nTweede alinea,  met twee spaties\n\n\nen een & drie"},
        {"text": "We zitten buiten", "geo": point},
        {"text": "Bel anders 06 8765 4321", "reply_to": "1002", "thread": "1002", "meta": {"kind": "comment"}},
        {"text": "Ik woon op Kerkpad 3", "thread": "anna.verzonnen", "meta": {"kind": "message"}},
        {"text": "Schrijft over bruggen.\nVragen? 06 1234 5678", "meta": {"kind": "bio"}},
    ]
    for number, row in enumerate(rows, 1):
        yield Post(
            id=f"{1000 + number}",
            posted_at=f"2026-02-{number:02}T09:{number:02}:30+00:00",
            author={"handle": HANDLE, "name": NAME},
            **{"lang": "nl", **row},  # type: ignore[arg-type]
        )


def kind_of(post: Post) -> str:
    """Return the kind of a post, which is "post" where nothing says otherwise."""
    kind = post.meta.get("kind")
    return kind if isinstance(kind, str) else "post"


def time_of(post: Post) -> datetime:
    """Return when a post was made, in UTC; one without a time is from the first of 2026."""
    time = datetime.fromisoformat(post.posted_at or "2026-01-01T00:00:00+00:00")
    return time.astimezone(UTC) if time.tzinfo else time.replace(tzinfo=UTC)


def pieces(post: Post) -> Iterator[tuple[str, str]]:
    """Yield the text of a post in pieces, each with the address it leads to, "" for none."""
    done = 0
    for url in post.urls:
        shown, address = url.get("shown"), url.get("expanded")
        start = post.text.find(shown, done) if isinstance(shown, str) and shown else -1
        if start >= 0 and isinstance(shown, str) and isinstance(address, str):
            yield post.text[done:start], ""
            yield shown, address
            done = start + len(shown)
    yield post.text[done:], ""
