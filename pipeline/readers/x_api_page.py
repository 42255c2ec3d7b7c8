"""Tweets of X's API v2 as records, joined to what a page says of users, places, media and other tweets.

``geo.coordinates`` are [lon, lat], boxes [west, south, east, north]. A place is a name; where its box is no larger than
a house and its garden, or the tweet gives a point, it is a point as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from doxguard.pipeline.readers.values import known, mapping, mappings, number, point, string, unescaped
from doxguard.pipeline.readers.x_tweets import language, tweet_row

KINDS = {"users": "id", "places": "id", "media": "media_key", "tweets": "id"}
_NEEDED = {  # of what is joined, nothing else is held
    "users": ("username", "name", "id", "description"),
    "places": ("full_name", "geo"),
    "media": ("type", "alt_text"),
    "tweets": ("text", "note_tweet", "author_id", "entities"),
}
_POINT = 0.002  # degrees; 200 m of latitude
_Object = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Includes:
    """What stands beside the tweets of a page, by kind and id."""

    by_kind: dict[str, dict[str, _Object]] = field(default_factory=lambda: {kind: {} for kind in KINDS})

    @classmethod
    def of(cls, given: _Object) -> Includes:
        """Read a page's ``includes``."""
        includes = cls()
        for kind in KINDS:
            for item in mappings(given.get(kind)):
                includes.add(kind, item)
        return includes

    def add(self, kind: str, item: _Object) -> None:
        """Add one item."""
        self.by_kind[kind][string(item.get(KINDS[kind]))] = {k: item[k] for k in _NEEDED[kind] if k in item}

    def get(self, kind: str, key: object) -> _Object:
        """Return an item, empty if it is not there."""
        return self.by_kind[kind].get(string(key), {})


def page_rows(tweets: Iterable[_Object], includes: Includes) -> Iterator[dict[str, object]]:
    """Yield the record of each tweet; what is a user, a space or a list gives none."""
    for tweet in tweets:
        if "text" in tweet or "edit_history_tweet_ids" in tweet:
            yield tweet_row(tweet) if "id_str" in tweet else _row(tweet, includes)
        elif "full_text" in tweet:
            yield tweet_row(tweet)


def _row(tweet: _Object, includes: Includes) -> dict[str, object]:
    # Flattened tweets hold what is joined themselves: as author, in referenced_tweets, attachments and geo.
    referred = {string(item.get("type")): item for item in mappings(tweet.get("referenced_tweets"))}
    retweeted = _retweeted(referred.get("retweeted", {}), includes)
    return known(
        {
            "id": string(tweet.get("id")),
            "text": _text(tweet, retweeted, includes),
            "lang": language(tweet.get("lang")),
            "posted_at": tweet.get("created_at"),
            "author": _author(tweet, includes),
            "thread": string(tweet.get("conversation_id")),
            "reply_to": string(referred.get("replied_to", {}).get("id")),
            "urls": _urls(retweeted or tweet),
            "geo": _geo(mapping(tweet.get("geo")), includes),
            "media": _media(mapping(tweet.get("attachments")), includes),
            "meta": {"platform": "x", "kind": "repost" if "retweeted" in referred else "post"},
        }
    )


def _retweeted(reference: _Object, includes: Includes) -> _Object:
    return reference if "text" in reference else includes.get("tweets", reference.get("id")) if reference else {}


def _whole(tweet: _Object) -> object:
    text = mapping(tweet.get("note_tweet")).get("text") or tweet.get("text")
    return unescaped(text) if isinstance(text, str) else text


def _text(tweet: _Object, retweeted: _Object, includes: Includes) -> object:
    text, spread = _whole(tweet), _whole(retweeted)
    if not (isinstance(spread, str) and isinstance(text, str)):
        return text
    name = string(_author(retweeted, includes).get("handle"))
    return f"RT @{name}: {spread}" if name else f"{text.partition(': ')[0]}: {spread}"


def _author(tweet: _Object, includes: Includes) -> dict[str, object]:
    user = mapping(tweet.get("author")) or includes.get("users", tweet.get("author_id"))
    return known(
        {
            "handle": string(user.get("username")),
            "name": string(user.get("name")),
            "id": string(tweet.get("author_id")) or string(user.get("id")),
            "bio": string(user.get("description")),
        }
    )


def _urls(tweet: _Object) -> list[dict[str, object]]:
    note = mapping(mapping(mapping(tweet.get("note_tweet")).get("entities")))
    given = [*mappings(note.get("urls")), *mappings(mapping(tweet.get("entities")).get("urls"))]
    found = []
    for url in given:
        shown = unescaped(string(url.get("url")))
        link = {"shown": shown, "expanded": string(url.get("unwound_url")) or string(url.get("expanded_url")) or shown}
        if link["expanded"] and "media_key" not in url and link not in found:
            found.append(link)
    return [dict(link) for link in found]


def _geo(geo: _Object, includes: Includes) -> dict[str, object]:
    place = geo if "full_name" in geo else includes.get("places", geo.get("place_id"))
    name = string(place.get("full_name"))
    where = _point(mapping(geo.get("coordinates")).get("coordinates")) or _middle(mapping(place.get("geo")).get("bbox"))
    return {**where, "place": name} if name else where


def _point(lon_lat: object) -> dict[str, object]:
    return point(lon_lat[1], lon_lat[0]) if isinstance(lon_lat, list) and len(lon_lat) == 2 else {}


def _middle(box: object) -> dict[str, object]:
    """Return the middle of a small box."""
    sides = [side for item in box if (side := number(item)) is not None] if isinstance(box, list) else []
    if len(sides) != 4:
        return {}
    west, south, east, north = sides
    small = abs(east - west) <= _POINT and abs(north - south) <= _POINT
    return point((south + north) / 2, (west + east) / 2) if small else {}


def _media(attachments: _Object, includes: Includes) -> list[dict[str, object]]:
    keys = attachments.get("media_keys")
    inline = mappings(attachments.get("media"))
    joined = inline or [includes.get("media", key) for key in (keys if isinstance(keys, list) else [])]
    return [
        known({"kind": string(item.get("type")) or "photo", "alt": string(item.get("alt_text"))}) for item in joined
    ]
