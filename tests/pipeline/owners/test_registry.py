"""The register itself, on SQLite and on PostgreSQL: what is registered is known again, and only then."""

from __future__ import annotations

import os
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Connection, event, update
from sqlalchemy.exc import OperationalError

from doxguard.errors import InputError
from doxguard.pipeline.owners.facts import Fact
from doxguard.pipeline.owners.keys import Keyring
from doxguard.pipeline.owners.registry import Registry
from doxguard.pipeline.owners.tables import META
from tests.pipeline.owners.looking import BEFORE, HOME, KEYRING, LATER, MAIL, NOW, PHONE, ROTATED, fact, found


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


@pytest.mark.parametrize("empty", [[], ()], ids=["list", "tuple"])
def test_an_empty_list_is_not_everything(registry: Registry, empty: list[str]) -> None:
    """A form that is sent in empty would else verify, or delete, whatever there is."""
    registry.register("mallory", [PHONE, MAIL])
    assert registry.record("mallory", empty, verified=True) == 0
    assert registry.revoke("mallory", empty) == 0
    assert registry.count() == 2
    assert fact(registry, PHONE, "mallory") is None


@pytest.mark.parametrize("blank", ["", " ", [""]], ids=["empty", "blank", "list"])
def test_an_empty_text_is_nothing_to_record(registry: Registry, blank: str | list[str]) -> None:
    registry.register("mallory", PHONE)
    with pytest.raises(InputError, match="there is nothing in it"):
        registry.record("mallory", blank, verified=True)
    with pytest.raises(InputError, match="there is nothing in it"):
        registry.revoke("mallory", blank)
    assert registry.count() == 1


def test_all_of_a_kind(registry: Registry) -> None:
    registry.register("anna", [PHONE, MAIL, HOME], verified=True)
    registry.register("bob", PHONE, verified=True)
    assert registry.record("anna", kind="PHONE_NUMBER", consent="given") == 1
    assert [one.consent for one in registry.list("anna") if one.kind != "PHONE_NUMBER"] == ["unknown", "unknown"]
    assert registry.revoke("anna", kind="PHONE_NUMBER") == 1
    assert {one.kind for one in registry.list("anna")} == {"EMAIL_ADDRESS", "STREET_ADDRESS"}
    assert fact(registry, PHONE, "bob") == Fact("self", owners=("bob",))
    with pytest.raises(InputError, match="the kind must be one of"):
        registry.revoke("anna", kind="PHONE")


def test_what_has_expired_may_be_registered_again(registry: Registry) -> None:
    registry.register("anna", HOME, verified=True, consent="given", expires=BEFORE)
    registry.register("anna", HOME)
    assert fact(registry, HOME, "bob") is None  # it was verified then, and is not now
    registry.register("anna", HOME, verified=True)
    assert fact(registry, HOME, "bob") == Fact("other", owners=("anna",))
    assert registry.count() == 1


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


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_forked_process_has_connections_of_its_own(registry: Registry) -> None:
    """As of a server that makes its hook before it forks: two processes on one connection read each other's answers."""
    registry.register("anna", PHONE, verified=True)
    assert fact(registry, PHONE, "anna")
    made = _made(registry)
    child = os.fork()
    if child == 0:
        os._exit(0 if fact(registry, PHONE, "anna") and len(made) == 1 else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert fact(registry, PHONE, "anna")
    assert made == []  # the parent's is still good


def _made(registry: Registry) -> list[object]:
    """Return a list that grows by each new connection."""
    made: list[object] = []
    event.listen(registry._store.engine, "connect", lambda connection, _: made.append(connection))
    return made


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


class OtherWriterError(Exception):
    """What a driver raises where two writers wait for each other."""

    sqlstate = "40P01"


@pytest.mark.parametrize(("failures", "said"), [(2, ""), (3, "cannot be written: OperationalError")])
def test_who_gives_way_to_another_writer_tries_again(registry: Registry, failures: int, said: str) -> None:
    tried: list[int] = []

    def work(_: Connection, version: int) -> int:
        tried.append(version)
        if len(tried) <= failures:
            raise OperationalError("", None, OtherWriterError())
        return len(tried)

    if said:
        with pytest.raises(InputError, match=said):
            registry._store.write(work)
    else:
        assert registry._store.write(work) == failures + 1
