"""Tweets as X's archives and its API v1.1 write them, as records.

The text is the longest that is given, with "&amp;" and its like undone; of a retweet, all that it spreads. Links stay
as they stand in the text, short, beside what they lead to. ``coordinates`` are [lon, lat], the older ``geo`` is
[lat, lon]. Left out: the tweet that is quoted, which is somebody else's post; polls and cards.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from doxguard.pipeline.readers.values import known, mapping, mappings, point, string, unescaped

_CLASSIC = re.compile(r"(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) ([+-]\d\d):?(\d\d)")  # "2013-01-11 16:09:33 +0000"
_OLD = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d\d) (\d\d:\d\d:\d\d) ([+-]\d\d)(\d\d) (\d{4})")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LANGUAGE = re.compile("[a-z]{2}")  # "und", "qme", "zxx" are none


def tweet_row(tweet: Mapping[str, object], author: Mapping[str, object] | None = None) -> dict[str, object]:
    """Return the record of a tweet; ``author`` is who wrote it where the tweet does not say."""
    retweeted = mapping(tweet.get("retweeted_status"))
    source = retweeted or tweet
    text = tweet_text(source)
    if retweeted and text is not None:
        text = f"RT @{string(mapping(retweeted.get('user')).get('screen_name'))}: {text}"
    kind = "repost" if retweeted or (text or "").startswith("RT @") else "post"
    return known(
        {
            "id": string(tweet.get("id_str")) or string(tweet.get("id")),
            "text": text,
            "lang": language(tweet.get("lang")),
            "posted_at": time_of(tweet.get("created_at")),
            "author": user(mapping(tweet.get("user"))) or dict(author or {}),
            "reply_to": string(tweet.get("in_reply_to_status_id_str")) or string(tweet.get("in_reply_to_status_id")),
            "urls": links(entities(source).get("urls")),
            "geo": _geo(tweet),
            "media": _media(source),
            "meta": {"platform": "x", "kind": kind},
        }
    )


def tweet_text(tweet: Mapping[str, object]) -> str | None:
    """Return a tweet's whole text; None if there is none."""
    for value in (mapping(tweet.get("extended_tweet")).get("full_text"), tweet.get("full_text"), tweet.get("text")):
        if isinstance(value, str):
            return unescaped(value)
    return None


def entities(tweet: Mapping[str, object]) -> Mapping[str, object]:
    """Return what is marked in a tweet's whole text."""
    return mapping(mapping(tweet.get("extended_tweet")).get("entities")) or mapping(tweet.get("entities"))


def links(urls: object, shown: str = "url", expanded: str = "expanded_url") -> list[dict[str, object]]:
    """Return links as records have them."""
    return [
        {"shown": unescaped(string(url.get(shown))), "expanded": string(url.get(expanded)) or string(url.get(shown))}
        for url in mappings(urls)
        if string(url.get(shown)) or string(url.get(expanded))
    ]


def user(given: Mapping[str, object]) -> dict[str, object]:
    """Return an author as records have it."""
    return known(
        {
            "handle": string(given.get("screen_name")),
            "name": string(given.get("name")),
            "id": string(given.get("id_str")) or string(given.get("id")),
            "bio": string(given.get("description")),
        }
    )


def language(value: object) -> str:
    """Return a language, or "" where X knows none."""
    return value if isinstance(value, str) and _LANGUAGE.fullmatch(value) else ""


def time_of(value: object) -> object:
    """Return a time in ISO 8601 if it is one of X's own; what it is does not depend on the language of this machine."""
    if not isinstance(value, str):
        return value
    if old := _OLD.fullmatch(value):
        month, day, time, hours, minutes, year = old.groups()
        if month in _MONTHS:
            return f"{year}-{_MONTHS.index(month) + 1:02}-{day}T{time}{hours}:{minutes}"
    classic = _CLASSIC.fullmatch(value)
    return f"{classic[1]}T{classic[2]}{classic[3]}:{classic[4]}" if classic else value


def _geo(tweet: Mapping[str, object]) -> dict[str, object]:
    lon_lat, lat_lon = _pair(tweet.get("coordinates")), _pair(tweet.get("geo"))
    where = (point(lon_lat[1], lon_lat[0]) if lon_lat else {}) or (point(*lat_lon) if lat_lon else {})
    place = string(mapping(tweet.get("place")).get("full_name"))
    return {**where, "place": place} if place else where


def _pair(value: object) -> list[object]:
    pair = mapping(value).get("coordinates")
    return pair if isinstance(pair, list) and len(pair) == 2 else []


def _media(tweet: Mapping[str, object]) -> list[dict[str, object]]:
    extended = mapping(mapping(tweet.get("extended_tweet")).get("extended_entities"))
    given = extended or mapping(tweet.get("extended_entities")) or entities(tweet)
    return [
        known({"kind": string(item.get("type")) or "photo", "alt": string(item.get("ext_alt_text"))})
        for item in mappings(given.get("media"))
    ]
