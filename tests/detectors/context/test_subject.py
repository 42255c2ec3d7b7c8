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
