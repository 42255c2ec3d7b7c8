"""What a record holds beside its text: judged with it, and reported where the text shows it, or at 0, 0."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard import Guard, Post
from doxguard.detectors.finding import field_of
from doxguard.pipeline.decision import Action, Decision
from doxguard.pipeline.fields import has_fields
from tests.hostile import assert_linear
from tests.marked import read_marked

GUARD = Guard()
SHORT, OTHER = "https://t.co/a1", "https://t.co/b2"
PIN = "https://maps.google.com/?q=52.37181,4.89603"
LIVE = "https://www.strava.com/beacon/TEST0000beacon"
PHONE = "https://wa.me/31611223344"
ADDRESS = "https://example.org/?q=Kerkstraat+12,+3511+AB+Utrecht"
NEWS = "https://example.org/nieuws/hij-bedreigt-haar-nadat-haar-adres-online-stond"
POINT: dict[str, object] = {"lat": 52.371807, "lon": 4.896029}


def url(expanded: object, shown: object = SHORT) -> dict[str, object]:
    return {"shown": shown, "expanded": expanded}


FIELDS: dict[str, tuple[Post, bool]] = {
    "text alone": (Post("x"), False),
    "a picture": (Post("x", media=({"kind": "photo"},)), False),
    "a picture with an empty description": (Post("x", media=({"kind": "photo", "alt": ""},)), False),
    "a description": (Post("x", media=({"kind": "photo"}, {"alt": "een huis"})), True),
    "a link": (Post("x", urls=(url(PIN),)), True),
    "a geo tag": (Post("x", geo=POINT), True),
}


@pytest.mark.parametrize(("post", "has"), FIELDS.values(), ids=FIELDS)
def test_has_fields(post: Post, has: bool) -> None:
    assert has_fields(post) is has


# The text with what is found in links marked where it shows them, the links, what is found beside what is marked.
LINKS: dict[str, tuple[str, list[dict[str, object]], list[str], list[str]]] = {
    "a pin": ("hij woont hier: [[https://t.co/a1]] ga langs", [url(PIN)], ["LOCATION_LINK"], []),
    "live": ("mijn ex rent weer [[https://t.co/a1]]", [url(LIVE)], ["LIVE_LOCATION_LINK"], []),
    "WhatsApp": ("app hem: [[https://t.co/a1]].", [url(PHONE)], ["PHONE_NUMBER"], []),
    "Telegram": ("app hem: [[https://t.co/a1]]", [url("https://t.me/+31611223344")], ["PHONE_NUMBER"], []),
    "address with pluses": ("zijn huis: [[https://t.co/a1]]", [url(ADDRESS)], ["STREET_ADDRESS"], []),
    "an unescaped space": (
        "[[https://t.co/a1]]",
        [url("https://example.org/?q=Kerkstraat 12")],
        ["STREET_ADDRESS"],
        [],
    ),
    "plain spaces in a map's link": (
        "[[https://t.co/a1]]",
        [url("https://www.google.com/maps/search/?api=1&query=Kerkstraat 12 Utrecht")],
        ["LOCATION_LINK"],
        [],
    ),
    "twice": ("[[https://t.co/a1]] of [[https://t.co/a1]]", [url(PIN)], ["LOCATION_LINK"] * 2, []),
    "two": (
        "[[https://t.co/a1]] [[https://t.co/b2]]",
        [url(PHONE, OTHER), url(PIN)],
        ["LOCATION_LINK", "PHONE_NUMBER"],
        [],
    ),
    "as long as its short form": (
        "bel [[https://t.co/abcdefghijkl]]",
        [url(PHONE, "https://t.co/abcdefghijkl")],
        ["PHONE_NUMBER"],
        [],
    ),
    "words": ("hij woont [[hier]]", [url(PIN, "hier")], ["LOCATION_LINK"], []),
    "the second of the same words": (
        "nieuws hier, zijn huis [[hier]], en hier",
        [url(NEWS, "hier"), url(PIN, "hier")],
        ["LOCATION_LINK"],
        [],
    ),
    "a card": ("mijn ex rent weer", [url(LIVE)], [], ["LIVE_LOCATION_LINK"]),
    "a card without a short form": ("mijn ex rent weer", [{"expanded": LIVE}], [], ["LIVE_LOCATION_LINK"]),
    "a card twice": ("mijn ex rent weer", [url(LIVE), url(LIVE, OTHER)], [], ["LIVE_LOCATION_LINK"]),
    "a card and no text": ("", [url(LIVE)], [], ["LIVE_LOCATION_LINK"]),
    "two things in one link": (
        "[[https://t.co/a1]]",
        [url("https://wa.me/31611223344?text=jan@example.org")],
        ["EMAIL_ADDRESS", "PHONE_NUMBER"],
        [],
    ),
    "two alike": ("[[https://t.co/a1]]", [url(PIN), url(PIN)], ["LOCATION_LINK"], []),
    "news": ("hij woont nu in Utrecht https://t.co/a1", [url(NEWS)], [], []),
    "not expanded": ("kijk https://t.co/a1", [{"shown": SHORT}], [], []),
    "no string": ("kijk https://t.co/a1", [url(5), url(None), url([PIN]), {}, url("", None)], [], []),
}


@pytest.mark.parametrize(("marked", "urls", "entities", "beside"), list(LINKS.values()), ids=LINKS)
def test_links(marked: str, urls: list[dict[str, object]], entities: list[str], beside: list[str]) -> None:
    text, shown = read_marked(marked)
    decision = GUARD.check(Post(text, lang="nl", urls=tuple(urls)))
    inside = [finding for finding in decision.findings if finding.end]
    assert sorted(finding.entity for finding in inside) == sorted(entities)
    assert {text[finding.start : finding.end] for finding in inside} == set(shown)
    assert [finding.entity for finding in decision.findings if not finding.end] == beside
    assert all(field_of(finding) == "urls" for finding in decision.findings)


def test_a_link_is_judged_as_if_it_stood_there() -> None:
    text = "hier woont hij, ga er vannacht langs: {} neem eieren mee, 06 1122 3344"
    short, full = (GUARD.check(Post(text.format(link), urls=(url(PIN),))) for link in (SHORT, PIN))
    assert short.action is full.action is Action.REMOVE
    assert short.risk == full.risk
    assert short.clauses == full.clauses
    assert [f.entity for f in short.findings] == [f.entity for f in full.findings]
    assert short.subjects == full.subjects
    gone = len(PIN) - len(SHORT)
    assert short.findings[1].start == full.findings[1].start - gone
    for name, signal in full.signals.items():
        behind = gone if signal.start > text.index("{") else 0
        assert (short.signals[name].start, short.signals[name].end) == (signal.start - behind, signal.end - behind)


def test_a_link_in_full_is_found_once() -> None:
    decision = GUARD.check(Post(f"zijn huis: {PIN}", urls=(url(PIN), url(PIN, PIN))))
    assert [(f.start, field_of(f)) for f in decision.findings] == [(11, "")]


@pytest.mark.parametrize("text", ["lekker weer https://t.co/a1", "zijn nummer is 06 1122 3344, bel hem plat", ""])
def test_harmless_fields_change_nothing(text: str) -> None:
    bare = Post(text, id="1", media=({"kind": "photo", "depicts": "private_individual"},))
    full = replace(
        bare,
        urls=(url(NEWS), url("https://example.org", OTHER)),
        geo={"lat": 52.37, "lon": 4.89, "place": "Amsterdam"},
        media=({**bare.media[0], "alt": "een man die haar bedreigt omdat hij haar adres wil"},),
    )
    assert GUARD.check(full).to_dict() == GUARD.check(bare).to_dict()


@pytest.mark.parametrize("field", ["urls", "media", "geo"])
def test_without_the_screen_the_same_is_found(field: str) -> None:
    post = {
        "urls": Post(f"app hem {SHORT}", urls=(url(PHONE), url(NEWS, OTHER), url(ADDRESS, "app"))),
        "media": Post("kijk", media=({"alt": "zijn nummer is 06 1122 3344"}, {"alt": "een huis"})),
        "geo": Post("kijk", geo={**POINT, "live": True}),
    }[field]
    assert Guard(screen=False).check(post) == GUARD.check(post)


DESCRIBED = {
    "a letter": ("kijk eens", "Brief aan mijn buurman, Kerkstraat 12, 3511 AB Utrecht", ["STREET_ADDRESS"], "warn"),
    "a message": ("", "zijn nummer is 06 1122 3344, bel hem plat", ["PHONE_NUMBER"], "remove"),
    "the author's own": ("mijn nieuwe kaartje", "bel me op 06 1122 3344", ["PHONE_NUMBER"], "allow"),
    "nothing": ("kijk eens", "een hond op het strand, 12 mei 2026", [], "allow"),
    "not text": ("kijk eens", 5, [], "allow"),
}


@pytest.mark.parametrize(("text", "alt", "entities", "action"), DESCRIBED.values(), ids=DESCRIBED)
def test_descriptions(text: str, alt: object, entities: list[str], action: str) -> None:
    decision = GUARD.check(Post(text, lang="nl", media=({"kind": "photo", "alt": alt},)))
    assert [finding.entity for finding in decision.findings] == entities
    assert decision.action == action
    assert all((f.start, f.end, field_of(f)) == (0, 0, "media") for f in decision.findings)


def test_the_words_of_the_text_count_for_a_description() -> None:
    alt = ({"alt": "een deur met Merelhof 4410 erop"},)
    mild, ill = (GUARD.check(Post(text, lang="nl", media=alt)) for text in ("kijk", "gooi eieren bij die klootzak"))
    assert mild.action.rank < ill.action.rank


# geo, meta, subject, action
TAGGED: dict[str, tuple[dict[str, object], dict[str, object], str, str]] = {
    "the author's": (POINT, {}, "self", "allow"),
    "the author's, live": ({**POINT, "live": True}, {}, "self", "allow"),
    "the author's, by an odd name": (POINT, {"geo_subject": "nobody we know"}, "self", "allow"),
    "somebody else's": (POINT, {"geo_subject": "other"}, "other", "warn"),
    "somebody else's, live": ({**POINT, "live": True}, {"geo_subject": "other"}, "other", "remove"),
    "of nobody knows whom, live": ({"live": True}, {"geo_subject": "unknown"}, "unknown", "review"),
    "a firm's": (POINT, {"geo_subject": "business"}, "business", "allow"),
}


@pytest.mark.parametrize(("geo", "meta", "subject", "action"), TAGGED.values(), ids=TAGGED)
def test_geo_tags(geo: dict[str, object], meta: dict[str, object], subject: str, action: str) -> None:
    decision = GUARD.check(Post("de kat slaapt", lang="nl", geo=geo, meta=meta))
    assert decision.action == action
    assert set(decision.subjects) == {subject}
    assert decision.signals["subject"].value == subject
    assert (decision.signals["live"].value == "true") is ("live" in geo)
    assert (decision.signals["whereabouts"].value == "live") is ("live" in geo)
    assert all((f.start, f.end, field_of(f)) == (0, 0, "geo") for f in decision.findings)


TEXTS = [
    "lekker weer",
    "zijn nummer is 06 1122 3344, bel hem plat",
    "ze woont op Merelhof 4410, ga langs",
    "mijn nummer is 06 1122 3344",
    "hij zit nu in de sauna van hotel De Gele Zwaan",
    "100 euro voor wie heeft het adres van die gast",
    "wacht maar, ik zet jouw adres online",
    "Gestern Nacht schlief er noch in der Hütte am Weiher",
    "her number is +31 6 1122 3344, she said it is fine to share",
]


@pytest.mark.parametrize("text", TEXTS)
def test_the_authors_own_tag_decides_nothing(text: str) -> None:
    bare = GUARD.check(Post(text))
    told = GUARD.check(Post(text, geo={**POINT, "live": True, "place": "Kerkstraat 12, Utrecht"}))
    assert told.action is bare.action
    assert told.signals["live"].value == "true"
    kept = [name for name in bare.signals if name not in ("live", "subject", "whereabouts")]
    assert [told.signals[name] for name in kept] == [bare.signals[name] for name in kept]
    if bare.findings:
        assert told.signals["subject"] == bare.signals["subject"]
        assert told.signals["whereabouts"] == bare.signals["whereabouts"]
    found = [pair for pair in zip(told.findings, told.subjects, strict=True) if not field_of(pair[0])]
    assert found == list(zip(bare.findings, bare.subjects, strict=True))
    assert set(bare.clauses) <= set(told.clauses)


def test_a_tag_is_reported_as_far_as_its_detectors_are_on() -> None:
    post = Post("x", geo={**POINT, "live": True, "place": "Kerkstraat 12, Utrecht"})
    assert len(GUARD.check(post).findings) == 3
    assert [f.entity for f in Guard(detectors=["address"]).check(post).findings] == ["STREET_ADDRESS"]
    assert Guard(detectors=["email"]).check(post).findings == ()


def test_the_record_is_valid_and_shows_nothing() -> None:
    media = ({"alt": "bel hem op 06 8765 4321"},)
    decision = GUARD.check(Post(f"x {SHORT}", urls=(url(PHONE),), media=media, geo=POINT))
    record = decision.to_dict()
    assert json.loads(json.dumps(record)) == record
    assert len(decision.findings) == 3
    for shown in (repr(decision), json.dumps(record)):
        assert not any(value in shown for value in ("1122", "8765", "wa.me", "52.37"))


_LINKS = st.sampled_from([PIN, LIVE, PHONE, ADDRESS, NEWS, "https://example.org", "", "x"])
_FORMS = st.sampled_from([SHORT, OTHER, "hier", "t.co/a1", ""])
_WORDS = st.lists(
    st.sampled_from(
        [SHORT, OTHER, "hier", PIN, "06 1122 3344", "hij woont", "Kerkstraat", "12", "&amp;", "😀", "\n", ","]
    )
).map(" ".join)
_ALTS = st.sampled_from(["bel 06 8765 4321", "Merelhof 4410, Deventer", "een hond", "", "12 3511 AB"])
_POSTS = st.builds(
    Post,
    _WORDS,
    urls=st.lists(st.builds(url, _LINKS, _FORMS), max_size=4).map(tuple),
    media=st.lists(st.builds(lambda alt: {"alt": alt}, _ALTS), max_size=2).map(tuple),
    geo=st.sampled_from([{}, POINT, {**POINT, "live": True}, {"place": "Kerkstraat 12, Utrecht"}]),
)


def _spans(decision: Decision) -> list[tuple[int, int]]:
    found = [(finding.start, finding.end) for finding in decision.findings]
    found += [(signal.start, signal.end) for signal in decision.signals.values()]
    return found + [(reason.start, reason.end) for reason in (*decision.reasons, *decision.advice)]


@given(_POSTS)
def test_every_place_is_in_the_text_or_nowhere(post: Post) -> None:
    decision = GUARD.check(post)
    assert all((start, end) == (0, 0) or 0 <= start < end <= len(post.text) for start, end in _spans(decision))
    assert [(f.start, f.end) for f in decision.findings] == sorted((f.start, f.end) for f in decision.findings)
    assert len(decision.subjects) == len(decision.findings)
    assert all(finding.end or field_of(finding) for finding in decision.findings)
    assert GUARD.check(post) == decision


@given(_POSTS)
def test_a_geo_tag_takes_nothing_from_what_the_text_shows(post: Post) -> None:
    shown = replace(post, urls=(), media=(), geo={})
    bare = {(f.entity, f.start, f.end) for f in GUARD.check(shown).findings}
    tagged = {(f.entity, f.start, f.end) for f in GUARD.check(replace(shown, geo=post.geo)).findings if not field_of(f)}
    assert bare == tagged


def _many(text: str) -> Post:
    urls = [url(PIN.replace("52.37", f"52.{at % 90 + 10}"), f"https://t.co/{at}") for at in range(len(text) // 50)]
    shown = " ".join(str(one["shown"]) for one in urls[::2])
    return Post(shown, urls=tuple(urls))


def test_many_links_take_linear_time() -> None:
    assert_linear(lambda text: GUARD.check(_many(text)), "x")


def test_a_link_shown_often_is_not_read_each_time() -> None:
    long = f"{PIN}&x={'a' * 3000}"
    decision = GUARD.check(Post(f"{SHORT} " * 1000, urls=(url(long),)))
    assert len(decision.findings) == 10
