"""Pydantic: a type for text that others will read.

    class Comment(BaseModel):
        text: PublishableText

ASK and BLOCK are errors of type ``private_data`` whose context holds outcome, messages and spans; their ``input`` is
None, so that neither an HTTP answer nor a log repeats the text. Other errors of pydantic do repeat what was given: set
``hide_input_in_errors`` for logs, and in FastAPI answer with `starlette.without_input`. The proposal is no part of the
error, as errors are logged; `Hook.check` has it. Who writes comes with ``Comment.model_validate(…, context={"doxguard":
{"author": "@a"}})``. A check takes milliseconds of the thread that validates; in an event loop, ask by `starlette`.

Source: docs.pydantic.dev, "Validators" and "Error handling".
"""

from collections.abc import Callable
from typing import Annotated, NoReturn, cast

from pydantic import AfterValidator, ValidationError, ValidationInfo
from pydantic_core import InitErrorDetails, PydanticCustomError

from doxguard.hook import Hook, HookAnswer, Outcome
from doxguard.pipeline.adapters.shared import CODE, FALLBACK, Given, is_refused, the_hook

Held = Callable[[HookAnswer, str], object]


def publishable(
    hook: Hook | None = None,
    *,
    lang: str | Callable[[], str] = FALLBACK,
    refuse_held: bool = False,
    held: Held | None = None,
) -> Callable[[str, ValidationInfo], str]:
    """Return a function for `AfterValidator`.

    ``lang``: of the message, or what tells it. ``held``: is given the answer and the text where a moderator should
    look first, which passes unless ``refuse_held``.
    """

    def check(text: str, info: ValidationInfo) -> str:
        answer = the_hook(hook).check(text, _context(info))
        if is_refused(answer, refuse_held):
            _refuse(answer, lang if isinstance(lang, str) else lang())
        if held and answer.outcome is Outcome.HOLD:
            held(answer, text)
        return text

    return check


PublishableText = Annotated[str, AfterValidator(publishable())]


def _context(info: ValidationInfo) -> Given:
    given = info.context.get("doxguard") if isinstance(info.context, dict) else None
    return cast(Given, given)  # HookContext.of says what is wrong with it


def _refuse(answer: HookAnswer, lang: str) -> NoReturn:
    """Raise an error that does not hold what was validated: one that pydantic makes by itself would."""
    context = {
        "outcome": str(answer.outcome),
        "message": answer.text(lang),
        "messages": dict(answer.message),
        "spans": [span._asdict() for span in answer.spans],
    }
    error = InitErrorDetails(type=PydanticCustomError(CODE, "{message}", context), loc=(), input=None)
    raise ValidationError.from_exception_data(CODE, [error], hide_input=True)
