"""A repository as a CAR: keys from the tree, records in any order, and a file whose blocks are damaged or hostile."""

import hashlib
import io
import json
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import libipld
import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.benchmarks.dumps import bluesky
from doxguard.benchmarks.dumps.account import account_posts
from doxguard.benchmarks.dumps.bluesky import DID, write_repo
from doxguard.errors import InputError
from doxguard.pipeline.post import Post
from doxguard.pipeline.readers.bluesky_car import FORMAT
from doxguard.pipeline.readers.format import File
from doxguard.pipeline.readers.record import Reading
from tests.pipeline.readers.given import files_in, posts_of, read, read_all, seen

POST = "app.bsky.feed.post"


def last(name: str) -> str:
    return name.rpartition("/")[2]


def cid_of(data: bytes) -> bytes:
    return b"\x01\x71\x12\x20" + hashlib.sha256(data).digest()


def framed(data: bytes) -> bytes:
    size, head = len(data), b""
    while size > 0x7F:
        head += bytes([size & 0x7F | 0x80])
        size >>= 7
    return head + bytes([size]) + data


def post(text: str, **more: object) -> dict[str, object]:
    return {"$type": POST, "text": text, "createdAt": "2026-02-01T10:00:00.000Z", **more}


def car(*records: tuple[str, object], did: object = DID) -> bytes:
    """Return a repository with one node; a record without a path is one that no key leads to."""
    blocks: list[bytes] = []
    entries = []
    for path, record in records:
        blocks.append(libipld.encode_dag_cbor(record))
        if path:
            entries.append({"p": 0, "k": path.encode(), "v": cid_of(blocks[-1]), "t": None})
    node = libipld.encode_dag_cbor({"e": entries, "l": None})
    commit = libipld.encode_dag_cbor({"did": did, "data": cid_of(node), "version": 3, "rev": "3a", "prev": None})
    header = libipld.encode_dag_cbor({"roots": [cid_of(commit)], "version": 1})
    return framed(header) + b"".join(framed(cid_of(data) + data) for data in (commit, node, *blocks))


def test_what_was_written_is_read(tmp_path: Path) -> None:
    written = list(account_posts())
    write_repo(tmp_path, written)
    posts = {last(p.id): p for p in posts_of(read_all(FORMAT, files_in(tmp_path)))}
    expected = {("self" if p is written[-1] else p.id): p for p in written}
    assert {key: p.text for key, p in posts.items()} == {key: p.text for key, p in expected.items()}
    assert {key: p.urls for key, p in posts.items()} == {key: p.urls for key, p in expected.items()}
    assert {key: p.media for key, p in posts.items()} == {key: p.media for key, p in expected.items()}
    assert {key: last(p.reply_to) for key, p in posts.items()} == {key: p.reply_to for key, p in expected.items()}
    assert all(p.posted_at == expected[key].posted_at.replace("+00:00", ".000Z") for key, p in posts.items())
    assert posts["1001"].id == f"at://{DID}/{POST}/1001"
    author = {"id": DID, "name": "Bram Bedacht", "bio": written[-1].text}
    assert all(p.author == author for p in posts.values())


def test_keys_are_those_of_a_tree_of_many_layers(tmp_path: Path) -> None:
    written = [Post(text=f"post {number}", id=f"3{number:012}") for number in range(3000)]
    posts = posts_of(read_all(FORMAT, files_in(write_repo(tmp_path, written).parent)))
    assert {last(p.id): p.text for p in posts} == {p.id: p.text for p in written}


LEAF = "bafyreie5cvv4h45feadgeuwhbcutmh6t2ceseocckahdoe6uat64zmz454"
TREES = {  # from the tests that implementations of the protocol share
    "nothing": ([], "bafyreie5737gdxlw5i64vzichcalba3z2v5n6icifvx5xytvske7mr3hpm"),
    "one key": (["3jqfcqzm3fo2j"], "bafyreibj4lsc3aqnrvphp5xmrnfoorvru4wynt6lwidqbm2623a6tatzdu"),
    "one key, two layers up": (["3jqfcqzm3fx2j"], "bafyreih7wfei65pxzhauoibu3ls7jgmkju4bspy4t2ha2qdjnzqvoy33ai"),
    "several": (
        ["3jqfcqzm3fp2j", "3jqfcqzm3fr2j", "3jqfcqzm3fs2j", "3jqfcqzm3ft2j", "3jqfcqzm4fc2j"],
        "bafyreicmahysq4n6wfuxo522m6dpiy7z7qzym3dzs756t5n7nfdgccwq7m",
    ),
}


@pytest.mark.parametrize(("keys", "root"), TREES.values(), ids=TREES)
def test_the_writers_trees_are_those_of_the_protocol(keys: list[str], root: str) -> None:
    leaf = libipld.decode_multibase(LEAF)[1]
    kept = [bluesky._Kept(f"com.example.record/{key}".encode(), leaf) for key in keys]
    assert libipld.encode_cid(bluesky._add_tree({}, kept)) == root


READ = {
    "posts": ([(f"{POST}/a", post("x")), (f"{POST}/b", post("y"))], [(1, "x"), (2, "y")]),
    "a retired collection": ([("app.bsky.feed.trend/a", {**post("x"), "$type": "app.bsky.feed.trend"})], []),
    "a like": ([("app.bsky.feed.like/a", {"$type": "app.bsky.feed.like", "text": "x"})], []),
    "one that quotes the name of posts": (
        [("app.bsky.feed.like/a", {"$type": "x", "subject": f"at://a/{POST}/b"})],
        [],
    ),
    "no type of its own": ([(f"{POST}/a", {"text": "x"})], [(1, "x")]),
    "no text": ([(f"{POST}/a", {"$type": POST}), (f"{POST}/b", post("y"))], [(1, "!"), (2, "y")]),
    "not an object": ([(f"{POST}/a", "x"), (f"{POST}/b", post("y"))], [(1, "!"), (2, "y")]),
    "the same to the byte": ([(f"{POST}/a", post("x")), (f"{POST}/b", post("x"))], [(1, "x"), (2, "x")]),
    "nothing": ([], []),
}


@pytest.mark.parametrize(("records", "expected"), READ.values(), ids=READ)
def test_records(records: list[tuple[str, object]], expected: list[tuple[int, str]]) -> None:
    assert seen(read(FORMAT, car(*records), "repo.car")) == expected


def test_a_post_that_no_key_leads_to_is_read() -> None:
    listed, unlisted = posts_of(read(FORMAT, car((f"{POST}/a", post("x")), ("", post("y"))), "repo.car"))
    assert "unreferenced" not in listed.meta
    assert (unlisted.text, unlisted.meta["unreferenced"]) == ("y", True)
    assert unlisted.id.startswith("bafyrei")


def test_pictures_and_bytes_in_a_bad_record_can_be_kept() -> None:
    image = {"ref": cid_of(b""), "mimeType": "image/png", "raw": b"\xff"}
    (record,) = read(FORMAT, car((f"{POST}/a", {"$type": POST, "embed": image})), "repo.car")
    assert record.error
    assert json.loads(record.raw)["embed"]["mimeType"] == "image/png"


GOOD = car((f"{POST}/a", post("x")))
DAMAGED = {
    "cut off inside a block": (GOOD + b"\x7f123", [(1, "x"), (2, "!")]),
    "cut off inside a length": (GOOD + b"\xff", [(1, "x"), (2, "!")]),
    "a length without an end": (GOOD + b"\xff" * 30, [(1, "x"), (2, "!")]),
    "a length of all there is": (GOOD + b"\xff" * 8 + b"\x7f" + b"x" * 99, [(1, "x"), (2, "!")]),
    "no CID": (GOOD + framed(b"x" * 50) + framed(cid_of(b"") + b""), [(1, "x"), (2, "!")]),
    "a block of nothing": (GOOD + b"\x00", [(1, "x"), (2, "!")]),
    "not CBOR": (GOOD + framed(cid_of(b"") + b"\xff" * 50), [(1, "x")]),
    "too long": (car((f"{POST}/a", post("x")), ("", post("y" * 20_000_000))), [(1, "x"), (2, "!")]),
}


@pytest.mark.parametrize(("data", "expected"), DAMAGED.values(), ids=DAMAGED)
def test_damage_costs_no_other(data: bytes, expected: list[tuple[int, str]]) -> None:
    assert seen(read(FORMAT, data, "repo.car")) == expected


NO_REPOSITORY = {
    "nothing": b"",
    "no commit": GOOD[:59],
    "a commit without an account": car(did=None),
    "another's blocks": car(("", {"$type": "org.example.note", "text": "x"}), did=3),
}


@pytest.mark.parametrize("data", NO_REPOSITORY.values(), ids=NO_REPOSITORY)
def test_what_is_no_repository_is_named(data: bytes) -> None:
    with pytest.raises(InputError, match=r"export/repo\.car: .*getRepo"):
        read(FORMAT, data, "repo.car")


COMMITS = {"is missing": None, "is damaged": 3}


@pytest.mark.parametrize("did", COMMITS.values(), ids=COMMITS)
def test_posts_are_read_where_the_name_of_the_account(did: object) -> None:
    (found,) = posts_of(read(FORMAT, car((f"{POST}/a", post("x")), did=did), "repo.car"))
    assert (found.text, found.author) == ("x", {})
    assert found.id.startswith("bafyrei")


def nodes(entries: list[Mapping[str, object]], below: object = None) -> bytes:
    """Return a repository whose one node has these entries."""
    node = libipld.encode_dag_cbor({"e": entries, "l": below})
    commit = libipld.encode_dag_cbor({"did": DID, "data": cid_of(node)})
    header = libipld.encode_dag_cbor({"roots": [cid_of(commit)], "version": 1})
    return framed(header) + b"".join(framed(cid_of(data) + data) for data in (commit, node, *RECORDS))


RECORDS = [libipld.encode_dag_cbor(post("x"))]
LEAD = cid_of(RECORDS[0])
HOSTILE: dict[str, Callable[[], bytes]] = {
    "keys that grow": lambda: nodes([{"p": i, "k": b"a", "v": LEAD, "t": None} for i in range(50_000)]),
    "one record of many keys": lambda: nodes(
        [{"p": 0, "k": f"{POST}/{i}".encode(), "v": LEAD, "t": None} for i in range(50_000)]
    ),
    "deep": lambda: car((f"{POST}/a", post("x")), ("", 1)) + framed(LEAD + b"\x81" * 1_000_000),
}


@pytest.mark.parametrize("made", HOSTILE.values(), ids=HOSTILE)
def test_hostile_trees_take_little_time(made: Callable[[], bytes]) -> None:
    data = made()
    start = time.thread_time()
    assert [text for _, text in seen(read(FORMAT, data, "repo.car")) if text != "!"] == ["x"]
    assert time.thread_time() - start < 5


def test_entries_of_no_shape_are_passed_over() -> None:
    odd: list[Mapping[str, object]] = [
        {"p": "x", "k": b"a"},
        {"p": -5, "k": 3, "v": LEAD},
        {"p": 0, "k": b"\xff", "v": "x", "t": 3},
        {},
    ]
    (record,) = read(FORMAT, nodes(odd, below=3), "repo.car")
    assert record.post is not None
    assert record.post.meta["unreferenced"] is True


def test_a_tree_that_bites_its_tail_ends() -> None:
    # No hash can be in what it is the hash of; a file that lies about its hashes can say so.
    node = libipld.encode_dag_cbor({"e": [{"p": 0, "k": f"{POST}/a".encode(), "v": LEAD, "t": LEAD}], "l": LEAD})
    commit = libipld.encode_dag_cbor({"did": DID, "data": LEAD})
    header = libipld.encode_dag_cbor({"roots": [cid_of(commit)], "version": 1})
    data = framed(header) + framed(cid_of(commit) + commit) + framed(LEAD + node) + framed(LEAD + RECORDS[0])
    assert seen(read(FORMAT, data, "repo.car")) == [(1, "!"), (2, "x")]


@given(st.binary(max_size=200), st.integers(0, len(GOOD)))
def test_any_bytes_give_records_or_an_input_error(junk: bytes, at: int) -> None:
    data = GOOD[:at] + junk + GOOD[at:]
    try:
        records = list(FORMAT.read(_file(data), [], Reading()))
    except InputError:
        return
    assert [record.place.line for record in records] == list(range(1, len(records) + 1))


def _file(data: bytes) -> File:
    return File("x.car", "x.car", lambda: io.BufferedReader(io.BytesIO(data)))


FITS = {
    "a repository": (GOOD, True),
    "two roots": (framed(libipld.encode_dag_cbor({"roots": [LEAD, LEAD], "version": 1})), False),
    "version 2": (b"\x0a\xa1gversion\x02" + b"\x00" * 60, False),
    "a text": (b":-) roots and version" * 9, False),
    "nothing": (b"", False),
}


@pytest.mark.parametrize(("head", "expected"), FITS.values(), ids=FITS)
def test_fits(head: bytes, expected: bool) -> None:
    assert FORMAT.fits("repo", head[:4096]) is expected
