"""Django REST framework: a validator that knows its serializer, and a mixin for serializers.

    class CommentSerializer(PrivateDataSerializerMixin, serializers.ModelSerializer): ...   # fields as in django.py

    class CommentSerializer(serializers.Serializer):                                        # or without the mixin
        text = serializers.CharField(validators=[NoPrivateData()])

Who writes is read from the serializer's context: "doxguard" there, or the user of "request". The framework makes lists
of messages of all errors, so what else an answer has, the proposal for one, is in the mixin's `refusals`. Nothing of
the framework is imported: it takes Django's validators and errors as they are.

Source: django-rest-framework.org, "Validators" ("Accessing the context"), "Serializers".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from django.utils.deconstruct import deconstructible

from doxguard.hook import HookAnswer
from doxguard.pipeline.adapters import django
from doxguard.pipeline.adapters.shared import Given


class HasContext(Protocol):
    """A serializer, or a field of one."""

    context: Mapping[str, object]


@deconstructible
class NoPrivateData(django.NoPrivateData):
    """Refuses a text that holds somebody's private data; asks the serializer's context who writes."""

    requires_context = True

    def __call__(self, value: object, field: HasContext | None = None) -> None:
        """Raise Django's `PrivateDataError` if a text is not to be published as it is."""
        if field is None or django.is_asking():  # called by Django, or within the mixin
            super().__call__(value)
            return
        with django.asking(context_of(field)):
            super().__call__(value)


class PrivateDataSerializerMixin:
    """For a serializer whose fields have a `NoPrivateData`: tells them who writes, and keeps what was answered.

    ``held_field``: the key of the validated data that is to say whether a moderator should look first. Of many items,
    `held` and `refusals` are those of the last; what is under ``held_field`` is right for each.
    """

    held = False
    held_field = ""
    refusals: tuple[HookAnswer, ...] = ()

    def doxguard_context(self) -> Given:
        """Return the author, his own data, and whether he insists."""
        return context_of(self)  # type: ignore[arg-type]

    def run_validation(self, *data: object, **named: object) -> object:
        """Validate, as the framework's serializers do."""
        with django.asking(self.doxguard_context()) as asked:
            try:
                valid = super().run_validation(*data, **named)  # type: ignore[misc]
            finally:
                self.held, self.refusals = asked.held, asked.refusals
        if self.held_field and isinstance(valid, dict):
            valid[self.held_field] = self.held
        return valid


def context_of(serializer: HasContext) -> Given:
    """Return what a serializer's context tells of the author."""
    given = serializer.context.get("doxguard")
    if given is not None:
        return given  # type: ignore[return-value]  # HookContext.of says what is wrong with it
    user = getattr(serializer.context.get("request"), "user", None)
    return {"author": str(user.get_username())} if user is not None else None
