"""The dependency, in FastAPI and in Starlette itself."""

import asyncio
import json
from collections.abc import Mapping
from typing import Annotated

import pytest
from fastapi import Depends, FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.testclient import TestClient
from pydantic import BaseModel
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from doxguard.hook import HookAnswer
from doxguard.pipeline.adapters.pydantic import PublishableText
from doxguard.pipeline.adapters.starlette import Context, Refused, publishable, refusal, without_input
from tests.pipeline.adapters.examples import (
    BLOCKED,
    CLEAN,
    FORM,
    HELD,
    JSON_BODIES,
    NOT_PUBLISHED,
    PRIVATE,
    Bad,
    holds_canary,
)


def _client(context: Context | None = None, *, field: str = "text", refuse_held: bool = False) -> TestClient:
    app = FastAPI()
    dependency = publishable(field, context=context, refuse_held=refuse_held)

    @app.post("/")
    async def add(request: Request, answer: Annotated[HookAnswer, Depends(dependency)]) -> dict[str, str]:
        await request.close()  # the files of a form
        return {"outcome": answer.outcome}

    return TestClient(app)


@pytest.mark.parametrize(("text", "outcome"), [(CLEAN, "publish"), (HELD, "hold"), ("", "publish")])
def test_endpoint_gets_the_answer(text: str, outcome: str) -> None:
    said = _client().post("/", json={"text": text})
    assert (said.status_code, said.json()) == (200, {"outcome": outcome})


@pytest.mark.parametrize(("text", "outcome"), [(PRIVATE, "ask"), (BLOCKED, "block")])
def test_refusal_has_message_spans_and_proposal(text: str, outcome: str) -> None:
    said = _client().post("/", json={"text": text})
    detail = said.json()["detail"]
    assert (said.status_code, detail["outcome"]) == (422, outcome)
    assert detail["text"] == detail["message"]["en"]
    assert detail["spans"]
    assert detail["proposal"]
    assert "decision" not in detail
    assert not holds_canary(said.text)


@pytest.mark.parametrize(("header", "lang"), [("nl-BE,en;q=0.5", "nl"), ("en", "en"), ("fr", "en")])
def test_message_is_in_the_language_of_the_browser(header: str, lang: str) -> None:
    said = _client().post("/", json={"text": PRIVATE}, headers={"Accept-Language": header})
    assert said.json()["detail"]["text"].startswith(NOT_PUBLISHED[lang])
    assert said.headers["Content-Language"] == lang


@pytest.mark.parametrize("kind", ["urlencoded", "multipart"])
def test_forms_are_read(kind: str) -> None:
    files = {"other": b"a"} if kind == "multipart" else None
    assert _client().post("/", data={"text": PRIVATE}, files=files).status_code == 422
    assert _client().post("/", data={"text": CLEAN}, files=files).status_code == 200


def test_file_is_no_text() -> None:
    assert _client().post("/", files={"text": b"a"}).status_code == 422


def test_another_field() -> None:
    client = _client(field="body")
    assert client.post("/", json={"body": PRIVATE, "text": CLEAN}).status_code == 422
    assert client.post("/", json={"body": CLEAN, "text": PRIVATE}).status_code == 200


def test_held_is_refused_where_asked() -> None:
    assert _client(refuse_held=True).post("/", json={"text": HELD}).json()["detail"]["outcome"] == "hold"


def _insists(_request: Request) -> Mapping[str, object]:
    return {"insisted": True}


async def _insists_later(request: Request) -> Mapping[str, object]:
    await asyncio.sleep(0)
    return {"insisted": (await request.json())["text"] == PRIVATE}


@pytest.mark.parametrize("context", [_insists, _insists_later], ids=["at once", "async"])
def test_context_says_who_insists(context: Context) -> None:
    assert _client(context).post("/", json={"text": PRIVATE}).status_code == 200
    assert _client(context).post("/", json={"text": BLOCKED}).status_code == 422


READ = {key: bad for key, bad in JSON_BODIES.items() if key != "10 MB"}  # size is the application's to limit


@pytest.mark.parametrize("bad", READ.values(), ids=READ)
def test_bad_json_is_refused_in_words(bad: Bad) -> None:
    said = _client().post("/", content=bad.body, headers={"Content-Type": bad.kind})
    assert said.status_code in (400, 422)
    assert "must be" in said.json()["detail"] or "must hold" in said.json()["detail"]
    assert not holds_canary(said.text)


@pytest.mark.parametrize("body", [b"text=caf%E9", b"text=a%00b", b"txt=a", b""], ids=ascii)
def test_bad_form_is_refused_in_words(body: bytes) -> None:
    said = _client().post("/", content=body, headers={"Content-Type": FORM})
    assert said.status_code == 422
    assert said.json()["detail"].startswith("'text' must")


def test_without_fastapi() -> None:
    ask = publishable()

    async def add(request: Request) -> JSONResponse:
        return JSONResponse({"outcome": (await ask(request)).outcome})

    client = TestClient(Starlette(routes=[Route("/", add, methods=["POST"])], exception_handlers={Refused: refusal}))
    assert client.post("/", json={"text": CLEAN}).json() == {"outcome": "publish"}
    said = client.post("/", json={"text": PRIVATE})
    assert (said.status_code, said.json()["detail"]["outcome"]) == (422, "ask")
    assert client.post("/", content=b"{").status_code == 400


def test_error_shows_no_text() -> None:
    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": b'{"text": "%s"}' % PRIVATE.encode()}

    with pytest.raises(Refused) as caught:
        asyncio.run(publishable()(Request({"type": "http", "method": "POST", "headers": []}, receive)))  # type: ignore[arg-type]
    assert str(caught.value) == "422: private_data, ask"
    assert not holds_canary(caught.value, caught.value.args)
    assert "haar" not in repr(caught.value)


class Note(BaseModel):
    """With the type of pydantic's adapter."""

    text: PublishableText
    title: str


def _validating() -> TestClient:
    app = FastAPI()
    app.add_exception_handler(RequestValidationError, without_input)

    @app.post("/")
    async def add(note: Note) -> dict[str, str]:
        return {"title": note.title}

    return TestClient(app)


def test_pydantic_s_errors_in_fastapi() -> None:
    said = _validating().post("/", json={"text": PRIVATE, "title": "a"})
    [error] = said.json()["detail"]
    assert said.status_code == 422
    assert (error["type"], error["loc"]) == ("private_data", ["body", "text"])
    assert error["ctx"]["spans"][0]["entity"] == "PHONE_NUMBER"


@pytest.mark.parametrize(
    "sent", [{"text": PRIVATE}, {"text": [PRIVATE], "title": "a"}, [PRIVATE], {"text": PRIVATE + "\ud800"}], ids=ascii
)
def test_other_errors_do_not_repeat_what_was_sent(sent: object) -> None:
    said = _validating().post("/", content=json.dumps(sent), headers={"Content-Type": "application/json"})
    assert said.status_code == 422
    assert all(error["msg"] for error in said.json()["detail"])
    assert not holds_canary(said.text)
