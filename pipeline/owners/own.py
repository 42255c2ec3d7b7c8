"""The author's own data, as people write it: "06-12345678", "Dorpsstraat 12a, Den Haag", or a canonical value.

What is given is read by the detectors that read posts, so that any notation of the same datum is the author's own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field

from doxguard.detectors.finding import Finding
from doxguard.pipeline.owners.canonical import Key, asked_of, keys_of


@dataclass(frozen=True, slots=True)
class OwnData:
    """What is known to be the author's own: values as findings have them, and the keys of `canonical`."""

    known: frozenset[str] = field(default=frozenset(), repr=False)


def read_own(texts: Collection[str], find: Callable[[str], Iterable[Finding]]) -> OwnData:
    """Return own data from texts, each a canonical value or data in any notation; ``find`` finds it."""
    findings = [finding for text in texts for finding in find(text)]
    keys = (_text(key) for finding in findings for key in keys_of(finding))
    return OwnData(frozenset({*texts, *(finding.value for finding in findings if finding.value), *keys}))


def own_in(findings: Sequence[Finding], own: frozenset[str]) -> frozenset[str]:
    """Return own data with the values of those findings that are the same in another notation."""
    same = {finding.value for finding in findings if any(_text(key) in own for key in asked_of(finding))}
    return own | same


def _text(key: Key) -> str:
    """Return what is hashed of a key, as a string: kept beside values, it is none of them."""
    return key.encode().decode("utf-8", "surrogatepass")
