"""What a register changes in decisions, through the front door; and what it leaves alone."""

from __future__ import annotations

import base64
import subprocess
import sys

import pytest

from doxguard import Guard, InputError, Post
from doxguard.pipeline.decision import Decision
from doxguard.pipeline.judging import judge_records
from doxguard.pipeline.owners.keys import ENVIRONMENT
from doxguard.pipeline.owners.registry import Registry
from doxguard.pipeline.readers.record import Place, Record
from tests.pipeline.owners.looking import LATER, PHONE

PLAIN = Guard()


def seen(decision: Decision) -> tuple[str, list[str], str, str]:
    signals = decision.signals
    return str(decision.action), list(decision.whose), signals["consent"].value, signals["exposure"].value


# A post and its author; what comes of it without a register, and what with it.
POSTS = {
    "own number, not said to be": ("bel 06-12345678", "anna", "warn", ("allow", ["self"])),
    "somebody's number, said to be one's own": ("mijn nummer is 06-12345678", "bob", "allow", ("warn", ["other"])),
    "nobody known posts it": ("mijn nummer is 06-12345678", "", "allow", ("warn", ["other"])),
    "a number that nobody has registered": ("zijn nummer is 06 1122 3344", "anna", "warn", ("warn", ["other"])),
    "own home": ("Merelhof 4410, Deventer", "anna", "warn", ("allow", ["self"])),
    "own street": ("zij woont op Merelhof 4410", "anna", "warn", ("allow", ["self"])),
    "somebody's street": ("zij woont op Merelhof 4410", "bob", "warn", ("warn", ["other"])),
    "own and another's": ("06-12345678 en 06 8765 4321", "anna", "warn", ("warn", ["self", "other"])),
    "a plate": ("die auto, 12-abc-3", "bob", "allow", ("allow", ["other"])),
    "a plate that nobody has registered": ("die auto, 12-abc-4", "bob", "allow", ("allow", [])),
    "abuse of own data": ("bel 06-12345678 plat die klootzak", "bob", "remove", ("remove", ["other"])),
    "nothing": ("lekker weer vandaag", "anna", "allow", ("allow", [])),
}


@pytest.mark.parametrize(("text", "author", "before", "after"), POSTS.values(), ids=POSTS.keys())
def test_whose_it_is_decides(guard: Guard, text: str, author: str, before: str, after: tuple[str, list[str]]) -> None:
    about = {"author": {"id": author, "handle": "@whatever"}} if author else {}
    assert str(PLAIN.check(text, **about).action) == before
    decision = guard.check(text, **about)
    assert (str(decision.action), list(decision.whose)) == after
    for finding, subject in zip(decision.findings, decision.whose, strict=True):
        known = "registered" in finding.evidence
        assert (finding.score == 1.0) == known
        assert known or subject not in ("self",)
    if len(decision.findings) == 1 and "registered" in decision.findings[0].evidence:
        signal = decision.signals["subject"]
        assert (signal.value, signal.strength) == (after[1][0], 1.0)


def test_the_author_is_known_by_id_else_by_handle(guard: Guard) -> None:
    for author, whose in (
        ({"id": "anna"}, "self"),
        ({"id": "x", "handle": "anna"}, "other"),
        ({"handle": "@anna"}, "self"),
        ("@anna", "self"),
        ({"id": 7}, "other"),
        ({"id": "", "handle": "anna"}, "self"),
    ):
        assert guard.check(PHONE, author=author).whose == (whose,), author


def test_a_number_as_id(registry: Registry) -> None:
    registry.register("7", PHONE, verified=True)
    assert Guard(owners=registry).check(PHONE, author={"id": 7}).whose == ("self",)


def test_what_is_too_vague_to_report_counts_once_registered(registry: Registry) -> None:
    text = "999990019"
    assert PLAIN.check(text).findings == ()
    guard = Guard(owners=registry)
    assert guard.check(text).findings == ()
    registry.register("anna", text, kind="NL_BSN", verified=True)
    (finding,) = guard.check(text, author="bob").findings
    assert (finding.entity, finding.score, finding.evidence[-1]) == ("NL_BSN", 1.0, "registered")
    assert str(guard.check(text, author="bob").action) == "warn"


# What is recorded of anna's and bob's data, the post, and what comes of it: action, consent, exposure.
RECORDED: dict[str, tuple[dict[str, dict[str, str]], str, tuple[str, str, str]]] = {
    "nothing": ({}, "haar nummer is 06 1234 5678", ("warn", "unknown", "unknown")),
    "consent": ({"anna": {"consent": "given"}}, "haar nummer is 06 1234 5678", ("allow", "given", "unknown")),
    "public": ({"anna": {"exposure": "own"}}, "haar nummer is 06 1234 5678", ("allow", "unknown", "own")),
    "refused": ({"anna": {"consent": "refused"}}, "haar nummer is 06 1234 5678", ("review", "refused", "unknown")),
    "words do not beat a refusal": (
        {"anna": {"consent": "refused"}},
        "met toestemming van Yvet haar nummer: 06 1234 5678",
        ("review", "refused", "unknown"),
    ),
    "words count where nothing is recorded": (
        {},
        "met toestemming van Yvet haar nummer: 06 1234 5678",
        ("allow", "given", "unknown"),
    ),
    "consent of one of two": (
        {"anna": {"consent": "given", "exposure": "own"}},
        "zij zijn te bereiken op 06 1234 5678 en 06 8765 4321",
        ("warn", "unknown", "unknown"),
    ),
    "consent of both": (
        {"anna": {"consent": "given"}, "bob": {"consent": "given"}},
        "zij zijn te bereiken op 06 1234 5678 en 06 8765 4321",
        ("allow", "given", "unknown"),
    ),
    "consent of one, and a datum of nobody known": (
        {"anna": {"consent": "given"}},
        "haar nummer is 06 1234 5678, zijn nummer is 06 1122 3344",
        ("warn", "unknown", "unknown"),
    ),
    "one of two refuses": (
        {"anna": {"consent": "given"}, "bob": {"consent": "refused"}},
        "zij zijn te bereiken op 06 1234 5678 en 06 8765 4321",
        ("review", "refused", "unknown"),
    ),
    "consent to a number does not cover abuse": (
        {"anna": {"consent": "given", "exposure": "own"}},
        "bel 06 1234 5678 plat die klootzak",
        ("remove", "given", "own"),
    ),
    "a home that is public is still weighed by a human": (
        {"anna": {"exposure": "own"}},
        "zij woont op Merelhof 4410, 7411 XX Deventer",
        ("review", "unknown", "own"),
    ),
}


@pytest.mark.parametrize(("recorded", "text", "after"), RECORDED.values(), ids=RECORDED.keys())
def test_what_is_recorded_decides(
    guard: Guard, registry: Registry, recorded: dict[str, dict[str, str]], text: str, after: tuple[str, str, str]
) -> None:
    for owner, said in recorded.items():
        assert registry.record(owner, **said, until=LATER)  # type: ignore[arg-type]
    action, _, consent, exposure = seen(guard.check(text, author="zoe"))
    assert (action, consent, exposure) == after


def test_the_authors_own_needs_no_consent(guard: Guard, registry: Registry) -> None:
    registry.record("bob", consent="given")
    registry.record("anna", consent="refused")
    decision = guard.check("bel mij op 06 1234 5678 of hem op 06 8765 4321", author="anna")
    assert seen(decision)[:3] == ("allow", ["self", "other"], "given")


def test_a_live_location_has_no_consent(guard: Guard, registry: Registry) -> None:
    registry.record("anna", consent="given", exposure="own")
    text = "ze staat nu op het terras van De Plak, haar nummer is 06 1234 5678"
    with_it, without = guard.check(text, author="zoe"), PLAIN.check(text, author="zoe")
    assert "LIVE_LOCATION" in {finding.entity for finding in with_it.findings}
    assert with_it.action == without.action
    assert with_it.signals["consent"].value == "unknown"


def test_what_a_link_or_a_tag_leads_to_is_looked_up(registry: Registry) -> None:
    registry.register("anna", "52.3731, 4.8922", kind="GPS_COORDINATES", verified=True)
    guard = Guard(owners=registry)
    link = {"shown": "t.co/x1", "expanded": "https://maps.google.com/?q=52.3731,4.8922"}
    for author, whose in (("anna", "self"), ("bob", "other")):
        decision = guard.check(Post("haar huis: t.co/x1", urls=(link,), author={"id": author}))
        assert decision.whose == (whose,)
        assert "registered" in decision.findings[0].evidence
        tagged = guard.check(Post("thuis", geo={"lat": 52.37312, "lon": 4.89221}, author={"id": author}))
        assert tagged.whose == (whose,)
        assert "registered" in tagged.findings[0].evidence


def test_records_and_posts_are_judged_alike(guard: Guard) -> None:
    posts = [Post(text, author={"id": author}) for text, author, *_ in POSTS.values()]
    verdicts = judge_records([Record(Place("x", n), post) for n, post in enumerate(posts)], guard)
    exact = Guard(owners=guard.owners.owners, screen=False) if guard.owners else guard
    for row, post in enumerate(posts):
        judged = verdicts.others.get(row)
        decision = judged.decision if judged else verdicts.clean
        assert decision == guard.check(post) == exact.check(post)


def test_a_thread_knows_whose_it_is(guard: Guard) -> None:
    posts = [
        Post("bel 06 1234 5678", id="1", author={"id": "anna"}),
        Post("bel 06 1234 5678", id="2", author={"id": "bob"}),
    ]
    assert [decision.whose for decision in guard.check_thread(posts).decisions] == [("self",), ("other",)]


def test_a_register_by_its_name(registry: Registry, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    registry.register("anna", PHONE, verified=True)
    monkeypatch.setenv(ENVIRONMENT, f"first:{base64.b64encode(b'1' * 32).decode()}")
    guard = Guard(owners=place)
    assert guard.check(PHONE, author="anna").whose == ("self",)
    assert guard.owners is not None
    guard.owners.owners.close()  # type: ignore[attr-defined]
    monkeypatch.setenv(ENVIRONMENT, f"first:{base64.b64encode(b'2' * 32).decode()}")
    with pytest.raises(InputError, match="key 1 is not 'first' of the keyring"):
        Guard(owners=place)


def test_a_guard_without_a_register_imports_no_database() -> None:
    code = (
        "from doxguard import Guard; Guard().check('bel 06 11223344'); import sys; print('sqlalchemy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
