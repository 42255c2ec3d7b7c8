"""IBANs, in any grouping, case and separator, with a valid length, structure and check number.

One that fails its check is not reported: it is a typo, an example or another code.
Source: ISO 13616; the structures per country are those of the IBAN registry as packed in python-stdnum.
"""

import re
from collections.abc import Iterator
from functools import cache

from doxguard.detectors.finding import Detector, Finding
from doxguard.detectors.text import Text

_START = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z]{2}[^A-Za-z0-9]{0,3}[0-9OoIl][^A-Za-z0-9]{0,3}[0-9OoIl](?=[^A-Za-z0-9]{0,3}[A-Za-z0-9])"
)
_CLASSES = {"n": str.isdigit, "a": str.isalpha, "c": str.isalnum}
_AS_DIGIT = str.maketrans("OIL", "011")
_FIELD = re.compile(r"([0-9]+)!([nac])")


def find_ibans(text: Text) -> Iterator[Finding]:
    """Yield IBANs."""
    folded = text.folded
    after = 0
    for match in _START.finditer(folded):
        if match.start() < after:
            continue
        country = match[0][:2].upper()
        shape = _shapes().get(country)
        if shape is None:
            continue
        typed, end = _collect(folded, match.start(), len(shape) + 4)
        if len(typed) != len(shape) + 4 or not _ends(folded, match.start(), end):
            continue
        code = _with_digits(typed, "aann" + shape)
        if _fits(code, "aann" + shape) and _mod97(code) == 1:
            after = end
            notes = ("mod97", "structure", *(("letters-for-digits",) if code != typed else ()))
            yield text.finding("IBAN_CODE", match.start(), end, 0.97, *notes, value=code, country=country)


def _ends(folded: str, start: int, end: int) -> bool:
    """Tell whether no letter or digit follows, but for a small letter behind capitals: "…5200tnv Jansen"."""
    if end >= len(folded) or not folded[end].isalnum():
        return True
    return folded[end].islower() and folded[start:end].isupper()


def _with_digits(code: str, shape: str) -> str:
    """Return the code with O for 0 and I or l for 1 undone, where only a digit can stand."""
    return "".join(c.translate(_AS_DIGIT) if kind == "n" else c for c, kind in zip(code, shape, strict=True))


def _collect(folded: str, start: int, length: int) -> tuple[str, int]:
    """Return ``length`` letters and digits from ``start`` on, at most three other signs between them, and their end."""
    code: list[str] = []
    gap = 0
    for at in range(start, min(len(folded), start + 4 * length)):
        char = folded[at]
        if char.isascii() and char.isalnum():
            code.append(char)
            gap = 0
            if len(code) == length:
                return "".join(code).upper(), at + 1
        elif gap < 3 and not char.isalnum():
            gap += 1
        else:
            break
    return "".join(code), start


def _fits(account: str, shape: str) -> bool:
    return all(_CLASSES[kind](char) for char, kind in zip(account, shape, strict=True))


def _mod97(code: str) -> int:
    return int("".join(str(int(char, 36)) for char in code[4:] + code[:4])) % 97


@cache
def _shapes() -> dict[str, str]:
    """Return each country's account structure, a letter a character: "aaaannnnnnnnnn" for the Netherlands."""
    from stdnum import numdb

    shapes = {}
    for country, info in _countries(numdb.get("iban")):
        structure = info.get("bban", "")
        shapes[country] = "".join(kind * int(count) for count, kind in _FIELD.findall(structure))
    return {country: shape for country, shape in shapes.items() if shape}


def _countries(table: object) -> Iterator[tuple[str, dict[str, str]]]:
    for first in range(26 * 26):
        country = chr(65 + first // 26) + chr(65 + first % 26)
        for part, info in table.info(country + "00"):  # type: ignore[attr-defined]
            if part == country:
                yield country, info


_COUNTRIES = (
    "ad|ae|al|at|az|b[aeghiry]|c[hryz]|d[ejko]|e[egs]|f[ikor]|g[beilrt]|h[nru]|i[elqst]|jo|k[wz]|l[bcituvy]|m[cdeknrtu]|n[ilo]|om"
    "|p[klst]|qa|r[osu]|s[acdeikmotv]|t[lnr]|u[a]|v[ag]|xk|ye"
)
_GAP = r"[^a-z0-9]{0,9}"  # a sign is up to three bytes long, or four
_TRIGGER = rf"(?:^|[^a-z0-9])(?:{_COUNTRIES}){_GAP}[0-9oil]{_GAP}[0-9oil][^\x00]{{0,48}}[0-9]{_GAP}[0-9oil]{_GAP}[0-9]"

DETECTOR = Detector("iban", ("IBAN_CODE",), find_ibans, triggers=(_TRIGGER,))
