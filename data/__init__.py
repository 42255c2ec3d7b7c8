"""Facts as data, and the functions that read them.

Every file says in its first lines where it comes from and under which licence; ``data/update/`` makes the
generated ones. Nothing is read at import; callers keep what they read.
"""

import json
import zlib
from collections.abc import Iterator
from functools import cache
from gzip import GzipFile
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BufferedReader

import yaml

from doxguard.data.kept import load_or_make
from doxguard.errors import DataError


def path(name: str) -> Traversable:
    """Return the data file or folder of this name, such as ``"links.yaml"``."""
    return files("doxguard.data").joinpath(name)


def read_text(name: str) -> str:
    """Return a data file's text; raises `DataError` naming the file."""
    try:
        return path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"data/{name}: {error}") from error


def read_lines(name: str) -> list[str]:
    """Return a data file's lines without blank ones and those that start with ``#``."""
    return [line for line in read_text(name).splitlines() if line.strip() and not line.startswith("#")]


def read_packed_lines(name: str) -> Iterator[bytes]:
    """Yield the lines of a gzip-packed data file as they are read, without those that start with ``#``.

    Raises `DataError` naming the file.
    """
    try:
        with path(name).open("rb") as packed, GzipFile(fileobj=packed) as unpacked:
            for line in BufferedReader(unpacked, 1 << 16):
                if not line.startswith(b"#"):
                    yield line.rstrip(b"\n")
    except (OSError, EOFError, zlib.error) as error:
        raise DataError(f"data/{name}: {error}") from error


def parse_yaml(text: str, name: str) -> object:
    """Parse YAML; raises `DataError` naming the file and the line."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(text, Loader=loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        raise DataError(f"{name}{line}: {getattr(error, 'problem', error)}") from error


@cache
def read_yaml(name: str) -> object:
    """Return a YAML data file, parsed once; callers must not change it.

    It holds nothing that JSON does not know: what was parsed is kept as JSON, which is read thirty times as fast.
    """
    text = read_text(name)
    return load_or_make(f"yaml\0{text}", json.loads, lambda: json.dumps(parse_yaml(text, f"data/{name}")).encode())
