"""FastAPI and Starlette: a dependency that asks the hook before the endpoint runs.

    @app.post("/comments")
    async def add(comment: Comment, answer: Annotated[HookAnswer, Depends(publishable())]) -> …

ASK and BLOCK are answered with 422 and the answer as ``detail``, the message in the language of Accept-Language as its
"text". PUBLISH and HOLD reach the endpoint, which sees the outcome in ``answer``. The text is the field ``text`` of a
JSON object or of a form (forms need python-multipart). Without FastAPI: ``answer = await publishable()(request)``, and
``Starlette(exception_handlers={Refused: refusal})``.

`without_input` answers FastAPI's own 422 without repeating what was sent. How large a body may be is the server's to
say: ``max_body_size`` of the application, or the proxy before it.

Source: fastapi.tiangolo.com, "Dependencies" and "Handling errors"; starlette.io, "Requests".
"""

import inspect
import json
from collections.abc import Awaitable, Callable, Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse

from doxguard.hook import Hook, HookAnswer
from doxguard.pipeline.adapters.shared import CODE, Given, fault_of, for_author, is_refused, language, the_hook

Context = Callable[[Request], Given | Awaitable[Given]]
Dependency = Callable[[Request], Awaitable[HookAnswer]]
_REFUSED = 422


def publishable(
    field: str = "text", *, hook: Hook | None = None, context: Context | None = None, refuse_held: bool = False
) -> Dependency:
    """Return a dependency that asks about a field of the request's JSON or form.

    ``context``: tells of a request who writes, and whether he insists; it may be async.
    """

    async def ask(request: Request) -> HookAnswer:
        try:
            return await answer_on(request)
        except HTTPException:
            await request.close()  # the files of a form: no endpoint will do it
            raise

    async def answer_on(request: Request) -> HookAnswer:
        text = await _text(request, field)
        known = context(request) if context else None
        answer = await the_hook(hook).acheck(text, await known if inspect.isawaitable(known) else known)
        if is_refused(answer, refuse_held):
            raise Refused(answer, language(request.headers.get("accept-language")))
        return answer

    return ask


class Refused(HTTPException):
    """A text is not published as it is."""

    def __init__(self, answer: HookAnswer, lang: str) -> None:
        """Answer with what the author may see, as ``detail``."""
        super().__init__(_REFUSED, for_author(answer, lang), {"Content-Language": lang})  # type: ignore[arg-type]
        self.answer = answer

    def __str__(self) -> str:
        """Leave the proposal out: errors are logged."""
        return f"{_REFUSED}: {CODE}, {self.answer.outcome}"

    def __repr__(self) -> str:
        """Leave it out here as well."""
        return f"<Refused {self}>"


async def refusal(_request: Request, error: Exception) -> JSONResponse:
    """Answer `Refused` where FastAPI does not."""
    assert isinstance(error, Refused)
    return JSONResponse({"detail": error.detail}, error.status_code, error.headers)


async def without_input(_request: Request, error: Exception) -> JSONResponse:
    """Answer FastAPI's `RequestValidationError`: where it is, of which type and why, never what was sent."""
    errors: list[dict[str, object]] = error.errors()  # type: ignore[attr-defined]
    return JSONResponse({"detail": [_without_input(one) for one in errors]}, _REFUSED)


def _without_input(error: Mapping[str, object]) -> dict[str, object]:
    kept = {key: error[key] for key in ("type", "loc", "msg") if key in error}
    return {**kept, "ctx": error["ctx"]} if error["type"] == CODE else kept


async def _text(request: Request, field: str) -> str:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    is_form = kind in ("application/x-www-form-urlencoded", "multipart/form-data")
    fields = await request.form() if is_form else await _json(request)
    value = fields.get(field)
    if fault := fault_of(value, from_form=is_form):
        raise HTTPException(_REFUSED, f"'{field}' {fault}")
    return str(value)


async def _json(request: Request) -> Mapping[str, object]:
    try:
        fields = json.loads(await request.body())
    except (ValueError, RecursionError):  # not JSON, not UTF-8, nested without end
        raise HTTPException(400, "the body must be JSON in UTF-8") from None
    if not isinstance(fields, dict):
        raise HTTPException(_REFUSED, "the body must be a JSON object")
    return fields
