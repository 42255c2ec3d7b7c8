"""Asking before a post is published.

>>> from doxguard import hook
>>> answer = hook.check("haar nummer is 06 1122 3344", {"author": "@a"})
>>> answer.outcome, answer.proposal
(<Outcome.ASK: 'ask'>, 'haar nummer is [telephone number]')

`check`, `acheck` and `warm_up` use one `Hook` with the default configuration; make a `Hook` for any other.
"""

from collections.abc import Mapping
from functools import cache

from doxguard.pipeline.hook.answer import Cause, HookAnswer, Outcome, Span
from doxguard.pipeline.hook.config import HookConfig, load_config
from doxguard.pipeline.hook.context import HookContext
from doxguard.pipeline.hook.hook import Hook
from doxguard.pipeline.post import Post

__all__ = [
    "Cause",
    "Hook",
    "HookAnswer",
    "HookConfig",
    "HookContext",
    "Outcome",
    "Span",
    "acheck",
    "check",
    "default_hook",
    "load_config",
    "warm_up",
]


@cache
def default_hook() -> Hook:
    """Return the hook with the default configuration, made when it is first asked for."""
    return Hook()


def check(
    post: str | Post | Mapping[str, object], context: HookContext | Mapping[str, object] | None = None
) -> HookAnswer:
    """Answer on a post by the default configuration; see `Hook.check`."""
    return default_hook().check(post, context)


async def acheck(
    post: str | Post | Mapping[str, object], context: HookContext | Mapping[str, object] | None = None
) -> HookAnswer:
    """Answer without holding up the event loop; see `Hook.acheck`."""
    return await default_hook().acheck(post, context)


def warm_up() -> None:
    """Make the default hook ready, so that the first post does not wait; see `Hook.warm_up`."""
    default_hook().warm_up()
