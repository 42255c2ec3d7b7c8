"""Recall and false positives on tables of values: coordinates, plus codes, map links, telephone numbers, BSNs; and on
clean text, where every finding is a mistake.

    python -m doxguard.benchmarks.values CORPORA [--misses]

CORPORA is a folder of ``<name>.jsonl.gz`` files whose lines hold ``id, text, valid, label`` (value tables) or
``id, text, spans`` (clean text). Prints a Markdown table; ``--misses`` adds the id of every row that went wrong.
"""

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from doxguard.pipeline.guard import Guard


class Table(NamedTuple):
    """A corpus, the entities that count as found, and the words to put a value into."""

    corpus: str
    entities: frozenset[str]
    frame: str = "{}"


_GPS = frozenset({"GPS_COORDINATES"})
_LINKS = frozenset({"LOCATION_LINK", "LIVE_LOCATION_LINK"})
_PHONE = frozenset({"PHONE_NUMBER"})
TABLES = (
    Table("coordinates", _GPS),
    Table("coordinates", _GPS, "coordinates: {}"),
    Table("openlocationcode", _GPS),
    Table("map_links", _LINKS),
    Table("libphonenumber_matcher", _PHONE),
    Table("libphonenumber_examples", _PHONE, "call {}"),
    Table("nl_bsn_official_test", frozenset({"NL_BSN"}), "mijn bsn is {}"),
    Table("nl_bsn_official_test", frozenset({"NL_BSN"})),
)
CLEAN = ("ud_alpino_nl", "broad_twitter_corpus")
# In which language a number of a region would be given without its country code.
_LANGUAGE = {"US": "en", "GB": "en", "CA": "en", "AU": "en", "DE": "de", "AT": "de", "FR": "fr", "ES": "es", "NL": "nl"}


class Row(NamedTuple):
    """What came of one value."""

    id: str
    label: str
    valid: bool
    found: bool


def read(folder: Path, corpus: str) -> Iterator[dict[str, object]]:
    """Yield the records of a corpus."""
    with gzip.open(folder / f"{corpus}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def measure(folder: Path, table: Table, guard: Guard) -> list[Row]:
    """Return what was found of each value of a table."""
    rows = []
    for record in read(folder, table.corpus):
        lang = _LANGUAGE.get(str(record.get("region", "")), "")
        findings = guard.findings(table.frame.format(record["text"]), lang)
        found = any(finding.entity in table.entities for finding in findings)
        # Three tables have labels of their own for things that must not be found.
        valid = bool(record["valid"]) and record["label"] != "A_NUMMER"
        rows.append(Row(str(record["id"]), _label(record), valid, found))
    return rows


def _label(record: dict[str, object]) -> str:
    label = str(record["label"])
    return label if not label.startswith("LINK_") else "LINK"


def main() -> None:
    """Measure all tables and print what came out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    guard = Guard()
    misses: dict[str, list[str]] = defaultdict(list)
    print("| corpus | as | label | valid found | invalid reported |\n|---|---|---|---|---|")
    for table in TABLES:
        rows = measure(options.corpora, table, guard)
        for label in sorted({row.label for row in rows}):
            mine = [row for row in rows if row.label == label]
            counts = Counter((row.valid, row.found) for row in mine)
            valid, invalid = counts[True, True] + counts[True, False], counts[False, True] + counts[False, False]
            print(
                f"| {table.corpus} | `{table.frame}` | {label} | {counts[True, True]} of {valid} "
                f"| {counts[False, True]} of {invalid} |"
            )
            misses[f"{table.corpus} {table.frame}"] += [row.id for row in mine if row.valid != row.found]
    for corpus in CLEAN:
        records = list(read(options.corpora, corpus))
        flagged = [str(record["id"]) for record in records if guard.findings(str(record["text"]))]
        print(f"| {corpus} | clean text | | | {len(flagged)} of {len(records)} |")
        misses[corpus] += flagged
    if options.misses:
        for name, ids in misses.items():
            print(f"\n{name}: {' '.join(ids)}")


if __name__ == "__main__":
    main()
