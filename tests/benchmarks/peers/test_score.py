"""What counts as found, right and exact, and what a corpus or a label leaves out."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.benchmarks.corpora.corpus import Labelled, Span
from doxguard.benchmarks.measures import is_matched
from doxguard.benchmarks.peers.ask import Spans
from doxguard.benchmarks.peers.labels import OURS, Label
from doxguard.benchmarks.peers.score import IN_SCOPE, Found, Quality, Tally, found_in, is_strict, is_touched
from doxguard.pipeline.post import Post
from tests.benchmarks.peers.fakes import LABELS

TEXT = "mail a@b.nl, bel 06 1234 5678."
MAIL = Span("EMAIL_ADDRESS", 5, 11)
PHONE = Span("PHONE_NUMBER", 17, 29)


def quality(
    spans: Spans,
    gold: tuple[Span, ...] = (MAIL, PHONE),
    entities: frozenset[str] | None = None,
    labels: Mapping[str, Label] = LABELS,
) -> Quality:
    tally = Tally()
    tally.add(Labelled(Post(TEXT), gold), found_in(TEXT, spans, labels), entities)
    return tally.quality()


def test_all_found() -> None:
    result = quality((("mail", 5, 11), ("phone", 17, 29)))
    for match in (result.strict, result.touched):
        assert (match.recall, match.precision, match.exact) == (1, 1, 1)
    assert result.recall == {"EMAIL_ADDRESS": 1, "PHONE_NUMBER": 1}
    assert (result.clean, result.clean_flagged) == (0, None)


@pytest.mark.parametrize(
    ("span", "strict", "touched", "exact", "trimmed"),
    [
        pytest.param(("phone", 17, 29), 1, 1, 1, 1, id="the same"),
        pytest.param(("phone", 17, 30), 1, 1, 0, 1, id="with the full stop"),
        pytest.param(("phone", 16, 29), 1, 1, 0, 1, id="with a space"),
        pytest.param(("phone", 20, 29), 1, 1, 0, 0, id="most of it"),
        pytest.param(("phone", 25, 29), 0, 1, 0, 0, id="a third of it"),
        pytest.param(("phone", 5, 30), 0, 1, 0, 0, id="more than twice as long"),
        pytest.param(("phone", 29, 30), 0, 0, 0, 0, id="beside it"),
        pytest.param(("mail", 17, 29), 0, 0, 0, 0, id="of another kind"),
        pytest.param(("unknown", 17, 29), 0, 0, 0, 0, id="a label without meaning"),
        pytest.param(("foreign", 17, 29), 0, 0, 0, 0, id="an id of elsewhere"),
    ],
)
def test_ways_to_find(span: tuple[str, int, int], strict: int, touched: int, exact: int, trimmed: int) -> None:
    result = quality((span,), (PHONE,))
    assert (result.strict.recall, result.touched.recall) == (strict, touched)
    assert (result.strict.exact, result.touched.exact) == (exact, trimmed)
    if span[0] in ("unknown", "foreign"):
        assert result.strict.precision is None  # not held against it
    else:
        assert (result.strict.precision, result.touched.precision) == (strict, touched)


@pytest.mark.parametrize(
    ("gold", "name", "found"),
    [
        ("NATIONAL_ID", "foreign", True),
        ("NL_BSN", "foreign", False),  # never asked for it
        ("LOCATION_LINK", "gps", True),
        ("LIVE_LOCATION_LINK", "gps", True),
        ("GPS_COORDINATES", "gps", True),
        ("PARTIAL_ADDRESS", "place", True),
        ("STREET_ADDRESS", "place", True),
        ("PHONE_NUMBER", "gps", False),
    ],
)
def test_classes_that_are_taken_for_each_other(gold: str, name: str, found: bool) -> None:
    assert quality(((name, 17, 29),), (Span(gold, 17, 29),)).touched.recall == found


def test_a_place_without_a_figure_is_a_town() -> None:
    result = quality((("place", 13, 16), ("place", 17, 29)), ())
    assert result.false_per_1000 == 1000
    assert result.clean_any_flag == 1


@pytest.mark.parametrize(
    ("spans", "flagged", "any_flag", "false"),
    [
        ((), 0, 0, 0),
        ((("mail", 0, 4), ("phone", 5, 9)), 1, 1, 2000),
        ((("unknown", 0, 4),), 0, 1, 0),
        ((("foreign", 0, 4),), 0, 1, 0),
        ((("mail", 4, 4), ("mail", -1, 3), ("mail", 20, 99)), 0, 0, 0),  # outside the text
    ],
    ids=["nothing", "two", "another kind", "aside", "nowhere"],
)
def test_clean_posts(spans: Spans, flagged: int, any_flag: int, false: int) -> None:
    result = quality(spans, ())
    assert (result.clean_flagged, result.clean_any_flag, result.false_per_1000) == (flagged, any_flag, false)


def test_what_a_corpus_does_not_label_is_not_false() -> None:
    spans = (("mail", 5, 11), ("phone", 17, 29))
    assert quality(spans, (PHONE,)).strict.precision == 0.5
    assert quality(spans, (PHONE,), frozenset({"PHONE_NUMBER"})).strict.precision == 1


def test_what_is_out_of_scope_counts_apart() -> None:
    result = quality((("CREDENTIALS", 0, 4),), (Span("CREDENTIALS", 0, 4), PHONE), labels=OURS)
    assert "CREDENTIALS" not in IN_SCOPE
    assert (result.gold, result.strict.recall, result.strict.precision) == (1, 0, None)
    assert result.recall == {"CREDENTIALS": 1, "PHONE_NUMBER": 0}


@pytest.mark.parametrize(
    ("text", "shown"), [("😀 a@b", "a@b"), ("é a@b", "a@b"), ("a@b", "a@b"), ("\ud800 a@b", "a@b")], ids=ascii
)
def test_offsets_in_bytes(text: str, shown: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    start = data.index(shown.encode())
    [found] = found_in(text, (("mail", start, len(data)),), LABELS, in_bytes=True)
    assert text[found.start : found.end] == shown
    assert found_in(text, (("mail", start, len(data) + 1),), LABELS, in_bytes=True) == []


@given(
    st.tuples(st.sampled_from(sorted(IN_SCOPE)), st.integers(0, 20), st.integers(1, 20)),
    st.tuples(st.sampled_from(sorted(IN_SCOPE)), st.integers(0, 20), st.integers(1, 20)),
)
def test_strict_is_the_measure_of_quality(one: tuple[str, int, int], other: tuple[str, int, int]) -> None:
    gold = Span(one[0], one[1], one[1] + one[2])
    found = Found(OURS[other[0]], other[1], other[1] + other[2])
    assert is_strict(gold, found) == is_matched(gold, [Span(other[0], found.start, found.end)])
    assert is_touched(gold, found) or not is_strict(gold, found)
