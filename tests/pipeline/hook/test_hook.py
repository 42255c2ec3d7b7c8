"""What is answered before a post is published, and what happens when there is no time, no room or a fault."""

import asyncio
import logging
import os
import threading
import time
from collections.abc import Mapping

import pytest

from doxguard.errors import InputError
from doxguard.hook import Cause, Hook, HookAnswer, HookContext, Outcome
from doxguard.pipeline.decision import Decision
from doxguard.pipeline.guard import Guard
from doxguard.pipeline.hook.counts import Counts
from doxguard.pipeline.post import Post

CANARY = "06 1122 3399"
DOX = f"zijn nummer is {CANARY}, bel hem plat die klootzak"
CARELESS = f"de oppas heet Yvet, haar nummer is {CANARY}"

ANSWERS: Mapping[str, tuple[str, Outcome]] = {
    "nothing private": ("wat een weer vandaag", Outcome.PUBLISH),
    "the author's own": (f"mijn nummer is {CANARY}, app me gerust", Outcome.PUBLISH),
    "somebody else's, careless": (CARELESS, Outcome.ASK),
    "the same in English": ("her private mail is quilla.doe@example.org", Outcome.ASK),
    "where somebody is, careless": ("zag net Bram van de buren, hij zit nu in De Kroeg aan de markt", Outcome.ASK),
    "meant to harm": (DOX, Outcome.BLOCK),
    "a threat without data": ("betaal of ik zet je adres online", Outcome.BLOCK),
    "help in a crisis": ("NOODOPVANG vol! Gezin zit vast op Testlaan 12, 8011 AA Zwolle, help!", Outcome.PUBLISH),
}

EMPTY = Post("a", media=({},) * 101)  # no character in it, and much to go through


class SlowGuard(Guard):
    """Waits before it judges; a test lets it go on."""

    def __init__(self, guard: Guard) -> None:
        self.guard, self.go_on, self.started = guard, threading.Event(), threading.Semaphore(0)
        self.policy, self.owners = guard.policy, None

    def judge(self, post: Post, *_: object, own: frozenset[str] = frozenset()) -> Decision:
        self.started.release()
        assert self.go_on.wait(60)
        return self.guard.judge(post, own=own)


def slow_hook(config: dict[str, object], slow: SlowGuard) -> Hook:
    """Return a hook that has answered before: only then does its time count."""
    hook = Hook(config, guard=slow)
    slow.go_on.set()
    hook.check("weer")
    slow.go_on.clear()
    hook.counts, slow.started = Counts(), threading.Semaphore(0)
    return hook


class BrokenGuard(Guard):
    def __init__(self, guard: Guard) -> None:
        self.policy, self.owners = guard.policy, None

    def judge(self, post: Post, *_: object, **__: object) -> Decision:
        raise RuntimeError(post.text)


@pytest.fixture
def slow(guard: Guard) -> SlowGuard:
    return SlowGuard(guard)


@pytest.mark.parametrize(("text", "outcome"), ANSWERS.values(), ids=ANSWERS)
def test_answers(hook: Hook, text: str, outcome: Outcome) -> None:
    answer = hook.check(text)
    assert (answer.outcome, answer.cause) == (outcome, Cause.DECISION)
    assert bool(answer.text("nl")) == bool(answer.text("en")) == (outcome is not Outcome.PUBLISH)


def test_what_is_published_may_still_need_a_moderator(hook: Hook) -> None:
    assert hook.check(ANSWERS["help in a crisis"][0]).flagged
    assert not hook.check("wat een weer vandaag").flagged


def test_who_insists_is_believed_where_the_policy_only_warns(hook: Hook) -> None:
    assert hook.check(CARELESS, {"insisted": True}).outcome is Outcome.PUBLISH
    assert hook.check(ANSWERS["where somebody is, careless"][0], {"insisted": True}).outcome is Outcome.HOLD
    assert hook.check(DOX, HookContext(insisted=True)).outcome is Outcome.BLOCK


def test_the_answer_says_what_to_take_out(hook: Hook) -> None:
    answer = hook.check(CARELESS)
    assert [(span.entity, CARELESS[span.start : span.end]) for span in answer.spans] == [("PHONE_NUMBER", CANARY)]
    assert answer.proposal == "de oppas heet Yvet, haar nummer is [telephone number]"
    assert hook.check(Post(CARELESS, lang="nl")).proposal == "de oppas heet Yvet, haar nummer is [telefoonnummer]"
    assert hook.check(answer.proposal).outcome is Outcome.PUBLISH


def test_nothing_is_proposed_that_would_not_be_published(hook: Hook) -> None:
    assert hook.check(DOX).proposal is None


def test_what_is_the_authors_stays_in_the_proposal(hook: Hook) -> None:
    answer = hook.check("mijn eigen mail is jan@example.org. Haar nummer is 06 1122 3399, zij past op")
    assert answer.proposal == "mijn eigen mail is jan@example.org. Haar nummer is [telephone number], zij past op"


def test_links_are_taken_out_with_where_they_lead(hook: Hook) -> None:
    link = {"shown": "https://t.co/x1", "expanded": "https://maps.google.com/?q=52.37181,4.89603"}
    answer = hook.check(Post("hier woont ze https://t.co/x1", urls=(link,)))
    assert answer.outcome is Outcome.ASK
    assert answer.proposal == "hier woont ze [link to a place]"


def test_messages_hold_nothing_that_was_found(hook: Hook) -> None:
    for text, _ in ANSWERS.values():
        answer = hook.check(text)
        assert CANARY not in repr(answer)
        assert not any(CANARY in message for message in answer.message.values())


def test_own_data_of_the_author(hook: Hook) -> None:
    assert hook.check("bel +31611223399", {"own": ["+31611223399"]}).outcome is Outcome.PUBLISH


def test_the_first_answer_of_all_may_take_its_time(slow: SlowGuard) -> None:
    threading.Timer(0.3, slow.go_on.set).start()
    with Hook({"budget": 0.01}, guard=slow) as hook:
        assert hook.check(DOX).outcome is Outcome.BLOCK


@pytest.mark.parametrize("over_budget", [Outcome.PUBLISH, Outcome.HOLD])
def test_no_time(slow: SlowGuard, over_budget: Outcome) -> None:
    with slow_hook({"budget": 0.05, "over_budget": over_budget}, slow) as hook:
        began = time.monotonic()
        answer = hook.check(DOX)
        assert (answer.outcome, answer.cause, answer.decision) == (over_budget, Cause.TIME, None)
        assert time.monotonic() - began < 5
        assert (hook.counts[Cause.TIME], hook.counts[over_budget]) == (1, 1)
        slow.go_on.set()


def test_no_room_in_the_queue(slow: SlowGuard) -> None:
    with slow_hook({"budget": 30, "threads": 1, "waiting": 1, "over_budget": "hold"}, slow) as hook:
        answers: list[HookAnswer] = []
        callers = [threading.Thread(target=lambda: answers.append(hook.check("weer"))) for _ in range(2)]
        callers[0].start()
        slow.started.acquire()
        callers[1].start()
        while True:  # until the second waits
            busy = hook.check("weer") if callers[1].is_alive() else None
            if busy and busy.cause is Cause.BUSY:
                break
        assert busy.outcome is Outcome.HOLD
        slow.go_on.set()
        for caller in callers:
            caller.join()
        assert [answer.cause for answer in answers] == [Cause.DECISION] * 2


def test_what_was_given_up_makes_room_again(slow: SlowGuard) -> None:
    with slow_hook({"budget": 0.02, "threads": 1, "waiting": 0}, slow) as hook:
        assert hook.check("weer").cause is Cause.TIME
        assert hook.check("weer").cause is Cause.BUSY
        slow.go_on.set()
        deadline = time.monotonic() + 30
        while hook.check("weer").cause is Cause.BUSY:
            assert time.monotonic() < deadline
        assert hook.counts[Cause.DECISION] + hook.counts[Cause.TIME] >= 2


def test_who_waits_when_a_hook_is_closed_is_answered(slow: SlowGuard) -> None:
    hook = Hook({"budget": 30, "threads": 1, "over_budget": "hold"}, guard=slow)
    answers: list[HookAnswer] = []

    async def wait() -> None:
        answers.append(await hook.acheck("weer"))

    first = threading.Thread(target=hook.check, args=("weer",))
    first.start()
    slow.started.acquire()
    waiting = [
        threading.Thread(target=lambda: answers.append(hook.check("weer"))),
        threading.Thread(target=lambda: asyncio.run(wait())),
    ]
    for caller in waiting:
        caller.start()
    pool = hook.workers._pool
    assert pool is not None
    while pool._work_queue.qsize() < len(waiting):
        time.sleep(0.01)
    hook.close()
    for caller in waiting:
        caller.join(30)
    slow.go_on.set()
    first.join()
    assert [(answer.outcome, answer.cause) for answer in answers] == [(Outcome.HOLD, Cause.BUSY)] * 2


def test_who_cancels_a_task_is_heard(slow: SlowGuard) -> None:
    async def ask_and_leave(hook: Hook) -> None:
        asked = asyncio.create_task(hook.acheck("weer"))
        await asyncio.to_thread(slow.started.acquire)
        asked.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asked
        slow.go_on.set()

    with slow_hook({"budget": 30}, slow) as hook:
        asyncio.run(ask_and_leave(hook))
        assert hook.counts[Cause.BUSY] == 0


def test_no_thread_costs_no_place(guard: Guard, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("can't start new thread")

    with Hook({"budget": 60, "threads": 1, "waiting": 0, "over_budget": "hold"}, guard=guard) as hook:
        with monkeypatch.context() as without:
            without.setattr("concurrent.futures.ThreadPoolExecutor.submit", fail)
            assert [hook.check("weer").cause for _ in range(3)] == [Cause.BUSY] * 3
        assert hook.check("weer").cause is Cause.DECISION


def test_too_long_is_told_before_anything_is_read(slow: SlowGuard) -> None:
    with slow_hook({"size": 100, "budget": 60}, slow) as hook:
        for post in (
            "a" * 101,
            Post("a" * 50, meta={"bio": "b" * 60}),
            Post("a", urls=({"expanded": "c" * 100},)),
            EMPTY,
        ):
            answer = hook.check(post)
            assert (answer.outcome, answer.cause) == (Outcome.HOLD, Cause.SIZE)
            assert "100" in answer.text("nl")
        slow.go_on.set()
        assert hook.check("a" * 100).cause is Cause.DECISION


def test_a_fault_of_ours_is_answered_and_logged_without_the_text(
    guard: Guard, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG), Hook({"on_error": "block"}, guard=BrokenGuard(guard)) as hook:
        answer = hook.check(DOX)
    assert (answer.outcome, answer.cause, answer.flagged) == (Outcome.BLOCK, Cause.ERROR, True)
    assert "RuntimeError" in caplog.text
    assert CANARY not in caplog.text


def test_a_dry_run_only_records(guard: Guard) -> None:
    recorded: list[HookAnswer] = []
    with Hook({"dry_run": True, "budget": 60}, guard=guard, record=recorded.append) as hook:
        answer = hook.check(DOX)
        assert (answer.outcome, answer.would, answer.text()) == (Outcome.PUBLISH, Outcome.BLOCK, "")
        assert recorded == [answer]
        assert hook.counts[Outcome.BLOCK] == 1


def test_a_recorder_that_fails_stops_no_post(guard: Guard) -> None:
    def fail(_: HookAnswer) -> None:
        raise OSError("disk full")

    with Hook({"budget": 60}, guard=guard, record=fail) as hook:
        assert hook.check("wat een weer vandaag").outcome is Outcome.PUBLISH


def test_many_tasks_get_the_answers_of_one(hook: Hook) -> None:
    texts = [text for text, _ in ANSWERS.values()] * 5

    async def ask_all() -> list[HookAnswer]:
        return await asyncio.gather(*(hook.acheck(text) for text in texts))

    assert asyncio.run(ask_all()) == [hook.check(text) for text in texts]


def test_the_event_loop_goes_on_meanwhile(slow: SlowGuard) -> None:
    async def both(hook: Hook) -> HookAnswer:
        asked = asyncio.create_task(hook.acheck("weer"))
        await asyncio.to_thread(slow.started.acquire)
        slow.go_on.set()  # reached only if the check does not hold up the loop
        return await asked

    with slow_hook({"budget": 30}, slow) as hook:
        assert asyncio.run(both(hook)).cause is Cause.DECISION


def test_no_time_in_a_task(slow: SlowGuard) -> None:
    with slow_hook({"budget": 0.05, "over_budget": "hold"}, slow) as hook:
        assert asyncio.run(hook.acheck("weer")).cause is Cause.TIME
        slow.go_on.set()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_forked_process_has_threads_of_its_own(hook: Hook) -> None:
    assert hook.check(DOX).outcome is Outcome.BLOCK  # the parent's threads run
    child = os.fork()
    if child == 0:
        os._exit(0 if hook.check(DOX).cause is Cause.DECISION else 1)
    assert os.waitpid(child, 0)[1] == 0


BAD = {
    "no post": (17, None, "a record must be an object"),
    "no text": ({}, None, "'text'"),
    "unknown key": ("weer", {"autor": "@a"}, "'autor'; accepted: author, own, insisted"),
    "own is no list": ("weer", {"own": CANARY}, "'own' must be a list"),
    "insisted is no truth": ("weer", {"insisted": "ja"}, "'insisted'"),
    "no context": ("weer", 5, "HookContext or a mapping, not int"),
}


@pytest.mark.parametrize(("post", "context", "said"), BAD.values(), ids=BAD)
def test_bad_arguments(hook: Hook, post: object, context: object, said: str) -> None:
    with pytest.raises(InputError) as caught:
        hook.check(post, context)  # type: ignore[arg-type]
    assert said in str(caught.value)
    assert CANARY not in str(caught.value)


@pytest.mark.parametrize("text", ["", "\x00", "\ud800", "a\x00b " + CANARY, "\u202e" * 50], ids=ascii)
def test_strange_texts_are_answered(hook: Hook, text: str) -> None:
    assert hook.check(text).cause is Cause.DECISION
