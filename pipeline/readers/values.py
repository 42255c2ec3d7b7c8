"""Values of JSON that somebody else wrote: each is what it should be, or nothing."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from decimal import Decimal

_ESCAPED = re.compile("&(amp|lt|gt);")
_CHARACTERS = {"amp": "&", "lt": "<", "gt": ">"}


def mapping(value: object) -> Mapping[str, object]:
    """Return an object, or an empty one."""
    return value if isinstance(value, dict) else {}  # what parsers make; asking for a Mapping takes ten times as long


def mappings(value: object) -> list[Mapping[str, object]]:
    """Return the objects of a list."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def string(value: object) -> str:
    """Return a string, or an id that is written as a number, or ""."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**40:
        return str(value)
    return value if isinstance(value, str) else ""


def number(value: object) -> float | None:
    """Return a number, also one written as a string."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | str):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) else None


def point(lat: object, lon: object) -> dict[str, object]:
    """Return a place on earth as records have it; nothing where there is none, and for 0, 0, which stands for none."""
    north, east = number(lat), number(lon)
    if north is None or east is None or abs(north) > 90 or abs(east) > 180 or north == east == 0:
        return {}
    return {"lat": north, "lon": east}


def unescaped(text: str) -> str:
    """Undo what X and Reddit do to three characters. Anything else that looks like an entity was typed so."""
    return _ESCAPED.sub(lambda match: _CHARACTERS[match[1]], text) if "&" in text else text


def known(row: Mapping[str, object]) -> dict[str, object]:
    """Return what is known of a row: the text, and what is not empty."""
    return {key: value for key, value in row.items() if key == "text" or value not in ("", None, {}, [])}
