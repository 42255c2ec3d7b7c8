"""One JSON array of any size, an item at a time.

Lenient where it costs nothing: a byte-order mark, a name before the array ("window.YTD.… =", never evaluated), a
semicolon after it, raw control characters in strings, and bytes that are not UTF-8, which become U+FFFD. An item that
is no JSON, or nested too deeply, costs itself alone as long as its brackets and quotes pair up; otherwise the rest of
the file cannot be read.

Items are cut out of the text by Python's own parser. ijson takes more time; its memory grows with the square of the
nesting, and a number of 4,301 digits makes its compiled backend end the process.
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
LONGEST = 1 << 28  # characters of an item
_NAME = re.compile(r"\s{0,100}(?:var\s{1,10})?[A-Za-z_][\w.]{0,200}\s{0,100}=", re.ASCII)
BETWEEN = re.compile(r"[\s,]*", re.ASCII)
AFTER = re.compile(r"[\s;]*", re.ASCII)
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+(?P<closed>"?)|(?P<opens>[\[{])|(?P<closes>[\]}])|(?P<comma>,)', re.DOTALL)
_NEAR = 16  # characters; the end of a text cuts no longer word or escape than this


class Broken(NamedTuple):
    """An item that could not be read; says why."""

    error: str


CUT = Broken("cut off")


class Buffer:
    """Text of a document that is read as it is asked for: what is at hand, and where in it we are."""

    def __init__(self, stream: BinaryIO, name: str, longest: int = LONGEST) -> None:
        """Begin behind the name that a script gives a document."""
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
        self.name = name
        self._longest = longest
        self.text = ""
        self.at = 0
        self._ended = False
        self.fill()
        named = _NAME.match(self.text)
        self.at = named.end() if named else 0

    def fill(self) -> bool:
        """Read as much again as there is left, so that a long value takes linear time; False at the end."""
        left = len(self.text) - self.at
        if left > self._longest:
            raise InputError(f"{self.name}: an item of more than {self._longest:,} characters; expected shorter ones")
        data = b"" if self._ended else self._stream.read(max(_CHUNK, left))
        self._ended = not data
        self.text = self.text[self.at :] + self._decoder.decode(data, final=self._ended)
        self.at = 0
        return not self._ended

    def skip(self, pattern: re.Pattern[str] = BETWEEN) -> str:
        """Go past what a pattern matches and return the next character, "" at the end."""
        while True:
            found = pattern.match(self.text, self.at)
            self.at = found.end() if found else self.at
            if self.at < len(self.text) or not self.fill():
                return self.text[self.at : self.at + 1]

    def value(self) -> object:
        """Read the value that begins here; `Broken` if it cannot be read, `CUT` if the document ends in it."""
        while True:
            try:
                value, end = _DECODER.raw_decode(self.text, self.at)
            except json.JSONDecodeError as error:
                cut = error.msg.startswith("Unterminated") or error.pos >= len(self.text) - _NEAR
                if cut and self.fill():
                    continue
                # Some messages quote a character; what comes before it says enough.
                return Broken(f"not JSON: {error.msg.partition(':')[0]}") if self.pass_by() else CUT
            except (RecursionError, ValueError):  # also for a number of thousands of digits
                return Broken("not JSON that is read: nested too deeply, or a long number") if self.pass_by() else CUT
            length = end - self.at
            if end == len(self.text) and self.fill():  # a number may go on
                continue
            self.at += length
            return value

    def pass_by(self) -> bool:
        """Go past the value that begins here, to the comma or bracket after it; False if the document ends in it."""
        depth = 0
        while True:
            token = _TOKEN.search(self.text, self.at)
            if token is None or (token["closed"] == "" and token.end() == len(self.text)):
                self.at = token.start() if token else len(self.text)
                if not self.fill():
                    return False
            elif depth == 0 and (token["comma"] or token["closes"]):
                self.at = token.start()
                return True
            else:
                depth += bool(token["opens"]) - bool(token["closes"])
                self.at = token.end()


def json_items(stream: BinaryIO, name: str, longest: int = LONGEST) -> Iterator[object]:
    """Yield the items of an array, `Broken` for those that cannot be read.

    Raises `InputError` naming the file where the array is damaged or cut off.
    """
    text = Buffer(stream, name, longest)
    done = 0
    if text.skip(AFTER) != "[":
        raise damaged(name, done)
    text.at += 1
    while (start := text.skip()) != "]":
        item = text.value() if start not in ("", "}") else CUT
        if item is CUT:
            raise damaged(name, done)
        done += 1
        yield item
    text.at += 1
    if text.skip(AFTER):
        raise damaged(name, done)


def damaged(name: str, done: int) -> InputError:
    """Return what to raise for a document that cannot be read on."""
    return InputError(f"{name}: not JSON that can be read after item {done}; damaged or cut off there")


def as_json(value: object) -> str:
    """Return an item as it is kept for the rejects; "" if it cannot be written."""
    try:
        return json.dumps(value, ensure_ascii=False)
    except (RecursionError, ValueError, TypeError):
        return ""
