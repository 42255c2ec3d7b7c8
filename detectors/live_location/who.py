"""Who: the one a sentence speaks of, read around its verb: a person, the author, somebody's car; or a thing, a crowd.

"mijn fiets staat nu bij …" speaks of a thing, "zijn Tesla staat nu bij …" of the man who drives it. What stands
behind a preposition is not what a sentence speaks of ("met zijn fiets"). Where a sentence begins with its verb,
somebody is meant.

Source: the groups "person", "thing", "being" … of ``data/lexicon/live_location.yaml``; what a word means is told in
`persons`.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from doxguard.detectors.live_location.persons import is_behind_preposition, is_contraction, kind_of
from doxguard.detectors.live_location.words import Word, Words

_REACH = 40  # words of a sentence that are looked at before a place
VERBS = ("being", "acting", "seeing", "gone", "was", "home", "having")
_NEGATIVE = frozenset({"crowd", "generic", "second", "animal", "thing"})
_PARTICIPLE = re.compile(r"(?:ge|be|ver|ont)[a-z]{3,20}(?:d|t|en)")  # Dutch and German
_AUXILIARIES = frozenset({"is", "ben", "zijn", "bent", "ist", "bin", "sind"})
_COPULAS = _AUXILIARIES | frozenset(
    {"am", "are", "s", "re", "m", "est", "suis", "sont", "es", "soy", "son", "he's", "she's", "i'm", "they're"}
)
_BEFORE_HIS = ("prep", "with", "being", "acting", "having", "seeing")  # "drinkt zijn koffie", "met zijn hond"
_INDEFINITE = frozenset({"a", "an", "een", "ein", "eine", "un", "une", "una"})
_FAR = 16  # words between a verb and its place
_NEAR_BEFORE, _NEAR_BEHIND = 25, 15
_SKIPPED = ("filler", "still", "now", "today", "just", "soon")

PERSONS = frozenset({"person", "self", "vehicle", "implied", "near"})


class Who(NamedTuple):
    """Of whom a sentence speaks."""

    kind: str  # person, self, vehicle, implied, near, thing, crowd, generic, second, animal, unknown
    verb: str  # being, acting, seeing, was, home, having, role (something, not somewhere), or "" where no verb is known
    at: int  # the word that is the verb, -1 without one

    @property
    def acts(self) -> bool:
        """Tell whether a verb says that they are there, or what they do there."""
        return self.verb in ("being", "acting", "seeing")


class _Scope(NamedTuple):
    """Where the one spoken of is looked for."""

    words: Words
    begin: int  # of the sentence
    end: int
    first: int  # of the place
    last: int
    taken: frozenset[int]  # words of places and times


def read_who(words: Words, first: int, last: int, taken: frozenset[int]) -> Who:
    """Tell of whom is spoken around the place ``[first, last]``; ``taken`` are words of places and times."""
    begin, end = words.sentence_bounds(first)
    begin, end = max(begin, first - _REACH), min(end, last + _REACH)
    scope = _Scope(words, begin, end, first, last, taken)
    verb = _verb(scope)
    kind = _subject(scope, verb) or _unsaid(scope, verb)
    name = _name(words.all, verb) if verb >= 0 else ""
    if name == "being" and verb < first:
        name = "having" if _is_done(scope, verb) else "role" if _is_something(scope, verb) else name
    if name == "seeing" and kind != "person":
        kind = _seen(scope, verb)
    return Who(kind, name, verb)


def _name(words: Sequence[Word], verb: int) -> str:
    """Return what kind of verb a word is."""
    word = words[verb]
    name = next((group for group in VERBS if group in word.groups), "being")
    if name in ("being", "acting") and "was" in word.groups:
        helped = verb and (
            words[verb - 1].has("being") or is_contraction(words, verb - 1)
        )  # "is sat in", "he's stood at"
        opens = name == "being" and (not verb or words[verb - 1].sentence != word.sentence)  # "Sat on the steps of"
        return name if helped or opens or word.has("third") else "was"
    return "acting" if name == "gone" else name


def _is_verb(scope: _Scope, at: int) -> bool:
    word = scope.words.all[at]
    if at in scope.taken or (word.key == "zijn" and at and scope.words.all[at - 1].has(*_BEFORE_HIS)):
        return False
    return (word.has(*VERBS) and not word.has("prep", "with")) or is_contraction(scope.words.all, at)


def _verb(scope: _Scope) -> int:
    """Return the verb that a place belongs to: before it, else behind it, else in an earlier clause; or -1."""
    words = scope.words.all
    earlier = -1
    commas = 0
    for at in range(scope.first - 1, max(scope.begin, scope.first - _FAR) - 1, -1):
        word = words[at]
        if word.is_sign:
            if word.written not in ",'\"*()":
                break
            commas += 1
        if _is_verb(scope, at) and not (word.has("having") and commas):
            if not (commas or word.has("having")):
                return at
            earlier = at
            break
    for at in range(scope.last + 1, min(scope.last + 7, scope.end)):
        if words[at].is_sign or words[at].has("conj"):
            break
        if _is_verb(scope, at):
            return at
    return earlier


def _subject(scope: _Scope, verb: int) -> str:
    """Return the kind of what a sentence speaks of, "" where it names nobody."""
    if verb < 0 or verb > scope.last:
        before = range(min(verb, scope.first) - 1 if verb > scope.last else scope.first - 1, scope.begin - 1, -1)
        kind = _first_kind(scope, before) or (_right_of(scope, verb) if verb > scope.last else "")
        return kind or _behind(scope)
    kind = _left_of(scope, verb) or _right_of(scope, verb)
    if kind:
        return kind
    clause = _clause(scope, verb)
    kind = _head(scope, clause, verb)
    if not kind:
        earlier = _kinds(scope, range(clause - 1, scope.begin - 1, -1))
        kind = next((kind for kind in earlier if kind in PERSONS or kind == "animal"), "")
    if not kind and "self_verb" in scope.words.all[verb].groups:
        return "self"
    return kind or ("" if _opens(scope, verb) else _behind(scope))


def _kinds(scope: _Scope, places: Iterable[int]) -> Iterable[str]:
    for at in places:
        if at not in scope.taken and not is_behind_preposition(scope.words.all, at, scope.begin):
            kind = kind_of(scope.words, at, scope.begin)
            if kind:
                yield kind


def _first_kind(scope: _Scope, places: Iterable[int]) -> str:
    return next(iter(_kinds(scope, places)), "")


def _head(scope: _Scope, clause: int, verb: int) -> str:
    """Return the kind of a clause's first word that is something; a person further on counts: "MENSEN de zanger is"."""
    kinds = list(_kinds(scope, range(clause, verb)))
    if not kinds or kinds[0] not in _NEGATIVE:
        return kinds[0] if kinds else ""
    relative = any("relative" in scope.words.all[at].groups for at in range(clause, verb))
    return "person" if "person" in kinds and not relative else kinds[0]


def _clause(scope: _Scope, verb: int) -> int:
    """Return where the clause of a verb begins: behind the last sign or conjunction before it."""
    for at in range(verb - 1, scope.begin - 1, -1):
        word = scope.words.all[at]
        if (word.is_sign and word.written not in "'\"") or ("conj" in word.groups and verb - at > 2):
            return at + 1
    return scope.begin


def _is_done(scope: _Scope, verb: int) -> bool:
    """Tell whether a participle of something else stands between a verb and its place: "is vanmorgen geopereerd in"."""
    if scope.words.all[verb].key not in _AUXILIARIES:
        return False
    between = scope.words.all[verb + 1 : scope.first]
    return any(not word.groups and _PARTICIPLE.fullmatch(word.written) for word in between)


def _is_something(scope: _Scope, verb: int) -> bool:
    """Tell whether somebody is said to be something, not somewhere: "is nu wethouder in", "she is a professor at"."""
    words = scope.words.all
    if words[verb].key not in _COPULAS:
        return False
    for at in range(verb + 1, scope.first):
        word = words[at]
        if word.has("with", "prep") or word.is_sign:
            return False  # "is in a wheelchair"
        if at in scope.taken or word.has(*_SKIPPED) or (word.has("third", "self") and not word.has("det")):
            continue
        if scope.words.langs[0] == "en" and word.key.endswith("ing"):
            return False  # "is taking questions on"
        named = word.written[0].isupper() and scope.words.langs[0] != "de"
        if not word.groups and not named:
            return True
        if "person" in word.groups:
            return not words[at - 1].has("det", "owner") or words[at - 1].key in _INDEFINITE
    return False


def _seen(scope: _Scope, verb: int) -> str:
    """Return "person" where a person is named around a verb of seeing, else nothing to speak of."""
    begin, end = min(verb, scope.first), max(verb, scope.last)
    around = (*range(max(scope.begin, begin - 6), scope.first), *range(scope.last + 1, min(scope.end, end + 6)))
    every = [kind_of(scope.words, at, scope.begin) for at in around if at not in scope.taken]
    kinds = sorted(filter(None, every), key=lambda kind: kind == "self")
    told = next((kind for kind in kinds if kind in ("person", "vehicle", "self")), "")
    return ("near" if _is_near(scope) else "thing") if not told else "thing" if told == "self" else told


def _left_of(scope: _Scope, verb: int) -> str:
    """Return the kind of the word right before a verb: "zij staat", "mijn fiets staat"; not "die de wolf ziet zit"."""
    words = scope.words.all
    if words[verb].has("third", "self"):  # "he's", "jsuis"
        return "self" if words[verb].has("self") else "person"
    if is_contraction(words, verb):
        return kind_of(scope.words, verb, scope.begin) or ("person" if words[verb].written[0].isupper() else "")
    for at in range(verb - 1, max(scope.begin, verb - 5) - 1, -1):
        if at in scope.taken or words[at].has(*_SKIPPED):
            continue
        if words[at].is_sign or is_behind_preposition(words, at, scope.begin):
            return ""
        kind = kind_of(scope.words, at, scope.begin)
        if kind in ("", *PERSONS):
            return kind
        relative = any("relative" in words[i].groups for i in range(_clause(scope, verb), at))
        return "" if relative else kind
    return ""


def _right_of(scope: _Scope, verb: int) -> str:
    """Return the kind of what stands behind a verb: "zit ik", "staat nu de burgemeester", "staat er een meisje"."""
    words = scope.words.all
    stop = scope.first if verb < scope.first else scope.end
    for at in range(verb + 1, min(verb + 8, stop)):
        word = words[at]
        if word.is_sign or (word.has("prep", "with") and not word.has("third", "self")):
            break
        if at in scope.taken or (word.has(*_SKIPPED, "det", "dummy") and not word.has("self")):
            continue
        kind = kind_of(scope.words, at, scope.begin)
        if kind:
            return kind
        if word.has("stop", "negation", *VERBS) or at - verb > 4:
            break
    return ""


def _behind(scope: _Scope) -> str:
    """Return the kind of a person or the author told of behind a place: "in de Aldi zie ik hem"."""
    kinds = _kinds(scope, range(scope.last + 1, min(scope.last + 20, scope.end)))
    return next((kind for kind in kinds if kind in ("person", "self")), "")


def _opens(scope: _Scope, verb: int) -> bool:
    """Tell whether a verb opens its sentence or clause: "rijdt op de A58", "…, zit nu op"."""
    for at in range(verb - 1, scope.begin - 1, -1):
        word = scope.words.all[at]
        if word.is_sign:
            return True
        if not (at in scope.taken or word.has("filler", "still")):
            return False
    return True


def _unsaid(scope: _Scope, verb: int) -> str:
    """Return who is meant where a sentence names nobody."""
    word = scope.words.all[verb] if verb >= 0 else None
    if word and word.has("being", "acting") and verb < scope.first and _opens(scope, verb):
        return "implied"
    if _is_near(scope):
        return "near"
    if word and (word.has("animate") or (word.has("acting") and not word.has("being"))):
        return "implied"
    return "implied" if verb < 0 and _is_alone(scope) else "unknown"


def _is_alone(scope: _Scope) -> bool:
    """Tell whether a sentence or its first clause is a place and a time, no more: "Nu op perron 4 in Zwolle, koud"."""
    words = scope.words.all
    if any(at not in scope.taken and not words[at].has("filler") for at in range(scope.begin, scope.first)):
        return False
    after = next((at for at in range(scope.last + 1, scope.end) if at not in scope.taken), scope.end)
    return after == scope.end or words[after].written in ",.!"


def _is_near(scope: _Scope) -> bool:
    """Tell whether the sentence before or behind speaks of somebody."""
    words = scope.words.all
    before = range(max(0, scope.begin - _NEAR_BEFORE), scope.begin)
    behind = range(scope.end, min(len(words), scope.end + _NEAR_BEHIND))
    if any("animal" in words[at].groups for part in (before, behind) for at in part):
        return False
    return any(_is_somebody(scope.words, at) for part in (before, behind) for at in part)


def _is_somebody(words: Words, at: int) -> bool:
    return kind_of(words, at, 0) in ("person", "self")
