"""The register itself, on SQLite and on PostgreSQL: what is registered is known again, and only then."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event, update

from doxguard.detectors import plate
from doxguard.detectors.catalog import DETECTORS
from doxguard.detectors.finding import Finding
from doxguard.detectors.folding import fold
from doxguard.detectors.search import search, select_all
from doxguard.errors import InputError
from doxguard.pipeline.owners.facts import Fact
from doxguard.pipeline.owners.keys import Keyring
from doxguard.pipeline.owners.registry import Registry
from doxguard.pipeline.owners.tables import META
from tests.pipeline.owners.conftest import KEYRING, NOW, ROTATED

ALL = select_all([*DETECTORS, plate.DETECTOR])
PHONE, MAIL, HOME = "06 1234 5678", "anna@example.org", "Merelhof 4410, 7411 XX Deventer"
LATER, BEFORE = (datetime.fromtimestamp(NOW, UTC) + timedelta(days=days) for days in (1, -1))


def found(text: str) -> list[Finding]:
    return search(fold(text), ALL)


def fact(registry: Registry, text: str, author: str = "") -> Fact | None:
    """What is known of what stands in a text."""
    facts = registry.facts(found(text), author)
    assert len(facts) <= 1
    return next(iter(facts.values()), None)


# What is registered, its kind, how else it is written, and what is another's.
SAME: dict[str, tuple[str, str, list[str], list[str]]] = {
    "phone": (
        PHONE,
        "",
        ["06-12345678", "+31 6 1234 5678", "0031612345678", "nul zes een twee drie vier vijf zes zeven acht"],
        ["06 8765 4321", "+49 30 5550 123"],
    ),
    "e-mail": (MAIL, "", ["Anna@Example.ORG", "anna [at] example [dot] org"], ["anne@example.org", "anna@example.com"]),
    "IBAN": (
        "NL20TEST0276652061",
        "",
        ["NL20 TEST 0276 6520 61", "nl20test0276652061", "NL20-TEST-0276-6520-61"],
        ["NL91 ABNA 0417 1643 00"],
    ),
    "address": (
        HOME,
        "",
        ["merelhof 4410 deventer", "7411xx 4410", "Merelhof 4410, 7411XX", "MERELHOF 4410, DEVENTER"],
        ["Merelhof 4411, 7411 XX Deventer", "Merelhof 4410a, 7411 XX Deventer", "Merelhof 4410, 8011 XX Zwolle"],
    ),
    "address with an alias": (
        "Dorpsstr. 12-a, 's-Gravenhage",
        "",
        ["Dorpsstraat 12a, Den Haag", "dorpsstraat 12A, den haag"],
        ["Dorpsstraat 12b, Den Haag", "Dorpsweg 12a, Den Haag"],
    ),
    "plate": ("12-ABC-3", "LICENCE_PLATE", ["12 ABC 3", "12abc3", "12-abc-3", "12.ABC.3"], ["12-ABC-4", "21-ABC-3"]),
    "coordinates": (
        "52.3731, 4.8922",
        "GPS_COORDINATES",
        [
            "52°22'23\"N 4°53'32\"E",
            "https://maps.google.com/?q=52.3731,4.8922",
            "geo:52.3731,4.8922",
            "hier: 52.37391, 4.89299",
        ],
        ["52.3751, 4.8922", "52.3731, 4.8952", "https://maps.google.com/?q=52.3701,4.8922"],
    ),
    "BSN without a word": ("999990019", "NL_BSN", ["bsn 9999.90.019", "999990019"], ["bsn 999990020"]),
    "card": ("4242 4242 4242 4242", "", ["4242424242424242"], ["4111 1111 1111 1111"]),
    "live link": ("https://glympse.com/ABCD-1234", "", ["glympse.com/ABCD-1234"], ["https://glympse.com/ABCD-1235"]),
}


@pytest.mark.parametrize(("text", "kind", "same", "other"), SAME.values(), ids=SAME.keys())
def test_a_datum_is_known_in_every_notation(
    registry: Registry, text: str, kind: str, same: list[str], other: list[str]
) -> None:
    assert registry.register("anna", text, kind=kind, verified=True)
    for written in (text, *same):
        assert fact(registry, written, "anna") == Fact("self", owners=("anna",)), written
        assert fact(registry, written, "bob") == Fact("other", owners=("anna",)), written
        assert fact(registry, written) == Fact("other", owners=("anna",)), written
    for written in other:
        assert found(written), written  # there is something to look up
        assert fact(registry, written, "anna") is None, written


def test_a_street_without_a_town_is_only_the_authors(registry: Registry) -> None:
    registry.register("anna", HOME, verified=True)
    assert fact(registry, "ik woon op Merelhof 4410", "anna") == Fact("self", owners=("anna",))
    assert fact(registry, "hij woont op Merelhof 4410", "bob") is None
    assert fact(registry, "hij woont op Merelhof 4410") is None


def test_two_addresses_of_one_owner_may_share_what_is_weak(registry: Registry) -> None:
    registry.register("anna", HOME, verified=True)
    registry.register("anna", "Merelhof 4410, 8011 XX Zwolle", verified=True)
    assert registry.count() == 2
    assert registry.revoke("anna", HOME) == 1
    assert fact(registry, "ik woon op Merelhof 4410", "anna") == Fact("self", owners=("anna",))
    assert fact(registry, HOME, "anna") is None


def test_what_is_revoked_is_gone_at_once(registry: Registry, place: str) -> None:
    registry.register("anna", [PHONE, MAIL, HOME], verified=True)
    with Registry(place, KEYRING, clock=lambda: NOW) as other:
        assert fact(other, PHONE, "anna")
        assert registry.revoke("anna", "+31 6 1234 5678") == 1
        assert fact(other, PHONE, "anna") is None
        assert fact(other, MAIL, "anna")
    assert registry.revoke("anna", PHONE) == 0
    assert registry.revoke("bob", MAIL) == 0
    assert registry.revoke("anna") == 2
    assert registry.count() == 0
    assert registry._store.count("rows") == 0  # of the address's three keys, too


def test_what_is_not_verified_counts_for_nothing(registry: Registry) -> None:
    registry.register("mallory", PHONE, consent="given", exposure="own")
    assert fact(registry, PHONE, "mallory") is None
    assert fact(registry, PHONE, "bob") is None
    registry.register("anna", PHONE, verified=True)
    assert fact(registry, PHONE, "mallory") == Fact("other", owners=("anna",))
    assert registry.record("mallory", PHONE, verified=True) == 1
    assert fact(registry, PHONE, "mallory") == Fact("self", owners=("anna", "mallory"))
    assert registry.record("mallory", verified=False) == 1
    assert fact(registry, PHONE, "mallory") == Fact("other", owners=("anna",))


def test_a_new_notation_is_not_verified_by_the_old_one(registry: Registry) -> None:
    """Who has shown where he lives could else add any town to it."""
    registry.register("anna", "Merelhof 4410, 7411 XX", verified=True)
    registry.register("anna", "Merelhof 4410, 7411 XX Zwolle")
    assert registry.count() == 1
    registry.record("anna", "Merelhof 4410, 7411 XX", verified=True)
    for author in ("anna", "bob"):
        assert fact(registry, "Merelhof 4410, Zwolle", author) is None
    registry.register("anna", "Merelhof 4410, 7411 XX Zwolle", verified=True)
    assert fact(registry, "Merelhof 4410, Zwolle", "bob") == Fact("other", owners=("anna",))


def test_registering_again_changes_only_what_is_given(registry: Registry) -> None:
    registry.register("anna", PHONE, verified=True, consent="given", until=LATER)
    registry.register("anna", "+31612345678")
    assert registry.count() == 1
    assert fact(registry, PHONE, "bob") == Fact("other", "given", "unknown", ("anna",))
    registry.register("anna", PHONE, consent="refused")
    (one,) = registry.list("anna")
    assert (one.kind, one.verified, one.consent, one.consent_until) == ("PHONE_NUMBER", True, "refused", None)


Change = Callable[[Registry], object]
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


def test_a_shared_datum_is_each_owners_own(registry: Registry) -> None:
    registry.register("anna", HOME, verified=True, consent="refused")
    registry.register("bob", HOME, verified=True)
    both = ("anna", "bob")
    assert fact(registry, HOME, "anna") == Fact("self", owners=both)  # her own refusal is not about herself
    assert fact(registry, HOME, "bob") == Fact("self", "refused", owners=both)
    assert fact(registry, HOME, "zoe") == Fact("other", "refused", owners=both)


def test_what_has_expired_is_as_if_it_were_not_there(registry: Registry) -> None:
    registry.register("anna", PHONE, verified=True, expires=BEFORE)
    registry.register("anna", MAIL, verified=True, expires=LATER)
    assert fact(registry, PHONE, "anna") is None
    assert fact(registry, MAIL, "anna") == Fact("self", owners=("anna",))


def test_several_findings_are_looked_up_by_one_query(registry: Registry) -> None:
    registry.register("anna", [PHONE, HOME], verified=True)
    registry.register("bob", MAIL, verified=True)
    statements: list[str] = []
    event.listen(registry._store.engine, "before_cursor_execute", lambda *args: statements.append(args[2][:6]))
    facts = registry.facts(found(f"{PHONE}, {MAIL}, {HOME}, 06 8765 4321, 52.3731, 4.8922"), "anna")
    assert {entity: (fact.subject, fact.owners) for (entity, _), fact in facts.items()} == {
        "PHONE_NUMBER": ("self", ("anna",)),
        "EMAIL_ADDRESS": ("other", ("bob",)),
        "STREET_ADDRESS": ("self", ("anna",)),
    }
    assert registry.facts(found("niets"), "anna") == {}
    assert statements.count("SELECT") == 1


@pytest.mark.parametrize("owner", ["@anna", "anna", " anna "])
def test_a_handle_may_have_its_sign(registry: Registry, owner: str) -> None:
    registry.register(owner, PHONE, verified=True)
    for author in ("anna", "@anna"):
        assert fact(registry, PHONE, author) == Fact("self", owners=("anna",))


def test_a_list_tells_kinds_and_times(registry: Registry) -> None:
    registry.register("anna", [PHONE, HOME], verified=True, consent="given", until=LATER)
    registry.register("bob", MAIL)
    assert {one.kind for one in registry.list("anna")} == {"PHONE_NUMBER", "STREET_ADDRESS"}
    for one in registry.list("anna"):
        assert one[1:] == (True, "given", int(NOW) + 86400, "unknown", None, int(NOW), None)
    assert registry.list("nobody") == ()
    assert registry.count() == 3


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


def test_a_wrong_key_is_told(registry: Registry, place: str) -> None:
    registry.register("anna", PHONE, verified=True)
    with pytest.raises(InputError, match=r"key 1 is not 'mine' of the keyring, but the one it calls 'first'") as caught:
        Registry(place, Keyring([("mine", b"3" * 32)]))
    assert "3333" not in str(caught.value)
    with pytest.raises(InputError, match="key 1 is not 'first'"):
        Registry(place, Keyring([("first", b"3" * 32), ("second", b"1" * 32)]))


def test_a_newer_schema_is_refused(registry: Registry, place: str) -> None:
    with registry._store.writing() as (connection, _):
        connection.execute(update(META).values(value="2"))
    with pytest.raises(InputError, match="schema '2'; this version of doxguard reads 1"):
        Registry(place, KEYRING)
    with pytest.raises(InputError, match="schema '2'"):
        Registry(place, KEYRING, create=True)


def test_an_empty_database_is_no_register(place: str) -> None:
    if "://" not in place:
        with pytest.raises(InputError, match="no register is there; `doxguard owners init` makes one"):
            Registry(place, KEYRING)
        Path(place).touch()
    with pytest.raises(InputError, match="no register is there; `doxguard owners init` makes one"):
        Registry(place, KEYRING)


def test_making_it_twice_keeps_what_is_there(registry: Registry, place: str) -> None:
    registry.register("anna", PHONE, verified=True)
    with Registry(place, KEYRING, create=True) as again:
        assert again.count() == 1


def test_nothing_is_shown(registry: Registry) -> None:
    registry.register("anna", PHONE, verified=True)
    facts = registry.facts(found(PHONE), "anna")
    shown = f"{registry!r} {KEYRING!r} {list(facts.values())} {registry.list('anna')}"
    assert not re.search("1234|5678|1111", shown)


def test_threads_share_a_register(registry: Registry) -> None:
    texts = [f"06 1122 33{number:02}" for number in range(24)]
    owners = [f"o{number % 5}" for number in range(24)]
    start = threading.Barrier(6)

    def work(part: int) -> None:
        start.wait()
        for at in range(part, 24, 6):
            registry.register(owners[at], texts[at], verified=True)
            assert fact(registry, texts[at], owners[at]) == Fact("self", owners=(owners[at],))
            registry.record(owners[at], texts[at], consent="given")

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(work, range(6)))
    assert registry.count() == 24
    for owner, text in zip(owners, texts, strict=True):
        assert fact(registry, text, "zoe") == Fact("other", "given", owners=(owner,))


def test_one_datum_is_registered_by_many_at_once(registry: Registry) -> None:
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda owner: registry.register(owner, HOME, verified=True), [f"o{n % 3}" for n in range(12)]))
    assert fact(registry, HOME, "o1") == Fact("self", owners=("o0", "o1", "o2"))
    for owner in ("o0", "o1", "o2"):
        registry.revoke(owner)
    assert registry._store.count("rows") == 0


def test_an_older_keyring_is_told_when_another_process_rotates(registry: Registry, place: str) -> None:
    registry.register("anna", PHONE, verified=True)
    with Registry(place, ROTATED, clock=lambda: NOW) as newer:
        assert fact(newer, PHONE, "anna")
        assert fact(registry, PHONE, "anna")  # the new key is not in use yet
        newer.register("bob", MAIL, verified=True)
        assert fact(registry, MAIL, "bob")
        assert newer.rotate() == 4 - 2
        with pytest.raises(InputError, match="has rows of key 2; this keyring ends at 1"):
            registry.facts(found(PHONE))
        with pytest.raises(InputError, match="has rows of key 2"):
            registry.register("anna", MAIL)
        assert fact(newer, PHONE, "anna")
    with pytest.raises(InputError, match=r"lacks the key 'second', number 2"):
        Registry(place, KEYRING)
