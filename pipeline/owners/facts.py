"""What a guard asks of a register of owners, and what becomes of a post's context by the answer.

A `Fact` says of a datum in the post whose it is, as seen from the author, and what its owners have recorded. Facts beat
guesses: the subject of such a finding is known. Consent and exposure are told of the post as a whole, so they are known
only if every finding that is not the author's own is covered; one refusal is enough for "refused".

A register that cannot answer costs no post: it is judged without facts, counted, and a warning says so, once a minute
at most and without any data. Here is no database: a guard without a register pays for none of this.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple, Protocol

from doxguard.detectors.context.about import Context
from doxguard.detectors.finding import PLATE, Finding, Signal
from doxguard.errors import DoxguardError

_LOG = logging.getLogger("doxguard.owners")
_TOLD_EVERY = 60.0  # seconds between two warnings
_REST = 1.0  # seconds in which a register that failed is not asked again: a dead server must not hold up every post
REGISTERED = "registered"

Consent = Literal["unknown", "given", "refused"]
Exposure = Literal["unknown", "own"]
Datum = tuple[str, str]  # the entity and the value of a finding


class Fact(NamedTuple):
    """What is known of a datum: verified, and not expired."""

    subject: Literal["self", "other"]
    consent: Consent = "unknown"  # of all owners but the author
    exposure: Exposure = "unknown"
    owners: tuple[str, ...] = ()


Facts = Mapping[Datum, Fact]


class Owners(Protocol):
    """What a guard asks of a register: `doxguard.pipeline.owners.registry.Registry`, or one of your own."""

    def facts(self, findings: Sequence[Finding], author: str = "") -> Facts:
        """Return what is known of each datum of a post, by entity and value; ``author``: the owner's id of who posts.

        May be called from several threads at once.
        """


class Lookup:
    """A register as a guard uses it: one that never fails. Safe to share between threads."""

    def __init__(self, owners: Owners, clock: Callable[[], float] = time.monotonic) -> None:
        """Take the register; ``clock`` gives seconds."""
        self.owners = owners
        self.failures = 0  # posts that were judged without facts, since the register could not answer
        self._clock = clock
        self._lock = threading.Lock()
        self._told = self._rests = -float("inf")

    def ask(self, findings: Sequence[Finding], author: str) -> Facts:
        """Return what is known of each datum of a post; nothing where the register cannot answer."""
        if not findings:
            return {}
        if self._clock() < self._rests:
            self._failed("it is not asked again at once")
            return {}
        try:
            return self.owners.facts(findings, author)
        except Exception as error:  # a database of somebody else's: whatever it raises, the post is to be judged
            self._rests = self._clock() + _REST
            # The message of others may hold what was asked; ours never does.
            self._failed(str(error) if isinstance(error, DoxguardError) else type(error).__name__)
            return {}

    def _failed(self, why: str) -> None:
        with self._lock:
            self.failures += 1
            now = self._clock()
            if now - self._told < _TOLD_EVERY:
                return
            self._told = now
        _LOG.warning("the register of owners does not answer (%s): %d posts judged without it", why, self.failures)


def lifted(findings: Sequence[Finding], facts: Facts) -> list[Finding]:
    """Return findings, those that are registered with a score of 1; plates count only if they are."""
    found = []
    for finding in findings:
        if (finding.entity, finding.value) in facts:
            found.append(replace(finding, score=1.0, evidence=(*finding.evidence, REGISTERED)))
        elif finding.entity != PLATE:
            found.append(finding)
    return found


def with_facts(context: Context, findings: Sequence[Finding], facts: Facts) -> Context:
    """Return the context of a post with what is known of its findings, which are in order of gravity."""
    known = [facts.get((finding.entity, finding.value)) for finding in findings]
    if not any(known):
        return context
    guesses = context.subjects
    if len(guesses) != len(findings):
        guesses = [context.signals["subject"]] * len(findings)
    subjects = [
        Signal("subject", fact.subject, 1.0, finding.start, finding.end) if fact else guessed
        for fact, finding, guessed in zip(known, findings, guesses, strict=True)
    ]
    signals = dict(context.signals)
    if known[0]:
        signals["subject"] = subjects[0]
    others = [fact for fact, subject in zip(known, subjects, strict=True) if subject.value != "self"]
    places = [(finding.start, finding.end) for finding, fact in zip(findings, known, strict=True) if fact]
    if any(fact and fact.consent == "refused" for fact in known):
        signals["consent"] = Signal("consent", "refused", 1.0, *places[0])
    elif others and all(fact and fact.consent == "given" for fact in others):
        signals["consent"] = Signal("consent", "given", 1.0, *places[0])
    if others and all(fact and fact.exposure == "own" for fact in others):
        signals["exposure"] = Signal("exposure", "own", 1.0, *places[0])
    return Context(signals, subjects)
