"""What is known of the pictures with a post: whom they show, whose they are, who agreed, why they are shared.

Read from what is said of the pictures (``about.media``, ``about.meta``) and, where that is silent, from the post's
words. What is said of a picture goes before words; of several pictures the gravest counts. Left out: looking at the
pictures themselves, and guessing from words alone that a picture shows a person.

Source: ``data/lexicon/media.yaml``; the keys of the media are those of the input record.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from doxguard.detectors.context.about import About
from doxguard.detectors.finding import Signal
from doxguard.detectors.text import Text
from doxguard.detectors.words import Hit, find_words

Media = Mapping[str, object]
Hits = Mapping[str, Sequence[Hit]]

_KNOWN, _SAID = 0.9, 0.6  # strength: of what is known of a picture, of what the words say
_NEWEST = 4000  # characters that are read: words about a picture stand near the top or nowhere
# Whom a picture shows, gravest first; and what else dumps call them.
_GRAVEST = ("prisoner_of_war", "minor", "private_individual", "public_figure", "crowd", "unknown")
_DEPICTED = {
    "minors": "minor", "child": "minor", "children": "minor", "prisoners_of_war": "prisoner_of_war",
    "pow": "prisoner_of_war", "private_individuals": "private_individual", "person": "private_individual",
    "public_figures": "public_figure", "politician": "public_figure", "celebrity": "public_figure", "people": "crowd",
    "group": "crowd", "none": "unknown", "animal": "unknown", "object": "unknown", "landscape": "unknown",
}  # fmt: skip
_SOURCES = {
    "user": "user", "private": "user", "individual": "user", "state_media": "state_media",
    "state_affiliated_media": "state_media", "state_affiliated": "state_media", "government": "government",
    "official": "government", "news": "news", "press": "news", "media": "news",
}  # fmt: skip
_NEAR = 8  # words between somebody's wish and what is wished
_MOST = 50  # wishes that are looked at
_SENTENCE_END = re.compile(r"[.!?\n]")


def read_media(text: Text, about: About, intent: str = "neutral") -> dict[str, Signal]:
    """Return the signals that speak of a post's pictures; empty where it has none. ``intent`` is that of the post."""
    if not about.media:
        return {}
    hits = find_words("media", text.folded[:_NEWEST])
    read = (
        _media(text, about, hits),
        _source(about),
        _public(text, about, hits),
        _owner(text, about, hits),
        _consent(text, about, hits),
        _interest(text, hits, intent),
    )
    return {signal.name: signal for signal in read}


def _media(text: Text, about: About, hits: Hits) -> Signal:
    shown = [_depicted(item) for item in about.media]
    gravest = min(shown, key=_GRAVEST.index)
    if gravest == "unknown" and "captives" in hits:
        return _told(text, "media", "prisoner_of_war", hits["captives"][0])
    return Signal("media", gravest, _KNOWN)


def _depicted(item: Media) -> str:
    value = _word(item.get("depicts"))
    value = _DEPICTED.get(value, value)
    return value if value in _GRAVEST else "unknown"


def _source(about: About) -> Signal:
    """Return whose account the pictures come from: as is known of them, or of the author."""
    given = [source for item in about.media if (source := _SOURCES.get(_word(item.get("source_account"))))]
    for source in ("state_media", "government", "news", "user"):
        if source in given:
            return Signal("media_source", source, _KNOWN)
    label = about.meta.get("label")
    outlet = find_words(
        "media", "\n".join(part[:500] for part in (label, about.name, about.bio) if isinstance(part, str))
    )
    for group, source in (("state_outlet", "state_media"), ("government", "government")):
        if group in outlet:
            return Signal("media_source", source, _SAID)
    return Signal("media_source", "unknown")


def _public(text: Text, about: About, hits: Hits) -> Signal:
    """Return whether the pictures are public already: only if all of them are."""
    known = [item.get("public_elsewhere") for item in about.media]
    if False in known:
        return Signal("media_public", "false", _KNOWN)
    if all(value is True for value in known):
        return Signal("media_public", "true", _KNOWN)
    if "in_the_news" in hits:
        return _told(text, "media_public", "true", hits["in_the_news"][0])
    return Signal("media_public", "unknown")


def _owner(text: Text, about: About, hits: Hits) -> Signal:
    posted = about.meta.get("posted_by_depicted")
    if isinstance(posted, bool):
        return Signal("media_owner", str(posted).lower(), _KNOWN)
    if "self_shown" in hits:
        return _told(text, "media_owner", "true", hits["self_shown"][0])
    return Signal("media_owner", "unknown")


def _consent(text: Text, about: About, hits: Hits) -> Signal:
    """Return what those who are shown say of it; one who objects is enough."""
    known = [item.get("consent") for item in about.media]
    if False in known or "refused" in known:
        return Signal("media_consent", "refused", _KNOWN)
    agreed, denied = _wishes(text, hits)
    objected = [*hits.get("objected", ()), *denied]
    objected += [hit for hit in hits.get("without", ()) if not _beside(text, hit, hits, "first_person", "hoped")]
    if objected:
        return _told(text, "media_consent", "refused", objected[0])
    if all(value is True or value == "given" for value in known):
        return Signal("media_consent", "given", _KNOWN)
    agreed = [hit for hit in (*hits.get("consent", ()), *agreed) if not _beside(text, hit, hits, "hoped", "without")]
    return _told(text, "media_consent", "given", agreed[0]) if agreed else Signal("media_consent", "unknown")


def _wishes(text: Text, hits: Hits) -> tuple[list[Hit], list[Hit]]:
    """Return where somebody agrees to this being posted, shared or filmed, and where somebody objects.

    Not a wish of the author's or of people at large, and no question. Who will not share may speak of his chips.
    """
    agreed: list[Hit] = []
    objected: list[Hit] = []
    others = [hit for group in ("author", "anybody") for hit in hits.get(group, ())]
    for wish in hits.get("agrees", ())[:_MOST]:
        if not _is_told(text.folded, wish) or any(0 < wish.first - other.last <= 2 for other in others):
            continue
        post = _nearest(text, wish, hits, "post_or_film")
        if post and _is_denied(wish, post, hits):
            objected.append(wish)
        elif deed := post or _nearest(text, wish, hits, "share"):
            agreed += [] if _is_denied(wish, deed, hits) else [wish]
    return agreed, objected


def _nearest(text: Text, wish: Hit, hits: Hits, group: str) -> Hit | None:
    near = (deed for deed in hits.get(group, ()) if abs(deed.first - wish.first) <= _NEAR)
    return next((deed for deed in near if _in_sentence(text.folded, wish, deed)), None)


def _is_denied(wish: Hit, deed: Hit, hits: Hits) -> bool:
    low, high = min(wish.first, deed.first) - 2, max(wish.last, deed.last) + 1
    return any(low <= word.first <= high for word in hits.get("not", ()))


def _is_told(folded: str, hit: Hit) -> bool:
    """Tell whether words stand in a statement and not at its head: "wanted to share this" is said of oneself."""
    before = [match.end() for match in _SENTENCE_END.finditer(folded, max(0, hit.start - 200), hit.start)]
    end = _SENTENCE_END.search(folded, hit.end)
    is_head = not folded[before[-1] if before else max(0, hit.start - 200) : hit.start].strip()
    return not is_head and not (end and end[0] == "?")


def _interest(text: Text, hits: Hits, intent: str) -> Signal:
    """Return why the pictures are shared: by one who saw an event, or for the sake of a public discussion.

    Seeing alone makes no witness, or every passer-by who films a stranger would be one: it takes an event.
    """
    event = hits.get("event", ())
    if (event or "event_maybe" in hits) and "witness" in hits:
        return _told(text, "media_interest", "eyewitness", hits["witness"][0])
    if event and ("just_now" in hits or intent == "news"):
        return _told(text, "media_interest", "eyewitness", event[0])
    if "interest" in hits:
        return _told(text, "media_interest", "public_interest", hits["interest"][0])
    return Signal("media_interest", "unknown")


def _beside(text: Text, hit: Hit, hits: Hits, *groups: str) -> bool:
    """Tell whether a word of these groups stands in the same sentence, outside the words themselves."""
    return any(_in_sentence(text.folded, hit, other) for group in groups for other in hits.get(group, ()))


def _in_sentence(folded: str, hit: Hit, other: Hit) -> bool:
    if hit.start <= other.start < hit.end:
        return False
    first, second = (other, hit) if other.start < hit.start else (hit, other)
    return second.start - first.end < 200 and not _SENTENCE_END.search(folded, first.end, second.start)


def _told(text: Text, name: str, value: str, hit: Hit) -> Signal:
    return Signal(name, value, _SAID, *text.span(hit.start, hit.end))


def _word(value: object) -> str:
    return value.strip().lower().replace("-", "_").replace(" ", "_") if isinstance(value, str) else ""
