"""Telegram Desktop's exports: what a reader of the chat sees, and what was written is read back."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doxguard.benchmarks.dumps import telegram
from doxguard.benchmarks.dumps.chats import chat_posts
from doxguard.errors import InputError
from doxguard.pipeline.post import Post
from doxguard.pipeline.readers.telegram import FORMAT
from tests.pipeline.readers.folders import file_of, head_of, posts, read, read_folder

CHAT = {"name": "Verzonnen", "type": "personal_chat", "id": 4001}
TYPED = {"type": "message", "date": "2026-02-11T10:01:30", "date_unixtime": "1770800490", "from": "Anna Verzonnen"}


def one(message: Mapping[str, object], **others: str) -> Post:
    files = [file_of(data, path) for path, data in others.items()]
    (post,) = posts(read(file_of({**CHAT, "messages": [{**TYPED, "id": 1, **message}]}), FORMAT, files))
    return post


def same(post: Post) -> tuple[object, ...]:
    return (post.id, post.text, post.posted_at, post.thread, post.reply_to, post.geo, post.urls, post.media)


@pytest.mark.parametrize("account", [False, True], ids=["a chat", "an account"])
def test_what_was_written_is_read(tmp_path: Path, account: bool) -> None:
    (telegram.write_account if account else telegram.write)(tmp_path, chat_posts())
    found = read_folder(tmp_path, FORMAT)
    assert [same(post) for post in found] == [same(post) for post in chat_posts()]
    assert [post.author["name"] for post in found] == [post.author["name"] for post in chat_posts()]


def test_chats_of_an_account_are_told_apart(tmp_path: Path) -> None:
    written = [replace(post, thread=thread, id=f"{thread}/1", reply_to="") for thread in "123" for post in chat_posts()]
    telegram.write_account(tmp_path, written)
    assert [post.thread for post in read_folder(tmp_path, FORMAT)] == [post.thread for post in written]


@settings(max_examples=40)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_any_text(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("telegram")
    telegram.write(folder, [Post(text, thread="1")])
    (post,) = read_folder(folder, FORMAT)
    assert post.text == ("" if not text.strip() else text)


LINK = {"type": "text_link", "text": "hier", "href": "https://example.org/kaart"}
TEXTS = {
    "a string": ({"text": "bel 06 1122 3344"}, "bel 06 1122 3344"),
    "a list": ({"text": ["bel ", {"type": "phone", "text": "06 1122 3344"}, "!"]}, "bel 06 1122 3344!"),
    "a link with its own text": ({"text": ["kijk ", LINK]}, "kijk hier"),
    "entities alone": ({"text_entities": [{"type": "plain", "text": "x "}, {"type": "bold", "text": "y"}]}, "x y"),
    "entities and a string": ({"text": "x", "text_entities": [{"type": "plain", "text": "x"}]}, "x"),
    "a hashtag and odd parts": ({"text": [{"type": "hashtag", "text": "#x"}, 5, None, {"text": 7}]}, "#x"),
    "no text": ({"text": ""}, ""),
    "no text at all": ({}, ""),
    "a caption": ({"photo": "photos/1.jpg", "text": "het huis"}, "het huis"),
    "a poll": ({"text": "", "poll": {"question": "Waar?", "answers": [{"text": "Kerkpad 3"}, {"text": "elders"}]}},
               "Waar?\nKerkpad 3\nelders"),
    "a poll with entities": ({"poll": {"question": [{"type": "plain", "text": "Waar?"}]}}, "Waar?"),
    "a contact": ({"contact_information": {"first_name": "Bram", "last_name": "Bedacht", "phone_number": "06 1122"}},
                  "Bram Bedacht\n06 1122"),
    "a contact without a number": ({"contact_information": {"first_name": "Bram", "phone_number": ""}}, "Bram"),
    "a contact without its vCard": ({"contact_information": {"first_name": "Bram"}, "contact_vcard": "(none)"}, "Bram"),
    "an invoice": ({"invoice_information": {"title": "x", "description": "Kerkpad 3"}}, "Kerkpad 3"),
    "a title": ({"type": "service", "action": "edit_group_title", "actor": "Anna", "title": "Woont Kerkpad 3"},
                "Woont Kerkpad 3"),
    "the title of a song is none of theirs": ({"file": "f.mp3", "title": "Adres onbekend", "text": "x"}, "x"),
}  # fmt: skip


@pytest.mark.parametrize(("message", "text"), TEXTS.values(), ids=TEXTS.keys())
def test_texts(message: Mapping[str, object], text: str) -> None:
    assert one(message).text == text


def test_vcard_beside_it() -> None:
    card = "BEGIN:VCARD\nFN:Bram Bedacht\nTEL:+31612345678\nADR:;;Kerkpad 3;Nergens;;;\nEND:VCARD"
    message = {
        "contact_information": {"first_name": "Bram", "last_name": "Bedacht", "phone_number": "+31 6 12345678"},
        "contact_vcard": "contacts/contact_1.vcard",
    }
    assert one(message, **{"contacts/contact_1.vcard": card}).text == (
        "Bram Bedacht\n+31 6 12345678\nKerkpad 3 Nergens"
    )


HERE = {"latitude": 52.3731, "longitude": 4.8925}
PLACES = {
    "a pin": ({"location_information": HERE}, {"lat": 52.3731, "lon": 4.8925}),
    "live": ({"location_information": HERE, "live_location_period_seconds": 900},
             {"lat": 52.3731, "lon": 4.8925, "live": True, "period": 900}),
    "a venue": ({"location_information": HERE, "place_name": "Café X", "address": "Nergensplein 1"},
                {"lat": 52.3731, "lon": 4.8925, "place": "Café X, Nergensplein 1"}),
    "a venue without a point": ({"place_name": "Café X", "address": ""}, {"place": "Café X"}),
    "no point": ({"location_information": None}, {}),
    "live without a point": ({"location_information": None, "live_location_period_seconds": 60},
                             {"live": True, "period": 60}),
    "off the earth": ({"location_information": {"latitude": 152.0, "longitude": 4.0}}, {}),
    "not live": ({"location_information": HERE, "live_location_period_seconds": 0}, {"lat": 52.3731, "lon": 4.8925}),
    "somebody comes near": ({"type": "service", "action": "proximity_reached", "from": "A", "to": "B", "distance": 50},
                            {"live": True}),
    "none": ({"text": "x"}, {}),
}  # fmt: skip


@pytest.mark.parametrize(("message", "geo"), PLACES.values(), ids=PLACES.keys())
def test_places(message: Mapping[str, object], geo: Mapping[str, object]) -> None:
    assert one(message).geo == geo


def test_the_rest() -> None:
    post = one({"from_id": "user7", "reply_to_message_id": 9, "text": [LINK], "edited": "x", "forwarded_from": "C"})
    assert post.author == {"name": "Anna Verzonnen", "id": "user7"}
    assert (post.id, post.thread, post.reply_to) == ("4001/1", "4001", "4001/9")
    assert post.posted_at == "2026-02-11T09:01:30+00:00"
    assert post.urls == ({"shown": "hier", "expanded": "https://example.org/kaart"},)
    assert post.meta == {
        "platform": "telegram", "kind": "message", "visibility": "private", "forwarded_from": "C", "edited": True,
    }  # fmt: skip


def test_odd_values() -> None:
    post = one(
        {"from": None, "from_id": 7, "date_unixtime": None, "reply_to_message_id": 5, "reply_to_peer_id": "channel88"}
    )
    assert (post.author, post.posted_at, post.reply_to) == ({"id": "7"}, "2026-02-11T10:01:30", "88/5")
    assert one({"date_unixtime": "x", "date": "x"}).posted_at == ""


LEFT_OUT: dict[str, dict[str, object]] = {
    "who joined": {"type": "service", "action": "invite_members", "members": ["Bram"], "text": ""},
    "a call": {"type": "service", "action": "phone_call", "actor": "Anna", "duration_seconds": 3},
    "which documents were sent": {"type": "service", "action": "send_passport_values", "values": ["passport"]},
    "what was not exported": {"type": "unsupported"},
}


@pytest.mark.parametrize("message", LEFT_OUT.values(), ids=LEFT_OUT.keys())
def test_left_out(message: Mapping[str, object]) -> None:
    assert read(file_of({**CHAT, "messages": [message]}), FORMAT) == []


def test_data_of_the_owner_is_no_post() -> None:
    number = {"first_name": "Anna", "phone_number": "+31 6 12345678"}
    account = {
        "about": "x",
        "personal_information": {**number, "bio": "06 1122 3344"},
        "contacts": {"about": "x", "list": [number]},
        "sessions": {"list": [{"last_ip": "192.0.2.1"}]},
        "chats": {"about": "x", "list": [{"type": "saved_messages", "id": 5, "messages": [{**TYPED, "text": "a"}]}]},
        "left_chats": {"list": [{"type": "public_channel", "id": 6, "messages": [{**TYPED, "text": "b"}]}]},
    }
    file = file_of(account)
    assert FORMAT.fits("result.json", head_of(file))
    found = posts(read(file, FORMAT))
    assert [(post.text, post.thread) for post in found] == [("a", "5"), ("b", "6")]
    assert [post.meta["visibility"] for post in found] == ["private", "public"]


def test_a_bad_message_costs_no_other() -> None:
    messages = [{**TYPED, "text": "a"}, {**TYPED, "text": 5}, "x", {**TYPED, "text": "b"}, {**TYPED, "text": "y" * 200}]
    records = read(file_of({**CHAT, "messages": messages}), FORMAT, max_chars=100)
    assert [(r.place.line, r.post.text if r.post else "!") for r in records] == [
        (1, "a"), (2, "!"), (3, "!"), (4, "b"), (5, "!"),
    ]  # fmt: skip
    assert all("y" * 9 not in record.error for record in records)


def test_a_file_that_is_cut_off() -> None:
    data = head_of(file_of({**CHAT, "messages": [{**TYPED, "text": "a"}, {**TYPED, "text": "b"}]}))[:-20]
    assert [bool(record.error) for record in read(file_of(data), FORMAT)] == [False, True]
    with pytest.raises(InputError, match=r"^x\.json: "):
        read(file_of(b"no"), FORMAT)


FITTING = {
    "a chat": ("result.json", b'{\n "name": "X \\" Y",\n "type": "private_group",\n "id": 5,\n "messages": [\n', True),
    "without a name": ("x/result (1).json", b'{"name": null, "type": "bot_chat", "id": 5, "messages": []}', True),
    "saved messages": ("result.json", b'{\n "type": "saved_messages",\n "id": 5,\n "messages": [', True),
    "an account": ("result.json", b'{\n "about": "Here is",\n "personal_information": {', True),
    "only chats": ("result.json", b'\xef\xbb\xbf{\n "about": "Here is",\n "chats": {', True),
    "another extension": ("result.txt", b'{"type": "bot_chat", "id": 5, "messages": []}', False),
    "a line of JSON Lines": ("x.json", b'{"name": "x", "type": "private", "id": 5, "messages": []}', False),
    "Facebook's messages": ("message_1.json", b'{"participants": [{"name": "x"}], "messages": [', False),
    "Discord's": ("x.json", b'{"guild": {"id": "1"}, "channel": {"id": "2"}, "messages": [', False),
    "about something": ("x.json", b'{"about": "x", "text": "y"}', False),
    "a list": ("result.json", b"[]", False),
    "nothing": ("result.json", b"", False),
}


@pytest.mark.parametrize(("path", "head", "expected"), FITTING.values(), ids=FITTING.keys())
def test_fits(path: str, head: bytes, expected: bool) -> None:
    assert FORMAT.fits(path, head) is expected
