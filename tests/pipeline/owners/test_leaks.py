"""No datum is in the database, in a log or in an answer."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from doxguard import Guard
from doxguard.detectors.finding import PLATE
from doxguard.pipeline.owners.registry import Registry
from tests.pipeline.owners.looking import HOME, KEYRING, MAIL, PHONE


def test_no_datum_is_in_the_database(tmp_path: Path) -> None:
    """Neither in the file nor in its journal, in whatever notation; and what is revoked is overwritten."""
    given = {
        PHONE: ["06 1234 5678", "0612345678", "31612345678", "12345678"],
        MAIL: ["anna@example.org", "example"],
        HOME: ["Merelhof", "merelhof", "4410", "7411", "Deventer", "deventer"],
        "NL20 TEST 0276 6520 61": ["NL20", "TEST", "02766520"],
    }
    path = tmp_path / "owners.db"
    with Registry(path, KEYRING, create=True) as registry:
        registry.register("o1", list(given), verified=True, consent="given")
        registry.register("o1", "52.3731, 4.8922", kind="GPS_COORDINATES")
        registry.register("o1", "12-ABC-3", kind=PLATE)
        digests = [entry.digest for entry in registry._store.rows("o1")]
        assert len(digests) == 8
        files = [file.read_bytes() for file in tmp_path.iterdir()]
        assert len(files) == 3  # the journal, too
        raw = b"".join(files)
        assert all(digest in raw for digest in digests)
        sought = [
            *(form for forms in given.values() for form in forms),
            "52373",
            "52.37",
            "4892",
            "4.89",
            "12ABC3",
            "12-ABC",
        ]
        for written in sought:
            for form in (written, written.upper(), written.lower()):
                assert form.encode() not in raw, form
                assert form.encode("utf-16-le") not in raw, form
        assert KEYRING.digests(b"x")[0] not in raw
        assert b"1" * 32 not in raw
        registry.revoke("o1")
    left = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert not any(digest in left for digest in digests)
    assert (path.stat().st_mode & 0o077) == 0


def test_nothing_is_logged(guard: Guard, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        guard.check(f"bel {PHONE} of {MAIL}", author="bob")
    assert not any(datum in caplog.text for datum in ("1234", "example.org"))
