"""How far a run has come, kept in a file beside its output, so that it can go on after whatever stopped it.

The journal is written after the output of each part, and replaced as a whole: what it says is there, is there. What the
output holds beyond that is cut off when the run goes on. The journal is removed at the end of the run.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from doxguard.errors import InputError
from doxguard.pipeline.tally import Tally
from doxguard.pipeline.writers.whole_file import replace_file

_VERSION = 1


@dataclass(slots=True)
class Progress:
    """What was done: all parts before ``done``, and, of an unordered run, some ``beyond``."""

    done: int = 0
    beyond: set[int] = field(default_factory=set)
    output: int = 0  # bytes that were written
    rejects: int = 0
    tally: Tally = field(default_factory=Tally)

    def add(self, number: int) -> None:
        """Take note that a part is done."""
        self.beyond.add(number)
        while self.done in self.beyond:
            self.beyond.remove(self.done)
            self.done += 1

    def has(self, number: int) -> bool:
        """Tell whether a part is done."""
        return number < self.done or number in self.beyond


class Journal:
    """The journal of a run that is known by ``run``: its sources, settings and versions."""

    def __init__(self, path: Path, run: Mapping[str, object]) -> None:
        self.path = path
        self._run = {key: hashlib.sha256(repr(value).encode()).hexdigest() for key, value in run.items()}

    def load(self) -> Progress | None:
        """Return how far the run has come, None if there is no journal; raises `InputError` if it is another run's."""
        try:
            kept = json.loads(self.path.read_bytes())
            version, run = kept["version"], kept["run"]
        except FileNotFoundError:
            return None
        except (OSError, ValueError, LookupError, TypeError):
            raise InputError(f"{self.path}: not the journal of a run; remove it to start anew") from None
        if version != _VERSION or run != self._run:
            changed = [key for key, value in self._run.items() if not isinstance(run, dict) or run.get(key) != value]
            what = ", ".join(changed) or "its version"
            raise InputError(
                f"{self.path}: the run that was broken off was another one ({what} changed); "
                "leave out --resume to start anew"
            )
        return Progress(
            kept["done"], set(kept["beyond"]), kept["output"], kept["rejects"], Tally.from_dict(kept["tally"])
        )

    def save(self, progress: Progress) -> None:
        """Keep how far the run has come."""
        kept = {
            "version": _VERSION,
            "run": self._run,
            "done": progress.done,
            "beyond": sorted(progress.beyond),
            "output": progress.output,
            "rejects": progress.rejects,
            "tally": progress.tally.to_dict(),
        }
        replace_file(str(self.path), json.dumps(kept).encode())

    def remove(self) -> None:
        """Forget the run, which is complete."""
        self.path.unlink(missing_ok=True)
