"""What counts as found, as exact, as false; what is counted of a post."""

from dataclasses import replace

import pytest

from doxguard import Guard
from doxguard.benchmarks.corpora.corpus import Labelled, Span, Verdict
from doxguard.benchmarks.measures import Mistake, compare, is_matched
from doxguard.detectors.finding import Finding
from doxguard.pipeline.decision import Action, Decision
from doxguard.pipeline.post import Post

PHONE = Span("PHONE_NUMBER", 10, 20)
MATCHED = {
    "the same": (PHONE, True),
    "half of it": (PHONE._replace(end=15), True),
    "twice as long": (PHONE._replace(start=0), True),
}
NOT_MATCHED = {
    "less than half": (PHONE._replace(end=14), False),
    "more than twice as long": (PHONE._replace(start=0, end=21), False),
    "beside it": (PHONE._replace(start=20, end=30), False),
    "of another entity": (PHONE._replace(entity="CREDIT_CARD"), False),
}


@pytest.mark.parametrize(("other", "matched"), [*MATCHED.values(), *NOT_MATCHED.values()], ids=[*MATCHED, *NOT_MATCHED])
def test_is_matched(other: Span, matched: bool) -> None:
    assert is_matched(PHONE, [Span("PHONE_NUMBER", 100, 110), other]) is matched


FAMILIES = {
    ("STREET_ADDRESS", "PARTIAL_ADDRESS"),
    ("LOCATION_LINK", "LIVE_LOCATION_LINK"),
    ("NATIONAL_ID", "NL_BSN"),
}


@pytest.mark.parametrize(("one", "other"), FAMILIES)
def test_families_match(one: str, other: str) -> None:
    assert is_matched(Span(one, 0, 9), [Span(other, 0, 9)])


CLEAN = Guard().clean("p")


def decision(*findings: tuple[str, int, int, float], action: str = "allow", risk: int = 0) -> Decision:
    found = tuple(Finding(*one) for one in findings)
    return replace(CLEAN, findings=found, action=Action(action), risk=risk)


def labelled(*spans: Span, verdict: Verdict | None = None) -> Labelled:
    return Labelled(Post("x" * 40, id="p", lang="nl"), spans, verdict)


def test_a_post_with_one_hit_one_miss_and_one_false_finding() -> None:
    gold = labelled(PHONE, Span("EMAIL_ADDRESS", 30, 40))
    outcome = compare(gold, decision(("PHONE_NUMBER", 9, 20, 0.8), ("CREDIT_CARD", 0, 5, 0.5)))
    assert {key: count for key, count in outcome.counts.items() if key[0] == "lang"} == {
        ("lang", "nl", "gold"): 2, ("lang", "nl", "recalled"): 1, ("lang", "nl", "exact"): 0,
        ("lang", "nl", "found"): 2, ("lang", "nl", "right"): 1,
    }  # fmt: skip
    assert outcome.mistakes == [
        Mistake("p", "missed", "EMAIL_ADDRESS", 30, 40),
        Mistake("p", "false", "CREDIT_CARD", 0, 5),
    ]
    assert [tuple(one) for one in outcome.scored] == [("PHONE_NUMBER", 0.8, True), ("CREDIT_CARD", 0.5, False)]
    assert outcome.reached == [("PHONE_NUMBER", 0.8), ("EMAIL_ADDRESS", 0.0)]
    assert outcome.counts["posts", "private flagged"] == 1


def test_a_clean_post_that_is_flagged() -> None:
    counts = compare(labelled(), decision(("PHONE_NUMBER", 0, 5, 0.9), ("CREDIT_CARD", 6, 9, 0.9))).counts
    told = [counts["posts", name] for name in ("clean", "clean flagged", "false in clean", "private")]
    assert told == [1, 1, 2, 0]


def test_entities_that_a_corpus_does_not_label_are_left_out() -> None:
    found = decision(("PHONE_NUMBER", 10, 20, 0.9), ("EMAIL_ADDRESS", 30, 40, 0.9), ("NL_BSN", 0, 9, 0.9))
    outcome = compare(labelled(PHONE), found, frozenset({"PHONE_NUMBER", "NATIONAL_ID"}))
    assert [mistake.entity for mistake in outcome.mistakes] == ["NL_BSN"]


def test_verdicts() -> None:
    verdict = Verdict("warn", ("private.contact", "exempt.consent"), "other", None, False)
    told = replace(decision(action="remove", risk=90), clauses=("private.contact", "private.financial", "context.who"))
    outcome = compare(labelled(verdict=verdict), told)
    counts = outcome.counts
    assert counts["action", "warn", "remove"] == 1
    assert [counts["clause", name] for name in ("both", "gold", "found")] == [1, 1, 2]
    assert [counts["signal", name, "known"] for name in ("subject", "intent", "live")] == [1, 0, 1]
    assert counts["signal", "live", "right"] == 1
    assert outcome.risk == (90, True)
    assert outcome.mistakes == [Mistake("p", "action", "warn>remove")]


def test_clauses_of_allowed_posts_do_not_count() -> None:
    told = replace(decision(), clauses=("exempt.consent", "private.contact"))
    counts = compare(labelled(verdict=Verdict("allow", ("private.contact",))), told).counts
    assert [counts["clause", name] for name in ("both", "gold", "found")] == [0, 0, 0]
