"""What the tests of the engines on clusters share: a dump, what the local engine makes of it, a task that dies once."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from doxguard.data import read_text
from doxguard.pipeline.engine.scan import Plan, Scan
from doxguard.pipeline.engine.work import Settings
from doxguard.pipeline.tally import Tally
from doxguard.pipeline.writers.parquet import schema

SAMPLES = [json.loads(line) for line in read_text("samples/posts.jsonl").splitlines()][::5]
FATAL = "boem"  # the text that ends who judges it, once
_MODULE = f'''
import os
from pathlib import Path
from presidio_analyzer import EntityRecognizer

MARKS = Path(__file__).parent

def first(name):
    try:
        (MARKS / name).touch(exist_ok=False)
    except FileExistsError:
        return False
    return True

class Exits(EntityRecognizer):
    """Ends its process in the middle of a part."""
    def __init__(self):
        super().__init__(supported_entities=["PHONE_NUMBER"], supported_language="nl")
    def load(self):
        pass
    def analyze(self, text, entities, nlp_artifacts=None):
        if text == "{FATAL}" and first("exited"):
            os._exit(1)
        return []

class Raises(Exits):
    """Cannot be made the first time."""
    def __init__(self):
        super().__init__()
        if first("raised"):
            raise OSError("once")
'''
FAULTS = {"a process that ends": ("faults:Exits", "exited"), "an error": ("faults:Raises", "raised")}


def write_posts(path: Path, posts: list[dict[str, Any]], **about: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    columns = {key: pa.array([post.get(key) for post in posts], pa.string()) for key in ("id", "text", "lang")}
    parquet.write_table(pa.table(columns), path, **about)


def make_dump(folder: Path) -> Path:
    """A folder in partitions; in the first, a row without a text."""
    posts = [{"id": f"p{i:03}", "text": post["text"], "lang": post.get("lang")} for i, post in enumerate(SAMPLES)]
    half = len(posts) // 2
    bad = {"id": "bad", "text": None}
    write_posts(folder / "day=2026-05-04" / "a.parquet", [*posts[:half], bad], row_group_size=15)
    write_posts(folder / "day=2026-05-05" / "b.parquet", [*posts[half:], {"id": "fatal", "text": FATAL}])
    (folder / "_SUCCESS").touch()
    return folder


def plan_for(dump: Path, output: Path, *recognizers: str, **about: Any) -> Plan:
    return Plan([str(dump)], settings=Settings({"recognizers": recognizers}), output=f"{output}/", **about)


def run_local(dump: Path, output: Path) -> Tally:
    output.mkdir()
    return Scan(plan_for(dump, output)).run()


def decisions(output: Path) -> list[dict[str, Any]]:
    """Return all columns of all rows but those with an error, by id."""
    table = pa.concat_tables([parquet.read_table(part) for part in sorted(output.glob("part-*.parquet"))])
    if "error" in table.column_names:
        table = table.filter(table.column("error").is_null())
    rows = table.select(schema().names).to_pylist(maps_as_pydicts="strict")
    return sorted(rows, key=lambda row: str(row["id"]))


def rejects(folder: Path) -> list[dict[str, Any]]:
    files = [file for file in folder.iterdir() if file.name.startswith("part-")]
    return [json.loads(line) for file in files for line in file.read_text().splitlines()]


@contextmanager
def faults(folder: Path) -> Iterator[Path]:
    """Let processes that are started meanwhile import the recognizers that fail once."""
    (folder / "faults.py").write_text(_MODULE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(filter(None, [str(folder), os.environ.get("PYTHONPATH")])))
        yield folder
