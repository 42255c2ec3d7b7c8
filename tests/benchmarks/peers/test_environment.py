"""Environments are made whole or not at all, once, and in their own place; what cannot be made is told in a word."""

import json
import os
import sys
import time
import zipfile
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest

from doxguard.benchmarks.peers.ask import ask
from doxguard.benchmarks.peers.environment import Missing, Ready, prepare
from doxguard.benchmarks.peers.peer import Peer
from tests.benchmarks.peers.fakes import LABELS, write

NAME = "doxguardfaketool"
CODE = "def find(text):\n    at = text.find('jan')\n    return [('mail', at, at + 3)] if at >= 0 else []\n"
ADAPTER = f"def load():\n    from {NAME} import find\n    return find\n"


def make_wheel(folder: Path, code: str = CODE) -> None:
    """Write a package as an index would give it."""
    info = f"{NAME}-1.5.dist-info"
    files = {
        f"{NAME}.py": code,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {NAME}\nVersion: 1.5\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{name},,\n" for name in (*files, f"{info}/RECORD"))
    with zipfile.ZipFile(folder / f"{NAME}-1.5-py3-none-any.whl", "w") as wheel:
        for name, content in (files | {f"{info}/RECORD": record}).items():
            wheel.writestr(name, content)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of environments; packages come from a folder, never from a network."""
    for tool in ("PIP", "UV"):
        monkeypatch.setenv(f"{tool}_NO_INDEX", "1")
        monkeypatch.setenv(f"{tool}_FIND_LINKS", str(tmp_path))
    monkeypatch.setenv("DOXGUARD_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "peers"


def peer(folder: Path, package: str = NAME) -> Peer:
    return Peer(NAME, (package,), write(folder, ADAPTER), LABELS, "made for a test")


def test_a_peer_is_installed_once_and_by_itself(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_wheel(tmp_path)
    monkeypatch.setenv("PIP_TARGET", str(tmp_path / "elsewhere"))
    tool = peer(tmp_path)
    told: list[str] = []
    first = prepare(tool, told.append)
    assert isinstance(first, Ready)
    assert told == [f"installing {NAME}"]
    answers = ask(first.command, ["bel jan", "niemand"], 60, first.environment)
    assert answers.spans == [(("mail", 4, 7),), ()]
    assert answers.version == "1.5"
    assert find_spec(NAME) is None
    assert not (tmp_path / "elsewhere").exists()
    [folder] = cache.iterdir()

    (tmp_path / f"{NAME}-1.5-py3-none-any.whl").unlink()  # no more to be had: it is not asked for again
    made = (folder / "made.json").stat().st_mtime_ns
    assert prepare(tool, told.append) == first
    assert len(told) == 1
    assert (folder / "made.json").stat().st_mtime_ns == made

    (folder / "made.json").unlink()  # as one that was cut short
    assert isinstance(prepare(tool, told.append), Missing)
    assert list(cache.iterdir()) == []


def test_a_half_made_environment_is_made_anew(tmp_path: Path, cache: Path) -> None:
    make_wheel(tmp_path)
    tool = peer(tmp_path)
    assert isinstance(prepare(tool), Ready)
    [folder] = cache.iterdir()
    (folder / "made.json").unlink()
    (folder / "rubbish").touch()
    old, young = cache / "another-1.x.part", cache / "another-2.x.part"
    for part in (old, young):
        part.mkdir()
    os.utime(old, (time.time() - 100_000,) * 2)
    assert isinstance(prepare(tool), Ready)
    assert sorted(cache.iterdir()) == sorted((folder, young))
    assert not (folder / "rubbish").exists()
    assert json.loads((folder / "made.json").read_text(encoding="utf-8")) == {"packages": [NAME]}


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("import nothing_of_that_name", "does not start: ModuleNotFoundError"),
        ("def find(text): raise OSError(text)", "does not read: OSError"),
    ],
)
def test_what_does_not_work_is_not_kept(tmp_path: Path, cache: Path, code: str, why: str) -> None:
    make_wheel(tmp_path, code)
    assert prepare(peer(tmp_path)) == Missing(why)
    assert list(cache.iterdir()) == []


def test_a_package_that_is_not_there(tmp_path: Path, cache: Path) -> None:
    missing = prepare(peer(tmp_path, "doxguardnosuchtool"))
    assert isinstance(missing, Missing)
    assert missing.why.startswith("not installed: No matching distribution found for doxguardnosuchtool")
    assert list(cache.iterdir()) == []


def test_another_version_is_another_environment(tmp_path: Path, cache: Path) -> None:
    make_wheel(tmp_path)
    tool = peer(tmp_path)
    assert isinstance(prepare(tool), Ready)
    assert isinstance(prepare(replace(tool, packages=(f"{NAME}>=2",))), Missing)
    assert len(list(cache.iterdir())) == 1


@pytest.mark.parametrize("value", ["", "/dev/null/no/folder"])
def test_without_a_cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("DOXGUARD_CACHE", value)
    missing = prepare(peer(tmp_path))
    assert isinstance(missing, Missing)
    assert "DOXGUARD_CACHE" in missing.why


def test_a_peer_without_packages_runs_in_our_own_interpreter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOXGUARD_CACHE", "")
    ready = prepare(replace(peer(tmp_path), packages=()))
    assert isinstance(ready, Ready)
    assert ready.command[0] == sys.executable
