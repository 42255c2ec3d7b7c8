"""Redaction: what is found is replaced, everything else stays."""

import pytest

from doxguard import Guard, InputError
from doxguard.detectors.finding import Finding
from doxguard.pipeline.redact import redact

GUARD = Guard()
CASES = {
    "two kinds": ("mail jan@example.org of bel 06 1122 3344!", "mail [EMAIL_ADDRESS] of bel [PHONE_NUMBER]!"),
    "nothing": ("morgen om 10.30 uur", "morgen om 10.30 uur"),
    "disguised": ("bel nul zes elf tweeëntwintig 3344 maar", "bel [PHONE_NUMBER] maar"),
    "emoji around": ("😀😀 06 1122 3344 😀", "😀😀 [PHONE_NUMBER] 😀"),
}


@pytest.mark.parametrize(("text", "redacted"), CASES.values(), ids=CASES.keys())
def test_redact(text: str, redacted: str) -> None:
    assert GUARD.redact(text) == redacted


def test_numbered_replacements() -> None:
    text = "a@example.org b@example.org 06 1122 3344"
    assert GUARD.redact(text, "<{entity}-{number}>") == "<EMAIL_ADDRESS-1> <EMAIL_ADDRESS-2> <PHONE_NUMBER-1>"


def test_what_lies_inside_goes_with_it() -> None:
    findings = [Finding("CREDENTIALS", 2, 9, 0.9), Finding("EMAIL_ADDRESS", 2, 5, 0.9)]
    assert redact("a b@c:pw!", findings) == "a [CREDENTIALS]"


def test_what_overlaps_goes_to_its_end() -> None:
    findings = [Finding("CREDENTIALS", 2, 6, 0.9), Finding("BIOMETRIC", 4, 9, 0.9)]
    assert redact("a 3456789!", findings) == "a [CREDENTIALS]!"


def test_what_the_text_does_not_show_is_passed_over() -> None:
    findings = [Finding("GPS_COORDINATES", 0, 0, 0.9), Finding("EMAIL_ADDRESS", 0, 5, 0.9)]
    assert redact("a@b.c!", findings) == "[EMAIL_ADDRESS]!"
    assert redact("niets", findings[:1]) == "niets"


@pytest.mark.parametrize(
    "replacement",
    [
        *("{text}", "{entity.x}", "{number[0]}", "{entity:5d}", "{0}", "{}", "{"),
        *("{number:>9}", "{entity!r}", "{number:{number}}"),  # would be worked for, as wide as somebody likes
    ],
)
def test_anything_else_in_the_replacement_is_refused(replacement: str) -> None:
    with pytest.raises(InputError, match=r"only \{entity\} and \{number\}"):
        GUARD.redact("mail jan@example.org", replacement)
    with pytest.raises(InputError):
        GUARD.redact("niets", replacement)  # whether something is found or not


def test_braces_that_are_doubled_stand_for_themselves() -> None:
    assert GUARD.redact("mail jan@example.org", "{{{entity}}}") == "mail {EMAIL_ADDRESS}"
