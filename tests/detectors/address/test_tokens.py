"""Words, figures and signs: where they are cut, what stands before them, and which of them are names."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from doxguard.detectors.address.tokens import BLANK, GLUED, LINE, SPACE, Tokens
from tests.marked import read_marked

CUT = {
    "empty": ("", []),
    "white space": (" \n\t ", []),
    "street and number": ("Molenlaan 12", ["Molenlaan", "12"]),
    "glued": ("Molenlaan12b", ["Molenlaan", "12", "b"]),
    "apostrophe inside": ("O'Connor Road", ["O'Connor", "Road"]),
    "apostrophe in front": ("'t Hofland", ["'", "t", "Hofland"]),
    "apostrophe behind": ("Hans' huis", ["Hans", "'", "huis"]),
    "hyphens inside": ("Ville-sur-Lac", ["Ville-sur-Lac"]),
    "hyphen behind": ("Molen- en", ["Molen", "-", "en"]),
    "hyphen before a figure": ("Plein-12", ["Plein", "-", "12"]),
    "two hyphens": ("ja--nee", ["ja", "-", "-", "nee"]),
    "Swedish saint": ("S:t Olofsgatan 4", ["S:t", "Olofsgatan", "4"]),
    "Swedish saint, a woman": ("s:ta Birgittas", ["s:ta", "Birgittas"]),
    "no Swedish saint": ("s:tand", ["s", ":", "tand"]),
    "colon": ("adres:hier", ["adres", ":", "hier"]),
    "underscore": ("de_molen", ["de", "_", "molen"]),
    "signs one by one": ("#12?!", ["#", "12", "?", "!"]),
    "range": ("12-14", ["12", "-", "14"]),
    "half": ("12½", ["12", "½"]),
    "ordinal": ("2e Hof", ["2", "e", "Hof"]),
    "degree": ("n°12", ["n", "°", "12"]),
    "Greek": ("οδός Ερμού 4", ["οδός", "Ερμού", "4"]),
    "emoji": ("\U0001f4cdHof 4\U0001f389", ["\U0001f4cd", "Hof", "4", "\U0001f389"]),
    "figures of another script": ("٤٤", ["٤", "٤"]),
}


@pytest.mark.parametrize(("text", "words"), CUT.values(), ids=CUT)
def test_words(text: str, words: list[str]) -> None:
    tokens = Tokens(text)
    assert tokens.words == words
    assert len(tokens) == len(words)


KEYS = {
    "words and figures": ("De Molenlaan 12", ["de", "molenlaan", "12"]),
    "signs": ("#12, ½ - °", ["", "12", "", "", "", ""]),
    "apostrophe": ("O'Connor", ["oconnor"]),
    "hyphens": ("Ville-sur-Lac", ["villesurlac"]),
    "Swedish saint": ("S:t Olof", ["st", "olof"]),
    "accents": ("Łódź É", ["lodz", "e"]),
    "Greek": ("ΑΘΗΝΑΣ", ["αθηνασ"]),
    "too long for a name": ("-".join(["molen"] * 12), [""]),
}


@pytest.mark.parametrize(("text", "keys"), KEYS.values(), ids=KEYS)
def test_keys(text: str, keys: list[str]) -> None:
    tokens = Tokens(text)
    assert [tokens.key(at) for at in range(len(tokens))] == keys


GAPS = {
    "one token": ("hof", [BLANK]),
    "white space first": ("  hof", [BLANK]),
    "space": ("hof 4", [BLANK, SPACE]),
    "spaces": ("hof \t 4", [BLANK, SPACE]),
    "glued": ("hof4, b", [BLANK, GLUED, GLUED, SPACE]),
    "line": ("hof\n4", [BLANK, LINE]),
    "line and spaces": ("hof  \n  4", [BLANK, LINE]),
    "line of Windows": ("hof\r\n4", [BLANK, LINE]),
    "empty line": ("hof\n\n4", [BLANK, BLANK]),
    "empty line with spaces": ("hof \n \n 4", [BLANK, BLANK]),
    "many lines": ("hof" + "\n" * 9 + "4", [BLANK, BLANK]),
}


@pytest.mark.parametrize(("text", "gaps"), GAPS.values(), ids=GAPS)
def test_gaps(text: str, gaps: list[int]) -> None:
    tokens = Tokens(text)
    assert [tokens.gap(at) for at in range(len(tokens))] == gaps


CASELESS = {
    "nothing": ("", True),
    "figures": ("12 14", True),
    "small letters": ("ze woont op hof 4", True),
    "capitals": ("ZE WOONT OP HOF 4", True),
    "capitals with accents": ("ÉÉN ŒUF", True),
    "only a sentence's first letter": ("Ze woont al jaren op hof 4", True),
    "a few words alone": ("Hof 4", False),
    "two sentences": ("Ze woont hier ergens in de buurt. Hij ook", True),
    "after an exclamation mark": ("kijk eens! Daar", True),
    "after a question mark": ("waar dan? Daar", True),
    "words in capitals": ("kijk DAAR woont ze", True),
    "one letter": ("plan B gaat door", True),
    "name": ("ze woont in Zwolle", False),
    "name after a short word": ("bij gen. Kowalski", False),
    "sentence after a short word": ("Nee. Kom", False),
    "title of two words": ("Oude Hof 4", False),
    "line begins with a capital": ("kijk\nDaar", False),
    "name after a comma": ("ja, Zwolle", False),
}


@pytest.mark.parametrize(("text", "caseless"), CASELESS.values(), ids=CASELESS)
def test_caseless(text: str, caseless: bool) -> None:
    tokens = Tokens(text)
    assert tokens.caseless == caseless
    assert tokens.caseless == caseless  # kept


# What is marked is a name; all else is none.
NAMES = {
    "plain": "ze woont in [[Zwolle]] of [[Assen]]",
    "first word of a sentence": "[[Ze]] woont in [[Zwolle]]",
    "small words": "de [[Laan]] van het [[Oosten]]",
    "figures and signs": "[[Hof]] 4, in [[Zwolle]]!",
    "one letter": "in [[Zwolle]] is plan [[B]]",
    "accents": "in [[Élan]] en [[Łódź]]",
    "Greek": "οδός [[Ερμού]]",
    "hyphen": "naar [[Ville-sur-Lac]]",
    "apostrophe inside": "naar [[O'Connor]]",
    "after an elision": "rue d'ici, rue [[d'Artois]] à [[Rennes]]",
    "no elision": "zo'n dag in [[Zwolle]]",
    "capitals alone": "de [[USA]] is groot, [[Zwolle]] niet",
    "capitals in a row": "[[Jan]] riep KOM EENS HIER vanuit [[Zwolle]]",
    "first of the row": "KIJK EENS in [[Zwolle]]",
    "short capitals beside a name": "[[Laan]] [[NW]] in [[Zwolle]]",
    "short capitals beside long ones": "[[PS]] [[WAT]] een dag in [[Zwolle]]",
    "row broken by a figure": "[[HOF]] 4 [[ZWOLLE]] is van [[Jan]]",
    "no names in capitals alone": "ZE WOONT IN ZWOLLE",
    "no names in small letters": "ze woont in zwolle",
    "article": "naar '[[s-Gravenhof]] en '[[t-Hof]]",
    "no names where only a sentence begins": "Ze woont al drie jaar in zwolle",
    "a few words alone": "[[Ze]] woont in zwolle",
}


@pytest.mark.parametrize("marked", NAMES.values(), ids=NAMES)
def test_names(marked: str) -> None:
    raw, names = read_marked(marked)
    tokens = Tokens(raw)
    assert [tokens.words[at] for at in range(len(tokens)) if tokens.is_name(at)] == names


def test_words_and_figures() -> None:
    tokens = Tokens("Hof 4, é ½ ٤ o'clock")
    at = range(len(tokens))
    assert [tokens.words[i] for i in at if tokens.is_word(i)] == ["Hof", "é", "o'clock"]
    assert [tokens.words[i] for i in at if tokens.is_figure(i)] == ["4"]


AT_OR_AFTER = {
    "start of the text": (0, 0),
    "inside the first": (1, 1),
    "end of the first": (3, 1),
    "start of the second": (4, 1),
    "sign": (5, 2),
    "white space": (6, 3),
    "inside the last": (8, 4),
    "end": (11, 4),
    "behind the end": (99, 4),
}


@pytest.mark.parametrize(("place", "token"), AT_OR_AFTER.values(), ids=AT_OR_AFTER)
def test_at_or_after(place: int, token: int) -> None:
    assert Tokens("hof 4, assen").at_or_after(place) == token


TEXTS = st.one_of(st.text(), st.text(alphabet="aA'é- \n\tS:t1,½٤\ud800"))


@given(TEXTS)
def test_tokens_cover_the_text_in_order(text: str) -> None:
    tokens = Tokens(text)
    at = 0
    for start, end, word in zip(tokens.starts, tokens.ends, tokens.words, strict=True):
        assert text[at:start].strip() == ""
        assert text[start:end] == word != ""
        at = end
    assert text[at:].strip() == ""


@given(TEXTS)
@example("¼-Aa")  # a fraction glued to a name is no name
def test_any_token_can_be_asked_about(text: str) -> None:
    tokens = Tokens(text)
    for at in range(len(tokens)):
        assert all(char.isalnum() for char in tokens.key(at))
        assert GLUED <= tokens.gap(at) <= BLANK
        assert not (tokens.is_word(at) and tokens.is_figure(at))
        assert not tokens.is_name(at) or (tokens.is_word(at) and not tokens.caseless)
        assert tokens.at_or_after(tokens.starts[at]) == at
