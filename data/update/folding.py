"""Make ``data/folding.txt``: which characters stand for which ASCII ones.

Sources: the Unicode Character Database in Python's `unicodedata` (compatibility decompositions, digits, spaces) and the
confusables table of Unicode Technical Standard 39 as packed in `confusable-homoglyphs`. Both under the Unicode licence.

    python data/update/folding.py
"""

import json
import sys
import unicodedata
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

OUT = Path(__file__).parents[1] / "folding.txt"
HEADER = """# Characters that stand for ASCII ones: code point, class, replacement (in hex; none: it is dropped).
# Classes: "always"; "word" (a look-alike letter: only in a word that also has ASCII letters or digits);
# "run" (raised and lowered digits: only three or more together, so that m² stays m²).
# Made by data/update/folding.py from the Unicode Character Database {version} and the confusables of Unicode Technical
# Standard 39 (package confusable-homoglyphs). Unicode License v3, https://www.unicode.org/license.txt
"""
# Typography that only differs in looks. Left of each: what detectors read.
SAME = {
    "'": "‘’‚‛ʼ′´",
    '"': "“”„‟″",
    "-": "‐‑‒–—―−﹘﹣",
    ".": "。۔",
    ":": "∶",
    "/": "⁄∕",
    ",": "،",
    "\n": "\u2028\u2029",
    " ": "\x0b\x0c",
    "K": "\u212a",  # the Kelvin sign, which is a K without regard to case
    "10": "🔟",
}
INVISIBLE = [
    *range(0x09), *range(0x0E, 0x20), 0x7F, 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E,
    *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0x3164, 0xFEFF, 0xFFA0,
    *range(0xE0000, 0xE0080),
]  # fmt: skip
# Letters in boxes and discs that have no compatibility decomposition.
BOXED = {0x1F150: 26, 0x1F170: 26, 0x1F130: 26}
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉"
# Scripts whose letters are used to imitate Latin ones. Latin letters with marks are left alone: languages use them.
IMITATORS = (
    "CYRILLIC",
    "GREEK",
    "COPTIC",
    "ARMENIAN",
    "CHEROKEE",
    "LISU",
    "LATIN SMALL LETTER ALPHA",
    "LATIN SMALL LETTER SCRIPT G",
)


def always() -> Iterator[tuple[int, str]]:
    """Yield characters that may be replaced wherever they stand."""
    for target, sources in SAME.items():
        yield from ((ord(source), target) for source in sources)
    yield from ((code, "") for code in INVISIBLE)
    for start, count in BOXED.items():
        yield from ((start + i, chr(ord("A") + i)) for i in range(count))
    for code in range(0x80, sys.maxunicode + 1):
        char = chr(code)
        if char in RAISED or 0xD800 <= code < 0xE000:
            continue
        digit = unicodedata.digit(char, None)
        if digit is not None and "SUPERSCRIPT" not in (name := unicodedata.name(char, "")) and "SUBSCRIPT" not in name:
            yield code, str(digit)
        elif unicodedata.category(char) == "Zs":
            yield code, " "
        elif _is_styled(char):
            yield code, unicodedata.normalize("NFKC", char)


def _is_styled(char: str) -> bool:
    """Tell whether a character is another shape of printable ASCII: wide, mathematical, circled, a ligature."""
    kind = unicodedata.decomposition(char).partition(" ")[0]
    plain = unicodedata.normalize("NFKC", char)
    if not plain.isascii() or not plain.isprintable() or plain == " ":
        return False
    if kind in ("<wide>", "<narrow>", "<font>", "<circle>"):
        return True
    if kind in ("<square>", "<small>"):
        return len(plain) == 1
    return kind == "<compat>" and plain.isalpha() and char.islower()  # ligatures such as ﬁ


def words(done: set[int]) -> Iterator[tuple[int, str]]:
    """Yield letters of other scripts that look like an ASCII letter or digit."""
    table = json.loads(files("confusable_homoglyphs").joinpath("confusables.json").read_text(encoding="utf-8"))
    for char, targets in sorted(table.items()):
        if len(char) != 1 or ord(char) in done or not unicodedata.name(char, "").startswith(IMITATORS):
            continue
        plain = sorted(t["c"] for t in targets if len(t["c"]) == 1 and t["c"].isascii() and t["c"].isalnum())
        same_case = [p for p in plain if p.isalpha() and p.isupper() == char.isupper()]
        if same_case or plain:
            new = (same_case or plain)[0]
            # The table takes I, l and 1 for one shape and names it l; a capital is an I.
            yield ord(char), "I" if new == "l" and char.isupper() else new


def main() -> None:
    """Write the table."""
    table = {code: ("always", new) for code, new in always()}
    table |= {ord(char): ("run", str(unicodedata.digit(char))) for char in RAISED}
    table |= {code: ("word", new) for code, new in words(set(table))}
    lines = [
        f"{code:X} {kind} {' '.join(f'{ord(c):X}' for c in new)}".rstrip()
        for code, (kind, new) in sorted(table.items())
    ]
    OUT.write_text(HEADER.format(version=unicodedata.unidata_version) + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{OUT.name}: {len(lines)} characters")


if __name__ == "__main__":
    main()
