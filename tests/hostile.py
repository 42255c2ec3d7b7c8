"""Texts made to be slow: one unit repeated, as long as no post is; and the measure that they are held to."""

import time
from collections.abc import Callable

SHORT, LONG = 10_000, 100_000
LIMIT = 6.0  # seconds for `LONG` characters
HARMLESS = 0.5  # seconds below which the measure is the machine's, not ours

UNITS = (
    "0", "0 ", "1-", "1.", "1,", "1/", "1_", "1·", "(", "(0)", "+", "+31 (0)", "06 ", "06-12345678 ", "0612345678 ",
    "123456782 ", "1234.56.789 ", "999 990 019 ", "4242 4242 4242 4242 ", "4242", "bsn 9", "tel:", "wa.me/", "ext. 12",
    "1\n", "1x", "a@", "a@a.", "@", "@ ", "a.", "a-", "a_", "[at]", " at ", "jan at ", "a at b dot ", "a@a.nl ",
    "NL91 ABNA ", "NL91", "N L 9 1 ", "aA1", ".", "-", "é", "\U0001f600", "\U0001f6001", " ", "\n", "\ud800",
)  # fmt: skip


def repeated(unit: str, size: int) -> str:
    """Return ``size`` characters of the unit, repeated."""
    return (unit * (size // len(unit) + 1))[:size]


def assert_linear(run: Callable[[str], object], unit: str) -> None:
    """Assert that ten times the text takes about ten times as long, and not a hundred; with a second chance."""
    for _ in range(2):
        short, long = _seconds(run, repeated(unit, SHORT)), _seconds(run, repeated(unit, LONG))
        if long < min(LIMIT, max(HARMLESS, 40 * short + 0.05)):
            return
    raise AssertionError(f"{unit!r}: {short:.3f} s for {SHORT} characters, {long:.3f} s for {LONG}")


def _seconds(run: Callable[[str], object], raw: str) -> float:
    began = time.thread_time()
    run(raw)
    return time.thread_time() - began
