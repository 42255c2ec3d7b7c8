"""Runs to make reports of: invented posts and what was decided on them."""

from collections.abc import Mapping

from doxguard import Finding, Post, Reason
from doxguard.pipeline.decision import Action, Decision
from doxguard.pipeline.readers.record import Place
from doxguard.pipeline.report.run import Run
from doxguard.pipeline.tally import Tally

HOSTILE = "<script>alert('x')</script>\"&"
TEXT = "zijn nummer is 06 1122 3344 <b>bel</b>"
RUN = Run(
    sources=("posts.jsonl", HOSTILE), policy="x-private-information", policy_version="1", seconds=12.5,
    finished=1_780_000_000.0, speed=1234.5, titles={"private.contact": "Contact details <i>"},
)  # fmt: skip


def decision(action: str, risk: int, id_: str, entities: tuple[str, ...], clauses: tuple[str, ...]) -> Decision:
    findings = tuple(Finding(entity, 15, 27, 0.9) for entity in entities)
    return Decision(id_, Action(action), risk, clauses, findings, {}, (Reason("c", "", "", 0, 4),), "p", "1")


ROWS: Mapping[str, tuple[str, int, tuple[str, ...], tuple[str, ...], str]] = {
    "a": (
        "remove",
        90,
        ("PHONE_NUMBER", "IBAN_CODE"),
        ("private.contact", "private.financial"),
        "2026-05-04T10:00:00Z",
    ),
    "b": ("warn", 35, ("PHONE_NUMBER",), ("private.contact",), "2026-05-04T11:00:00Z"),
    HOSTILE: ("review", 60, ("LIVE_LOCATION",), ("private.live_location",), "2026-05-06T11:00:00Z"),
    "d": ("allow", 10, ("EMAIL_ADDRESS",), (), "2026-05-06T11:00:00Z"),
    "e": ("warn", 40, ("OWN <b>",), (), ""),
}


def full(extra: int = 0) -> Tally:
    """Return a tally of the rows, and of so many more posts that ask for a warning."""
    tally = Tally(excerpts=True)
    for n, (id_, (action, risk, entities, clauses, posted_at)) in enumerate(ROWS.items()):
        tally.add(
            decision(action, risk, id_, entities, clauses), Post(TEXT, posted_at=posted_at), Place(HOSTILE, n), (n,)
        )
    for n in range(extra):
        tally.add(decision("warn", 30, f"more-{n}", ("IBAN_CODE",), ()), Post(TEXT), Place("m", n), (9, n))
    tally.add_clean(1000, {"2026-05-05": 600, "2026-05-04": 300})
    tally.rejected = 2
    return tally
