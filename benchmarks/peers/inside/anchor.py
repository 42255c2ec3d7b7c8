"""A fixed piece of work that the time of everything else is divided by, so that figures of different days compare.

One scan with the standard library's ``re``, of the kind that a first attempt at finding private data makes. It must
never change: whoever changes it makes all figures from before worthless.
"""

import re

# Runs of figures, and what stands around an @; every repeat is bounded, so that no text makes it slow.
_PATTERN = re.compile(r"\b[0-9][0-9 .()-]{5,20}[0-9]\b|\b[\w.+-]{1,40}@[\w-]{1,40}\.[a-z]{2,10}\b")


def scan(text: str) -> int:
    """Count what the fixed pattern finds in a text."""
    return len(_PATTERN.findall(text))
