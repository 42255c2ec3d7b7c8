"""A module for Synapse, the Matrix homeserver: events are judged before they are published.

A local user's event that is asked about or blocked is refused (403), and the client shows why. An event from another
server cannot be refused: who sent it is not there to be asked, and is judged as one who insists; where that still
stops it, Synapse keeps it from its users without telling the sender ("soft-failed").

Matrix has no queue for moderators. What would be held is published and logged, so that one can take it out again, but
for what the policy would remove: that is not shown while it waits for somebody who may never look.

Nothing is read of an encrypted room: there, events are published and counted. Nothing runs in the reactor: the check
has its own threads, and its time budget is waited for in one of Synapse's.

Left out: rooms as they are made (Synapse does not ask about their name and topic), profiles, and pictures themselves.
Source: https://element-hq.github.io/synapse/latest/modules/spam_checker_callbacks.html
"""

from __future__ import annotations

import logging
import threading
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple, Protocol

from synapse.module_api import NOT_SPAM, ModuleApi
from synapse.module_api.errors import Codes, ConfigError

from doxguard.errors import DoxguardError
from doxguard.pipeline.adapters.asked import Asked
from doxguard.pipeline.adapters.matrix_event import ENCRYPTED, READ, to_record
from doxguard.pipeline.adapters.synapse_config import SynapseConfig, load_synapse_config, words
from doxguard.pipeline.adapters.synapse_metrics import Figures, show
from doxguard.pipeline.decision import Action
from doxguard.pipeline.hook.answer import Cause, HookAnswer, Outcome
from doxguard.pipeline.hook.hook import Hook
from doxguard.pipeline.hook.message import message_on, message_without

_LOG = logging.getLogger("doxguard.synapse")
_TOLD = ("room_id", "sender", "type", "content", "event_id", "origin_server_ts")

_PUBLISH: str = NOT_SPAM

Verdict = str | tuple[Codes, dict[str, object]]


class Event(Protocol):
    """What is read of Synapse's events."""

    content: Mapping[str, object]
    event_id: str
    origin_server_ts: int
    room_id: str
    sender: str
    type: str

    def get_state_key(self) -> str | None:
        """Return whose or which state it is; None for none."""


class _Checked(NamedTuple):
    answer: HookAnswer
    local: bool
    insisted: bool


class DoxguardModule:
    """What homeserver.yaml names under ``modules``."""

    @staticmethod
    def parse_config(config: Mapping[str, object]) -> SynapseConfig:
        """Read the configuration; raises Synapse's ``ConfigError`` naming the key."""
        try:
            return load_synapse_config(config)
        except DoxguardError as error:
            raise ConfigError(str(error)) from None

    def __init__(self, config: SynapseConfig, api: ModuleApi) -> None:
        """Make the guard ready, and ask to be asked. The server starts some seconds later for it."""
        self.config = config
        self.hook = Hook(config.hook)
        self.hook.warm_up()
        self.seen: Counter[str] = Counter()  # events that were "checked", "encrypted", "empty", "failed"
        self._lock = threading.Lock()
        self._api = api
        self._asked = Asked(config.insist * 60)
        self._again = words("again")[config.language]
        show(Figures(self._seen, self.hook.counts))
        api.register_spam_checker_callbacks(check_event_for_spam=self.check_event_for_spam)

    async def check_event_for_spam(self, event: Event) -> Verdict:
        """Answer whether an event may be published, in Synapse's terms."""
        if event.type == ENCRYPTED:
            self._count("encrypted")
        elif event.type in READ:
            checked: _Checked | None = await self._api.defer_to_thread(self._checked, event)
            if checked:
                return self._verdict(event, checked)
        return _PUBLISH

    def _checked(self, event: Event) -> _Checked | None:
        """Judge an event, in a thread; a fault of ours is an answer as well, and stops no server."""
        try:
            return self._check(event)
        except Exception as error:
            _LOG.warning("an event could not be judged: %s; the fault is not in the event", type(error).__name__)
            self._count("failed")
            outcome = self.config.hook.on_error
            message = message_without(outcome, Cause.ERROR, self.config.hook.size)
            return _Checked(HookAnswer(outcome, Cause.ERROR, message), local=True, insisted=True)

    def _check(self, event: Event) -> _Checked | None:
        """Judge an event; None where there is nothing to judge."""
        local = bool(self._api.is_mine(event.sender))
        record = to_record({**{key: getattr(event, key) for key in _TOLD}, "state_key": event.get_state_key()})
        if record is None:
            self._count("empty")
            return None
        self._count("checked")
        post = (event.room_id, event.sender, record["text"], record.get("media"), record.get("geo"))
        insisted = not local or self._asked.was(*post)
        answer = self.hook.check(record, {"insisted": insisted})
        if answer.outcome is Outcome.ASK and local:
            self._asked.remember(*post)
        return _Checked(answer, local, insisted)

    def _verdict(self, event: Event, checked: _Checked) -> Verdict:
        stopped = self._stops(checked.answer)
        self._tell(event, checked, stopped)
        if not stopped:
            return _PUBLISH
        answer = checked.answer
        message = self._message(checked)
        extra = {"outcome": str(answer.outcome), "message": message, "proposal": answer.proposal}
        return Codes.FORBIDDEN, {"error": message, "doxguard": extra}

    def _stops(self, answer: HookAnswer) -> bool:
        if answer.outcome is Outcome.HOLD:
            removed = answer.decision is not None and answer.decision.action is Action.REMOVE
            return removed or self.config.hold == "stop"
        return answer.outcome is not Outcome.PUBLISH

    def _message(self, checked: _Checked) -> str:
        """Return what the client shows: of what is held, too, that it is not published, as no moderator will look."""
        answer, lang = checked.answer, self.config.language
        if answer.outcome is Outcome.HOLD and answer.decision:
            proposed = answer.proposal is not None
            return message_on(Outcome.BLOCK, answer.decision, answer.spans, proposed)[lang]
        if answer.outcome is Outcome.HOLD:
            return message_without(Outcome.BLOCK, answer.cause, self.config.hook.size)[lang]
        return f"{answer.text(lang)} {self._again}" if self._may_insist(checked) else answer.text(lang)

    def _may_insist(self, checked: _Checked) -> bool:
        decision = checked.answer.decision
        if checked.answer.outcome is not Outcome.ASK or checked.insisted or not self.config.insist or not decision:
            return False
        return self.config.hook.outcome(decision, insisted=True) is Outcome.PUBLISH

    def _tell(self, event: Event, checked: _Checked, stopped: bool) -> None:
        """Log what moderators may have to look at; never anything of what was said."""
        answer = checked.answer
        outcome = answer.would or answer.outcome
        if outcome is Outcome.PUBLISH and not answer.flagged:
            return
        _LOG.log(
            logging.INFO if stopped or answer.would else logging.WARNING,
            "%s event %s in %s: %s, %s (%s), risk %s, %s",
            "local" if checked.local else "remote",
            event.event_id,
            event.room_id,
            "stopped" if stopped else "published",
            f"would be {outcome}" if answer.would else outcome,
            answer.cause,
            answer.decision.risk if answer.decision else "unknown",
            ", ".join(answer.decision.clauses) if answer.decision else "no decision",
        )

    def _seen(self) -> dict[str, int]:
        with self._lock:
            return dict(self.seen)

    def _count(self, name: str) -> None:
        with self._lock:
            self.seen[name] += 1
