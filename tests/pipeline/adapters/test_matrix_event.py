"""What is read of Matrix events: all that a client may show, whose places are whose, and nothing that breaks it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.pipeline.adapters.matrix_event import READ, to_record
from doxguard.pipeline.post import Post

ANNA, BOB = "@anna:example.org", "@bob:example.org"
URI = "geo:52.371807,4.896029;u=35"
POINT = {"lat": 52.371807, "lon": 4.896029}
MESSAGE, BEACON, INFO = "m.room.message", "org.matrix.msc3672.beacon", "org.matrix.msc3672.beacon_info"
SELF, PIN = {"org.matrix.msc3488.asset": {"type": "m.self"}}, {"m.asset": {"type": "m.pin"}}
SPOT = {"org.matrix.msc3488.location": {"uri": URI}}


def record(kind: str, content: object, **more: object) -> dict[str, object] | None:
    return to_record({"type": kind, "sender": ANNA, "content": content, **more})


def poll(question: object, *answers: object) -> dict[str, object]:
    return {"org.matrix.msc3381.poll.start": {"question": question, "answers": list(answers)}}


TEXTS = {
    "a text": (MESSAGE, {"msgtype": "m.text", "body": "hoi"}, "hoi"),
    "a notice": (MESSAGE, {"msgtype": "m.notice", "body": "hoi"}, "hoi"),
    "of an unknown type": (MESSAGE, {"msgtype": "org.example.new", "body": "hoi"}, "hoi"),
    "without a type": (MESSAGE, {"body": "hoi"}, "hoi"),
    "markup alone differs": (MESSAGE, {"body": "**hoi** Jan", "formatted_body": "<b>hoi</b> Jan"}, "**hoi** Jan"),
    "white space alone differs": (MESSAGE, {"body": "hoi  Jan", "formatted_body": "<p>hoi Jan</p>"}, "hoi  Jan"),
    "HTML says more": (MESSAGE, {"body": "hoi", "formatted_body": "<i>hoi</i>, tot zo"}, "hoi\n\nhoi, tot zo"),
    "HTML in another order": (MESSAGE, {"body": "12 34", "formatted_body": "34 12"}, "12 34\n\n34 12"),
    "only HTML": (MESSAGE, {"formatted_body": "<p>hoi</p>"}, "hoi"),
    "an edit, shown by clients old and new": (
        MESSAGE,
        {"body": "* nieuw", "m.new_content": {"body": "nieuw"}, "m.relates_to": {"rel_type": "m.replace"}},
        "nieuw",
    ),
    "an edit that says other things to old clients": (
        MESSAGE,
        {"body": "* oud", "m.new_content": {"body": "nieuw"}},
        "nieuw\n\noud",
    ),
    "an extensible text": (
        MESSAGE,
        {"m.text": [{"body": "hoi"}, {"mimetype": "text/html", "body": "<b>hoi</b>"}]},
        "hoi",
    ),
    "one of before": (MESSAGE, {"org.matrix.msc1767.text": "hoi"}, "hoi"),
    "a caption": (MESSAGE, {"msgtype": "m.image", "filename": "a.png", "body": "kijk"}, "kijk"),
    "a caption in HTML": (
        MESSAGE,
        {"msgtype": "m.image", "filename": "a.png", "body": "kijk", "formatted_body": "<b>kijk hier</b>"},
        "kijk\n\nkijk hier",
    ),
    "a poll": ("m.poll.start", poll({"body": "Waar?"}, {"org.matrix.msc1767.text": "thuis"}), "Waar?\n\nthuis"),
    "a poll as specified": (
        "m.poll.start",
        {
            "m.poll": {
                "question": {"m.text": [{"body": "Waar?"}]},
                "answers": [{"m.id": "1", "m.text": [{"body": "hier"}]}],
            }
        },
        "Waar?\n\nhier",
    ),
    "a topic": ("m.room.topic", {"topic": "over fietsen"}, "over fietsen"),
    "a topic in two types": ("m.room.topic", {"topic": "a", "m.topic": {"m.text": [{"body": "b"}]}}, "a\n\nb"),
    "a name": ("m.room.name", {"name": "Buurt"}, "Buurt"),
    "a reaction in words": ("m.reaction", {"m.relates_to": {"rel_type": "m.annotation", "key": "ja hoor"}}, "ja hoor"),
    "a reason": ("m.room.redaction", {"reason": "te lang"}, "te lang"),
}


@pytest.mark.parametrize(("kind", "content", "text"), TEXTS.values(), ids=TEXTS)
def test_every_text_that_a_client_may_show_is_read_once(kind: str, content: object, text: str) -> None:
    found = record(kind, content)
    assert found is not None
    assert found["text"] == text


NOTHING = {
    "ciphertext": ("m.room.encrypted", {"ciphertext": "AwgAEnB4"}),
    "who is in the room": ("m.room.member", {"membership": "join", "displayname": "Anna"}),
    "of another kind": ("org.example.own", {"body": "hoi"}),
    "no body": (MESSAGE, {"msgtype": "m.text"}),
    "an empty one": (MESSAGE, {"body": " \n"}),
    "a body that is no string": (MESSAGE, {"body": {"a": 1}, "formatted_body": 7}),
    "a number as new content": (MESSAGE, {"m.new_content": 7}),
    "an end of a live location": (INFO, {"live": False, "timeout": 3600000}),
    "content that is no object": (MESSAGE, "hoi"),
    "no content": (MESSAGE, None),
    "an answer to a poll": ("m.poll.response", {"m.selections": ["1"]}),
    "texts that nest without end": (MESSAGE, {"m.text": [[[[[[{"body": "hoi"}]]]]]]}),
}


@pytest.mark.parametrize(("kind", "content"), NOTHING.values(), ids=NOTHING)
def test_of_other_events_nothing_is_read(kind: str, content: object) -> None:
    assert record(kind, content) is None


def test_an_event_without_a_type_is_none() -> None:
    assert to_record({"content": {"body": "hoi"}}) is None
    assert to_record({"type": ["m.room.message"], "content": {"body": "hoi"}}) is None


PICTURES = {
    "a name": ({"msgtype": "m.image", "body": "strand.jpg"}, [{"kind": "image", "alt": "strand.jpg"}]),
    "a name beside a caption": (
        {"msgtype": "m.video", "filename": "strand.mp4", "body": "mooi"},
        [{"kind": "video", "alt": "strand.mp4"}],
    ),
    "the same twice": ({"msgtype": "m.file", "filename": "a.pdf", "body": "a.pdf"}, [{"kind": "file", "alt": "a.pdf"}]),
    "none": ({"msgtype": "m.image", "url": "mxc://example.org/a"}, None),
    "a text is none": ({"msgtype": "m.text", "body": "strand.jpg"}, None),
}


@pytest.mark.parametrize(("content", "media"), PICTURES.values(), ids=PICTURES)
def test_pictures_are_read_by_name_or_description(content: object, media: object) -> None:
    assert (record(MESSAGE, content) or {}).get("media") == media


def test_a_sticker_is_read_by_its_description() -> None:
    assert record("m.sticker", {"body": "een kat"}) == {
        "text": "",
        "media": [{"kind": "image", "alt": "een kat"}],
        "author": {"handle": ANNA},
    }


LINKS = {
    "words that lead somewhere": ('<a href="https://example.org/x">hier</a>', [("hier", "https://example.org/x")]),
    "a bare link": ('<a href="https://example.org/x">https://example.org/x</a>', None),
    "who is mentioned": ('<a href="https://matrix.to/#/@bob:example.org">Bob</a>', None),
    "which room is": ('<a href="matrix:r/room:example.org">de kamer</a>', None),
}


@pytest.mark.parametrize(("html", "links"), LINKS.values(), ids=LINKS)
def test_links_are_read_by_where_they_lead(html: str, links: list[tuple[str, str]] | None) -> None:
    found = record(MESSAGE, {"body": "x", "formatted_body": html}) or {}
    expected = [{"shown": shown, "expanded": expanded} for shown, expanded in links or ()]
    assert found.get("urls", []) == expected


PLACES = {
    "of the sender, told in the client's words": (
        {**SELF, "geo_uri": URI, "body": f"Anna deelt haar locatie {URI}"},
        "Anna deelt haar locatie",
        POINT,
    ),
    "of the sender, with a description": (
        {**SELF, "geo_uri": URI, "body": URI, "m.location": {"uri": URI, "description": "thuis"}},
        f"thuis {URI}",
        POINT,
    ),
    "of nobody said": ({"geo_uri": URI, "body": "hier"}, f"hier {URI}", POINT),
    "in the body already": ({"geo_uri": URI, "body": f"hier {URI}!"}, f"hier {URI}!", POINT),
    "a pin": ({**PIN, "geo_uri": URI, "body": "hier"}, f"hier {URI}", None),
    "in the block alone": ({**SELF, **SPOT}, "", POINT),
    "two that differ": ({"geo_uri": URI, "m.location": {"uri": "geo:51.9,4.4"}}, f"{URI} geo:51.9,4.4", POINT),
    "with a height": ({**SELF, "geo_uri": "geo:52.371807,4.896029,7"}, "", POINT),
    "out of range": ({**SELF, "geo_uri": "geo:99.5,4.8", "body": "hier"}, "hier geo:99.5,4.8", None),
    "of another system": ({**SELF, "geo_uri": "geo:52.3,4.8;crs=rd", "body": "x"}, "x geo:52.3,4.8;crs=rd", None),
    "of RFC 5870 by name": ({**SELF, "geo_uri": "geo:52.371807,4.896029;crs=wgs84"}, "", POINT),
    "words behind the place": ({**SELF, "geo_uri": f"{URI} van haar", "body": "x"}, f"x {URI} van haar", None),
    "words for a place, taken out of nothing": ({**SELF, "geo_uri": "0611", "body": "0611223344"}, "0611223344", None),
    "no string": ({**SELF, "geo_uri": 52.37, "body": "hier"}, "hier", None),
    "no number": ({**SELF, "geo_uri": "geo:nan,inf", "body": "hier"}, "hier geo:nan,inf", None),
    "an owner that is no string": ({"m.asset": {"type": 1}, "geo_uri": URI, "body": "x"}, f"x {URI}", POINT),
}


@pytest.mark.parametrize(("content", "text", "geo"), PLACES.values(), ids=PLACES)
def test_a_place_is_its_senders_unless_it_is_a_pin(content: dict[str, object], text: str, geo: object) -> None:
    found = record(MESSAGE, {"msgtype": "m.location", **content})
    assert found is not None
    assert (found["text"], found.get("geo")) == (text, geo)


LIVE = {
    "where somebody is": (BEACON, SPOT, {**POINT, "live": True}, ""),
    "as specified": ("m.beacon", {"m.location": {"uri": URI}}, {**POINT, "live": True}, ""),
    "somewhere out of range": (BEACON, {"m.location": {"uri": "geo:1000,0"}}, {"live": True}, "geo:1000,0"),
    "that it begins": (INFO, {"live": True, "timeout": 3600000}, {"live": True, "period": 3600.0}, ""),
    "a nested one": ("m.beacon_info", {"m.beacon_info": {"live": True, "description": "x"}}, {"live": True}, "x"),
    "a period that is no number": (INFO, {"live": True, "timeout": "1h"}, {"live": True}, ""),
    "a period without end": (INFO, {"live": True, "timeout": 10**400}, {"live": True}, ""),
}


@pytest.mark.parametrize(("kind", "content", "geo", "text"), LIVE.values(), ids=LIVE)
def test_live_locations_are_the_senders(kind: str, content: object, geo: object, text: str) -> None:
    found = record(kind, content, state_key=ANNA)
    assert found is not None
    assert (found.get("geo"), found["text"]) == (geo, text)
    assert "meta" not in found


def test_a_live_location_under_another_name_is_somebody_elses() -> None:
    found = record(INFO, {"live": True}, state_key=BOB)
    assert found is not None
    assert found["meta"] == {"geo_subject": "other"}


ABOUT = {
    "all of it": (
        {"event_id": "$2", "origin_server_ts": 1777919400000},
        {"rel_type": "m.thread", "event_id": "$1", "m.in_reply_to": {"event_id": "$0"}},
        {"id": "$2", "posted_at": "2026-05-04T18:30:00+00:00", "thread": "$1", "reply_to": "$0"},
    ),
    "an edit is no thread": ({}, {"rel_type": "m.replace", "event_id": "$1"}, {}),
    "a time before 1970": ({"origin_server_ts": -1}, {}, {}),
    "a time beyond the calendar": ({"origin_server_ts": 10**30}, {}, {}),
    "a time in words": ({"origin_server_ts": "now"}, {}, {}),
    "a truth for a time": ({"origin_server_ts": True}, {}, {}),
    "ids that are none": ({"event_id": 7}, {"rel_type": "m.thread", "event_id": ["$1"]}, {}),
    "a relation that is none": ({}, "m.thread", {}),
}


@pytest.mark.parametrize(("more", "relation", "about"), ABOUT.values(), ids=ABOUT)
def test_what_is_known_beside_the_text(more: dict[str, object], relation: object, about: dict[str, object]) -> None:
    content = {"body": "hoi", "m.relates_to": relation}
    assert record(MESSAGE, content, **more) == {"text": "hoi", "author": {"handle": ANNA}, **about}


NAMES = """
body formatted_body msgtype m.new_content m.text geo_uri uri description m.location m.asset type filename live timeout
question answers m.poll topic m.topic name reason m.relates_to key event_id rel_type m.in_reply_to
"""
KEYS = st.sampled_from(NAMES.split())
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from([URI, "<a href=x>"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=20,
)


@given(st.sampled_from(sorted(READ)), st.dictionaries(KEYS, JSON), JSON, JSON)
def test_any_event_gives_a_record_that_is_read_or_none(kind: str, content: object, sender: object, at: object) -> None:
    event = {"type": kind, "content": content, "sender": sender, "origin_server_ts": at, "state_key": sender}
    found = to_record(event)
    assert found is None or isinstance(Post.from_record(found), Post)


HOSTILE = {
    "a megabyte": {"body": "a" * 1_000_000},
    "a megabyte of HTML": {"formatted_body": "<a href='https://example.org'>x" * 33_000},
    "HTML that nests": {"body": "x", "formatted_body": "<div>" * 20_000},
    "HTML that is not closed": {"formatted_body": "<a " * 60_000},
    "markup": {"body": "*" * 1_000_000, "formatted_body": "x"},
    "a place a megabyte long": {"msgtype": "m.location", "geo_uri": "geo:" + "1" * 1_000_000},
    "parameters without end": {"msgtype": "m.location", "geo_uri": "geo:1,2" + ";u=1" * 250_000},
    "a place in a body full of it": {"msgtype": "m.location", **SELF, "geo_uri": URI, "body": URI * 30_000},
    "NUL": {"body": "a\x00b", "formatted_body": "\x00"},
    "half a pair": {"body": "a\ud800b"},
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_hostile_events_cost_no_time(content: object) -> None:
    begin = time.perf_counter()
    assert record(MESSAGE, content) is not None
    assert time.perf_counter() - begin < 3
