"""Comments with Flask and WTForms: what holds somebody's private data comes back to its author, with a proposal.

    .venv/bin/python docs/examples/flask_comments.py [port]

Then open http://127.0.0.1:8000/ and try: haar nummer is 06 1122 3344
"""

import secrets
import sys

from flask import Flask, flash, jsonify, redirect, render_template_string, request
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from wtforms import TextAreaField
from wtforms.validators import InputRequired, Length, Regexp

from doxguard.hook import Hook, HookAnswer, Outcome
from doxguard.pipeline.adapters.flask import only_utf8, publishable, request_language
from doxguard.pipeline.adapters.wtforms import NoPrivateData

HOOK = Hook({"budget": 2, "over_budget": "hold"})  # a site that is not in a hurry, and rather waits than leaks

PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Comments</title>
<h1>Comments</h1>
{% for line in get_flashed_messages() %}<p role="status">{{ line }}</p>{% endfor %}
<form method="post">
  {{ form.hidden_tag() }}
  <p>{{ form.text(rows=4, cols=60) }}</p>
  {% for error in form.errors.values() | sum(start=[]) %}<p role="alert">{{ error }}</p>{% endfor %}
  <p><button>Post</button>
  {% if asked %}<button name="insisted" value="yes">Post it nevertheless</button>{% endif %}</p>
</form>
{% if proposal %}
<form method="post">
  {{ form.csrf_token }}
  <p>Proposal: <q>{{ proposal }}</q></p>
  <input type="hidden" name="text" value="{{ proposal }}">
  <p><button>Post the proposal</button></p>
</form>
{% endif %}
<ul>{% for text in published %}<li>{{ text }}</li>{% endfor %}</ul>
</html>
"""

app = Flask(__name__)
app.config.update(SECRET_KEY=secrets.token_hex(), MAX_CONTENT_LENGTH=256 * 1024, MAX_FORM_MEMORY_SIZE=256 * 1024)
app.before_request(only_utf8)
published: list[str] = []
queue: list[str] = []  # for a moderator


class CommentForm(FlaskForm):
    """What is sent."""

    text = TextAreaField(
        validators=[
            InputRequired(),
            Length(max=20_000),
            Regexp(r"[^\0\ufffd]*\Z", message="The text must be UTF-8, without NUL."),
            NoPrivateData(HOOK, lang=request_language),
        ]
    )

    def doxguard_context(self) -> dict[str, object]:
        """Tell who writes; a site takes the author from its session."""
        return {"author": "visitor", "insisted": request.form.get("insisted") == "yes"}


def keep(text: str, answer: HookAnswer) -> bool:
    """Publish a comment, or keep it for a moderator; tell whether it is kept."""
    held = answer.outcome is Outcome.HOLD
    (queue if held else published).append(text)
    return held


@app.route("/", methods=["GET", "POST"])
def page() -> ResponseReturnValue:
    """Show the form, and take it."""
    form = CommentForm()
    if form.validate_on_submit():
        answer = form.doxguard_answers["text"]
        if keep(form.text.data, answer):
            flash(answer.text(request_language()))
        return redirect("/")
    answer = getattr(form, "doxguard_answers", {}).get("text")
    refused = answer if answer and form.text.errors else None
    asked = refused is not None and refused.outcome is Outcome.ASK
    proposal = refused.proposal if refused else None
    body = render_template_string(PAGE, form=form, asked=asked, proposal=proposal, published=published)
    return body, 422 if form.is_submitted() else 200


def api_context() -> dict[str, object]:
    """Tell who writes, of a request in JSON."""
    body = request.get_json()  # it has been read as an object with a text in it before
    return {"author": "visitor", "insisted": body.get("insisted") is True}


@app.post("/api/comments")
@publishable(hook=HOOK, context=api_context)
def add(answer: HookAnswer) -> ResponseReturnValue:
    """Take a comment as JSON. What may not come here was refused with 422."""
    held = keep(request.get_json()["text"], answer)
    return jsonify(held=held, text=answer.text(request_language())), 201


if __name__ == "__main__":
    HOOK.warm_up()
    app.run("127.0.0.1", int(sys.argv[1]) if sys.argv[1:] else 8000)
