"""Which engine runs a scan: here, or on a cluster; and what each of them is not able to do."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path, PurePath
from types import MappingProxyType
from typing import Literal, Protocol

from doxguard.errors import InputError
from doxguard.pipeline.engine.output import STDOUT, is_folder
from doxguard.pipeline.engine.scan import Plan, Scan
from doxguard.pipeline.guard import Guard
from doxguard.pipeline.readers.record import STDIN
from doxguard.pipeline.tally import Tally

Engine = Literal["local", "spark", "ray"]
Tell = Callable[[str], None]
Step = Callable[[Tally, float, float | None], None]
_PACKAGES = MappingProxyType({"spark": ("pyspark", "pandas"), "ray": ("ray",)})


class Run(Protocol):
    """A scan that can be run."""

    @property
    def tally(self) -> Tally:
        """What came out so far."""

    @property
    def before(self) -> int:
        """How many records were done before this run went on."""

    def run(self) -> Tally:
        """Judge all sources; raises `DoxguardError` if that is not possible."""


def make_run(engine: Engine, plan: Plan, guard: Guard, tell: Tell, step: Step) -> Run:
    """Return the run of a plan on an engine; raises `InputError` for what the engine cannot do."""
    if engine == "local":
        return Scan(plan, guard=guard, tell=tell, step=step)
    check_plan(engine, plan)
    if engine == "spark":
        from doxguard.pipeline.engine.spark import SparkScan

        return SparkScan(plan, tell=tell)
    from doxguard.pipeline.engine.ray import RayScan

    return RayScan(plan, tell=tell, step=step)


def default_rejects(engine: Engine, output: str | None) -> str:
    """Return where rejects go by themselves: a file, or on a cluster a folder."""
    if output in (None, STDOUT):
        return "doxguard-rejects.jsonl"
    return f"{str(output).rstrip('/')}{'.rejects.jsonl' if engine == 'local' else '.rejects/'}"


def check_plan(engine: Engine, plan: Plan) -> None:
    """Raise `InputError` for a plan that an engine on a cluster cannot run, or one whose package is missing."""
    here = f"--engine {engine}"
    _check_sources(here, plan)
    if plan.output is None or not is_folder(plan.output):
        raise InputError(f"--output: {here} writes a folder of Parquet; expected a name with a / at its end, out/")
    if plan.workers > 1:
        raise InputError(f"--workers: {here} has as many as the cluster gives; see docs/scale.md")
    if not plan.ordered:
        raise InputError(f"--unordered: {here} knows no order between parts; accepted with --engine local")
    if plan.rejects and ":/" in str(plan.rejects):
        raise InputError(
            f"--rejects: {here} takes a folder of this machine's; expected that, or none for OUTPUT.rejects/"
        )
    if plan.resume and engine == "spark":
        raise InputError("--resume: Spark begins anew; accepted with --engine local and --engine ray")
    missing = [name for name in _PACKAGES[engine] if find_spec(name) is None]
    if missing:
        raise InputError(f"{here} needs {' and '.join(missing)}: pip install 'doxguard[{engine}]'")


def _check_sources(here: str, plan: Plan) -> None:
    if plan.reading.format not in ("auto", "parquet"):
        raise InputError(f"--format {plan.reading.format}: {here} reads parquet; accepted: auto, parquet")
    for source in plan.sources:
        if source == STDIN:
            raise InputError(f"-: {here} cannot read stdin; accepted: files and folders of Parquet")
        suffix = PurePath(source).suffix.lower()
        if suffix not in ("", ".parquet") and not (source.endswith("/") or Path(source).is_dir()):
            raise InputError(f"{source}: {here} reads Parquet; accepted: .parquet, folders, or --engine local")


def refuse_full(folder: str | Path) -> None:
    """Raise `InputError` for a folder in which there is something: what is there would mix with what is written."""
    path = Path(folder)
    try:
        full = path.is_dir() and any(path.iterdir())
    except OSError as error:
        raise InputError(f"{folder}: {error.strerror or type(error).__name__}") from error
    if full:
        raise InputError(f"{folder}: is not empty; expected a new folder")
