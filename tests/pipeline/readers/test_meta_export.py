"""What Facebook's and Instagram's exports share: letters that were broken, threads of messages, places, pictures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.pipeline.readers.facebook import FORMAT
from doxguard.pipeline.readers.meta_export import (
    is_list_item,
    is_thread,
    media,
    place_of,
    read_profile,
    repaired,
    repaired_text,
)
from tests.pipeline.readers.folders import file_of, posts, read

LETTERS = {
    "an accent": ("cafÃ©", "café"),
    "a heart": ("\u00e2\u009d\u00a4", "❤"),
    "an emoji": ("\u00f0\u009f\u0098\u0080", "😀"),
    "plain": ("Kerkpad 3", "Kerkpad 3"),
    "whole already": ("café", "café"),
    "whole, beyond Latin": ("❤ café", "❤ café"),
    "only half of it broken": ("cafÃ© café", "cafÃ© café"),
    "cut off": ("caf\u00c3", "caf\u00c3"),
    "half a pair": ("\ud83dÃ©", "\ud83dÃ©"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("broken", "whole"), LETTERS.values(), ids=LETTERS.keys())
def test_letters(broken: str, whole: str) -> None:
    assert repaired_text(broken) == whole


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_letters(text: str) -> None:
    assert repaired_text(text.encode().decode("latin-1")) == text


def test_each_string_on_its_own() -> None:
    assert repaired({"PropriÃ©taire": ["cafÃ©", {"a": "café"}, 5, None]}) == {
        "Propriétaire": ["café", {"a": "café"}, 5, None]
    }


def test_what_of_a_list_is_an_item() -> None:
    assert [path for path in ("item", "a.item", "a.b.item", "a", "item.item", "") if is_list_item(path)] == [
        "item", "a.item", "item.item",
    ]  # fmt: skip


THREAD = {
    "participants": [{"name": "Anna"}],
    "messages": [
        {"sender_name": "ZoÃ« Verzonnen", "timestamp_ms": 1770800490123, "content": "KerkpÃ¡d 3", "type": "Generic"},
        {"sender_name": "Bram", "timestamp_ms": 1770800400000, "photos": [{"uri": "photos/1.jpg"}],
         "share": {"link": "https://example.org/kaart", "share_text": "de kaart"}},
        {"sender_name": "Bram", "timestamp_ms": 1770800300000, "is_unsent": True},
        {"sender_name": "Bram", "timestamp_ms": 1770800200000, "content": 5},
    ],
    "title": "Zomaar",
    "thread_path": "inbox/zomaar_5",
}  # fmt: skip


def test_a_thread() -> None:
    file = file_of(THREAD, "your_facebook_activity/messages/inbox/zomaar_5/message_2.json")
    *good, bad = read(file, FORMAT)
    first, second, third = posts(good)
    assert (first.id, first.thread, first.text) == ("zomaar_5/message_2:1", "zomaar_5", "Kerkpád 3")
    assert (first.author, first.posted_at) == ({"name": "Zoë Verzonnen"}, "2026-02-11T09:01:30.123000+00:00")
    assert first.meta == {"platform": "facebook", "kind": "message", "visibility": "private"}
    assert second.text == "de kaart"
    assert second.urls == ({"shown": "https://example.org/kaart", "expanded": "https://example.org/kaart"},)
    assert second.media == ({"kind": "photo", "path": "photos/1.jpg"},)
    assert (third.text, third.meta["deleted"]) == ("", True)
    assert bad.error


def test_a_thread_that_was_encrypted() -> None:
    message = {
        "isUnsent": False,
        "media": [{"uri": "./media/1.jpg"}],
        "senderName": "Zoë",
        "text": "Kerkpad 3",
        "timestamp": 1770800490123,
    }
    file = file_of({"participants": ["Anna", "Zoë"], "threadName": "Zoë_5", "messages": [message]}, "Zoë_5.json")
    assert FORMAT.fits(file.path, b'{\n "participants": ["Anna"],\n "threadName": "Zo')
    (post,) = posts(read(file, FORMAT))
    assert (post.id, post.thread, post.text, post.author) == ("Zoë_5/Zoë_5:1", "Zoë_5", "Kerkpad 3", {"name": "Zoë"})
    assert (post.posted_at, post.media[0]["path"]) == ("2026-02-11T09:01:30.123000+00:00", "./media/1.jpg")


THREADS = {
    "a thread": ("inbox/x_5/message_1.json", b'{\n  "participants": [', True),
    "in any folder": ("message_12.json", b'\xef\xbb\xbf{"participants": [', True),
    "another name": ("inbox/x_5/photos.json", b'{"participants": [', False),
    "another document": ("message_1.json", b'{"messages": [', False),
    "a list": ("message_1.json", b"[]", False),
}


@pytest.mark.parametrize(("path", "head", "expected"), THREADS.values(), ids=THREADS.keys())
def test_what_is_a_thread(path: str, head: bytes, expected: bool) -> None:
    assert is_thread(path, head) is expected


def test_places_and_pictures() -> None:
    place = {"name": "Café X", "coordinate": {"latitude": 52.1, "longitude": 4.9}, "address": "Nergensplein 1"}
    assert place_of(place) == {"lat": 52.1, "lon": 4.9, "place": "Café X, Nergensplein 1"}
    assert place_of({}) == {}
    exif = [{"upload_ip": "192.0.2.1"}, {"latitude": 52.0, "longitude": 5.0}]
    picture = {"uri": "1.jpg", "media_metadata": {"photo_metadata": {"exif_data": exif}}}
    assert media(picture) == {"kind": "photo", "path": "1.jpg", "taken_at": {"lat": 52.0, "lon": 5.0}}
    assert media({"uri": "1.MP4"}) == {"kind": "video", "path": "1.MP4"}


@pytest.mark.parametrize(
    "data", [b"no", b"[" * 20_000, b'{"a":' * 900 + b"1" + b"}" * 900, b"", b"\xff"], ids=lambda d: d[:4]
)
def test_bad_profiles(data: bytes) -> None:
    read_profile([file_of(data, "a/profile.json")], "profile.json")
