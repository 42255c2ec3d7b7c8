"""What the adapters of web frameworks have in common: which answers refuse a post, and what its author gets to see.

An adapter is to be thin: it asks a `Hook`, speaks the framework's language, and leaves the rest to the site. It is
written against `doxguard.hook`, as a site's own code would be.
"""

from collections.abc import Iterator, Mapping

from doxguard.hook import Hook, HookAnswer, HookContext, Outcome, default_hook
from doxguard.pipeline.hook.message import LANGUAGES

CODE = "private_data"
FALLBACK = "en"
_ACCEPTED = 20  # languages of a header that are read; browsers send five at most

Given = HookContext | Mapping[str, object] | None


def the_hook(hook: Hook | None = None) -> Hook:
    """Return the hook that was given, or the default one."""
    return hook or default_hook()


def is_refused(answer: HookAnswer, refuse_held: bool = False) -> bool:
    """Tell whether a post may not go on to the site; ``refuse_held``: nor where a moderator should look first."""
    refused = (Outcome.ASK, Outcome.BLOCK, Outcome.HOLD) if refuse_held else (Outcome.ASK, Outcome.BLOCK)
    return answer.outcome in refused


def for_author(answer: HookAnswer, lang: str = FALLBACK) -> dict[str, object]:
    """Return an answer as its author may see it, fit for JSON; "text" is the message in his language.

    Decision and cause stay with the site: they would tell how far somebody may go, and what is registered.
    """
    kept = ("cause", "decision", "would")
    shown = {key: value for key, value in answer.to_dict().items() if key not in kept}
    return {**shown, "proposal": _sendable(answer.proposal), "text": answer.text(lang)}


def fault_of(text: object, from_form: bool = False) -> str:
    """Return what is wrong with a text that cannot be stored or sent on, or nothing.

    Forms are decoded with U+FFFD for what is not UTF-8; in JSON somebody may have meant it.
    """
    if not isinstance(text, str):
        return "must be there, and be a text"
    if "\0" in text:
        return "must hold no NUL"
    if (from_form and "\ufffd" in text) or not _is_whole(text):
        return "must be UTF-8"
    return ""


def _is_whole(text: str) -> bool:
    """Tell whether a text has no half characters, which JSON may write and UTF-8 cannot hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def language(accept: str | None) -> str:
    """Return which of our languages an Accept-Language header prefers."""
    asked = sorted(_asked(accept or ""), key=lambda pair: -pair[0])  # stable: of equals the first
    return next((lang for _, lang in asked), FALLBACK)


def _sendable(text: str | None) -> str | None:
    """Return a text that can be encoded, with "?" for half characters."""
    return text.encode("utf-8", "replace").decode() if text is not None else None


def _asked(accept: str) -> Iterator[tuple[float, str]]:
    for part in accept.split(",", _ACCEPTED)[:_ACCEPTED]:
        name, _, weight = part.partition(";")
        lang = name.strip().lower().partition("-")[0]
        quality = _quality(weight)
        if lang in LANGUAGES and quality > 0:
            yield quality, lang


def _quality(weight: str) -> float:
    """Read "q=0.8"; what cannot be read asks for nothing."""
    name, _, value = weight.strip().partition("=")
    if not name:
        return 1.0
    try:
        return float(value) if name.strip() == "q" else 0.0
    except ValueError:
        return 0.0
