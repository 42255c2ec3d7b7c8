"""Dumps that are written are read back, told as what they are, and the samples that come along are among them."""

import re
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doxguard.benchmarks.dumps.invented import invented_posts, sample_posts
from doxguard.benchmarks.dumps.writers import WRITERS, Writer
from doxguard.errors import InputError
from doxguard.pipeline.readers.files import find_files
from doxguard.pipeline.readers.formats import dump_formats
from doxguard.pipeline.readers.packed import packing, unpack
from doxguard.pipeline.readers.record import Reading
from doxguard.pipeline.readers.source import read_source, units

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
EACH = pytest.mark.parametrize("writer", WRITERS, ids=[writer.name for writer in WRITERS])


def contents(folder: Path) -> dict[str, bytes]:
    """Return what is in the files of a folder; packed ones unpacked, since another version packs otherwise."""
    return {str(path.relative_to(folder)): unpacked(path) for path in folder.rglob("*") if path.is_file()}


def unpacked(path: Path) -> bytes:
    kind = packing(path.read_bytes()[:4096])
    if kind in ("", "zip", "tar"):
        return path.read_bytes()
    with path.open("rb") as stream, unpack(stream, kind, path.name) as whole:
        return whole.read()


@EACH
def test_the_samples_are_what_is_written(writer: Writer, tmp_path: Path) -> None:
    writer.write(tmp_path, writer.sample())
    assert contents(SAMPLES / writer.name) == contents(tmp_path)
    assert sum(path.stat().st_size for path in (SAMPLES / writer.name).rglob("*") if path.is_file()) < 10_000


@EACH
def test_each_sample_is_told_as_its_own_format_alone(writer: Writer) -> None:
    told = [unit.format.name for unit in units(str(SAMPLES / writer.name), Reading())]
    assert set(told) == {writer.format}
    for found in find_files(str(SAMPLES / writer.name)):
        fitting = [format_.name for format_ in dump_formats() if format_.fits(found.file.path, found.head)]
        assert fitting in ([writer.format], [])


@EACH
def test_the_format_can_be_named(writer: Writer) -> None:
    named = [unit.name for unit in units(str(SAMPLES / writer.name), Reading(writer.format))]
    assert named == [unit.name for unit in units(str(SAMPLES / writer.name), Reading())]


@EACH
def test_larger_dumps_are_read_without_a_bad_record(writer: Writer, tmp_path: Path) -> None:
    writer.write(tmp_path, invented_posts(1000))
    records = [record for unit in units(str(tmp_path), Reading()) for record in unit.read()]
    assert [record.error for record in records if record.error] == []
    assert [record.notes for record in records if record.notes] == []
    assert len(records) >= 800


def test_invented_posts_are_always_the_same_and_all_different() -> None:
    posts = list(invented_posts(500))
    assert posts == list(islice(invented_posts(10_000), 500))
    assert list(sample_posts()) == posts[:10]
    for values in ([post.text for post in posts], [post.id for post in posts], [post.posted_at for post in posts]):
        assert len(set(values)) == 500


def test_writers_have_names_of_their_own() -> None:
    names = [writer.name for writer in WRITERS]
    assert len(set(names)) == len(names)
    assert {writer.format for writer in WRITERS} == {format_.name for format_ in dump_formats()}


_VALUE = re.compile(rb'(?<=[:,\[{ ])(?:"[^"\\]{0,200}"(?!:)|-?\d+(?:\.\d+)?|true|null)')
_OTHERS = [
    b"null",
    b"5",
    b"-1e400",
    b"[]",
    b"{}",
    b'""',
    b'"x"',
    b"true",
    b'[{"a": [1]}]',
    b'"\\ud800"',
    b"1" * 5000,
    b"x",
]


@EACH
@settings(max_examples=30)
@given(data=st.data())
def test_whatever_is_changed_nothing_but_records_and_input_errors_come_of_it(
    writer: Writer, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("changed")
    whole = {path: before for path, before in contents(SAMPLES / writer.name).items() if before}
    changed = data.draw(st.sampled_from(sorted(whole)))
    for path, before in whole.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(damaged(before, data) if path == changed else before)
    try:
        records = list(read_source(str(folder), Reading(writer.format)))
    except InputError:
        return
    assert all(record.error or record.post for record in records)


def damaged(before: bytes, data: st.DataObject) -> bytes:
    """Return a file in which one value is another, or some bytes are."""
    values = list(_VALUE.finditer(before))
    chosen = data.draw(st.integers(-len(values), len(values) - 1)) if values else -1
    if chosen >= 0:
        start, end = values[chosen].span()
        return before[:start] + data.draw(st.sampled_from(_OTHERS)) + before[end:]
    start = data.draw(st.integers(0, len(before) - 1))
    end = data.draw(st.integers(start, min(len(before), start + 20)))
    return before[:start] + data.draw(st.binary(max_size=20)) + before[end:]
