"""A register that cannot answer costs no post, is counted, and says so without data."""

from __future__ import annotations

import logging
from collections.abc import Sequence

import pytest

from doxguard import Guard, InputError
from doxguard.detectors.finding import Finding
from doxguard.pipeline.owners.facts import Facts, Lookup
from doxguard.pipeline.owners.registry import Registry
from tests.pipeline.owners.looking import KEYRING, PHONE, ROTATED
from tests.pipeline.owners.postgres import Server

PLAIN = Guard()


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
