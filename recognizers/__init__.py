"""doxguard as Presidio recognizers and as a spaCy component. The only room that imports either.

The names below are imported when first asked for, so that the spaCy component does not pay for Presidio.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from doxguard.recognizers.base import DetectorRecognizer
    from doxguard.recognizers.nlp import WordNlpEngine
    from doxguard.recognizers.registry import DoxguardRecognizer, build_engine, build_registry

__all__ = ["DetectorRecognizer", "DoxguardRecognizer", "WordNlpEngine", "build_engine", "build_registry"]

_LAZY = {
    "DetectorRecognizer": "doxguard.recognizers.base",
    "DoxguardRecognizer": "doxguard.recognizers.registry",
    "WordNlpEngine": "doxguard.recognizers.nlp",
    "build_engine": "doxguard.recognizers.registry",
    "build_registry": "doxguard.recognizers.registry",
}


def __getattr__(name: str) -> object:
    if name not in _LAZY:
        raise AttributeError(f"module 'doxguard.recognizers' has no attribute {name!r}")
    return getattr(import_module(_LAZY[name]), name)


def __dir__() -> list[str]:
    return __all__
