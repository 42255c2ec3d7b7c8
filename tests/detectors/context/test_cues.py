"""The words of a text and where what was found stands among them, also where folding has moved the characters."""

from hypothesis import given
from hypothesis import strategies as st

from doxguard.detectors.context.cues import Cues, person_groups, read_cues
from doxguard.detectors.finding import Finding
from doxguard.detectors.folding import fold
from doxguard.detectors.language import language_of
from tests.marked import read_marked


def read(marked: str, lang: str = "") -> Cues:
    raw, parts = read_marked(marked)
    starts = [raw.index(part) for part in parts]
    found = [Finding("PHONE_NUMBER", at, at + len(part), 0.9) for at, part in zip(starts, parts, strict=True)]
    return read_cues(fold(raw, lang), found)


def covered(cues: Cues) -> list[list[str]]:
    return [[token.word for token in cues.tokens[place.first : place.last]] for place in cues.places]


def test_a_finding_covers_its_tokens() -> None:
    assert covered(read("bel [[06 1122 3344]] nu")) == [["06", "1122", "3344"]]


def test_a_finding_covers_its_tokens_where_folding_has_moved_them() -> None:
    assert covered(read("ﬁets 🄐🄑 ½ … bel [[０６ １１２２ ３３４４]] nu")) == [["06", "1122", "3344"]]
    assert covered(read("be\u200bl\u200b\u200b hem\u200b [[06\u200b 11\u200b22 3344]] nu")) == [["06", "1122", "3344"]]


def test_a_finding_inside_a_word_covers_the_word() -> None:
    assert covered(read("nummer[[0611223344]]x")) == [["nummer0611223344x"]]


def test_a_finding_without_words_lies_between() -> None:
    (place,) = read("mijn sein [[· - ·]] hoor").places
    assert (place.first, place.last) == (2, 2)


def test_places_are_in_the_order_of_the_findings() -> None:
    raw = "bel 0611223344 of 0611223355"
    found = [Finding("PHONE_NUMBER", 18, 28, 0.9), Finding("PHONE_NUMBER", 4, 14, 0.9)]
    assert [place.first for place in read_cues(fold(raw), found).places] == [3, 1]


def test_a_short_post_is_read_as_a_whole() -> None:
    assert read("een twee drie [[06]] vijf").focus() == (0, 5)


def test_a_long_post_is_read_around_the_gravest_finding() -> None:
    cues = read("ver " * 1000 + "[[0611223344]]" + " weg" * 1000)
    first, last = cues.focus()
    assert 0 < first < 1000 < last < 2001
    assert last - first == 400


def test_a_long_post_without_a_finding_is_read_from_the_top() -> None:
    assert read("ver " * 1000).focus() == (0, 400)


def test_the_language_is_what_is_said_else_what_is_read() -> None:
    assert language_of(fold("dit is van mij en niet van jou", "fr")) == "fr"
    assert language_of(fold("dit is van mij en niet van jou")) == "nl"
    assert language_of(fold("xyzzy")) == ""


def test_words_for_persons_are_known() -> None:
    assert {"i", "you", "third", "firm", "politician"} <= person_groups()
    assert "insult" not in person_groups()


@given(st.text(max_size=120), st.lists(st.tuples(st.integers(0, 120), st.integers(1, 30)), max_size=4))
def test_any_text_and_any_places(raw: str, spans: list[tuple[int, int]]) -> None:
    inside = [(at, min(len(raw), at + size)) for at, size in spans if at < len(raw)]
    cues = read_cues(fold(raw), [Finding("EMAIL_ADDRESS", start, end, 0.5) for start, end in inside])
    assert [place.finding.start for place in cues.places] == [start for start, _ in inside]
    assert all(0 <= place.first <= len(cues.tokens) and 0 <= place.last <= len(cues.tokens) for place in cues.places)
    first, last = cues.focus()
    assert 0 <= first <= last <= len(cues.tokens)
