"""What requests and answers look like: FastAPI checks requests by it and writes the OpenAPI document from it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, JsonValue, StrictBool

from doxguard.detectors.finding import ENTITIES, PLATE
from doxguard.pipeline.hook.answer import Cause, Outcome


def _as_text(value: object) -> object:
    if not isinstance(value, str):
        raise ValueError("must be a string such as 2026-05-04T18:30:00+02:00")
    return value


def _as_number(value: object) -> object:
    if isinstance(value, bool | str):
        raise ValueError("must be a number, or a string where one may stand")
    return value


# Constraints stand before what runs first: only so they are in the OpenAPI document.
# No post holds the character NUL, and many databases cannot store it.
Text = Annotated[str, Field(pattern=r"^[^\x00]*$")]
Name = Text | Annotated[int, Field(ge=-(10**15), le=10**15), BeforeValidator(_as_number)]
Object = dict[str, JsonValue]


class Open(BaseModel):
    """A request; keys that are not known are left alone."""

    model_config = ConfigDict(extra="ignore")


class ContextIn(BaseModel):
    """What the site knows beyond the post."""

    model_config = ConfigDict(extra="forbid")

    author: Text = Field("", description="Id or handle; taken where the post does not say.")
    own: list[Text] = Field([], max_length=100, description="Data known to be the author's own.")
    insisted: StrictBool = Field(False, description="The author was asked, and hands the post in once more.")


class PostIn(Open):
    """A post: an input record, and the context in which it is handed in."""

    text: Text
    id: Name | None = None
    lang: Text | None = Field(None, description="ISO 639-1")
    posted_at: Annotated[datetime, BeforeValidator(_as_text)] | None = None
    author: Text | Object | None = None
    thread: Name | None = None
    reply_to: Name | None = None
    urls: list[Object] | None = Field(None, description="shown, expanded")
    geo: Object | None = Field(None, description="lat, lon, place, live")
    media: list[Object] | None = Field(None, description="kind, depicts, alt, …")
    meta: Object | None = None
    context: ContextIn | None = None

    def record(self) -> dict[str, object]:
        """Return the input record."""
        values = self.model_dump(exclude_unset=True, exclude_none=True, exclude={"context"})
        if self.posted_at:
            values["posted_at"] = self.posted_at.isoformat()
        return values

    def known(self) -> dict[str, object]:
        """Return the context."""
        return self.context.model_dump() if self.context else {}


class BatchIn(Open):
    """Several posts."""

    posts: list[JsonValue] = Field(description="Each as /check takes it; one that is not right is answered with why.")


class RedactIn(Open):
    """A text to be redacted."""

    text: Text
    replacement: Text = Field("[{entity}]", max_length=200, description="May hold {entity} and {number}.")
    lang: Text = ""


class AnalyzeIn(Open):
    """A text to be analysed, as Presidio's analyzer takes it; its context words are not used."""

    text: Text | list[Text]
    language: Text = "en"
    correlation_id: Text | None = None
    score_threshold: Annotated[float, Field(ge=0, le=1), BeforeValidator(_as_number)] | None = None
    entities: list[Text] | None = None
    return_decision_process: StrictBool | None = False
    ad_hoc_recognizers: Annotated[list[JsonValue], Field(max_length=0)] | None = None  # would be code from outside
    context: list[Text] | None = None


class CoralComment(Open):
    """A comment; its body is HTML."""

    body: Text
    parentID: Text | None = None  # noqa: N815


class CoralAuthor(Open):
    """Who wrote it."""

    id: Text
    role: Text | None = None


class CoralStory(Open):
    """What it was written under."""

    id: Text
    url: Text | None = None


class CoralIn(Open):
    """What Coral sends to an external moderation phase."""

    action: Literal["NEW", "EDIT"]
    comment: CoralComment
    author: CoralAuthor
    story: CoralStory


class Refusal(BaseModel):
    """Why a request was refused."""

    error: str


class SpanOut(BaseModel):
    """Private data at ``[start, end)``, in code points of the text."""

    entity: Literal[(*ENTITIES, PLATE)]  # type: ignore[valid-type]
    start: int
    end: int
    subject: str


class AnswerOut(BaseModel):
    """A hook's answer."""

    outcome: Outcome
    cause: Cause
    message: dict[str, str]
    spans: list[SpanOut]
    proposal: str | None
    flagged: bool
    would: Outcome | None
    decision: Object | None


class BatchOut(BaseModel):
    """Answers in the order of the posts."""

    answers: list[AnswerOut | Refusal]


class RedactedSpan(BaseModel):
    """What was found at a place of the text that was sent."""

    entity: str
    start: int
    end: int
    score: float


class RedactOut(BaseModel):
    """The redacted text, and what was found in the text that was sent."""

    text: str
    spans: list[RedactedSpan]


class ResultOut(BaseModel):
    """A result of Presidio's analyzer."""

    entity_type: str
    start: int
    end: int
    score: float
    analysis_explanation: Object | None
    recognition_metadata: dict[str, str]


class CoralOut(BaseModel):
    """What Coral does with a comment."""

    status: Literal["NONE", "APPROVED", "REJECTED", "PREMOD", "SYSTEM_WITHHELD"]
    tags: list[str]


class HealthOut(BaseModel):
    """That the service answers, and by what."""

    status: Literal["ok"]
    version: str
    policy: str
    dry_run: bool
