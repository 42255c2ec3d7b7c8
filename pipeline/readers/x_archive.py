"""The archive that X gives to the owner of an account: ``data/tweets.js`` and its like, also of 2012–18 ("Grailbird").

Read are tweets, deleted ones, those to communities and circles, long posts (`x_notes`), and direct messages, single and
group. Each file is a script that names an array; nothing is evaluated. Of the owner only handle, name, id and biography
are read, to know who speaks: ``account.js``, ``phone-number.js``, ``ip-audit.js`` and the rest are his own data, which
nobody published. Likes and lists are others' posts; names of groups and who joined them are no posts.

A conversation is too long to be held, so only what stands before its messages is known of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from doxguard.errors import InputError
from doxguard.pipeline.readers.format import File, Format
from doxguard.pipeline.readers.json_array import record_of_item
from doxguard.pipeline.readers.json_places import ITEM, json_places
from doxguard.pipeline.readers.json_stream import Broken, json_items
from doxguard.pipeline.readers.record import Place, Reading, Record
from doxguard.pipeline.readers.values import known, mapping, string, unescaped
from doxguard.pipeline.readers.x_notes import Note, Notes, read_note
from doxguard.pipeline.readers.x_tweets import links, tweet_row

_YTD = re.compile(
    rb"\s{0,20}window\.YTD\.(?:"
    rb"(?P<tweets>(?:deleted_|community_|twitter_circle_)?tweets?)"
    rb"|(?P<notes>(?:deleted_)?note_tweets?)"
    rb"|(?P<messages>direct_messages?(?:_group)?)"
    rb")\.part\d{1,6}\s{0,20}="
)
_GRAILBIRD = re.compile(rb"\s{0,20}Grailbird\.data\.(?P<tweets>tweets_\d{4}_\d\d)\s{0,20}=")
_MESSAGES = (ITEM, "dmConversation", "messages", ITEM)
_VISIBILITY = {"twitter_circle_tweet": "followers", "community_tweet": "community"}
_HEAD = 256  # bytes that hold a script's name


def fits(path: str, head: bytes) -> bool:
    """Tell whether a file is one of an archive that holds posts."""
    return path.endswith(".js") and _name(head) is not None


def read(file: File, beside: Sequence[File], reading: Reading) -> Iterator[Record]:
    """Yield the tweets, long posts or messages of one file."""
    name = _name_of(file)
    if name is None:
        raise InputError(f"{file.name}: no tweets and no messages in it; expected tweets.js, direct-messages.js, …")
    here = _Folder(file, beside)
    kind, called = name
    rows = {"tweets": _tweets, "notes": _notes, "messages": _messages}[kind](file, called, here)
    for number, (item, row) in enumerate(rows, 1):
        if row is not None:
            yield record_of_item(Place(file.name, number), item, row, reading)


def _name(head: bytes) -> tuple[str, str] | None:
    """Return the kind of a script and its own name; None if it holds no posts."""
    head = head.removeprefix(b"\xef\xbb\xbf")
    found = _YTD.match(head) or _GRAILBIRD.match(head)
    if not found or not found.lastgroup:
        return None
    return found.lastgroup, found[found.lastgroup].decode("ascii")


def _name_of(file: File) -> tuple[str, str] | None:
    with file.open() as stream:
        return _name(stream.read(_HEAD))


class _Folder:
    """What an archive says of itself, read when it is asked for."""

    def __init__(self, file: File, beside: Sequence[File]) -> None:
        folder = PurePosixPath(file.path).parent
        self._files = {other.path: other for other in beside}
        self._near = (folder, folder.parent)  # classic archives have the tweets in a folder of their own

    def owner(self) -> dict[str, object]:
        """Return who the archive is of, as an author."""
        details = self._first("user_details.js", ())  # classic
        account = self._first("account.js", (ITEM, "account"))
        config = self._first("manifest.js", ("userInfo",))
        bio = self._first("profile.js", (ITEM, "profile", "description")).get("bio")
        return known(
            {
                "handle": _any(account, "username") or _any(config, "userName") or _any(details, "screen_name"),
                "name": _any(account, "accountDisplayName")
                or _any(config, "displayName")
                or _any(details, "full_name"),
                "id": _any(account, "accountId") or _any(config, "accountId") or _any(details, "id"),
                "bio": string(bio) or _any(details, "bio"),
            }
        )

    def _first(self, name: str, place: tuple[str, ...]) -> Mapping[str, object]:
        for folder in self._near:
            file = self._files.get(str(folder / name))
            if file:
                try:
                    with file.open() as stream:
                        return mapping(next((found.value for found in json_places(stream, name, [place])), None))
                except (InputError, OSError):  # then it is not known
                    return {}
        return {}

    def items(self, kind: str) -> Iterator[object]:
        """Yield the items of all files of a kind in the same folder."""
        for path, file in self._files.items():
            if PurePosixPath(path).parent == self._near[0] and path.endswith(".js"):
                try:
                    found = _name_of(file)
                    if found and found[0] == kind:
                        with file.open() as stream:
                            yield from json_items(stream, file.name)
                except (InputError, OSError):  # told of when that file is read
                    continue

    def notes(self) -> Notes:
        """Return the long posts."""
        return Notes(note for item in self.items("notes") if (note := read_note(item)))


def _any(given: Mapping[str, object], key: str) -> str:
    return string(given.get(key))


_Rows = Iterator[tuple[object, object]]  # an item as it stands there, and its row; None if it is to give no record


def _tweets(file: File, called: str, here: _Folder) -> _Rows:
    owner, notes = here.owner(), here.notes()
    with file.open() as stream:
        for item in json_items(stream, file.name):
            tweet = _tweet(item)
            row = tweet_row(tweet, owner) if tweet else item or {}
            if tweet and isinstance(row, dict):
                _lengthen(row, notes.of(tweet))
                row["meta"] = known(
                    {
                        **mapping(row["meta"]),
                        "deleted": called.startswith("deleted_") or None,
                        "visibility": _VISIBILITY.get(called),
                    }
                )
            yield item, row


def _tweet(item: object) -> Mapping[str, object]:
    """Return the tweet in an item; the oldest archives do not wrap them."""
    return mapping(mapping(item).get("tweet")) or mapping(item)


def _lengthen(row: dict[str, object], note: Note | None) -> None:
    if note:
        seen = row.get("urls")
        row["text"] = note.text
        row["urls"] = note.urls + [url for url in (seen if isinstance(seen, list) else []) if url not in note.urls]


def _notes(file: File, called: str, here: _Folder) -> _Rows:
    """Yield the long posts that no tweet was found for; the others came with their tweets."""
    notes = here.notes()
    joined = set()
    for item in here.items("tweets"):
        note = notes.of(_tweet(item))
        joined |= {note.id} if note else set()
    owner = here.owner()
    with file.open() as stream:
        for item in json_items(stream, file.name):
            note = read_note(item)
            yield item, None if note and note.id in joined else _note_row(note, called, owner) if note else {}


def _note_row(note: Note, called: str, owner: dict[str, object]) -> dict[str, object]:
    deleted = called.startswith("deleted_") or None
    return known(
        {
            "id": str(note.id),
            "text": note.text,
            "posted_at": note.posted_at,
            "author": owner,
            "urls": note.urls,
            "meta": known({"platform": "x", "kind": "post", "deleted": deleted}),
        }
    )


def _messages(file: File, called: str, here: _Folder) -> _Rows:
    owner = here.owner()
    with file.open() as stream:
        for _, item, conversation in json_places(stream, file.name, [_MESSAGES]):
            message = mapping(mapping(item).get("messageCreate"))
            group = called.endswith("_group")
            row = _message_row(message, conversation, owner, group) if message else None
            yield item, item if isinstance(item, Broken) else row


def _message_row(
    message: Mapping[str, object], conversation: Mapping[str, object], owner: dict[str, object], group: bool
) -> dict[str, object]:
    sender = string(message.get("senderId"))
    text = message.get("text")
    media = message.get("mediaUrls")
    return known(
        {
            "id": string(message.get("id")),
            "text": unescaped(text) if isinstance(text, str) else text,
            "posted_at": message.get("createdAt"),
            "author": owner if sender and sender == owner.get("id") else known({"id": sender}),
            "thread": string(conversation.get("conversationId")),
            "urls": links(message.get("urls"), "url", "expanded"),
            "media": [{"kind": "photo"} for _ in media] if isinstance(media, list) else [],
            "meta": {"platform": "x", "kind": "message", "visibility": "group" if group else "private"},
        }
    )


FORMAT = Format("x-archive", fits, read)
