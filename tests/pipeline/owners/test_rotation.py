"""A new key over all rows: stopped and gone on with, while others look up and write."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from doxguard.errors import InputError
from doxguard.pipeline.owners.facts import Fact
from doxguard.pipeline.owners.keys import Keyring
from doxguard.pipeline.owners.registry import Registry
from tests.pipeline.owners.looking import HOME, KEYRING, MAIL, NOW, PHONE, ROTATED, fact

THIRD = Keyring([("first", b"1" * 32), ("second", b"2" * 32), ("third", b"3" * 32)])
NUMBERS = [f"06 1122 33{number:02}" for number in range(30)]
ANNA = Fact("self", owners=("anna",))


class StoppedError(Exception):
    """Ends a rotation in the middle."""


def stop(done: int) -> None:
    if done >= 10:
        raise StoppedError


@pytest.fixture
def newer(registry: Registry, place: str) -> Iterator[Registry]:
    """The same register with one key more."""
    registry.register("anna", NUMBERS, verified=True)
    with Registry(place, ROTATED, clock=lambda: NOW) as newer:
        yield newer


def versions(registry: Registry) -> list[int]:
    return sorted(entry.version for entry in registry._store.rows("anna"))


def test_all_rows_are_rehashed_without_any_datum(newer: Registry) -> None:
    before = {entry.digest for entry in newer._store.rows("anna")}
    assert newer.rotate(batch=7) == 30
    after = newer._store.rows("anna")
    assert versions(newer) == [2] * 30
    assert before.isdisjoint(entry.digest for entry in after)
    assert all(fact(newer, number, "anna") == ANNA for number in NUMBERS)
    assert newer.rotate() == 0
    newer.register("anna", NUMBERS[:3])  # they are known
    assert newer.count() == 30
    assert newer.revoke("anna", NUMBERS[0]) == 1


def test_a_rotation_that_was_stopped_goes_on(newer: Registry, place: str) -> None:
    with pytest.raises(StoppedError):
        newer.rotate(batch=5, step=stop)
    assert versions(newer) == [1] * 20 + [2] * 10
    assert all(fact(newer, number, "anna") == ANNA for number in NUMBERS)
    newer.register("anna", NUMBERS, consent="given")  # those of either version are known
    newer.register("anna", [HOME], verified=True)  # new ones come with the new key
    assert newer.count() == 31
    assert newer.record("anna", NUMBERS[0], consent="refused") == 1
    with Registry(place, THIRD, clock=lambda: NOW) as third:  # two keys at once
        assert third.rotate(batch=5) == 33
        assert {entry.version for entry in third._store.rows("anna")} == {3}
        assert all(fact(third, text, "anna") == ANNA for text in (*NUMBERS, HOME))
        assert fact(third, NUMBERS[0], "bob") == Fact("other", "refused", owners=("anna",))
        assert fact(third, NUMBERS[1], "bob") == Fact("other", "given", owners=("anna",))


def test_others_find_all_while_it_runs(newer: Registry) -> None:
    missed: list[str] = []
    running = threading.Event()
    running.set()

    def look() -> None:
        while running.is_set():
            missed.extend(number for number in NUMBERS if fact(newer, number, "anna") != ANNA)

    def write() -> None:
        while running.is_set():
            newer.record("anna", NUMBERS[-1], consent="given")
            newer.register("bob", MAIL, verified=True)
            newer.revoke("bob")

    threads = [threading.Thread(target=work) for work in (look, look, write)]
    for thread in threads:
        thread.start()
    try:
        assert newer.rotate(batch=1) >= 30
    finally:
        running.clear()
        for thread in threads:
            thread.join()
    assert missed == []
    assert set(versions(newer)) == {2}
    assert fact(newer, NUMBERS[-1], "bob") == Fact("other", "given", owners=("anna",))


def test_two_rotations_at_once_do_no_harm(newer: Registry, place: str) -> None:
    with Registry(place, ROTATED, clock=lambda: NOW) as other:
        threads = [threading.Thread(target=one.rotate, args=(3,)) for one in (newer, other)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert versions(newer) == [2] * 30
    assert all(fact(newer, number, "anna") == ANNA for number in NUMBERS)


def test_a_wrong_second_key_is_told(newer: Registry, place: str) -> None:
    newer.rotate()
    with pytest.raises(InputError, match="key 2 is not 'second' of the keyring"):
        Registry(place, Keyring([("first", b"1" * 32), ("second", b"4" * 32)]))
    with pytest.raises(InputError, match="lacks the key 'second', number 2"):
        Registry(place, KEYRING)


def test_without_a_new_key_nothing_moves(registry: Registry) -> None:
    registry.register("anna", PHONE, verified=True)
    assert registry.rotate() == 0
    assert fact(registry, PHONE, "anna") == ANNA
