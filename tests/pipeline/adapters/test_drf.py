"""The validator and the mixin, in Django REST framework itself."""

from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from doxguard.errors import InputError
from doxguard.hook import Outcome
from doxguard.pipeline.adapters import django, drf
from tests.pipeline.adapters.examples import BLOCKED, CLEAN, HELD, NOT_PUBLISHED, PRIVATE, holds_canary

PERSON = SimpleNamespace(user=SimpleNamespace(get_username=lambda: "visitor"))


@pytest.fixture
def serializers(django_app: ModuleType) -> Any:
    """The framework's module; it is imported once Django is set up."""
    return django_app.serializers


@pytest.fixture
def note(serializers: Any) -> Any:
    """A serializer without the mixin."""

    class Note(serializers.Serializer):
        text = serializers.CharField(validators=[drf.NoPrivateData()])

    return Note


@pytest.fixture
def comment(django_app: ModuleType) -> Any:
    """A serializer of a model, with the mixin."""
    return django_app.CommentSerializer


@pytest.mark.parametrize("text", [PRIVATE, BLOCKED], ids=["ask", "block"])
def test_validator_refuses(note: Any, text: str) -> None:
    one = note(data={"text": text})
    assert not one.is_valid()
    [error] = one.errors["text"]
    assert error.code == "private_data"
    assert not holds_canary(one.errors, error)


@pytest.mark.parametrize("text", [CLEAN, HELD], ids=["publish", "hold"])
def test_validator_passes(note: Any, text: str) -> None:
    assert note(data={"text": text}).is_valid()


def test_context_says_who_insists(note: Any) -> None:
    known = {"doxguard": {"author": "visitor", "insisted": True}}
    assert note(data={"text": PRIVATE}, context=known).is_valid()
    assert not note(data={"text": BLOCKED}, context=known).is_valid()


def test_author_is_the_user_of_the_request(serializers: Any) -> None:
    heard = []

    class Note(serializers.Serializer):
        text = serializers.CharField(validators=[drf.NoPrivateData()])

    def hear(sender: type, **said: Any) -> None:
        heard.append((sender, said["context"].author))

    django.held.connect(hear)
    Note(data={"text": HELD}, context={"request": PERSON}).is_valid()
    django.held.disconnect(hear)
    assert heard == [(drf.NoPrivateData, "visitor")]


@pytest.mark.parametrize("request_", [None, SimpleNamespace(), SimpleNamespace(user=None)], ids=str)
def test_nobody_is_logged_in(note: Any, request_: object) -> None:
    assert drf.context_of(note(context={"request": request_})) is None


def test_context_that_cannot_be_used_is_named(note: Any) -> None:
    with pytest.raises(InputError, match="must be a HookContext or a mapping, not int"):
        note(data={"text": CLEAN}, context={"doxguard": 7}).is_valid()


def test_mixin_tells_the_validators_of_the_model_who_insists(comment: Any) -> None:
    assert not comment(data={"text": PRIVATE}).is_valid()
    assert comment(data={"text": PRIVATE}, context={"doxguard": {"insisted": True}}).is_valid()


def test_validator_within_the_mixin_asks_once(serializers: Any, hook: Any) -> None:
    class Note(drf.PrivateDataSerializerMixin, serializers.Serializer):
        text = serializers.CharField(validators=[drf.NoPrivateData(), django.NoPrivateData()])

    before = sum(hook.counts.read().values())
    assert Note(data={"text": HELD}, context={"doxguard": {"author": "visitor"}}).is_valid()
    assert sum(hook.counts.read().values()) == before + 1


def test_mixin_keeps_the_answers(comment: Any) -> None:
    one = comment(data={"text": PRIVATE})
    assert not one.is_valid()
    assert [answer.outcome for answer in one.refusals] == [Outcome.ASK]
    assert not one.held
    assert not holds_canary(one.refusals)


def test_held_goes_to_the_validated_data_of_each(comment: Any) -> None:
    many = comment(data=[{"text": HELD}, {"text": CLEAN}], many=True)
    assert many.is_valid()
    assert [one["held"] for one in many.validated_data] == [True, False]


def test_author_cannot_say_that_nothing_is_held(comment: Any) -> None:
    one = comment(data={"text": HELD, "held": False})
    assert one.is_valid()
    assert one.validated_data["held"] is True


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_message_is_in_the_active_language(comment: Any, lang: str) -> None:
    from django.utils.translation import override

    with override(lang):
        one = comment(data={"text": PRIVATE})
        assert not one.is_valid()
    assert one.errors["text"][0].startswith(NOT_PUBLISHED[lang])
