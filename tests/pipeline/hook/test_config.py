"""How a hook is set up: what may stand in a configuration, and which rule answers."""

from pathlib import Path

import pytest

from doxguard.errors import InputError
from doxguard.hook import Outcome, load_config
from doxguard.pipeline.guard import Guard

_LAST = {"outcome": "publish"}
BAD = {
    "unknown key": ({"polcy": "x"}, "unknown key 'polcy'; accepted here: policy, languages"),
    "unknown key of a rule": (
        {"rules": [{"outcome": "ask", "acton": ["warn"]}, _LAST]},
        "unknown key 'rules.0.acton'; accepted here: outcome, action",
    ),
    "no such outcome": ({"over_size": "delete"}, "over_size: Input should be 'publish', 'ask', 'hold' or 'block'"),
    "no such entity": (
        {"rules": [{"outcome": "ask", "entity": ["SHOE_SIZE"]}, {"outcome": "publish"}]},
        "PHONE_NUMBER",
    ),
    "no rule that always holds": (
        {"rules": [{"outcome": "ask", "action": ["warn"]}]},
        "the last rule must hold always",
    ),
    "no rules": ({"rules": []}, "the last rule must hold always"),
    "no time at all": ({"budget": 0}, "budget: Input should be greater than 0"),
}


@pytest.mark.parametrize(("values", "said"), BAD.values(), ids=BAD)
def test_what_cannot_be_used(values: dict[str, object], said: str) -> None:
    with pytest.raises(InputError) as caught:
        load_config(values)
    assert said in str(caught.value)


def test_a_file(tmp_path: Path) -> None:
    file = tmp_path / "hook.yaml"
    file.write_text("budget: 1\nover_budget: hold\n", encoding="utf-8")
    config = load_config(file, dry_run=True)
    assert (config.budget, config.over_budget, config.dry_run, config.size) == (1, Outcome.HOLD, True, 20_000)


FILES = {
    "no mapping": (b"- publish", "must hold keys and values"),
    "no YAML": (b"budget: [", "line"),
    "no UTF-8": (b"policy: \xff", "not UTF-8"),
    "unknown key": (b"budgets: 1", "hook.yaml: unknown key 'budgets'"),
}


@pytest.mark.parametrize(("content", "said"), FILES.values(), ids=FILES)
def test_files_that_cannot_be_used(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "hook.yaml"
    file.write_bytes(content)
    with pytest.raises(InputError) as caught:
        load_config(file)
    assert "hook.yaml" in str(caught.value)
    assert said in str(caught.value)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        load_config(tmp_path / "none.yaml")


TEXT = "de oppas heet Yvet, haar nummer is 06 1122 3344"  # warn, private.contact
RULES: dict[str, tuple[dict[str, object], bool]] = {
    "action": ({"action": ["warn"]}, True),
    "another action": ({"action": ["remove", "review"]}, False),
    "clause": ({"clause": ["private.contact"]}, True),
    "clauses by what they begin with": ({"clause": ["media.", "private."]}, True),
    "another clause": ({"clause": ["private.home_address"]}, False),
    "entity": ({"entity": ["PHONE_NUMBER"]}, True),
    "another entity": ({"entity": ["IBAN_CODE"]}, False),
    "intent": ({"intent": ["neutral"]}, True),
    "another intent": ({"intent": ["abusive"]}, False),
    "live": ({"live": True}, False),
    "not live": ({"live": False}, True),
    "insisted": ({"insisted": True}, False),
    "risk": ({"risk_from": 20}, True),
    "more risk": ({"risk_from": 50}, False),
    "all must hold": ({"action": ["warn"], "risk_from": 50}, False),
}


@pytest.mark.parametrize(("condition", "fits"), RULES.values(), ids=RULES)
def test_rules(guard: Guard, condition: dict[str, object], fits: bool) -> None:
    config = load_config({"rules": [{"outcome": "hold", **condition}, {"outcome": "publish"}]})
    assert (config.outcome(guard.check(TEXT)) is Outcome.HOLD) is fits


def test_a_password_is_not_shown() -> None:
    assert "geheim" not in repr(load_config({"owners": "postgresql://anna:geheim@localhost/owners"}))
