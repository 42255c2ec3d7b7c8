"""Addresses country by country: the tables in ``tables/``, one file a country, through all grammars at once.

``hits`` and ``misses`` are marked texts (see `tests.marked`) for STREET_ADDRESS, ``partial`` and ``partial misses`` for
PARTIAL_ADDRESS; ``values`` are texts with the parts that the value must hold.
"""

from pathlib import Path

import pytest
import yaml

from doxguard.detectors.address.find import DETECTOR, find_addresses
from doxguard.detectors.address.partial import DETECTOR as PARTIAL
from doxguard.detectors.address.partial import find_partial_addresses
from doxguard.detectors.address.value import Address
from doxguard.detectors.folding import fold
from tests.marked import found_by, is_triggered, read_marked

TABLES = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in Path(__file__).parent.glob("tables/*.yaml")}


def rows(section: str) -> list[object]:
    """Return the rows of one section of all tables, with ids such as "de: number with letter"."""
    return [
        pytest.param(row, id=f"{country}: {name}")
        for country, table in sorted(TABLES.items())
        for name, row in table.get(section, {}).items()
    ]


@pytest.mark.parametrize("marked", rows("hits") + rows("misses"))
def test_street_addresses(marked: str) -> None:
    raw, wanted = read_marked(marked)
    assert found_by(find_addresses, raw) == wanted


@pytest.mark.parametrize("marked", rows("partial") + rows("partial misses"))
def test_partial_addresses(marked: str) -> None:
    raw, wanted = read_marked(marked)
    assert found_by(find_partial_addresses, raw) == wanted


@pytest.mark.parametrize("row", rows("values"))
def test_values(row: dict[str, str]) -> None:
    wanted = {part: written for part, written in row.items() if part != "text"}
    values = [Address.decode(finding.value) for finding in find_addresses(fold(row["text"])) if finding.score >= 0.4]
    assert [{part: getattr(value, part) for part in wanted} for value in values] == [wanted]


@pytest.mark.parametrize("marked", rows("hits"))
def test_every_address_triggers(marked: str) -> None:
    assert is_triggered(DETECTOR, fold(read_marked(marked)[0]))


@pytest.mark.parametrize("marked", rows("partial"))
def test_every_partial_address_triggers(marked: str) -> None:
    assert is_triggered(PARTIAL, fold(read_marked(marked)[0]))
