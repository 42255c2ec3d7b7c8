"""One JSON array of any size, an item at a time.

Lenient where it costs nothing: a byte-order mark, a name before the array ("window.YTD.… =", never evaluated), a
semicolon after it, raw control characters in strings, and bytes that are not UTF-8, which become U+FFFD. An item that
is no JSON, or nested too deeply, costs itself alone as long as its brackets and quotes pair up; otherwise the rest of
the file cannot be read. Items are cut out of the text by the parser itself, which takes less time than ijson, whose
memory grows with the square of the nesting.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from doxguard.errors import InputError

_DECODER = json.JSONDecoder(strict=False)
_CHUNK = 1 << 16
_LONGEST = 1 << 28  # characters of an item
_NAME = re.compile(r"\s{0,100}(?:var\s{1,10})?[A-Za-z_][\w.]{0,200}\s{0,100}=", re.ASCII)
_BETWEEN = re.compile(r"[\s,]*", re.ASCII)
_AFTER = re.compile(r"[\s;]*", re.ASCII)
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+(?P<closed>"?)|(?P<opens>[\[{])|(?P<closes>[\]}])|(?P<comma>,)', re.DOTALL)
_NEAR = 16  # characters; the end of a text cuts no longer word or escape than this


class Broken(NamedTuple):
    """An item that could not be read; says why."""

    error: str


class _Buffer:
    """Text that is read as it is asked for: what is at hand, and where in it we are."""

    def __init__(self, stream: BinaryIO, name: str, longest: int) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
        self._name = name
        self._longest = longest
        self.text = ""
        self.at = 0
        self.ended = False

    def fill(self) -> bool:
        """Read as much again as there is left, so that a long item takes linear time; False at the end."""
        left = len(self.text) - self.at
        if left > self._longest:
            raise InputError(f"{self._name}: an item of more than {self._longest:,} characters; expected shorter ones")
        data = b"" if self.ended else self._stream.read(max(_CHUNK, left))
        self.ended = not data
        self.text = self.text[self.at :] + self._decoder.decode(data, final=self.ended)
        self.at = 0
        return not self.ended

    def skip(self, pattern: re.Pattern[str]) -> str:
        """Go past what a pattern matches and return the next character, "" at the end."""
        while True:
            found = pattern.match(self.text, self.at)
            self.at = found.end() if found else self.at
            if self.at < len(self.text) or not self.fill():
                return self.text[self.at : self.at + 1]


def json_items(stream: BinaryIO, name: str, longest: int = _LONGEST) -> Iterator[object]:
    """Yield the items of an array, `Broken` for those that cannot be read.

    Raises `InputError` naming the file where the array is damaged or cut off.
    """
    text = _Buffer(stream, name, longest)
    text.fill()
    named = _NAME.match(text.text)
    text.at = named.end() if named else 0
    done = 0
    if text.skip(_AFTER) != "[":
        raise damaged(name, done)
    text.at += 1
    while text.skip(_BETWEEN) not in ("]", ""):
        item = _next(text)
        if item is _CUT:
            raise damaged(name, done)
        done += 1
        yield item
    text.at += 1
    if text.at > len(text.text) or text.skip(_AFTER):
        raise damaged(name, done)


_CUT = Broken("cut off")


def _next(text: _Buffer) -> object:
    while True:
        try:
            item, end = _DECODER.raw_decode(text.text, text.at)
        except json.JSONDecodeError as error:
            cut = error.msg.startswith("Unterminated") or error.pos >= len(text.text) - _NEAR
            if cut and text.fill():
                continue
            # Some messages quote a character; what comes before it says enough.
            return _left_out(text, f"not JSON: {error.msg.partition(':')[0]}")
        except (RecursionError, ValueError):  # also for a number of thousands of digits
            return _left_out(text, "not JSON that can be read: nested too deeply, or a number too long")
        length = end - text.at
        if end == len(text.text) and text.fill():  # a number may go on
            continue
        text.at += length
        return item


def _left_out(text: _Buffer, error: str) -> Broken:
    """Go past an item that is no JSON, to the comma or bracket after it."""
    depth = 0
    while True:
        token = _TOKEN.search(text.text, text.at)
        if token is None or (token["closed"] == "" and token.end() == len(text.text)):
            text.at = token.start() if token else len(text.text)
            if not text.fill():
                return _CUT
        elif depth == 0 and (token["comma"] or token["closes"]):
            text.at = token.start()
            return _CUT if token["closes"] == "}" else Broken(error)
        else:
            depth += bool(token["opens"]) - bool(token["closes"])
            text.at = token.end()


def damaged(name: str, done: int) -> InputError:
    """Return what to raise for a document that cannot be read on."""
    return InputError(f"{name}: not JSON that can be read after item {done}; damaged or cut off there")


def as_json(value: object) -> str:
    """Return an item as it is kept for the rejects; "" if it cannot be written."""
    try:
        return json.dumps(value, ensure_ascii=False)
    except (RecursionError, ValueError, TypeError):
        return ""
