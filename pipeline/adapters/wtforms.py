"""WTForms: a validator.

    class CommentForm(FlaskForm):
        text = TextAreaField(validators=[InputRequired(), NoPrivateData(lang=request_language)])

ASK and BLOCK refuse, with the message in the form's first locale, or as ``lang`` says. HOLD passes, unless
``refuse_held``. The answers are in ``form.doxguard_answers``, by field: the view saves a held post as such, and shows
the proposal of one that was refused. A form that knows who writes has a method ``doxguard_context()``.

Source: wtforms.readthedocs.io, "Validators" ("Custom validators").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from wtforms import Field, Form
from wtforms.validators import ValidationError

from doxguard.hook import Hook
from doxguard.pipeline.adapters.shared import FALLBACK, is_refused, the_hook


class NoPrivateData:
    """Refuses a text that holds somebody's private data, as the policy says."""

    def __init__(
        self, hook: Hook | None = None, *, lang: str | Callable[[], str] = "", refuse_held: bool = False
    ) -> None:
        """``lang``: of the message, or what tells it."""
        self.hook = hook
        self.lang = lang
        self.refuse_held = refuse_held

    def __call__(self, form: Form, field: Field) -> None:
        """Raise WTForms' `ValidationError` if a text is not to be published as it is."""
        told = getattr(form, "doxguard_context", None)
        answer = the_hook(self.hook).check(str(field.data or ""), told() if told else None)
        form.doxguard_answers = {**getattr(form, "doxguard_answers", {}), field.name: answer}
        if is_refused(answer, self.refuse_held):
            raise ValidationError(answer.text(self._language(form)))

    def _language(self, form: Form) -> str:
        if self.lang:
            return self.lang if isinstance(self.lang, str) else self.lang()
        return next(_locales(form), FALLBACK)


def _locales(form: Form) -> Iterator[str]:
    """Yield what ``class Meta: locales`` says; it may also be False."""
    yield from (str(name) for name in form.meta.locales or ())
