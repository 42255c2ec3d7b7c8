"""Flask: a decorator for views, and the function behind it.

    @app.post("/comments")
    @publishable()
    def add(answer: HookAnswer) -> …

ASK and BLOCK end the request with 422 and the answer as JSON, the message in the language of Accept-Language as its
"text"; `Refused` is the error, for a site's own `errorhandler`. PUBLISH and HOLD reach the view, which sees the outcome
in ``answer``. The text is the field ``text`` of a JSON object or of a form. How large a body may be says the
application: ``MAX_CONTENT_LENGTH``, ``MAX_FORM_MEMORY_SIZE``.

Source: flask.palletsprojects.com, "View Decorators" and "Handling Application Errors".
"""

import json
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Concatenate, NoReturn, ParamSpec, TypeVar
from urllib.parse import unquote_to_bytes

from flask import abort, jsonify, request
from werkzeug.exceptions import HTTPException

from doxguard.hook import Hook, HookAnswer
from doxguard.pipeline.adapters.shared import Given, fault_of, for_author, is_refused, language, the_hook

P = ParamSpec("P")
T = TypeVar("T")


class Refused(HTTPException):
    """A text is not published as it is."""

    code = 422

    def __init__(self, answer: HookAnswer) -> None:
        """Answer the request that is being handled."""
        lang = request_language()
        response = jsonify(for_author(answer, lang))
        response.status_code = 422
        response.content_language.add(lang)
        super().__init__(answer.text(lang), response)
        self.answer = answer


def check(text: str, context: Given = None, *, hook: Hook | None = None, refuse_held: bool = False) -> HookAnswer:
    """Return the answer on a text; raises `Refused`."""
    answer = the_hook(hook).check(text, context)
    if is_refused(answer, refuse_held):
        raise Refused(answer)
    return answer


def publishable(
    field: str = "text",
    *,
    hook: Hook | None = None,
    context: Callable[[], Given] | None = None,
    refuse_held: bool = False,
) -> Callable[[Callable[Concatenate[HookAnswer, P], T]], Callable[P, T]]:
    """Return a decorator that asks about a field before a view runs, and gives the view the answer.

    ``context``: tells of the request that is being handled who writes, and whether he insists.
    """

    def decorate(view: Callable[Concatenate[HookAnswer, P], T]) -> Callable[P, T]:
        @wraps(view)
        def checked(*args: P.args, **kwargs: P.kwargs) -> T:
            text = _text(field)  # before the context, which may rely on a body that can be read
            answer = check(text, context() if context else None, hook=hook, refuse_held=refuse_held)
            return view(answer, *args, **kwargs)

        return checked

    return decorate


def request_language() -> str:
    """Return which of our languages the request prefers."""
    return language(request.headers.get("Accept-Language"))  # Flask's own reading misses "nl-BE,en"


def only_utf8() -> None:
    """Refuse a form that is not UTF-8, of which Flask makes "%E9"; for ``app.before_request``."""
    if request.mimetype == "application/x-www-form-urlencoded":
        try:
            unquote_to_bytes(request.get_data()).decode()
        except UnicodeDecodeError:
            _end(400, "the form must be UTF-8")


def _text(field: str) -> str:
    value = _fields().get(field)
    if fault := fault_of(value, from_form=not request.is_json):
        _end(422, f"'{field}' {fault}")
    return str(value)


def _fields() -> Mapping[str, object]:
    if not request.is_json:
        only_utf8()
        return request.form
    try:
        fields = json.loads(request.get_data())
    except (ValueError, RecursionError):  # not JSON, not UTF-8, nested without end
        _end(400, "the body must be JSON in UTF-8")
    if not isinstance(fields, dict):
        _end(422, "the body must be a JSON object")
    return fields


def _end(status: int, why: str) -> NoReturn:
    response = jsonify({"text": why})
    response.status_code = status
    abort(response)
