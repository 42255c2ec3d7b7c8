"""Street addresses on other people's data: addresses of the world, street names of a register, clean text.

    python -m doxguard.benchmarks.addresses CORPORA [--misses]

CORPORA is a folder with ``address_formatting``, ``nl_street_names_bag``, ``nl_place_names`` and the clean texts as
``.jsonl.gz``. Prints a Markdown table; ``--misses`` adds the ids of what went wrong. What is asked here is no span of a
corpus: whether one finding holds all parts, and what the Dutch grammar does without its words for streets.
"""

import argparse
import gzip
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from doxguard.detectors.address.countries import GRAMMARS
from doxguard.detectors.address.find import find_addresses
from doxguard.detectors.address.grammar import Grammar
from doxguard.detectors.finding import Finding
from doxguard.detectors.folding import fold

CLEAN = ("ud_alpino_nl", "broad_twitter_corpus")
REPORTED = 0.4
_PARTS = frozenset({"STREET_ADDRESS", "house_number", "road", "postcode", "city", "town", "village"})
_SEED = 7


class Line(NamedTuple):
    """One line of the table: how many of how many, and what went wrong."""

    what: str
    found: int
    of: int
    wrong: list[str]


def read(folder: Path, corpus: str) -> Iterator[dict[str, object]]:
    """Yield the records of a corpus."""
    with gzip.open(folder / f"{corpus}.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def findings(text: str, grammars: tuple[Grammar, ...] = GRAMMARS) -> list[Finding]:
    """Return the street addresses that are reported in a text."""
    return [finding for finding in find_addresses(fold(text), grammars) if finding.score >= REPORTED]


def addresses(folder: Path) -> Iterator[Line]:
    """Yield how many addresses of the world one finding covers whole: street, number, postcode and place."""
    known = {grammar.country for grammar in GRAMMARS}
    records = [record for record in read(folder, "address_formatting") if record["street_level"]]
    for what, wanted in (("26 countries with a grammar", True), ("all territories", None)):
        chosen = [r for r in records if wanted is None or (r["region"] in known) == wanted]
        wrong = [str(record["id"]) for record in chosen if not _is_whole(record)]
        yield Line(f"address_formatting, {what}", len(chosen) - len(wrong), len(chosen), wrong)


def _is_whole(record: dict[str, object]) -> bool:
    spans = record["spans"]
    assert isinstance(spans, list)
    parts = [span for span in spans if span["label"] in _PARTS]
    first, last = min(part["start"] for part in parts), max(part["end"] for part in parts)
    return any(f.start <= first and f.end >= last for f in findings(str(record["text"])))


def streets(folder: Path, most: int) -> Iterator[Line]:
    """Yield how many street names are found with a number and a place, in three spellings."""
    chosen = random.Random(_SEED)
    names = [str(record["text"]) for record in read(folder, "nl_street_names_bag")]
    names = chosen.sample(names, min(most, len(names)))
    residences = [
        r for r in read(folder, "nl_place_names") if r["label"] == "PLACE_RESIDENCE" and "(" not in str(r["text"])
    ]
    places = [str(record["text"]) for record in residences]
    untold = tuple(
        replace(grammar, heads=(), tails=(), suffixes=(), wholes=frozenset()) if grammar.language == "nl" else grammar
        for grammar in GRAMMARS
    )
    spellings: tuple[tuple[str, Callable[[str], str], tuple[Grammar, ...]], ...] = (
        ("as is", str, GRAMMARS),
        ("lower case", str.lower, GRAMMARS),
        ("without knowledge of suffixes", str, untold),
    )
    for joint in (" ", ", "):
        for what, spell, grammars in spellings:
            texts = [spell(f"{name} {chosen.randint(1, 399)}{joint}{chosen.choice(places)}") for name in names]
            wrong = [text for text in texts if not _is_found(text, grammars)]
            yield Line(
                f"nl_street_names_bag, {what}, number, {joint!r}, place", len(texts) - len(wrong), len(texts), wrong
            )


def _is_found(text: str, grammars: tuple[Grammar, ...]) -> bool:
    return any((finding.end - finding.start) * 2 >= len(text) for finding in findings(text, grammars))


def clean(folder: Path) -> Iterator[Line]:
    """Yield how many clean texts have a street address reported."""
    for corpus in CLEAN:
        records = list(read(folder, corpus))
        wrong = [str(record["id"]) for record in records if findings(str(record["text"]))]
        yield Line(f"{corpus}: texts with an address", len(wrong), len(records), wrong)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--most", type=int, default=8000, help="street names to try")
    options = parser.parse_args()
    print("| what | found | of | share |\n|---|---|---|---|")
    lines = [*addresses(options.corpora), *streets(options.corpora, options.most), *clean(options.corpora)]
    for line in lines:
        print(f"| {line.what} | {line.found} | {line.of} | {line.found / line.of:.4f} |")
    for line in lines if options.misses else ():
        print(f"\n{line.what}: {', '.join(line.wrong) or 'none'}")


if __name__ == "__main__":
    main()
