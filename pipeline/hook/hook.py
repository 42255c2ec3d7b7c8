"""A `Hook` is asked before a post is published, within a time budget, in this process and without any network."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import CancelledError, Future
from concurrent.futures import TimeoutError as OutOfTime
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from doxguard.data import read_lines
from doxguard.pipeline.decision import Decision
from doxguard.pipeline.guard import Guard
from doxguard.pipeline.hook.answer import Cause, HookAnswer, Outcome
from doxguard.pipeline.hook.config import HookConfig, load_config
from doxguard.pipeline.hook.context import HookContext
from doxguard.pipeline.hook.counts import Counts
from doxguard.pipeline.hook.message import NOTHING, message_on, message_without
from doxguard.pipeline.hook.proposal import Proposal, propose, spans_of
from doxguard.pipeline.hook.workers import Busy, Workers
from doxguard.pipeline.owners.facts import REGISTERED
from doxguard.pipeline.policy_rules import entities_of
from doxguard.pipeline.post import Post

_LOG = logging.getLogger("doxguard.hook")
_WARM_UP = "samples/posts.jsonl"  # of all kinds and languages: what is made on first use is made

Recorder = Callable[[HookAnswer], None]


class Hook:
    """Answers whether posts may be published. Safe to share between threads, tasks and forked processes."""

    def __init__(
        self,
        config: HookConfig | str | Path | Mapping[str, object] | None = None,
        *,
        guard: Guard | None = None,
        record: Recorder | None = None,
    ) -> None:
        """Set up; raises `InputError` or `PolicyError`.

        ``config``: a configuration, its file, or its keys (data/hook/default.yaml has them all). ``guard``: judges in
        place of the one that the configuration asks for. ``record``: is given every answer, in a dry run too.
        """
        self.config = config if isinstance(config, HookConfig) else load_config(config)
        self.guard = guard or Guard(
            self.config.policy,
            languages=self.config.languages,
            region=self.config.region,
            without=self.config.without,
            recognizers=self.config.recognizers,
            owners=self.config.owners or None,
        )
        self._spoken_of = entities_of(self.guard.policy)
        self.counts = Counts()
        self._record = record
        self._is_ready = False  # whether anything was answered: what is made on first use is made
        self.workers = Workers(self.config.threads, self.config.waiting)

    def check(
        self, post: str | Post | Mapping[str, object], context: HookContext | Mapping[str, object] | None = None
    ) -> HookAnswer:
        """Answer on a post: a text, a `Post` or an input record. Raises `InputError` for anything else."""
        known = HookContext.of(context)
        future = self._started(_read(post, known), known, here=self.config.budget is None)
        if isinstance(future, HookAnswer):
            return self._done(future)
        try:
            return self._done(future.result(self._patience()))
        except OutOfTime:
            return self._given_up(future)
        except CancelledError:  # the hook was closed while this waited
            return self._done(self._without(Cause.BUSY))

    async def acheck(
        self, post: str | Post | Mapping[str, object], context: HookContext | Mapping[str, object] | None = None
    ) -> HookAnswer:
        """Answer as `check` does, in a thread: the event loop goes on meanwhile."""
        known = HookContext.of(context)
        future = self._started(_read(post, known), known)
        if isinstance(future, HookAnswer):
            return self._done(future)
        try:
            return self._done(await asyncio.wait_for(asyncio.wrap_future(future), self._patience()))
        except TimeoutError:
            return self._given_up(future)
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if task is None or task.cancelling():  # whoever asked does not wait for it any more
                raise
            return self._done(self._without(Cause.BUSY))  # the hook was closed while this waited

    def warm_up(self) -> None:
        """Read tables and compile patterns now, so that the first post does not wait for them."""
        for line in read_lines(_WARM_UP):
            self._answer(Post.from_record(json.loads(line)), HookContext())
        self._is_ready = True

    def close(self) -> None:
        """End the threads. A hook that is asked again makes new ones."""
        self.workers.close()

    def __enter__(self) -> Hook:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _started(self, post: Post, known: HookContext, here: bool = False) -> Future[HookAnswer] | HookAnswer:
        """Have a post judged in a thread; or return the answer: judged ``here``, too long, or no room in the queue."""
        if self._is_too_long(post, known):
            return self._without(Cause.SIZE)
        if here:
            return self._answer(post, known)
        try:
            return self.workers.submit(lambda: self._answer(post, known))
        except Busy:
            return self._without(Cause.BUSY)

    def _patience(self) -> float | None:
        """Return the time budget in seconds; the first answer has none: tables are read, patterns compiled."""
        return self.config.budget if self._is_ready else None

    def _is_too_long(self, post: Post, known: HookContext) -> bool:
        left = self.config.size - sum(map(len, known.own))
        for length in _lengths(post):
            left -= length
            if left < 0:
                return True
        return False

    def _given_up(self, future: Future[HookAnswer]) -> HookAnswer:
        future.cancel()
        return self._done(self._without(Cause.TIME))

    def _answer(self, post: Post, known: HookContext) -> HookAnswer:
        """Return the answer on a post; a fault of ours is one as well."""
        try:
            answer = self._judged(post, known)
            self._is_ready = True
            return answer
        except Exception as error:
            _LOG.warning("a post could not be judged: %s; the fault is not in the post", type(error).__name__)
            return self._without(Cause.ERROR)

    def _judged(self, post: Post, known: HookContext) -> HookAnswer:
        own = self.guard.own_data(known.own).known if known.own else frozenset()
        decision = self.guard.judge(post, own=own)
        outcome, cause = self._outcome(decision, known.insisted)
        if outcome is Outcome.PUBLISH:
            return HookAnswer(outcome, cause, NOTHING, decision=decision)
        offer = self._offer(post, decision, own)
        message = message_on(outcome, decision, offer.spans, offer.text is not None, cause)
        return HookAnswer(outcome, cause, message, offer.spans, offer.text, decision)

    def _outcome(self, decision: Decision, insisted: bool = False) -> tuple[Outcome, Cause]:
        outcome = self.config.outcome(decision, insisted)
        if outcome is Outcome.PUBLISH and self._holds_registered(decision):
            outcome = self.config.registered
            return (Outcome.HOLD if insisted and outcome is Outcome.ASK else outcome), Cause.REGISTERED
        return outcome, Cause.DECISION

    def _holds_registered(self, decision: Decision) -> bool:
        """Tell whether there is somebody else's registered data of which the policy does not speak."""
        if self.guard.owners is None:
            return False
        if decision.signals["consent"].value == "given" or decision.signals["exposure"].value == "own":
            return False
        return any(
            REGISTERED in finding.evidence and whose == "other" and finding.entity not in self._spoken_of
            for finding, whose in zip(decision.findings, decision.whose, strict=True)
        )

    def _offer(self, post: Post, decision: Decision, own: frozenset[str]) -> Proposal:
        if not self.config.proposal:
            return Proposal(spans_of(decision))

        def passes(changed: Post) -> bool:
            return self._outcome(self.guard.judge(changed, own=own))[0] is Outcome.PUBLISH

        return propose(post, decision, passes, post.lang or next(iter(self.config.languages), ""))

    def _without(self, cause: Cause) -> HookAnswer:
        """Return the answer where no decision was made."""
        given = {Cause.SIZE: self.config.over_size, Cause.ERROR: self.config.on_error}
        outcome = given.get(cause, self.config.over_budget)
        return HookAnswer(outcome, cause, message_without(outcome, cause, self.config.size))

    def _done(self, answer: HookAnswer) -> HookAnswer:
        if self.config.dry_run:
            answer = replace(answer, outcome=Outcome.PUBLISH, message=NOTHING, would=answer.outcome)
        self.counts.add(answer)
        try:
            if self._record:
                self._record(answer)
        except Exception as error:  # the site's own code; the post must not wait for it to be mended
            _LOG.warning("an answer could not be recorded: %s", type(error).__name__)
        return answer


def _read(post: str | Post | Mapping[str, object], known: HookContext) -> Post:
    read = post if isinstance(post, Post) else Post(post) if isinstance(post, str) else Post.from_record(post)
    if known.author and not read.author:
        return replace(read, author={"handle": known.author})
    return read


def _lengths(post: Post) -> Iterator[int]:
    """Yield the lengths of all strings that a post holds, and of its lists and mappings: empty ones cost as well."""
    yield len(post.text)
    pending: list[object] = [post.author, post.urls, post.geo, post.media, post.meta]
    while pending:
        value = pending.pop()
        if isinstance(value, str):
            yield len(value)
        elif isinstance(value, Mapping | list | tuple):
            pending.extend(value.items() if isinstance(value, Mapping) else value)
            yield len(value)
