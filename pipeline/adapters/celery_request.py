"""What a Celery worker shows of a task that handles posts: its name and id, and nothing that it was given."""

from __future__ import annotations

from celery.worker.request import Request

HIDDEN = "(not shown)"


class PrivateRequest(Request):  # type: ignore[misc]
    """A request whose arguments are hidden, whoever sent it and with whatever tool."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self._argsrepr = self._kwargsrepr = HIDDEN
        self._request_dict |= {"argsrepr": HIDDEN, "kwargsrepr": HIDDEN}

    def info(self, safe: bool = False) -> dict[str, object]:  # noqa: ARG002
        """Return what `celery inspect` shows."""
        shown: dict[str, object] = super().info(safe=True)
        return shown
