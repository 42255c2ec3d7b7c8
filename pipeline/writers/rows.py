"""A decision as it is written: the record as JSON, and as the row of a table.

The columns of a table, CSV and Parquet alike:

| column | CSV | Parquet |
|---|---|---|
| id | text | string |
| action | allow, warn, review or remove | string |
| risk | 0-100 | int8 |
| clauses | ids with a space between them | list<string> |
| findings | JSON, as in the decision record; empty for none | list<struct<entity, start, end, score, evidence, text>> |
| subject, intent | text | string |
| live | true or false | bool |
| signals | JSON: all signals by name | map<string, string> |
| reasons | JSON, as in the decision record; empty for none | list<struct<clause, nl, en, start, end>> |
| unknown | names with a space between them | list<string> |
| policy | id and version with a space between them | string |
| doxguard | version | string |

``text`` in a finding is what was found; it is there (in Parquet: not null) only when asked for.
"""

import json
import re
from collections.abc import Mapping, Sequence

from doxguard.pipeline.decision import Decision

COLUMNS = (
    "id", "action", "risk", "clauses", "findings", "subject", "intent", "live", "signals", "reasons", "unknown",
    "policy", "doxguard",
)  # fmt: skip
_ENCODER = json.JSONEncoder(ensure_ascii=False)
_SURROGATE = re.compile("[\ud800-\udfff]")


def to_record(decision: Decision, shown: Sequence[str] = ()) -> dict[str, object]:
    """Return the decision record, with ``shown``, the text for each finding, if that is given."""
    record = decision.to_dict()
    if shown:
        findings = record["findings"]
        assert isinstance(findings, list)
        record["findings"] = [{**finding, "text": text} for finding, text in zip(findings, shown, strict=True)]
    return record


def to_json(value: object) -> str:
    """Return one line of JSON that any UTF-8 parser takes: half a surrogate pair becomes U+FFFD."""
    return replace_surrogates(_ENCODER.encode(value))


def replace_surrogates(text: str) -> str:
    """Return the text with each half of a surrogate pair as U+FFFD: UTF-8 has no way to write it."""
    return _SURROGATE.sub("\ufffd", text)


def to_row(decision: Decision, shown: Sequence[str] = ()) -> dict[str, object]:
    """Return the values of `COLUMNS`; lists and objects as they are in the record."""
    record = to_record(decision, shown)
    signals = {name: signal.value for name, signal in decision.signals.items()}
    values: dict[str, object] = {
        **record,
        "subject": signals.get("subject", "unknown"),
        "intent": signals.get("intent", "unknown"),
        "live": signals.get("live") == "true",
        "signals": signals,
        "policy": f"{decision.policy_id} {decision.policy_version}",
    }
    return {name: values[name] for name in COLUMNS}


def to_cells(row: Mapping[str, object]) -> list[str]:
    """Return a row as the cells of a CSV file."""
    return [_cell(value) for value in row.values()]


def _cell(value: object) -> str:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return " ".join(value)
    return to_json(value) if isinstance(value, bool | dict | list) else replace_surrogates(str(value))
