"""Reading a policy from its folder: ``policy.yaml`` and a file per clause.

What is wrong is told with file, key, value and what would be accepted. What may stand in the files is in
`doxguard.pipeline.policy_schema`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from doxguard import data
from doxguard.errors import DataError, PolicyError
from doxguard.pipeline import policy_schema
from doxguard.pipeline.policy_rules import conditions_of, in_order
from doxguard.pipeline.policy_schema import Clause, Policy, PolicyFile, Unless
from doxguard.pipeline.policy_terms import Strict, keys_of

_T = TypeVar("_T", bound=BaseModel)


def load_policy(name: str) -> Policy:
    """Return a policy that comes with the package, by its id, or one in a folder, by its path; raises `PolicyError`."""
    folder: Traversable = data.path("policies").joinpath(name)
    if not folder.joinpath("policy.yaml").is_file():
        folder = Path(name)
    if not folder.joinpath("policy.yaml").is_file():
        raise PolicyError(f"no policy {name!r}: give a folder with a policy.yaml, or one of: {', '.join(shipped())}")
    head = _read(folder.joinpath("policy.yaml"), PolicyFile)
    clauses: dict[str, Clause] = {}
    for file in _clause_files(folder):
        clause = _read(file, Clause)
        if file.name != f"{clause.id}.yaml":
            raise PolicyError(f"{file}: id is {clause.id!r}; the file must be named {clause.id}.yaml")
        clauses[clause.id] = clause
    for clause in clauses.values():
        _check_references(f"{folder}/{clause.id}.yaml", clause, clauses)
    try:
        in_order(clauses)
    except PolicyError as error:
        raise PolicyError(f"{folder}: {error}") from error
    return Policy(head, clauses)


def shipped() -> list[str]:
    """Return the ids of the policies that come with the package."""
    return sorted(p.name for p in data.path("policies").iterdir() if p.is_dir())


def json_schemas() -> dict[str, dict[str, object]]:
    """Return the JSON Schemas of a clause's file and of ``policy.yaml``, for editors and other checkers."""
    return {"clause": Clause.model_json_schema(by_alias=True), "policy": PolicyFile.model_json_schema(by_alias=True)}


def _clause_files(folder: Traversable) -> list[Traversable]:
    try:
        files = sorted(folder.iterdir(), key=lambda f: f.name)
    except OSError as error:
        raise PolicyError(f"{folder}: {error.strerror}") from error
    return [file for file in files if file.name.endswith(".yaml") and file.name != "policy.yaml"]


def _check_references(file: str, clause: Clause, clauses: Mapping[str, Clause]) -> None:
    """Raise `PolicyError` where a clause names another that is not there, or not of the kind that is needed."""
    exempting = [c.id for c in clauses.values() if c.kind == "exemption"]
    conditions = {c.id for c in clauses.values() if c.when is not None}
    violations = [c.id for c in clauses.values() if c.kind == "violation"]
    for entry in clause.unless:
        other = entry.clause if isinstance(entry, Unless) else entry
        _among(file, "unless: no exempting clause", other, exempting)
        if entry == other and other not in conditions:
            raise PolicyError(f"{file}: unless: {other!r} has no 'when'; give one: {{clause: {other}, when: …}}")
    for row in clause.action:
        for other in row.because:
            _among(file, "because: no clause", other, list(clauses))
    for condition in conditions_of(clause):
        for other in condition.decided:
            _among(file, "decided: no violation", other, violations)


def _among(file: str, problem: str, name: str, accepted: Sequence[str]) -> None:
    if name not in accepted:
        raise PolicyError(f"{file}: {problem} {name!r}; there are: {', '.join(sorted(accepted))}")


def _read(file: Traversable, model: type[_T]) -> _T:
    try:
        text = file.read_text(encoding="utf-8")
        return model.model_validate(data.parse_yaml(text, str(file)))
    except (OSError, UnicodeDecodeError) as error:
        raise PolicyError(f"{file}: {error}") from error
    except DataError as error:
        raise PolicyError(str(error)) from error
    except ValidationError as error:
        raise PolicyError("\n".join(f"{file}: {_explain(e, model)}" for e in error.errors())) from error


def _explain(error: object, model: type[BaseModel]) -> str:
    """Return one of pydantic's errors with the key, the value and what would be accepted."""
    assert isinstance(error, dict)
    place: Sequence[object] = error["loc"]
    key = ".".join(str(part) for part in place) or "the file"
    if error["type"] == "extra_forbidden":
        return f"unknown key '{key}'; accepted here: {', '.join(_accepted(model, place[:-1]))}"
    shown = "" if isinstance(error["input"], dict | list) else f" (found {error['input']!r})"
    return f"{key}: {error['msg']}{shown}"


def _accepted(model: type[BaseModel], place: Sequence[object]) -> list[str]:
    """Return the keys of the model at a place inside another."""
    current: type[BaseModel] = model
    models = [m for m in vars(policy_schema).values() if isinstance(m, type) and issubclass(m, Strict)]
    for part in place:
        info = current.model_fields.get("not_" if part == "not" else str(part))
        if info is not None:
            named = str(info.annotation)
            # The longest name first: "ReportCase" holds "Report".
            current = next((m for m in sorted(models, key=_by_length) if f".{m.__name__}" in named), current)
    return keys_of(current)


def _by_length(model: type[BaseModel]) -> int:
    return -len(model.__name__)
