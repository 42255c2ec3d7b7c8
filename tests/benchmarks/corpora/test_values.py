"""Tables of values."""

from pathlib import Path

import pytest

from doxguard.benchmarks.corpora.values import FRAMES
from tests.benchmarks.corpora.written import read, surfaces, write_lines


def row(text: str, label: str, valid: bool = True, **more: object) -> dict[str, object]:
    return {"id": "v", "text": text, "valid": valid, "label": label, **more}


CASES = {
    "a phone in its frame": (row("555-0100", "PHONE", format="E164"), ["call 555-0100"], ("PHONE_NUMBER", "555-0100")),
    "a BSN in its frame": (row("999990019", "BSN"), ["mijn bsn is 999990019"], ("NL_BSN", "999990019")),
    "a link": (row("w3w.co/a.b.c", "LINK_what3words"), ["w3w.co/a.b.c"], ("LOCATION_LINK", "w3w.co/a.b.c")),
    "blanks around": (row(" 9F46+XX ", "PLUS_CODE"), ["9F46+XX"], ("GPS_COORDINATES", "9F46+XX")),
    "two frames": (row("1.2, 4", "LAT_LON_PAIR"), ["1.2, 4", "coordinates: 1.2, 4"], ("GPS_COORDINATES", "1.2, 4")),
    "a phone, or a text with one": (row("555-0100", "PHONE"), ["555-0100"], ("PHONE_NUMBER", "555-0100")),
    "an invalid one": (row("555", "PHONE", False), ["555"], None),
    "none of ours": (row("5348068307", "A_NUMMER"), ["5348068307"], None),
    "half of a place": (row("45.21 S", "SINGLE_ANGLE"), ["45.21 S"], None),
}  # fmt: skip


@pytest.mark.parametrize(("record", "texts", "span"), CASES.values(), ids=CASES)
def test_a_value_is_a_span_in_each_of_its_frames(
    record: dict[str, object], texts: list[str], span: tuple[str, str] | None, tmp_path: Path
) -> None:
    corpus, posts, told = read(write_lines(tmp_path / "values.jsonl", [record]))
    assert [post.post.text for post in posts] == texts
    assert all(surfaces(post) == ([span] if span else []) for post in posts)
    assert len({post.post.id for post in posts}) == len(posts)
    assert (corpus.exact, told) == (True, [])


def test_streets_stand_with_a_number_and_a_town_which_belong_to_the_span(tmp_path: Path) -> None:
    corpus, posts, _ = read(write_lines(tmp_path / "values.jsonl", [row("Verzonnenlaan", "STREET_NAME")]))
    assert corpus.entities == frozenset({"STREET_ADDRESS"})
    assert len(posts) == len(FRAMES["STREETNAME"]) == len({post.kind for post in posts})
    for post in posts:
        assert surfaces(post) == [("STREET_ADDRESS", post.post.text)]
        assert post.post.text.lower().startswith("verzonnenlaan ")
        assert any(char.isdecimal() for char in post.post.text)
    assert sum(post.post.text.islower() for post in posts) == 2


def test_links_may_be_found_as_live_ones(tmp_path: Path) -> None:
    corpus, _, _ = read(write_lines(tmp_path / "values.jsonl", [row("glympse.com/AB12-CD34", "LINK_Glympse")]))
    assert corpus.entities == frozenset({"LOCATION_LINK", "LIVE_LOCATION_LINK"})


def test_the_region_tells_the_language(tmp_path: Path) -> None:
    rows = [row("1", "PHONE", region="DE"), row("1", "PHONE", region="XX"), row("1", "PHONE", lang="nl")]
    _, posts, _ = read(write_lines(tmp_path / "values.jsonl", rows))
    assert [post.post.lang for post in posts] == ["de", "", "nl"]


BAD = {
    "valid a word": (row("1", "PHONE") | {"valid": "yes"}, "'valid' must be true or false"),
    "label missing": (row("1", "PHONE") | {"label": None}, "'label' must be a string"),
    "label unknown": (row("hidden", "SHOE_SIZE"), "'label' is none that we know"),
    "no value": (row("  ", "PHONE"), "'text' must hold a value"),
}


@pytest.mark.parametrize(("record", "why"), BAD.values(), ids=BAD)
def test_a_bad_row_costs_itself(record: dict[str, object], why: str, tmp_path: Path) -> None:
    _, posts, told = read(write_lines(tmp_path / "values.jsonl", [row("555-0100", "PHONE"), record]))
    assert len(posts) == 1
    assert f"1 of 2 rows left out; line 2: {why}" in told[0]
    assert "hidden" not in "".join(told)
