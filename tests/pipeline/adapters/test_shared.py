"""What all adapters have in common."""

import json

import pytest

from doxguard.hook import Cause, Hook, HookAnswer, Outcome
from doxguard.pipeline.adapters.shared import fault_of, for_author, is_refused, language, the_hook
from tests.pipeline.adapters.examples import CLEAN, PRIVATE, PROPOSAL, holds_canary

HEADERS = {
    "none": (None, "en"),
    "empty": ("", "en"),
    "Dutch": ("nl", "nl"),
    "Belgian": ("nl-BE", "nl"),
    "as browsers send it": ("nl-NL,nl;q=0.9,en-US;q=0.8,en;q=0.7", "nl"),
    "English first": ("en-GB,en;q=0.9,nl;q=0.8", "en"),
    "by weight, not by place": ("en;q=0.5, nl;q=0.9", "nl"),
    "of equals the first": ("en;q=0.5, nl;q=0.5", "en"),
    "one we do not speak": ("fr", "en"),
    "after one we do not speak": ("fr, nl;q=0.3", "nl"),
    "anything": ("*", "en"),
    "refused": ("nl;q=0", "en"),
    "a word that begins like it": ("nlx", "en"),
    "capitals, spaces": (" NL-nl ; q=1", "nl"),
    "not a number": ("nl;q=much", "en"),
    "not a weight": ("nl;level=1", "en"),
    "no sense": (";;,,=", "en"),
    "too far behind": (",".join(["fr"] * 20 + ["nl"]), "en"),
    "very long": ("nl," * 100_000, "nl"),
}


@pytest.mark.parametrize(("header", "expected"), HEADERS.values(), ids=HEADERS)
def test_language(header: str | None, expected: str) -> None:
    assert language(header) == expected


FAULTS = {
    "a text": ("a", False, False),
    "empty": ("", False, False),
    "of a form": ("café", True, False),
    "replaced, in a form": ("caf\ufffd", True, True),
    "written so, in JSON": ("caf\ufffd", False, False),
    "NUL": ("a\0", False, True),
    "half a character": ("\ud800", False, True),
    "both halves": ("\U0001f600", False, False),
    "none": (None, False, True),
    "a number": (1, True, True),
    "bytes": (b"a", False, True),
}


@pytest.mark.parametrize(("text", "from_form", "bad"), FAULTS.values(), ids=FAULTS)
def test_fault_of_a_text(text: object, from_form: bool, bad: bool) -> None:
    assert bool(fault_of(text, from_form)) is bad


@pytest.mark.parametrize(
    ("outcome", "refused", "with_held"),
    [
        (Outcome.PUBLISH, False, False),
        (Outcome.ASK, True, True),
        (Outcome.HOLD, False, True),
        (Outcome.BLOCK, True, True),
    ],
)
def test_what_is_refused(outcome: Outcome, refused: bool, with_held: bool) -> None:
    answer = HookAnswer(outcome, Cause.DECISION, {})
    assert (is_refused(answer), is_refused(answer, refuse_held=True)) == (refused, with_held)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_author_sees_message_spans_and_proposal(hook: Hook, lang: str) -> None:
    answer = hook.check({"text": PRIVATE, "lang": lang})
    shown = for_author(answer, lang)
    assert shown["text"] == answer.message[lang]
    assert shown["proposal"] == PROPOSAL[lang]
    assert shown["spans"] == [{"entity": "PHONE_NUMBER", "start": 15, "end": 27, "subject": "other"}]
    assert not {"decision", "would"} & set(shown)
    assert not holds_canary(shown)


def test_proposal_can_be_sent(hook: Hook) -> None:
    shown = for_author(hook.check(f"{PRIVATE} \ud800"))
    assert str(shown["proposal"]).endswith("] ?")
    json.dumps(shown, ensure_ascii=False).encode()


def test_one_hook_unless_one_is_given(hook: Hook) -> None:
    other = Hook()
    assert the_hook() is hook
    assert the_hook(other) is other
    assert the_hook().check(CLEAN).outcome is Outcome.PUBLISH
