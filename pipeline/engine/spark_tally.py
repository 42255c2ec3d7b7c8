"""The tally of a run, by Spark from the output: what comes back is counts and the gravest posts, however long the dump.

Left out: days and excerpts, which are not in the output, and the places of the gravest posts beside their ids.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from doxguard.pipeline.decision import Action
from doxguard.pipeline.tally import UNDATED, Grave, Tally, short_name

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def tally_of(written: DataFrame) -> Tally:
    """Count what was written."""
    tally = Tally()
    _count_posts(written, tally)
    _count_found(written, tally)
    for action, posts in tally.actions.items():
        tally.days[UNDATED][action] += posts
    tally.top = _gravest(written, tally.most)
    return tally


def _count_posts(written: DataFrame, tally: Tally) -> None:
    for row in written.groupBy("action", "risk").count().collect():
        posts = row["count"]
        if row.action is None:
            tally.rejected += posts
        else:
            tally.posts += posts
            tally.actions[row.action] += posts
            tally.risks[row.risk] += posts


def _count_found(written: DataFrame, tally: Tally) -> None:
    from pyspark.sql import functions as f

    clauses = written.select(f.explode("clauses").alias("clause"))
    tally.clauses.update({row.clause: row["count"] for row in clauses.groupBy("clause").count().collect()})
    found = written.select("action", f.explode("findings.entity").alias("entity"))
    for row in found.groupBy("entity", "action").count().collect():
        tally.entities[row.entity] += row["count"]
        tally.entity_actions[row.entity][row.action] += row["count"]


def _gravest(written: DataFrame, most: int) -> list[Grave]:
    from pyspark.sql import functions as f

    asking = written.where(f.col("action") != str(Action.ALLOW))
    ranked = asking.orderBy(f.desc("risk"), "id", "action").limit(most)
    rows = ranked.select("id", "risk", "action", "clauses", f.col("findings.entity").alias("entities")).collect()
    return [
        Grave(
            risk=row.risk,
            at=(place,),
            id=short_name(row.id),
            source="",
            line=0,
            action=row.action,
            clauses=tuple(row.clauses),
            entities=tuple(dict.fromkeys(row.entities)),
            excerpt="",
        )
        for place, row in enumerate(rows)
    ]
