"""The keyring: where keys come from, what a file of them must be like, and how digests follow from one another."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import pickle
from pathlib import Path

import pytest

from doxguard.errors import InputError
from doxguard.pipeline.owners.keys import ENVIRONMENT, Keyring, add_key, load_keyring, new_keys

ONE, TWO = b"1" * 32, b"2" * 32
LINE = f"one:{base64.b64encode(ONE).decode()}"


def test_a_digest_is_an_onion() -> None:
    ring = Keyring([("one", ONE), ("two", TWO)])
    first = hmac.new(ONE, b"datum", hashlib.sha256).digest()
    second = hmac.new(TWO, first, hashlib.sha256).digest()
    assert ring.digests(b"datum") == [first, second]
    assert ring.renewed(first, 1, 2) == second
    assert ring.renewed(second, 2, 2) == second


def test_a_new_file_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "owner.keys"
    new_keys(path, "2026-01")
    assert path.stat().st_mode & 0o777 == 0o600
    first = load_keyring(path)
    add_key(path, "2026-02")
    assert path.stat().st_mode & 0o777 == 0o600
    both = load_keyring(path)
    assert (first.ids, both.ids) == (("2026-01",), ("2026-01", "2026-02"))
    assert both.digests(b"x")[0] == first.digests(b"x")[0]
    assert sorted(tmp_path.iterdir()) == [path]
    other = tmp_path / "other.keys"
    new_keys(other, "2026-01")
    assert load_keyring(other).digests(b"x") != first.digests(b"x")


def test_keys_come_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(ENVIRONMENT, f"{LINE},two:{base64.b64encode(TWO).decode()}")
    assert load_keyring().digests(b"x") == Keyring([("one", ONE), ("two", TWO)]).digests(b"x")
    new_keys(tmp_path / "k", "mine")
    assert load_keyring(tmp_path / "k").ids == ("mine",)  # a file that is named comes first
    monkeypatch.delenv(ENVIRONMENT)
    with pytest.raises(InputError, match=f"no keys: give a file of keys, or set {ENVIRONMENT}"):
        load_keyring()


# What a file holds, and what is said of it.
TEXTS = {
    "comments and blank lines": (f"# made in May\n\n{LINE}\n", ""),
    "empty": ("", "a keyring needs a key"),
    "no id": (LINE.partition(":")[2], "line 1: each line is ID:BASE64"),
    "no base64": ("# k\none:geheim!", "line 2: what stands behind the id is not base64"),
    "too short": ("one:Z2VoZWlt", "key 'one': 6 bytes; at least 32 are needed"),
    "twice the same id": (f"{LINE}\n{LINE}", "ids of keys must differ"),
    "odd id": (f"a b:{LINE}", "each line is ID:BASE64"),
}


@pytest.mark.parametrize(("text", "message"), TEXTS.values(), ids=TEXTS.keys())
def test_a_file_that_is_wrong_is_told(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "keys"
    path.write_text(text)
    path.chmod(0o600)
    if not message:
        assert load_keyring(path).ids == ("one",)
        return
    with pytest.raises(InputError, match=message) as caught:
        load_keyring(path)
    assert "geheim" not in str(caught.value)
    assert "Z2Vo" not in str(caught.value)


@pytest.mark.skipif(os.name != "posix", reason="no rights of files")
@pytest.mark.parametrize("mode", [0o644, 0o640, 0o602, 0o610])
def test_a_file_that_others_may_read_is_refused(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "keys"
    path.write_text(LINE)
    path.chmod(mode)
    with pytest.raises(InputError, match=f"others may read the keys .mode {mode:04o}.; chmod 600"):
        load_keyring(path)
    with pytest.raises(InputError, match="chmod 600"):
        add_key(path, "two")


def test_files_are_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "keys"
    new_keys(path, "one")
    before = path.read_bytes()
    with pytest.raises(InputError, match="is there already"):
        new_keys(path, "two")
    with pytest.raises(InputError, match="there is a key 'one' already"):
        add_key(path, "one")
    with pytest.raises(InputError, match="the id of a key"):
        add_key(path, "a:b")
    assert path.read_bytes() == before


@pytest.mark.parametrize("path", ["absent", "absent/keys"])
def test_a_file_that_is_not_there_is_told(tmp_path: Path, path: str) -> None:
    with pytest.raises(InputError, match="cannot be read: No such file"):
        load_keyring(tmp_path / path)
    if "/" in path:
        with pytest.raises(InputError, match="cannot be written: No such file"):
            new_keys(tmp_path / path, "one")


def test_a_binary_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "keys"
    path.write_bytes(b"\xff\xfe\x00")
    path.chmod(0o600)
    with pytest.raises(InputError, match="no file of keys"):
        load_keyring(path)


def test_keys_are_never_shown_nor_sent() -> None:
    ring = Keyring([("one", ONE), ("two", TWO)])
    assert repr(ring) == str(ring) == "Keyring(one, two)"
    with pytest.raises(TypeError, match="not pickled"):
        pickle.dumps(ring)
    assert len(ring.check_value(1)) == 64
    assert ring.check_value(1) != ring.check_value(2)
