"""What a site knows of a post beyond its record: its author, and how often it was handed in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from doxguard.errors import InputError


@dataclass(frozen=True, slots=True)
class HookContext:
    """All of it may be missing."""

    author: str = field(default="", repr=False)  # id or handle; taken where the post does not say
    own: tuple[str, ...] = field(default=(), repr=False)  # data known to be the author's: numbers, addresses, …
    insisted: bool = False  # the author was asked, and hands it in once more

    @classmethod
    def of(cls, context: HookContext | Mapping[str, object] | None) -> HookContext:
        """Read a context; raises `InputError` naming the key."""
        if isinstance(context, HookContext):
            return context
        if context is None:
            return _NONE
        if not isinstance(context, Mapping):
            raise InputError(f"a context must be a HookContext or a mapping, not {type(context).__name__}")
        accepted = [one.name for one in fields(cls)]
        for key in context:
            if key not in accepted:
                raise InputError(f"context: unknown key {str(key)[:40]!r}; accepted: {', '.join(accepted)}")
        return cls(_string(context), _strings(context), _truth(context))


_NONE = HookContext()


def _string(context: Mapping[str, object]) -> str:
    value = context.get("author", "")
    if not isinstance(value, str):
        raise InputError("context: 'author' must be a string")
    return value


def _strings(context: Mapping[str, object]) -> tuple[str, ...]:
    value = context.get("own", ())
    if not isinstance(value, list | tuple | set | frozenset) or not all(isinstance(one, str) for one in value):
        raise InputError("context: 'own' must be a list of strings")
    return tuple(value)


def _truth(context: Mapping[str, object]) -> bool:
    value = context.get("insisted", False)
    if not isinstance(value, bool):
        raise InputError("context: 'insisted' must be true or false")
    return value
