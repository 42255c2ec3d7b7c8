"""The decorator, in Flask itself."""

import pytest
from flask import Flask, Response, jsonify
from flask.testing import FlaskClient

from doxguard.hook import HookAnswer
from doxguard.pipeline.adapters.flask import Refused, check, publishable
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


def _client(*, field: str = "text", insisted: bool = False, refuse_held: bool = False) -> FlaskClient:
    app = Flask(__name__)

    @app.post("/<thread>")
    @publishable(field, context=lambda: {"insisted": insisted}, refuse_held=refuse_held)
    def add(answer: HookAnswer, thread: str) -> Response:
        return jsonify(outcome=answer.outcome, thread=thread)

    return app.test_client()


@pytest.mark.parametrize(("text", "outcome"), [(CLEAN, "publish"), (HELD, "hold"), ("", "publish")])
def test_view_gets_the_answer(text: str, outcome: str) -> None:
    said = _client().post("/t1", json={"text": text})
    assert (said.status_code, said.json) == (200, {"outcome": outcome, "thread": "t1"})


@pytest.mark.parametrize(("text", "outcome"), [(PRIVATE, "ask"), (BLOCKED, "block")])
def test_refusal_has_message_spans_and_proposal(text: str, outcome: str) -> None:
    said = _client().post("/t1", json={"text": text})
    assert said.status_code == 422
    assert said.json
    assert (said.json["outcome"], said.json["text"]) == (outcome, said.json["message"]["en"])
    assert said.json["spans"]
    assert said.json["proposal"]
    assert "decision" not in said.json
    assert not holds_canary(said.text)


@pytest.mark.parametrize(("header", "lang"), [("nl-BE,en;q=0.5", "nl"), ("en", "en"), ("fr", "en")])
def test_message_is_in_the_language_of_the_browser(header: str, lang: str) -> None:
    said = _client().post("/t1", json={"text": PRIVATE}, headers={"Accept-Language": header})
    assert said.json
    assert said.json["text"].startswith(NOT_PUBLISHED[lang])
    assert said.headers["Content-Language"] == lang


@pytest.mark.parametrize(("text", "status"), [(PRIVATE, 422), (CLEAN, 200)], ids=["ask", "publish"])
def test_forms_are_read(text: str, status: int) -> None:
    assert _client().post("/t1", data={"text": text}).status_code == status


def test_another_field() -> None:
    client = _client(field="body")
    assert client.post("/t1", json={"body": PRIVATE, "text": CLEAN}).status_code == 422
    assert client.post("/t1", json={"body": CLEAN, "text": PRIVATE}).status_code == 200


def test_held_is_refused_where_asked() -> None:
    assert _client(refuse_held=True).post("/t1", json={"text": HELD}).status_code == 422


@pytest.mark.parametrize(("text", "status"), [(PRIVATE, 200), (BLOCKED, 422)], ids=["ask", "block"])
def test_context_says_who_insists(text: str, status: int) -> None:
    assert _client(insisted=True).post("/t1", json={"text": text}).status_code == status


READ = {key: bad for key, bad in JSON_BODIES.items() if key != "10 MB"}  # size is the application's to limit


@pytest.mark.parametrize("bad", READ.values(), ids=READ)
def test_bad_json_is_refused_in_words(bad: Bad) -> None:
    said = _client().post("/t1", data=bad.body, content_type=bad.kind)
    assert said.status_code in (400, 422)
    assert said.json
    assert "must be" in said.json["text"] or "must hold" in said.json["text"]
    assert not holds_canary(said.text)


@pytest.mark.parametrize("body", [b"text=caf%E9", b"text=caf\xe9", b"text=a%00b", b"txt=a", b""], ids=ascii)
def test_bad_form_is_refused_in_words(body: bytes) -> None:
    said = _client().post("/t1", data=body, content_type=FORM)
    assert said.status_code in (400, 422)
    assert said.json
    assert " must " in said.json["text"]


def test_function_behind_it() -> None:
    with Flask(__name__).test_request_context("/", headers={"Accept-Language": "nl"}):
        assert check(CLEAN).outcome == "publish"
        with pytest.raises(Refused) as caught:
            check(PRIVATE, {"author": "visitor"})
    assert caught.value.answer.outcome == "ask"
    assert str(caught.value.description).startswith(NOT_PUBLISHED["nl"])
    assert not holds_canary(caught.value, caught.value.args)


def test_site_may_answer_refusals_itself() -> None:
    app = Flask(__name__)
    app.register_error_handler(Refused, lambda error: (str(error.answer.outcome), 409))
    app.post("/")(publishable()(lambda answer: str(answer.outcome)))
    said = app.test_client().post("/", json={"text": PRIVATE})
    assert (said.status_code, said.text) == (409, "ask")
