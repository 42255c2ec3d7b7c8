"""The validator, in WTForms itself."""

from collections.abc import Mapping

import pytest
from werkzeug.datastructures import MultiDict
from wtforms import Form, TextAreaField
from wtforms.validators import InputRequired

from doxguard.hook import Outcome
from doxguard.pipeline.adapters.wtforms import NoPrivateData
from tests.pipeline.adapters.examples import BLOCKED, CLEAN, HELD, NOT_PUBLISHED, PRIVATE, PROPOSAL, holds_canary


class NoteForm(Form):
    """Two fields that others read, and one that nobody does."""

    text = TextAreaField(validators=[InputRequired(), NoPrivateData()])
    title = TextAreaField(validators=[NoPrivateData()])
    contact = TextAreaField()
    insisted = False

    def doxguard_context(self) -> Mapping[str, object]:
        """Tell what a test says."""
        return {"author": "visitor", "insisted": self.insisted}


def _form(kind: type[Form] = NoteForm, **values: str) -> Form:
    return kind(MultiDict({"text": CLEAN, **values}))


@pytest.mark.parametrize(("text", "outcome"), [(PRIVATE, Outcome.ASK), (BLOCKED, Outcome.BLOCK)])
def test_refuses(text: str, outcome: Outcome) -> None:
    form = _form(text=text, contact=PRIVATE)
    assert not form.validate()
    assert set(form.errors) == {"text"}
    assert form.doxguard_answers["text"].outcome is outcome
    assert not holds_canary(form.errors, form.doxguard_answers)


@pytest.mark.parametrize(("text", "outcome"), [(CLEAN, Outcome.PUBLISH), (HELD, Outcome.HOLD)])
def test_passes_and_tells(text: str, outcome: Outcome) -> None:
    form = _form(text=text)
    assert form.validate()
    assert form.doxguard_answers["text"].outcome is outcome
    assert form.doxguard_answers["title"].outcome is Outcome.PUBLISH


def test_proposal_is_in_the_answer() -> None:
    form = _form(text=PRIVATE)
    form.validate()
    assert form.doxguard_answers["text"].proposal in PROPOSAL.values()


def test_empty_text_is_the_form_s_to_refuse() -> None:
    form = _form(text="")
    assert not form.validate()
    assert "text" not in getattr(form, "doxguard_answers", {})


def test_who_insists_is_believed() -> None:
    class Insisting(NoteForm):
        insisted = True

    assert _form(Insisting, text=PRIVATE).validate()
    assert not _form(Insisting, text=BLOCKED).validate()


def test_form_that_knows_nobody() -> None:
    class Plain(Form):
        text = TextAreaField(validators=[NoPrivateData()])

    assert _form(Plain, text=CLEAN).validate()
    assert not _form(Plain, text=PRIVATE).validate()


def test_held_is_refused_where_asked() -> None:
    class Strict(Form):
        text = TextAreaField(validators=[NoPrivateData(refuse_held=True)])

    assert not _form(Strict, text=HELD).validate()


LOCALES = {
    "none": (False, "en"),
    "empty": ((), "en"),
    "Dutch": (("nl_NL", "nl"), "nl"),
    "English": (["en_GB"], "en"),
    "another": (["fr"], "en"),
}


@pytest.mark.parametrize(("locales", "lang"), LOCALES.values(), ids=LOCALES)
def test_message_is_in_the_form_s_first_locale(locales: object, lang: str) -> None:
    class Local(Form):
        text = TextAreaField(validators=[NoPrivateData()])

    form = Local(MultiDict({"text": PRIVATE}), meta={"locales": locales})
    form.validate()
    assert form.text.errors[0].startswith(NOT_PUBLISHED[lang])


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_message_is_in_the_language_asked_for(lang: str) -> None:
    class Note(Form):
        text = TextAreaField(validators=[NoPrivateData(lang=lang)])
        title = TextAreaField(validators=[NoPrivateData(lang=lambda: lang)])

    form = _form(Note, text=PRIVATE, title=PRIVATE)
    form.validate()
    assert [form[name].errors[0].startswith(NOT_PUBLISHED[lang]) for name in ("text", "title")] == [True, True]
