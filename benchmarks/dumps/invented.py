"""Invented posts, any number of them and always the same: one of each kind that dumps write differently, over and over.

Ids hold the time, as those of X do. Numbers are those that CONTRIBUTING.md names; names and places do not exist.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from doxguard.pipeline.post import Post

OWNER = {"handle": "bedacht", "name": "Bram Bedacht", "id": "1000200030", "bio": "Schrijft over bruggen."}
OTHER = {"handle": "verzonnen_vera", "name": "Vera Verzonnen", "id": "1000200031"}
_START = datetime(2026, 2, 1, 9, 30, tzinfo=UTC)
_X_EPOCH = 1_288_834_974_657  # milliseconds; what ids of X count from
_LONG = (
    "Een lang verhaal over een brug die er niet is, met <haken> & tekens erin, dat verder gaat dan een bericht mag "
    "duren, en dat ergens in het midden wordt afgekapt, zodat wie alleen het begin leest niet ziet wat er aan het eind "
    "staat, en dat is nu juist waar het om gaat in dit soort verhalen: zijn nummer is 06 1122 3355, nummer "
)
_MAP = {"shown": "https://t.co/a1b2c3d4e5", "expanded": "https://maps.example.org/?q=52.3731,4.8925"}
_KINDS = (
    Post("Zijn nummer is 06 1122 3344 & hij woont <achter> de brug 🌉", lang="nl"),
    Post("Hier woont hij: https://t.co/a1b2c3d4e5 – crème brûlée", lang="nl", urls=(_MAP,)),
    Post("Sitting outside, first line\nsecond line", lang="en", geo={"lat": 52.3731, "lon": 4.8925}),
    Post("@verzonnen_vera bel anders 06 8765 4321", lang="nl", reply_to="?"),
    Post(_LONG, lang="nl"),
    Post("Dit had ik niet moeten zeggen: 06 1234 5678", lang="nl", meta={"deleted": True}),
    Post("Ik zit nu op Kerkpad 3, kom je?", meta={"kind": "message"}, thread="1000200030-1000200031"),
    Post("Nothing to see here: &amp; was typed so", lang="en"),
    Post("Kijk, een deur", lang="nl", media=({"kind": "photo", "alt": 'Een deur met "Kerkpad 3" erop'},)),
    Post("Wat een plein", lang="nl", geo={"place": "Verzinsel, Nederland"}),
)


def invented_posts(count: int) -> Iterator[Post]:
    """Yield so many posts, a minute apart; each names its number."""
    earlier = ""
    for number in range(count):
        at = _START + timedelta(minutes=number)
        own = str((int(at.timestamp() * 1000) - _X_EPOCH) << 22 | number % 4096)
        kind = _KINDS[number % len(_KINDS)]
        author = OTHER if kind.thread and number % 20 >= 10 else OWNER
        yield replace(
            kind,
            text=f"{kind.text} #{number}",
            id=own,
            posted_at=at.isoformat(),
            author=author,
            reply_to=earlier if kind.reply_to else "",
        )
        earlier = own


def sample_posts() -> Iterator[Post]:
    """Yield one post of each kind."""
    return invented_posts(len(_KINDS))
