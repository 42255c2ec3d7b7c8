"""Opening a register by its path or URL, with keys from a file or from the environment."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from doxguard.errors import InputError
from doxguard.pipeline.owners.keys import load_keyring

if TYPE_CHECKING:
    from doxguard.pipeline.owners.registry import Registry


def open_registry(where: str | Path, keys: str | Path | None = None, create: bool = False) -> Registry:
    """Open a register, or make one; raises `InputError`, also where what it needs is not installed."""
    try:
        from doxguard.pipeline.owners.registry import Registry  # an extra
    except ImportError:
        raise InputError("a register of owners needs SQLAlchemy: pip install doxguard[owners]") from None
    return Registry(where, load_keyring(keys), create=create)
