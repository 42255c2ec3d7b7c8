"""Account numbers other than IBANs: an account with its routing, sort or BSB code, and telling national forms.

A pair is one finding, from the first figure to the last, whatever words or line breaks stand between; a scheme word
that the number cannot do without ("routing 021…", "BSB 062-000", "BLZ …") belongs to it. Left out: an account number
alone (anything can be eight digits) unless its country's form has checks or a word names it; IBANs and cards.

Source: Vocalink (sort codes), ABA (routing numbers), AusPayNet (BSB), Payments Canada, NBB (old Belgian numbers),
De Nederlandsche Bank (old Dutch numbers, eleven test).
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from doxguard.detectors.cues import Words, all_words, cues
from doxguard.detectors.figures import first_stretch
from doxguard.detectors.finding import Detector, Finding
from doxguard.detectors.leading_cue import leading_cue
from doxguard.detectors.places import Places
from doxguard.detectors.text import Text
from doxguard.detectors.triggers import DIGITS

# The first character of a number, from which on there are nine figures: no form has fewer.
_START = re.compile(
    r"[0-9A-Z](?<![\w+@.,#][0-9A-Z])(?<![0-9][\-/][0-9A-Z])(?:(?<=[0-9])(?=[0-9])|(?=[A-Z]{3}0))"
    r"(?=[A-Z0-9]{0,10}(?:[^0-9]{0,40}[0-9]){8})"
)
_FEWEST = 9  # figures of a full account number
_BARE_PAIR = 14  # figures of a sort code and an account that need no word
_END = r"(?![\w]|[.,\-/:][0-9])"
_GAP = r"(?P<gap>[^0-9]{1,40})"


class _Pair(NamedTuple):
    """Two numbers that make an account together; either may stand first."""

    country: str
    words: str  # the part of the lexicon that names the code
    code: str
    account: str
    check: str = ""
    takes_word: bool = False  # the scheme word belongs to the span


_GROUPED = "[0-9]{4,10}|[0-9]{1,4}(?: [0-9]{2,3}){1,3}"

_PAIRS = (
    _Pair("GB", "sort_code", "[0-9]{2}(?P<dash>[ -]?)[0-9]{2}(?P=dash)[0-9]{2}", "(?:[0-9]{7,8}|[0-9]{4}[ -][0-9]{4})"),
    _Pair("US", "routing", "[0-9]{9}", "[0-9]{4,17}|[0-9]{3,6}(?:[ -][0-9]{2,6}){1,3}", "rtn", takes_word=True),
    _Pair("AU", "bsb", "[0-9]{3}[ -]?[0-9]{3}", "[0-9]{5,10}|[0-9]{2,4}(?:[ -][0-9]{2,4}){1,2}", takes_word=True),
    _Pair("CA", "transit", "[0-9]{5}(?:-[0-9]{3}|[^0-9]{1,25}[0-9]{3})", "[0-9]{3,4}[ -]?[0-9]{4,8}", takes_word=True),
    _Pair("DE", "blz", "[1-8][0-9]{2} ?[0-9]{3} ?[0-9]{2}", _GROUPED, takes_word=True),
    _Pair("IN", "ifsc", "[A-Z]{4}0[A-Z0-9]{6}", "[0-9]{9,18}", takes_word=True),
    _Pair("DK", "reg_nr", "[0-9]{4}", "[0-9]{6,10}|[0-9]{3,4}(?: [0-9]{3,4}){1,2}", takes_word=True),
)  # fmt: skip


class _Single(NamedTuple):
    """A full account number with a form and checks of its own."""

    country: str
    words: str
    shape: str
    check: str
    alone: float
    cued: float = 0.85


_SINGLES = (
    _Single("ES", "account", "[0-9]{4}[ -]?[0-9]{4}[ -]?[0-9]{2}[ -]?[0-9]{10}", "es.ccc", 0.6),
    _Single("FR", "account", "[0-9]{5}[ -][0-9]{5}[ -][0-9A-Z]{11}[ -][0-9]{2}", "rib", 0.7),
    _Single("FR", "account", "[0-9]{10}[0-9A-Z]{11}[0-9]{2}", "rib", 0.3),
    _Single("PL", "account", "[0-9]{2}(?: ?[0-9]{4}){6}", "nrb", 0.7),
    _Single("NO", "account", "[0-9]{4}[.][0-9]{2}[.][0-9]{5}", "no.kontonr", 0.5),
    _Single("NO", "account", "[0-9]{4} [0-9]{2} [0-9]{5}|[0-9]{11}", "no.kontonr", 0.0, 0.6),
    _Single("CZ", "account", "(?:[0-9]{2,6}-)?[0-9]{5,10}/[0-9]{4}", "cz.bankaccount", 0.2),
    _Single("NZ", "account", "[0-9]{2}[ -][0-9]{4}[ -][0-9]{7}[ -][0-9]{2,3}", "nz.bankaccount", 0.6),
    _Single("AR", "account", "[0-9]{22}", "ar.cbu", 0.6),
    _Single("BE", "account", "[0-9]{3}-[0-9]{7}-[0-9]{2}", "be.eid", 0.2, 0.9),
    _Single("NL", "old_dutch", "(?:[0-9]{2}[.][0-9]{2}|[0-9]{4})[.][0-9]{2}[.][0-9]{3}", "eleven", 0.3, 0.8),
    _Single("NL", "old_dutch", "[0-9]{9,10}", "eleven", 0.0, 0.6),
)  # fmt: skip


def find_bank_account(text: Text) -> Iterator[Finding]:
    """Yield every account, pairs first; a number is part of one finding only."""
    taken = Places()
    for (start, end), finding in (*_pairs(text), *_singles(text)):
        if taken.take(start, end):
            yield finding


_Found = tuple[tuple[int, int], Finding]


def _pairs(text: Text) -> Iterator[_Found]:
    if not _pair_words().may_be_in(text.folded) and first_stretch(text.folded, _BARE_PAIR) < 0:
        return
    end = 0
    for start in _places(text.folded, _any_pair()):
        for pair, orders in _compiled_pairs():
            match = next((m for order in orders if (m := order.match(text.folded, start))), None)
            if match and match.start() >= end and (found := _judge_pair(text, pair, match)):
                yield found
                end = match.end()
                break


def _places(folded: str, shape: re.Pattern[str], first: int = 0) -> Iterator[int]:
    """Yield the places where a number begins as some form does: most numbers are none of these."""
    return (place.start() for place in _START.finditer(folded, first) if shape.match(folded, place.start()))


@cache
def _pair_words() -> Words:
    """Return the words for all codes: hardly any pair is one without."""
    return all_words("bank_account", [pair.words for pair in _PAIRS])


@cache
def _any_pair() -> re.Pattern[str]:
    ways = [two for pair in _PAIRS for two in ((pair.code, pair.account), (pair.account, pair.code))]
    shapes = "|".join(rf"(?:{first})(?![0-9]){_GAP}(?:{second}){_END}" for first, second in ways)
    return re.compile(re.sub(r"\?P<[a-z]+>", "?:", shapes.replace("(?P=dash)", "[ -]?")))


@cache
def _compiled_pairs() -> tuple[tuple[_Pair, tuple[re.Pattern[str], ...]], ...]:
    return tuple(
        (
            pair,
            (
                re.compile(rf"(?P<code>{pair.code})(?![0-9]){_GAP}(?P<account>{pair.account}){_END}"),
                re.compile(rf"(?P<account>{pair.account})(?![0-9]){_GAP}(?P<code>{pair.code}){_END}"),
            ),
        )
        for pair in _PAIRS
    )


def _judge_pair(text: Text, pair: _Pair, match: re.Match[str]) -> _Found | None:
    """Accept a pair whose code is named, and whose numbers have nothing but names or signs between them."""
    folded = text.folded
    if re.search("[0-9][ -]$", folded[max(0, match.start() - 2) : match.start()]):
        return None  # the end of another number, such as a card's
    words = cues("bank_account", pair.words)
    cue = leading_cue(words, folded, *match.span("code"), before=30, after=20)
    code = re.sub("[^0-9A-Z]", "", match["code"])
    if not cue and not (cue == "" and pair.country == "GB" and _is_bare_sort_code(match)):
        return None
    if pair.check and not _check(pair.check)(code):
        return None
    gap = match["gap"]
    named = cues("bank_account", "account").pro.search(gap) or words.pro.search(gap)
    if not named and re.search(r"[^\W_]{4}|[.!?]\s", gap):
        return None
    start = _with_scheme_word(words.pro, folded, match.start()) if pair.takes_word else match.start()
    account = re.sub("[^0-9]", "", match["account"])
    evidence = [pair.check or "form", *([f"cue:{cue}"] if cue else [])]
    score = 0.95 if pair.check else 0.85 if cue else 0.5
    span = (start, match.end())
    return span, text.finding("BANK_ACCOUNT", *span, score, *evidence, value=f"{code}/{account}", country=pair.country)


def _is_bare_sort_code(match: re.Match[str]) -> bool:
    """Tell whether ``40-47-84 12345678`` needs no word: the parts touch, and the first is no date."""
    first, second, third = (int(part) for part in re.findall("[0-9]{2}", match["code"]))
    a_date = 0 < second <= 12 or (0 < first <= 12 and 0 < second <= 31 and third)
    touching = match.start("code") < match.start("account") and len(match["gap"]) <= 3
    return "-" in match["code"] and touching and not a_date and bool(re.fullmatch("[0-9]{8}", match["account"]))


def _with_scheme_word(words: Words, folded: str, start: int) -> int:
    """Return where the scheme word right before the number starts, or the number's own start."""
    for match in words.finditer(folded, max(0, start - 40), start):
        if re.fullmatch(
            r"[\s:#.=]{0,3}|[\s:]{0,3}(?:is|no|nr|number|nummer)?[\s:.#]{0,3}", folded[match.end() : start], re.I
        ):
            return match.start()
    return start


def _singles(text: Text) -> Iterator[_Found]:
    first = first_stretch(text.folded, _FEWEST)
    if first < 0:
        return
    for start in _places(text.folded, _any_single(), first):
        for single, shape in _compiled_singles():
            match = shape.match(text.folded, start)
            if match and (found := _judge_single(text, single, match)):
                yield found
                break


@cache
def _any_single() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(single.shape for single in _SINGLES)}){_END}")


@cache
def _compiled_singles() -> tuple[tuple[_Single, re.Pattern[str]], ...]:
    return tuple((single, re.compile(f"(?:{single.shape}){_END}")) for single in _SINGLES)


def _judge_single(text: Text, single: _Single, match: re.Match[str]) -> _Found | None:
    folded, span = text.folded, match.span()
    value = re.sub("[^0-9A-Z/-]" if single.country == "CZ" else "[^0-9A-Z]", "", match.group())
    if not _check(single.check)(value):
        return None
    cue = leading_cue(cues("bank_account", single.words), folded, *span, before=60, after=10)
    if cue is None or not (cue or single.alone):
        return None
    score = single.cued if cue else single.alone
    evidence = (single.check, f"cue:{cue}") if cue else (single.check,)
    return span, text.finding("BANK_ACCOUNT", *span, score, *evidence, value=value, country=single.country)


@cache
def _check(name: str) -> Callable[[str], bool]:
    """Return one of the checks that the tables name."""
    import importlib

    own = {"rtn": _is_routing_number, "rib": _is_rib, "nrb": _is_nrb, "eleven": _is_old_dutch}
    if name in own:
        return own[name]
    module = importlib.import_module(f"stdnum.{name}")
    return lambda number: bool(module.is_valid(number))


def _is_routing_number(number: str) -> bool:
    from stdnum.us import rtn

    # The first two figures are a Federal Reserve district, a thrift (+20), electronic (+60) or traveller's cheques.
    district = int(number[:2])
    return (district <= 12 or 21 <= district <= 32 or 61 <= district <= 72 or district == 80) and bool(
        rtn.is_valid(number)
    )


def _is_rib(number: str) -> bool:
    """French relevé d'identité bancaire: letters count 1-9, 1-9, 2-9, the whole is divisible by 97."""
    plain = number.translate(str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "12345678912345678923456789"))
    bank, branch, account, key = int(plain[:5]), int(plain[5:10]), int(plain[10:21]), int(plain[21:])
    return bank > 0 and (89 * bank + 15 * branch + 3 * account + key) % 97 == 0


def _is_nrb(number: str) -> bool:
    """Polish account number: an IBAN without its "PL"."""
    return int(number[2:] + "2521" + number[:2]) % 97 == 1


def _is_old_dutch(number: str) -> bool:
    """Dutch bank account of before the IBAN: nine or ten figures that pass the eleven test."""
    return int(number) > 0 and sum((len(number) - i) * int(d) for i, d in enumerate(number)) % 11 == 0


DETECTOR = Detector(
    "bank_account",
    ("BANK_ACCOUNT",),
    find_bank_account,
    triggers=(DIGITS, r"\b[a-z]{4}0[a-z0-9]{6}\b"),
)
