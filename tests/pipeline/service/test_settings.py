"""What a service is set up with, and how worker processes come to know it."""

import pytest

from doxguard.errors import InputError
from doxguard.pipeline.service.settings import settings_from


def test_workers_get_what_the_command_was_given() -> None:
    given = settings_from({}, rate="5/second", batch=7, keys=["hunter"])
    assert "hunter" not in str(given.to_environment())
    assert "hunter" not in repr(given)
    told = settings_from({**given.to_environment(), "DOXGUARD_API_KEYS": "hunter, next"})
    assert (told.rate, told.batch) == ("5/second", 7)
    assert [key.get_secret_value() for key in told.keys] == ["hunter", "next"]


BAD = {
    "no rate": ({"rate": "often"}, "rate: Value error, 'often' is no rate"),
    "no size": ({"body_bytes": 0}, "body_bytes"),
    "no store": ({"rate_store": "async+nowhere://:geheim@h"}, "rate_store: Value error, async+nowhere: cannot be used"),
    "a store that makes others wait": ({"rate_store": "memory://"}, "rate_store: Value error, must begin with async+"),
    "unknown": ({"colour": "red"}, "colour"),
}


@pytest.mark.parametrize(("changes", "said"), BAD.values(), ids=BAD)
def test_what_cannot_be_used(changes: dict[str, object], said: str) -> None:
    with pytest.raises(InputError) as caught:
        settings_from({}, **changes)
    assert said in str(caught.value)
    assert "geheim" not in str(caught.value)


def test_a_variable_that_is_no_json() -> None:
    with pytest.raises(InputError, match="DOXGUARD_SERVICE"):
        settings_from({"DOXGUARD_SERVICE": "{"})
