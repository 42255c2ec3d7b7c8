"""The library's front: a `Guard` judges posts, in this process, without any network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from doxguard.detectors.catalog import pick
from doxguard.detectors.context.read import NOTHING, read_context
from doxguard.detectors.finding import Detector, Finding
from doxguard.detectors.folding import fold
from doxguard.detectors.search import Select, search, select_all
from doxguard.errors import InputError
from doxguard.pipeline.decision import Decision
from doxguard.pipeline.policy import decide
from doxguard.pipeline.policy_model import load_policy
from doxguard.pipeline.post import Post
from doxguard.pipeline.redact import redact
from doxguard.pipeline.screen import Screen


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
    ) -> None:
        """Set up; raises `PolicyError` or `InputError`.

        ``policy``: id or folder. ``languages``: what posts are likely written in (ISO 639-1), for those that do not
        say; the first is the hint that detectors get. ``detectors``, ``without``: names to use alone, or to leave out.
        ``recognizers``: Presidio recognizers of your own as "module:Class", which join in. ``screen=False`` runs every
        detector on every post: slower, same findings.
        """
        self._policy = load_policy(str(policy))
        self._weights = self._policy.head.risk.entities
        self._clean = decide("", (), NOTHING, self._policy)  # most posts get this
        if isinstance(languages, str):
            raise InputError(f"languages must be a list such as ['nl', 'en'], not {languages!r}")
        self._lang = languages[0] if languages else ""
        try:
            chosen = pick(tuple(detectors), tuple(without))
        except ValueError as error:
            raise InputError(str(error)) from error
        chosen += _own_recognizers(recognizers, self._lang or "nl")
        self.detectors = chosen
        self._select: Select = Screen(chosen) if screen else select_all(chosen)

    def check(self, post: str | Post, **about: object) -> Decision:
        """Judge one post: a `Post`, or a text with what else is known by name (``author="@a"``, ``lang="nl"``).

        Raises `InputError` for anything else.
        """
        if isinstance(post, str):
            post = Post.from_record({"text": post, **about})
        elif about or not isinstance(post, Post):
            raise InputError("give a Post, or a text with keywords, not both; a record is read with Post.from_record")
        text = fold(post.text, post.lang or self._lang)
        chosen = self._select(text.folded)
        findings = self._reported(search(text, self._select, chosen))
        signals = read_context(text, findings) if findings or chosen.context else NOTHING
        if signals is NOTHING:
            return replace(self._clean, id=post.id)
        return decide(post.id, findings, signals, self._policy)

    def check_many(self, posts: Iterable[str | Post]) -> Iterator[Decision]:
        """Judge posts one after the other."""
        return (self.check(post) for post in posts)

    def findings(self, text: str, lang: str = "") -> list[Finding]:
        """Return what is found in a text, in order of place, whatever the policy says of it."""
        found = search(fold(text, lang or self._lang), self._select)
        return [f for f in found if f.score >= self._policy.head.thresholds.report]

    def redact(self, text: str, replacement: str = "[{entity}]", lang: str = "") -> str:
        """Return the text with every finding replaced; ``replacement`` may hold ``{entity}`` and ``{number}``."""
        return redact(text, self.findings(text, lang), replacement)

    def _reported(self, findings: list[Finding]) -> list[Finding]:
        """Return the findings that are mentioned, gravest first."""
        least = self._policy.head.thresholds.report
        kept = [f for f in findings if f.score >= least]
        kept.sort(key=lambda f: (-self._weights[f.entity] * f.score, f.start))
        return kept


def _own_recognizers(names: Sequence[str], lang: str) -> tuple[Detector, ...]:
    if not names:
        return ()
    # Presidio takes a second to import: only for those who bring recognizers of their own.
    from doxguard.recognizers.foreign import load_detector

    return tuple(load_detector(name, lang) for name in names)
