"""Cue words: how they are written, which one counts, how far is read."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard import DataError
from doxguard.data import path, read_yaml
from doxguard.detectors.cues import Cues, compile_words, cues

MATCHES = {
    "the word": ("rekening", "op rekening van"),
    "at the start": ("rekening", "rekening van"),
    "at the end": ("rekening", "op rekening"),
    "capitals": ("rekening", "REKENING"),
    "before a colon": ("tel", "tel:0612"),
    "before a digit is a word of its own": ("tel", "tel 06"),
    "with a hyphen for a space": ("tel nr", "tel-nr"),
    "with two spaces": ("tel nr", "tel  nr"),
    "over a line break": ("tel nr", "tel\nnr"),
    "short ending": ("order~", "orders"),
    "longest short ending": ("order~", "ordertje"),
    "no ending": ("order~", "order"),
    "any continuation": ("bestel*", "bestellingsnummer"),
    "any continuation with digits": ("bestel*", "bestel123"),
    "none is a continuation, too": ("bestel*", "bestel"),
    "word of signs and letters": ("06-nummer", "zijn 06-nummer is"),
    "word with a dot": ("a.u.b", "a.u.b 06"),
    "accents": ("téléphone", "TÉLÉPHONE"),
    "umlauts": ("prüfziffer", "die Prüfziffer"),
    "Cyrillic": ("телефон", "Телефон: 06"),
    "behind an underscore": ("tel", "mijn_tel_06"),
    "in a hashtag": ("bsn", "#bsn"),
}

NO_MATCHES = {
    "inside a word": ("tel", "hotel"),
    "beginning of a word": ("tel", "telefoon"),
    "beside an accented letter": ("tel", "étel"),
    "before an accented letter": ("tel", "telé"),
    "beside a digit": ("tel", "tel0"),
    "ending too long": ("order~", "ordenings"),
    "ending of four": ("order~", "orderveld"),
    "ending with a digit": ("order~", "order1"),
    "space needed": ("tel nr", "telnr"),
    "too much space": ("tel nr", "tel    nr"),
    "other sign for a space": ("tel nr", "tel.nr"),
    "a dot is a dot": ("a.u.b", "axuxb"),
    "a bracket is a bracket": ("(x", "xx"),
    "continuation over a space": ("bestel*", "bestaan el"),
    "nothing": ("tel", ""),
}


@pytest.mark.parametrize(("word", "text"), MATCHES.values(), ids=MATCHES)
def test_word_is_seen(word: str, text: str) -> None:
    assert compile_words([word]).search(text)


@pytest.mark.parametrize(("word", "text"), NO_MATCHES.values(), ids=NO_MATCHES)
def test_word_is_not_seen(word: str, text: str) -> None:
    assert not compile_words([word]).search(text)


def test_no_words_match_nothing() -> None:
    assert not compile_words([]).search("")
    assert not compile_words([]).search("iets")


def test_the_longest_word_counts() -> None:
    match = compile_words(["tel", "tel nr", "tel nr van"]).search("tel nr van Kim")
    assert match is not None
    assert match[0] == "tel nr van"


BOTH = Cues(compile_words(["rekening", "tel"]), compile_words(["order"]))
NEAR = {
    "before": ("rekening [[06]]", "rekening"),
    "behind": ("[[06]] tel", "tel"),
    "the nearest of two before": ("rekening tel [[06]]", "tel"),
    "the nearer of both sides, before": ("tel [[06]]  en  rekening", "tel"),
    "the nearer of both sides, behind": ("rekening en dus [[06]] tel", "tel"),
    "as near on both sides: before": ("tel [[06]] rekening", "tel"),
    "in lower case": ("TEL [[06]]", "tel"),
    "right before": ("tel[[06]]", "tel"),
    "none": ("bla [[06]] bla", ""),
    "too far before": ("tel" + " x" * 40 + " [[06]]", ""),
    "too far behind": ("[[06]]" + " x" * 20 + " tel", ""),
    "at the edge before": ("tel" + " " * 57 + "[[06]]", "tel"),
    "behind the edge before": ("tel" + " " * 58 + "[[06]]", ""),
    "at the edge behind": ("[[06]]" + " " * 22 + "tel", "tel"),
    "behind the edge behind": ("[[06]]" + " " * 23 + "tel", ""),
    "inside does not count": ("[[tel]]", ""),
    "other topic does not count": ("order [[06]]", ""),
}


@pytest.mark.parametrize(("marked", "word"), NEAR.values(), ids=NEAR)
def test_near(marked: str, word: str) -> None:
    start = marked.index("[[")
    end = marked.index("]]") - 2
    assert BOTH.near(re.sub(r"\[\[|\]\]", "", marked), start, end) == word


def test_against() -> None:
    text = "order 06 rekening"
    assert BOTH.against(text, 6, 8) == "order"
    assert BOTH.against("rekening 06", 9, 11) == ""


def test_reach_is_the_callers() -> None:
    assert BOTH.near("tel en dan 06", 11, 13, before=5) == ""
    assert BOTH.near("06 en dan tel", 0, 2, after=12) == "tel"


@given(st.text("tel rk.\n06é", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_any_place_in_any_text(text: str, start: int, end: int) -> None:
    start, end = min(start, len(text)), min(max(start, end), len(text))
    assert BOTH.near(text, start, end) in ("", "tel", "rekening")


def _is_topic(name: str) -> bool:
    table = read_yaml(f"lexicon/{name}")
    return isinstance(table, dict) and "for" in table


TOPICS = sorted(
    entry.name.removesuffix(".yaml")
    for entry in path("lexicon").iterdir()
    if entry.name.endswith(".yaml") and _is_topic(entry.name)
)


def test_there_are_topics() -> None:
    assert {"phone", "card", "bsn", "email"} <= set(TOPICS)


@pytest.mark.parametrize("topic", TOPICS)
def test_every_word_of_a_topic_is_text_and_matches_itself(topic: str) -> None:
    table = read_yaml(f"lexicon/{topic}.yaml")
    assert isinstance(table, dict)
    for side, pattern in zip(("for", "against"), cues(topic), strict=True):
        for words in (table.get(side) or {}).values():
            for word in words:
                assert isinstance(word, str), f"{topic}: {word!r} must be quoted"
                assert word.strip() == word != "", f"{topic}: {word!r}"
                plain = word.rstrip("~*")
                assert pattern.search(f"x {plain} y"), f"{topic}: {word!r}"


@pytest.mark.parametrize("topic", TOPICS)
def test_no_word_speaks_for_and_against(topic: str) -> None:
    table = read_yaml(f"lexicon/{topic}.yaml")
    assert isinstance(table, dict)
    pro, con = ({w for words in (table.get(side) or {}).values() for w in words} for side in ("for", "against"))
    assert pro & con == set()


def test_unknown_topic() -> None:
    with pytest.raises(DataError, match="no_such_topic"):
        cues("no_such_topic")


def test_file_that_is_no_topic() -> None:
    with pytest.raises(DataError, match="languages"):
        cues("languages")


def test_unknown_part() -> None:
    with pytest.raises(DataError, match="no_such_part"):
        cues("phone", "no_such_part")


_PIECES = [
    "tel",
    "tel nr",
    "tel~",
    "telefoon",
    "iban",
    "IBAN nr",
    "ıban",
    "im",
    "id~",
    "a.u.b",
    "06",
    "0~",
    "été",
    "Été*",
]
_BITS = [*_PIECES, " ", "-", "s", "nr", "İ", "ı", "n", ".", "6"]


@given(st.lists(st.sampled_from(_PIECES), min_size=1, unique=True), st.lists(st.sampled_from(_BITS), max_size=8))
def test_words_that_begin_alike_are_found_as_if_each_were_tried(words: list[str], bits: list[str]) -> None:
    text = "".join(bits).replace("~", "").replace("*", "")
    found = [match.span() for match in compile_words(words).finditer(text)]
    one_by_one = [compile_words([word]) for word in words]
    assert {start for start, _ in found} <= {m.start() for one in one_by_one for m in one.finditer(text)}
    for start, end in found:
        assert any(one.fullmatch(text, start, end) for one in one_by_one)
    if not found:
        assert not any(one.search(text) for one in one_by_one)


def test_longer_word_wins_however_they_are_put_together() -> None:
    pattern = compile_words(["tel", "tel nr", "telefoon", "tel~"])
    assert [match[0] for match in pattern.finditer("tel nr, telefoon, tels")] == ["tel nr", "telefoon", "tels"]


def _every_word() -> list[str]:
    table = [read_yaml(f"lexicon/{entry.name}") for entry in path("lexicon").iterdir() if entry.name in _LOOKED_FOR]
    return sorted({word for entry in table for word in _strings(entry)})


def _strings(entry: object) -> list[str]:
    parts = entry.values() if isinstance(entry, dict) else entry if isinstance(entry, list) else ()
    return [entry] if isinstance(entry, str) else [word for part in parts for word in _strings(part)]


_LOOKED_FOR = ("phone.yaml", "bsn.yaml", "card.yaml", "national_id.yaml", "bank_account.yaml", "identity_document.yaml")
_LEXICON = _every_word()
_BESIDE = st.sampled_from(["", " ", "-", "_", "0612", "s", "nummer", "é", "\n", ".", "ı", "İ", "ſ", "\u212a", "Σ"])


@given(
    st.lists(st.tuples(st.sampled_from(_LEXICON), _BESIDE, st.sampled_from([str, str.upper, str.title])), max_size=4)
)
def test_words_are_looked_for_wherever_they_are(bits: list[tuple[str, str, type[str]]]) -> None:
    text = "".join(case(word.rstrip("~*")) + beside for word, beside, case in bits)
    words = compile_words([word for word, _, _ in bits] + _LEXICON[::40])
    assert [m.span() for m in words.finditer(text)] == [m.span() for m in words._any.finditer(text)]


def test_words_are_not_looked_for_in_vain() -> None:
    words = compile_words(["rekening", "tél~", "bsn*", "СНИЛС", "sécurité sociale"])
    for text in ("rekening", "TÉL.", "bsnnr", "bsn0612", "снилс 1", "Sécurité sociale", "naar de rekeningen"):
        assert words.may_be_in(text), text
    for text in ("rek maar op", "bs", "een fiets", "фото", "ça va", "la caisse"):
        assert not words.may_be_in(text), text
