"""Putting something else in the place of what was found."""

from collections import Counter
from collections.abc import Callable, Sequence

from doxguard.detectors.finding import Finding
from doxguard.errors import InputError


def redact(
    text: str, findings: Sequence[Finding], replacement: str = "[{entity}]", called: Callable[[str], str] = str
) -> str:
    """Return the text with each finding replaced; where findings share characters, one replacement stands for all.

    What the text does not show, since it is only in a field of the record, is passed over.
    ``replacement`` may hold ``{entity}`` and ``{number}`` (1 for the first of its entity); raises `InputError` if it
    holds another name. ``called`` gives what stands for ``{entity}``, by itself the entity's name.
    """
    parts: list[str] = []
    count: Counter[str] = Counter()
    at = 0
    for finding in sorted((f for f in findings if f.end), key=lambda f: (f.start, -f.end)):
        if finding.start < at:
            at = max(at, finding.end)
            continue
        count[finding.entity] += 1
        parts += [text[at : finding.start], _fill(replacement, called(finding.entity), count[finding.entity])]
        at = finding.end
    return "".join([*parts, text[at:]])


def _fill(replacement: str, entity: str, number: int) -> str:
    try:
        return replacement.format(entity=entity, number=number)
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise InputError(f"replacement {replacement!r}: only {{entity}} and {{number}} may stand in it") from error
