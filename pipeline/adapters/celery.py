"""Posts judged in Celery's workers: a task that takes an input record and gives an answer.

The task depends on nothing but what it is given, so it may run twice, and does where a worker is lost: its message is
acknowledged when the answer is there. An answer for want of time, or because too many checks were waiting, is tried
for again after a while, some times; the last one stands.

Celery writes arguments and results to its log, its events and ``celery inspect``. Those of a `PrivateTask` are hidden;
tasks of yours that are given posts or answers should be such as well. What still holds text is the broker (the posts),
the result backend (the proposals; see ``without_proposal``), and the log of a worker at the level DEBUG, or of one that
does not know the task: both write whole messages.

Left out: pools of greenlets (a check computes; it would hold up the others).
Source: https://docs.celeryq.dev/en/stable/userguide/tasks.html
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from pathlib import Path

from celery import Celery, Task, signals
from celery.utils.time import get_exponential_backoff_interval

from doxguard.errors import InputError
from doxguard.pipeline.hook.answer import Cause
from doxguard.pipeline.hook.config import HookConfig, load_config
from doxguard.pipeline.hook.hook import Hook

NAME = "doxguard.check_post"

_HIDDEN = "(not shown)"
_LONGEST = 60  # seconds until the next try
_LATER = frozenset({Cause.BUSY, Cause.TIME})


class PrivateTask(Task):  # type: ignore[misc]
    """A task that shows nothing of what it is given and gives: ``@app.task(base=PrivateTask)``."""

    abstract = True
    Request = "doxguard.pipeline.adapters.celery_request:PrivateRequest"
    resultrepr_maxsize = 0

    def apply_async(self, args: object = None, kwargs: object = None, *rest: object, **options: object) -> object:
        """Send the task, without its arguments in what the sender and the broker show of it."""
        hidden = {"argsrepr": _HIDDEN, "kwargsrepr": _HIDDEN}
        return super().apply_async(args, kwargs, *rest, **{**options, **hidden})


def register_tasks(
    app: Celery,
    config: HookConfig | str | Path | Mapping[str, object] | None = None,
    *,
    name: str = NAME,
    retries: int = 5,
    backoff: int = 1,
    without_proposal: bool = False,
) -> PrivateTask:
    """Give an app the task ``check_post(record, context=None)``, and return it; raises `InputError`.

    ``config``: of the hook. ``retries``: how often a check is tried again that was over time, after ``backoff``
    seconds, twice, four times as many …, or up to that. ``without_proposal``: no text in answers, for backends that
    keep them.
    """
    loaded = config if isinstance(config, HookConfig) else load_config(config)
    kept = _Kept(loaded.model_copy(update={"proposal": False}) if without_proposal else loaded)
    signals.worker_init.connect(kept.make, weak=False, dispatch_uid=f"doxguard {name}")
    signals.worker_process_init.connect(kept.warm_up, weak=False, dispatch_uid=f"doxguard {name}")

    def check_post(
        self: PrivateTask, record: Mapping[str, object], context: Mapping[str, object] | None = None
    ) -> dict[str, object]:
        """Answer on a post, as `HookAnswer.to_dict` gives it."""
        answer = kept.hook().check(record, context)
        if answer.cause in _LATER and self.request.retries < retries:
            wait = get_exponential_backoff_interval(backoff, self.request.retries, _LONGEST, full_jitter=True)
            raise self.retry(countdown=wait)
        return answer.to_dict()

    task: PrivateTask = app.task(
        check_post,
        base=PrivateTask,
        bind=True,
        name=name,
        shared=False,  # with the apps of others in this process
        serializer="json",
        acks_late=True,
        reject_on_worker_lost=True,
        retry_on_worker_lost=True,  # before Celery 5.7: rejected, without an end to it
        max_retries=retries,
        default_retry_delay=backoff,
        throws=(InputError,),  # what was sent is no record: told to who sent it, and no fault of the worker
    )
    return task


class _Kept:
    """The hook of a worker: made before its processes are forked, which share it, or else in each of them."""

    def __init__(self, config: HookConfig) -> None:
        self._config = config
        self._lock = threading.Lock()
        self._hook: Hook | None = None

    def hook(self) -> Hook:
        """Return the hook, warmed up."""
        with self._lock:
            if self._hook is None:
                hook = Hook(self._config)
                hook.warm_up()
                self._hook = hook
            return self._hook

    def make(self, **_: object) -> None:
        """Make the hook as a worker starts: its first posts do not wait."""
        self.hook()

    def warm_up(self, **_: object) -> None:
        """Make the hook in the background, where it did not come along: pools give up on slow processes."""
        if self._hook is None:
            threading.Thread(target=self.hook, name="doxguard-warm-up", daemon=True).start()
