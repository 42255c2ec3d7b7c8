"""The classifier, its evidence, and the file of its weights."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard import data
from doxguard.detectors.context import model as module
from doxguard.detectors.context.about import UNSEEN
from doxguard.detectors.context.features import NOWHERE
from doxguard.detectors.context.intent import HARMFUL, HOSTILE
from doxguard.detectors.context.model import make_model, model
from doxguard.errors import DataError
from tests.detectors.context.rows import ROWS, judged

NAMES = ("intent", "subject")
TOY = make_model(
    ("bad", "good"), (0, 0), {"w:kill": (300, -300), "w:kiss": (-200, 200), "E:CARD": (50, 0), "N": (-900, 900)}
)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Put a file of one's own in the place of the weights."""
    forget()
    monkeypatch.setattr(data, "path", lambda name: tmp_path / name)
    yield tmp_path / "context_model.json"
    monkeypatch.undo()
    forget()


def forget() -> None:
    module._read.cache_clear()
    module.model.cache_clear()


def test_chances_sum_to_one_and_follow_the_weights() -> None:
    chances = TOY.probabilities(TOY.part(["w:kill"]))
    assert sum(chances.values()) == pytest.approx(1)
    assert chances["bad"] > 0.99
    assert TOY.probabilities(TOY.part(["w:kiss"]))["good"] > 0.95


def test_nothing_that_is_known_leaves_the_bias() -> None:
    assert TOY.probabilities(TOY.part(["w:never", "w:seen"])) == {"bad": 0.5, "good": 0.5}
    assert TOY.probabilities(TOY.part([])) == {"bad": 0.5, "good": 0.5}


def test_parts_are_put_together() -> None:
    names = ["w:kill", "E:CARD", "w:kiss"]
    assert TOY.probabilities(TOY.part(names[:1]) + TOY.part(names[1:])) == TOY.probabilities(TOY.part(names))


def test_the_order_of_features_does_not_matter() -> None:
    names = ["w:kill", "E:CARD", "w:kiss"]
    assert TOY.probabilities(TOY.part(names)) == TOY.probabilities(TOY.part(names[::-1]))


def test_huge_weights_do_not_overflow() -> None:
    huge = make_model(("a", "b"), (10**7, -(10**7)), {})
    assert huge.probabilities(huge.part(())) == {"a": 1.0, "b": 0.0}


def test_the_evidence_is_what_speaks_most_for_a_label() -> None:
    seen = {"N": NOWHERE, "w:kill": (3, 7), "w:kiss": (9, 13), "E:CARD": NOWHERE, "w:new": (0, 2)}
    assert TOY.evidence("bad", seen) == (3, 7)
    assert TOY.evidence("good", seen) == (9, 13)
    assert TOY.evidence("good", {"w:kill": (3, 7), "N": NOWHERE}) == NOWHERE


# --- the weights that were learned


def test_the_labels_are_the_contracts() -> None:
    assert set(model("intent").labels) == {
        *HARMFUL, "crisis_help", "news", "event", "professional", "neutral", HOSTILE,
    }  # fmt: skip
    assert set(model("subject").labels) == {
        "self", "other", "business", "public_figure", "public_place", "unknown", "none",
    }  # fmt: skip
    assert UNSEEN["intent"] in model("intent").labels
    assert UNSEEN["subject"] in model("subject").labels


@pytest.mark.parametrize("name", NAMES)
def test_the_weights_are_whole_numbers_one_a_label(name: str) -> None:
    learned = model(name)
    assert len(learned.bias) == len(learned.labels) == len(set(learned.labels))
    assert all(len(row) == len(learned.labels) for row in learned.weights.values())
    assert all(type(weight) is int for row in (learned.bias, *learned.weights.values()) for weight in row)


@pytest.mark.parametrize("name", NAMES)
def test_the_weights_of_a_feature_sum_to_nought_but_for_rounding(name: str) -> None:
    # `Model.evidence` takes a weight for itself, not against the average of the others.
    learned = model(name)
    assert [key for key, row in learned.weights.items() if abs(sum(row)) > len(row)] == []


@pytest.mark.parametrize("name", NAMES)
@given(st.data())
def test_chances_of_any_features_sum_to_one(name: str, drawn: st.DataObject) -> None:
    learned = model(name)
    names = drawn.draw(st.lists(st.sampled_from(sorted(learned.weights)) | st.text(max_size=5), max_size=30))
    chances = learned.probabilities(learned.part(names))
    assert sum(chances.values()) == pytest.approx(1)
    assert all(0 <= chance <= 1 for chance in chances.values())
    assert chances == learned.probabilities(learned.part(names))


@pytest.mark.parametrize("name", NAMES)
@given(st.data())
def test_a_model_is_not_disturbed_by_those_it_is_packed_with(name: str, drawn: st.DataObject) -> None:
    learned = model(name)
    every = sorted({feature for other in NAMES for feature in list(model(other).weights)[::50]})
    names = drawn.draw(st.lists(st.sampled_from(every), max_size=30))
    alone = make_model(
        learned.labels, learned.bias, {key: learned.weights[key] for key in names if key in learned.weights}
    )
    assert learned.probabilities(model(NAMES[0]).part(names)) == alone.probabilities(alone.part(names))
    spans = {key: (at, at + 1) for at, key in enumerate(names)}
    assert all(learned.evidence(label, spans) == alone.evidence(label, spans) for label in learned.labels)


def test_the_file_is_small() -> None:
    assert len(data.path("context_model.json").read_bytes()) <= 10_000_000


@pytest.mark.parametrize("name", NAMES)
def test_no_feature_holds_anybodys_data(name: str) -> None:
    words = [key for key in model(name).weights if re.match(r"(?:w|b|gw|wg|wa|wb):", key)]
    assert [key for key in words if re.search(r"\d{5}|@", key)] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_feature_holds_pieces_of_a_number(name: str) -> None:
    # A neighbour such as "wa:960" is a piece of the number next to the one that was found.
    neighbours = [key for key in model(name).weights if re.match(r"(?:w|wa|wb):\d", key)]
    assert [key for key in neighbours if key.partition(":")[2].isdigit()] == []


def test_the_evidence_in_a_post_is_words_of_it() -> None:
    for row in ROWS:
        for signal in judged(row).signals.values():
            assert 0 <= signal.start <= signal.end <= len(row.text)
            shown = row.text[signal.start : signal.end]
            assert shown == shown.strip(), f"{signal.name} is shown by {shown!r}"


# --- files that are broken

WHOLE = {name: {"labels": ["a", "b"], "bias": [0, 0], "weights": {"w:x": [1, 2]}} for name in NAMES}


def without(key: str) -> str:
    return json.dumps({name: {k: v for k, v in part.items() if k != key} for name, part in WHOLE.items()})


BROKEN = {
    "empty": "",
    "no JSON": "{",
    "a list": "[]",
    "no text": b"\xff\xfe\x00",
    "no models": "{}",
    "a model that is a list": '{"intent": [], "subject": []}',
    "no weights": without("weights"),
    "no labels": without("labels"),
    "no bias": without("bias"),
    "weights are a list": json.dumps({name: {**WHOLE[name], "weights": [1]} for name in NAMES}),
    "a row that is a number": json.dumps({name: {**WHOLE[name], "weights": {"w:x": 1}} for name in NAMES}),
    "a row that is too short": json.dumps({name: {**WHOLE[name], "weights": {"w:x": [1]}} for name in NAMES}),
    "a bias that is too short": json.dumps({name: {**WHOLE[name], "bias": [1]} for name in NAMES}),
}


@pytest.mark.parametrize("written", BROKEN.values(), ids=BROKEN.keys())
@pytest.mark.parametrize("name", NAMES)
def test_a_broken_file_is_named(name: str, written: str | bytes, file: Path) -> None:
    file.write_bytes(written if isinstance(written, bytes) else written.encode())
    with pytest.raises(DataError, match=r"data/context_model\.json"):
        model(name)


@pytest.mark.usefixtures("file")
def test_a_missing_file_is_named() -> None:
    with pytest.raises(DataError, match=r"data/context_model\.json"):
        model("intent")


def test_a_file_in_order_is_read(file: Path) -> None:
    file.write_text(json.dumps(WHOLE))
    assert model("intent") == make_model(("a", "b"), (0, 0), {"w:x": (1, 2)})


def test_an_unknown_model_is_refused() -> None:
    with pytest.raises(DataError, match="lacks 'mood'"):
        model("mood")
