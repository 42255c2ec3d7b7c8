"""A scan as a Spark job: Parquet in, `scan_batches` in the tasks, a folder of Parquet out.

Spark's own commit protocol puts the output there once, whatever tasks are tried again; ``_SUCCESS`` says that it is
complete. The output has a row for each row read; those that could not be judged have an ``error``, and are put into the
rejects as well. A post without id is named by the partition and its number in it, which a second try does not change.

Files are read wherever they lie in a folder, those of Hive partitions as well, but not the values in the names of
folders: the other engines do not know them, and decisions should not depend on the engine.

Left out: going on with a run; days in the report, since the output holds no times; excerpts of posts; warnings.
"""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from doxguard.errors import InputError
from doxguard.pipeline.engine.choose import refuse_full
from doxguard.pipeline.engine.local import WorkerError
from doxguard.pipeline.engine.scan import Plan
from doxguard.pipeline.engine.work import TOLD, Settings, shared_guard
from doxguard.pipeline.readers.columns import check_columns
from doxguard.pipeline.readers.record import KEYS, Reading
from doxguard.pipeline.tally import Tally
from doxguard.pipeline.writers.verdicts import batch_schema

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

# Where one of these is set, somebody has said how Spark is to run: spark-submit, or whoever installed it.
_TOLD_BY = ("PYSPARK_GATEWAY_PORT", "PYSPARK_SUBMIT_ARGS", "SPARK_HOME", "SPARK_CONF_DIR", "SPARK_REMOTE")
_LOCAL = "local[*,4]"  # all cores; by itself, Spark tries nothing again where there is no cluster
_ALONE = MappingProxyType({"spark.ui.enabled": "false", "spark.driver.host": "127.0.0.1"})  # nobody else is to look in


class SparkScan:
    """A run of a plan as a Spark job. What it tells of goes to ``tell``."""

    def __init__(self, plan: Plan, *, tell: Callable[[str], None] = lambda _: None) -> None:
        """Take a plan that `doxguard.pipeline.engine.choose.check_plan` finds possible."""
        self._plan, self._tell = plan, tell
        self._output = (plan.output or "").rstrip("/")
        self._rejects = str(plan.rejects) if plan.rejects else f"{self._output}.rejects"
        self.tally = Tally()
        self.before = 0

    def run(self) -> Tally:
        """Judge all sources; raises `InputError`, or `WorkerError` if Spark gives up."""
        from pyspark.sql import SparkSession

        refuse_full(self._output)
        refuse_full(self._rejects)
        ours = SparkSession.getActiveSession() is None
        session = _session()
        try:
            with warnings.catch_warnings():  # pandas has to be there, and has no part in what we do
                warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
                self._run(session)
        finally:
            if ours:
                session.stop()
        return self.tally

    def _run(self, session: SparkSession) -> None:
        from doxguard.pipeline.engine.spark_tally import tally_of

        posts = self._posts(session)
        with _failing("the job failed"):
            judged = posts.mapInArrow(_judge(self._plan.reading, self._plan.settings), _spark_schema())
            there = Path(self._output).is_dir()  # and empty, which Spark does not look at
            judged.write.mode("append" if there else "error").parquet(self._output)
            written = session.read.schema(_spark_schema()).parquet(self._output)
            self.tally = tally_of(written)
            if self.tally.rejected:
                self._keep_rejects(written)

    def _posts(self, session: SparkSession) -> DataFrame:
        """Return the columns that are judged."""
        reading, sources = self._plan.reading, self._plan.sources
        with _failing(f"{', '.join(sources)}: cannot be read", InputError):
            files = session.read.option("recursiveFileLookup", "true").option("pathGlobFilter", "*.parquet")
            frame = files.parquet(*sources)
            check_columns(frame.columns, ", ".join(sources), reading)
            wanted = {reading.columns.get(key, key) for key in KEYS}
            return frame.select([_quoted(name) for name in frame.columns if name in wanted])

    def _keep_rejects(self, written: DataFrame) -> None:
        from pyspark.sql import functions as f

        bad = written.where("error is not null")
        place = f.regexp_extract("id", r"^(.*):(\d+)$", 1), f.regexp_extract("id", r"^(.*):(\d+)$", 2)
        rows = bad.select(place[0].alias("source"), place[1].cast("long").alias("line"), "error", "raw")
        rows.write.mode("append" if Path(self._rejects).is_dir() else "error").json(self._rejects)
        for row in rows.select("source", "line", "error").limit(TOLD).collect():
            self._tell(f"{row.source}:{row.line}: {row.error}")
        if self.tally.rejected > TOLD:
            self._tell(f"… and {self.tally.rejected - TOLD:,} more bad records")


def _judge(reading: Reading, settings: Settings) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    def judge_partition(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        from pyspark import TaskContext

        from doxguard.pipeline.scan_batches import scan_batches

        task = TaskContext.get()
        name = f"part-{task.partitionId() if task else 0:05}"
        return scan_batches(batches, shared_guard(settings), reading=reading, show=settings.show, source=name)

    return judge_partition


def _spark_schema() -> object:
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(batch_schema())


def _quoted(name: str) -> str:
    return f"`{name.replace('`', '``')}`"  # a dot in a name would ask for a field


def _session() -> SparkSession:
    """Return the session: that of spark-submit or of SPARK_MASTER, else one of this machine alone."""
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # or tasks would run with any Python that is found
    builder = SparkSession.builder.appName("doxguard scan")
    if master := os.environ.get("SPARK_MASTER"):
        builder = builder.master(master)
    elif not any(os.environ.get(name) for name in _TOLD_BY):
        builder = builder.master(_LOCAL)
        for name, value in _ALONE.items():
            builder = builder.config(name, value)
    with _failing("Spark does not start (Java 17 is needed: JAVA_HOME, or java in the PATH)", InputError):
        return builder.getOrCreate()


@contextmanager
def _failing(what: str, kind: type[InputError | WorkerError] = WorkerError) -> Iterator[None]:
    """Turn what Spark raises into an error of ours: without its message, in which there may be values."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except (PySparkException, Py4JError) as error:
        asked = getattr(error, "getCondition", None) or getattr(error, "getErrorClass", None)
        condition = (asked() if asked else None) or "see the log of Spark"
        raise kind(f"{what}: {type(error).__name__} ({condition})") from None
