"""Views of a text in which a heavier disguise is undone.

* ``unmasked``: spelled-out digits, spaced-out letters and digits, letters that stand for digits, emoji between digits.
* ``reversed``, ``rot13``: the whole text, where the post itself says that it must be read so.
* ``base64``: each token that decodes to readable text.

A view is searched beside the folded text, never in its place. Clean text makes hardly any: each view has triggers, as
detectors have, and gives None where there is nothing to undo.
"""

import base64
import binascii
import codecs
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from doxguard.detectors.number_words import digit_edits, is_spelled
from doxguard.detectors.text import Edit, Text
from doxguard.detectors.triggers import is_called_for


class View(NamedTuple):
    """A way of undoing a disguise, tried where one of its ``triggers`` is (as in `finding.Detector`)."""

    name: str
    undo: Callable[[Text], Text | None]
    triggers: tuple[str, ...]
    beside: tuple[str, ...] = ()


# Single characters with one separator between them, or two and more where a word ends: "K e r k  1 2".
_SPACED = re.compile(
    r"""
    (?<![^\W_])                      # not the end of a longer word
    [^\W_](?:[ ][\w@.+\-]){2,80}     # three or more single characters
    (?:(?:[ ]{2,6}|[ ]?\n[ ]?)[^\W_](?:[ ][^\W_]){1,80}){0,12}   # further words of the same kind
    (?![^\W_])
    """,
    re.VERBOSE,
)
# The same with a dot, star or the like between the characters, all alike.
_DOTTED = re.compile(r"(?<![^\W_])[^\W_](?P<sep>[.\-_*·•/|])[^\W_](?:(?P=sep)[^\W_]){3,80}(?![^\W_])")
_SINGLE_SPACE = re.compile(r"(?<! ) (?! )")
_NUMBER_FIRST = re.compile(r"^([0-9]{1,4})(?=[A-Z][a-z]{2})")  # "8 0 4 O a k h u r s t": a number and a name
_LETTER_DIGITS = re.compile(r"(?<![^\W_])[0-9oOlIQ](?:[ .\-/()]{0,3}[0-9oOlIQ]){6,18}(?![^\W_])")
# The same with letters that are less like a figure, behind a nought: "O6 3g 98 lO 5l".
_LIKE_DIGITS = re.compile(
    r"(?<![^\W_])\(?[0O+](?:[ .\-/()]{0,3}[0-9oOlIQiSsZzBgbEA]){8,14}(?<![ .\-/()][A-Za-z])(?![^\W_])"
)
# A word in which every figure has a letter behind it; one at the front must be a zero: "1e" is an ordinal.
_LEET = re.compile(
    r"(?<![^\W_])(?<![/@.#=&?])(?=[^\W\d_]{0,24}[0134578])(?:0(?=[^\W\d_]{2})|[^\W\d_])(?:[0134578]{0,2}[^\W\d_]){2,24}(?![^\W_])"
)
# The same in a number of two to five figures: capitals only, "10l" is a measure.
_SHORT = re.compile(r"(?<![^\W_])(?=[OI0-9]*[0-9])[1-9I](?:[0-9OI]){1,4}(?![^\W_])(?<![0-9]{2})")
AS_LETTER = str.maketrans("0134578", "oieastb")
AS_DIGIT = str.maketrans("oOQlI", "00011")
_LIKE_DIGIT = str.maketrans("oOQlIiSsZzBgbEA", "000111552289634")
# Symbols, variation selectors and joiners between two digits. Signs that mean something there are not listed:
# degrees, currency, arithmetic.
_BETWEEN_DIGITS = re.compile(
    r"(?<=[0-9])[ ]?"
    r"[\u2022\u2190-\u21ff\u2300-\u23ff\u2500-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]{1,6}"
    r"[ ]?(?=[0-9])"
)
# What stands in brackets between the figures of a number, and tells where they go: "0475 (part 1) 55 (part 2) 09".
_ASIDE = re.compile(
    r"(?<=[0-9])[ ]?\((?:[^()0-9\n]{1,24}[0-9]?|[0-9]?[^()0-9\n]{1,24})\)[ ]?(?=[0-9])"
    r"|(?<=[0-9])[ ]?\[[^\[\]0-9\n]{1,24}[0-9]?\][ ]?(?=[0-9])"
)
_BRACKETED = re.compile(r"[\[({<]{1,2}[0-9]{1,6}[\])}>]{1,2}(?:[ ]?[\[({<]{1,2}[0-9]{1,6}[\])}>]{1,2}){1,9}")
# The codes of figures, spaces and hyphens: "30 36 20 31 32 …".
_CODED = re.compile(r"(?<![^\W_])(?:0x|\\x|%)?3[0-9](?:[ ,:]{0,2}(?:0x|\\x|%)?(?:3[0-9]|2[0d])){8,16}(?![^\W_])")
_CROSSED = re.compile(r"(?<![^\W_])[0-9]{1,4}(?:[xX][0-9]{1,4}){3,9}(?![^\W_])")
# Any one sign that recurs between the groups of a number: "06*12*34", "[06][12][34]", "06 > 12 > 34".
_SIGNED = re.compile(
    r"(?<![^\W_])(?P<first>[0-9]{1,6})(?P<sign>[ ]?[^\w\s.\-/()€$%+=]{1,3}[ ]?)[0-9]{1,6}"
    r"(?:(?P=sign)[0-9]{1,6}){1,14}(?![^\W_])"
)
_COLUMN = re.compile(r"(?<![^\W_])[0-9]{1,8}(?:[ \n\-]{1,3}[0-9]{1,8}){1,14}(?![^\W_])")
_BASE64 = re.compile(r"(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{20,4000}={0,2}(?![A-Za-z0-9+/=])")


# A decimal that is read out: "50 point 35127, minus 4 point 20984".
_READ_OUT = re.compile(
    r"(?<![^\W_])(?:(?P<minus>minus|min|menos|moins|meno)[ ])?(?P<whole>[0-9]{1,3})"
    r"[ ](?:point|dot|punt|punto|punkt|komma|coma|comma|virgule|virgola)[ ](?P<rest>[0-9]{3,8})(?![^\W_])",
    re.IGNORECASE,
)


def _decimals(text: str) -> Iterator[Edit]:
    for match in _READ_OUT.finditer(text):
        yield Edit(*match.span(), f"{'-' if match['minus'] else ''}{match['whole']}.{match['rest']}")


def _unmask(text: Text) -> Text | None:
    view = text
    for step, needed in _STEPS:
        if needed and not needed.search(view.folded):
            continue
        edits = list(step(view.folded))
        if edits:
            view = view.rewrite(edits, "unmasked")
    return None if view is text else view


def _spaced(text: str) -> Iterator[Edit]:
    """Yield edits that close up spaced-out words and digits."""
    edits = [Edit(*m.span(), m[0].replace(m["sep"], "")) for m in _DOTTED.finditer(text)]
    runs = [(m.span(), _NUMBER_FIRST.sub(r"\1 ", _SINGLE_SPACE.sub("", m[0]))) for m in _SPACED.finditer(text)]
    # "a b c" alone is a list; where something long is spaced out, its short neighbours are part of it.
    if any(len(closed) >= 5 for _, closed in runs):
        edits += [Edit(*span, re.sub(" {2,}", " ", closed)) for span, closed in runs]
    yield from _disjoint(edits)


def _disjoint(edits: list[Edit]) -> Iterator[Edit]:
    """Yield the edits in order, of those that overlap the first and longest."""
    end = 0
    for edit in sorted(edits, key=lambda e: (e.start, -e.end)):
        if edit.start >= end:
            end = edit.end
            yield edit


def _figures_in_words(text: str) -> Iterator[Edit]:
    """Yield edits that turn figures inside words into the letters they look like: "M0lenw3g"."""
    for match in _LEET.finditer(text):
        word = match[0]
        figures = sum(char.isdigit() for char in word)
        plain = word[1:].islower() or not any(char.islower() for char in word)  # "aB3dE" is a code
        if all(char in "0123456789oOlIQ" for char in word) or is_spelled(word):
            continue  # a number with letters for figures: see `_letter_digits`; "nul6"
        if figures and len(word) - figures >= max(2, figures) and plain:
            plain_word = word.translate(AS_LETTER)
            yield Edit(*match.span(), plain_word.upper() if word.isupper() else plain_word)


def _letter_digits(text: str) -> Iterator[Edit]:
    """Yield edits that turn o, O and Q into 0 and l and I into 1, inside what is a number otherwise."""
    short = (Edit(*match.span(), match[0].translate(AS_DIGIT)) for match in _SHORT.finditer(text))
    yield from _disjoint([*_long_letter_digits(text), *short])


def _long_letter_digits(text: str) -> Iterator[Edit]:
    for match in _LIKE_DIGITS.finditer(text):
        signs = [char for char in match[0] if char not in " .-/()+"]
        digits = sum(char.isdigit() for char in signs)
        if digits >= 4 and 9 <= len(signs) <= 13 and len(signs) > digits:
            yield Edit(*match.span(), match[0].translate(_LIKE_DIGIT))
    for match in _LETTER_DIGITS.finditer(text):
        groups = re.split(r"[ .\-/()]{1,3}", match[0])
        digits = sum(char.isdigit() for char in match[0])
        letters = sum(len(group) for group in groups) - digits
        short = digits >= 2 and 9 <= digits + letters <= 12  # as long as a telephone number
        if letters and (short or digits >= 4) and (short or digits * 5 >= letters * 3):
            yield Edit(*match.span(), match[0].translate(AS_DIGIT))


def _symbols(text: str) -> Iterator[Edit]:
    """Yield edits that put a space for emoji, a letter x or a line break between the digits of one number."""
    edits = [Edit(*m.span(), " ") for m in _BETWEEN_DIGITS.finditer(text)]
    edits += [Edit(*m.span(), " ") for m in _ASIDE.finditer(text)]
    edits += [Edit(*m.span(), re.sub("[^0-9]{1,6}", " ", m[0])) for m in _BRACKETED.finditer(text)]
    edits += [Edit(*m.span(), _decoded_figures(m[0])) for m in _CODED.finditer(text)]
    for pattern, sign in ((_CROSSED, "[xX]"), (_SIGNED, r"[^0-9]{1,6}"), (_COLUMN, r"[ ]?\n[ ]?")):
        edits += [Edit(*m.span(), new) for m in pattern.finditer(text) if (new := re.sub(sign, " ", m[0])) != m[0]]
    yield from _disjoint(edits)


def _decoded_figures(codes: str) -> str:
    return "".join(code[1] if code[0] == "3" else " " for code in re.findall(r"[23][0-9d]", codes))


# What undoes each kind of mask, and what it cannot do without: a look for that costs less.
_STEPS: tuple[tuple[Callable[[str], Iterator[Edit]], re.Pattern[str] | None], ...] = (
    (_spaced, re.compile(r"[ .\-_*·•/|][\w@.+\-][ .\-_*·•/|][\w@.+\-]")),
    (_figures_in_words, re.compile(r"[^\W\d_][0134578]|0[^\W\d_]")),
    (digit_edits, None),
    (_decimals, re.compile(r"[0-9] [A-Za-z]{3,8} [0-9]{3}")),
    (_letter_digits, re.compile(r"[0-9]")),
    (_symbols, re.compile(r"[0-9](?:[ ]?[(\[]|[\W_]{1,8}[0-9]|[xX][0-9])|3[0-9][ ,:]{0,2}(?:0x|\\x|%)?[23][0-9d]")),
)


# Only a post that says so is read backwards or turned: reading every post so would invent things.
_SAYS_REVERSED = (
    "backward", r"\brevers", "mirror", "achterstevoren", "omgekeerd", "andersom", "r.{1,2}ckw.{1,2}rts", "spiegel",
    r"\b(?:moc|ln|gro|ten|ed|ku|rf|eb)\.[^ @]{2,40}@", "l'envers", "al rev.{1,2}s", "al contrario",
    "achter naar vo", "back to front", "von hinten", "derri.{1,2}re en avant", "bakl.{1,2}nges", "rovescio", "wspak",
    r"\belpmaxe\.",
)  # fmt: skip
_SAYS_ROT13 = (r"rot.?13", "caesar", "cesar")


def _reverse(text: Text) -> Text | None:
    return text.backwards(0, len(text.folded), "reversed")


def _rot13(text: Text) -> Text | None:
    return text.rewrite([Edit(0, len(text.folded), codecs.encode(text.folded, "rot13"))], "rot13")


def _decode(text: Text) -> Text | None:
    edits = [Edit(*m.span(), plain) for m in _BASE64.finditer(text.folded) if (plain := _decoded(m[0]))]
    return text.rewrite(edits, "base64") if edits else None


def _decoded(token: str) -> str:
    """Return what a base64 token says, or "" where it says nothing that can be read."""
    try:
        plain = base64.b64decode(token + "=" * (-len(token) % 4), validate=True).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        return ""
    readable = plain.strip()
    return readable if readable.isprintable() or readable.replace("\n", "").isprintable() else ""


# The number words of all languages, accents left open: in a class of their own, since what is literal is scanned
# faster. Of longer ones the end is enough: "…dertig", "…twenty".
_UNIT = (
    "nulle?|noppes|een|\\xc3\\xa9\\xc3\\xa9n|e\\xc3\\xa9n|\\xc3\\xa9en|twee|twie|drie|drij|vier|vijf|vijve|vief|vaif|vaaf|vyf|zes|zeven|zeuven|zeum|acht|negen|neege"
    "|zero|oh|nought|naught|one|two|three|four|five|six"
    "|seven|eight|niner?|null|eins?|zwei|zwo|drei|f(?:ue?|[\\x80-\\xff]{2})nf|sechs|sieben|neun|z[\\x80-\\xff]{2}ro|un|deux|trois|quatre|cinq|sept"
    "|huit|neuf|cero|uno|dos|tres|cuatro|cinco|s(?:e|[\\x80-\\xff]{2})is|siete|ocho|nueve"
    "|due|tre|quattro|cinque|sei|sette|otto|nove|um|dois|duas|tr[\\x80-\\xff]{2}s|quatro|sete|oito|meia"
    "|jeden|dwa|trzy|cztery|pi[\\x80-\\xffec]{3,4}|szes?[\\x80-\\xffc]{2,4}|siedem|osiem|dziewi[\\x80-\\xffec]{3,4}"
    "|noll|ett|tv(?:a|[\\x80-\\xff]{2})|fyra|fem|sex|sju|(?:a|[\\x80-\\xff]{2})tta|nio"
    "|s(?:i|[\\x80-\\xff]{2})f(?:i|[\\x80-\\xff]{2})r|bir|iki|\\xc3\\xbc\\xc3\\xa7|d(?:o|[\\x80-\\xff]{2})rt|be(?:s|[\\x80-\\xff]{2})"
    "|alt(?:i|[\\x80-\\xff]{2})|yedi|sekiz|dokuz"
)
_MORE = (
    "tien|elf|twaalf|tig|teen|ten|eleven|twelve|ty|zehn|zw(?:oe?|[\\x80-\\xff]{2})lf|zig|.ig|dix|onze|douze|treize|quatorze|quinze|seize|vingts?"
    "|honderd|hundert|rante|quante|xante|diez|once|doce|trece|catorce|quince|veinte|enta|double|triple|treble|dubbele?|doppelt?|doble"
    "|hundred|cento|cents?|ientos|uzentos|hundra|y(?:u|[\\x80-\\xff]{2})z|yirmi|otuz|k(?:i|[\\x80-\\xff]{2})rk|elli"
    "|anta|inta|enti|dieci|dodici|tio|tti|dzie(?:s|[\\x80-\\xff]{2})cia|dziesi(?:a|[\\x80-\\xff]{2})t|na(?:s|[\\x80-\\xff]{2})cie"
)
_JOIN = "(?:en|dan|daarna|and|then|und|dann|et|puis|luego|y|e|poi|depois|potem|och|sen|sonra)"
_GAP = rf"[^a-z0-9]{{1,6}}(?:{_JOIN}[^a-z0-9]{{1,4}})?"
_ANY = r"[^\x00]"  # any byte: `.` stops at a line break
VIEWS = (
    View(
        "unmasked",
        _unmask,
        (
            rf"(?:\b(?:{_UNIT}|{_MORE})|tig|zig|\xc3\x9fig|teen|ty|nte|nta){_GAP}(?:{_UNIT}|{_MORE})",
            rf"[0-9][^a-z0-9]{{0,6}}(?:{_UNIT}|{_MORE})",
            rf"(?:{_UNIT})(?:{_UNIT})(?:{_UNIT})",
            r"(?:honderd|hundert)[a-z]",
            rf"\b[a-z0-9] [a-z0-9] [a-z0-9]{_ANY}{{1,24}}\b[a-z0-9] [a-z0-9]\b",
            r"\b[a-z0-9] [a-z0-9] [a-z0-9] [a-z0-9]",
            r"(?:^|[^a-z0-9])[a-z0-9](?:[.\-_*/|][a-z0-9]){4}",
            r"\b[a-z0-9](?:\xc2\xb7|\xe2\x80\xa2)[a-z0-9](?:\xc2\xb7|\xe2\x80\xa2)[a-z0-9](?:\xc2\xb7|\xe2\x80\xa2)",
            r"(?:[oliq][0-9]|[0-9][oliq])[0-9oliq ./()\-]{5}",
            r"[0-9oliq ./()\-]{5}(?:[oliq][0-9]|[0-9][oliq])",
            r"[0-9] ?[\xe2-\xf0][\x80-\xbf]{2}[\x80-\xff]{0,22} ?[0-9]",
            r"(?:\b|_)[1-9i][0-9oi]{0,3}[oi][0-9]?(?:\b|_)",
            # Not in a path, an address or a handle: so the made-up names of short links do not count.
            r"(?:^|[^a-z0-9/@.#=&?])[a-z0134578\x80-\xff]{0,48}[a-z\x80-\xff][0134578]{1,2}[a-z\x80-\xff]{2}",
            r"(?:^|[^a-z0-9/@.#=&?])0[a-z]{2}",
            r"[0-9]x[0-9]{1,4}x[0-9]{1,4}x[0-9]",
            r"[0-9] ?[^a-z0-9 .\-/()]{1,9} ?[0-9]{1,6} ?[^a-z0-9 .\-/()]{1,9} ?[0-9]",
            rf"[0-9][^a-z0-9]{{1,3}}(?:{_JOIN}[^a-z0-9]{{1,3}}){{1,2}}[0-9]",
            rf"(?:{_UNIT}|{_MORE})[^a-z0-9]{{0,6}}[0-9]{{2}}",
            r"[0-9] ?\n ?[0-9]",
            r"[0-9] ?[(\[][^()\[\]\n]{1,40}[)\]] ?[0-9]",
            r"[0-9] (?:point|dot|punto?|punkt|komma|coma|comma|virgule|virgola) [0-9]{3}",
            r"[0-9][\])}>]{1,2} ?[\[({<]{1,2}[0-9]",
            r"3[0-9][ ,:]{0,2}(?:0x|\\x|%)?3[0-9][ ,:]{0,2}(?:0x|\\x|%)?3[0-9][ ,:]{0,2}(?:0x|\\x|%)?3[0-9]",
            r"\b[0o][0-9oliq][ ./\-]{0,3}[0-9oliqszbgea ./\-]{0,12}[szbgea][0-9oliqszbgea ./\-]{1,12}[0-9]",
        ),
    ),
    View("reversed", _reverse, _SAYS_REVERSED),
    View("rot13", _rot13, _SAYS_ROT13),
    View("base64", _decode, ("[a-z0-9+/]{20}",)),
)


def views(text: Text, wanted: frozenset[str] | None = None) -> Iterator[Text]:
    """Yield the text, then each of its views that differs.

    ``wanted`` names the views whose triggers are known to be there; None lets them be looked for here.
    """
    yield text
    if wanted is None:
        wanted = frozenset(view.name for view in VIEWS if is_called_for(view, text.folded))
    for view in VIEWS if wanted else ():
        if view.name in wanted:
            undone = view.undo(text)
            if undone is not None:
                yield undone
