"""Find STREET_ADDRESS: a street with a house number, or a postcode with one, and all that belongs to it.

Not marked: PO boxes, streets without a number (see `partial`), roads with numbers of their own ("A12", "Route 66"),
numbers that count or date something ("Kerkstraat 3 huizen", "Dorpsstraat 12 mei"). Sources: postal services' addressing
guides (UPU S42 templates), the street list of the Dutch register of addresses, GeoNames; see `data/update`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from doxguard.detectors.address.countries import GRAMMARS
from doxguard.detectors.address.disguise import undone
from doxguard.detectors.address.further import further_notes
from doxguard.detectors.address.glance import Glance, glance
from doxguard.detectors.address.grammar import Grammar
from doxguard.detectors.address.hopeful import house_numbers, is_hopeful
from doxguard.detectors.address.labelled import labelled_addresses
from doxguard.detectors.address.numbered import finished, numbered_readings, numberless_readings
from doxguard.detectors.address.postcode import postcode_addresses
from doxguard.detectors.address.reading import Reading
from doxguard.detectors.address.spelled import TRIGGERS as SPELLED
from doxguard.detectors.address.street import Forms, Street, forms
from doxguard.detectors.address.tokens import Tokens, tokens_of
from doxguard.detectors.address.value import Address
from doxguard.detectors.address.weigh import most, weigh
from doxguard.detectors.address.words import residence_near
from doxguard.detectors.address.world import world_addresses
from doxguard.detectors.finding import Detector, Finding
from doxguard.detectors.language import languages
from doxguard.detectors.places import Places
from doxguard.detectors.text import Text

_NUMBERLESS = frozenset({"s", "sn", "snc"})  # how words for "without number" begin
_MOST = 0.99
_HARDLY_LESS = 0.15
_NEXT_TO_NOTHING = 0.02
_HOPELESS = 0.05  # the words around a reading add 0.3 at most, which makes nothing likely of less than this
_REPORTED = 0.4
_LEAST = 0.3  # readings below are not worth a finding
_Scored = tuple[float, Reading]


def find_addresses(text: Text, grammars: tuple[Grammar, ...] = GRAMMARS) -> Iterator[Finding]:
    """Yield street addresses, as these grammars read them."""
    seen = glance(text) if grammars is GRAMMARS else Glance(disguised=True)
    if seen.disguised:
        text = undone(text)
        seen = seen._replace(hopeful=is_hopeful(text.folded))
    elif not (seen.hopeful or seen.before or seen.behind):
        return
    numbers = house_numbers(text.folded)
    if not (numbers or seen.hopeful):
        return
    tokens = tokens_of(text.folded)
    figures = {tokens.at_or_after(start) for start in numbers}
    before, behind = (figures, figures) if seen.disguised else (figures & {*seen.before}, figures & {*seen.behind})
    least = 0.0 if seen.hopeful else _LEAST  # of what stands inside a wider reading
    readings = [*_numbered(tokens, before, behind, forms(grammars), text, least)]
    readings += postcode_addresses(tokens, grammars) if seen.hopeful else ()
    if grammars is GRAMMARS and seen.hopeful:
        readings += _wider(world_addresses(tokens), _ByStart(readings))
        readings += _unread(labelled_addresses(tokens), _ByStart(readings))
    taken = Places()
    ranked = sorted((one for one in readings if one[0] >= _LEAST), key=_order, reverse=True)
    standing = sorted((one for one in ranked if taken.take(one[1].start, one[1].end)), key=lambda one: one[1].start)
    for score, reading in _with_units(text.folded, standing):
        yield _finding(text, score, reading)


def _with_units(text: str, standing: list[_Scored]) -> Iterator[_Scored]:
    """Yield readings, one for a flat or a yard and the street behind it: "Unit 44, Tannery Yard, 310 Gasworks Lane"."""
    held: _Scored | None = None
    for score, reading in standing:
        if held and text[held[1].end : reading.start] == ", " and _is_unit_alone(held[1]) and not reading.has("unit"):
            unit = text[held[1].start : held[1].end]
            held = max(score, held[0]), reading.back(held[1].start, "unit", unit=unit)
            continue
        if held:
            yield held
        held = score, reading
    if held:
        yield held


def _is_unit_alone(reading: Reading) -> bool:
    """Tell whether a reading is a flat in a building, without postcode or place."""
    return reading.has("unit") and not {"place", "postcode"} & reading.parts.keys()


def _order(scored: _Scored) -> tuple[float, int]:
    return scored[0], scored[1].end - scored[1].start


class _ByStart:
    """Readings in order of place, to ask for those inside another."""

    def __init__(self, readings: Iterable[_Scored]) -> None:
        self._readings = sorted(readings, key=lambda scored: scored[1].start)
        self._starts = [reading.start for _, reading in self._readings]

    def inside(self, reading: Reading) -> list[_Scored]:
        """Return the readings that lie inside one."""
        near = self._readings[bisect_left(self._starts, reading.start) : bisect_right(self._starts, reading.end)]
        return [other for other in near if other[1].end <= reading.end]


def _wider(wide: Iterable[_Scored], readings: _ByStart) -> list[_Scored]:
    """Return readings that go up to a country's name, in the place of shorter ones inside them."""
    found = []
    for score, reading in wide:
        inner = max(readings.inside(reading), key=_order, default=None)
        if inner is None:
            found.append((score, reading))
        elif (inner[1].start, inner[1].end) != (reading.start, reading.end):
            parts = {**inner[1].parts, **reading.parts}
            found.append((max(score, inner[0] + 0.01), reading._replace(parts=parts)))
    return found


def _unread(labelled: Iterable[_Scored], readings: _ByStart) -> list[_Scored]:
    """Return the readings behind labels in which no grammar has read an address."""
    return [one for one in labelled if not any(score >= _REPORTED for score, _ in readings.inside(one[1]))]


def _finding(text: Text, score: float, reading: Reading) -> Finding:
    country = reading.grammar.country if {"postcode", "place", "country"} & set(reading.notes) else ""
    value = Address(**reading.parts, country=country).encode()
    start, end, notes = reading.start, reading.end, reading.notes
    return text.finding("STREET_ADDRESS", start, end, round(min(_MOST, score), 2), *notes, value=value, country=country)


def _numbered(
    tokens: Tokens, before: set[int], behind: set[int], known: Forms, text: Text, least: float
) -> Iterator[_Scored]:
    """Yield the best reading of each number with a street before or behind it, and of each word that stands for one."""
    wordy = {at for at, name in enumerate(tokens.keys) if name in _NUMBERLESS}
    for at in sorted(before | behind | wordy):
        if at in before or at in behind:
            begun = numbered_readings(tokens, at, known, at in before, at in behind)
        else:
            begun = numberless_readings(tokens, at, known)
        best = _best(begun, tokens, text, least)
        if best is not None:
            yield best


def _best(begun: Iterable[tuple[Reading, Street]], tokens: Tokens, text: Text, least: float) -> _Scored | None:
    """Return the likeliest reading of one number; a wider one with a flat or a house wins if hardly less likely.

    None where no reading comes to ``least``.
    """
    read = _read_through(begun, tokens)
    if max((score for score, *_ in read), default=0.0) < least or not read:
        return None  # another language would not make it more
    spoken = frozenset(languages(text, least=2))
    scored = [_in_language(*one, spoken) for one in read]
    best = max(scored, key=_order)
    wider = [one for one in scored if one[1].start < best[1].start and one[1].end >= best[1].end]
    housed = [one for one in wider if one[1].has("unit") or one[1].has("house")]
    return max((one for one in housed if one[0] >= best[0] - _HARDLY_LESS), key=_order, default=best)


def _read_through(begun: Iterable[tuple[Reading, Street]], tokens: Tokens) -> list[tuple[float, Reading, Street]]:
    """Return the readings of a number that are worth it, to their end, with notes on the words around them."""
    read: list[tuple[float, Reading, Street]] = []
    enough = 0.0  # for a reading to be chosen
    for started, street in begun:
        if enough and most(started, street, further_notes(tokens, street.grammar)) < enough:
            continue
        reading = finished(tokens, started, street)
        score = weigh(reading, street)
        if score < _HOPELESS:
            continue
        notes = residence_near(tokens, reading.start, reading.end)
        if notes:
            reading = reading.on(reading.end, *notes)
            score = weigh(reading, street)
        read.append((score, reading, street))
        if reading.has("postcode"):  # what another language takes from it then is next to nothing
            enough = max(enough, score - _HARDLY_LESS - _NEXT_TO_NOTHING)
    return read


def _in_language(score: float, reading: Reading, street: Street, spoken: frozenset[str]) -> _Scored:
    """Return a reading, and its score, with a note on the text's languages if they are others."""
    if not spoken or reading.grammar.language in spoken:
        return score, reading
    reading = reading.on(reading.end, "foreign")
    return weigh(reading, street), reading


DETECTOR = Detector(
    "address",
    ("STREET_ADDRESS",),
    find_addresses,
    # Most posts with a number pass here, and end at `hopeful`: its patterns look around, which triggers cannot.
    triggers=(r"[0-9]", *SPELLED),
)
