"""What is told, but is not so: questions, denials, wishes, conditions, opening hours, films and stories.

Source: the groups "ask", "negation", "wish", "condition", "business", "fiction", "story" of
``data/lexicon/live_location.yaml``.
"""

import re
from collections.abc import Iterator, Sequence

from doxguard.detectors.live_location.where import Where
from doxguard.detectors.live_location.who import Who
from doxguard.detectors.live_location.words import Word, Words

_NEAR = 25
_OWN = 3  # words behind "if" up to its own verb
_STRONG = frozenset(":;-\u2013\u2014")  # signs that part a sentence
_YEAR = re.compile(r"1[0-9]{3}|20[01][0-9]")
_BEFORE_YEAR = frozenset(
    {"in", "anno", "en", "im", "jahr", "jahre", "jaar", "since", "sinds", "seit", "depuis", "desde"}
)
_VERB_LAST = ("nl", "de")  # languages in which an infinitive stands at the end
_VERBS = ("being", "acting", "was", "having")


def unreal(words: Words, place: Where, first: int, who: Who) -> Iterator[str]:
    """Yield in what way a sentence with a place asks, denies, wishes, supposes, advertises or tells a film."""
    begin, end = words.sentence_bounds(place.first)
    begin, end = max(begin, place.first - _NEAR), min(end, place.last + _NEAR)
    clause = _clause(words.all, begin, min(first, who.at if 0 <= who.at < first else first))
    clause = max(clause, _own_clause(words.all, who.at) if clause < who.at < place.first else clause)
    around = words.all[begin:end]
    strong = max((at for at in range(begin, clause) if words.all[at].written in _STRONG), default=begin)
    if words.told or _is_fiction(words.all[begin : min(begin + 3, strong)]):
        yield "story"  # "aflevering 4: hij is nu in Parijs"
    if any(_is_year(words.all, at) for at in range(begin, end)):
        yield "year"
    if _is_supposed(words, clause, place.first, who.at):
        yield "supposed"
        if words.all[clause].has("condition") and clause < who.at <= clause + _OWN:
            yield "if"  # "if he is in"; not "if you are near, he is in"
    if any("negation" in word.groups for word in _close(words.all, clause, first, place, who.at)):
        yield "denied"
    if _is_fiction(words.all[strong:end]):
        yield "fiction"
    if who.verb == "was" and who.at == clause:
        yield "over"
    if who.kind != "person" and _is_business(around):
        yield "business"
    if _is_asked(words.all, clause, place.last, end):
        yield "asked"


def _is_year(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word is a year that is over: "in 1957"."""
    return at > 0 and bool(_YEAR.fullmatch(words[at].written)) and words[at - 1].key in _BEFORE_YEAR


def _close(words: Sequence[Word], clause: int, first: int, place: Where, verb: int) -> Sequence[Word]:
    """Return the words in which a denial speaks of the place: those before it, and those at its verb."""
    begin = max(clause, min(first, verb if verb >= 0 else first) - 2)
    return words[begin : place.first]


def _is_supposed(words: Words, clause: int, first: int, verb: int) -> bool:
    """Tell whether a wish or a condition governs a place: no verb of its own stands between them.

    In Dutch and German a verb before the place is no infinitive: "die zei dat het moest zit nu in".
    """
    until = verb if clause <= verb < first else first
    begin = verb if words.langs[0] in _VERB_LAST and clause < verb < first else clause
    for at in range(first - 1, clause - 1, -1):
        word = words.all[at]
        if at >= begin and _is_wish(word):
            return True
        if "condition" in word.groups and at < until:
            return not any(word.has(*_VERBS) for word in words.all[at + 1 : until])
    return False


def _is_wish(word: Word) -> bool:
    """Tell whether a word is a wish: "würde", not "wurde", which is the same without accents."""
    return "wish" in word.groups and "was" not in word.groups and word.written.lower() != "wurde"


def _is_fiction(around: Sequence[Word]) -> bool:
    """Tell whether a film or a game is spoken of; "die acteur uit die serie zit nu in …" is no story."""
    return any(
        "fiction" in word.groups and not (_is_origin(around, at) or _is_filming(around, at))
        for at, word in enumerate(around)
    )


def _is_filming(around: Sequence[Word], at: int) -> bool:
    """Tell whether a word is the verb: "go film her"."""
    return at + 1 < len(around) and "object" in around[at + 1].groups and not (at and around[at - 1].has("det", "prep"))


def _is_origin(around: Sequence[Word], at: int) -> bool:
    for before in range(at - 1, max(-1, at - 4), -1):
        if (around[before].has("link") and not around[before].has("det")) or around[before].has("route"):
            return True
        if not around[before].has("det") and not around[before].written[0].isupper():
            return False
    return False


def _is_business(around: Sequence[Word]) -> bool:
    """Tell whether a shop or an event speaks: "wij zijn vandaag open", not "op de open dag"."""
    return any(
        "business" in word.groups and not (at and around[at - 1].has("det", "prep")) for at, word in enumerate(around)
    )


def _own_clause(words: Sequence[Word], verb: int) -> int:
    """Return where the clause of a pronoun right before its verb begins: a word or two before it."""
    if words[verb].has("third", "self"):
        return verb - 1
    return verb - 3 if verb and words[verb - 1].has("third", "self") else 0


def _clause(words: Sequence[Word], begin: int, at: int) -> int:
    """Return where the clause begins in which a word stands: behind the last sign before it."""
    for before in range(at - 1, begin - 1, -1):
        if words[before].is_sign and words[before].written not in "'\"":
            return before + 1
    return begin


def _is_asked(words: Sequence[Word], clause: int, last: int, end: int) -> bool:
    for at in range(last + 1, end):
        if words[at].written == "?":
            return True
        if words[at].is_sign:
            break
    return words[clause].has("ask", "generic") and clause < last
