"""A policy as it is written down: one folder with ``policy.yaml`` and a file per clause.

Read with pydantic: an unknown key, signal or entity is refused, with file, key and what would be accepted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from doxguard import data
from doxguard.detectors.finding import ENTITIES
from doxguard.errors import DataError, PolicyError
from doxguard.pipeline.decision import Action

SUBJECTS = ("self", "other", "business", "public_figure", "public_place", "unknown", "none")
INTENTS = (
    "abusive", "threat", "bounty", "extortion", "incitement", "crisis_help", "news", "event", "professional", "neutral",
)  # fmt: skip


def _one_of(accepted: Sequence[str]) -> AfterValidator:
    def check(value: str) -> str:
        if value not in accepted:
            raise ValueError(f"accepted: {', '.join(accepted)}")
        return value

    return AfterValidator(check)


Entity = Annotated[str, _one_of(ENTITIES)]
Subject = Annotated[str, _one_of(SUBJECTS)]
Intent = Annotated[str, _one_of(INTENTS)]
Weight = Annotated[float, Field(ge=0, le=100)]
Share = Annotated[float, Field(ge=0, le=1)]


_T = TypeVar("_T", bound=BaseModel)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Words(_Strict):
    """A sentence in Dutch and in English; ``{what}`` stands for what was found."""

    nl: str
    en: str


class Condition(_Strict):
    """What must hold; all keys given must. A signal that was not seen makes a condition unknown, not false."""

    entity: tuple[Entity, ...] = ()
    any_finding: bool | None = None
    subject: tuple[Subject, ...] = ()
    intent: tuple[Intent, ...] = ()
    live: bool | None = None
    consent: tuple[Literal["given", "refused"], ...] = ()
    exposure: tuple[Literal["public"], ...] = ()
    all: tuple[Condition, ...] = ()
    any: tuple[Condition, ...] = ()
    not_: Condition | None = Field(default=None, alias="not")

    @model_validator(mode="after")
    def _says_something(self) -> Condition:
        if not self.model_fields_set:
            raise ValueError(f"an empty condition; give at least one of: {', '.join(_keys(Condition))}")
        return self


class Row(_Strict):
    """One line of a clause's table: the first whose ``when`` holds gives the action."""

    when: Condition | None = None
    then: Action
    because: tuple[str, ...] = ()  # further clauses that this line applies


class Example(_Strict):
    """A post and what it asks."""

    text: str
    action: Action
    lang: str = ""
    meta: dict[str, object] = Field(default_factory=dict)


class Examples(_Strict):
    """Posts that the clause decides, and posts that are allowed."""

    flags: tuple[Example, ...] = ()
    passes: tuple[str, ...] = ()


class Clause(_Strict):
    """A clause of the policy."""

    id: str
    title: Words
    reason: Words
    when: Condition
    unless: tuple[str, ...] = ()  # ids of clauses that exempt
    action: tuple[Row, ...] = ()
    exempts: bool = False
    examples: Examples = Examples()


class Thresholds(_Strict):
    """Scores from which a finding is mentioned, and from which it decides."""

    report: Share = 0.4
    decide: Share = 0.5


class Risk(_Strict):
    """The weights of the risk; see `doxguard.pipeline.score`."""

    entities: dict[Entity, Weight]
    subject: dict[Subject, Share]
    intent: dict[Intent, Share] = Field(default_factory=dict)
    behaviour: dict[Intent, Weight] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _covers_all(self) -> Risk:
        missing = [entity for entity in ENTITIES if entity not in self.entities]
        if missing:
            raise ValueError(f"risk.entities lacks {', '.join(missing)}")
        return self


class Enforcement(_Strict):
    """Measures that follow a removal."""

    first_violation: str
    repeat_violation: str
    live_location_account: str


class PolicyFile(_Strict):
    """``policy.yaml``."""

    id: str
    version: str
    title: Words
    thresholds: Thresholds = Thresholds()
    risk: Risk
    enforcement: Enforcement | None = None


class Policy(_Strict):
    """A whole policy: the head and its clauses by id."""

    head: PolicyFile
    clauses: dict[str, Clause]


def load_policy(name: str) -> Policy:
    """Return a policy that comes with the package, by its id, or one in a folder, by its path; raises `PolicyError`."""
    folder: Traversable = data.path("policies").joinpath(name)
    if not folder.joinpath("policy.yaml").is_file():
        folder = Path(name)
    if not folder.joinpath("policy.yaml").is_file():
        shipped = ", ".join(sorted(p.name for p in data.path("policies").iterdir() if p.is_dir()))
        raise PolicyError(f"no policy {name!r}: give a folder with a policy.yaml, or one of: {shipped}")
    head = _read(folder.joinpath("policy.yaml"), PolicyFile)
    clauses: dict[str, Clause] = {}
    try:
        files = sorted(folder.iterdir(), key=lambda f: f.name)
    except OSError as error:
        raise PolicyError(f"{folder}: {error.strerror}") from error
    for file in files:
        if file.name.endswith(".yaml") and file.name != "policy.yaml":
            clause = _read(file, Clause)
            if file.name != f"{clause.id}.yaml":
                raise PolicyError(f"{file}: id is {clause.id!r}; the file must be named {clause.id}.yaml")
            clauses[clause.id] = clause
    _check_references(folder, clauses)
    return Policy(head=head, clauses=clauses)


def _check_references(folder: Traversable, clauses: Mapping[str, Clause]) -> None:
    exempting = sorted(clause.id for clause in clauses.values() if clause.exempts)
    for clause in clauses.values():
        for other in clause.unless:
            if other not in exempting:
                raise PolicyError(
                    f"{folder}/{clause.id}.yaml: unless: no exempting clause {other!r}; "
                    f"there are: {', '.join(exempting)}"
                )
        if not clause.exempts and not (clause.action and clause.action[-1].when is None):
            raise PolicyError(
                f"{folder}/{clause.id}.yaml: action: the last row must have no 'when', so that one always holds"
            )


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
    for part in place:
        info = current.model_fields.get("not_" if part == "not" else str(part))
        if info is not None:
            current = next((m for m in _MODELS if m.__name__ in str(info.annotation)), current)
    return _keys(current)


def _keys(model: type[BaseModel]) -> list[str]:
    return [info.alias or name for name, info in model.model_fields.items()]


_MODELS: tuple[type[BaseModel], ...] = (Condition, Row, Examples, Example, Words, Thresholds, Risk, Enforcement)
