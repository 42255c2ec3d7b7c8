"""Why a post shares something, and behaviour that is not allowed by itself.

A first reading, from words: which groups of them occur together. Extortion is a demand beside a threat to expose; a
threat is exposing somebody's data, announced; a bounty is money for it; asking others to bring it is incitement, and
so is sending others to somebody. Help in a crisis, events, business and news are read when none of that is there.

Source: ``data/lexicon/intent.yaml``.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from doxguard.detectors.context.words import Hit, find_words
from doxguard.detectors.finding import Finding, Signal
from doxguard.detectors.text import Text


class _Seen(NamedTuple):
    """What the rules look at: the words found per group, and whether private data was found."""

    words: Mapping[str, Sequence[Hit]]
    data: bool

    def has(self, *groups: str) -> bool:
        return all(name in self.words for name in groups)


class _Rule(NamedTuple):
    intent: str
    holds: Callable[[_Seen], bool]
    shown: str  # the group whose words are given as evidence
    strength: float


# In this order: the graver reading first.
_RULES = (
    _Rule("bounty", lambda s: not s.data and s.has("money", "seek", "private"), "seek", 0.7),
    _Rule("extortion", lambda s: not s.data and s.has("demand", "expose", "private", "money", "you"), "demand", 0.7),
    _Rule("threat", lambda s: not s.data and s.has("expose", "private", "you", "i"), "expose", 0.6),
    _Rule("incitement", lambda s: not s.data and s.has("seek", "private", "hostile"), "seek", 0.6),
    _Rule("crisis_help", lambda s: s.data and s.has("crisis") and not s.has("hostile"), "crisis", 0.7),
    _Rule("incitement", lambda s: s.data and s.has("mob"), "mob", 0.6),
    _Rule("abusive", lambda s: s.data and s.has("hostile"), "hostile", 0.6),
    _Rule("event", lambda s: s.data and s.has("event"), "event", 0.6),
    _Rule("professional", lambda s: s.data and s.has("professional"), "professional", 0.6),
    _Rule("news", lambda s: s.data and s.has("news"), "news", 0.5),
)

# What is to be exposed has to be named: without such a word there is no threat, bounty or extortion to be read.
TRIGGERS = (
    r"adre|addres|addy|add\.ress|direcci|anschrift|\bwohn|\bwoon|slaap|where .{0,12}live|habit|viv[ei]|num.{0,2}r"
    r"|digits|naakt|nude|nackt|foto|photo|filmp|\bvid.{0,2}o|dossier|gegevens|daten|datos|donn|\binfo\b|\bloc\b"
    r"|location|receipts|befund|akte|real name"
    r"|full name|govt name|nombre real|vrai nom|klarnam|naam|passpo|paspo|\bssn|records"
    r"|scho|cole|insti|portal|\bpiso|werkgever|employer|arbeitgeber|workplace|screenshot|chats|appjes|\bflat\b|house"
    r"|straat|te bereiken",
)


def read_intent(text: Text, findings: Sequence[Finding]) -> Signal:
    """Return the signal "intent"; "neutral" where no rule holds."""
    seen = _Seen(find_words("intent", text.folded), bool(findings))
    for rule in _RULES:
        if rule.holds(seen):
            hit = seen.words[rule.shown][0]
            return Signal("intent", rule.intent, rule.strength, *text.span(hit.start, hit.end))
    return Signal("intent", "neutral")
