"""Starting the service: one process, or several that share a port."""

from __future__ import annotations

import os
import tempfile

import uvicorn

from doxguard.pipeline.service.metrics import FOLDER
from doxguard.pipeline.service.settings import Settings

_APP = "doxguard.pipeline.service.app:make_app"
_PATIENCE = 30  # seconds for requests that are being answered when the service is told to stop


def serve(settings: Settings, host: str, port: int, workers: int, connections: int) -> None:
    """Answer requests until told to stop; a worker process that dies is replaced.

    ``connections``: that each worker takes at the same time; others get 503.
    """
    os.environ.update(settings.to_environment())
    with tempfile.TemporaryDirectory(prefix="doxguard-metrics-") as folder:
        if workers > 1:
            os.environ.setdefault(FOLDER, folder)
        uvicorn.run(
            _APP,
            factory=True,
            host=host,
            port=port,
            workers=workers,
            limit_concurrency=connections,
            access_log=False,  # it would hold whatever somebody writes into an address
            timeout_graceful_shutdown=_PATIENCE,
            server_header=False,
        )
