"""The example applications, through the test clients of the frameworks: what a visitor gets, and what rubbish gets."""

import json
import logging
import re
from collections.abc import Callable, Mapping
from html import unescape
from types import ModuleType
from typing import NamedTuple
from urllib.parse import urlencode

import pytest
from django.test import Client
from fastapi.testclient import TestClient
from flask.testing import FlaskClient

from tests.pipeline.adapters.examples import (
    BLOCKED,
    CLEAN,
    FORM,
    FORMS,
    HELD,
    JSON_BODIES,
    NOT_PUBLISHED,
    PRIVATE,
    PROPOSAL,
    Bad,
    holds_canary,
)


class Got(NamedTuple):
    """What came back."""

    status: int
    text: str

    @property
    def outside_the_field(self) -> str:
        """The page, but for the field in which the author's text stays."""
        return re.sub(r"<textarea.*?</textarea>", "", self.text, flags=re.DOTALL)


Send = Callable[[str, str, Bad | None, Mapping[str, str]], Got]


class Visitor:
    """Visits an example; each framework's client is called in its own way."""

    def __init__(self, send: Send, *, page: str, api: str, listed: str) -> None:
        self._send, self._page, self._api, self._listed = send, page, api, listed

    def published(self) -> str:
        """Return what the page or the API lists as published."""
        got = self._send("GET", self._listed, None, {})
        assert got.status == 200
        return got.text.rpartition("<ul>")[2]

    def form(self, bad: Bad | None = None, lang: str = "en", **fields: str) -> Got:
        """Send the form."""
        body = bad or Bad(urlencode(fields).encode(), FORM)
        return self._send("POST", self._page, body, {"Accept-Language": lang})

    def api(self, bad: Bad | None = None, lang: str = "en", **fields: object) -> Got:
        """Send JSON."""
        return self._send("POST", self._api, bad or Bad(json.dumps(fields).encode()), {"Accept-Language": lang})


def _django(django_app: ModuleType) -> Visitor:
    client = Client(SERVER_NAME="localhost", raise_request_exception=False)

    def send(method: str, path: str, body: Bad | None, headers: Mapping[str, str]) -> Got:
        sent = body or Bad(b"")
        got = client.generic(method, path, sent.body, content_type=sent.kind, headers=headers)
        return Got(got.status_code, unescape(got.content.decode()))

    django_app.Comment.objects.all().delete()
    return Visitor(send, page="/", api="/api/comments", listed="/")


def _flask(client: FlaskClient) -> Visitor:
    def send(method: str, path: str, body: Bad | None, headers: Mapping[str, str]) -> Got:
        sent = body or Bad(b"")
        got = client.open(path, method=method, data=sent.body, content_type=sent.kind, headers=headers)
        return Got(got.status_code, unescape(got.text))

    return Visitor(send, page="/", api="/api/comments", listed="/")


def _fastapi(client: TestClient) -> Visitor:
    def send(method: str, path: str, body: Bad | None, headers: Mapping[str, str]) -> Got:
        sent = body or Bad(b"")
        got = client.request(method, path, content=sent.body, headers={"Content-Type": sent.kind, **headers})
        return Got(got.status_code, got.text)

    return Visitor(send, page="", api="/comments", listed="/comments")


@pytest.fixture(params=["django", "flask", "fastapi"])
def visitor(request: pytest.FixtureRequest) -> Visitor:
    """A visitor of each example."""
    if request.param == "django":
        return _django(request.getfixturevalue("django_app"))
    if request.param == "flask":
        return _flask(request.getfixturevalue("flask_client"))
    return _fastapi(request.getfixturevalue("fastapi_client"))


@pytest.fixture(params=["django", "flask"])
def writer(request: pytest.FixtureRequest) -> Visitor:
    """A visitor of each example that takes a form."""
    if request.param == "django":
        return _django(request.getfixturevalue("django_app"))
    return _flask(request.getfixturevalue("flask_client"))


def test_form_publishes_what_is_clean(writer: Visitor) -> None:
    assert writer.form(text=CLEAN).status == 302
    assert CLEAN in writer.published()


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_form_gives_message_and_proposal(writer: Visitor, lang: str) -> None:
    got = writer.form(text=PRIVATE, lang=lang)
    assert got.status == 422
    assert NOT_PUBLISHED[lang] in got.text
    assert any(proposal in got.outside_the_field for proposal in PROPOSAL.values())
    assert "Post it nevertheless" in got.text
    assert PRIVATE in got.text  # what the author typed is not lost
    assert not holds_canary(got.outside_the_field)


def test_form_takes_the_proposal(writer: Visitor) -> None:
    assert writer.form(text=PROPOSAL["en"]).status == 302
    assert PROPOSAL["en"] in writer.published()


def test_form_believes_who_insists(writer: Visitor) -> None:
    assert writer.form(text=PRIVATE, insisted="yes").status == 302
    assert PRIVATE in writer.published()


def test_form_stops_the_worst(writer: Visitor) -> None:
    got = writer.form(text=BLOCKED, insisted="yes")
    assert got.status == 422
    assert "Post it nevertheless" not in got.text
    assert BLOCKED not in writer.published()


def test_form_keeps_for_a_moderator(writer: Visitor) -> None:
    assert writer.form(text=HELD).status == 302
    assert HELD not in writer.published()


def test_form_without_text(writer: Visitor) -> None:
    got = writer.form(text="")
    assert got.status == 422
    assert "required" in got.text


def test_page_shows_markup_as_text(request: pytest.FixtureRequest) -> None:
    client = request.getfixturevalue("flask_client")
    client.post("/", data={"text": "<script>alert(1)</script>"})
    assert "<li>&lt;script&gt;" in client.get("/").text


def test_api_publishes_what_is_clean(visitor: Visitor) -> None:
    assert visitor.api(text=CLEAN).status == 201
    assert CLEAN in visitor.published()


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_api_gives_message_spans_and_proposal(visitor: Visitor, lang: str) -> None:
    got = visitor.api(text=PRIVATE, lang=lang)
    assert got.status == 422
    said = json.loads(got.text)
    [answer] = said.get("answers") or [said.get("detail") or said]
    assert answer["text"].startswith(NOT_PUBLISHED[lang])
    assert answer["spans"] == [{"entity": "PHONE_NUMBER", "start": 15, "end": 27, "subject": "other"}]
    assert answer["proposal"] in PROPOSAL.values()
    assert PRIVATE not in visitor.published()


@pytest.mark.parametrize(("text", "status"), [(PRIVATE, 201), (BLOCKED, 422)], ids=["ask", "block"])
def test_api_believes_who_insists(visitor: Visitor, text: str, status: int) -> None:
    assert visitor.api(text=text, insisted=True).status == status
    assert (text in visitor.published()) is (status == 201)


def test_api_keeps_for_a_moderator(visitor: Visitor) -> None:
    got = visitor.api(text=HELD)
    assert got.status == 201
    assert json.loads(got.text)["held"] is True
    assert HELD not in visitor.published()


def _is_told(got: Got, bad: Bad) -> None:
    assert got.status == 413 if len(bad.body) > 1_000_000 else 400 <= got.status < 500
    assert len(got.text) > 10
    assert "Traceback" not in got.text
    assert not holds_canary(got.outside_the_field)


@pytest.mark.parametrize("bad", JSON_BODIES.values(), ids=JSON_BODIES)
def test_bad_json_gets_a_4xx_in_words(visitor: Visitor, bad: Bad) -> None:
    before = visitor.published()
    _is_told(visitor.api(bad), bad)
    assert visitor.published() == before


@pytest.mark.parametrize("bad", FORMS.values(), ids=FORMS)
def test_bad_form_gets_a_4xx_in_words(writer: Visitor, bad: Bad) -> None:
    _is_told(writer.form(bad), bad)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_not_taken(visitor: Visitor, method: str) -> None:
    assert visitor._send(method, visitor._api, Bad(b"{}"), {}).status == 405


def test_nothing_found_is_logged_or_repeated(
    visitor: Visitor, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    answers = [visitor.api(text=PRIVATE), visitor.api(text=PRIVATE, insisted="maybe"), visitor.api(txt=PRIVATE)]
    answers += [visitor.api(text=[PRIVATE]), visitor.api(Bad(PRIVATE.encode()))]
    assert {got.status // 100 for got in answers} == {4}
    assert not holds_canary(answers)
    assert visitor.api(text=PRIVATE, insisted=True).status == 201
    assert not holds_canary(capfd.readouterr(), caplog.text, [vars(record) for record in caplog.records])


def test_nothing_found_is_logged_or_repeated_by_a_form(
    writer: Visitor, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    answers = [writer.form(text=PRIVATE), writer.form(txt=PRIVATE), writer.form(Bad(PRIVATE.encode()))]
    assert {got.status // 100 for got in answers} == {4}
    assert not holds_canary([got.outside_the_field for got in answers])
    assert writer.form(text=PRIVATE, insisted="yes").status == 302
    assert not holds_canary(capfd.readouterr(), caplog.text)
