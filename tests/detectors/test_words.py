"""Words in groups: endings, phrases, accents, emoji, the language of a post; and the lexicons themselves."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from doxguard import data
from doxguard.detectors import remembered, words
from doxguard.detectors.context import features, gate
from doxguard.detectors.folding import fold
from doxguard.detectors.words import find_cues, find_words, is_screened, phrases_of, screened_words, tokens_of
from doxguard.errors import DataError
from tests.hostile import assert_linear
from tests.marked import read_marked

MADE_UP = """
open: {nl: [kat~, zwem*, overig~]}
whole: {nl: [huis, één, straße, œuvre, "zo'n", e-mail]}
phrase: {nl: [geef me~, in de tuin, kom nu*]}
twice: {nl: [doe de was, nu weg~, nu weg], de: [doe de was]}
sign: {any: ["€", "$", 🔥, ❤️]}
short: {nl: [kip], fr: [le sac, bonjourno], en: [pan]}
"""


@pytest.fixture
def made_up(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    table = yaml.safe_load(MADE_UP)
    monkeypatch.setattr(data, "read_yaml", lambda _: table)
    monkeypatch.setattr(words, "_files", lambda name: [name])
    forget()
    yield
    monkeypatch.undo()
    forget()


def forget() -> None:
    words._index.cache_clear()
    words._entries_at.cache_clear()


# group, text with the hits marked
HITS = {
    "an ending, none": ("open", "de [[kat]] van hiernaast"),
    "an ending, some letters": ("open", "twee [[katten]]"),
    "an ending, three letters": ("open", "de [[overigens]]"),
    "an ending, too many letters": ("open", "de kattenbak"),
    "an ending, another word": ("open", "de kit"),
    "any continuation": ("open", "naar het [[zwembadpaviljoen]]"),
    "any continuation, none": ("open", "ik [[zwem]]"),
    "no beginning": ("open", "muurkat"),
    "whole": ("whole", "mijn [[huis]]!"),
    "whole, no ending": ("whole", "twee huisjes"),
    "capitals": ("whole", "HET [[HUIS]]"),
    "accent in the lexicon": ("whole", "[[een]] appel"),
    "accent in both": ("whole", "[[één]] appel"),
    "accent in the text": ("whole", "mijn [[húis]]"),
    "decomposed accent": ("whole", "mijn [[hu\u0301is]]"),
    "sharp s": ("whole", "[[strasse]] en [[straße]] en [[STRASSE]]"),
    "oe": ("whole", "[[oeuvre]], [[Œuvre]]"),
    "dotted i": ("whole", "[[HUİS]], [[HUIS]]"),
    "apostrophe": ("whole", "[[zo'n]] dag"),
    "curly apostrophe": ("whole", "[[zo’n]] dag"),
    "hyphen": ("whole", "[[e-mail]] en [[e mail]]"),
    "fullwidth": ("whole", "[[ｈｕｉｓ]]"),
    "phrase": ("phrase", "de hond [[in de tuin]]."),
    "phrase over lines": ("phrase", "[[in\nde   tuin]]"),
    "phrase, signs between": ("phrase", "[[in-de, tuin]]"),
    "phrase, a word between": ("phrase", "in de grote tuin"),
    "phrase, not finished": ("phrase", "hij zit in de"),
    "phrase, open end": ("phrase", "[[geef mens]] en [[geef me]]"),
    "phrase, too long an end": ("phrase", "geef medicijnen"),
    "phrase, any continuation": ("phrase", "[[kom nummertje]] trekken"),
    "phrase, twice": ("phrase", "[[in de tuin]] en [[in de tuin]]"),
    "currency": ("sign", "[[€]]50 of [[$]] 20"),
    "emoji": ("sign", "heet[[🔥]][[🔥]]"),
    "emoji with a variation sign": ("sign", "[[❤]]️ en [[❤]]"),
    "open and whole": ("twice", "[[nu weggen]]"),
    "nothing": ("sign", "niets bijzonders"),
}  # fmt: skip


@pytest.mark.usefixtures("made_up")
@pytest.mark.parametrize(("group", "marked"), HITS.values(), ids=HITS.keys())
def test_a_group_is_found(group: str, marked: str) -> None:
    raw, wanted = read_marked(marked)
    text = fold(raw)
    spans = [text.span(hit.start, hit.end) for hit in find_words("made-up", text.folded).get(group, ())]
    assert [raw[start:end] for start, end in spans] == wanted


LANGUAGES = {
    "of its own": ("nl", "kip", True),
    "of another, short": ("fr", "kip", False),
    "of another, long": ("nl", "bonjourno", True),
    "a short phrase of another": ("nl", "le sac", False),
    "a phrase of its own": ("fr", "le sac", True),
    "no language": ("", "kip", True),
    "no language, a phrase": ("", "le sac", True),
    "a language without words": ("xx", "kip", False),
    "any": ("fr", "🔥", True),
}


@pytest.mark.usefixtures("made_up")
@pytest.mark.parametrize(("lang", "text", "is_found"), LANGUAGES.values(), ids=LANGUAGES.keys())
def test_short_words_of_other_languages_are_left_out(lang: str, text: str, is_found: bool) -> None:
    assert bool(find_cues(tokens_of(text), lang)) == is_found


@pytest.mark.usefixtures("made_up")
def test_a_phrase_of_two_languages_is_screened_if_one_is() -> None:
    (hit,) = find_cues(tokens_of("doe de was"))
    assert hit.screened


@pytest.mark.usefixtures("made_up")
def test_a_hit_knows_its_tokens() -> None:
    (hit,) = find_cues(tokens_of("zij zit in de tuin nu"))
    assert (hit.group, hit.first, hit.last) == ("phrase", 2, 4)


@pytest.mark.usefixtures("made_up")
def test_hits_are_in_order_of_place() -> None:
    hits = find_cues(tokens_of("🔥 huis kat in de tuin zwem €"))
    assert [hit.start for hit in hits] == sorted(hit.start for hit in hits)


SCREENED = {
    "nl": ("nl", ("ik",), True),
    "en, a phrase": ("en", ("go", "to"), True),
    "any": ("any", ("🔥",), True),
    "another, long": ("de", ("adresse",), True),
    "another, short": ("de", ("geld",), False),
    "another, a phrase": ("fr", ("numéro", "privé"), False),
}


@pytest.mark.parametrize(("lang", "entry", "expected"), SCREENED.values(), ids=SCREENED.keys())
def test_what_a_screen_can_look_for(lang: str, entry: tuple[str, ...], expected: bool) -> None:
    assert is_screened(lang, entry) is expected


@pytest.mark.usefixtures("made_up")
def test_only_so_many_words_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "KEPT", 4)
    texts = ["twee katten", "in de tuin", "mijn huis en kat", "zwembad", "een kip en een pan", "katten"] * 3
    fresh = {}
    for text in texts:
        words._entries_at.cache_clear()
        fresh[text] = find_words("made-up", text)
    words._entries_at.cache_clear()
    for text in texts:
        assert find_words("made-up", text) == fresh[text]
        assert len(words._entries_at("lexicon/made-up.yaml", "")) <= 4


@pytest.mark.usefixtures("made_up")
def test_what_is_no_word_is_not_kept() -> None:
    words._entries_at.cache_clear()
    find_words("made-up", "a" * 50_000)
    assert not words._entries_at("lexicon/made-up.yaml", "")


@pytest.mark.usefixtures("made_up")
def test_screened_words_are_as_they_are_written() -> None:
    assert list(screened_words("made-up", {"phrase", "short"})) == [
        "geef me~", "in de tuin", "kom nu*", "kip", "bonjourno", "pan",
    ]  # fmt: skip


def test_a_lexicon_without_groups_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data, "read_yaml", lambda _: ["a"])
    with pytest.raises(DataError, match=r"data/lexicon/list-only\.yaml: must hold groups"):
        find_words("list-only", "a")


def test_a_lexicon_that_is_missing_is_named() -> None:
    with pytest.raises(DataError, match=r"data/lexicon/not-there\.yaml"):
        find_words("not-there", "a")


@given(st.text(max_size=200), st.sampled_from(["", "nl", "fr", "zz"]))
def test_any_text(raw: str, lang: str) -> None:
    tokens = tokens_of(raw)
    assert all(0 <= t.start < t.end <= len(raw) for t in tokens)
    assert [t.start for t in tokens] == sorted({t.start for t in tokens})
    for hit in find_cues(tokens, lang):
        assert (tokens[hit.first].start, tokens[hit.last].end) == (hit.start, hit.end)


UNITS = ("a ", "je ", "la ", "ik zet je adres online ", "geef me ", "in de ", "'", "a'", "ö", "ß", "🔥", "_", "x")


@pytest.mark.parametrize("unit", UNITS)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    assert_linear(lambda raw: find_cues(tokens_of(raw)), unit)


# --- the lexicons

FILES = sorted(f"lexicon/context/{path.name}" for path in data.path("lexicon/context").iterdir())
THREE = ("lexicon/media.yaml", "lexicon/mosaic.yaml", "lexicon/biometric.yaml")  # read in the same way


def groups_of(file: str) -> Mapping[str, Mapping[str, list[object]]]:
    table = data.read_yaml(file)
    assert isinstance(table, dict)
    return table


GROUPS = {f"{file.split('/')[-1]} {group}": languages for file in FILES for group, languages in groups_of(file).items()}
LISTS = {f"{name} {lang}": entries for name, languages in GROUPS.items() for lang, entries in languages.items()}


@pytest.mark.parametrize("languages", GROUPS.values(), ids=GROUPS.keys())
def test_a_group_has_the_languages_that_are_served_first(languages: Mapping[str, object]) -> None:
    assert set(languages) >= {"nl", "en"} or set(languages) == {"any"}
    assert all(re.fullmatch("[a-z]{2}|any", lang) for lang in languages)


@pytest.mark.parametrize("entries", LISTS.values(), ids=LISTS.keys())
def test_entries_are_words_and_none_is_twice(entries: list[object]) -> None:
    assert entries
    assert [entry for entry in entries if not isinstance(entry, str)] == [], "06 is a number in YAML: quote it"
    assert [entry for entry, count in Counter(entries).items() if count > 1] == []


@pytest.mark.parametrize("entries", LISTS.values(), ids=LISTS.keys())
def test_entries_can_be_found(entries: list[object]) -> None:
    for entry in map(str, entries):
        found = [token.word for token in tokens_of(entry)]
        assert found, f"{entry!r} has no word"
        if entry[-1] in "~*":
            assert words._SHORTEST <= len(found[-1]) <= words._LONGEST, f"{entry!r}: too short or long for an ending"


@pytest.mark.parametrize("entries", LISTS.values(), ids=LISTS.keys())
def test_an_ending_is_open_only_behind_the_last_word(entries: list[object]) -> None:
    # An ending inside a phrase means nothing: "rij~ langs" is not found in "rijdt langs".
    assert [entry for entry in map(str, entries) if re.search("[~*].", entry)] == []


@pytest.mark.parametrize("file", [*FILES, *THREE])
def test_no_key_of_a_lexicon_is_there_twice(file: str) -> None:
    keys = [
        (node.start_mark.line, Counter(key.value for key, _ in node.value))
        for node in mappings(yaml.compose(data.read_text(file), Loader=yaml.SafeLoader) or yaml.MappingNode("", []))
    ]
    assert [(line + 1, key) for line, counts in keys for key, count in counts.items() if count > 1] == []


def mappings(node: yaml.Node) -> Iterator[yaml.MappingNode]:
    if isinstance(node, yaml.MappingNode):
        yield node
        for _, value in node.value:
            yield from mappings(value)


def test_a_group_is_in_one_file() -> None:
    counts = Counter(group for file in FILES for group in groups_of(file))
    assert [group for group, count in counts.items() if count > 1] == []


def test_the_groups_that_the_code_names_are_there() -> None:
    there = {group for file in FILES for group in groups_of(file)}
    assert there >= features._PAIRED
    assert gate.TELLING <= gate.BESIDE <= there
    assert {"negation", "public_own", "public_elsewhere", "consent_given", "consent_refused"} <= there


@pytest.mark.usefixtures("made_up")
def test_phrases_say_in_which_texts_they_are_looked_for() -> None:
    phrases = phrases_of("lexicon/made-up.yaml")
    assert {(" ".join(phrase.words), phrase.opened, phrase.lang) for phrase in phrases} == {
        ("geef me", True, "nl"), ("kom nu", True, "nl"), ("nu weg", True, "nl"), ("nu weg", False, "nl"),
        ("e mail", False, "nl"), ("le sac", False, "fr"),
        ("in de tuin", False, ""), ("doe de was", False, ""),  # so long that they mean nothing else anywhere
    }  # fmt: skip
