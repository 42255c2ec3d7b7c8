"""Redacting files: text in, text out, with what is found replaced and everything else left as it was.

- ``text``: a whole file as one text; for letters and short chats, where an address may run over two lines.
- ``txt``: each line by itself; for dumps of any size.
- ``jsonl``: the ``text`` of each record; its other keys are passed on as they are, private data and all.

Bytes that are not UTF-8 are passed on unchanged. A JSON line that cannot be read is left out and told of: what cannot
be searched must not slip through.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable, Iterator
from io import BufferedReader
from pathlib import PurePath
from typing import BinaryIO

from doxguard.detectors.finding import Finding
from doxguard.errors import InputError
from doxguard.pipeline.readers.jsonl import parse_json
from doxguard.pipeline.readers.lines import Line, Lines
from doxguard.pipeline.readers.record import STDIN
from doxguard.pipeline.readers.stream import opened, text_stream
from doxguard.pipeline.redact import redact

FORMATS = ("text", "txt", "jsonl")
Redact = Callable[[str], str]
_RECORD = re.compile(rb'\s*\{\s*"')


def check_replacement(replacement: str) -> None:
    """Raise `InputError` if a replacement holds names that are not known."""
    redact("-", [Finding("", 0, 1, 1.0)], replacement)


class Redaction:
    """Redacts sources; ``tell`` hears of what is left out, and ``failed`` counts it."""

    def __init__(
        self, redact_text: Redact, tell: Callable[[str], None], format_: str = "auto", limit: int = 12_000_000
    ):
        """``limit``: bytes of a line, or of a text."""
        self._redact = redact_text
        self._tell = tell
        self._format = format_
        self._limit = limit
        self.failed = 0

    def run(self, source: str, stdin: BinaryIO | None = None) -> Iterator[bytes]:
        """Yield a source's redacted bytes as they are read; a source that cannot be read is told of."""
        try:
            with opened(source, stdin) as stream:
                yield from self._run(stream, "stdin" if source == STDIN else source)
        except (InputError, OSError) as error:
            self._fail(str(error))

    def _run(self, stream: BufferedReader, name: str) -> Iterator[bytes]:
        head = stream.peek(4096)
        if head.startswith(codecs.BOM_UTF8):
            yield codecs.BOM_UTF8
        text = text_stream(stream, name, "utf-8").stream
        format_ = self._guess(name, head.removeprefix(codecs.BOM_UTF8)) if self._format == "auto" else self._format
        if format_ == "text":
            yield self._whole(text, name)
        else:
            errors = "strict" if format_ == "jsonl" else "surrogateescape"
            one = self._record if format_ == "jsonl" else self._line
            for line in Lines(text, name, "utf-8", self._limit, errors):
                yield one(line, name)

    def _guess(self, name: str, head: bytes) -> str:
        if head.startswith((b"PAR1", b"\x1f\x8b", b"PK\x03\x04")):
            raise InputError(f"{name}: not text; accepted: {', '.join(FORMATS)}")
        return "jsonl" if PurePath(name).suffix in (".jsonl", ".ndjson") or _RECORD.match(head) else "text"

    def _whole(self, stream: BufferedReader, name: str) -> bytes:
        data = stream.read(self._limit + 1)
        if len(data) > self._limit:
            raise InputError(
                f"{name}: more than {self._limit:,} bytes in one text; expected --format txt, a line at a time"
            )
        return self._redacted(data.decode("utf-8", "surrogateescape"))

    def _line(self, line: Line, name: str) -> bytes:
        if line.error:
            self._fail(f"{name}:{line.number}: left out: {line.error}")
        return self._redacted(line.text)

    def _redacted(self, text: str) -> bytes:
        return self._redact(text).encode("utf-8", "surrogateescape")

    def _record(self, line: Line, name: str) -> bytes:
        if not (line.error or line.text.strip()):
            return line.data
        try:
            row = _row(line)
        except ValueError as error:
            self._fail(f"{name}:{line.number}: left out: {error}; expected one object a line with the string 'text'")
            return b""
        row["text"] = self._redact(str(row["text"]))
        # What is half a surrogate pair in the record stays so, as an escape.
        return json.dumps(row, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"

    def _fail(self, message: str) -> None:
        self.failed += 1
        self._tell(message)


def _row(line: Line) -> dict[str, object]:
    if line.error:
        raise ValueError(line.error)
    row = parse_json(line.text)
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise ValueError("no text")
    return row
