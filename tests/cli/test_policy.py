"""`doxguard policy`: looking at a policy, checking it, running its examples, comparing two, writing it out."""

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from doxguard import data
from doxguard.cli import main

NAME = "x-private-information"


def policy(*args: str) -> Result:
    return CliRunner().invoke(main, ["policy", *args])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the policy, to be spoilt."""
    return Path(shutil.copytree(str(data.path("policies") / NAME), tmp_path / "mine"))


@pytest.mark.parametrize(("lang", "title"), [("nl", "Woonadres"), ("en", "Home address")])
def test_show(lang: str, title: str) -> None:
    result = policy("show", "--lang-ui", lang)
    assert result.exit_code == 0
    assert NAME in result.stdout
    assert re.search(rf"private\.home_address +{title}", result.stdout)


def test_show_one_clause() -> None:
    result = policy("show", "private.home_address")
    assert result.exit_code == 0
    assert "Home address" in result.stdout
    assert "| otherwise | **warn** |" in result.stdout
    missing = policy("show", "private.shoe_size")
    assert missing.exit_code == 2
    assert "no clause 'private.shoe_size' in x-private-information; there are: behaviour.access" in missing.stderr


@pytest.mark.parametrize("name", [NAME, "strict-sample"])
def test_check_and_test_pass(name: str) -> None:
    assert "no errors" in policy("check", name).stdout
    result = policy("test", name)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "examples, 0 failed" in result.stdout


def test_a_folder(folder: Path) -> None:
    assert policy("check", str(folder)).exit_code == 0


SPOILT = {
    "an unknown key": (
        "private.contact.yaml",
        "\ncolour: red\n",
        "private.contact.yaml: unknown key 'colour'; accepted here: id, kind, title",
    ),
    "not YAML": ("private.contact.yaml", "\n{", "private.contact.yaml"),
    "an empty head": ("policy.yaml", None, "policy.yaml"),
}


@pytest.mark.parametrize(("file", "extra", "message"), SPOILT.values(), ids=SPOILT.keys())
def test_errors_name_file_and_key(folder: Path, file: str, extra: str | None, message: str) -> None:
    path = folder / file
    path.write_text(path.read_text() + extra if extra else "")
    for command in (("check",), ("show", "--policy"), ("test",), ("table", "--policy")):
        result = policy(*command, str(folder))
        assert (result.exit_code, result.stdout) == (2, "")
        assert message in result.stderr


def test_an_unknown_policy() -> None:
    result = policy("check", "none")
    assert result.exit_code == 2
    assert f"no policy 'none': give a folder with a policy.yaml, or one of: strict-sample, {NAME}" in result.stderr


def test_an_example_that_fails(folder: Path) -> None:
    path = folder / "private.contact.yaml"
    head, found, tail = path.read_text().rpartition("examples:")
    assert found, tail
    stated = "signals: {subject: other}, finds: [PHONE_NUMBER]"
    passes = f'{{text: "haar nummer is 06 1122 3344", {stated}}}'
    path.write_text(f'{head}examples:\n  flags:\n    - {{text: "hoi", action: remove}}\n  passes: [{passes}]\n')
    result = policy("test", str(folder))
    assert result.exit_code == 1
    assert "private.contact: flags 1: allow where it says remove" in result.stdout
    assert "private.contact: passes 1: warn by private.contact" in result.stdout
    assert "2 failed" in result.stderr


def test_schemas() -> None:
    for which, key in (("clause", "unless"), ("policy", "thresholds")):
        schema = json.loads(policy("schema", which).stdout)
        assert key in schema["properties"]
        assert schema["additionalProperties"] is False
    assert policy("schema", "novel").exit_code == 2


def test_the_page_in_docs_is_current() -> None:
    """If it is not: make docs."""
    page = Path(__file__).parents[2] / "docs" / "policy.md"
    assert policy("table").stdout == page.read_text(encoding="utf-8")


def test_the_page_has_every_clause() -> None:
    for name in (NAME, "strict-sample"):
        page = policy("table", "--policy", name).stdout
        for file in Path(str(data.path("policies") / name)).glob("*.yaml"):
            assert file.name == "policy.yaml" or f"### `{file.stem}`" in page


POSTS = [
    {"id": "p1", "text": "het regent op de vuurtoren"},
    {"id": "p2", "text": "bel me op 06 1122 3344"},
    {"id": "p3", "text": "order 0611223344 has shipped"},
]


@pytest.fixture
def dump(tmp_path: Path) -> str:
    path = tmp_path / "dump.jsonl"
    path.write_text("\n".join(json.dumps(post) for post in POSTS) + "\nnot a record\n")
    return str(path)


def test_diff(dump: str) -> None:
    result = policy("diff", NAME, "strict-sample", dump)
    assert (result.exit_code, result.stderr) == (0, "")
    first, counts, actions, rejected = result.stdout.splitlines()
    assert re.fullmatch(r"p2: (allow|warn) → remove   [a-z._, ]+ → rule-1", first)
    assert (counts, rejected) == ("1 of 3 posts come out otherwise", "  rejected: 1")
    assert actions.endswith("→ remove: 1")
    assert "06" not in result.stdout


def test_diff_as_json(dump: str) -> None:
    records = [json.loads(line) for line in policy("diff", NAME, "strict-sample", dump, "--json").stdout.splitlines()]
    assert records[0]["action"]["after"] == "remove"
    assert records[0]["clauses"]["after"] == ["rule-1"]
    assert sum(records[-1].pop("actions").values()) == 1
    assert records[-1] == {"posts": 3, "changed": 1, "rejected": 1}


def test_diff_of_a_policy_with_itself(dump: str) -> None:
    assert policy("diff", NAME, NAME, dump).stdout.splitlines()[0] == "0 of 3 posts come out otherwise"


def test_diff_without_a_dump(tmp_path: Path) -> None:
    result = policy("diff", NAME, NAME, str(tmp_path / "none.jsonl"))
    assert result.exit_code == 2
    assert "none.jsonl" in result.stderr
    assert policy("diff", NAME, NAME).exit_code == 2
