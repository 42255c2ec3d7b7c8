"""Files that are replaced as a whole."""

import os
from pathlib import Path

import pytest

from doxguard import InputError
from doxguard.pipeline.writers.whole_file import check_writable, replace_file


def test_a_file_is_made_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.prom"
    for data in (b"one\n", b"two\n"):
        check_writable(str(path))
        replace_file(str(path), data)
        assert path.read_bytes() == data
    assert [p.name for p in tmp_path.iterdir()] == ["a.prom"]


def test_others_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "a.prom"
    before = os.umask(0o022)
    try:
        replace_file(str(path), b"x")
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o777 == 0o644


def test_who_has_it_open_keeps_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "a.prom"
    path.write_bytes(b"old")
    with path.open("rb") as reader:
        replace_file(str(path), b"new")
        assert reader.read() == b"old"
    assert path.read_bytes() == b"new"


def test_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    path = tmp_path / "a.prom"
    path.symlink_to(tmp_path / "there" / "b.prom")
    replace_file(str(path), b"x")
    assert path.is_symlink()
    assert (tmp_path / "there" / "b.prom").read_bytes() == b"x"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with a name")
def test_what_is_no_file_is_written_to(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        check_writable(str(path))
        replace_file(str(path), b"x")
        assert os.read(reader, 9) == b"x"
    finally:
        os.close(reader)
    assert not path.is_file()


@pytest.mark.parametrize(
    ("name", "message"), [("none/a.prom", "cannot be written: no folder"), (".", "is a folder"), ("f/a", "no folder")]
)
def test_what_cannot_be_written_is_told_of_before(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "f").write_bytes(b"")
    with pytest.raises(InputError, match=message):
        check_writable(str(tmp_path / name))


def test_a_failure_names_the_file_and_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.prom"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match=r"a\.prom: cannot be written: No space left"):
        replace_file(str(path), b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.prom"]
