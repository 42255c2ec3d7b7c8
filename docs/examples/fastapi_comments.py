"""Comments with FastAPI: what holds somebody's private data comes back to its author, with a proposal.

    .venv/bin/python docs/examples/fastapi_comments.py [port]

Then open http://127.0.0.1:8000/ and try: haar nummer is 06 1122 3344
"""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated

import uvicorn
from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, Field

from doxguard.hook import Hook, HookAnswer, Outcome
from doxguard.pipeline.adapters.starlette import publishable, without_input

HOOK = Hook({"budget": 2, "over_budget": "hold"})  # a site that is not in a hurry, and rather waits than leaks

PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Comments</title>
<h1>Comments</h1>
<form id="form">
  <p><textarea id="text" rows="4" cols="60" required maxlength="20000"></textarea></p>
  <p><button>Post</button></p>
</form>
<div id="asked" role="alert" hidden>
  <p id="message"></p>
  <p id="offer">Proposal: <q id="proposal"></q> <button id="take">Take it over</button></p>
  <p><button id="insist">Post it nevertheless</button></p>
</div>
<ul id="comments"></ul>
<script>
const at = id => document.getElementById(id);
async function post(insisted) {
  const sent = await fetch("/comments", {method: "POST", headers: {"Content-Type": "application/json"},
                                         body: JSON.stringify({text: at("text").value, insisted})});
  const said = await sent.json();
  at("asked").hidden = sent.ok && !said.held;
  if (sent.ok) at("text").value = "";
  at("message").textContent = said.text ?? said.detail.text ?? JSON.stringify(said.detail);
  at("proposal").textContent = said.detail?.proposal ?? "";
  at("offer").hidden = !said.detail?.proposal;
  at("insist").hidden = said.detail?.outcome !== "ask";
  show();
}
async function show() {
  const items = (await (await fetch("/comments")).json()).map(text => {
    const item = document.createElement("li");
    item.textContent = text;
    return item;
  });
  at("comments").replaceChildren(...items);
}
at("form").onsubmit = event => { event.preventDefault(); post(false); };
at("insist").onclick = () => post(true);
at("take").onclick = () => { at("text").value = at("proposal").textContent; };
show();
</script>
</html>
"""


class Comment(BaseModel):
    """What is sent."""

    text: Annotated[str, Field(min_length=1, max_length=20_000)]
    insisted: bool = False  # the author was asked, and posts it nevertheless


async def context(request: Request) -> dict[str, object]:
    """Tell who writes; a site takes the author from its session."""
    body = await request.json()
    return {"author": "visitor", "insisted": body.get("insisted") is True}


@asynccontextmanager
async def ready(_app: FastAPI) -> AsyncIterator[None]:
    """Warm up before the first post, and end the threads after the last."""
    with HOOK:
        HOOK.warm_up()
        yield


app = FastAPI(title="Comments", lifespan=ready, max_body_size=256 * 1024)
app.add_exception_handler(RequestValidationError, without_input)
app.state.published = []
app.state.queue = []  # for a moderator


@app.get("/", response_class=HTMLResponse)
async def page() -> str:
    """Show the form."""
    return PAGE


@app.get("/comments")
async def comments() -> list[str]:
    """List what was published."""
    return list(app.state.published)


@app.post("/comments", status_code=201)
async def add(
    comment: Comment, answer: Annotated[HookAnswer, Depends(publishable(hook=HOOK, context=context))]
) -> dict[str, object]:
    """Publish a comment, or keep it for a moderator. The dependency has refused what may not come here."""
    held = answer.outcome is Outcome.HOLD
    (app.state.queue if held else app.state.published).append(comment.text)
    return {"held": held, "text": answer.text("en")}


if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]) if sys.argv[1:] else 8000)
