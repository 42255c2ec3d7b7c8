"""Results of a benchmark as JSON, to keep and to compare: what was run, on what, when, and what came out.

``docs/benchmarks.md`` says what is in them. A result holds figures, ids and places, never the text of a post.
"""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

from doxguard._version import VERSION
from doxguard.errors import InputError

SCHEMA = "doxguard-bench/1"
KINDS = ("quality", "speed", "peers", "load")
_PACKAGES = ("hyperscan", "google-re2", "phonenumbers", "pyarrow", "numpy", "presidio-analyzer")


class Result(NamedTuple):
    """What came out of one command."""

    kind: str
    made: str  # ISO 8601
    doxguard: str
    machine: Mapping[str, object]
    options: Mapping[str, object]  # corpora, seeds, rounds: what must be the same to come to the same
    parts: Mapping[str, object]  # by corpus, by stage, by peer


def make_result(kind: str, options: Mapping[str, object], parts: Mapping[str, object]) -> Result:
    """Return a result of this version, on this machine, now; parts may hold dataclasses and named tuples."""
    made = datetime.now(UTC).isoformat(timespec="seconds")
    return Result(kind, made, VERSION, machine(), options, {name: _plain(part) for name, part in parts.items()})


def machine() -> Mapping[str, object]:
    """Return what may change figures: interpreter, system, processor, libraries; no names of hosts or users."""
    found = {"python": platform.python_version(), "system": f"{platform.system()} {platform.machine()}"}
    return {**found, "cores": os.cpu_count(), "processor": _processor(), "packages": _packages()}


def to_json(result: Result) -> str:
    """Return a result as it is kept."""
    return json.dumps({"schema": SCHEMA, **result._asdict()}, indent=1, ensure_ascii=False) + "\n"


def load(path: Path) -> Result:
    """Read a result; raises `InputError` naming the file and the key."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise InputError(f"{path}: not JSON; expected what doxguard bench wrote with --output") from error
    if not isinstance(told, dict) or told.get("schema") != SCHEMA:
        raise InputError(f"{path}: schema: expected {SCHEMA!r}")
    missing = [key for key in Result._fields if key not in told]
    if missing:
        raise InputError(f"{path}: {missing[0]}: missing")
    if told["kind"] not in KINDS:
        raise InputError(f"{path}: kind: expected one of {', '.join(KINDS)}")
    return Result(**{key: told[key] for key in Result._fields})


def _plain(value: object) -> object:
    """Return a value as JSON has it: dataclasses and named tuples are objects."""
    if is_dataclass(value) and not isinstance(value, type):
        return _plain(asdict(value))
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return _plain(value._asdict())
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value


def _packages() -> Mapping[str, str]:
    found = {}
    for name in _PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
