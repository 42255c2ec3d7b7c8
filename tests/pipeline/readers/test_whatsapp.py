"""WhatsApp's chats: who said what, where, and what is no message at all."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doxguard.benchmarks.dumps import whatsapp
from doxguard.benchmarks.dumps.chats import chat_posts
from doxguard.pipeline.post import Post
from doxguard.pipeline.readers.whatsapp import FORMAT
from doxguard.pipeline.readers.whatsapp_time import MARKS
from tests.hostile import assert_linear
from tests.pipeline.readers.folders import file_of, posts, read, read_folder

IPHONE, ANDROID = "[18-03-2022, 14:56:01] ", "18-03-2022 14:56 - "
NUMBER = "+31 6 12345678"


def chat(*lines: str, name: str = "_chat.txt", others: dict[str, str] | None = None) -> list[Post]:
    files = [file_of(data, path) for path, data in (others or {}).items()]
    return posts(read(file_of("\n".join(lines), name), FORMAT, files))


@pytest.mark.parametrize("style", whatsapp.STYLES)
def test_what_was_written_is_read(tmp_path: Path, style: str) -> None:
    whatsapp.write(tmp_path, chat_posts(), style=style)
    found, written = read_folder(tmp_path, FORMAT), list(chat_posts())
    assert [post.text for post in found if not post.geo] == [post.text for post in written if not post.geo]
    assert [post.author["name"] for post in found] == [post.author["name"] for post in written]
    assert [post.posted_at[:16] for post in found] == [post.posted_at[:16] for post in written]
    assert [post.geo for post in found if post.geo] == [
        {"live": True} if post.geo.get("live") else post.geo for post in written if post.geo
    ]
    assert [file["path"] for post in found for file in post.media] == ["photo_1.jpg"]


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=MARKS), max_size=30)


@settings(max_examples=60)
@given(st.lists(TEXT, min_size=1, max_size=4).map("\n".join), st.sampled_from(sorted(whatsapp.STYLES)))
def test_any_text(tmp_path_factory: pytest.TempPathFactory, text: str, style: str) -> None:
    folder = tmp_path_factory.mktemp("whatsapp")
    whatsapp.write(folder, [Post(text, author={"name": "Anna"}), Post("z", author={"name": "Bram"})], style=style)
    found = read_folder(folder, FORMAT)
    assert [post.text for post in found] == [text.rstrip("\n") if text.strip() else "", "z"]


BODIES = {
    "a line": ("x", "x"),
    "a colon": ("adres: Kerkpad 3", "adres: Kerkpad 3"),
    "several lines": ("a\n\nb: c\n", "a\n\nb: c"),
    "a head of another style": ("kijk:\n18/03/2022, 14:56 - Bram: y", "kijk:\n18/03/2022, 14:56 - Bram: y"),
    "a phone number at the start of a line": ("bel\n06-12345678 - nu", "bel\n06-12345678 - nu"),
    "nothing": ("", ""),
    "edited": ("Kerkpad 3 \u200e<Dit bericht is bewerkt>", "Kerkpad 3"),
    "edited, on Android": ("Kerkpad 3 <This message was edited>", "Kerkpad 3"),
    "something else in brackets": ("Kerkpad 3 <dit is verzonnen>", "Kerkpad 3 <dit is verzonnen>"),
    "a poll": (
        "\u200ePOLL:\nWaar?\n\u200eOPTION: Kerkpad 3 (2 votes)",
        "POLL:\nWaar?\n\u200eOPTION: Kerkpad 3 (2 votes)",
    ),
    "deleted": ("\u200eThis message was deleted.", ""),
    "deleted, on Android": ("Dit bericht is verwijderd", ""),
    "telling of what was deleted": ("Dit bericht is verwijderd door mij", "Dit bericht is verwijderd door mij"),
    "a file": ("\u200e<attached: 00000012-PHOTO-2022-03-18-14-56-01.jpg>", ""),
    "a file with its name": (
        "plan.pdf • \u200e2 pages \u200e<attached: 00000013-plan.pdf>",
        "plan.pdf • \u200e2 pages",
    ),
    "a file with a caption, on Android": ("IMG-20220318-WA0001.jpg (bestand bijgevoegd)\nKerkpad 3", "Kerkpad 3"),
    "something else in parentheses": ("foto.jpg (die van het huis)", "foto.jpg (die van het huis)"),
    "left out": ("<Media weggelaten>", ""),
    "left out, on an iPhone": ("\u200eafbeelding weggelaten", ""),
    "telling of what was left out": ("de afbeelding is weggelaten", "de afbeelding is weggelaten"),
}


@pytest.mark.parametrize(("body", "text"), BODIES.values(), ids=BODIES.keys())
@pytest.mark.parametrize("head", [IPHONE, ANDROID], ids=["iPhone", "Android"])
def test_bodies(head: str, body: str, text: str) -> None:
    found = chat(f"{head}Anna Verzonnen: {body}", f"{head}Bram: z")
    assert [post.text for post in found] == [text, "z"]
    assert found[0].author == {"name": "Anna Verzonnen"}


def test_what_is_kept_of_bodies() -> None:
    found = chat(*(ANDROID + "Anna: " + body for body, _ in BODIES.values()))
    of = dict(zip(BODIES, found, strict=True))
    assert [name for name, post in of.items() if post.meta.get("deleted")] == ["deleted", "deleted, on Android"]
    assert [name for name, post in of.items() if post.meta.get("edited")] == ["edited", "edited, on Android"]
    assert of["a file"].media == ({"kind": "photo", "path": "00000012-PHOTO-2022-03-18-14-56-01.jpg"},)
    assert of["left out"].media == ({"kind": "omitted"},)


PLACES = {
    "a pin": ("Locatie: https://maps.google.com/?q=52.3731,4.8925", {"lat": 52.3731, "lon": 4.8925}),
    "a pin, on Android": ("location: https://maps.google.com/?q=-52.3731,-4.8925", {"lat": -52.3731, "lon": -4.8925}),
    "a place": ("Café X (Nergensplein 1): https://maps.google.com/?q=52.3731,4.8925",
                {"lat": 52.3731, "lon": 4.8925, "place": "Café X (Nergensplein 1)"}),
    "a place in lines": ("Café X\nNergensplein 1\nhttps://maps.google.com/?q=52.3731,4.8925",
                         {"lat": 52.3731, "lon": 4.8925, "place": "Café X, Nergensplein 1"}),
    "a place of Foursquare's": ("Café X: https://foursquare.com/v/4e89af95e5fa82ad4c0aa03b", {"place": "Café X"}),
    "Dutch": ("live locatie gedeeld", {"live": True}),
    "English": ("Live location shared", {"live": True}),
    "German": ("Live-Standort wird geteilt", {"live": True}),
    "French": ("Localisation en direct partagée", {"live": True}),
    "Spanish": ("ubicación en tiempo real compartida", {"live": True}),
    "a link in a sentence": ("kijk https://maps.google.com/?q=52.3731,4.8925 daar", {}),
    "telling of a live location": ("ik heb mijn live locatie gedeeld", {}),
    "off the earth": ("Locatie: https://maps.google.com/?q=92.3731,4.8925", {}),
    "another link": ("Locatie: https://example.org/?q=52.3731,4.8925", {}),
}  # fmt: skip


@pytest.mark.parametrize(("body", "geo"), PLACES.values(), ids=PLACES.keys())
@pytest.mark.parametrize("head", [IPHONE, ANDROID], ids=["iPhone", "Android"])
@pytest.mark.parametrize("mark", ["", "\u200e"], ids=["typed", "marked"])
def test_places(head: str, mark: str, body: str, geo: dict[str, object]) -> None:
    if mark and not geo and "://" not in body:
        return  # what the app itself says in one line is a notice
    (post,) = chat(f"{head}Anna: {mark}{body}")
    assert post.geo == geo
    assert post.text == body  # what readers of the chat see


SENDERS = {
    "a name": ("Anna Verzonnen", {"name": "Anna Verzonnen"}),
    "marked": ("\u200eAnna", {"name": "Anna"}),
    "a name of their own choice": ("~\u202fAnna", {"name": "Anna"}),
    "an emoji": ("🐝 Bij", {"name": "🐝 Bij"}),
    "a colon in it": ("Anna:werk", {"name": "Anna:werk"}),
    "digits in it": ("Anna 06", {"name": "Anna 06"}),
}


@pytest.mark.parametrize(("sender", "author"), SENDERS.values(), ids=SENDERS.keys())
def test_senders(sender: str, author: dict[str, str]) -> None:
    assert [post.author for post in chat(f"{IPHONE}{sender}: x")] == [author]


@pytest.mark.parametrize(
    "written", ["+31 6 12345678", "\u202a+31 6 12345678\u202c", "+31\xa06\xa012345678", "+31 6\u201112345678"]
)
def test_a_number_is_never_content(written: str) -> None:
    first, second, other = chat(f"{IPHONE}{written}: x", f"{IPHONE}{NUMBER}: y", f"{IPHONE}+31 6 87654321: z")
    assert set(first.author) == {"id"}
    assert first.author == second.author != other.author
    assert all("12345678" not in str((post.text, post.author, post.meta)) for post in (first, second))


NOTICES = {
    "who was added": f"{ANDROID}\u202a{NUMBER}\u202c was added",
    "encryption": f"{ANDROID}Messages and calls are end-to-end encrypted. No one outside of this chat can read them.",
    "encryption, on an iPhone": f"{IPHONE}Groep: \u200eBerichten en gesprekken worden end-to-end versleuteld.",
    "a number that changed": f"{IPHONE}\u200e{NUMBER}: \u200e{NUMBER} changed their phone number to a new number",
    "who was added, on an iPhone": f"{IPHONE}Groep: \u200eAnna added {NUMBER}",
    "a call": f"\u200e{IPHONE}Anna: \u200eMissed voice call",
}


@pytest.mark.parametrize("line", NOTICES.values(), ids=NOTICES.keys())
def test_notices(line: str) -> None:
    head = IPHONE if "[" in line else ANDROID
    assert [post.text for post in chat(line, f"{head}Anna: x")] == ["x"]


TITLES = {
    "Android": f"{ANDROID}Anna changed the subject from “Buren” to “Kerkpad 3: weg ermee”",
    "Dutch": f"{ANDROID}Anna heeft groep “Kerkpad 3: weg ermee” gemaakt",
    "iPhone": f"{IPHONE}Groep: \u200eAnna created group “Kerkpad 3: weg ermee”",
}


@pytest.mark.parametrize("line", TITLES.values(), ids=TITLES.keys())
def test_names_of_groups_were_typed(line: str) -> None:
    (post,) = chat(line)
    assert (post.text, post.meta["kind"]) == ("Kerkpad 3: weg ermee", "title")


def test_a_contact_beside_the_chat() -> None:
    card = {"Bram.vcf": "FN:Bram Bedacht\nTEL:+31 6 12345678"}
    for body in ("Bram.vcf (file attached)", "\u200e<attached: Bram.vcf>"):
        assert chat(f"{ANDROID}Anna: {body}", others=card)[0].text == "Bram Bedacht\n+31 6 12345678"
        assert chat(f"{ANDROID}Anna: {body}")[0].text == ""


def test_order_is_told_by_the_whole_chat() -> None:
    lines = [f"0{day}/04/22, 14:56 - Anna: {day}" for day in (1, 2, 3)] + ["04/05/22, 14:56 - Anna: 4"]
    assert [post.posted_at for post in chat(*lines)][:2] == ["2022-04-01T14:56:00", "2022-04-02T14:56:00"]
    lines.append("04/13/22, 14:56 - Anna: 5")
    assert [post.posted_at for post in chat(*lines)][:2] == ["2022-01-04T14:56:00", "2022-02-04T14:56:00"]


def test_one_note_if_the_order_is_not_told() -> None:
    records = read(file_of("03/04/2022, 14:56 - A: x\n03/04/2022, 14:56 - A: y", "_chat.txt"), FORMAT)
    assert [len(record.notes) for record in records] == [1, 0]
    assert not any(record.notes for record in read(file_of(f"{ANDROID}A: x", "_chat.txt"), FORMAT))


def test_lines_are_those_of_the_file() -> None:
    records = read(file_of(f"\r\n{IPHONE}A: x\r\ny\r\n{IPHONE}A: z\r\n", "_chat.txt"), FORMAT)
    assert [(record.place.line, record.post and record.post.text) for record in records] == [(2, "x\ny"), (4, "z")]


def test_a_line_that_is_too_long_costs_no_other() -> None:
    records = read(
        file_of(f"{ANDROID}A: x\n{ANDROID}A: {'y' * 2_000_000}\n{ANDROID}A: z", "_chat.txt"), FORMAT, max_chars=9
    )
    assert [(r.place.line, r.post.text if r.post else "!") for r in records] == [(1, "x"), (2, "!"), (3, "z")]


def test_bad_bytes_and_long_messages_cost_no_other() -> None:
    data = f"{ANDROID}A: ".encode() + b"a\xffb\n" + f"{ANDROID}A: {'x' * 50}\n{'y' * 200}\n{ANDROID}A: z".encode()
    records = read(file_of(data, "_chat.txt"), FORMAT, max_chars=100)
    assert [record.post.text if record.post else "!" for record in records] == ["a\ufffdb", "!", "z"]
    endless = f"{ANDROID}A: x\n" + ("y" * 1000 + "\n") * 2000 + "y" * 2_000_000 + f"\n{ANDROID}A: z"
    records = read(file_of(endless, "_chat.txt"), FORMAT, max_chars=100)
    assert [record.post.text if record.post else "!" for record in records] == ["!", "!", "z"]
    assert all("yyy" not in f"{record.error}{record.raw!r}" for record in records)


@pytest.mark.parametrize(
    "unit", [ANDROID, f"{ANDROID}A: x\n", "“", "<", "\u200e<a: ", ": ", "a\n", "(", "https://maps.google.com/"]
)
def test_linear(unit: str) -> None:
    assert_linear(lambda text: read(file_of(f"{ANDROID}A: {text}", "_chat.txt"), FORMAT), unit)


FITTING = {
    "iPhone": ("_chat.txt", f"{IPHONE}Anna: x", True),
    "Android": ("WhatsApp Chat with Anna.txt", f"{ANDROID}Messages are encrypted.", True),
    "German": ("in/WhatsApp-Chat mit Anna.txt", f"\ufeff{ANDROID}Anna: x", True),
    "renamed": ("x.txt", f"{IPHONE}Anna: x\ny\n{IPHONE}Bram: z", True),
    "renamed and short": ("x.txt", f"{IPHONE}Anna: x", False),
    "another extension": ("_chat.csv", f"{IPHONE}Anna: x", False),
    "a post a line": ("posts.txt", "18-03-2022 gezien bij het station\n19-03-2022 ook weer", False),
    "posts that begin with a time": ("posts.txt", f"{ANDROID}gezien\n{ANDROID}weer gezien", False),
    "a chat of another kind": ("chat.txt", "[14:56] Anna: x\n[14:57] Bram: y", False),
    "nothing": ("_chat.txt", "", False),
}


@pytest.mark.parametrize(("path", "head", "expected"), FITTING.values(), ids=FITTING.keys())
def test_fits(path: str, head: str, expected: bool) -> None:
    assert FORMAT.fits(path, head.encode()) is expected
