"""The screen leaves out nothing that would be found; both engines give the same answers; triggers keep their rules."""

import json
import re
import threading
from typing import NamedTuple

import hyperscan
import numpy as np
import pytest
import re2
from hypothesis import given, settings
from hypothesis import strategies as st

from doxguard import Guard
from doxguard.benchmarks.generate import generate
from doxguard.data import parse_yaml, read_text
from doxguard.detectors.catalog import DETECTORS
from doxguard.detectors.context.read import TRIGGERS as CONTEXT_TRIGGERS
from doxguard.detectors.finding import Detector, Finding
from doxguard.detectors.folding import fold
from doxguard.detectors.plain import plain
from doxguard.detectors.text import Text
from doxguard.detectors.triggers import encode, shapes_of, words_of
from doxguard.detectors.views import VIEWS
from doxguard.pipeline.matchers import Compiler, HyperscanMatcher, Matcher, Re2Matcher
from doxguard.pipeline.screen import Screen
from tests.detectors import (
    test_bank_account,
    test_bsn,
    test_card,
    test_email,
    test_iban,
    test_identity_document,
    test_national_id,
    test_phone,
)
from tests.hostile import assert_linear
from tests.marked import read_marked

OWNERS = {
    **{f"{d.name}{at}": t for d in DETECTORS for at, t in (("", d.triggers), (" beside", d.beside))},
    **{f"view {v.name}{at}": t for v in VIEWS for at, t in (("", v.triggers), (" beside", v.beside))},
    "context": CONTEXT_TRIGGERS,
}
SHAPES = {f"{name} {i}": shape for name, triggers in OWNERS.items() for i, shape in enumerate(shapes_of(triggers))}
WORDS = sorted({word for triggers in OWNERS.values() for word in words_of(triggers)})
_LETTERS = re.compile("[a-z0-9 ]+")  # words as they are, of which there are thousands
TRIGGERS = {**SHAPES, **{word[:40]: word for word in WORDS if not _LETTERS.fullmatch(word)}}
POSTS = {(post := json.loads(line))["id"]: post for line in read_text("samples/posts.jsonl").splitlines()}
TABLES = {
    "phone": (test_phone.HITS, test_phone.MISSES, test_phone.DISGUISED, test_phone.DISGUISED_MISSES),
    "email": (test_email.HITS, test_email.MISSES, test_email.DISGUISED, test_email.DISGUISED_MISSES),
    "iban": (test_iban.HITS, test_iban.MISSES, test_iban.DISGUISED, test_iban.DISGUISED_MISSES),
    "card": (test_card.HITS, test_card.MISSES, test_card.DISGUISED, test_card.DISGUISED_MISSES),
    "bsn": (test_bsn.HITS, test_bsn.MISSES, test_bsn.DISGUISED, test_bsn.DISGUISED_MISSES),
    "bank account": (test_bank_account.HITS, test_bank_account.MISSES),
    "identity document": (test_identity_document.HITS, test_identity_document.MISSES),
    "national id": (test_national_id.HITS, test_national_id.MISSES),
}
ROWS = {
    f"{name}: {row}": read_marked(marked)[0]
    for name, tables in TABLES.items()
    for table in tables
    for row, marked in table.items()
}

SHARED = Guard()


@pytest.fixture(scope="module")
def screened() -> Guard:
    return SHARED


@pytest.fixture(scope="module")
def unscreened() -> Guard:
    return Guard(screen=False)


def _judged(guard: Guard, text: str, lang: str = "") -> object:
    return guard.check(text, lang=lang).to_dict(), [(f, f.value) for f in guard.findings(text, lang)]


@pytest.mark.parametrize("post", POSTS.values(), ids=POSTS)
def test_sample_posts_are_judged_alike(screened: Guard, unscreened: Guard, post: dict[str, str]) -> None:
    text, lang = post["text"], post["lang"]
    assert _judged(screened, text, lang) == _judged(unscreened, text, lang)
    assert _judged(screened, text) == _judged(unscreened, text)


@pytest.mark.parametrize("text", ROWS.values(), ids=ROWS)
def test_rows_of_the_tables_are_judged_alike(screened: Guard, unscreened: Guard, text: str) -> None:
    assert _judged(screened, text) == _judged(unscreened, text)


@pytest.mark.parametrize("name", ["nl-a", "en", "de", "h2", "j3"])
def test_labelled_posts_are_judged_alike(screened: Guard, unscreened: Guard, name: str) -> None:
    """Some of them: all take minutes."""
    posts = parse_yaml(read_text(f"labelled/{name}.yaml"), name)
    assert isinstance(posts, list)
    for post in posts[::5]:
        text = re.sub(r"\[\[[A-Z_]+\||\]\]", "", post["text"])
        assert _judged(screened, text) == _judged(unscreened, text), post["id"]


# Posts of kinds that a screen lost once.
ONCE_LOST = {
    "accent in another place": "Als je niet betaalt zet ik je prívenummer online",
    "much space inside a phrase": "ik weet      waar   je  woont, betaal of ik zet je adres online",
    "figures for letters, few letters": "j3 su1s c0inc3 dans l'asc3ns3ur du c3ntr3 Kl3b3r, là mainten4nt",
    "figures for letters, words of time": "n0 d1g4is n4da p3ro la c4nt4nte 3sta 4hora m1smo c0mpr4ndo en 3l m3rc4do",
    "already since a number": "Wim zit al vanaf negenen in de bijkeuken van De Gouden Leeuw",
    "document of letters, then figures": "op zijn verblijfspas staat documentnummer IRTEST0448",
    "document with figures between": "Carte d'identité : n° X4RTBPFW4",
    "template by its format": "De vingerafdruk van oom Wim zoals het poortje hem bewaart: FMR: 464d 5200 2020 3200",
    "a street that begins with a sign": "Hij woont tijdelijk op @chterdorpsstr@@t 614, Rhenoy, bij zijn schoonmoeder",
    "a street in a handle": "@Groenhof_tuin jullie bellen steeds mijn moeder, haar zus woont daar niet meer",
}


@pytest.mark.parametrize("text", ONCE_LOST.values(), ids=ONCE_LOST)
def test_posts_that_were_lost_once_are_judged_alike(screened: Guard, unscreened: Guard, text: str) -> None:
    for lang in ("", "nl", "es"):
        assert _judged(screened, text, lang) == _judged(unscreened, text, lang)


def test_generated_posts_are_judged_alike(screened: Guard, unscreened: Guard) -> None:
    for post in generate(300, seed=5, private=0.5):
        assert screened.check(post) == unscreened.check(post), post.id


@pytest.mark.parametrize("text", ["", " ", "\n", "a", "\x00", "\ud800", "🔥", "é" * 50, "\u0301"])
def test_texts_with_nothing_in_them(screened: Guard, unscreened: Guard, text: str) -> None:
    assert _judged(screened, text) == _judged(unscreened, text)
    assert screened.findings(text) == []


_SEPARATORS = " .-/*_|·•xo\n🔥"
_mixed = st.tuples(
    st.sampled_from(sorted(ROWS.values())), st.integers(0, 40), st.sampled_from(["", *_SEPARATORS, "at", "０"])
)


@settings(max_examples=150)
@given(_mixed)
def test_rows_with_something_put_in_raise_nothing(mixed: tuple[str, int, str]) -> None:
    row, at, inserted = mixed
    text = row[:at] + inserted + row[at:]
    assert all(0 <= found.start < found.end <= len(text) for found in SHARED.findings(text))


# --- the triggers themselves


@pytest.mark.parametrize("trigger", TRIGGERS.values(), ids=TRIGGERS)
def test_trigger_keeps_the_rules(trigger: str) -> None:
    assert trigger.isascii()
    plain = re.sub(r"\\.", "", trigger)  # what is left is no escape
    outside = re.sub(r"\[\^?\]?[^\]]*\]", "C", plain)  # nor inside a class
    assert not re.search(r"[*+]", outside), "every repeat is bounded"
    assert not re.search(r"\{[0-9]*,\}", outside), "every repeat is bounded"
    assert not re.search(r"\(\?(?!:)", outside), "no look-around, no named groups, no flags"
    assert not re.search(r"\\[1-9]", trigger), "no back-references"


@pytest.mark.parametrize("trigger", TRIGGERS.values(), ids=TRIGGERS)
def test_trigger_compiles_in_both_engines(trigger: str) -> None:
    hyperscan.Database().compile(expressions=[trigger.encode()], ids=[0], flags=[hyperscan.HS_FLAG_CASELESS])
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.case_sensitive = False
    assert re2.compile(trigger.encode(), options)


@pytest.mark.parametrize("trigger", TRIGGERS.values(), ids=TRIGGERS)
def test_trigger_does_not_match_nothing_in_particular(trigger: str) -> None:
    pattern = re.compile(trigger.encode(), re.IGNORECASE)
    for clean in ("", " ", "hallo", "Fijn weekend allemaal", "één café, ça va? 🔥"):
        assert not pattern.search(encode(clean))
        assert not pattern.search(plain(clean))


def test_words_stand_between_spaces() -> None:
    # Behind one whose ending is open there is none.
    whole = re.compile(" [a-z0-9 ]*[a-z0-9] ?")
    assert [word for word in WORDS if _LETTERS.fullmatch(word) and not whole.fullmatch(word)] == []


# --- both engines


class Engines(NamedTuple):
    """Both, for shapes and for words."""

    shapes: tuple[Matcher, Matcher]
    words: tuple[Matcher, Matcher]


@pytest.fixture(scope="module")
def engines() -> Engines:
    shapes = list(SHAPES.values())
    return Engines((HyperscanMatcher(shapes), Re2Matcher(shapes)), (HyperscanMatcher(WORDS), Re2Matcher(WORDS)))


def _assert_same(engines: Engines, text: str) -> None:
    for pair, data, names in ((engines.shapes, encode(text), list(SHAPES)), (engines.words, plain(text), WORDS)):
        first, second = (set(engine.match(data)) for engine in pair)
        assert {names[i] for i in first} == {names[i] for i in second}


def test_engines_agree_on_the_sample_posts(engines: Engines) -> None:
    for post in POSTS.values():
        _assert_same(engines, fold(post["text"]).folded)


def test_engines_agree_on_generated_posts(engines: Engines) -> None:
    for post in generate(1000, seed=6, private=0.5):
        _assert_same(engines, fold(post.text).folded)


def test_engines_agree_on_the_rows_of_the_tables(engines: Engines) -> None:
    for text in ROWS.values():
        _assert_same(engines, text)
        _assert_same(engines, fold(text).folded)


def test_engines_agree_on_long_texts(engines: Engines) -> None:
    _assert_same(engines, "\n".join(ROWS.values()))
    _assert_same(engines, "hallo wereld " * 20_000 + "06-12345678")


_PIECES = [
    b"06", b"12345678", b"jan@example.nl", b" at ", b" dot ", b"NL91ABNA", b"0417164300", b"vier ", b"nul", b"http://",
    b"\xc2\xb7", b"\xe2\x80\xa2", b"\xf0\x9f\x94\xa5", b"\xc3\xa9", b"\xc3\x84t", b" ", b"-", b".", b"\n", b"\t",
    b"_", b"N 52", b"4242", b"a b c d",
]  # fmt: skip


@settings(max_examples=400)
@given(st.one_of(st.binary(max_size=60), st.lists(st.sampled_from(_PIECES), max_size=10).map(b"".join)))
def test_engines_agree_on_any_bytes_made_of_text(engines: Engines, data: bytes) -> None:
    _assert_same(engines, data.decode("utf-8", "replace"))


@settings(max_examples=150)
@given(st.text(max_size=80))
def test_engines_agree_on_any_text(engines: Engines, text: str) -> None:
    _assert_same(engines, text)


@pytest.mark.parametrize("compiler", [HyperscanMatcher, Re2Matcher], ids=["hyperscan", "re2"])
def test_matcher_gives_the_numbers_of_the_patterns(compiler: Compiler) -> None:
    matcher = compiler(["abc", "[0-9]{3}", r"\bx\b"])
    assert set(matcher.match(b"ABC 123")) == {0, 1}
    assert set(matcher.match(b"an x, 12")) == {2}
    assert set(matcher.match(encode("\ud800 abc"))) == {0}
    assert not matcher.match(b"nothing")
    assert not matcher.match(b"")


@pytest.mark.parametrize("compiler", [HyperscanMatcher, Re2Matcher], ids=["hyperscan", "re2"])
def test_a_buffer_is_matched_text_by_text(compiler: Compiler) -> None:
    matcher = compiler(["abc", "[0-9]{3}", r"\bx\b"])
    texts = [b"ABC 123", b"", b"an x", b"x", b"nothing", b"12", b"345abc"]
    offsets = np.cumsum([0, *(len(text) + 1 for text in texts)])
    found = matcher.scan(memoryview(b"".join(text + b"\n" for text in texts)), offsets)
    rows = {(int(np.searchsorted(offsets, end)) - 1, number) for number, end in found}
    assert rows == {(0, 0), (0, 1), (2, 2), (3, 2), (6, 0), (6, 1)}


def test_a_text_with_very_many_matches_is_told_of_once_each() -> None:
    matcher = HyperscanMatcher(["[0-9]", "[0-9]{3}", "x"])
    assert sorted(matcher.match(b"1" * 5000)) == [0, 1]
    data = b"1" * 300_000 + b"\nx\n"
    found = matcher.scan(memoryview(data), np.array([0, 300_001, 300_003]))
    assert sorted(set(found)) == [(0, 300_001), (1, 300_001), (2, 300_003)]


# --- which detectors are chosen


def _never(_: Text) -> list[Finding]:
    raise AssertionError("not to be asked")


def test_clean_text_chooses_nothing() -> None:
    chosen = Screen(DETECTORS)("fijn weekend allemaal")
    assert (list(chosen.detectors), chosen.views) == ([], frozenset())


@pytest.mark.parametrize("compiler", [HyperscanMatcher, Re2Matcher], ids=["hyperscan", "re2"])
def test_only_the_detectors_that_are_called_for(compiler: Compiler) -> None:
    screen = Screen(DETECTORS, compiler)
    assert "email" in [d.name for d in screen("jan@example.nl").detectors]
    assert "card" not in [d.name for d in screen("jan@example.nl").detectors]
    assert "iban" in [d.name for d in screen("NL91 ABNA 0417 1643 00").detectors]


def test_detectors_keep_their_order() -> None:
    chosen = [
        d.name for d in Screen(DETECTORS)("06-12345678 jan@example.nl NL91ABNA0417164300 4242 4242 4242 4242").detectors
    ]
    assert chosen == [d.name for d in DETECTORS if d.name in chosen]


def test_a_detector_without_triggers_always_runs() -> None:
    own = Detector("own", ("CREDENTIALS",), _never, ())
    screen = Screen((*DETECTORS, own))
    assert [d.name for d in screen("fijn weekend").detectors] == ["own"]
    assert "own" in [d.name for d in screen("jan@example.nl").detectors]


@pytest.mark.parametrize("compiler", [HyperscanMatcher, Re2Matcher], ids=["hyperscan", "re2"])
def test_what_must_stand_beside_a_trigger(compiler: Compiler) -> None:
    screen = Screen([Detector("both", (), _never, ("abc",), beside=("[0-9]{3}", "xyz"))], compiler)
    assert [bool(screen(text).detectors) for text in ("abc", "123", "xyz", "abc 123", "xyz abc")] == [
        False, False, False, True, True,
    ]  # fmt: skip


def test_one_pattern_may_be_both_a_trigger_and_beside_another() -> None:
    pair = [Detector("one", (), _never, ("abc",), beside=("xyz",)), Detector("two", (), _never, ("xyz",))]
    screen = Screen(pair)
    assert [[d.name for d in screen(text).detectors] for text in ("abc", "xyz", "abc xyz")] == [
        [],
        ["two"],
        ["one", "two"],
    ]


def test_two_detectors_may_share_a_trigger() -> None:
    pair = [Detector(name, (), _never, ("abc",)) for name in ("one", "two")]
    assert [d.name for d in Screen(pair)("abc").detectors] == ["one", "two"]


@pytest.mark.parametrize(
    "raw", ["g e h e i m e n", "nul zes een twee", "achterstevoren", "rot13", "QUJDREVGR0hJSktMTU5PUA=="]
)
def test_views_are_chosen(raw: str) -> None:
    assert Screen(DETECTORS)(raw).views


def test_no_detectors_at_all() -> None:
    assert list(Screen(())("06-12345678").detectors) == []


def test_threads_share_a_screen() -> None:
    screen = Screen(DETECTORS)
    wrong: list[str] = []

    def run(text: str, name: str) -> None:
        wrong.extend(name for _ in range(200) if name not in [d.name for d in screen(text).detectors])

    texts = {
        "email": "jan@example.nl",
        "phone": "06-12345678",
        "iban": "NL91ABNA0417164300",
        "card": "4242 4242 4242 4242",
    }
    threads = [threading.Thread(target=run, args=(text, name)) for name, text in texts.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_encode_keeps_lone_surrogates() -> None:
    assert encode("a\ud800b") == b"a\xed\xa0\x80b"


HOSTILE = (
    "0612345678 ", "06 ", "\U0001f6001", "0 ", "a@", "nul ", "N L 9 1 ", "N", ".", " ", "é", "&amp;", "\u0301", "1-",
    "(", "4242 4242 4242 4242 ", "1234.56.789 ", "jan at ", "vier", "QUJD",
)  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_posts_take_linear_time(screened: Guard, unit: str) -> None:
    assert_linear(screened.check, unit)
