"""The disguises of addresses that only an address's frame makes clear: undone here, and for nothing else.

* numbers in words: see `spelled`;
* figures apart: "Molenstraat 2 2 7 1", "Dreef 1.2.0.7", and a postcode's letters: "2202_XB", "9243 K.X";
* letters for figures in a number: "2o22", "l29O", "2O148";
* signs and figures for letters in a word: "Tr@ce", "W!jngr@cht", "Membrill0";
* a sum in the place of a number: "nummer (1300 min 8)".

What is read so counts only where a street, a number and mostly a place stand together: sums, versions and addresses of
the web are not taken for one. What any private data may be disguised by is `doxguard.detectors.views`'.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from doxguard.detectors.address.spelled import number_edits
from doxguard.detectors.text import Edit, Text
from doxguard.detectors.views import AS_DIGIT

# Each pattern begins with the sign or the figure that it needs, and looks back from there: only so is text without any
# passed over at the speed of a scan. Single figures with the same sign between them; in the text as typed two of them
# may be a score or a range.
APART = re.compile(
    r"[0-9](?<![^\W_].)(?<![0-9][ .*·\-].)(?P<sep>[ .*·\-])[0-9](?:(?P=sep)[0-9]){1,3}(?![^\W_]|(?P=sep)[0-9])"
)
_PAIR = re.compile(r"(?<![^\W_])(?<![0-9] )[0-9] [0-9](?![^\W_]| [0-9])")
CODE_APART = re.compile(r"[1-9](?<![^\W_].)[0-9]{3}(?P<rest>[_*.][A-Z]{2}|[ _*.]?[A-Z][._*][A-Z])(?![^\W_])")
_LETTER_INSIDE = re.compile(r"[0-9](?:[oOlI]|(?<=[oOlI].))")
_LOOKALIKE = re.compile(r"[1-9lI](?<![^\W_].)(?=[0-9]*[oOlI]|[0-9])[0-9oOlI]{1,4}(?=[a-z]?(?![^\W_]))")
_OUTWARD = re.compile(  # "CT2l 9ZZ"
    r"[0-9](?<=[A-Z].)(?:(?<![^\W_]..)|(?<=[A-Z]{2}.)(?<![^\W_]...))[lIO](?= [0-9][A-Z]{2}(?![^\W_]))"
)
_SIGN_INSIDE = re.compile(r"[@!$€](?<=[^\W_].)[@!$€]?[^\W_]")
_SIGNED = re.compile(r"(?<![^\W_])(?<![@.!$/])[^\W_]{1,20}(?:[@!$€]{1,2}[^\W_]{1,20}){1,6}(?![^\W_@]|[.\-][^\W_])")
# "Membrill0", and the small words of names: "d3l", "v4n". A figure but 0 at a word's end may be the house number.
_FIGURE_INSIDE = re.compile(r"[0134](?<=[^\W\d_].)[0134]?[a-z]?(?![^\W_])")
_FIGURED = re.compile(r"(?<![^\W_])(?:[^\W\d_]{3,20}0|[^\W\d_][0134]{1,2}[a-z])(?![^\W_]| ?[0-9][a-z])")
_AS_LETTER = str.maketrans("@!$€013457", "aiseoieast")
SUM = re.compile(
    r"\( ?(?P<first>[0-9]{1,4}) ?(?P<sign>\+|-|plus|min|minus|moins|menos|más|mas|meno|più) ?(?P<second>[0-9]{1,4}) ?\)"
)
_ADDS = frozenset({"+", "plus", "más", "mas", "più"})
_GLUED = re.compile(r"(?<=[^\W\d_]{3})[^\W\d_](?=[1-9][0-9]{1,3}(?![^\W_]))")


# What each of these disguises has, but for numbers in words: most texts have none, and are left after one search.
_ANY = re.compile(
    r"""
    [0-9@!$€(](?:
        (?<=[0-9]) (?: [oOlI] | (?<=[oOlI].) | [ .*·\-][0-9] | [ _*.]?[A-Z][._*] | [_*.][A-Z] )
      | (?<=[^\W\d_][0134]) [0134]?[a-z]?(?![^\W_])
      | (?<=[^\W_][@!$€]) [@!$€]?[^\W_]
      | (?<=\() [ ]?[0-9]
    )
    """,
    re.VERBOSE,
)


def undone(text: Text) -> Text:
    """Return a text with the disguises of addresses undone: the same one where there are none."""
    text = _rewritten(text, number_edits)
    for step in _STEPS if _ANY.search(text.folded) else ():
        text = _rewritten(text, step)
    if text.view == "unmasked":  # "zeven vier" has become "7 4", and "L a a n 7 4" "Laan74"
        edits = [Edit(*match.span(), match[0].replace(" ", "")) for match in _PAIR.finditer(text.folded)]
        edits += [Edit(*match.span(), f"{match[0]} ") for match in _GLUED.finditer(text.folded)]
        text = text.rewrite(sorted(edits)) if edits else text
    return text


def is_disguised(text: str) -> bool:
    """Tell whether one of these disguises is in a text, numbers in words left aside."""
    return any(next(step(text), None) is not None for step in _STEPS)


def _rewritten(text: Text, step: Callable[[str], Iterator[Edit]]) -> Text:
    edits = list(step(text.folded))
    return text.rewrite(edits) if edits else text


def _signs(text: str) -> Iterator[Edit]:
    """Yield words with the letters that their signs and figures stand for."""
    found = [*_SIGNED.finditer(text)] if _SIGN_INSIDE.search(text) else []
    if _FIGURE_INSIDE.search(text):
        found += _FIGURED.finditer(text)
    end = 0
    for match in sorted(found, key=lambda match: match.start()):
        letters = sum(char.isalpha() for char in match[0])
        if match.start() >= end and 2 * letters >= len(match[0]):
            end = match.end()
            yield Edit(*match.span(), match[0].translate(_AS_LETTER))


def _sums(text: str) -> Iterator[Edit]:
    for match in SUM.finditer(text) if "(" in text else ():
        first, second = int(match["first"]), int(match["second"])
        total = first + second if match["sign"] in _ADDS else first - second
        if total > 0:
            yield Edit(*match.span(), str(total))


def _lookalikes(text: str) -> Iterator[Edit]:
    """Yield numbers of three to five figures, mostly figures, in which letters stand for 0 and 1."""
    if not _LETTER_INSIDE.search(text):
        return
    codes = (Edit(m.end() - 1, m.end(), m[0][-1].translate(AS_DIGIT)) for m in _OUTWARD.finditer(text))
    yield from sorted([*codes, *_lookalike_numbers(text)])


def _lookalike_numbers(text: str) -> Iterator[Edit]:
    for match in _LOOKALIKE.finditer(text):
        word = match[0]
        figures = sum(char.isdigit() for char in word)
        apart = word[:-1].isdigit() and word[-1] != "O"  # "12l" measures, "45I" is a flat
        road = word[0] == "I" and word[1:].isdigit()
        if figures < len(word) and figures >= 2 and len(word) >= 3 and not (apart or road):
            yield Edit(*match.span(), word.translate(AS_DIGIT))


def _apart(text: str) -> Iterator[Edit]:
    for match in APART.finditer(text):
        yield Edit(*match.span(), match[0].replace(match["sep"], ""))


def _codes_apart(text: str) -> Iterator[Edit]:
    for match in CODE_APART.finditer(text):
        yield Edit(*match.span("rest"), " " + "".join(filter(str.isalpha, match["rest"])))


_STEPS = (_signs, _sums, _lookalikes, _apart, _codes_apart)
