"""Learn `data/context_model.json`, the weights of intent and subject, from the labelled posts of `data/labelled/`.

Two log-linear models (multinomial logistic regression, scikit-learn) over the features of
`doxguard.detectors.context`. Features that only one post has, and weights that change nothing, are left out.
What the subject is to know of the intent is guessed by models that have not seen the post, so that it is as wrong
while learning as it will be later. Posts have one subject: that each finding has its own is learned from pairs of them,
an author's own data in one and somebody else's in the other.

`python data/update/context_model.py` learns from all posts. `--measure FILE…` first learns from two thirds, and prints
how well that does on the third held out (by a checksum of the id, so that it is always the same) and on the files given
(JSON Lines as `doxguard bench quality` takes it). Needs `pip install -e '.[train]'`.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import Normalizer

from doxguard.data.update.samples import make_posts
from doxguard.detectors.context.cues import Cues, Place, read_cues
from doxguard.detectors.context.features import features_of
from doxguard.detectors.context.intent import HOSTILE, NEUTRAL, likeliest, shown
from doxguard.detectors.context.model import Model, make_model
from doxguard.detectors.context.subject import subject_features
from doxguard.detectors.folding import fold
from doxguard.pipeline.guard import Guard

FOLDER = Path(__file__).resolve().parent.parent
SOURCES = FOLDER / "labelled"
TARGET = FOLDER / "context_model.json"

_RARE = 2  # posts that a feature must be in
_STRENGTH = {"intent": 30.0, "subject": 15.0}  # of learning: the inverse of scikit-learn's regularisation
_FOLDS = 5
_PAIRED = ("self", "other")
_SMALL = 50  # hundredths: a weight that is smaller everywhere is left out


class Example(NamedTuple):
    """A labelled post, read."""

    id: str
    cues: Cues
    intent: str
    subject: str


class Owned(NamedTuple):
    """A finding of a post, and whose it is."""

    cues: Cues
    place: Place
    subject: str


def read_posts(guard: Guard, records: Iterable[Mapping[str, object]]) -> list[Example]:
    """Return posts with what the detectors find in them."""
    examples = []
    for record in records:
        text = fold(str(record["text"]), str(record.get("lang", "")))
        cues = read_cues(text, guard.reported(text))
        examples.append(Example(str(record["id"]), cues, _label(record), str(record["subject"])))
    return examples


def _label(record: Mapping[str, object]) -> str:
    """Return the label that is learned: hostile where a human is to weigh a neutral post for its tone."""
    intent, clauses = str(record["intent"]), record.get("clauses")
    weighed = record["action"] == "review" and isinstance(clauses, list) and "context.why" in clauses
    return HOSTILE if intent == NEUTRAL and weighed else intent


def read_pairs(guard: Guard, records: Iterable[Mapping[str, object]]) -> list[Owned]:
    """Return the findings of a neutral post with the author's own data and one with another's, put together."""
    halves: dict[str, tuple[list[str], list[str]]] = {}
    for record in records:
        subject = str(record["subject"])
        if record["spans"] and record["intent"] == NEUTRAL and subject in _PAIRED:
            halves.setdefault(str(record["lang"]), ([], []))[_PAIRED.index(subject)].append(str(record["text"]))
    found = []
    for lang, (own, others) in halves.items():
        for at, (mine, theirs) in enumerate(zip(own, others, strict=False)):
            pair = [(mine, "self"), (theirs, "other")]
            if at % 2:  # so that neither is always the first
                pair.reverse()
            (first, whose_first), (second, whose_second) = pair
            text = fold(f"{first}\n{second}", lang)
            cues = read_cues(text, guard.reported(text))
            for place in cues.places:
                whose = whose_second if place.finding.start > len(first) else whose_first
                found.append(Owned(cues, place, whose))
    return found


def is_held_out(identifier: str) -> bool:
    """Tell whether a post is of the third that is held out."""
    return zlib.crc32(identifier.encode()) % 3 == 0


def learn(examples: Sequence[Example], pairs: Sequence[Owned] = ()) -> dict[str, Model]:
    """Return the models of "intent" and of "subject"."""
    whole = [features_of(e.cues) for e in examples]
    intents = [e.intent for e in examples]
    x = [dict.fromkeys(features, 1) for features in whole]
    guessed = [shown(str(label)) for label in cross_val_predict(_learner("intent"), x, intents, cv=_FOLDS)]
    y = [
        x[at] | dict.fromkeys(subject_features(e.cues, e.cues.places[0] if e.cues.places else None, guessed[at]), 1)
        for at, e in enumerate(examples)
    ]
    return {
        "intent": _fit("intent", x, intents),
        "subject": _fit(
            "subject", [*y, *map(_owned, pairs)], [*(e.subject for e in examples), *(one.subject for one in pairs)]
        ),
    }


def _owned(one: Owned) -> dict[str, int]:
    return dict.fromkeys(features_of(one.cues) | subject_features(one.cues, one.place, NEUTRAL), 1)


def _learner(name: str) -> Pipeline:
    return make_pipeline(DictVectorizer(), Normalizer(), LogisticRegression(C=_STRENGTH[name], max_iter=500))


def _fit(name: str, features: Sequence[dict[str, int]], labels: Sequence[str]) -> Model:
    counts = Counter(key for row in features for key in row)
    kept = [{key: 1 for key in row if counts[key] >= _RARE} for row in features]
    pipeline = _learner(name).fit(kept, labels)
    names, classifier = pipeline[0].get_feature_names_out(), pipeline[-1]
    rows = np.rint(classifier.coef_.T * 100).astype(int)
    weights = {key: tuple(map(int, row)) for key, row in zip(names, rows, strict=True) if np.abs(row).max() >= _SMALL}
    bias = tuple(map(int, np.rint(classifier.intercept_ * 100)))
    return make_model(tuple(map(str, classifier.classes_)), bias, weights)


def guess(models: dict[str, Model], example: Example) -> tuple[str, str]:
    """Return the likeliest intent and subject."""
    whole = features_of(example.cues)
    intent = likeliest(models["intent"].probabilities(models["intent"].part(whole)), bool(example.cues.places))
    place = example.cues.places[0] if example.cues.places else None
    subject = models["subject"]
    own = subject_features(example.cues, place, intent)
    chances = subject.probabilities(subject.part(whole) + subject.part(own))
    return intent, max(chances, key=chances.__getitem__)


def measure(name: str, models: dict[str, Model], examples: Sequence[Example]) -> None:
    """Print how many intents and subjects are right, and the commonest errors."""
    guesses = [guess(models, example) for example in examples]
    report: Callable[[str, int, Sequence[str]], None] = lambda what, at, gold: print(  # noqa: E731
        f"{name}: {what} {np.mean([g[at] == y for g, y in zip(guesses, gold, strict=True)]):.3f}",
        Counter((y, g[at]) for g, y in zip(guesses, gold, strict=True) if g[at] != y).most_common(8),
    )
    report("intent", 0, [shown(e.intent) for e in examples])
    report("subject", 1, [e.subject for e in examples])


def write(models: dict[str, Model]) -> None:
    """Write the weights, a feature a line."""
    parts = []
    for name, model in models.items():
        rows = ",\n".join(
            f"   {json.dumps(key, ensure_ascii=False)}: {json.dumps(row, separators=(',', ':'))}"
            for key, row in sorted(model.weights.items())
        )
        head = f'  "labels": {json.dumps(model.labels)},\n  "bias": {json.dumps(model.bias)},\n'
        parts.append(f' "{name}": {{\n{head}  "weights": {{\n{rows}\n  }}\n }}')
    TARGET.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")


def main() -> None:
    """Learn, and measure if asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--measure", nargs="*", type=Path, metavar="FILE")
    files = parser.parse_args().measure
    guard = Guard()
    records = [
        post for source in sorted(SOURCES.glob("*.yaml")) for post in make_posts(source.read_text(encoding="utf-8"))
    ]
    if files is not None:
        known = [record for record in records if not is_held_out(str(record["id"]))]
        models = learn(read_posts(guard, known), read_pairs(guard, known))
        measure("held out", models, read_posts(guard, [r for r in records if is_held_out(str(r["id"]))]))
        for file in files:
            measure(
                file.name, models, read_posts(guard, map(json.loads, file.read_text(encoding="utf-8").splitlines()))
            )
    write(learn(read_posts(guard, records), read_pairs(guard, records)))


if __name__ == "__main__":
    main()
