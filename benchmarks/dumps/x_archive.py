"""The archive of an X account, of today and of 2012–18.

Every post is the owner's; deleted ones, messages and long posts go to files of their own, numbers are strings, what is
longer than 280 characters is cut, and files of the owner's data stand among them. Every hundred thousand tweets a new
part begins. See `doxguard.pipeline.readers.x_archive`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from doxguard.benchmarks.dumps.invented import OTHER, OWNER
from doxguard.benchmarks.dumps.x_tweet import SHORT, classic_tweet, escaped, tweet
from doxguard.pipeline.post import Post

_PART = 100_000
_OWNER_FILES: Mapping[str, tuple[str, object]] = {
    "account": (
        "account",
        {"account": {"email": "bram@example.org", "username": OWNER["handle"], "accountId": OWNER["id"],
                     "accountDisplayName": OWNER["name"]}},
    ),
    "profile": ("profile", {"profile": {"description": {"bio": OWNER["bio"], "location": "Verzinsel"}}}),
    "phone-number": ("phone_number", {"device": {"phoneNumber": "+31612345678"}}),
    "ip-audit": ("ip_audit", {"ipAudit": {"accountId": OWNER["id"], "loginIp": "192.0.2.1"}}),
    "like": ("like", {"like": {"tweetId": "1", "fullText": "Liked: 06 8765 4321", "expandedUrl": "https://x.com/i/1"}}),
}  # fmt: skip


class _Script:
    """A file that names an array, written an item at a time."""

    def __init__(self, path: Path, name: str, start: str = "") -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._out: TextIO = path.open("w", encoding="utf-8", newline="\n")
        self._out.write(f"{start}{name} = [")
        self.count = 0

    def add(self, item: object) -> None:
        self._out.write(("," if self.count else "") + "\n" + json.dumps(item, ensure_ascii=False))
        self.count += 1

    def close(self) -> None:
        self._out.write("\n]\n")
        self._out.close()


def write(folder: Path, posts: Iterable[Post]) -> Path:
    """Write an archive as it is today; messages make one conversation and need memory."""
    data = folder / "data"
    with ExitStack() as stack:
        scripts: dict[str, _Script] = {}

        def script(file: str, name: str) -> _Script:
            if file not in scripts:
                scripts[file] = _Script(data / f"{file}.js", f"window.YTD.{name}")
                stack.callback(scripts[file].close)
            return scripts[file]

        messages: list[object] = []
        count = 0
        for post in posts:
            if post.meta.get("kind") == "message":
                messages.append(_message(post))
            elif post.meta.get("deleted"):
                script("deleted-tweets", "deleted_tweets.part0").add({"tweet": tweet(post)})
            else:
                part, count = count // _PART, count + 1
                script(f"tweets-part{part}" if part else "tweets", f"tweets.part{part}").add({"tweet": tweet(post)})
                if len(post.text) > SHORT:
                    script("note-tweet", "note_tweet.part0").add(_note(post))
        for file, (name, item) in _OWNER_FILES.items():
            script(file, f"{name}.part0").add(item)
        conversation = {"conversationId": f"{OWNER['id']}-{OTHER['id']}", "messages": messages}
        script("direct-messages", "direct_messages.part0").add({"dmConversation": conversation})
    config = {"userInfo": {"accountId": OWNER["id"], "userName": OWNER["handle"], "displayName": OWNER["name"]}}
    (data / "manifest.js").write_text(f"window.__THAR_CONFIG = {json.dumps(config)}", encoding="utf-8")
    return folder


def _note(post: Post) -> dict[str, object]:
    number = int(post.id) - (1 << 22) * 40  # made a few milliseconds before its tweet
    urls = [{"shortUrl": url["shown"], "expandedUrl": url["expanded"]} for url in post.urls]
    core = {"text": escaped(post.text), "urls": urls, "mentions": [], "hashtags": []}
    return {"noteTweet": {"noteTweetId": str(number), "createdAt": post.posted_at, "lifecycle": {}, "core": core}}


def _message(post: Post) -> dict[str, object]:
    sender, other = (OWNER, OTHER) if post.author.get("id") == OWNER["id"] else (OTHER, OWNER)
    return {
        "messageCreate": {
            "recipientId": other["id"],
            "reactions": [],
            "urls": [{"url": url["shown"], "expanded": url["expanded"], "display": "…"} for url in post.urls],
            "text": escaped(post.text),
            "mediaUrls": [],
            "senderId": sender["id"],
            "id": post.id,
            "createdAt": post.posted_at,
        }
    }


def write_classic(folder: Path, posts: Iterable[Post]) -> Path:
    """Write an archive of 2012–18: a file a month, and no messages."""
    data = folder / "data" / "js"
    with ExitStack() as stack:
        months: dict[str, _Script] = {}
        for post in posts:
            if post.meta.get("kind") != "message":
                month = post.posted_at[:7].replace("-", "_")
                if month not in months:
                    months[month] = _Script(data / "tweets" / f"{month}.js", f"Grailbird.data.tweets_{month}", "\ufeff")
                    stack.callback(months[month].close)
                months[month].add(classic_tweet(post))
    details = {"screen_name": OWNER["handle"], "full_name": OWNER["name"], "id": OWNER["id"], "bio": OWNER["bio"]}
    (data / "user_details.js").write_text(f"var user_details =  {json.dumps(details)};\n", encoding="utf-8")
    return folder
