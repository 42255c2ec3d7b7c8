"""The type for text that others will read, in pydantic itself."""

import json
from typing import Annotated

import pytest
from pydantic import AfterValidator, BaseModel, TypeAdapter, ValidationError

from doxguard.errors import InputError
from doxguard.hook import HookAnswer, Outcome
from doxguard.pipeline.adapters.pydantic import PublishableText, publishable
from tests.pipeline.adapters.examples import BLOCKED, CLEAN, HELD, NOT_PUBLISHED, PRIVATE, holds_canary


class Note(BaseModel):
    """A text that others read, and one that nobody does."""

    text: PublishableText
    contact: str = ""


def _error(**values: object) -> ValidationError:
    with pytest.raises(ValidationError) as caught:
        Note.model_validate(values)
    return caught.value


@pytest.mark.parametrize("text", [CLEAN, HELD, ""], ids=["publish", "hold", "empty"])
def test_passes(text: str) -> None:
    assert Note(text=text).text == text


@pytest.mark.parametrize(("text", "outcome"), [(PRIVATE, "ask"), (BLOCKED, "block")])
def test_refuses(text: str, outcome: str) -> None:
    [error] = _error(text=text).errors()
    assert (error["type"], error["loc"], error["ctx"]["outcome"]) == ("private_data", ("text",), outcome)


def test_error_tells_places_and_no_text() -> None:
    error = _error(text=PRIVATE, contact="anybody")
    [one] = error.errors()
    assert one["input"] is None
    assert one["msg"].startswith(NOT_PUBLISHED["en"])
    assert set(one["ctx"]["messages"]) == {"nl", "en"}
    assert one["ctx"]["spans"] == [{"entity": "PHONE_NUMBER", "start": 15, "end": 27, "subject": "other"}]
    assert not holds_canary(error, error.json(), error.args)
    assert "haar" not in str(error) + repr(error) + error.json()


def test_error_is_json() -> None:
    [one] = json.loads(_error(text=PRIVATE).json())
    assert one["ctx"]["spans"][0]["start"] == 15


def test_place_is_that_within_the_model() -> None:
    class Thread(BaseModel):
        notes: list[Note]

    with pytest.raises(ValidationError) as caught:
        Thread.model_validate({"notes": [{"text": CLEAN}, {"text": PRIVATE}]})
    assert [error["loc"] for error in caught.value.errors()] == [("notes", 1, "text")]


def test_what_is_no_text_is_pydantic_s_to_refuse() -> None:
    assert [error["type"] for error in _error(text=7).errors()] == ["string_type"]


@pytest.mark.parametrize(("text", "passes"), [(PRIVATE, True), (BLOCKED, False)])
def test_context_says_who_insists(text: str, passes: bool) -> None:
    known = {"doxguard": {"author": "visitor", "insisted": True}}
    if passes:
        assert Note.model_validate({"text": text}, context=known).text == text
    else:
        with pytest.raises(ValidationError):
            Note.model_validate({"text": text}, context=known)


def test_other_contexts_are_left_alone() -> None:
    for context in ({"lang": "nl"}, "anything", None):
        assert Note.model_validate({"text": CLEAN}, context=context).text == CLEAN


def test_context_that_cannot_be_used_is_named() -> None:
    with pytest.raises(InputError, match="unknown key 'autor'"):
        Note.model_validate({"text": CLEAN}, context={"doxguard": {"autor": "visitor"}})


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_message_is_in_the_language_asked_for(lang: str) -> None:
    for asked in (lang, lambda: lang):
        adapter = TypeAdapter(Annotated[str, AfterValidator(publishable(lang=asked))])
        with pytest.raises(ValidationError) as caught:
            adapter.validate_python(PRIVATE)
        assert caught.value.errors()[0]["msg"].startswith(NOT_PUBLISHED[lang])


@pytest.mark.parametrize(("text", "told"), [(CLEAN, []), (HELD, [(Outcome.HOLD, HELD)])], ids=["publish", "hold"])
def test_held_is_told(text: str, told: list[tuple[Outcome, str]]) -> None:
    heard: list[tuple[Outcome, str]] = []

    def hear(answer: HookAnswer, text: str) -> None:
        heard.append((answer.outcome, text))

    TypeAdapter(Annotated[str, AfterValidator(publishable(held=hear))]).validate_python(text)
    assert heard == told


def test_held_is_refused_where_asked() -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Annotated[str, AfterValidator(publishable(refuse_held=True))]).validate_python(HELD)
    assert caught.value.errors()[0]["ctx"]["outcome"] == "hold"


def test_json_schema_is_that_of_a_text() -> None:
    for mode in ("validation", "serialization"):
        schema = Note.model_json_schema(mode=mode)
        assert schema["properties"]["text"]["type"] == "string"
