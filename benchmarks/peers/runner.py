"""Has a tool read texts, and times it: ``python runner.py ADAPTER DISTRIBUTION``, run by the tool's own interpreter.

Imports the standard library alone; the anchor is read from its file, since doxguard is not there.

Texts come as lines of JSON on the standard input. Of each, a line goes out: its spans, or the name of the error that it
met, after which the next text is read. Before them goes a line on how it started, after them one on what it cost.

The time is that of the whole process, all its threads, spent in the tool alone. That of the anchor is taken in between,
every few hundred texts, so that whatever else runs on the machine slows both. A few texts are read before the clock
runs, and what start-up left in memory is put out of the garbage collector's reach: tools with large tables are else
slowed tenfold for a while, and it is the steady state that is asked for.
"""

import gc
import importlib.metadata
import json
import os
import runpy
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from time import perf_counter, process_time

_WARM = "Bel 06 1234 5678 of mail jan@example.org; ik woon op Verzonnenstraat 12, 1234 AB Utrecht. See you at 7:30!"
_ROUNDS = 20
_ANCHOR = Path(__file__).parents[1] / "speed" / "anchor.py"
_PART, _SIZE = 500, 1 << 20  # texts, and characters, between two runs of the anchor
Find = Callable[[str], Iterable[tuple[str, int, int]]]


def main(adapter: str, distribution: str) -> int:
    """Answer every text; returns the exit code."""
    out = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)  # whatever a tool prints is no answer

    def tell(record: object) -> None:
        out.write(json.dumps(record) + "\n")
        out.flush()

    start = perf_counter()
    try:
        find: Find = runpy.run_path(adapter)["load"]()
    except Exception as error:
        tell({"failed": type(error).__name__})
        return 3
    tell({"started": perf_counter() - start, "version": _version(distribution)})
    _warm(find)
    tell(_read(find, tell))
    return 0


def _read(find: Find, tell: Callable[[object], None]) -> dict[str, object]:
    """Tell of each text what is found; returns what it cost."""
    run_anchor = runpy.run_path(str(_ANCHOR))["run_anchor"]
    cpu = wall = anchor = 0.0
    for texts in _parts(sys.stdin):
        anchor += _seconds(run_anchor, texts)
        for text in texts:
            shown, at = perf_counter(), process_time()
            answer = _answer(find, text)
            cpu, wall = cpu + process_time() - at, wall + perf_counter() - shown
            tell(answer)
    return {"cpu": cpu, "wall": wall, "anchor": anchor, "memory": _memory()}


def _parts(lines: Iterable[str]) -> Iterator[list[str]]:
    part: list[str] = []
    size = 0
    for line in lines:
        part.append(json.loads(line))
        size += len(line)
        if len(part) == _PART or size > _SIZE:
            yield part
            part, size = [], 0
    if part:
        yield part


def _seconds(run_anchor: Callable[[list[str]], int], texts: list[str]) -> float:
    """Return what the anchor takes; its second run, as the first finds the caches as the tool left them."""
    run_anchor(texts)
    start = process_time()
    run_anchor(texts)
    return process_time() - start


def _answer(find: Find, text: str) -> dict[str, object]:
    try:
        return {"spans": [(str(label), int(start), int(end)) for label, start, end in find(text)]}
    except Exception as error:  # of one text; the name alone, since the message may quote it
        return {"error": type(error).__name__}


def _warm(find: Find) -> None:
    with suppress(Exception):  # it will fail on the texts as well, and is counted there
        for _ in range(_ROUNDS):
            list(find(_WARM))
    gc.collect()
    gc.freeze()


def _version(distribution: str) -> str:
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return ""


def _memory() -> int:
    """Return the most bytes that the process held; 0 where the system does not tell."""
    with suppress(OSError, ValueError, IndexError):
        # getrusage counts on Linux what the parent held when it started this process.
        status = Path("/proc/self/status").read_text(encoding="utf-8")
        return int(status.split("VmHWM:")[1].split()[0]) * 1024
    with suppress(ImportError):
        import resource

        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most if sys.platform == "darwin" else most * 1024
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
