"""Spelled-out digits, written as digits: "nul zes twaalf", "oh seven double four", "quatre-vingt-douze".

Nine languages, 0 to 999, doubled ("double four", "drie nullen"), glued together ("viervijfzes", "dubbelnul") and mixed
with figures ("nul6", "double7"). Only rows of them are taken: one number word is just a word.

Source: ``data/lexicon/number_words.yaml``.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise, product
from typing import NamedTuple

from doxguard.data import read_yaml
from doxguard.detectors.text import Edit

_TOKEN = re.compile(r"[0-9]{1,40}|[^\W_]{1,90}")
_LETTERS = re.compile(r"[^\W\d_]{1,40}")
_PHRASE = 6  # words of the longest number: "neuf cent quatre vingt dix sept"
_LONG = 7  # figures of a number that may be parted by words
_GAP = 12  # characters that may stand between two parts of one number: " — ", "...", an emoji
_SERVED = ("nl", "en", "de", "fr", "es")
_ZERO = frozenset({"o"})  # a zero only inside a row of digits


class _Words(NamedTuple):
    numbers: dict[str, str]  # "quatre vingt douze" -> "92"
    times: dict[str, int]  # "double" -> 2
    times_words: frozenset[str]  # "keer", "times"
    joins: frozenset[str]
    plurals: dict[str, str]  # "zeros" -> "0"
    begins: frozenset[str]  # the first words of numbers of several words
    glued: re.Pattern[str]  # nothing but numbers and figures, written as one word
    glued_starts: frozenset[str]  # how such words begin


class _Part(NamedTuple):
    start: int
    end: int
    digits: str
    word: bool


def plain(word: str) -> str:
    """Return a word in lower case without accents."""
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))


@cache
def _words() -> _Words:
    table = read_yaml("lexicon/number_words.yaml")
    assert isinstance(table, dict)
    numbers: dict[str, str] = {}
    times: dict[str, int] = {}
    joins: set[str] = set()
    often: set[str] = set()
    plurals: dict[str, str] = {}
    for entry in table.values():
        # A language served earlier keeps its word: "achten" is nobody's eighth.
        numbers = {plain(name): digits for name, digits in _numbers(entry)} | numbers
        plurals |= {plain(name): str(i) for i, names in enumerate(entry.get("plurals", [])) for name in names}
        times |= dict.fromkeys(map(plain, entry["twice"]), 2) | dict.fromkeys(map(plain, entry["thrice"]), 3)
        joins |= set(entry["and"])
        often |= set(entry["times"])
    begins = frozenset(name.split(" ")[0] for name in numbers if " " in name)
    # Of two figures at most: three are glued as they are counted ("negenhonderdtwaalf"), and are in the table.
    pieces = {name for name, digits in numbers.items() if " " not in name and len(digits) <= 2} | times.keys()
    piece = "|".join(sorted(pieces, key=len, reverse=True))
    glued = re.compile(f"{piece}|[0-9]")
    starts = frozenset(name[:2] for name in pieces)
    return _Words(numbers, times, frozenset(often), frozenset(joins), plurals, begins, glued, starts)


def _numbers(entry: dict[str, list[object]]) -> Iterator[tuple[str, str]]:
    """Yield every number of a language with its digits."""
    units = [_as_list(names) for names in entry["units"]]
    teens = [_as_list(names) for names in entry["teens"]]
    below: list[tuple[str, str]] = [(n, str(i)) for i, names in enumerate(units) for n in names]
    below += [(n, str(10 + i)) for i, names in enumerate(teens) for n in names]
    shapes = [str(shape) for key in ("joined", "apart") for shape in entry.get(key, [])]
    over = entry.get("over_teens", [])  # soixante-dix: counted on from the ten before
    for i, names in enumerate(entry["tens"]):
        value = 20 + 10 * i
        for ten in _as_list(names):
            if value in over:
                below += [
                    (f"{ten}{j}{n}", str(value + k)) for k, ns in enumerate(teens) for n in ns for j in (" ", " et ")
                ]
                continue
            below.append((ten, str(value)))
            # "veintidós" has no other ten in it than the first.
            fitting = [shape for shape in shapes if "{ten}" in shape or i == 0]
            for shape, one in product(fitting, range(1, 10)):
                below += [(shape.format(ten=ten, unit=u), str(value + one)) for u in units[one]]
    yield from below
    if "hundred" in entry:
        yield from _hundreds(str(entry["hundred"]), units, below)
    if "hundred_apart" in entry:
        hundreds = [[f"{name} {entry['hundred_apart']}" for name in names] for names in units[1:]]
    else:
        hundreds = [_as_list(names) for names in entry.get("hundreds", [])]
    yield from _hundreds_apart(hundreds, [str(word) for word in entry.get("hundred_and", [])], below)


def _hundreds(hundred: str, units: list[list[str]], below: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for times in range(1, 10):
        for unit in [""] * (times == 1) + units[times]:
            yield unit + hundred, f"{times}00"
            yield from ((unit + hundred + name, f"{times}{int(d):02}") for name, d in below if " " not in name)


def _hundreds_apart(
    hundreds: list[list[str]], joins: list[str], below: list[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    """Yield 100 to 999 in several words: "nine hundred", "novecientos doce"."""
    for times, names in enumerate(hundreds, 1):
        for name in names:
            yield name, f"{times}00"
            for join in joins:
                # A unit may as well be the next figure: "neuf cent | trois".
                yield from ((f"{name}{join}{rest}", f"{times}{int(d):02}") for rest, d in below if len(d) == 2)


def _as_list(names: object) -> list[str]:
    return [str(n) for n in names] if isinstance(names, list) else [str(names)]


def unit_words() -> Iterator[tuple[str, str]]:
    """Yield the words for 0 to 9 with their language; of those not served first, such as are no word of others."""
    table = read_yaml("lexicon/number_words.yaml")
    assert isinstance(table, dict)
    for lang, entry in table.items():
        for names in entry["units"]:
            yield from ((lang, name) for name in names if lang in _SERVED or len(name) >= 4)


def digit_edits(text: str) -> Iterator[Edit]:
    """Yield edits that write the number words of each row as digits, with a space between them."""
    if not _may_be_spelled(text):
        return
    row: list[_Part] = []
    for part in _parts(text):
        if row and not _is_gap(text, row[-1].end, part.start):
            yield from _row_edits(text, row)
            row = []
        row.append(part)
    yield from _row_edits(text, row)


def _may_be_spelled(text: str) -> bool:
    """Tell whether there is a word for a number at all, or figures enough and an "and" that may part them."""
    tokens = _TOKEN.findall(text.lower()) if text.isascii() else [plain(word) for word in _TOKEN.findall(text)]
    if any(map(_is_number_word, tokens)):
        return True
    figures = sum(len(token) for token in tokens if token.isdigit())
    return figures >= _LONG and not _words().joins.isdisjoint(tokens)


def _is_gap(text: str, start: int, end: int) -> bool:
    """Tell whether nothing but punctuation, symbols and an "and" stands between two parts of one number."""
    if end - start > _GAP or "\n\n" in text[start:end]:
        return False
    return all(plain(word) in _words().joins for word in _LETTERS.findall(text, start, end))


def _row_edits(text: str, row: list[_Part]) -> Iterator[Edit]:
    spelled = [part for part in row if part.word]
    digits = sum(len(part.digits) for part in row)
    joined = sum(any(map(str.isalpha, text[a.end : b.start])) for a, b in pairwise(row))
    # "0612345678 and one more thing": a single word behind an "and" is no part of a number.
    begun = joined and row[0].digits.startswith("0") and 9 <= digits <= 11  # "06 29 en dan 88 14 03"
    if len(spelled) == 1 and _stands_by(row, spelled[0]):
        return
    if len(spelled) >= 3 or (
        digits >= _LONG and (len(spelled) == 2 or joined >= 2 or begun or (spelled and not joined))
    ):
        for at, part in enumerate(row):
            if part.word:
                yield Edit(part.start, part.end, part.digits)
            if at + 1 < len(row) and text[part.end : row[at + 1].start] not in ("", " ", "-"):
                yield Edit(part.end, row[at + 1].start, " ")
    else:
        yield from (Edit(p.start, p.end, p.digits) for p in spelled if len(p.digits) >= 3 and p.end - p.start > 5)


def _stands_by(row: list[_Part], word: _Part) -> bool:
    """Tell whether a number word stands beside a whole telephone number: "text me for one: 07700 900 123"."""
    others = "".join(part.digits for part in row if part is not word)
    return word in (row[0], row[-1]) and len(word.digits) == 1 and others.startswith("0") and 9 <= len(others) <= 11


def _parts(text: str) -> Iterator[_Part]:
    """Yield the figures and the number words of a text."""
    words = _words()
    tokens = [(m.start(), m.end(), plain(m[0])) for m in _TOKEN.finditer(text)]
    at = 0
    factor, factor_start = 1, -1
    while at < len(tokens):
        start, end, word = tokens[at]
        if not _counts(word):
            factor, factor_start = 1, -1
            at += 1
            continue
        if word in words.times and factor_start < 0:
            factor, factor_start = words.times[word], start
            at += 1
            continue
        taken, digits = _number(tokens, at, words)
        following = tokens[at + taken][2] if at + taken < len(tokens) else ""
        if digits in ("2", "3") and following in words.times_words:
            factor, factor_start = int(digits), start
            at += taken + 1
            continue
        if digits in ("2", "3", "4", "5") and following in words.plurals:
            yield _Part(start, tokens[at + taken][1], words.plurals[following] * int(digits), True)
            at += taken + 1
            continue
        if digits:
            end = tokens[at + taken - 1][1]
            first = factor_start if factor_start >= 0 else start
            yield _Part(first, end, digits * factor, factor_start >= 0 or not text[start:end].isdigit())
        elif word in _ZERO:
            yield _Part(start, end, "0", True)
        factor, factor_start = 1, -1
        at += max(taken, 1)


def _number(tokens: list[tuple[int, int, str]], at: int, words: _Words) -> tuple[int, str]:
    """Return how many tokens make the number that starts here, and its digits ("" for none)."""
    if tokens[at][2].isdigit():
        return 1, tokens[at][2]
    longest = _PHRASE if tokens[at][2] in words.begins else 1
    for size in range(min(longest, len(tokens) - at), 0, -1):
        group = tokens[at : at + size]
        if all(b[0] - a[1] <= 2 for a, b in pairwise(group)):
            digits = words.numbers.get(" ".join(token[2] for token in group))
            if digits:
                return size, digits
    return 1, _glued(tokens[at][2])


@lru_cache(8192)
def _counts(word: str) -> bool:
    """Tell whether a word can be part of a number at all; most words come again and again."""
    words = _words()
    known = word in words.numbers or word in words.begins or word in words.times or word in _ZERO
    return known or word.isdigit() or _glued(word) != ""


@lru_cache(8192)
def _is_number_word(word: str) -> bool:
    words = _words()
    return not word.isdigit() and (_counts(word) or word in words.plurals or word in words.times_words)


def _glued(word: str) -> str:
    """Return the digits of numbers written as one word, "dubbelnul7", or ""."""
    words = _words()
    if word[:2] not in words.glued_starts and not word[:1].isdigit():
        return ""
    pieces = words.glued.findall(word)
    if len(pieces) < 2 or sum(map(len, pieces)) != len(word) or pieces[-1] in words.times:
        return ""
    digits, factor = "", 1
    for piece in pieces:
        if piece in words.times:
            factor = words.times[piece]
        else:
            digits += (piece if piece.isdigit() else words.numbers[piece]) * factor
            factor = 1
    return digits


def is_spelled(word: str) -> bool:
    """Tell whether a word is nothing but numbers and figures: "seis0cero"."""
    return bool(_glued(plain(word)))
