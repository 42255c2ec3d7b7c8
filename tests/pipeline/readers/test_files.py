"""Sources of all kinds: what is in folders, patterns, archives and pipes is found, in order, and nothing else."""

import bz2
import gzip
import io
import itertools
import lzma
import os
import re
import tarfile
import threading
import zipfile
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, cast

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from doxguard.errors import InputError
from doxguard.pipeline.readers import blob, packed
from doxguard.pipeline.readers.record import Reading
from doxguard.pipeline.readers.source import read_source, units

A, B = b'{"text": "a"}\n', b'{"text": "b"}\n'


def zstd(data: bytes) -> bytes:
    return zstandard.ZstdCompressor().compress(data)


def zipped(members: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def tarred(members: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()


def texts(source: str | Path, stdin: BinaryIO | None = None, format_: str = "auto") -> list[str]:
    records = read_source(str(source), Reading(format_), stdin)
    return [record.post.text if record.post else f"! {record.error}" for record in records]


MEMBERS = {
    "b.jsonl": B,
    "in/a.jsonl": A,
    "c.txt": b"no post where there are records\n",
    ".hidden.jsonl": A,
    "__MACOSX/x.jsonl": A,
    "photo.jpg": b"\xff\xd8\xff",
    "README": b"text\n",
    "empty": b"",
    "followers.csv": b"id,name\n1,x\n",
    "settings.json": b'{\n "text": "large"\n}\n',
}
SINGLE: dict[str, tuple[bytes, list[str]]] = {
    "x.jsonl.gz": (gzip.compress(A), ["a"]),
    "two members.jsonl.gz": (gzip.compress(A) + gzip.compress(B), ["a", "b"]),
    "x.jsonl.zst": (zstd(A), ["a"]),
    "two frames.zst": (zstd(A) + zstd(b"") + zstd(B), ["a", "b"]),
    "x.ndjson.bz2": (bz2.compress(A), ["a"]),
    "x.jsonl.xz": (lzma.compress(A), ["a"]),
    "named wrongly.jsonl": (gzip.compress(A), ["a"]),
    "x.csv.gz": (gzip.compress(b"id,text\n1,a\n"), ["a"]),
    "x.txt.gz": (gzip.compress(b"een\ntwee\n"), ["een", "twee"]),
    "twice.gz": (gzip.compress(gzip.compress(A)), ["a"]),
    "x.zip": (zipped(MEMBERS), ["b", "a"]),
    "x.tar": (tarred(MEMBERS), ["b", "a"]),
    "x.tar.gz": (gzip.compress(tarred(MEMBERS)), ["b", "a"]),
    "x.tgz": (gzip.compress(tarred(MEMBERS)), ["b", "a"]),
    "x.tar.zst": (zstd(tarred(MEMBERS)), ["b", "a"]),
    "no name": (zipped({"a.jsonl": A}), ["a"]),
    "text alone.zip": (zipped({"chat.txt": b"een\ntwee\n", "LICENSE": b"x\n"}), ["een", "twee"]),
    "packed in it.zip": (
        zipped({"a.jsonl.gz": gzip.compress(A), "b.tar.gz": gzip.compress(tarred({"b.jsonl": B}))}), ["a", "b"]
    ),
    "zst in it.tar": (tarred({"a.jsonl.zst": zstd(A)}), ["a"]),
    "zip in it.tar.gz": (gzip.compress(tarred({"a.zip": zipped({"a.jsonl": A})})), ["a"]),
    "names that lead out.zip": (zipped({"../../a.jsonl": A, "/etc/b.jsonl": B}), ["a", "b"]),
    "an array.zip": (
        zipped({"a.json": b'[{"text": "a"}, {"text": "b"}]', "other.json": b'[{"name": "x"}]'}), ["a", "b"]
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "data", "expected"), [(n, d, e) for n, (d, e) in SINGLE.items()], ids=SINGLE)
def test_packed_files_on_disk_in_a_folder_and_through_a_pipe(
    tmp_path: Path, name: str, data: bytes, expected: list[str]
) -> None:
    (tmp_path / name).write_bytes(data)
    assert texts(tmp_path / name) == expected
    if "csv" not in name:  # which only a name can tell
        assert texts("-", io.BytesIO(data)) == expected
    assert texts(tmp_path) == expected


def test_a_packed_file_keeps_its_lines_and_its_name(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl.gz").write_bytes(gzip.compress(A + b"{\n" + B))
    records = list(read_source(str(tmp_path / "x.jsonl.gz"), Reading()))
    assert [(r.place.line, bool(r.post)) for r in records] == [(1, True), (2, False), (3, True)]
    assert records[0].place.source == str(tmp_path / "x.jsonl.gz")


def test_a_folder_is_walked_in_order_and_not_left(tmp_path: Path) -> None:
    folder, other = tmp_path / "in", tmp_path / "out"
    for name, data in {"b/1.jsonl": B, "a.jsonl": A, "c/d/e.jsonl.gz": gzip.compress(A), ".git/x.jsonl": B}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    other.mkdir()
    (other / "secret.jsonl").write_bytes(B)
    (folder / "link").symlink_to(other)
    (folder / "link.jsonl").symlink_to(other / "secret.jsonl")
    (folder / "round").symlink_to(folder)
    os.mkfifo(folder / "pipe.jsonl")
    assert texts(folder) == ["a", "b", "a"]
    names = [unit.name for unit in units(str(folder), Reading())]
    assert names == [str(folder / name) for name in ("a.jsonl", "b/1.jsonl", "c/d/e.jsonl.gz")]


def test_patterns(tmp_path: Path) -> None:
    for name, data in {"2.jsonl": B, "1.jsonl": A, "x.txt": b"no\n", "in/1.jsonl": A, "[ab].jsonl": B}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    (tmp_path / "link.jsonl").symlink_to(tmp_path / "1.jsonl")
    assert texts(tmp_path / "[12].jsonl") == ["a", "b"]
    assert texts(tmp_path / "link*") == ["a"]
    assert texts(tmp_path / "[ab].jsonl") == ["b"]  # a file that is called so
    assert texts(tmp_path / "**") == ["a", "b", "b", "a"]  # the folder itself, without the link
    with pytest.raises(InputError, match=r"none\*: no such file, and none that fits"):
        texts(tmp_path / "none*")


def test_what_is_written_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(A)
    (tmp_path / "out.jsonl").write_bytes(B)
    (tmp_path / "more.jsonl").symlink_to(tmp_path / "out.jsonl")
    for source in (tmp_path, tmp_path / "*.jsonl"):
        for skip in ("out.jsonl", "more.jsonl"):
            reading = Reading(skip=(tmp_path / skip, tmp_path / "none"))
            assert [r.post.text for r in read_source(str(source), reading) if r.post] == ["a"]


def test_units_say_what_an_engine_needs(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(A)
    (tmp_path / "b.csv.gz").write_bytes(gzip.compress(b"text\nb\n"))
    (tmp_path / "c.zip").write_bytes(zipped({"c.json": b'[{"text": "c"}]'}))
    (tmp_path / "d.json").write_bytes(b'[{"text": "d"}]')
    found = list(units(str(tmp_path), Reading()))
    assert [(unit.format.name, unit.path, unit.alone) for unit in found] == [
        ("jsonl", tmp_path / "a.jsonl", False), ("csv", None, False), ("json", None, False), ("json", None, False),
    ]  # fmt: skip
    assert found[0].size == len(A)
    assert found[1].size == (tmp_path / "b.csv.gz").stat().st_size
    (alone,) = units(str(tmp_path / "a.jsonl"), Reading())
    assert (alone.path, alone.size, alone.alone) == (tmp_path / "a.jsonl", len(A), True)
    # In any order, and more than once, also after all were listed.
    for unit in reversed([*found, *found]):
        assert [r.post.text for r in unit.read() if r.post] == [Path(unit.name).name[0]]


OPEN = Path("/proc/self/fd")


@pytest.mark.skipif(not OPEN.exists(), reason="open files cannot be counted here")
def test_members_of_a_packed_tar_outlive_their_listing(tmp_path: Path) -> None:
    (tmp_path / "x.tar.gz").write_bytes(gzip.compress(tarred({"a.jsonl": A, "b.jsonl": B * 100_000})))
    before = len(list(OPEN.iterdir()))
    found = list(units(str(tmp_path / "x.tar.gz"), Reading()))
    streams = [iter(unit.read()) for unit in (*found, *found)]
    assert [record.post.text for record in map(next, streams) if record.post] == ["a", "b", "a", "b"]
    del found, streams
    assert len(list(OPEN.iterdir())) == before


def cut(data: bytes) -> bytes:
    return data[: len(data) * 2 // 3]


MANY = b"".join(b'{"text": "%s"}\n' % sha256(b"%d" % i).hexdigest().encode() for i in range(4000))
DAMAGED: dict[str, tuple[bytes, str, bool]] = {
    "cut.jsonl.gz": (cut(gzip.compress(MANY)), "packed as gzip, and damaged or cut off", True),
    "cut.jsonl.zst": (cut(zstd(MANY)), "packed as Zstandard, and damaged or cut off", True),
    "cut.jsonl.bz2": (cut(bz2.compress(MANY)), "packed as bzip2, and damaged or cut off", False),
    "cut.jsonl.xz": (cut(lzma.compress(MANY)), "packed as xz, and damaged or cut off", True),
    "junk.jsonl.gz": (gzip.compress(A) + b"junk" * 10, "packed as gzip, and damaged", True),
    "junk.jsonl.zst": (zstd(A) + b"junk" * 10, "packed as Zstandard, and damaged", True),
    "head.gz": (b"\x1f\x8b\x08rest", "packed as gzip, and damaged", False),
    "head.zst": (b"\x28\xb5\x2f\xfdrest", "packed as Zstandard, and damaged", False),
    "cut.zip": (cut(zipped({"a.jsonl": MANY})), "packed as zip, and damaged: its directory", False),
    "cut.tar": (cut(tarred({"a.jsonl": A, "b.jsonl": MANY})), "packed as tar, and damaged or cut off", True),
    "cut.tar.gz": (cut(gzip.compress(tarred({"a.jsonl": A, "b.jsonl": MANY}))), "packed as gzip, and damaged", True),
}


@pytest.mark.parametrize(
    ("name", "data", "message", "some"), [(n, *rest) for n, rest in DAMAGED.items()], ids=DAMAGED.keys()
)
def test_damage_is_told_of_by_name_after_what_is_whole(
    tmp_path: Path, name: str, data: bytes, message: str, some: bool
) -> None:
    (tmp_path / name).write_bytes(data)
    for source in (str(tmp_path / name), str(tmp_path), "-"):
        seen, said = until_error(source, io.BytesIO(data))
        assert re.search(f"{'stdin' if source == '-' else name}.*{message}", said)
        assert bool(seen) == some


def until_error(source: str, stdin: BinaryIO | None = None) -> tuple[list[str], str]:
    """Return the texts that were read before an error, and the error."""
    seen: list[str] = []
    try:
        for record in read_source(source, Reading(), stdin):
            seen += [record.post.text if record.post else "!"]
    except InputError as error:
        return seen, str(error)
    return seen, ""


def broken_member(data: bytes, member: bytes) -> bytes:
    """Return a zip with some bytes of a member's data changed."""
    start = data.index(member) + len(member) + 20
    return data[:start] + bytes(byte ^ 0xFF for byte in data[start : start + 20]) + data[start + 20 :]


def encrypted(data: bytes, member: bytes) -> bytes:
    first, second = data.index(member) - 30, data.rindex(member) - 46
    changed = bytearray(data)
    changed[first + 6] |= 1
    changed[second + 8] |= 1
    return bytes(changed)


THREE = zipped({"a.jsonl": A, "b.jsonl": MANY, "c.jsonl": B})
BAD_MEMBERS = {
    "changed": (broken_member(THREE, b"b.jsonl"), r"x.zip/b.jsonl: packed as zip, and damaged"),
    "encrypted": (encrypted(THREE, b"b.jsonl"), r"x.zip/b.jsonl: encrypted"),
    "gzip cut off": (
        zipped({"a.jsonl": A, "b.jsonl.gz": cut(gzip.compress(MANY)), "c.jsonl": B}), "x.zip/b.jsonl.gz: packed as gzip"
    ),
    "no zip": (zipped({"a.jsonl": A, "b.zip": b"PK\x03\x04", "c.jsonl": B}), "x.zip/b.zip: packed as zip, and damaged"),
    "packed too often": (
        zipped({"a.jsonl": A, "b.zip": zipped({"x.gz": gzip.compress(A)}), "c.jsonl": B}), "x.gz: packed as gzip inside"
    ),
    "tars in tars": (tarred({"a.jsonl": A, "x": tarred({"x": tarred({"x": A})}), "c.jsonl": B}), "packed as tar in"),
    "wide text": (zipped({"a.jsonl": A, "b.txt": "ab".encode("utf-16"), "c.jsonl": B}), "b.txt: .*--encoding utf-16"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "message"), BAD_MEMBERS.values(), ids=BAD_MEMBERS.keys())
def test_a_damaged_member_costs_no_other(tmp_path: Path, data: bytes, message: str) -> None:
    (tmp_path / "x.zip").write_bytes(data)
    seen, said = until_error(str(tmp_path / "x.zip"))
    assert re.search(message, said)
    assert (seen[0], seen[-1]) == ("a", "b")


def test_many_damaged_members_are_counted(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(zipped({f"{i}.jsonl.gz": b"\x1f\x8b\x08" for i in range(15)}))
    with pytest.raises(InputError, match="and 5 more files"):
        texts(tmp_path / "x.zip")


@pytest.mark.parametrize("data", [b"", zipped({}), zipped({"a.jpg": b"x", "b": b"x"}), tarred({"x.bin": b"x"})])
def test_archives_without_posts_are_an_error(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "in" / "x.zip"
    path.parent.mkdir()
    path.write_bytes(data)
    for source in (path, path.parent):
        with pytest.raises(InputError, match=r"nothing in it that can be read|unknown format '.zip'"):
            texts(source)


def test_names_cannot_speak_to_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(zipped({"\x1b[31mred\u202e.jsonl": A}))
    (unit,) = units(str(tmp_path / "x.zip"), Reading())
    assert unit.name.endswith("\ufffd[31mred\ufffd.jsonl")


def test_bombs_are_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "_UNSUSPICIOUS", 1_000_000)
    bomb = b'{"text": "%s"}\n' % (b"x" * 1000) * 5000
    harmless = b"".join(b'{"text": "%d"}\n' % i for i in range(100_000))
    for name, pack in PACKERS.items():
        (tmp_path / name).write_bytes(pack(bomb))
        with pytest.raises(InputError, match=f"{name}.*unpacks to more than 300 times its size"):
            texts(tmp_path / name)
        with pytest.raises(InputError, match="unpacks to more than 300 times its size"):
            texts("-", io.BytesIO(pack(bomb)))
        (tmp_path / name).write_bytes(pack(harmless))
        assert len(texts(tmp_path / name)) == 100_000


def _zip_one(data: bytes) -> bytes:
    return zipped({"a.jsonl": data})


def _tgz_one(data: bytes) -> bytes:
    return gzip.compress(tarred({"a.jsonl": data}))


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "x.gz": gzip.compress, "x.zst": zstd, "x.bz2": bz2.compress, "x.xz": lzma.compress, "x.zip": _zip_one,
    "x.tgz": _tgz_one,
}  # fmt: skip


def test_a_full_disk_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.tgz").write_bytes(_tgz_one(MANY))
    monkeypatch.setattr(blob, "_RESERVE", 1 << 60)
    with pytest.raises(InputError, match=r"x.tgz: no room to unpack it.*TMPDIR"):
        texts(tmp_path / "x.tgz")


def test_a_packed_stream_is_read_as_it_comes() -> None:
    class Endless(io.RawIOBase):
        def __init__(self) -> None:
            self.packer = zstandard.ZstdCompressor().compressobj()
            self.numbers = itertools.count()
            self.left = b""

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            while not self.left:
                line = b'{"text": "%d"}\n' % next(self.numbers)
                self.left = self.packer.compress(line) + self.packer.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)
            data, self.left = self.left[: len(buffer)], self.left[len(buffer) :]
            buffer[: len(data)] = data
            return len(data)

    records = read_source("-", Reading(), cast(BinaryIO, Endless()))
    assert [r.post.text for r in itertools.islice(records, 3) if r.post] == ["0", "1", "2"]


def test_a_named_pipe(tmp_path: Path) -> None:
    path = tmp_path / "pipe.jsonl"
    for data in (A + B, gzip.compress(A + B), zipped({"a.jsonl": A, "b.jsonl": B})):
        path.unlink(missing_ok=True)
        os.mkfifo(path)
        writer = threading.Thread(target=path.write_bytes, args=(data,))
        writer.start()
        assert texts(path) == ["a", "b"]
        writer.join()


def test_a_stream_given_stays_open() -> None:
    stream = io.BytesIO(A)
    assert texts("-", stream) == ["a"]
    assert not stream.closed


def test_forced_formats(tmp_path: Path) -> None:
    (tmp_path / "part-0").write_bytes(A)
    (tmp_path / "part-1.log").write_bytes(B)
    assert texts(tmp_path, format_="jsonl") == ["a", "b"]
    assert texts(tmp_path, format_="txt") == ['{"text": "a"}', '{"text": "b"}']
    assert texts(tmp_path / "part-0", format_="txt") == ['{"text": "a"}']


def test_columns_are_looked_for_in_folders(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"id;body\n1;a\n")
    (tmp_path / "b.csv").write_bytes(b"id;text\n1;no\n")
    reading = Reading(columns={"text": "body"})
    assert [r.post.text for r in read_source(str(tmp_path), reading) if r.post] == ["a"]


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"\x1f\x8b\x08\0", b"\x28\xb5\x2f\xfd", b"PK\x03\x04", b"BZh91AY&SY"]),
)
def test_any_bytes_give_records_or_an_input_error(data: bytes, magic: bytes) -> None:
    try:
        texts("-", io.BytesIO(magic + data))
    except InputError:
        return


@given(st.data())
def test_any_damage_to_an_archive_gives_records_or_an_input_error(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([THREE, tarred({"a.jsonl": A, "b.jsonl": B}), gzip.compress(A), zstd(A)]))
    place = data.draw(st.integers(0, len(whole) - 1))
    changed = whole[:place] + data.draw(st.binary(min_size=1, max_size=4)) + whole[place + 1 :]
    try:
        texts("-", io.BytesIO(changed))
    except InputError:
        return
