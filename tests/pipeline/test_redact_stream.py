"""Redacting files: what is found is replaced, everything else stays byte for byte."""

import io
import json
from pathlib import Path

import pytest

from doxguard import Guard
from doxguard.errors import InputError
from doxguard.pipeline.redact_stream import Redaction, check_replacement

GUARD = Guard(screen=False)


def redacted(data: bytes, format_: str = "auto", limit: int = 12_000_000) -> tuple[bytes, list[str]]:
    told: list[str] = []
    redaction = Redaction(GUARD.redact, told.append, format_, limit)
    return b"".join(redaction.run("-", io.BytesIO(data))), told


TEXTS = {
    "plain": (b"bel 06 1122 3344\n", b"bel [PHONE_NUMBER]\n"),
    "nothing found": (b" hoi \r\n\r\n\tdaar", b" hoi \r\n\r\n\tdaar"),
    "Windows line ends": (b"bel 06 1122 3344\r\nof niet\r\n", b"bel [PHONE_NUMBER]\r\nof niet\r\n"),
    "byte-order mark": (b"\xef\xbb\xbfbel 06 1122 3344", b"\xef\xbb\xbfbel [PHONE_NUMBER]"),
    "bytes that are no text": (b"caf\xe9 06 1122 3344 \xff", b"caf\xe9 [PHONE_NUMBER] \xff"),
    "NUL": (b"a\x00 06 1122 3344", b"a\x00 [PHONE_NUMBER]"),
    "a brace is no record": (b"{naam} bel 06 1122 3344", b"{naam} bel [PHONE_NUMBER]"),
    "empty": (b"", b""),
}


@pytest.mark.parametrize("format_", ["text", "txt", "auto"])
@pytest.mark.parametrize(("data", "expected"), TEXTS.values(), ids=TEXTS.keys())
def test_text(data: bytes, expected: bytes, format_: str) -> None:
    assert redacted(data, format_) == (expected, [])


def test_lines_stand_by_themselves() -> None:
    data = b"bel 06 1122\n3344 nu\n"
    assert redacted(data, "txt")[0] == data


def test_jsonl_keeps_the_other_keys_and_the_order() -> None:
    row = {"id": 7, "text": "bel 06 1122 3344 é\ud800", "meta": {"a": [1, None, 0.5]}, "likes": 3}
    data = (json.dumps(row) + "\n\n" + json.dumps({"text": "hoi"}) + "\n").encode()
    out, told = redacted(data)
    first, blank, second = out.decode("utf-8").splitlines()
    assert list(json.loads(first).items()) == list({**row, "text": "bel [PHONE_NUMBER] é\ud800"}.items())
    assert (blank, json.loads(second), told) == ("", {"text": "hoi"}, [])


def test_what_cannot_be_searched_does_not_slip_through() -> None:
    rows = [
        b'{"text": "06 1122 3344',
        b'["06 1122 3344"]',
        b'{"id": 1}',
        b'{"text": 5}',
        b'{"text": "\xff"}',
        b'{"text": "hoi"}',
    ]
    out, told = redacted(b"\n".join(rows), "jsonl")
    assert out == b'{"text": "hoi"}\n'
    assert [message.split(": ")[0] for message in told] == [f"stdin:{i}" for i in range(1, 6)]
    assert not any("1122" in message for message in told)


@pytest.mark.parametrize(
    ("format_", "message"), [("text", "expected --format txt"), ("txt", "a line of more than"), ("jsonl", "a line")]
)
def test_too_long(format_: str, message: str) -> None:
    out, told = redacted(b"x" * 2000, format_, limit=1000)
    assert out == b""
    assert message in told[0]


@pytest.mark.parametrize("data", ["bel 06 1122 3344".encode("utf-16"), b"PAR1....", b"\x1f\x8b\x08..."])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    out, told = redacted(data)
    assert (out, len(told)) == (b"", 1)


def test_a_file_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "bel 06 1122 3344"}\n')
    told: list[str] = []
    redaction = Redaction(GUARD.redact, told.append)
    assert b"".join(redaction.run(str(path))) == b'{"text": "bel [PHONE_NUMBER]"}\n'
    assert list(redaction.run(str(tmp_path / "none.txt"))) == []
    assert (redaction.failed, "none.txt" in told[0]) == (1, True)


@pytest.mark.parametrize("replacement", ["[{entity}]", "", "{{x}}", "{number}"])
def test_replacements(replacement: str) -> None:
    check_replacement(replacement)


@pytest.mark.parametrize("replacement", ["{name}", "{", "{0}", "{entity.x}"])
def test_replacements_that_cannot_be_used(replacement: str) -> None:
    with pytest.raises(InputError, match="replacement"):
        check_replacement(replacement)
