"""Finds private data in posts and judges, by a platform's published policy, what should happen to them.

>>> from doxguard import Guard
>>> Guard().check("mijn nummer is 06 1122 3344").action
<Action.ALLOW: 'allow'>
"""

from importlib import import_module
from typing import TYPE_CHECKING

from doxguard._version import VERSION
from doxguard.errors import DataError, DoxguardError, InputError, PolicyError

if TYPE_CHECKING:
    from doxguard.detectors.finding import Finding, Signal
    from doxguard.pipeline.decision import Decision, Reason
    from doxguard.pipeline.guard import Guard
    from doxguard.pipeline.post import Post
    from doxguard.pipeline.thread import ThreadDecision

__version__ = VERSION

__all__ = [
    "DataError",
    "Decision",
    "DoxguardError",
    "Finding",
    "Guard",
    "InputError",
    "PolicyError",
    "Post",
    "Reason",
    "Signal",
    "ThreadDecision",
    "__version__",
]

# Imported when first asked for: `import doxguard` and `doxguard --version` must not pay for what they do not use.
_LAZY = {
    "Decision": "doxguard.pipeline.decision",
    "Finding": "doxguard.detectors.finding",
    "Guard": "doxguard.pipeline.guard",
    "Post": "doxguard.pipeline.post",
    "Reason": "doxguard.pipeline.decision",
    "Signal": "doxguard.detectors.finding",
    "ThreadDecision": "doxguard.pipeline.thread",
}


def __getattr__(name: str) -> object:
    if name not in _LAZY:
        raise AttributeError(f"module 'doxguard' has no attribute {name!r}")
    return getattr(import_module(_LAZY[name]), name)


def __dir__() -> list[str]:
    return __all__
