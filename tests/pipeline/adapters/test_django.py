"""The validator, the fields and the mixin, in Django itself."""

from collections.abc import Iterator
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db.migrations.writer import MigrationWriter
from django.utils.translation import override

from doxguard.errors import InputError
from doxguard.hook import Cause, Hook, HookAnswer, HookContext, Outcome
from doxguard.pipeline.adapters import django as adapter
from doxguard.pipeline.adapters.django import (
    NoPrivateData,
    PrivateDataError,
    PrivateDataFormMixin,
    PublicCharField,
    PublicTextField,
    asking,
    held,
    site_hook,
)
from tests.pipeline.adapters.examples import BLOCKED, CLEAN, HELD, NOT_PUBLISHED, PRIVATE, PROPOSAL, holds_canary

pytestmark = pytest.mark.usefixtures("django_app")


class NoteForm(PrivateDataFormMixin, forms.Form):
    """Two fields that others read, and one that nobody does."""

    text = PublicCharField()
    title = forms.CharField(required=False, validators=[NoPrivateData()])
    contact = forms.CharField(required=False)
    insisted = False

    def doxguard_context(self) -> dict[str, object]:
        """Tell what a test says."""
        return {"author": "visitor", "insisted": self.insisted}


def _form(**values: object) -> NoteForm:
    form = NoteForm({"text": CLEAN, **values})
    form.full_clean()
    return form


@pytest.fixture
def told() -> Iterator[list[dict[str, Any]]]:
    """What the signal has told."""
    seen: list[dict[str, Any]] = []

    def hear(sender: type, **said: object) -> None:
        seen.append({"sender": sender, **said})

    held.connect(hear)
    yield seen
    held.disconnect(hear)


@pytest.mark.parametrize("text", [PRIVATE, BLOCKED], ids=["ask", "block"])
def test_validator_refuses(text: str) -> None:
    with pytest.raises(ValidationError) as caught:
        NoPrivateData()(text)
    assert caught.value.code == "private_data"


@pytest.mark.parametrize("text", [CLEAN, HELD, "", 0, None, ["a"]], ids=str)
def test_validator_passes(text: object) -> None:
    NoPrivateData()(text)


def test_validator_reads_other_values_as_text() -> None:
    with pytest.raises(PrivateDataError):
        NoPrivateData()({"note": PRIVATE})


def test_held_is_refused_where_asked() -> None:
    with pytest.raises(PrivateDataError) as caught:
        NoPrivateData(refuse_held=True)(HELD)
    assert caught.value.params["outcome"] == "hold"


@pytest.mark.parametrize(
    ("active", "lang"), [("nl", "nl"), ("en-gb", "en"), ("nl-be", "nl"), ("fr", "en"), (None, "en")]
)
def test_message_is_in_the_active_language(active: str | None, lang: str) -> None:
    with override(active), pytest.raises(PrivateDataError) as caught:
        NoPrivateData()(PRIVATE)
    assert caught.value.messages[0].startswith(NOT_PUBLISHED[lang])


def test_error_holds_places_and_no_text() -> None:
    with pytest.raises(PrivateDataError) as caught:
        NoPrivateData()(PRIVATE)
    error = caught.value
    spans = [{"entity": "PHONE_NUMBER", "start": 15, "end": 27, "subject": "other"}]
    assert error.params == {"outcome": "ask", "spans": spans}
    assert error.answer.proposal in PROPOSAL.values()
    assert not holds_canary(error, error.args, error.params, error.messages, vars(error))
    assert "haar" not in repr((error, error.args, error.params, vars(error)))


def test_per_cent_in_a_message_stays() -> None:
    answer = HookAnswer(Outcome.ASK, Cause.DECISION, {"en": "100% of it %(outcome)s"})
    with override("en"):
        assert PrivateDataError(answer).messages == ["100% of it %(outcome)s"]


def test_migrations_can_write_the_validator() -> None:
    written, imports = MigrationWriter.serialize(NoPrivateData(refuse_held=True))
    assert written == "doxguard.pipeline.adapters.django.NoPrivateData(refuse_held=True)"
    assert imports == {"import doxguard.pipeline.adapters.django"}
    _, path, args, kwargs = PublicTextField(max_length=9).deconstruct()
    assert (path, args, kwargs) == ("doxguard.pipeline.adapters.django.PublicTextField", [], {"max_length": 9})


def test_validators_that_do_the_same_are_equal() -> None:
    assert NoPrivateData() == NoPrivateData()
    assert hash(NoPrivateData()) == hash(NoPrivateData())
    assert NoPrivateData() != NoPrivateData(refuse_held=True)
    assert NoPrivateData() != "NoPrivateData()"


def test_form_names_the_fields_that_were_refused() -> None:
    form = _form(text=PRIVATE, title=BLOCKED, contact=PRIVATE)
    assert {name: answer.outcome for name, answer in form.refusals.items()} == {
        "text": Outcome.ASK,
        "title": Outcome.BLOCK,
    }
    assert form.refusals["text"].proposal in PROPOSAL.values()
    assert not holds_canary(form.errors.as_json(), form.errors.as_data(), form.refusals)


def test_form_of_a_clean_text() -> None:
    form = _form()
    assert form.is_valid()
    assert not form.refusals
    assert not form.held


def test_form_without_data_refuses_nothing() -> None:
    assert not NoteForm().refusals


def test_form_of_a_held_text() -> None:
    form = _form(text=HELD)
    assert form.is_valid()
    assert form.held


def test_who_insists_is_believed() -> None:
    class Insisting(NoteForm):
        insisted = True

    assert Insisting({"text": PRIVATE}).is_valid()
    assert not Insisting({"text": BLOCKED}).is_valid()


def test_signal_tells_who_wrote_what_is_held(told: list[dict[str, Any]]) -> None:
    _form(text=HELD, title=HELD)
    [said] = told  # two fields with one text are one check
    assert said["sender"] is NoPrivateData
    assert said["context"] == HookContext(author="visitor")
    assert said["answer"].outcome is Outcome.HOLD
    assert said["text"] == HELD


@pytest.mark.parametrize("text", [CLEAN, PRIVATE, BLOCKED], ids=["publish", "ask", "block"])
def test_signal_is_sent_for_nothing_else(told: list[dict[str, Any]], text: str) -> None:
    _form(text=text)
    assert told == []


def test_model_field_validates_where_the_model_does(django_app: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        django_app.Comment(text=PRIVATE).full_clean()
    assert [error.code for error in caught.value.error_dict["text"]] == ["private_data"]
    django_app.Comment(text=HELD).full_clean()


def test_model_outside_a_form_can_be_told_who_writes(django_app: Any) -> None:
    with asking({"author": "visitor", "insisted": True}) as asked:
        django_app.Comment(text=PRIVATE).full_clean()
    assert [answer.outcome for answer in asked.answers.values()] == [Outcome.PUBLISH]
    with pytest.raises(ValidationError):  # and is no longer insisted on
        django_app.Comment(text=PRIVATE).full_clean()


def test_what_was_asked_shows_no_text() -> None:
    with asking({"author": "06 1122 3377"}) as asked, pytest.raises(PrivateDataError):
        NoPrivateData()(PRIVATE)
    assert not holds_canary(asked)


def test_context_that_cannot_be_used_is_named() -> None:
    class Wrong(NoteForm):
        def doxguard_context(self) -> dict[str, object]:
            return {"autor": "visitor"}

    with pytest.raises(InputError, match="unknown key 'autor'"):
        Wrong({"text": CLEAN}).full_clean()


@pytest.fixture
def settings(django_app: Any) -> Iterator[Any]:
    """The settings, put back afterwards."""
    before = django_app.settings.DOXGUARD_HOOK
    adapter._made.cache_clear()
    yield django_app.settings
    django_app.settings.DOXGUARD_HOOK = before
    adapter._made.cache_clear()


def test_settings_may_hold_a_hook(settings: Any) -> None:
    settings.DOXGUARD_HOOK = mine = Hook()
    assert site_hook() is mine


def test_settings_may_hold_a_configuration(settings: Any) -> None:
    settings.DOXGUARD_HOOK = {"budget": None, "without": ["phone"]}
    assert site_hook() is site_hook()
    NoPrivateData()(PRIVATE)


def test_settings_may_name_a_file(settings: Any, tmp_path: Any) -> None:
    settings.DOXGUARD_HOOK = tmp_path / "hook.yaml"
    settings.DOXGUARD_HOOK.write_text("dry_run: true\n")
    assert site_hook().config.dry_run


def test_settings_may_say_nothing(settings: Any, hook: Hook) -> None:
    settings.DOXGUARD_HOOK = None
    assert site_hook() is hook


def test_settings_that_cannot_be_used_are_named(settings: Any) -> None:
    settings.DOXGUARD_HOOK = 7
    with pytest.raises(InputError, match=r"DOXGUARD_HOOK: must be a Hook, a file or keys .* not int"):
        site_hook()
