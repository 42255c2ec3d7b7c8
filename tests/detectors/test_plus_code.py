"""Open Location Codes."""

import pytest

from doxguard.detectors.folding import fold
from doxguard.detectors.plus_code import find_plus_code
from tests.marked import found_by, read_marked

CASES = {
    # found
    "full": "airtag zegt [[9F469W8X+6V]] om 12:40",
    "two of them": "[[9F469W8X+6V]], [[9F469WCR+9C]]",
    "full stop after": "He lives at [[9C3XGV4C+XV]].",
    "in brackets": "([[9F469W8X+6V]])",
    "finer": "[[8FWC2345+G6G]] la porte",
    "very fine": "[[849VGJQF+VX7QR3J]]",
    "small letters": "[[9f469w8x+6v]] daar",
    "area": "[[8FWC2345+]] ergens",
    "wide area": "[[8FWCX400+]]",
    "figures with a word": "plus code [[82222222+22]]",
    "with a town after it": "[[9F469W8X+6V]] Delft",
    "short with a town": "kom naar [[9W8X+6V Delft]]",
    "short with a comma": "[[9W8X+6V, Rotterdam]], blauwe deur",
    "short with a town of two words": "[[3823+QM Den Haag]] nu",
    "short with a hyphen": "[[9W8X+6V Baden-Baden]]",
    "short after the town": "in Delft: [[9W8X+6V]]",
    "short with a word": "pluscode [[9w8x+6v]]",
    "short in english": "[[GV4C+XV London]] flat 2",
    "six characters": "[[WC2345+G6G Freiburg]]",
    "capital letters in a word": "Plus Code: [[CWC8+R9]]",
    # not found
    "a sum": "22222222+22",
    "a small sum": "2345+67 Euro",
    "years": "2023+22 Utrecht",
    "a programming language": "C++ en G++ op 4GB",
    "mobile network": "5G+4G dekking in Delft",
    "no such alphabet": "9F469W8A+6V",
    "one figure after": "8FWC2345+G",
    "seven before": "8FWC234+G6",
    "zeros in between": "8FWC2300+G6",
    "beyond the pole": "GF469W8X+6V",
    "two plus signs": "8FWC2345+G6+",
    "short without a town": "9W8X+6V",
    "short with a small word": "9W8X+6V delft",
    "base64": "x9F469W8X+6Vq7/w==",
    "hash": "aa9f469w8x+6vbb",
    "phone": "06+12345678",
    "letters of a club": "WXCV+GJ Nijmegen",
    "mixed case": "9f469W8X+6v",
    "in a link": "https://plus.codes/9F469W8X+6V",
    "in a link without scheme": "plus.codes/9F469W8X+6V",
    "keys": "CTRL+C, FF+XX",
    "gift and postage": "89+22 Post",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES.keys())
def test_find_plus_code(marked: str) -> None:
    text, expected = read_marked(marked)
    assert found_by(find_plus_code, text) == expected


def test_value() -> None:
    (finding,) = find_plus_code(fold("8FWC2345+G6"))
    assert finding.value == "48.006312,8.058063"
