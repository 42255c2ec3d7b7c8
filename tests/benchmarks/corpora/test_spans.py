"""Other people's spans, brought nearer to ours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.benchmarks.corpora.corpus import Span
from doxguard.benchmarks.corpora.spans import brought_nearer

TEXT = "12 Nowhere Lane, Flat 3\n4711 Erfurt; call 555-0100"
STREET, PHONE = "STREET_ADDRESS", "PHONE_NUMBER"
CASES = {
    "nothing": ([], []),
    "one": ([(STREET, 0, 15)], [(STREET, 0, 15)]),
    "inside another": ([(STREET, 3, 15), (STREET, 0, 15)], [(STREET, 0, 15)]),
    "the same twice": ([(PHONE, 42, 50), (PHONE, 42, 50)], [(PHONE, 42, 50)]),
    "inside one of another entity": ([(PHONE, 42, 46), (STREET, 0, 50)], [(STREET, 0, 50), (PHONE, 42, 46)]),
    "pieces, blank": ([(STREET, 0, 2), (STREET, 3, 15)], [(STREET, 0, 15)]),
    "pieces, comma": ([(STREET, 0, 15), (STREET, 17, 23)], [(STREET, 0, 23)]),
    "pieces, line": ([(STREET, 0, 15), (STREET, 17, 23), (STREET, 24, 35)], [(STREET, 0, 35)]),
    "words between": ([(STREET, 0, 15), (STREET, 24, 35)], [(STREET, 0, 15), (STREET, 24, 35)]),
    "phones are not joined": ([(PHONE, 0, 2), (PHONE, 3, 15)], [(PHONE, 0, 2), (PHONE, 3, 15)]),
    "a piece of figures alone": ([(STREET, 24, 28)], []),
}


@pytest.mark.parametrize(("given_", "wanted"), CASES.values(), ids=CASES)
def test_spans_are_brought_nearer(given_: list[tuple[str, int, int]], wanted: list[tuple[str, int, int]]) -> None:
    assert list(brought_nearer([Span(*span) for span in given_], TEXT)) == wanted


@given(st.lists(st.tuples(st.sampled_from((STREET, PHONE)), st.integers(0, 49), st.integers(1, 20))))
def test_whatever_comes_no_span_leaves_the_text_or_covers_less(drawn: list[tuple[str, int, int]]) -> None:
    spans = [Span(entity, start, min(start + size, len(TEXT))) for entity, start, size in drawn]
    kept = brought_nearer(spans, TEXT)
    assert all(0 <= span.start < span.end <= len(TEXT) for span in kept)
    phones = [span for span in spans if span.entity == PHONE]
    covered = {at for span in kept if span.entity == PHONE for at in range(span.start, span.end)}
    assert covered == {at for span in phones for at in range(span.start, span.end)}
