"""Whose what was found is: the table of plain posts, the author's own data, and each finding for itself."""

import pytest

from doxguard.detectors.context.cues import read_cues
from doxguard.detectors.context.intent import BEHAVIOURS
from doxguard.detectors.context.model import model
from doxguard.detectors.context.subject import subject_features
from doxguard.detectors.finding import Finding
from doxguard.detectors.folding import fold
from tests.detectors.context.rows import MUST, ROWS, Row, errors, guard, judged, share

WHOLE, EACH = 0.85, 0.7  # shares of the table, and of each label, that have to be right
TOLD = [row for row in ROWS if row.subject in model("subject").labels]  # one answer only
LABELS = sorted({row.subject for row in TOLD})


def test_every_subject_is_in_the_table() -> None:
    assert set(LABELS) == set(model("subject").labels)


def test_most_subjects_are_read() -> None:
    read = [(row.subject, judged(row).signals["subject"].value) for row in TOLD]
    assert share(row.is_subject(judged(row)) for row in ROWS) >= WHOLE, errors(read)


@pytest.mark.parametrize("label", LABELS)
def test_most_of_each_subject_are_read(label: str) -> None:
    rows = [row for row in TOLD if row.subject == label]
    assert len(rows) >= 5
    missed = [(row.text, judged(row).signals["subject"].value) for row in rows if not row.is_subject(judged(row))]
    assert 1 - len(missed) / len(rows) >= EACH, missed


@pytest.mark.parametrize("row", MUST, ids=lambda row: row.text[:40])
def test_the_plainest_are_read(row: Row) -> None:
    assert row.is_subject(judged(row)), judged(row).signals["subject"].value


def test_what_is_found_is_somebodys() -> None:
    # "none" is for posts in which nothing was found; of a finding it says nothing.
    nobodys = [row.text for row in ROWS if "none" in judged(row).subjects]
    assert len(nobodys) <= 0.02 * len(ROWS), nobodys


def test_a_behaviour_has_somebody_that_it_is_aimed_at() -> None:
    # Who is threatened, sold or hunted is somebody: neither nobody nor the writer.
    aimed = [row for row in ROWS if judged(row).signals["intent"].value in BEHAVIOURS]
    missed = [row.text for row in aimed if judged(row).signals["subject"].value in ("none", "self")]
    assert missed == []


OWN = {
    "abuse": "Dit is het nummer van die leugenaar: 06 1122 3311. Bel hem plat, dag en nacht.",
    "a brother": "Het nummer van mijn broer is 06 1122 3311",
    "nothing else": "06 1122 3311",
}


@pytest.mark.parametrize("text", OWN.values(), ids=OWN.keys())
def test_data_that_are_known_to_be_the_authors(text: str) -> None:
    (finding,) = guard().check(text).findings
    decision = guard().check(text, own=[finding.value])
    assert decision.signals["subject"].value == "self"
    assert decision.subjects == ("self",)
    assert decision.signals["subject"].strength == 1.0


def test_other_values_are_not_the_authors() -> None:
    text = "Het nummer van mijn zus is 06 1122 3321"
    assert guard().check(text, own=["+31612345678", ""]) == guard().check(text)


def test_each_finding_has_its_own_subject() -> None:
    text = "Mijn nummer is 06 1122 3311. Het nummer van mijn broer is 06 1122 3312."
    decision = guard().check(text, lang="nl")
    assert len(decision.subjects) == len(decision.findings) == 2
    assert dict(zip((f.start for f in decision.findings), decision.subjects, strict=True)) == {15: "self", 58: "other"}


def test_one_of_two_findings_is_known_to_be_the_authors() -> None:
    text = "Bel Karin op 06 1122 3311, of haar broer op 06 1122 3312"
    one, other = guard().check(text, lang="nl").findings
    assert guard().check(text, lang="nl", own=[one.value]).subjects[0] == "self"
    assert guard().check(text, lang="nl", own=[one.value]).subjects[1] != "self"
    assert guard().check(text, lang="nl", own=[one.value, other.value]).subjects == ("self", "self")


SERVICE = {
    "toll-free": ("PHONE_NUMBER", "+318001234", True),
    "toll-free, US": ("PHONE_NUMBER", "+18005550100", True),
    "mobile": ("PHONE_NUMBER", "+31611223344", False),
    "info@": ("EMAIL_ADDRESS", "info@example.org", True),
    "klantenservice@": ("EMAIL_ADDRESS", "klantenservice@example.org", True),
    "a person's": ("EMAIL_ADDRESS", "jan@example.org", False),
    "a name that begins alike": ("EMAIL_ADDRESS", "clubb.vanderlinden-jansen@example.org", False),
    "a number that is no phone": ("IBAN_CODE", "NL21TEST0300440517", False),
}


@pytest.mark.parametrize(("entity", "value", "expected"), SERVICE.values(), ids=SERVICE.keys())
def test_what_is_a_firms_by_itself(entity: str, value: str, expected: bool) -> None:
    cues = read_cues(fold("bel xxx nu"), [Finding(entity, 4, 7, 0.9, value=value)])
    assert ("service" in subject_features(cues, cues.places[0], "neutral")) is expected


NAMED = {
    "inside a sentence": ("Bel Karin xxx", True),
    "far before": ("Volgens Karin kun je het beste even bellen met xxx", True),
    "begins the sentence": ("Kom langs! Morgen xxx", False),
    "no name": ("bel mijn zus xxx", False),
    "all capitals": ("BEL KARIN xxx", False),
}


@pytest.mark.parametrize(("text", "expected"), NAMED.values(), ids=NAMED.keys())
def test_a_name_before_what_was_found(text: str, expected: bool) -> None:
    at = text.index("xxx")
    cues = read_cues(fold(text), [Finding("PHONE_NUMBER", at, at + 3, 0.9)])
    names = [name for name in subject_features(cues, cues.places[0], "neutral") if name.startswith("name:")]
    assert bool(names) is expected


SPOKEN_OF = {
    "nobody else": ("zit nu in xxx", "who:implied", "who:implied:alone"),
    "somebody else": ("mijn zus zei: nu in xxx", "who:implied", "who:implied:beside"),
    "the author, with somebody": ("ik zit met haar in xxx", "who:self", "who:self:beside"),
}


@pytest.mark.parametrize(("text", "note", "expected"), SPOKEN_OF.values(), ids=SPOKEN_OF.keys())
def test_of_whom_a_live_location_is(text: str, note: str, expected: str) -> None:
    at = text.index("xxx")
    cues = read_cues(fold(text), [Finding("LIVE_LOCATION", at, at + 3, 0.9, ("where:listed", note))])
    told = {name for name in subject_features(cues, cues.places[0], "neutral") if name.startswith("who:")}
    assert told == {note, expected}


# None of these is learned from. Whoever tells where somebody is names him; who tells of nobody speaks of himself.
WHEREABOUTS = {
    "self": [
        "Net aangekomen in Valencia, eerst een horchata",
        "Vanavond eten bij de Thai in de Breestraat in Leiden",
        "Zit nu in de bus naar Den Helder, chauffeur zingt mee",
        "Lig nu in de zon op het strand van Castricum",
        "Sta op dit moment in de file bij knooppunt Hoevelaken",
        "We zitten nu in het Dolfinarium met de hele familie",
        "Just landed in Malaga, where are my sunglasses",
        "Having breakfast at the Station Hotel in Perth today",
        "Working from a cafe in Hebden Bridge today, scones within reach",
        "Currently at Old Trafford, seat behind a pillar",
        "We're at the aquarium in Plymouth right now, sharks!",
        "Stuck on the tram at Piccadilly right now, someone is playing the spoons",
        "Gerade im Zug nach Bremen, Klimaanlage tot",
        "Recién llegada a Granada, qué frío",
        "Appena arrivato a Torino, nebbia ovunque",
        "Je suis en ce moment au marché de Sarlat, ça sent la truffe",
    ],
    "other": [
        "Hij zit nu in de bus naar Den Helder, achterin, blauwe pet",
        "Haar vader ligt nu op het strand van Castricum met een ander",
        "Die trainer zit vanavond bij de Thai in de Breestraat in Leiden, zonder zijn vrouw",
        "She is having breakfast at the Station Hotel in Perth today, room on the ground floor",
        "My ex is currently at Old Trafford with my brother",
        "Our teacher is stuck on the tram at Piccadilly right now, film her",
        "Sie sitzt gerade im Zug nach Bremen, Wagen 12",
        "Il est en ce moment au marché de Sarlat avec sa fille",
    ],
}


@pytest.mark.parametrize(("subject", "least"), [("self", 0.75), ("other", 0.85)])
def test_most_who_tell_where_they_are_are_the_author(subject: str, least: float) -> None:
    told = [guard().check(text) for text in WHEREABOUTS[subject]]
    live = [decision for decision in told if decision.signals["live"].value == "true"]
    right = [decision for decision in live if decision.signals["subject"].value == subject]
    assert len(live) >= len(told) / 2
    assert len(right) >= least * len(live)
