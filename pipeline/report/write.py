"""`write_report`: the report of a run, as a page or as a table, by the file's extension."""

from __future__ import annotations

from pathlib import PurePath

from doxguard.errors import InputError
from doxguard.pipeline.report.run import Language, Run
from doxguard.pipeline.tally import Tally
from doxguard.pipeline.writers.whole_file import check_writable, replace_file

PAGE, TABLE = (".html", ".htm"), (".csv",)


def check_report(target: str) -> None:
    """Raise `InputError` if a report of this name could not be written."""
    if PurePath(target).suffix.lower() not in (*PAGE, *TABLE):
        raise InputError(f"{target}: unknown format of a report; accepted: {', '.join((*PAGE, *TABLE))}")
    check_writable(target)


def shows_posts(target: str | None) -> bool:
    """Tell whether excerpts of posts are needed for a report of this name."""
    return target is not None and PurePath(target).suffix.lower() in PAGE


def write_report(target: str, tally: Tally, run: Run, lang: Language = "en") -> None:
    """Write the report of a run; raises `InputError` naming the file."""
    if shows_posts(target):
        from doxguard.pipeline.report.page import render_page

        replace_file(target, render_page(tally, run, lang).encode("utf-8", "replace"))
    else:
        from doxguard.pipeline.report.table import render_table

        replace_file(target, render_table(tally).encode("utf-8", "replace"))
