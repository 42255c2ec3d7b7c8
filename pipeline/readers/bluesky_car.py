"""A Bluesky account's repository as a CAR file, as ``com.atproto.sync.getRepo`` gives it: its posts and its profile.

Blocks come in any order, and which record a block is, only the tree of keys says. So the file is read twice: for the
tree, of which the keys of posts are kept (about 400 bytes a post), then for the posts. One that no key leads to, as
after a deletion, is read all the same; its id is its CID, and ``meta.unreferenced`` is true. Places count what is read.

Left out: signatures and checksums, the second of two records that are the same to the byte, CAR version 2.
Source: https://atproto.com/specs/repository, https://ipld.io/specs/transport/car/carv1/
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import BinaryIO, NamedTuple

from doxguard.errors import InputError
from doxguard.pipeline.readers.bluesky import COLLECTIONS, POSTS, PROFILES, describe, record_row
from doxguard.pipeline.readers.format import File, Format
from doxguard.pipeline.readers.loose import object_at, objects_at, text_at
from doxguard.pipeline.readers.record import Place, Reading, Record, make_record

_HEADER = re.compile(rb"\x3a\xa2eroots\x81\xd8\x2a\x58\x25\x00(.{36})gversion\x01", re.DOTALL)
_HEADER_SIZE = 59
_CID = re.compile(rb"\x01[\x71\x55]\x12\x20.{32}", re.DOTALL)  # version 1, CBOR or raw bytes, SHA-256
_CID_SIZE = 36
_LONGEST_KEY = 1024
_CHUNK = 1 << 16


class _Block(NamedTuple):
    cid: bytes
    data: bytes
    error: str = ""


class _Node(NamedTuple):
    """A node of the tree: those below it, and its keys for records that are read."""

    below: tuple[bytes, ...]
    records: tuple[tuple[bytes, str], ...]


class _Repo(NamedTuple):
    did: str  # "" if the commit that names it is damaged or not there
    paths: Mapping[bytes, str]  # collection and key by the CID of the record


def fits(path: str, head: bytes) -> bool:  # noqa: ARG001
    """Tell whether this is a CAR with one root."""
    return bool(_HEADER.match(head))


def read_repo(file: File, others: Sequence[File], reading: Reading) -> Iterator[Record]:  # noqa: ARG001
    """Yield a record for each post, and for the profile; raises `InputError` if the file holds neither."""
    plain = Reading(max_chars=reading.max_chars)
    repo = _repo(file, plain.max_bytes)
    author = describe(repo.did, _profile(file, repo, plain.max_bytes))
    number = 0
    for block in _blocks(file, plain.max_bytes):
        is_read = block.error or block.cid in repo.paths or POSTS.encode() in block.data
        if is_read and (record := _record(Place(file.name, number + 1), block, repo, author, plain)):
            number += 1
            yield record
    if not (repo.did or number):
        raise InputError(f"{file.name}: no repository in this CAR; expected what com.atproto.sync.getRepo gives")


def _record(place: Place, block: _Block, repo: _Repo, author: Mapping[str, str], reading: Reading) -> Record | None:
    if block.error:
        return Record(place, error=block.error)
    value = _decoded(block.data)
    path = repo.paths.get(block.cid, "")
    collection = path.partition("/")[0] or text_at(value, "$type")
    if collection not in COLLECTIONS:
        return None
    if not isinstance(value, Mapping):
        return Record(place, error="not a record in DAG-CBOR", raw=block.data)
    uri = f"at://{repo.did}/{path}" if path and repo.did else _cid_text(block.cid)
    row = record_row(collection, value, uri, author)
    if not path:
        row = {**row, "meta": {**object_at(row, "meta"), "unreferenced": True}}
    return make_record(place, row, reading, partial(json.dumps, value, default=repr))


def _repo(file: File, limit: int) -> _Repo:
    """Return the keys of the records; they lead there from the root, so that those of an older tree do not count."""
    root, commit, nodes = _root(file), None, {}
    for block in _blocks(file, limit):
        if b"e$type" in block.data:  # a record's, as CBOR writes it
            continue
        value = _decoded(block.data)
        if block.cid == root:
            commit = value
        elif isinstance(value, Mapping) and "e" in value:
            nodes[block.cid] = _node(value)
    return _Repo(text_at(commit, "did"), _paths(nodes, object_at({"": commit}, "").get("data")))


def _paths(nodes: dict[bytes, _Node], top: object) -> Mapping[bytes, str]:
    paths: dict[bytes, str] = {}
    ahead = [top]
    while ahead:
        cid = ahead.pop()
        node = nodes.pop(cid, None) if isinstance(cid, bytes) else None  # once, should the tree bite its tail
        if node:
            ahead += reversed(node.below)
            for record, path in node.records:
                paths.setdefault(record, path)
    return paths


def _node(value: Mapping[str, object]) -> _Node:
    below, records = [value.get("l")], []
    key = b""
    for entry in objects_at(value, "e"):
        shared, rest = entry.get("p"), entry.get("k")
        below.append(entry.get("t"))
        if not isinstance(shared, int) or not isinstance(rest, bytes):
            continue
        key = (key[: max(0, shared)] + rest)[:_LONGEST_KEY]
        path, record = key.decode("ascii", "replace"), entry.get("v")
        if path.partition("/")[0] in COLLECTIONS and isinstance(record, bytes):
            records.append((record, path))
    return _Node(tuple(cid for cid in below if isinstance(cid, bytes)), tuple(records))


def _profile(file: File, repo: _Repo, limit: int) -> Mapping[str, object] | None:
    cid = next((cid for cid, path in repo.paths.items() if path == f"{PROFILES}/self"), None)
    data = next((block.data for block in _blocks(file, limit) if block.cid == cid), b"") if cid else b""
    value = _decoded(data)
    return value if isinstance(value, Mapping) else None


def _root(file: File) -> bytes:
    with file.open() as stream:
        header = _HEADER.match(stream.read(_HEADER_SIZE))
    if not header:
        raise InputError(f"{file.name}: not a CAR with one root; expected what com.atproto.sync.getRepo gives")
    return header[1]


def _blocks(file: File, limit: int) -> Iterator[_Block]:
    """Yield the blocks; one that is too long is an error, and so is the end of a file that is cut off."""
    with file.open() as stream:
        stream.read(_HEADER_SIZE)
        try:
            while (size := _size(stream)) is not None:
                yield _block(stream, size, limit)
        except EOFError:
            yield _Block(b"", b"", "cut off inside a block; what comes after this is not there")


def _size(stream: BinaryIO) -> int | None:
    """Return the number that stands there, seven bits a byte, the lowest first; None at the end of the file."""
    size = 0
    for shift in range(0, 63, 7):
        byte = stream.read(1)
        if not byte:
            if shift:
                raise EOFError
            return None
        size |= (byte[0] & 0x7F) << shift
        if byte[0] < 0x80:
            return size
    raise EOFError


def _block(stream: BinaryIO, size: int, limit: int) -> _Block:
    if size > limit:
        while size:
            size -= len(_exactly(stream, min(size, _CHUNK)))
        return _Block(b"", b"", f"a block of more than {limit:,} bytes; see --max-chars")
    data = _exactly(stream, size)
    if not _CID.match(data):
        return _Block(b"", b"", "a block without a CID of repositories")
    return _Block(data[:_CID_SIZE], data[_CID_SIZE:])


def _exactly(stream: BinaryIO, size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data


def _decoded(data: bytes) -> object:
    """Return what DAG-CBOR says; None if it says nothing."""
    import libipld

    try:
        return libipld.decode_dag_cbor(data)
    except (ValueError, RecursionError):
        return None


def _cid_text(cid: bytes) -> str:
    import libipld

    return str(libipld.encode_cid(cid))


FORMAT = Format("bluesky-car", fits, read_repo)
