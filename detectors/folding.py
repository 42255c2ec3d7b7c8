"""Undoing what typing, copying and light disguise do to characters, with offsets kept.

Folded: full-width, mathematical, circled and non-ASCII digits and letters; keycap emoji; typographic quotes, dashes and
spaces; invisible characters; marks struck through letters; raised digits in a row; look-alike letters of other scripts
inside words with Latin letters; HTML entities; percent-encoding in URLs; spoiler and emphasis marks.

Left alone, since clean text needs them: accents (é, ø, ș), lone raised digits (m²), fractions, words wholly in another
script, emoji. Text without any of the above is not copied: its `Text` is the text.

Source of the table: ``data/folding.txt``.
"""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple
from urllib.parse import unquote

from doxguard.data import read_lines
from doxguard.detectors.text import Edit, Text

_FOREIGN = re.compile(r"[^\x00-\x7f]")
_ASTRAL = "\U00010000"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,8}[0-9]{0,2});")
# An ASCII character each by itself, so that one that must stay does not keep its neighbours.
_PERCENT = re.compile(r"%[2-7][0-9A-Fa-f]|(?:%[89A-Fa-f][0-9A-Fa-f]){1,60}")
_TOKEN = re.compile(r"\S+")
_MARKUP = re.compile(r"\*\*|\|\||~~|>!|!<")
_ASCII_WORD = re.compile(r"[A-Za-z0-9]")
# In a URL these would change its structure once decoded.
_STRUCTURAL = re.compile(r"[&#%\"'<>\s\x00-\x1f]")


class _Table(NamedTuple):
    always: dict[str, str]
    raised: dict[str, str]
    words: dict[str, str]
    suspect: re.Pattern[str]  # a run of characters that may need folding
    suspect_bmp: re.Pattern[str]  # the same without astral characters: six times as fast
    imitator: re.Pattern[str]


@cache
def _table() -> _Table:
    kinds: dict[str, dict[str, str]] = {"always": {}, "run": {}, "word": {}}
    for line in read_lines("folding.txt"):
        code, kind, *new = line.split(" ")
        kinds[kind][chr(int(code, 16))] = "".join(chr(int(c, 16)) for c in new)
    always, raised, words = kinds["always"], kinds["run"], kinds["word"]
    # One class and no alternatives: text in which nothing needs folding is passed at the speed of a scan.
    marks = r"\u0300-\u036f\u0489\u20dd-\u20e4"
    single = [*always, *raised]
    suspect = re.compile(f"[{_ranges(single)}{marks}]+")
    suspect_bmp = re.compile(f"[{_ranges([char for char in single if char < _ASTRAL])}{marks}]")
    return _Table(always, raised, words, suspect, suspect_bmp, re.compile(f"[{_ranges(list(words))}]"))


def _ranges(chars: list[str]) -> str:
    """Return the inside of a character class; beyond the BMP `re` is fast only with few members."""
    spans: list[list[int]] = []
    for code in sorted(map(ord, chars)):
        if spans and code == spans[-1][1] + 1:
            spans[-1][1] = code
        else:
            spans.append([code, code])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in spans)


def fold(raw: str, lang: str = "") -> Text:
    """Return the text that detectors read; `Text.span` leads back to ``raw``.

    >>> fold("０６-1234５６７８").folded
    '06-12345678'
    """
    text = Text(raw, raw, lang=lang)
    if not _may_need_folding(raw) and (raw.isascii() or foldable().isdisjoint(_FOREIGN.findall(raw))):
        return text
    for step in (_entities, _percents, _characters, _imitators, _markup):
        edits = list(_joined(step(text.folded)))
        if edits:
            text = text.rewrite(edits)
    return text


@cache
def foldable() -> frozenset[str]:
    """Return the characters beyond ASCII of which one must be there for `fold` to change a text without ASCII signs."""
    table = _table()
    marks = map(chr, (*range(0x300, 0x370), 0x489, *range(0x20D0, 0x20E5)))
    return frozenset((*table.always, *table.raised, *table.words, *marks)) - set(map(chr, range(0x80)))


def _joined(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Yield edits with neighbours made one, where all drop their characters or all keep their number."""
    group: list[Edit] = []
    for edit in edits:
        if group and not (group[-1].end == edit.start and _kind(group[-1]) == _kind(edit) is not None):
            yield Edit(group[0].start, group[-1].end, "".join(e.new for e in group))
            group = []
        group.append(edit)
    if group:
        yield Edit(group[0].start, group[-1].end, "".join(e.new for e in group))


def _kind(edit: Edit) -> str | None:
    return "drop" if not edit.new else "same" if len(edit.new) == edit.end - edit.start else None


def _may_need_folding(raw: str) -> bool:
    """Tell whether a text holds anything in ASCII that one of the steps looks for."""
    if "&" in raw or "%" in raw or "**" in raw or "||" in raw or "~~" in raw or ">!" in raw or "!<" in raw:
        return True
    return not raw.isprintable() and _CONTROL.search(raw) is not None


def _entities(text: str) -> Iterator[Edit]:
    if "&" not in text:
        return
    for match in _ENTITY.finditer(text):
        plain = html.unescape(match[0])
        if plain != match[0]:
            yield Edit(*match.span(), plain)


def _percents(text: str) -> Iterator[Edit]:
    """Yield the percent-encoded parts of tokens that are URLs or query strings."""
    if "%" not in text:
        return
    for token in _TOKEN.finditer(text):
        if "%" not in token[0] or not ("://" in token[0] or "=" in token[0] or token[0].lower().startswith("www.")):
            continue
        for match in _PERCENT.finditer(text, *token.span()):
            plain = unquote(match[0], errors="replace")
            if "\ufffd" not in plain and not _STRUCTURAL.search(plain):
                yield Edit(*match.span(), plain)


def _characters(text: str) -> Iterator[Edit]:
    table = _table()
    if max(text, default="") < _ASTRAL and not table.suspect_bmp.search(text):
        return
    done = 0
    for run in table.suspect.finditer(text):
        at = run.start()
        while at < run.end():
            edit = _edit_at(text, at, run.end(), done, table)
            if edit.new != text[edit.start : edit.end]:
                yield edit
            done = at = max(edit.end, at + 1)


def _edit_at(text: str, at: int, end: int, done: int, table: _Table) -> Edit:
    """Return the edit for the character at a place of a run; text before ``done`` has been dealt with."""
    char = text[at]
    if char in table.raised:
        last = at
        while last < end and text[last] in table.raised:
            last += 1
        new = "".join(table.raised[c] for c in text[at:last]) if last - at >= 3 else text[at:last]
        return Edit(at, last, new)
    if _is_mark(char):
        return _marked_letter(text, at, done)
    if _joins_emoji(text, at):
        return Edit(at, at + 1, char)
    return Edit(at, at + 1, table.always.get(char, char))


def _is_mark(char: str) -> bool:
    return "\u0300" <= char <= "\u036f" or char == "\u0489" or "\u20dd" <= char <= "\u20e4"


def _joins_emoji(text: str, at: int) -> bool:
    """Tell whether a zero-width joiner makes one emoji of two; elsewhere it hides something."""
    return text[at] == "\u200d" and at > 0 and not text[at - 1].isascii() and not text[at - 1].isalnum()


def _marked_letter(text: str, start: int, done: int) -> Edit:
    """Return the edit for a mark at ``start``: an accent joins its letter, any other mark leaves its character."""
    if start - 2 >= done and text[start - 1] == "\ufe0f" and text[start] == "\u20e3":
        return Edit(start - 2, start + 1, text[start - 2])
    if start - 1 < done or not text[start - 1].isalnum():
        return Edit(start, start + 1, "")
    composed = unicodedata.normalize("NFC", text[start - 1 : start + 1])
    return Edit(start - 1, start + 1, composed if len(composed) == 1 else text[start - 1])


def _imitators(text: str) -> Iterator[Edit]:
    """Yield look-alike letters in words that also have ASCII letters or digits, where nothing else is foreign."""
    if text.isascii():
        return
    table = _table()
    if not table.imitator.search(text):
        return
    for token in _TOKEN.finditer(text):
        word = token[0]
        if word.isascii() or not _ASCII_WORD.search(word) or _has_own_letters(word, table):
            continue
        for match in table.imitator.finditer(text, *token.span()):
            yield Edit(*match.span(), table.words[match[0]])


def _has_own_letters(word: str, table: _Table) -> bool:
    """Tell whether a word has a letter beyond Latin that imitates nothing: then it is a foreign word."""
    return any(char > "\u036f" and char.isalpha() and char not in table.words and char < "\u1e00" for char in word)


def _markup(text: str) -> Iterator[Edit]:
    for match in _MARKUP.finditer(text):
        yield Edit(*match.span(), "")
