"""Reading a tally back from what JSON held: every value is looked at, since the file may be half written or changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from doxguard.errors import InputError
from doxguard.pipeline.tally import RISKS, Grave, Tally

_Count = Annotated[int, Field(ge=0)]
_Counts = dict[str, _Count]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _SavedGrave(_Strict):
    risk: Annotated[int, Field(ge=0, lt=RISKS)]
    at: list[int]
    id: str
    source: str
    line: _Count
    action: Literal["allow", "warn", "review", "remove"]
    clauses: list[str]
    entities: list[str]
    excerpt: str

    def grave(self) -> Grave:
        lists = {name: tuple(getattr(self, name)) for name in ("at", "clauses", "entities")}
        return Grave(**{**self.model_dump(), **lists})


class _Saved(_Strict):
    version: Literal[1]  # `doxguard.pipeline.tally.VERSION`
    most: _Count
    excerpts: bool
    posts: _Count
    rejected: _Count
    warnings: _Count
    failed: _Count
    actions: _Counts
    entities: _Counts
    clauses: _Counts
    days: dict[str, _Counts]
    entity_actions: dict[str, _Counts]
    risks: Annotated[list[_Count], Field(min_length=RISKS, max_length=RISKS)]
    top: list[_SavedGrave]


def read_tally(values: Mapping[str, object]) -> Tally:
    """Return the tally that was written; raises `InputError` naming the key, and what would be accepted."""
    try:
        saved = _Saved.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        key = ".".join(map(str, first["loc"])) or "the whole"
        raise InputError(f"tally: {key}: {first['msg']}") from None  # what was read may stand in the original
    fields = saved.model_dump(exclude={"version"})
    fields.update({name: Counter(fields[name]) for name in ("actions", "entities", "clauses")})
    for name in ("days", "entity_actions"):
        fields[name] = defaultdict(Counter, {key: Counter(counts) for key, counts in fields[name].items()})
    fields["top"] = [grave.grave() for grave in saved.top]
    return Tally(**fields)
