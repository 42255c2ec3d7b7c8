"""What a register changes in decisions, through the front door; and what it leaves alone."""

from __future__ import annotations

import base64
import logging
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from doxguard import Guard, InputError, Post
from doxguard.detectors.finding import PLATE, Finding
from doxguard.pipeline.decision import Decision
from doxguard.pipeline.judging import judge_records
from doxguard.pipeline.owners.facts import Facts, Lookup
from doxguard.pipeline.owners.keys import ENVIRONMENT
from doxguard.pipeline.owners.registry import Registry
from doxguard.pipeline.readers.record import Place, Record
from tests.pipeline.owners.conftest import KEYRING, ROTATED
from tests.pipeline.owners.postgres import Server
from tests.pipeline.owners.test_registry import HOME, LATER, MAIL, PHONE

PLAIN = Guard()


@pytest.fixture
def guard(registry: Registry) -> Guard:
    registry.register("anna", [PHONE, HOME, MAIL], verified=True)
    registry.register("anna", "12-ABC-3", kind=PLATE, verified=True)
    registry.register("bob", "06 8765 4321", verified=True)
    return Guard(owners=registry)


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


class Silent:
    """A register that cannot answer, and says too much about it."""

    def __init__(self) -> None:
        self.asked = 0

    def facts(self, findings: Sequence[Finding], author: str = "") -> Facts:
        self.asked += 1
        raise ConnectionError(f"no answer for {findings[0].value} of {author}")


def test_a_register_that_is_down_costs_no_post(caplog: pytest.LogCaptureFixture) -> None:
    silent = Silent()
    guard = Guard(owners=silent)
    with caplog.at_level(logging.DEBUG):
        for _ in range(5):
            assert guard.check("haar nummer is 06 1234 5678", author="anna") == PLAIN.check(
                "haar nummer is 06 1234 5678", author="anna"
            )
    assert guard.owners is not None
    assert guard.owners.failures == 5
    (record,) = caplog.records
    assert (record.levelname, record.name) == ("WARNING", "doxguard.owners")
    assert record.getMessage() == "the register of owners does not answer (ConnectionError): 1 posts judged without it"
    assert silent.asked == 1  # it rests a while


def test_an_old_keyring_is_told_in_the_log(guard: Guard, place: str, caplog: pytest.LogCaptureFixture) -> None:
    with Registry(place, ROTATED) as newer:
        newer.rotate()
    assert guard.check(PHONE, author="anna") == PLAIN.check(PHONE, author="anna")
    assert "has rows of key 2; this keyring ends at 1" in caplog.text


@pytest.mark.parametrize("owners", [7, object(), ["owners.db"]], ids=["number", "object", "list"])
def test_what_is_no_register_is_refused(owners: object) -> None:
    with pytest.raises(InputError, match="owners must be a register, or its path or URL, not "):
        Guard(owners=owners)  # type: ignore[arg-type]


def test_a_register_is_asked_again_after_a_rest(caplog: pytest.LogCaptureFixture) -> None:
    now = [0.0]
    silent = Silent()
    lookup = Lookup(silent, clock=lambda: now[0])
    finding = Finding("PHONE_NUMBER", 0, 1, 1.0, value="+31612345678")
    for now[0] in (0.0, 0.5, 1.1, 1.2, 30.0, 59.0, 61.0):
        assert lookup.ask([finding], "anna") == {}
    assert (lookup.failures, silent.asked) == (7, 5)
    assert len(caplog.records) == 2  # once a minute
    assert lookup.ask([], "anna") == {}
    assert lookup.failures == 7


def test_a_server_that_is_stopped_costs_no_post(server: Server) -> None:
    registry = Registry(server.new_database("stopped"), KEYRING, create=True)
    registry.register("anna", PHONE, verified=True)
    now = [0.0]
    lookup = Lookup(registry, clock=lambda: now[0])
    guard = Guard(owners=lookup)
    assert guard.check(PHONE, author="anna").whose == ("self",)
    server.stop()
    try:
        assert guard.check(PHONE, author="anna") == PLAIN.check(PHONE, author="anna")
        with pytest.raises(InputError, match="cannot be written: OperationalError"):
            registry.revoke("anna")
        with pytest.raises(InputError, match="cannot be opened: OperationalError"):
            Registry(server.url("stopped"), KEYRING)
    finally:
        server.start()
    assert lookup.failures == 1
    now[0] = 2.0
    assert guard.check(PHONE, author="anna").whose == ("self",)
    server.stop()
    server.start()  # old connections are dead, and nobody notices
    assert guard.check(PHONE, author="anna").whose == ("self",)
    assert lookup.failures == 1
    registry.close()


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


def test_no_datum_is_in_the_database(tmp_path: Path) -> None:
    """Neither in the file nor in its journal, in whatever notation; and what is revoked is overwritten."""
    given = {
        PHONE: ["06 1234 5678", "0612345678", "31612345678", "12345678"],
        MAIL: ["anna@example.org", "example"],
        HOME: ["Merelhof", "merelhof", "4410", "7411", "Deventer", "deventer"],
        "NL20 TEST 0276 6520 61": ["NL20", "TEST", "02766520"],
    }
    path = tmp_path / "owners.db"
    with Registry(path, KEYRING, create=True) as registry:
        registry.register("o1", list(given), verified=True, consent="given")
        registry.register("o1", "52.3731, 4.8922", kind="GPS_COORDINATES")
        registry.register("o1", "12-ABC-3", kind=PLATE)
        digests = [entry.digest for entry in registry._store.rows("o1")]
        assert len(digests) == 8
        files = [file.read_bytes() for file in tmp_path.iterdir()]
        assert len(files) == 3  # the journal, too
        raw = b"".join(files)
        assert all(digest in raw for digest in digests)
        sought = [
            *(form for forms in given.values() for form in forms),
            "52373",
            "52.37",
            "4892",
            "4.89",
            "12ABC3",
            "12-ABC",
        ]
        for written in sought:
            for form in (written, written.upper(), written.lower()):
                assert form.encode() not in raw, form
                assert form.encode("utf-16-le") not in raw, form
        assert KEYRING.digests(b"x")[0] not in raw
        assert b"1" * 32 not in raw
        registry.revoke("o1")
    left = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert not any(digest in left for digest in digests)
    assert (path.stat().st_mode & 0o077) == 0


def test_nothing_is_logged(guard: Guard, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        guard.check(f"bel {PHONE} of {MAIL}", author="bob")
    assert not any(datum in caplog.text for datum in ("1234", "example.org"))
