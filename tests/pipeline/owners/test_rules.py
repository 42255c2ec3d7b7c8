"""What the rows of one datum come to: a pure function."""

from __future__ import annotations

import pytest

from doxguard.pipeline.owners.facts import Fact
from doxguard.pipeline.owners.rules import Entry, fact_of

NOW, LATER, BEFORE = 1000.0, 1001, 1000


def row(owner: str, **changes: object) -> Entry:
    blank = Entry(b"", owner, "PHONE_NUMBER", "i", 1, True, True, "unknown", None, "unknown", None, 0, None)
    return blank._replace(**changes)  # type: ignore[arg-type]


GIVEN, REFUSED = {"consent": "given"}, {"consent": "refused"}
# Rows, the author, and what they come to.
CASES: dict[str, tuple[list[Entry], str, Fact | None]] = {
    "none": ([], "anna", None),
    "own": ([row("anna")], "anna", Fact("self", owners=("anna",))),
    "another's": ([row("anna")], "bob", Fact("other", owners=("anna",))),
    "nobody posts": ([row("anna")], "", Fact("other", owners=("anna",))),
    "an owner without a name is nobody": ([row("")], "", Fact("other", owners=("",))),
    "not verified": ([row("anna", verified=False, **GIVEN)], "anna", None),
    "not verified beside one that is": (
        [row("anna", verified=False, **REFUSED), row("bob", **GIVEN)],
        "anna",
        Fact("other", "given", owners=("bob",)),
    ),
    "expired": ([row("anna", expires_at=BEFORE)], "anna", None),
    "not yet expired": ([row("anna", expires_at=LATER)], "anna", Fact("self", owners=("anna",))),
    "weak, own": ([row("anna", strong=False)], "anna", Fact("self", owners=("anna",))),
    "weak, another's": ([row("anna", strong=False, **REFUSED)], "bob", None),
    "weak, of several": (
        [row("anna", strong=False), row("bob", strong=False)],
        "anna",
        Fact("self", owners=("anna",)),
    ),
    "shared": ([row("anna"), row("bob")], "bob", Fact("self", owners=("anna", "bob"))),
    "shared, refused by the other": (
        [row("anna", **REFUSED), row("bob")],
        "bob",
        Fact("self", "refused", owners=("anna", "bob")),
    ),
    "shared, refused by oneself": ([row("anna"), row("bob", **REFUSED)], "bob", Fact("self", owners=("anna", "bob"))),
    "given": ([row("anna", **GIVEN)], "bob", Fact("other", "given", owners=("anna",))),
    "given until then": ([row("anna", consent_until=BEFORE, **GIVEN)], "bob", Fact("other", owners=("anna",))),
    "given by one of two": ([row("anna", **GIVEN), row("cas")], "bob", Fact("other", owners=("anna", "cas"))),
    "given by both": (
        [row("anna", **GIVEN), row("cas", consent_until=LATER, **GIVEN)],
        "bob",
        Fact("other", "given", owners=("anna", "cas")),
    ),
    "refused by one of two": (
        [row("anna", **GIVEN), row("cas", **REFUSED)],
        "bob",
        Fact("other", "refused", owners=("anna", "cas")),
    ),
    "public by both": (
        [row("anna", exposure="own"), row("cas", exposure="own")],
        "bob",
        Fact("other", "unknown", "own", ("anna", "cas")),
    ),
    "public by one": ([row("anna", exposure="own"), row("cas")], "bob", Fact("other", owners=("anna", "cas"))),
    "public until then": (
        [row("anna", exposure="own", exposure_until=BEFORE)],
        "bob",
        Fact("other", owners=("anna",)),
    ),
    "two rows of one owner": ([row("anna", **GIVEN), row("anna")], "bob", Fact("other", "given", owners=("anna",))),
}


@pytest.mark.parametrize(("rows", "author", "expected"), CASES.values(), ids=CASES.keys())
def test_rows_make_a_fact(rows: list[Entry], author: str, expected: Fact | None) -> None:
    assert fact_of(rows, author, NOW) == expected
    assert fact_of(rows[::-1], author, NOW) == expected
