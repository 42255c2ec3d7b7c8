"""Facts put into a context: a pure function, and what it leaves alone."""

from __future__ import annotations

import pytest

from doxguard.detectors.context.about import Context, unseen
from doxguard.detectors.finding import Finding, Signal
from doxguard.pipeline.owners.facts import Fact, Facts, lifted, with_facts

PHONE, MAIL, LIVE = (
    Finding("PHONE_NUMBER", 3, 9, 0.5, ("plan:NL",), "+31612345678"),
    Finding("EMAIL_ADDRESS", 12, 20, 0.9, (), "anna@example.org"),
    Finding("LIVE_LOCATION", 30, 40, 0.8),
)


def key(finding: Finding) -> tuple[str, str]:
    return finding.entity, finding.value


def context(*subjects: str, **said: str) -> Context:
    signals = unseen() | {name: Signal(name, value, 0.6, 1, 2) for name, value in said.items()}
    signals["subject"] = Signal("subject", subjects[0], 0.7)
    return Context(signals, [Signal("subject", subject, 0.7) for subject in subjects])


# What is found and guessed, what is said in words, what is known; and what then counts: subjects, consent, exposure.
Row = tuple[list[tuple[Finding, str, Fact | None]], dict[str, str], tuple[list[str], str, str]]
ROWS: dict[str, Row] = {
    "nothing known": ([(PHONE, "other", None)], {"consent": "given"}, (["other"], "given", "unknown")),
    "one's own": ([(PHONE, "other", Fact("self"))], {}, (["self"], "unknown", "unknown")),
    "another's": ([(PHONE, "self", Fact("other"))], {}, (["other"], "unknown", "unknown")),
    "given": ([(PHONE, "other", Fact("other", "given"))], {}, (["other"], "given", "unknown")),
    "given, though words say no": (
        [(PHONE, "other", Fact("other", "given"))],
        {"consent": "refused"},
        (["other"], "given", "unknown"),
    ),
    "refused, though words say yes": (
        [(PHONE, "other", Fact("other", "refused"))],
        {"consent": "given"},
        (["other"], "refused", "unknown"),
    ),
    "nothing recorded, words count": (
        [(PHONE, "other", Fact("other"))],
        {"consent": "given", "exposure": "elsewhere"},
        (["other"], "given", "elsewhere"),
    ),
    "public": ([(PHONE, "other", Fact("other", "unknown", "own"))], {}, (["other"], "unknown", "own")),
    "public, though words say elsewhere": (
        [(PHONE, "other", Fact("other", "unknown", "own"))],
        {"exposure": "elsewhere"},
        (["other"], "unknown", "own"),
    ),
    "one of two given": (
        [(PHONE, "other", Fact("other", "given", "own")), (MAIL, "other", None)],
        {},
        (["other", "other"], "unknown", "unknown"),
    ),
    "one given, the other not": (
        [(PHONE, "other", Fact("other", "given", "own")), (MAIL, "other", Fact("other"))],
        {},
        (["other", "other"], "unknown", "unknown"),
    ),
    "both given": (
        [(PHONE, "other", Fact("other", "given", "own")), (MAIL, "other", Fact("other", "given", "own"))],
        {},
        (["other", "other"], "given", "own"),
    ),
    "given beside one's own": (
        [(PHONE, "other", Fact("self")), (MAIL, "other", Fact("other", "given", "own"))],
        {},
        (["self", "other"], "given", "own"),
    ),
    "given beside what is guessed to be one's own": (
        [(PHONE, "self", None), (MAIL, "other", Fact("other", "given"))],
        {},
        (["self", "other"], "given", "unknown"),
    ),
    "one of two refused": (
        [(PHONE, "other", Fact("other", "given", "own")), (MAIL, "other", Fact("other", "refused", "own"))],
        {},
        (["other", "other"], "refused", "own"),
    ),
    "one's own alone needs no consent": (
        [(PHONE, "other", Fact("self", "given", "own"))],
        {},
        (["self"], "unknown", "unknown"),
    ),
    "one's own that another refused": (
        [(PHONE, "other", Fact("self", "refused"))],
        {},
        (["self"], "refused", "unknown"),
    ),
    "beside a live location": (
        [(LIVE, "other", None), (PHONE, "other", Fact("other", "given", "own"))],
        {},
        (["other", "other"], "unknown", "unknown"),
    ),
}


@pytest.mark.parametrize(("rows", "said", "expected"), ROWS.values(), ids=ROWS.keys())
def test_facts_beat_guesses(
    rows: list[tuple[Finding, str, Fact | None]], said: dict[str, str], expected: tuple[list[str], str, str]
) -> None:
    findings = [finding for finding, _, _ in rows]
    facts: Facts = {key(finding): fact for finding, _, fact in rows if fact}
    guessed = context(*(subject for _, subject, _ in rows), **said)
    signals, subjects = with_facts(guessed, findings, facts)
    values = [subject.value for subject in subjects]
    assert (values, signals["consent"].value, signals["exposure"].value) == expected
    assert signals["subject"].value == values[0]
    for finding, subject, (_, _, fact) in zip(findings, subjects, rows, strict=True):
        assert (subject.strength, subject.start, subject.end) == (
            (1.0, finding.start, finding.end) if fact else (0.7, 0, 0)
        )
    assert guessed.signals["subject"].strength == 0.7  # what was given is left as it was


def test_a_context_without_subjects_is_that_of_its_post() -> None:
    signals = context("other").signals
    told = with_facts(Context(signals), [PHONE, MAIL], {key(MAIL): Fact("self")})
    assert [subject.value for subject in told.subjects] == ["other", "self"]


def test_what_is_registered_is_sure() -> None:
    plate = Finding("LICENCE_PLATE", 0, 8, 0.15, (), "12ABC3")
    assert lifted([PHONE, MAIL, plate], {key(PHONE): Fact("self")}) == [
        Finding("PHONE_NUMBER", 3, 9, 1.0, ("plan:NL", "registered"), "+31612345678"),
        MAIL,
    ]
    (known,) = lifted([plate], {key(plate): Fact("other")})
    assert (known.score, known.evidence) == (1.0, ("registered",))
