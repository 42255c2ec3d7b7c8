"""Django: a validator, a form field, a model field, and a mixin for forms.

    class Comment(models.Model):
        text = PublicTextField()
        held = models.BooleanField(default=False)

    class CommentForm(PrivateDataFormMixin, forms.ModelForm): ...

A validator can only refuse or pass. ASK and BLOCK refuse, with the message in Django's active language. HOLD passes,
and `held` is sent; ``refuse_held`` refuses it as well. The mixin tells the validators who writes and whether he
insists, and keeps the answers: `form.held` is what a view saves a post as. `Model.save` runs no validators; that is
Django's way, and left as it is.

``settings.DOXGUARD_HOOK`` may name the hook: a `Hook`, the keys of a configuration, or its file. Without it, the
default one is asked. Nothing of a post is in the errors' messages, parameters or reprs.

Source: docs.djangoproject.com, "Validators", "Form and field validation", "Writing migrations".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.dispatch import Signal
from django.utils.deconstruct import deconstructible
from django.utils.translation import get_language

from doxguard.errors import InputError
from doxguard.hook import Hook, HookAnswer, HookContext, Outcome
from doxguard.pipeline.adapters.shared import CODE, FALLBACK, Given, is_refused, the_hook

held = Signal()  # sender: the validator's class; answer, context, and text, which is the receiver's to keep private


class PrivateDataError(ValidationError):
    """A text is not published as it is. `answer` has all there is to say, the proposal included."""

    def __init__(self, answer: HookAnswer) -> None:
        """Say so in Django's active language."""
        message = answer.text(get_language() or FALLBACK).replace("%", "%%")
        spans = [span._asdict() for span in answer.spans]
        super().__init__(message, code=CODE, params={"outcome": str(answer.outcome), "spans": spans})
        self.answer = answer


@dataclass(slots=True)
class Asked:
    """What is known while a form is validated, and what was answered so far."""

    context: HookContext
    answers: dict[str, HookAnswer] = field(default_factory=dict, repr=False)  # by text: a text is looked at once

    @property
    def held(self) -> bool:
        """Whether a moderator should look before anything is published."""
        return any(answer.outcome is Outcome.HOLD for answer in self.answers.values())

    @property
    def refusals(self) -> tuple[HookAnswer, ...]:
        """The answers that refuse a text anywhere."""
        return tuple(answer for answer in self.answers.values() if is_refused(answer))


_ASKED: ContextVar[Asked | None] = ContextVar("doxguard_asked", default=None)


@contextmanager
def asking(context: Given = None) -> Iterator[Asked]:
    """Tell the validators within who writes; for `Model.full_clean` outside a form."""
    asked = Asked(HookContext.of(context))
    token = _ASKED.set(asked)
    try:
        yield asked
    finally:
        _ASKED.reset(token)


def is_asking() -> bool:
    """Tell whether a form or serializer has said who writes."""
    return _ASKED.get() is not None


@deconstructible
class NoPrivateData:
    """Refuses a text that holds somebody's private data, as the policy says."""

    code = CODE

    def __init__(self, refuse_held: bool = False) -> None:
        """``refuse_held``: refuse, too, what a moderator should look at first."""
        self.refuse_held = refuse_held

    def __call__(self, value: object) -> None:
        """Raise `PrivateDataError` if a text is not to be published as it is."""
        asked = _ASKED.get() or Asked(HookContext())
        answer = self._answer(str(value), asked)
        if is_refused(answer, self.refuse_held):
            raise PrivateDataError(answer)

    def __eq__(self, other: object) -> bool:
        """Tell whether another does the same, so that no migration is written for it."""
        return isinstance(other, NoPrivateData) and other.refuse_held == self.refuse_held

    def __hash__(self) -> int:
        """Go with ``==``."""
        return hash((NoPrivateData, self.refuse_held))

    def _answer(self, text: str, asked: Asked) -> HookAnswer:
        if text not in asked.answers:
            asked.answers[text] = answer = site_hook().check(text, asked.context)
            if answer.outcome is Outcome.HOLD:
                held.send(type(self), answer=answer, context=asked.context, text=text)
        return asked.answers[text]


class PublicCharField(forms.CharField):
    """A form field for what others will read."""

    widget = forms.Textarea
    default_validators = (NoPrivateData(),)


class PublicTextField(models.TextField):
    """A model field for what others will read. Its form field is the usual one: the model validates."""

    default_validators = (NoPrivateData(),)


class PrivateDataFormMixin:
    """For a form whose fields have `NoPrivateData`: tells them who writes, and keeps what was answered."""

    held = False  # once validated: whether a moderator should look before the post is published

    def doxguard_context(self) -> Given:
        """Return the author, his own data, and whether he insists; a form that knows overrides this."""
        return None

    def full_clean(self) -> None:
        """Validate, as Django's forms do."""
        with asking(self.doxguard_context()) as asked:
            super().full_clean()  # type: ignore[misc]
        self.held = asked.held

    @property
    def refusals(self) -> Mapping[str, HookAnswer]:
        """The answers that refused something, by field."""
        return {
            name: error.answer
            for name, errors in self.errors.as_data().items()  # type: ignore[attr-defined]
            for error in errors
            if isinstance(error, PrivateDataError)
        }


def site_hook() -> Hook:
    """Return the hook that the settings ask for; raises `InputError` naming the key."""
    setting = getattr(settings, "DOXGUARD_HOOK", None)
    return setting if isinstance(setting, Hook) else _made()


@cache
def _made() -> Hook:
    setting = getattr(settings, "DOXGUARD_HOOK", None)
    if setting is None:
        return the_hook()
    if isinstance(setting, str | Path | Mapping):
        return Hook(setting)
    raise InputError(f"DOXGUARD_HOOK: must be a Hook, a file or keys of a configuration, not {type(setting).__name__}")
