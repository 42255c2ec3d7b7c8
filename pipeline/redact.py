"""Putting something else in the place of what was found."""

from collections import Counter
from collections.abc import Callable, Sequence
from string import Formatter

from doxguard.detectors.finding import Finding
from doxguard.errors import InputError


def redact(
    text: str, findings: Sequence[Finding], replacement: str = "[{entity}]", called: Callable[[str], str] = str
) -> str:
    """Return the text with each finding replaced; where findings share characters, one replacement stands for all.

    What the text does not show, since it is only in a field of the record, is passed over.
    ``replacement`` may hold ``{entity}`` and ``{number}`` (1 for the first of its entity); raises `InputError` if it
    holds anything else in braces. ``called`` gives what stands for ``{entity}``, by itself the entity's name.
    """
    template = _parsed(replacement)
    parts: list[str] = []
    count: Counter[str] = Counter()
    at = 0
    for finding in sorted((f for f in findings if f.end), key=lambda f: (f.start, -f.end)):
        if finding.start < at:
            at = max(at, finding.end)
            continue
        count[finding.entity] += 1
        parts += [text[at : finding.start], _fill(template, called(finding.entity), count[finding.entity])]
        at = finding.end
    return "".join([*parts, text[at:]])


def _parsed(replacement: str) -> list[tuple[str, str | None]]:
    """Return the parts of a replacement: what stands before each name, and the name.

    It may come from outside, and so it is not given to `str.format`: ``{number:>999999999}`` would take a gigabyte.
    """
    try:
        parts = list(Formatter().parse(replacement))
    except ValueError:
        parts = [("", "", "", None)]
    if any(name not in (None, "entity", "number") or spec or conversion for _, name, spec, conversion in parts):
        raise InputError("replacement: only {entity} and {number} may stand in it")
    return [(before, name) for before, name, *_ in parts]


def _fill(template: Sequence[tuple[str, str | None]], entity: str, number: int) -> str:
    values = {None: "", "entity": entity, "number": str(number)}
    return "".join(before + values[name] for before, name in template)
