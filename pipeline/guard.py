"""The library's front: a `Guard` judges posts, in this process, without any network."""

from __future__ import annotations

import re
from collections.abc import Collection, Generator, Iterable, Iterator, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from doxguard.detectors import live_location, plate
from doxguard.detectors.catalog import pick
from doxguard.detectors.context.about import NOTHING
from doxguard.detectors.context.read import read_context
from doxguard.detectors.finding import Detector, Finding
from doxguard.detectors.folding import fold
from doxguard.detectors.live_location.day import same_day
from doxguard.detectors.overlaps import resolve
from doxguard.detectors.search import Select, Selection, search, select_all
from doxguard.detectors.text import Text
from doxguard.errors import InputError
from doxguard.pipeline.decision import Decision
from doxguard.pipeline.fields import Fields, Tag, has_fields, read_fields
from doxguard.pipeline.owners.facts import Lookup, lifted, with_facts
from doxguard.pipeline.owners.own import OwnData, own_in, read_own
from doxguard.pipeline.placed import as_typed, read_tagged
from doxguard.pipeline.policy import decide
from doxguard.pipeline.policy_facts import facts_of
from doxguard.pipeline.policy_model import load_policy
from doxguard.pipeline.post import Post
from doxguard.pipeline.redact import redact
from doxguard.pipeline.screen import Screen

if TYPE_CHECKING:
    from doxguard.pipeline.owners.facts import Facts, Owners
    from doxguard.pipeline.thread import ThreadDecision


class Guard:
    """Judges posts by a policy. Safe to share between threads."""

    def __init__(
        self,
        policy: str = "x-private-information",
        *,
        languages: Sequence[str] = (),
        detectors: Sequence[str] = (),
        without: Sequence[str] = (),
        recognizers: Sequence[str] = (),
        screen: bool = True,
        region: str = "",
        owners: Owners | Lookup | str | Path | None = None,
    ) -> None:
        """Set up; raises `PolicyError` or `InputError`.

        ``policy``: id or folder. ``languages``: what posts are likely written in (ISO 639-1), for those that do not
        say; the first is the hint that detectors get. ``detectors``, ``without``: names to use alone, or to leave out.
        ``recognizers``: Presidio recognizers of your own as "module:Class", which join in. ``screen=False`` runs every
        detector on every post: slower, same findings. ``region``: the country (ISO 3166) whose national numbers do
        not count as private, where the policy says so of it. ``owners``: a register of whose data is whose, or its path
        or URL (keys from the environment); see docs/owners.md.
        """
        self.policy = load_policy(str(policy))
        self.region = _region(region)
        self._weights = self.policy.head.risk.entities
        self._clean = decide("", (), NOTHING.signals, self.policy)  # most posts get this
        self._cleared = tuple(getattr(self._clean, one.name) for one in fields(Decision)[1:])  # all but the id
        if isinstance(languages, str):
            raise InputError(f"languages must be a list such as ['nl', 'en'], not {languages!r}")
        self._lang = languages[0] if languages else ""
        try:
            chosen = pick(tuple(detectors), tuple(without))
        except ValueError as error:
            raise InputError(str(error)) from error
        chosen += _own_recognizers(recognizers, self._lang or "nl")
        self.owners = _lookup(owners)
        if self.owners:
            chosen += (plate.DETECTOR,)  # found only to be looked up
        self.detectors = chosen
        self._dates = live_location.DETECTOR in chosen  # whether places are found that only the day of a post tells
        self._entities = frozenset(entity for detector in chosen for entity in detector.entities)
        self.screen = Screen(chosen) if screen else None
        self._select: Select = self.screen or select_all(chosen)

    def check(self, post: str | Post, *, own: Collection[str] | OwnData = (), **about: object) -> Decision:
        """Judge one post: a `Post`, or a text with what else is known by name (``author="@a"``, ``lang="nl"``).

        ``own``: the author's own data, in any notation or as canonical values (`Finding.value`); for many posts of one
        author, what `own_data` made of it. Raises `InputError` for anything else.
        """
        if isinstance(post, str):
            post = Post.from_record({"text": post, **about}) if about else Post(post)
        elif about or not isinstance(post, Post):
            raise InputError("give a Post, or a text with keywords, not both; a record is read with Post.from_record")
        if own and not isinstance(own, OwnData):
            own = self.own_data(own)
        return self.judge(post, own=own.known if isinstance(own, OwnData) else frozenset())

    def own_data(self, texts: Collection[str]) -> OwnData:
        """Read an author's own data once, for many posts: "06-12345678", "Dorpsstraat 12a, Den Haag", …"""
        return read_own(texts, self.findings)

    def judge(self, post: Post, chosen: Selection | None = None, own: frozenset[str] = frozenset()) -> Decision:
        """Judge one post; ``chosen`` is what its folded text calls for, where that is known already.

        ``own``: what is the author's own, as canonical values, or as `own_data` knows it.
        """
        steps = self.steps(post, chosen, own)
        while True:
            try:
                next(steps)
            except StopIteration as done:
                decision: Decision = done.value
                return decision

    def steps(
        self, post: Post, chosen: Selection | None = None, own: frozenset[str] = frozenset()
    ) -> Generator[None, None, Decision]:
        """Judge one post as `judge` does, and pause between the stages; the decision is what it returns.

        Many posts are judged faster if all go through one stage before any goes on to the next: the tables and the code
        of a stage stay at hand for the processor.
        """
        fields = self._fields(post) if has_fields(post) else None
        if fields is None:
            return (yield from self._steps(post, post.text, chosen, own))
        return as_typed((yield from self._steps(post, fields.text, None, own, fields.tag)), fields)

    def _fields(self, post: Post) -> Fields | None:
        lang = post.lang or self._lang
        return read_fields(post, lambda text: self.reported(fold(text, lang)), self._entities)

    def _steps(
        self, post: Post, raw: str, chosen: Selection | None, own: frozenset[str], tag: Tag | None = None
    ) -> Generator[None, None, Decision]:
        """Judge what is read of a post, and its geo tag."""
        text = fold(raw, post.lang or self._lang)
        chosen = chosen or self._select(text.folded)
        yield
        facts: Facts | None = None
        if self.owners is None:
            findings = self.reported(text, chosen)
        else:
            findings, tag, facts = self._looked_up(self.owners, post, search(text, self._select, chosen), tag)
        if not (findings or chosen.context or post.media or tag):
            return self.clean(post.id)
        yield
        known = post.about(own_in(findings, own) if own else own)
        findings = self._dated(text, findings, known.posted_at)
        if tag:
            findings, context = read_tagged(text, findings, known, tag, self._ranked)
        else:
            context = read_context(text, findings, known)
        if context is NOTHING:
            return self.clean(post.id)
        if facts:
            context = with_facts(context, findings, facts)
        yield
        return decide(post.id, findings, context, self.policy, facts_of(known, self.region))

    def _looked_up(
        self, owners: Lookup, post: Post, found: list[Finding], tag: Tag | None
    ) -> tuple[list[Finding], Tag | None, Facts | None]:
        """Return what is found, in the text and in the tag, and what the register knows of it: that is sure."""
        if not (found or tag):
            return [], tag, None
        facts = owners.ask([*found, *tag.findings] if tag else found, post.author_id)
        if tag:
            tag = replace(tag, findings=tuple(lifted(tag.findings, facts)))
        return self._ranked(lifted(found, facts)), tag, facts

    def clean(self, name: str = "") -> Decision:
        """Return the decision on a post with this id in which there is nothing."""
        return Decision(name, *self._cleared) if name else self._clean

    def check_thread(self, posts: Sequence[Post]) -> ThreadDecision:
        """Judge the posts of a thread or an account, alone and together: see `doxguard.pipeline.thread`."""
        from doxguard.pipeline.thread import check_thread  # it needs a guard

        return check_thread(self, posts)

    def check_many(self, posts: Iterable[str | Post]) -> Iterator[Decision]:
        """Judge posts one after the other."""
        return (self.check(post) for post in posts)

    def findings(self, text: str, lang: str = "") -> list[Finding]:
        """Return what is found in a text, in order of place, whatever the policy says of it."""
        found = search(fold(text, lang or self._lang), self._select)
        return [f for f in found if f.score >= self.policy.head.thresholds.report]

    def redact(self, text: str, replacement: str = "[{entity}]", lang: str = "") -> str:
        """Return the text with every finding replaced; ``replacement`` may hold ``{entity}`` and ``{number}``."""
        return redact(text, self.findings(text, lang), replacement)

    def reported(self, text: Text, chosen: Selection | None = None) -> list[Finding]:
        """Return what is found in a folded text and sure enough to be mentioned, gravest first."""
        found = search(text, self._select, chosen)
        return self._ranked(found) if found else []

    def _ranked(self, findings: Iterable[Finding]) -> list[Finding]:
        least = self.policy.head.thresholds.report
        kept = [finding for finding in findings if finding.score >= least]
        kept.sort(key=lambda f: (-self._weights[f.entity] * f.score, f.start))
        return kept

    def _dated(self, text: Text, findings: list[Finding], posted_at: str) -> list[Finding]:
        """Return findings with the live locations that only the day of the post tells: "zaterdag in De Melkweg"."""
        if not (posted_at and self._dates):
            return findings
        today = same_day(text, posted_at)
        return self._ranked(resolve([*findings, *today])) if today else findings


def _region(region: object) -> str:
    if not isinstance(region, str) or (region and not re.fullmatch("[A-Za-z]{2}", region)):
        raise InputError(f"region must be a country's two letters (ISO 3166), such as SE, not {region!r}")
    return region.upper()


def _own_recognizers(names: Sequence[str], lang: str) -> tuple[Detector, ...]:
    if not names:
        return ()
    # Presidio takes a second to import: only for those who bring recognizers of their own.
    from doxguard.recognizers.foreign import load_detector

    return tuple(load_detector(name, lang) for name in names)


def _lookup(owners: Owners | Lookup | str | Path | None) -> Lookup | None:
    """Return the register as a guard asks it; one that is named is opened, and only then is a database imported."""
    if owners is None or isinstance(owners, Lookup):
        return owners
    if isinstance(owners, str | Path):
        from doxguard.pipeline.owners.opening import open_registry  # an extra

        owners = open_registry(owners)
    if not callable(getattr(owners, "facts", None)):
        raise InputError(f"owners must be a register, or its path or URL, not {type(owners).__name__}")
    return Lookup(owners)
