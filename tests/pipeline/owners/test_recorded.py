"""What owners have recorded, of what several share, and what the errors say."""

from __future__ import annotations

from datetime import datetime

import pytest

from doxguard.errors import InputError
from doxguard.pipeline.owners.registry import Registry
from tests.pipeline.owners.looking import BEFORE, LATER, MAIL, PHONE, Change, fact

# What is recorded, and what then counts of consent and exposure for somebody else's post.
RECORDED: dict[str, tuple[list[Change], tuple[str, str]]] = {
    "nothing": ([], ("unknown", "unknown")),
    "consent": ([lambda r: r.record("anna", PHONE, consent="given")], ("given", "unknown")),
    "exposure": ([lambda r: r.record("anna", exposure="own")], ("unknown", "own")),
    "both, for a while": (
        [lambda r: r.record("anna", PHONE, consent="given", exposure="own", until=LATER)],
        ("given", "own"),
    ),
    "both, no longer": (
        [lambda r: r.record("anna", PHONE, consent="given", exposure="own", until=BEFORE)],
        ("unknown", "unknown"),
    ),
    "refused, no longer": (
        [lambda r: r.record("anna", PHONE, consent="refused", until=BEFORE)],
        ("unknown", "unknown"),
    ),
    "taken back": (
        [lambda r: r.record("anna", consent="given"), lambda r: r.record("anna", consent="unknown")],
        ("unknown", "unknown"),
    ),
    "refused": ([lambda r: r.record("anna", consent="refused")], ("refused", "unknown")),
    "of another datum": ([lambda r: r.record("anna", MAIL, consent="given")], ("unknown", "unknown")),
    "by somebody else": (
        [lambda r: r.register("bob", PHONE, consent="given", exposure="own")],
        ("unknown", "unknown"),
    ),
    "by one of two owners": (
        [
            lambda r: r.register("cas", PHONE, verified=True),
            lambda r: r.record("anna", consent="given", exposure="own"),
        ],
        ("unknown", "unknown"),
    ),
    "by both owners": (
        [
            lambda r: r.register("cas", PHONE, verified=True, consent="given", exposure="own"),
            lambda r: r.record("anna", consent="given", exposure="own"),
        ],
        ("given", "own"),
    ),
    "refused by one of two": (
        [
            lambda r: r.register("cas", PHONE, verified=True, consent="refused", exposure="own"),
            lambda r: r.record("anna", consent="given", exposure="own"),
        ],
        ("refused", "own"),
    ),
    "refused by one whose entry has expired": (
        [
            lambda r: r.register("cas", PHONE, verified=True, consent="refused", expires=BEFORE),
            lambda r: r.record("anna", consent="given"),
        ],
        ("given", "unknown"),
    ),
}


@pytest.mark.parametrize(("changes", "expected"), RECORDED.values(), ids=RECORDED.keys())
def test_what_is_recorded_counts(registry: Registry, changes: list[Change], expected: tuple[str, str]) -> None:
    registry.register("anna", [PHONE, MAIL], verified=True)
    for change in changes:
        change(registry)
    known = fact(registry, PHONE, "zoe")
    assert known is not None
    assert known.subject == "other"
    assert (known.consent, known.exposure) == expected


# What is wrong, and what the error says; `SECRET` is in each, and must not be.
SECRET = "geheim4711"
WRONG: dict[str, tuple[Change, str]] = {
    "nothing in it": (
        lambda r: r.register("a", SECRET),
        "there is nothing in it .* accepted: STREET_ADDRESS, PHONE_NUM",
    ),
    "nothing of the kind": (
        lambda r: r.register("a", f"{SECRET} {MAIL}", kind="PHONE_NUMBER"),
        "nothing in it .* accepted: PHONE_NUMBER",
    ),
    "one of several": (lambda r: r.register("a", [PHONE, SECRET]), "there is nothing in it"),
    "a password": (lambda r: r.register("a", f"wachtwoord: {SECRET}"), "CREDENTIALS: a secret must not"),
    "kind not to be kept": (lambda r: r.register("a", SECRET, kind="MEDICAL_RECORD"), "MEDICAL_RECORD cannot be"),
    "live location": (lambda r: r.register("a", SECRET, kind="LIVE_LOCATION"), "LIVE_LOCATION cannot be registered"),
    "no such kind": (lambda r: r.register("a", SECRET, kind=SECRET), "the kind must be one of STREET_ADDRESS"),
    "very long": (lambda r: r.register("a", SECRET * 200), "at most 1000 characters"),
    "no text": (lambda r: r.register("a", [len(SECRET)]), "texts or findings"),  # type: ignore[list-item]
    "no owner": (lambda r: r.register("", PHONE), "an owner is an id"),
    "owner too long": (lambda r: r.register(SECRET * 200, PHONE), "1 to 200 characters"),
    "owner with NUL": (lambda r: r.register(f"{SECRET}\0", PHONE), "an owner is an id"),
    "consent": (lambda r: r.record("a", consent=SECRET), "consent must be one of unknown, given, refused"),  # type: ignore[arg-type]
    "exposure": (lambda r: r.record("a", exposure=SECRET), "exposure must be one of unknown, own"),  # type: ignore[arg-type]
    "until alone": (lambda r: r.record("a", until=LATER), "until goes with consent"),
    "nothing to record": (lambda r: r.record("a", PHONE), "nothing to record"),
    "no zone": (lambda r: r.record("a", consent="given", until=datetime(2027, 1, 1)), "a time needs its zone"),
}


@pytest.mark.parametrize(("call", "message"), WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_is_told_without_the_datum(registry: Registry, call: Change, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        call(registry)
    assert "geheim" not in str(caught.value)
    assert "1234" not in str(caught.value)
    assert registry.count() == 0  # all or nothing
