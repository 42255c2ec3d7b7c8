"""The task in Celery: what it answers, tries again, loses, and shows, in workers that run."""

import importlib.util
import json
import logging
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType

import pytest

pytest.importorskip("celery", reason="Celery is not installed: pip install 'doxguard[celery]'")

from celery import Celery, signals
from celery.contrib.testing.worker import start_worker

from doxguard.errors import InputError
from doxguard.pipeline.adapters.celery import NAME, PrivateTask, register_tasks
from doxguard.pipeline.hook.answer import Cause, HookAnswer, Outcome
from doxguard.pipeline.hook.config import load_config
from doxguard.pipeline.hook.hook import Hook

SLOW = {"budget": None, "languages": ["nl"]}  # as long as it takes: these tests are not about time
CANARY = "haar nummer is 06 1122 3344"
EXAMPLE = Path(__file__).parents[3] / "docs" / "examples" / "celery_posts.py"
LATE = HookAnswer(Outcome.PUBLISH, Cause.TIME, {"nl": "", "en": ""})
FINE = HookAnswer(Outcome.PUBLISH, Cause.DECISION, {"nl": "", "en": ""})


@pytest.fixture(autouse=True)
def _no_receivers_stay() -> Iterator[None]:
    changed = (signals.setup_logging, signals.worker_init, signals.worker_process_init)
    kept = [(one, list(one.receivers)) for one in changed]
    signals.setup_logging.connect(lambda **_: None, weak=False)  # a worker in this process leaves its log alone
    yield
    for one, receivers in kept:
        one.receivers[:] = receivers
        one.sender_receivers_cache.clear()


@pytest.fixture
def app() -> Celery:
    made = Celery("posts", broker="memory://", backend="cache+memory://", set_as_current=False)
    made.conf.broker_transport_options = {"polling_interval": 0.05}
    return made


POSTS: dict[str, tuple[object, Mapping[str, object] | None]] = {
    "harmless": ({"text": "tot vrijdag"}, None),
    "somebody's number": ({"id": "7", "text": CANARY}, None),
    "the author insists": ({"text": CANARY}, {"insisted": True}),
    "with an author": ({"text": CANARY, "author": {"handle": "@a"}}, {"author": "@a"}),
    "a mere text": (CANARY, None),
    "NUL": ({"text": "a\x00b"}, None),
    "too long": ({"text": "a" * 30_000}, None),
}


@pytest.mark.parametrize(("record", "context"), POSTS.values(), ids=POSTS)
def test_the_answer_is_that_of_the_hook_as_json(app: Celery, record: object, context: object) -> None:
    answer = register_tasks(app, SLOW).apply((record, context)).get()
    assert answer == Hook(SLOW).check(record, context).to_dict()  # type: ignore[arg-type]
    assert json.loads(json.dumps(answer)) == answer


def test_twice_is_the_same(app: Celery) -> None:
    task = register_tasks(app, SLOW)
    assert task.apply(({"text": CANARY},)).get() == task.apply(({"text": CANARY},)).get()


def test_proposals_are_left_out_for_backends_that_keep_them(app: Celery) -> None:
    given = register_tasks(app, SLOW).apply(({"text": CANARY},)).get()
    kept = register_tasks(app, load_config(SLOW), name="other", without_proposal=True).apply(({"text": CANARY},)).get()
    assert given["proposal"] == "haar nummer is [telefoonnummer]"
    assert kept["proposal"] is None
    assert kept["spans"] == given["spans"]


BAD: dict[str, tuple[tuple[object, ...], str]] = {
    "no text": (({"id": "canary"},), "the record has no 'text'"),
    "a text that is none": (({"text": ["canary"]},), "'text' must be a string, not a list"),
    "a list": ((["canary"],), "a record must be an object"),
    "an unknown key of the context": (({"text": "hoi"}, {"who": "canary"}), "context: unknown key 'who'"),
}


@pytest.mark.parametrize(("args", "message"), BAD.values(), ids=BAD)
def test_what_is_no_record_fails_once_and_says_why(
    app: Celery, args: tuple[object, ...], message: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    result = register_tasks(app, SLOW).apply(args)
    assert result.state == "FAILURE"
    assert isinstance(result.result, InputError)
    assert message in str(result.result)
    assert "canary" not in caplog.text
    assert "Traceback" not in caplog.text  # raised expected


def test_a_fault_in_the_configuration_is_told_at_once(app: Celery) -> None:
    with pytest.raises(InputError, match="unknown key 'budgets'"):
        register_tasks(app, {"budgets": 1})


TRIES = {
    "in time": ([FINE], 1, "decision"),
    "late once": ([LATE, FINE], 2, "decision"),
    "late to the end": ([LATE] * 9, 4, "time"),
}


@pytest.mark.parametrize(("answers", "tries", "cause"), TRIES.values(), ids=TRIES)
def test_what_was_over_time_is_tried_again_for_a_while(
    app: Celery, answers: list[HookAnswer], tries: int, cause: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = list(answers)
    monkeypatch.setattr(Hook, "check", lambda *_: left.pop(0))
    answer = register_tasks(app, SLOW, retries=3, backoff=0).apply(({"text": CANARY},)).get()
    assert (answer["cause"], len(answers) - len(left)) == (cause, tries)


def test_the_hook_is_made_once(app: Celery, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []
    init = Hook.__init__

    def counted(self: Hook, *args: object, **options: object) -> None:
        made.append(self)
        init(self, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Hook, "__init__", counted)
    task = register_tasks(app, SLOW)
    assert made == []
    for text in ("a", "b", "c"):
        task.apply(({"text": text},)).get()
    assert len(made) == 1


@pytest.mark.parametrize("pool", ["solo", "threads"])
def test_in_a_worker_nothing_of_a_post_is_shown(app: Celery, pool: str, caplog: pytest.LogCaptureFixture) -> None:
    task = register_tasks(app, SLOW)
    caplog.set_level(logging.INFO)
    shown: list[str] = []
    received = signals.task_received.connect(
        lambda request, **_: shown.append(f"{request!r} {request.info()}"), weak=False
    )
    with start_worker(app, pool=pool, perform_ping_check=False, shutdown_timeout=60):
        answers = [
            task.delay({"text": CANARY}),
            app.send_task(NAME, ({"text": CANARY},), {"context": {"author": "@anna"}}),
        ]
        got = [answer.get(timeout=60)["outcome"] for answer in answers]
    signals.task_received.disconnect(received)
    assert got == ["ask", "ask"]
    assert len(shown) == 2
    for private in ("06 1122", "telefoonnummer", "anna"):
        assert private not in "".join(shown)
        assert private not in caplog.text
    assert caplog.text.count(f"Task {NAME}") >= 4  # both received, both succeeded


def test_in_a_worker_a_late_post_comes_back(
    app: Celery, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    left = [LATE, LATE, FINE]
    monkeypatch.setattr(Hook, "check", lambda *_: left.pop(0))
    task = register_tasks(app, SLOW, backoff=0)
    with start_worker(app, pool="threads", perform_ping_check=False, shutdown_timeout=60):
        assert task.delay({"text": CANARY}).get(timeout=60)["cause"] == "decision"
    assert caplog.text.count(" retry: ") == 2
    assert "1122" not in caplog.text


def test_what_a_sender_tells_of_a_task_hides_its_arguments(app: Celery) -> None:
    sent: list[Mapping[str, object]] = []

    def note(headers: Mapping[str, object], **_: object) -> None:
        sent.append(headers)

    signals.after_task_publish.connect(note)

    def act(answer: object) -> None:
        del answer

    app.task(act, base=PrivateTask).delay({"proposal": CANARY})
    register_tasks(app, SLOW).apply_async(({"text": CANARY},), argsrepr=CANARY)
    signals.after_task_publish.disconnect(note)
    assert [headers["argsrepr"] for headers in sent] == ["(not shown)"] * 2
    assert "1122" not in repr(sent)


@pytest.fixture
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.setenv("CELERY_POSTS", str(tmp_path))
    spec = importlib.util.spec_from_file_location("celery_posts", EXAMPLE)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


DYING = """
import os
from pathlib import Path
from doxguard.pipeline.hook.hook import Hook

check, folder = Hook.check, Path(os.environ["CELERY_POSTS"])

def checked(hook, record, context=None):
    try:
        (folder / f"died-{record['id'][-1]}").open("x").close()  # once for every figure
    except FileExistsError:
        return check(hook, record, context)
    os._exit(9)

Hook.check = checked
"""


def test_a_pool_of_processes_answers_and_logs_nothing_of_a_post(example: ModuleType, tmp_path: Path) -> None:
    worker = example.worker("--concurrency", "2", "--loglevel", "INFO", "-E")
    try:
        for number in range(20):
            example.hand_in(f"{number:02}", f"{CANARY}, {number}")
        done = example.done(20)
    finally:
        example.stop(worker)
    assert [line["post"] for line in done] == [f"{number:02}" for number in range(20)]
    assert {line["outcome"] for line in done} == {"ask"}
    assert_logs_nothing(tmp_path / "worker.log")


def test_a_process_that_dies_loses_no_post(
    example: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "dying.py").write_text(DYING, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([*sys.path, str(tmp_path)]))
    worker = example.worker("--concurrency", "2", "--loglevel", "INFO", "--include", "dying")
    try:
        for number in range(3):
            example.hand_in(str(number), f"{CANARY}, {number}")
        done = example.done(3)
    finally:
        example.stop(worker)
    assert [line["post"] for line in done] == ["0", "1", "2"]
    assert len(list(tmp_path.glob("died-*"))) == 3
    assert_logs_nothing(tmp_path / "worker.log")


def assert_logs_nothing(file: Path) -> None:
    log = file.read_text(encoding="utf-8")
    assert f"Task {NAME}" in log
    for private in ("06 1122", "haar nummer", "@anna", "telephone"):
        assert private not in log
