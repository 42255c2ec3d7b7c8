"""The keys of the register: without them its hashes tell nothing, so they live anywhere but in its database.

A digest is an onion: HMAC-SHA256 under the first key, of that under the second, and so on. So a new key is laid over
all rows without knowing any datum. All keys are needed to look something up, and each leaf of a stolen old copy falls
with the keys of its day: rotation protects what is stolen later.

A keyring is a file with one key a line, ``ID:BASE64``, oldest first, which on POSIX nobody but its owner may read, or
the same text in the environment variable `ENVIRONMENT` (commas for line ends), as secret stores hand it out.
Source: RFC 2104 (HMAC), NIST SP 800-107 (length of keys).
"""

from __future__ import annotations

import base64
import binascii
import hmac
import os
import re
import secrets
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from doxguard.errors import InputError

ENVIRONMENT = "DOXGUARD_OWNER_KEYS"
_LENGTH = 32  # bytes of a key, at least
_CHECKED = b"doxguard owners: this is the right key"
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_MINE_ALONE = 0o077  # rights that nobody may have


class _Key(NamedTuple):
    id: str
    secret: bytes


class Keyring:
    """Keys, oldest first; the n-th makes version n. Neither its repr nor its errors hold a key."""

    __slots__ = ("_keys",)

    def __init__(self, keys: Iterable[tuple[str, bytes]]) -> None:
        """Take ids and secrets, oldest first; raises `InputError`."""
        self._keys = tuple(_Key(*one) for one in keys)
        ids = self.ids
        if not ids:
            raise InputError("a keyring needs a key; `doxguard owners key new FILE` makes one")
        if len(set(ids)) < len(ids):
            raise InputError(f"the ids of keys must differ: {', '.join(ids)}")
        for one, secret in self._keys:
            if len(secret) < _LENGTH:
                raise InputError(f"key {one!r}: {len(secret)} bytes; at least {_LENGTH} are needed")

    def __repr__(self) -> str:
        return f"Keyring({', '.join(self.ids)})"

    def __reduce__(self) -> tuple[object, ...]:
        raise TypeError("a keyring is not pickled: keys must not travel")

    def __len__(self) -> int:
        return len(self._keys)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the keys, oldest first."""
        return tuple(key.id for key in self._keys)

    def digests(self, datum: bytes) -> list[bytes]:
        """Return the digest of a datum in every version."""
        digests = []
        for key in self._keys:
            datum = hmac.digest(key.secret, datum, "sha256")
            digests.append(datum)
        return digests

    def renewed(self, digest: bytes, before: int, version: int) -> bytes:
        """Return a digest of version ``before`` as one of ``version``."""
        for key in self._keys[before:version]:
            digest = hmac.digest(key.secret, digest, "sha256")
        return digest

    def check_value(self, version: int) -> str:
        """Return what tells the key of a version from any other, without telling the key."""
        return hmac.digest(self._keys[version - 1].secret, _CHECKED, "sha256").hex()


def load_keyring(path: str | Path | None = None) -> Keyring:
    """Read the keys from a file, or without one from the environment; raises `InputError`."""
    if path is not None:
        return _parsed(_read(Path(path)), str(path))
    text = os.environ.get(ENVIRONMENT, "")
    if not text.strip():
        raise InputError(f"no keys: give a file of keys, or set {ENVIRONMENT} to ID:BASE64[,ID:BASE64…]")
    return _parsed(text, ENVIRONMENT)


def new_keys(path: str | Path, name: str) -> None:
    """Write a file with one new key; raises `InputError` if there is one already."""
    line = _new_line(name)
    try:
        _write(Path(path), line)
    except FileExistsError:
        raise InputError(f"{path}: is there already; `doxguard owners key add` adds a key to it") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror}") from None


def add_key(path: str | Path, name: str) -> None:
    """Add a new key to a file; raises `InputError`. The file is replaced as a whole, or not at all."""
    text = _read(Path(path))
    ids = _parsed(text, str(path)).ids
    if name in ids:
        raise InputError(f"{path}: there is a key {name!r} already; take an id that is not among: {', '.join(ids)}")
    text = text if text.endswith("\n") else f"{text}\n"
    draft = Path(f"{path}.new")
    try:
        draft.unlink(missing_ok=True)
        _write(draft, text + _new_line(name))
        draft.replace(path)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror}") from None


def _write(path: Path, text: str) -> None:
    """Write a file that is not there yet, which nobody else may read at any moment."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _new_line(name: str) -> str:
    if not _ID.fullmatch(name):
        raise InputError("the id of a key: letters, figures, '.', '_' and '-', at most 64, such as 2026-01")
    return f"{name}:{base64.b64encode(secrets.token_bytes(_LENGTH)).decode()}\n"


def _read(path: Path) -> str:
    try:
        with path.open(encoding="utf-8") as file:
            mode = stat.S_IMODE(os.fstat(file.fileno()).st_mode)
            if os.name == "posix" and mode & _MINE_ALONE:
                raise InputError(f"{path}: others may read the keys (mode {mode:04o}); chmod 600 it")
            return file.read(1 << 20)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: no file of keys: each line is ID:BASE64") from None


def _parsed(text: str, where: str) -> Keyring:
    lines: Sequence[str] = text.replace(",", "\n").splitlines()
    rows = [(number, line.strip()) for number, line in enumerate(lines, 1)]
    return Keyring(_key(line, f"{where}: line {number}") for number, line in rows if line and line[0] != "#")


def _key(line: str, where: str) -> tuple[str, bytes]:
    name, colon, encoded = (part.strip() for part in line.partition(":"))
    if not colon or not _ID.fullmatch(name):
        raise InputError(f"{where}: each line is ID:BASE64, such as `doxguard owners key new` writes")
    try:
        return name, base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        raise InputError(f"{where}: what stands behind the id is not base64") from None
