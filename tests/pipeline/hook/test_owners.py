"""A hook with a register of owners: what is known of whose data is whose decides, and is told to nobody."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from doxguard.detectors.finding import PLATE
from doxguard.hook import Cause, Hook, Outcome, load_config
from doxguard.pipeline.guard import Guard
from doxguard.pipeline.owners.keys import load_keyring, new_keys
from doxguard.pipeline.owners.registry import Registry
from tests.pipeline.owners.looking import KEYRING

PLATED = "die lichtgrijze auto met kenteken 12-ABC-3 staat weer fout geparkeerd"
CALL = "de oppas is te bereiken op 06-12345678"


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Registry]:
    place = tmp_path_factory.mktemp("owners") / "owners.db"
    with Registry(Path(place), KEYRING, create=True) as registry:
        registry.register("anna", "12-ABC-3", kind=PLATE, verified=True)
        registry.register("anna", "06 1234 5678", verified=True)
        registry.register("carl", "34-DEF-5", kind=PLATE, verified=True, consent="given")
        yield registry


@pytest.fixture(scope="module")
def hook(registry: Registry) -> Iterator[Hook]:
    with Hook(load_config(budget=60), guard=Guard(owners=registry)) as hook:
        yield hook


def test_data_of_somebody_else_that_no_clause_is_about(hook: Hook) -> None:
    answer = hook.check(PLATED, {"author": "bob"})
    assert (answer.outcome, answer.cause) == (Outcome.ASK, Cause.REGISTERED)
    assert [(span.entity, PLATED[span.start : span.end]) for span in answer.spans] == [(PLATE, "12-ABC-3")]
    assert answer.proposal == PLATED.replace("12-ABC-3", "[licence plate]")


def test_who_insists_gets_a_moderator(hook: Hook) -> None:
    assert hook.check(PLATED, {"author": "bob", "insisted": True}).outcome is Outcome.HOLD


def test_nobody_is_told_that_it_is_registered(hook: Hook) -> None:
    said = " ".join(hook.check(PLATED, {"author": "bob"}).message.values()).lower()
    assert said
    assert not any(word in said for word in ("regist", "vastgelegd", "vastleggen", "anna"))


PUBLISHED = {
    "by the owner": (PLATED, "anna"),
    "with consent": (PLATED.replace("12-ABC-3", "34-DEF-5"), "bob"),
    "not registered": (PLATED.replace("12-ABC-3", "56-GHJ-7"), "bob"),
    "one's own number in another notation": (CALL.replace("06-", "+31 6 "), "anna"),
}


@pytest.mark.parametrize(("text", "author"), PUBLISHED.values(), ids=PUBLISHED)
def test_published(hook: Hook, text: str, author: str) -> None:
    assert hook.check(text, {"author": author}).outcome is Outcome.PUBLISH


def test_what_the_policy_speaks_of_is_the_policys(hook: Hook) -> None:
    answer = hook.check(f"{CALL}, haar nummer", {"author": "bob"})
    assert (answer.outcome, answer.cause) == (Outcome.ASK, Cause.DECISION)


def test_without_a_register_plates_are_nothing(guard: Guard) -> None:
    with Hook(load_config(budget=60), guard=guard) as hook:
        assert hook.check(PLATED, {"author": "bob"}).outcome is Outcome.PUBLISH


def test_a_register_by_its_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys, place = tmp_path / "owner.keys", tmp_path / "owners.db"
    new_keys(keys, "first")
    with Registry(place, load_keyring(keys), create=True) as registry:
        registry.register("anna", "12-ABC-3", kind=PLATE, verified=True)
    monkeypatch.setenv("DOXGUARD_OWNER_KEYS", keys.read_text(encoding="utf-8"))
    with Hook({"owners": str(place), "budget": 60}) as hook:
        assert hook.check(PLATED, {"author": "bob"}).cause is Cause.REGISTERED
        assert hook.check(PLATED, {"author": "anna"}).outcome is Outcome.PUBLISH


def test_own_data_in_another_notation(guard: Guard) -> None:
    with Hook(load_config(budget=60), guard=guard) as hook:
        assert hook.check("bel +31 6 1234 5678", {"own": ["06-12345678"]}).outcome is Outcome.PUBLISH
        assert hook.check("haar nummer is +31 6 1234 5678", {"own": ["06-87654321"]}).outcome is Outcome.ASK


def test_own_data_counts_for_the_size(guard: Guard) -> None:
    with Hook(load_config(budget=60, size=100), guard=guard) as hook:
        assert hook.check("weer", {"own": ["1" * 101]}).cause is Cause.SIZE
