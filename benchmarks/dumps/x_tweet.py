"""A tweet as X's archives and its API v1.1 write it: escaped, cut, with numbers as strings where archives have them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from html import escape

from doxguard.pipeline.post import Post

SHORT = 280  # characters; what is longer is cut


def escaped(text: str) -> str:
    """Return a text as X keeps it."""
    return escape(text, quote=False)


def cut(text: str) -> str:
    """Return what is left of a long text."""
    return text if len(text) <= SHORT else text[:230] + "… https://t.co/z9y8x7w6v5"


def created_at(post: Post) -> str:
    """Return a time as X writes it."""
    return datetime.fromisoformat(post.posted_at).strftime("%a %b %d %H:%M:%S %z %Y")


def entities(post: Post) -> dict[str, object]:
    """Return what is marked in a text; indices are strings."""
    urls = [
        {"url": url["shown"], "expanded_url": url["expanded"], "display_url": "…", "indices": ["0", "23"]}
        for url in post.urls
    ]
    media = [{"type": item.get("kind"), "media_url_https": "https://example.org/a.jpg"} for item in post.media]
    return {"hashtags": [], "user_mentions": [], "urls": urls, **({"media": media} if media else {})}


def tweet(post: Post) -> dict[str, object]:
    """Return a tweet of an archive."""
    found: dict[str, object] = {
        "edit_info": {"initial": {"editTweetIds": [post.id], "editsRemaining": "5", "isEditEligible": True}},
        "retweeted": False,
        "source": '<a href="https://example.org" rel="nofollow">Example</a>',
        "entities": entities(post),
        "favorite_count": "3",
        "id_str": post.id,
        "truncated": False,
        "retweet_count": "0",
        "id": post.id,
        "created_at": created_at(post),
        "favorited": False,
        "full_text": escaped(cut(post.text)),
        "lang": post.lang or "und",
    }
    if post.media:
        found["extended_entities"] = {"media": _described(post)}
    return found | _replied(post) | _placed(post, str)


def classic_tweet(post: Post) -> dict[str, object]:
    """Return a tweet of an archive of 2012–18."""
    user = {"name": post.author.get("name"), "screen_name": post.author.get("handle"), "id_str": post.author.get("id")}
    at = datetime.fromisoformat(post.posted_at).strftime("%Y-%m-%d %H:%M:%S %z")
    found: dict[str, object] = {
        "source": "web", "entities": entities(post), "geo": {}, "id_str": post.id, "text": escaped(post.text),
        "id": int(post.id), "created_at": at, "user": user,
    }  # fmt: skip
    return found | _replied(post) | _placed(post, float)


def stream_tweet(post: Post) -> dict[str, object]:
    """Return a tweet of a stream of the API v1.1; long ones are cut, and whole elsewhere."""
    author = post.author
    user = {"id_str": author.get("id"), "name": author.get("name"), "screen_name": author.get("handle")}
    long = len(post.text) > SHORT // 2
    found: dict[str, object] = {
        "created_at": created_at(post),
        "id": int(post.id),
        "id_str": post.id,
        "text": escaped(post.text[:120] + "… https://t.co/z9y8x7w6v5" if long else post.text),
        "source": "web",
        "truncated": long,
        "user": user | ({"description": author["bio"]} if "bio" in author else {}),
        "entities": entities(post),
        "lang": post.lang or "und",
    }
    if long:
        found["extended_tweet"] = {"full_text": escaped(post.text), "entities": entities(post)}
    if post.media:
        found["extended_entities"] = {"media": _described(post)}
    return found | _replied(post) | _placed(post, float)


def _described(post: Post) -> list[Mapping[str, object]]:
    return [{"type": item.get("kind"), "ext_alt_text": item.get("alt")} for item in post.media]


def _replied(post: Post) -> dict[str, object]:
    return {"in_reply_to_status_id_str": post.reply_to} if post.reply_to else {}


def _placed(post: Post, number: type[str] | type[float]) -> dict[str, object]:
    found: dict[str, object] = {}
    if "lat" in post.geo:
        lat, lon = number(str(post.geo["lat"])), number(str(post.geo["lon"]))
        found["geo"] = {"type": "Point", "coordinates": [lat, lon]}
        found["coordinates"] = {"type": "Point", "coordinates": [lon, lat]}
    if "place" in post.geo:
        found["place"] = {"full_name": post.geo["place"], "place_type": "city", "country_code": "NL"}
    return found
