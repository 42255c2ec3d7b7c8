"""What the service answers: to what is right, and to what is not."""

import hashlib
import hmac
import json
import logging

import pytest
from pydantic import SecretStr
from starlette.datastructures import Headers
from starlette.testclient import TestClient

from doxguard.hook import Hook
from doxguard.pipeline.guard import Guard
from doxguard.pipeline.hook.workers import Busy
from doxguard.pipeline.service.gate import _who
from tests.pipeline.service.conftest import Serve

CANARY = "06 1122 3399"
CARELESS = f"de oppas heet Yvet, haar nummer is {CANARY}"
DOX = f"zijn nummer is {CANARY}, bel hem plat die klootzak"
JSON = {"Content-Type": "application/json"}


def test_check(client: TestClient, guard: Guard) -> None:
    answer = client.post("/check", json={"text": CARELESS, "lang": "nl", "author": "@a"})
    assert answer.status_code == 200
    with Hook({"budget": None}, guard=guard) as hook:
        assert answer.json() == hook.check({"text": CARELESS, "lang": "nl", "author": "@a"}).to_dict()
    assert answer.json()["proposal"] == "de oppas heet Yvet, haar nummer is [telefoonnummer]"


def test_the_context_counts(client: TestClient) -> None:
    told = client.post("/check?decision=false", json={"text": CARELESS, "context": {"insisted": True}}).json()
    assert (told["outcome"], told["decision"]) == ("publish", None)


def test_all_of_a_record_counts(client: TestClient) -> None:
    link = {"shown": "https://t.co/x1", "expanded": "https://maps.google.com/?q=52.37181,4.89603"}
    told = client.post("/check", json={"text": "hier woont ze https://t.co/x1", "urls": [link], "id": 17}).json()
    assert [span["entity"] for span in told["spans"]] == ["LOCATION_LINK"]
    assert told["decision"]["id"] == "17"


def test_a_batch_loses_nothing(client: TestClient) -> None:
    posts = [{"text": CARELESS}, {"txt": CANARY}, CANARY, {"text": "wat een weer"}, {"text": f"{CANARY}\x00"}]
    told = client.post("/check/batch", json={"posts": posts}).json()["answers"]
    assert [one.get("outcome", one.get("error")) for one in told] == [
        "ask",
        "text: Field required",
        "the post: must be a JSON object",
        "publish",
        "text: must not hold the character NUL",
    ]


def test_a_batch_may_not_be_larger_than_set(serve: Serve) -> None:
    with serve(batch=2) as client:
        answer = client.post("/check/batch", json={"posts": [{"text": CANARY}] * 3})
    assert (answer.status_code, answer.json()) == (413, {"error": "at most 2 posts in one request"})


def test_redact(client: TestClient) -> None:
    told = client.post("/redact", json={"text": CARELESS, "replacement": "<{entity} {number}>"}).json()
    assert told["text"] == "de oppas heet Yvet, haar nummer is <PHONE_NUMBER 1>"
    assert [(one["entity"], one["start"], one["end"]) for one in told["spans"]] == [("PHONE_NUMBER", 35, 47)]


def test_analyze_answers_as_presidio_does(client: TestClient) -> None:
    told = client.post("/analyze", json={"text": CARELESS, "language": "nl", "return_decision_process": True}).json()
    assert [(one["entity_type"], one["start"], one["end"]) for one in told] == [("PHONE_NUMBER", 35, 47)]
    assert "cue:nummer" in told[0]["analysis_explanation"]["textual_explanation"]
    several = client.post("/analyze", json={"text": [CARELESS, "weer"], "language": "nl"}).json()
    assert [len(one) for one in several] == [1, 0]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"entities": ["EMAIL_ADDRESS"]}, 0),
        ({"entities": ["PHONE_NUMBER"]}, 1),
        ({"entities": []}, 1),
        ({"score_threshold": 0.99}, 0),
        ({"score_threshold": 0.1, "correlation_id": "x", "context": ["nummer"]}, 1),
    ],
)
def test_what_analyze_is_asked_for(client: TestClient, asked: dict[str, object], found: int) -> None:
    told = client.post("/analyze", json={"text": CARELESS, "language": "nl", **asked})
    assert len(told.json()) == found


def test_code_from_outside_is_refused(client: TestClient) -> None:
    asked = {"text": "a", "ad_hoc_recognizers": [{"name": "x", "patterns": []}]}
    assert client.post("/analyze", json=asked).status_code == 422


CORAL = {
    "action": "NEW",
    "author": {"id": "u1", "role": "COMMENTER"},
    "story": {"id": "s1", "url": "https://example.org/"},
}
COMMENTS = {
    "nothing private": ("<div>wat een <b>weer</b></div>", 204, None),
    "careless": (f"<p>de oppas heet Yvet, haar nummer is {CANARY}</p>", 200, "SYSTEM_WITHHELD"),
    "meant to harm": ("<p>zijn nummer is 06<i>1122</i>3399, bel hem plat die klootzak</p>", 200, "REJECTED"),
}


@pytest.mark.parametrize(("body", "code", "status"), COMMENTS.values(), ids=COMMENTS)
def test_coral(client: TestClient, body: str, code: int, status: str | None) -> None:
    answer = client.post("/coral", json={**CORAL, "comment": {"body": body, "parentID": None}})
    assert answer.status_code == code
    assert (answer.json()["status"] if status else answer.content) == (status or b"")


def test_coral_signs(serve: Serve) -> None:
    body = json.dumps({**CORAL, "comment": {"body": "weer"}}).encode()
    with serve(coral_secrets=["old", "new"]) as client:
        for secret, code in (("new", 204), ("old", 204), ("none", 401)):
            made = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
            for signature in (f"sha256={made}", f"sha256={'0' * 64},sha256={made}"):
                answer = client.post("/coral", content=body, headers={**JSON, "X-Coral-Signature": signature})
                assert answer.status_code == code
        assert client.post("/coral", content=body, headers=JSON).status_code == 401
        signed = {**JSON, "X-Coral-Signature": f"sha256={hmac.new(b'new', body, hashlib.sha256).hexdigest()}"}
        assert client.post("/coral", content=body + b" ", headers=signed).status_code == 401


def test_a_signature_stands_for_a_key(serve: Serve) -> None:
    body = json.dumps({**CORAL, "comment": {"body": "weer"}}).encode()
    signed = {**JSON, "X-Coral-Signature": f"sha256={hmac.new(b'new', body, hashlib.sha256).hexdigest()}"}
    with serve(keys=["key"], coral_secrets=["new"]) as client:
        assert client.post("/coral", content=body, headers=signed).status_code == 204
        assert client.post("/check", content=body, headers=signed).status_code == 401
    with serve(keys=["key"]) as client:
        assert client.post("/coral", content=body, headers=signed).status_code == 401


BAD = {
    "no JSON": (b'{"text": "' + CANARY.encode(), 400, "must be JSON"),
    "no UTF-8": (b'{"text": "' + CANARY.encode() + b'\xff"}', 400, "UTF-8"),
    "nothing": (b"", 422, "body"),
    "no object": (b'["' + CANARY.encode() + b'"]', 422, "must be a JSON object"),
    "no text": (b'{"txt": "' + CANARY.encode() + b'"}', 422, "text: Field required"),
    "text is a number": (b'{"text": 611223399}', 422, "valid string"),
    "NUL, raw": (b'{"text": "\x00' + CANARY.encode() + b'"}', 400, "must be JSON"),
    "NUL, escaped": (b'{"text": "\\u0000' + CANARY.encode() + b'"}', 422, "must not hold the character NUL"),
    "half a surrogate": (b'{"text": "\\ud800' + CANARY.encode() + b'"}', 422, "UTF-8"),
    "nested too deep": (b'{"text": ' + b"[" * 100_000, 400, "must be JSON"),
    "id is a truth": (b'{"text": "a", "id": true}', 422, '"body.id: '),
    "no time": (b'{"text": "' + CANARY.encode() + b'", "posted_at": "gisteren"}', 422, "posted_at"),
    "unknown context": (b'{"text": "a", "context": {"insist": true}}', 422, "context.insist"),
    "large": (b'{"text": "' + CANARY.encode() * 900_000 + b'"}', 413, "at most 1048576 bytes"),
}


@pytest.mark.parametrize(("body", "code", "said"), BAD.values(), ids=BAD)
def test_what_is_not_right(client: TestClient, body: bytes, code: int, said: str) -> None:
    answer = client.post("/check", content=body, headers=JSON)
    assert answer.status_code == code
    assert said in answer.text
    assert CANARY not in answer.text
    assert "Traceback" not in answer.text


def test_a_large_body_without_a_length(client: TestClient) -> None:
    answer = client.post("/check", content=(b"a" * 100_000 for _ in range(100)), headers=JSON)
    assert answer.status_code == 413


@pytest.mark.parametrize("path", ["/redact", "/analyze"])
def test_a_text_may_not_be_longer_than_is_looked_at(client: TestClient, path: str) -> None:
    answer = client.post(path, json={"text": "a" * 20_001})
    assert (answer.status_code, answer.json()) == (413, {"error": "at most 20000 characters of text"})


def test_keys(serve: Serve) -> None:
    with serve(keys=["first", "second"]) as client:
        given: dict[str, tuple[dict[bytes, bytes], int]] = {
            "none": ({}, 401),
            "wrong": ({b"X-API-Key": b"third"}, 401),
            "part of one": ({b"X-API-Key": b"firs"}, 401),
            "not ASCII": ({b"X-API-Key": "först".encode()}, 401),
            "as a header": ({b"X-API-Key": b"first"}, 200),
            "as a bearer": ({b"Authorization": b"Bearer second"}, 200),
            "of another kind": ({b"Authorization": b"Basic second"}, 401),
        }
        for what, (headers, code) in given.items():
            assert client.post("/check", json={"text": "weer"}, headers=headers).status_code == code, what
        assert client.get("/metrics").status_code == 401
        assert client.get("/openapi.json").status_code == 401
        assert client.get("/health").status_code == 200


def test_rate(serve: Serve) -> None:
    with serve(rate="2/hour", keys=["a", "b"]) as client:
        codes = [client.post("/redact", json={"text": ""}, headers={"X-API-Key": key}).status_code for key in "aaabb"]
        assert codes == [200, 200, 429, 200, 200]
        told = client.post("/redact", json={"text": ""}, headers={"X-API-Key": "a"})
        assert 3500 < int(told.headers["Retry-After"]) <= 3600
        assert told.json() == {"error": "too many requests; accepted: 2/hour"}


def test_invented_keys_are_counted_together(serve: Serve) -> None:
    """Where a signature stands for a key, too: the header is not looked at there."""
    for path in ("/check", "/coral"):
        with serve(rate="2/hour", keys=["right"], coral_secrets=["secret"]) as client:
            told = [client.post(path, json={}, headers={"X-API-Key": f"invented {n}"}).status_code for n in range(3)]
            assert told[:2] == [401 if path == "/check" else 422] * 2
            assert told[2] == 429
            assert client.post("/redact", json={"text": ""}, headers={"X-API-Key": "right"}).status_code == 200


WHO = {
    "a key": ("right", "192.0.2.1", "right", "192.0.2.2", True),
    "no key": ("", "192.0.2.1", "", "192.0.2.2", False),
    "wrong keys": ("a", "192.0.2.1", "b", "192.0.2.1", True),
    "addresses of one network": ("", "2001:db8::1", "", "2001:db8::ffff:2", True),
    "of two": ("", "2001:db8::1", "", "2001:db8:0:1::1", False),
    "written in two ways": ("", "::ffff:192.0.2.1", "", "192.0.2.1", True),
    "of a socket": ("", "", "", "", True),
    "of no network": ("", "somebody", "", "somebody else", False),
}


@pytest.mark.parametrize(("key", "address", "other_key", "other", "same"), WHO.values(), ids=WHO)
def test_whose_requests_are_counted_together(key: str, address: str, other_key: str, other: str, same: bool) -> None:
    keys = [SecretStr("right")]
    one, two = (
        _who({"client": (host, 1)}, Headers({"x-api-key": given}), keys)
        for host, given in ((address, key), (other, other_key))
    )
    assert (one == two) is same
    assert "right" not in one


def test_metrics(serve: Serve) -> None:
    with serve() as client:
        for text in (CARELESS, DOX, "wat een weer"):
            client.post("/check", json={"text": text})
        client.get(f"/{CANARY}")
        page = client.get("/metrics").text
    assert 'doxguard_answers_total{cause="decision",outcome="ask"} 1.0' in page
    assert 'doxguard_answers_total{cause="decision",outcome="block"} 1.0' in page
    assert 'doxguard_requests_total{path="/check",status="200"} 3.0' in page
    assert 'doxguard_requests_total{path="other",status="404"} 1.0' in page
    assert "1122" not in page


def test_a_dry_run(serve: Serve) -> None:
    with serve(dry_run=True) as client:
        told = client.post("/check", json={"text": DOX}).json()
        assert (told["outcome"], told["would"]) == ("publish", "block")
        assert client.get("/health").json()["dry_run"] is True
        assert client.post("/coral", json={**CORAL, "comment": {"body": DOX}}).status_code == 204


def test_a_fault_of_ours_tells_nothing(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError(CANARY)

    with serve() as client, caplog.at_level(logging.DEBUG):
        monkeypatch.setattr("doxguard.pipeline.service.app.redact", fail)
        answer = client.post("/redact", json={"text": CARELESS})
    assert (answer.status_code, answer.json()) == (500, {"error": "a fault of ours; it is not in the request"})
    assert "RuntimeError" in caplog.text
    assert CANARY not in caplog.text


def test_no_text_is_logged(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        for path in ("/check", "/redact", "/analyze"):
            client.post(path, json={"text": CARELESS})
    assert CANARY not in caplog.text


def test_no_time(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object) -> None:
        raise Busy

    with serve({"over_budget": "hold"}) as client:
        monkeypatch.setattr("doxguard.pipeline.hook.workers.Workers.submit", busy)
        told = client.post("/check", json={"text": DOX}).json()
        assert (told["outcome"], told["cause"]) == ("hold", "busy")
        answer = client.post("/redact", json={"text": DOX})
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "1")


def test_health(client: TestClient) -> None:
    told = client.get("/health").json()
    assert told["status"] == "ok"
    assert told["policy"].startswith("x-private-information ")


def test_what_is_not_there(client: TestClient) -> None:
    assert client.get("/docs").status_code == 404
    assert client.get("/check").status_code == 405
    assert client.get("/check").headers["Allow"] == "POST"


MUCH: dict[str, tuple[str, dict[str, object], int, str]] = {
    "a wide replacement": ("/redact", {"replacement": "{number:>99999999}"}, 422, "only {entity} and {number}"),
    "a replacement that is a text": ("/redact", {"replacement": f"{{{CANARY}}}"}, 422, "only {entity} and {number}"),
    "a long replacement": ("/redact", {"replacement": "x" * 201}, 422, "at most 200 characters"),
    "many empty texts": ("/analyze", {"text": [""] * 20_001}, 413, "at most 20000 characters"),
}


@pytest.mark.parametrize(("path", "asked", "code", "said"), MUCH.values(), ids=MUCH)
def test_what_would_be_much_work_is_refused(
    client: TestClient, path: str, asked: dict[str, object], code: int, said: str
) -> None:
    answer = client.post(path, json={"text": CARELESS, **asked})
    assert (answer.status_code, said in answer.json()["error"]) == (code, True)
    assert CANARY not in answer.text
