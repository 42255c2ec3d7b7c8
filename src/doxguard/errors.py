"""What can go wrong, as one tree.

DoxguardError
├── DataError      a data file of the package is missing or broken
├── InputError     a source, record or argument that cannot be used
└── PolicyError    a policy file that cannot be used

A message names the file, the line or key, the bad value and what would be accepted. It never holds a post's text.
"""


class DoxguardError(Exception):
    """The root of all errors that doxguard raises on purpose."""


class DataError(DoxguardError):
    """A data file of the package is missing or broken."""


class InputError(DoxguardError):
    """A source, a record or an argument that cannot be used."""


class PolicyError(DoxguardError):
    """A policy file that cannot be used."""
