"""Coral's external moderation: a comment in, a status out; nothing is said of what may be published.

Coral cannot hand a comment back to its author: what the hook would ask about is withheld for a moderator. Requests are
signed with HMAC-SHA256 over the body (``X-Coral-Signature: sha256=…``, several while a secret is replaced).

Source: docs.coralproject.net, "External Moderation Phases" and "Webhooks Guide".
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Sequence

from pydantic import SecretStr

from doxguard.pipeline.hook.answer import HookAnswer, Outcome
from doxguard.pipeline.post import Post
from doxguard.pipeline.readers.html_text import html_to_text
from doxguard.pipeline.service.schema import CoralIn

SIGNATURE = "X-Coral-Signature"
_STATUS = {Outcome.ASK: "SYSTEM_WITHHELD", Outcome.HOLD: "PREMOD", Outcome.BLOCK: "REJECTED"}


def is_signed(body: bytes, signature: str, secrets: Sequence[SecretStr]) -> bool:
    """Tell whether one of the signatures was made with one of the secrets; always, where there are no secrets."""
    if not secrets:
        return True
    given = [part.strip().removeprefix("sha256=").encode("utf-8", "replace") for part in signature.split(",")]
    return sum(hmac.compare_digest(one, made) for made in _digests(body, secrets) for one in given) > 0


def _digests(body: bytes, secrets: Iterable[SecretStr]) -> list[bytes]:
    return [hmac.new(one.get_secret_value().encode(), body, hashlib.sha256).hexdigest().encode() for one in secrets]


def post_of(request: CoralIn) -> Post:
    """Return the comment as a post."""
    text, links = html_to_text(request.comment.body)
    return Post(
        text,
        author={"id": request.author.id},
        thread=request.story.id,
        reply_to=request.comment.parentID or "",
        urls=tuple(links),
    )


def status_of(answer: HookAnswer) -> dict[str, object] | None:
    """Return what Coral is to do; None to leave the comment to its other phases."""
    status = _STATUS.get(answer.outcome)
    return {"status": status, "tags": []} if status else None
