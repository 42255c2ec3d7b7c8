"""Reading a policy: what is wrong is said with file, key and what would be accepted."""

import json
import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from doxguard.detectors.finding import ENTITIES
from doxguard.errors import PolicyError
from doxguard.pipeline.policy_model import json_schemas, load_policy

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
    "unknown key": ("private.contact.yaml", "unless:", "unles:", "unknown key 'unles'; accepted here: id, kind, title"),
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
    "a key for another kind": (
        "exempt.consent.yaml",
        "kind: exemption",
        "kind: exemption\nweight: 3",
        "weight: not for a clause of kind 'exemption'; only for violation",
    ),
    "a key that the kind needs": (
        "report.form.yaml",
        "kind: report_rule",
        "kind: enforcement_rule",
        "report: not for a clause of kind 'enforcement_rule'",
    ),
    "an unknown kind": ("exempt.name.yaml", "kind: exemption", "kind: excuse", "'violation', 'exemption'"),
    "a clause that no row can apply": (
        "private.contact.yaml",
        "because: [exempt.crisis_help]",
        "because: [exempt.crisis]",
        "because: no clause 'exempt.crisis'; there are: behaviour.access",
    ),
    "an exemption without condition": (
        "private.contact.yaml",
        "unless: [",
        "unless: [exempt.gossip, ",
        "'exempt.gossip' has no 'when'; give one",
    ),
    "an exemption that is none": (
        "private.contact.yaml",
        "unless: [",
        "unless: [context.why, ",
        "no exempting clause 'context.why'",
    ),
    "asking about an exemption": (
        "behaviour.incitement.yaml",
        "- private.contact",
        "- exempt.consent",
        "decided: no violation 'exempt.consent'",
    ),
    "an empty list": ("private.contact.yaml", "intent: [news]", "intent: []", "intent: an empty list"),
    "not a day": ("media.prisoner_of_war.yaml", "2022-04-05}", "sometime}", "posted_from"),
    "a relation nobody knows": ("report.form.yaml", "relation: lawyer", "relation: cousin", "cases.2.relation"),
    "bands out of order": ("policy.yaml", "warn: {low: 20", "warn: {low: 65", "must not have a lower band"),
    "an unknown key of the risk": (
        "policy.yaml",
        "  prior: 0.1",
        "  previous: 0.1",
        "unknown key 'risk.previous'; accepted here: entities",
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
    "empty condition": (
        "private.contact.yaml",
        "when: {entity: [PHONE_NUMBER, EMAIL_ADDRESS],",
        "when: {not: {}, entity: [PHONE_NUMBER],",
        "an empty condition",
    ),
}


@pytest.mark.parametrize(("name", "old", "new", "message"), BROKEN.values(), ids=BROKEN.keys())
def test_what_is_wrong_is_named(folder: Path, name: str, old: str, new: str, message: str) -> None:
    change(folder, name, old, new)
    with pytest.raises(PolicyError) as caught:
        load_policy(str(folder))
    assert message in str(caught.value)
    assert name in str(caught.value)


def test_clauses_that_ask_about_each_other(folder: Path) -> None:
    old, new = "{whereabouts: [habit], subject: [other, public_figure]}", "{decided: [private.live_location]}"
    change(folder, "private.home_address.yaml", old, new)
    with pytest.raises(PolicyError, match=r"ask about each other: .*private\.home_address"):
        load_policy(str(folder))


def test_a_policy_that_is_not_there() -> None:
    with pytest.raises(PolicyError, match=r"no policy 'nowhere'.*x-private-information"):
        load_policy("nowhere")


def test_a_copy_loads_from_its_folder(folder: Path) -> None:
    assert load_policy(str(folder)).head == load_policy("x-private-information").head


def test_every_clause_of_the_policy_is_there() -> None:
    kinds = {clause.id: clause.kind for clause in load_policy("x-private-information").clauses.values()}
    assert len(kinds) == 44
    prefixes = {"private": "violation", "behaviour": "violation", "media": "violation", "exempt": "exemption"}
    prefixes |= {"context": "consideration", "report": "report_rule", "enforce": "enforcement_rule"}
    assert {clause: prefixes[clause.partition(".")[0]] for clause in kinds} == kinds


def test_schemas_name_every_key() -> None:
    schemas = {name: json.dumps(schema) for name, schema in json_schemas().items()}
    assert list(schemas) == ["clause", "policy"]
    assert all(f'"{key}"' in schemas["clause"] for key in ("not", "whereabouts", "media_consent", "posts_at_most"))
    assert '"additionalProperties": false' in schemas["clause"]
    assert all(f'"{entity}"' in schemas["policy"] for entity in ENTITIES)
    assert "not_private" in schemas["policy"]
