"""`doxguard owners`: from a new key to a migration; data come from stdin, and are never printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from doxguard.cli import main

PHONE, HOME = "06 1234 5678", "Merelhof 4410, 7411 XX Deventer"


class Shell:
    """Runs commands on one register."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.keys, self.db = str(folder / "owner.keys"), str(folder / "owners.db")

    def run(self, *args: str, stdin: str | bytes = "", code: int = 0) -> Result:
        result = CliRunner().invoke(main, ["owners", *args], input=stdin, env={"DOXGUARD_OWNERS": self.db})
        assert result.exit_code == code, result.output
        assert "1234" not in result.output
        return result

    def on(self, command: str, *args: str, stdin: str | bytes = "", code: int = 0) -> Result:
        return self.run(command, *args, "--keys", self.keys, stdin=stdin, code=code)

    def listed(self, owner: str) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.on("list", owner).stdout.splitlines()]


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    shell = Shell(tmp_path)
    assert "one key" in shell.run("key", "new", shell.keys).stderr
    shell.on("init")
    return shell


def test_the_way_of_a_datum(shell: Shell) -> None:
    done = shell.on("register", "@anna", "--verified", stdin=f"{PHONE}\n\n{HOME}\n")
    assert done.stdout == "PHONE_NUMBER, STREET_ADDRESS\n"
    assert (
        shell.on("record", "anna", "--consent", "given", "--until", "2099-01-31", stdin="+31612345678").stdout == "1\n"
    )
    assert shell.on("record", "anna", "--exposure", "own", "--all").stdout == "2\n"
    by_kind = {str(one["kind"]): one for one in shell.listed("anna")}
    assert by_kind["PHONE_NUMBER"]["consent"] == "given"
    assert by_kind["PHONE_NUMBER"]["consent_until"] == "2099-01-31T00:00:00+00:00"
    assert by_kind["STREET_ADDRESS"]["consent"] == "unknown"
    assert {one["exposure"] for one in by_kind.values()} == {"own"}
    assert {one["verified"] for one in by_kind.values()} == {True}
    assert shell.on("record", "anna", "--unverified", stdin=PHONE).stdout == "1\n"
    assert sorted(str(one["verified"]) for one in shell.listed("anna")) == ["False", "True"]
    assert shell.on("revoke", "anna", stdin="06-12345678").stdout == "1\n"
    assert shell.on("revoke", "anna", "--all").stdout == "1\n"
    assert shell.listed("anna") == []


def test_all_of_a_kind(shell: Shell) -> None:
    shell.on("register", "anna", stdin=f"{PHONE}\n{HOME}")
    assert shell.on("record", "anna", "--all", "--kind", "PHONE_NUMBER", "--consent", "given").stdout == "1\n"
    assert shell.on("revoke", "anna", "--all", "--kind", "PHONE_NUMBER").stdout == "1\n"
    assert [one["kind"] for one in shell.listed("anna")] == ["STREET_ADDRESS"]


def test_a_key_is_added_and_laid_over(shell: Shell) -> None:
    shell.on("register", "anna", stdin=f"{PHONE}\n{HOME}")
    shell.run("key", "add", shell.keys, "--id", "second")
    assert shell.on("rotate", "--batch", "2").stdout == "4\n"
    assert shell.on("rotate").stdout == "0\n"
    assert shell.on("revoke", "anna", stdin=PHONE).stdout == "1\n"


def test_a_register_is_copied(shell: Shell, tmp_path: Path) -> None:
    shell.on("register", "anna", stdin=f"{PHONE}\n{HOME}")
    copy = str(tmp_path / "copy.db")
    assert shell.run("migrate", "--from", shell.db, "--to", copy).stdout == "4\n"
    shell.db = copy
    assert len(shell.listed("anna")) == 2


def test_a_kind_that_is_named(shell: Shell) -> None:
    assert shell.on("register", "anna", "--kind", "LICENCE_PLATE", stdin="12-abc-3").stdout == "LICENCE_PLATE\n"


# Arguments, stdin, and what the error says.
WRONG: dict[str, tuple[list[str], str | bytes, str]] = {
    "no data": (["register", "anna"], "\n \n", "stdin: no data"),
    "nothing in it": (["register", "anna"], "geheim 1234", "there is nothing in it that can be registered"),
    "kind": (["register", "anna", "--kind", "CREDENTIALS"], PHONE, "CREDENTIALS cannot be registered: a secret"),
    "not UTF-8": (["register", "anna"], b"06\xff", r"stdin: not valid UTF-8 (byte 3)"),
    "time": (["record", "anna", "--consent", "given", "--until", "morgen"], PHONE, "--until: not a time such as"),
    "nothing to record": (["record", "anna"], PHONE, "nothing to record"),
    "revoke without saying what": (["revoke", "anna"], "", "stdin: no data; each line is one, or give --all"),
    "no register": (["list", "anna", "--db", "absent.db"], "", "absent.db: no register is there"),
    "no keys": (["list", "anna", "--keys", "absent.keys"], "", "absent.keys: cannot be read"),
    "not a database": (["list", "anna", "--db", "mysql://h/x"], "", "SQLite (a path) or postgresql"),
    "no server": (
        ["list", "anna", "--db", "postgresql://a:geheim@/x?host=/nowhere"],
        "",
        "postgresql+psycopg://a:***@/x?host=%2Fnowhere: cannot be opened: OperationalError",
    ),
    "a password behind the question mark": (
        ["list", "anna", "--db", "postgresql://a@/x?host=/nowhere&password=geheim&sslpassword=geheim"],
        "",
        "postgresql+psycopg://a@/x?host=%2Fnowhere: cannot be opened: OperationalError",
    ),
    "no driver": (["list", "anna", "--db", "postgresql+nobody://a:geheim@h/x"], "", "PostgreSQL needs its driver"),
    "not a URL": (["list", "anna", "--db", "postgresql://a:geheim@h:port/x"], "", "URL cannot be read"),
}


@pytest.mark.parametrize(("args", "stdin", "message"), WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_is_told(
    shell: Shell, args: list[str], stdin: str | bytes, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(shell.folder)
    command, *rest = args
    given = rest if "--keys" in rest else [*rest, "--keys", shell.keys]
    result = shell.run(command, *given, stdin=stdin, code=2)
    assert message in result.stderr
    assert "geheim" not in result.output
    assert "Traceback" not in result.output


def test_a_key_is_not_overwritten(shell: Shell) -> None:
    assert "is there already" in shell.run("key", "new", shell.keys, code=2).stderr


def test_data_are_no_arguments(shell: Shell) -> None:
    """They would stay in the shell's history."""
    shell.on("register", "anna", "datum", stdin=PHONE, code=2)


def test_posts_are_judged_by_a_register(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    shell.on("register", "anna", "--verified", stdin=PHONE)
    monkeypatch.setenv("DOXGUARD_OWNER_KEYS", Path(shell.keys).read_text())
    text, posts = f"haar nummer is {PHONE}", shell.folder / "posts.jsonl"
    for author, action in (("anna", "allow"), ("bob", "warn")):
        judged = CliRunner().invoke(main, ["check", text, "--author", author, "--owners", shell.db, "--json"])
        assert json.loads(judged.stdout)["action"] == action
    lines = [json.dumps({"text": text, "author": {"id": f"{name}"}}) for name in ("anna", "bob")]
    posts.write_text("\n".join(lines))
    output = shell.folder / "out.jsonl"
    for workers in ("1", "2"):
        args = ["scan", str(posts), "--output", str(output), "--owners", shell.db, "--workers", workers, "--quiet"]
        assert CliRunner().invoke(main, args).exit_code == 0
        assert [json.loads(line)["action"] for line in output.read_text().splitlines()] == ["allow", "warn"]
        output.unlink()


@pytest.mark.parametrize("command", [["check", "niets"], ["scan", "posts.jsonl"]], ids=["check", "scan"])
def test_a_register_that_is_not_there_is_told(
    shell: Shell, command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOXGUARD_OWNER_KEYS", Path(shell.keys).read_text())
    monkeypatch.chdir(shell.folder)
    (shell.folder / "posts.jsonl").write_text('{"text": "niets"}\n')
    result = CliRunner().invoke(main, [*command, "--owners", "absent.db"])
    assert result.exit_code == 2
    assert "absent.db: no register is there" in result.stderr
