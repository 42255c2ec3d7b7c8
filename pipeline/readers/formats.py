"""The list of all formats. Each is a module with a `FORMAT`, imported when a source is read; so this stays cheap.

A new format is one line: its name for ``--format`` and its module. Dumps of platforms come first, in the order in
which they are tried; then what any table or list of posts may be in.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from doxguard.errors import InputError

if TYPE_CHECKING:
    from doxguard.pipeline.readers.format import Format

_DUMPS: Mapping[str, str] = MappingProxyType(
    {
        "x-archive": "x_archive",
        "x-api": "x_api",
        "reddit": "reddit",
        "mastodon": "mastodon",
        "bluesky-jetstream": "bluesky_jetstream",
        "bluesky-car": "bluesky_car",
        "stackexchange": "stack_exchange",
        "tiktok": "tiktok",
        "telegram": "telegram",
        "discord": "discord",
        "discord-package": "discord_package",
        "whatsapp": "whatsapp",
        "facebook": "facebook",
        "instagram": "instagram",
    }
)
PLAIN = ("jsonl", "csv", "parquet", "txt", "json")
NAMES = (*PLAIN, *_DUMPS)  # as --format and messages list them


def dump_formats() -> tuple[Format, ...]:
    """Return the formats of platforms' dumps, in the order in which they are tried."""
    return tuple(format_named(name) for name in _DUMPS)


def format_named(name: str) -> Format:
    """Return a format by its name; raises `InputError` if there is none."""
    if name in PLAIN:
        from doxguard.pipeline.readers.plain import FORMATS

        return FORMATS[name]
    if name not in _DUMPS:
        raise InputError(f"unknown format {name!r}; accepted: {', '.join(NAMES)}")
    found: Format = import_module(f"doxguard.pipeline.readers.{_DUMPS[name]}").FORMAT
    return found
