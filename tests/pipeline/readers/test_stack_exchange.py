"""Stack Exchange's XML: HTML in attributes, rows that stand alone, no entities, nothing held but a row."""

import io
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.benchmarks.dumps.account import account_posts, kind_of
from doxguard.benchmarks.dumps.stack_exchange import write
from doxguard.pipeline.post import Post
from doxguard.pipeline.readers.format import File
from doxguard.pipeline.readers.record import Reading, Record
from doxguard.pipeline.readers.stack_exchange import FORMAT
from tests.pipeline.readers.given import files_in, posts_of, read, read_all, seen

POSTS = b'<?xml version="1.0" encoding="utf-8"?>\r\n<posts>\r\n%s</posts>'


def posts(*rows: str) -> bytes:
    return POSTS % "".join(f"  <row {row} />\r\n" for row in rows).encode("utf-8", "surrogatepass")


def one(row: str, table: str = "posts") -> Post:
    (post,) = posts_of(read(FORMAT, posts(row).replace(b"posts>", table.encode() + b">"), "x.xml"))
    return post


def test_what_was_written_is_read(tmp_path: Path) -> None:
    written = {p.id: p for p in account_posts() if kind_of(p) in ("post", "comment", "bio")}
    read_back = {
        p.id.rpartition("/")[2]: p for p in posts_of(read_all(FORMAT, files_in(write(tmp_path, account_posts()))))
    }
    expected = {**written, "1010": written["1010"]}
    assert {key: p.text.replace("\n\n\n", "\n\n") for key, p in read_back.items()} == {
        key: p.text.replace("\n\n\n", "\n\n") for key, p in expected.items()
    }
    assert {key: p.urls for key, p in read_back.items()} == {key: p.urls for key, p in expected.items()}
    assert {key: p.meta["kind"] for key, p in read_back.items()} == {key: kind_of(p) for key, p in expected.items()}
    assert all(p.posted_at == written[key].posted_at.replace("+00:00", ".000+00:00") for key, p in read_back.items())
    assert all(p.author["name"] == "Bram Bedacht" for p in read_back.values())
    assert (read_back["1005"].thread, read_back["1005"].reply_to) == ("posts/1002", "posts/1002")
    assert read_back["1001"].thread == "posts/1001"


ROWS = {
    "a body twice escaped": ('Id="1" Body="&lt;p&gt;a &amp;lt; b &amp;amp;amp; c&lt;/p&gt;"', "posts", "a < b &amp; c"),
    "a title": ('Id="1" Title="Hoe &lt;b&gt;?" Body="&lt;p&gt;x&lt;/p&gt;&#xA;"', "posts", "Hoe <b>?\n\nx"),
    "line feeds": ('Id="1" Body="a&#xD;&#xA;b&#10;c"', "posts", "a\r\nb\nc"),
    "a comment is Markdown": ('Id="1" Text="a &lt;b&gt; [x](https://example.org) &amp;amp;"', "comments",
                              "a <b> [x](https://example.org) &amp;"),
    "a place and a bio": ('Id="1" Location="Kerkpad 3" AboutMe="&lt;p&gt;x&lt;/p&gt;"', "users", "Kerkpad 3\n\nx"),
    "single quotes": ("Id='1' Body='x \"y\"'", "posts", 'x "y"'),
    "a sign inside": ('Id="1" Body="a > b"', "posts", "a > b"),
    "an end tag": ('Id="1" Body="x"></row', "posts", "x"),
    "empty": ('Id="1" Body=""', "posts", ""),
}  # fmt: skip


@pytest.mark.parametrize(("row", "table", "text"), ROWS.values(), ids=ROWS)
def test_text(row: str, table: str, text: str) -> None:
    data = posts(row).replace(b"</row />", b"></row>").replace(b"posts>", table.encode() + b">")
    (post,) = posts_of(read(FORMAT, data.replace(b">></row>", b"></row>"), "x.xml"))
    assert post.text == text


def test_what_a_user_says() -> None:
    about = 'AboutMe="&lt;a href=&quot;https://example.org/&quot;&gt;hier&lt;/a&gt;"'
    user = one(f'Id="3" DisplayName="Bram" WebsiteUrl="https://b.example" {about}', "users")
    assert user.author == {"id": "users/3", "name": "Bram", "bio": "hier"}
    assert user.urls == (
        {"shown": "hier", "expanded": "https://example.org/"},
        {"shown": "https://b.example", "expanded": "https://b.example"},
    )
    assert user.meta["kind"] == "bio"


def test_users_who_say_nothing_are_passed_over() -> None:
    data = posts('Id="1" DisplayName="Bram"', 'Id="2" AboutMe=""', 'Id="3" AboutMe="x"').replace(b"posts>", b"users>")
    assert seen(read(FORMAT, data, "x.xml")) == [(3, "x")]


def test_times() -> None:
    assert one('CreationDate="2008-07-31T21:42:52.667" Body="x"').posted_at == "2008-07-31T21:42:52.667+00:00"
    assert one('CreationDate="2008-07-31T21:42:52" Body="x"').posted_at == "2008-07-31T21:42:52+00:00"
    assert one('CreationDate="2008-07-31T21:42:52Z" Body="x"').posted_at == "2008-07-31T21:42:52Z"
    assert one('Body="x"').posted_at == ""


def test_somebody_who_left() -> None:
    assert one('OwnerDisplayName="user3" Body="x"').author == {"name": "user3"}


HIDDEN = {
    "a forbidden reference": 'Body="06&#x1F;12"',
    "padded": 'Body="06&#x0001F;12"',
    "decimal": 'Body="06&#1;12"',
    "half a pair": 'Body="06&#xD800;12"',
    "beyond Unicode": 'Body="06&#x110000;12"',
    "a raw control": 'Body="06\x0112"',
    "a non-character": 'Body="06\uffff12"',
}


@pytest.mark.parametrize("row", HIDDEN.values(), ids=HIDDEN)
def test_characters_that_xml_forbids_hide_nothing(row: str) -> None:
    assert one(row).text == "0612"


def test_bytes_that_are_no_text_hide_nothing() -> None:
    (post,) = posts_of(read(FORMAT, posts('Body="06é12"').replace("é".encode(), b"\xe9"), "x.xml"))
    assert post.text == "06\ufffd12"


BAD = {
    "no body": 'Id="1"',
    "no quotes": "Id=1 Body=x",
    "not closed": 'Id="1" Body="x',
    "twice": 'Body="x" Body="y"',
    "an entity": 'Body="&geheim;"',
    "a huge reference": f'Body="&#{"9" * 5000};"',
    "a bare ampersand": 'Body="a & b"',
    "too long": f'Body="{"z" * 3_000_000}"',
}


@pytest.mark.parametrize("row", BAD.values(), ids=BAD)
def test_a_bad_row_is_named_and_costs_no_other(row: str) -> None:
    records = read(FORMAT, posts('Body="x"', row, 'Body="y"'), "x.xml", max_chars=1000)
    assert seen(records) == [(1, "x"), (2, "!"), (3, "y")]
    assert "geheim" not in records[1].error


ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE posts [<!ENTITY a "geheim"><!ENTITY b SYSTEM "file:///etc/hostname">%s]><posts>%s'
)


def test_no_entity_is_ever_expanded() -> None:
    bombs = b"".join(b'<!ENTITY l%d "%s">' % (i, b"&l%d;" % (i - 1) * 10) for i in range(1, 30))
    rows = b'<row Body="&a;" /><row Body="&b;" /><row Body="&l29;" /><row Body="x" /></posts>'
    assert seen(read(FORMAT, ENTITIES % (bombs, rows), "x.xml")) == [(1, "!"), (2, "!"), (3, "!"), (4, "x")]
    assert not FORMAT.fits("x.xml", ENTITIES % (bombs, rows))


def test_rows_need_no_lines() -> None:
    data = b'<posts><row Body="x"/><row Body="y"/>\n<row\nBody="z"\n/></posts>'
    assert seen(read(FORMAT, data, "x.xml")) == [(1, "x"), (2, "y"), (3, "z")]


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn"])), max_size=5), st.integers(1, 99))
def test_any_chunk_gives_the_same_rows(texts: list[str], size: int) -> None:
    quoted = [text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;") for text in texts]
    data = posts(*(f'Text="{text}"' for text in quoted)).replace(b"posts>", b"comments>")
    assert [text for _, text in seen(_by_chunks(data, size))] == texts


def _by_chunks(data: bytes, size: int) -> list[Record]:
    class Slow(io.BufferedReader):
        def read(self, _: int | None = -1, /) -> bytes:
            return super().read(size)

    @contextmanager
    def opened() -> Iterator[io.BufferedReader]:
        yield Slow(io.BytesIO(data))

    return list(FORMAT.read(File("x.xml", "x.xml", opened), [], Reading()))


@given(st.binary(max_size=300))
def test_any_bytes_give_records(data: bytes) -> None:
    records = read(FORMAT, POSTS % (b"<row " + data), "x.xml")
    assert [record.place.line for record in records] == sorted({record.place.line for record in records})


HOSTILE = {"a long row": b"a" * 2_000_000, "tags": b"<" * 2_000_000, "rows": b"<row " * 40_000}


@pytest.mark.parametrize("rows", HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_take_linear_time(rows: bytes) -> None:
    start = time.thread_time()
    read(FORMAT, POSTS % rows, "x.xml")
    assert time.thread_time() - start < 10


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "Posts.xml"
    path.write_bytes(POSTS % (b'  <row Id="1" Body="%s" />\n' % (b"x" * 1000) * 20_000))
    tracemalloc.start()
    (file,) = files_in(tmp_path)
    count = sum(1 for _ in FORMAT.read(file, [], Reading()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 20_000
    assert peak < 2_000_000


FITS = {
    "posts": (posts('Id="1"'), True),
    "a mark": (b"\xef\xbb\xbf" + posts('Id="1"'), True),
    "no declaration": (b"<users><row Id='1'/></users>", True),
    "no rows": (b"<comments>\n</comments>", True),
    "another table": (b"<votes><row Id='1'/></votes>", False),
    "another list of posts": (b'<posts user="x"><post href="y"/></posts>', False),
    "other posts": (b"<posts><post/></posts>", False),
    "a page": (b"<html><body>", False),
    "nothing": (b"", False),
}


@pytest.mark.parametrize(("head", "expected"), FITS.values(), ids=FITS)
def test_fits(head: bytes, expected: bool) -> None:
    assert FORMAT.fits("x.xml", head[:4096]) is expected
