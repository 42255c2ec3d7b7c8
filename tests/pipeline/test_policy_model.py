"""Reading a policy: what is wrong is said with file, key and what would be accepted."""

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from doxguard.errors import PolicyError
from doxguard.pipeline.policy_model import load_policy

SHIPPED = Path(str(files("doxguard.data"))) / "policies" / "x-private-information"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "policy"))


def change(folder: Path, name: str, old: str, new: str) -> None:
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


BROKEN = {
    "unknown key": ("private.contact.yaml", "unless:", "unles:", "unknown key 'unles'; accepted here: id, title"),
    "unknown key inside": (
        "private.contact.yaml",
        "{entity:",
        "{entiti:",
        "unknown key 'when.entiti'; accepted here: entity",
    ),
    "unknown entity": ("private.contact.yaml", "[PHONE_NUMBER,", "[FAX_NUMBER,", "accepted: STREET_ADDRESS"),
    "unknown intent": ("private.contact.yaml", "[crisis_help]", "[crisis]", "accepted: abusive"),
    "unknown action": ("private.contact.yaml", "then: warn", "then: shout", "'allow', 'warn', 'review' or 'remove'"),
    "unknown exemption": (
        "private.contact.yaml",
        "exempt.consent",
        "exempt.nothing",
        "no exempting clause 'exempt.nothing'",
    ),
    "no last row": (
        "private.contact.yaml",
        "{then: warn",
        "{when: {intent: [news]}, then: warn",
        "the last row must have no 'when'",
    ),
    "id and file differ": (
        "private.contact.yaml",
        "id: private.contact",
        "id: private.phone",
        "must be named private.phone.yaml",
    ),
    "no YAML": ("private.contact.yaml", "title: {", "title: {{", "line "),
    "weight missing": ("policy.yaml", "    BIOMETRIC: 38\n", "", "lacks BIOMETRIC"),
    "weight too high": ("policy.yaml", "BIOMETRIC: 38", "BIOMETRIC: 380", "less than or equal to 100"),
    "empty condition": ("private.contact.yaml", "{entity: [PHONE_NUMBER, EMAIL_ADDRESS]}", "{}", "an empty condition"),
}


@pytest.mark.parametrize(("name", "old", "new", "message"), BROKEN.values(), ids=BROKEN.keys())
def test_what_is_wrong_is_named(folder: Path, name: str, old: str, new: str, message: str) -> None:
    change(folder, name, old, new)
    with pytest.raises(PolicyError) as caught:
        load_policy(str(folder))
    assert message in str(caught.value)
    assert name in str(caught.value)


def test_a_policy_that_is_not_there() -> None:
    with pytest.raises(PolicyError, match=r"no policy 'nowhere'.*x-private-information"):
        load_policy("nowhere")


def test_a_copy_loads_from_its_folder(folder: Path) -> None:
    assert load_policy(str(folder)).head == load_policy("x-private-information").head


def test_clauses_have_examples_both_ways_where_detectors_exist() -> None:
    later = {"private.other", "behaviour.access"}  # their detectors are not there yet
    for clause in load_policy("x-private-information").clauses.values():
        assert clause.id in later or clause.examples.flags, clause.id
