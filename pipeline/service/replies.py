"""What goes over the wire when something is refused: JSON with a sentence, never what was sent."""

from __future__ import annotations

import json
from collections.abc import Mapping

from starlette.responses import Response


def reply(status: int, body: object, headers: Mapping[str, str] | None = None) -> Response:
    """Return a JSON answer."""
    content = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    return Response(content, status, headers, media_type="application/json")


def refusal(status: int, said: str, headers: Mapping[str, str] | None = None) -> Response:
    """Return a refusal; ``said`` must hold nothing of what was sent."""
    return reply(status, {"error": said}, headers)
