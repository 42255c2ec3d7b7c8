"""Chats as WhatsApp exports them on phones of several countries; see `doxguard.pipeline.readers.whatsapp`.

A chat knows no ids, answers or zones; times are in UTC here. A post with a place is a pin or a live location, without
text; live locations lose where they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from doxguard.benchmarks.dumps.chats import string_of, strings, time_of
from doxguard.pipeline.post import Post


class Style(NamedTuple):
    """How a phone writes: the head of a message, and its words."""

    head: str
    is_iphone: bool
    pin: str
    live: str
    attached: str


STYLES = {
    "iphone-nl": Style(
        "[{d:02}-{m:02}-{y}, {H:02}:{M:02}:{S:02}] ", True, "Locatie", "Live locatie gedeeld", "bijgevoegd"
    ),
    "iphone-us": Style(
        "[{m}/{d}/{yy:02}, {h}:{M:02}:{S:02}\u202f{AM}] ", True, "Location", "Live location shared", "attached"
    ),
    "iphone-fi": Style("[{d}.{m}.{y} klo {H}.{M:02}.{S:02}] ", True, "Sijainti", "Live-sijainti jaettu", "liite"),
    "android-nl": Style(
        "{d:02}-{m:02}-{y} {H:02}:{M:02} - ", False, "locatie", "live locatie gedeeld", "bestand bijgevoegd"
    ),
    "android-us": Style("{m}/{d}/{yy:02}, {h}:{M:02}\u202f{AM} - ", False, "location", "live location shared",
                        "file attached"),
    "android-de": Style("{d:02}.{m:02}.{yy:02}, {H:02}:{M:02} - ", False, "Standort", "Live-Standort wird geteilt",
                        "Datei angehängt"),
    "android-fr": Style("{d:02}/{m:02}/{y} à {H:02}:{M:02} - ", False, "localisation",
                        "Localisation en direct partagée", "fichier joint"),
    "android-es": Style("{d}/{m}/{yy:02}, {h}:{M:02} {am} - ", False, "ubicación",
                        "ubicación en tiempo real compartida", "archivo adjunto"),
    "android-th": Style("{d}/{m}/{be} {H:02}:{M:02} - ", False, "location", "live location shared", "file attached"),
    "android-hu": Style("{y}. {m:02}. {d:02}. {H:02}:{M:02} - ", False, "helyzet", "tartózkodási hely megosztva",
                        "fájl csatolva"),
}  # fmt: skip


def write(folder: Path, posts: Iterable[Post], *, style: str = "iphone-nl") -> Path:
    """Write a chat, as ``_chat.txt`` where phones call it so; its order of posts is theirs."""
    chosen = STYLES[style]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / ("_chat.txt" if chosen.is_iphone else "WhatsApp Chat - Verzonnen gesprek.txt")
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for line in _lines(posts, chosen):
            out.write(line + ("\r\n" if chosen.is_iphone else "\n"))
    return path


def _lines(posts: Iterable[Post], style: Style) -> Iterator[str]:
    for number, post in enumerate(posts):
        head = _head(post, style)
        yield f"{head}{_sender(post)}: {_body(post, style)}"
        if not number:  # phones put it first, but the line that says what this is should be
            yield _notice(head, style)


def _head(post: Post, style: Style) -> str:
    time = time_of(post)
    half = ("am", "pm")[time.hour // 12]
    return style.head.format(
        d=time.day, m=time.month, y=time.year, yy=time.year % 100, be=time.year + 543, H=time.hour,
        h=time.hour % 12 or 12, M=time.minute, S=time.second, AM=half.upper(), am=f"{half[0]}.\u00a0m.",
    )  # fmt: skip


def _notice(head: str, style: Style) -> str:
    said = "+31 6 87654321 was added"
    return f"{head}Verzonnen gesprek: \u200e{said}" if style.is_iphone else f"{head}\u202a{said}\u202c"


def _sender(post: Post) -> str:
    name = string_of(post, "name", "handle") or "Anna Verzonnen"
    return f"\u202a{name}\u202c" if name.startswith("+") else name


def _body(post: Post, style: Style) -> str:
    own = "\u200e" * style.is_iphone
    if post.geo.get("live"):
        return own + style.live
    if "lat" in post.geo:
        place = post.geo.get("place") or style.pin
        return f"{own}{place}: https://maps.google.com/?q={post.geo['lat']},{post.geo['lon']}"
    files = [path.rpartition("/")[2] for path in strings(post.media, "path")]
    if files and style.is_iphone:
        return f"{post.text} \u200e<{style.attached}: {files[0]}>"
    return f"{files[0]} ({style.attached})\n{post.text}" if files else post.text
