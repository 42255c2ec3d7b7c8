"""``doxguard serve``: the hook over HTTP."""

from __future__ import annotations

import click

from doxguard.errors import InputError

_LOCAL = ("127.0.0.1", "::1", "localhost")


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option("--port", default=8300, show_default=True, type=click.IntRange(0, 65535), help="Port to listen at.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 256), help="Processes that answer.")
@click.option("--config", default="", metavar="FILE", help="How the hook answers (docs/hook.md).")
@click.option("--dry-run", is_flag=True, help="Publish everything; count what would have been answered.")
@click.option("--rate", default="", metavar="RATE", help='Requests a key or address may make: "100/second".')
@click.option("--rate-store", default="async+memory://", metavar="URL", help="Where they are counted: async+redis://…")
@click.option("--body-bytes", default=1 << 20, show_default=True, type=click.IntRange(1), help="Largest body.")
@click.option("--connections", default=500, show_default=True, type=click.IntRange(2), help="At a time, per process.")
@click.option("--batch", default=100, show_default=True, type=click.IntRange(1), help="Posts in one request.")
@click.option("--metrics/--no-metrics", default=True, show_default=True, help="Whether to answer at /metrics.")
def serve(
    host: str,
    port: int,
    workers: int,
    config: str,
    dry_run: bool,
    rate: str,
    rate_store: str,
    body_bytes: int,
    connections: int,
    batch: int,
    metrics: bool,
) -> None:
    """Answer over HTTP whether posts may be published.

    \b
    doxguard serve --workers 2 --config hook.yaml
    curl -H "Content-Type: application/json" -d '{"text": "haar nummer is 06 1122 3344"}' localhost:8300/check

    Keys come from the variable DOXGUARD_API_KEYS, Coral's signing secrets from DOXGUARD_CORAL_SECRETS; several with
    commas between them.
    """
    try:
        from doxguard.pipeline.service.serve import serve as run
        from doxguard.pipeline.service.settings import settings_from
    except ModuleNotFoundError as error:
        raise InputError(f"{error.name} is missing: pip install 'doxguard[serve]'") from None
    from doxguard.pipeline.hook.config import load_config
    from doxguard.pipeline.policy_model import load_policy

    settings = settings_from(
        config=config,
        dry_run=dry_run,
        rate=rate,
        rate_store=rate_store,
        body_bytes=body_bytes,
        batch=batch,
        metrics=metrics,
    )
    load_policy(load_config(config or None).policy)  # before any process is started: what is wrong is told once
    if host not in _LOCAL and not settings.keys:
        click.echo("doxguard: anybody who reaches this address may ask: DOXGUARD_API_KEYS is not set", err=True)
    run(settings, host, port, workers, connections)
