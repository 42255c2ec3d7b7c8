"""Presidio recognizers of the user's own in the pipeline."""

import logging
import pickle
from concurrent.futures import ThreadPoolExecutor

import pytest

from doxguard import Guard, InputError
from doxguard.detectors.finding import ENTITIES
from doxguard.detectors.folding import fold
from doxguard.recognizers.foreign import load_detector

OWN = "tests.recognizers.own:"
STAFF = f"{OWN}StaffRecognizer"


def test_own_recognizer_joins_the_pipeline() -> None:
    text = "haar personeelsnummer is P-12345, bel 06 11223344"
    guard = Guard(languages=["nl"], recognizers=[STAFF])
    found = [(f.entity, text[f.start : f.end], round(f.score, 2)) for f in guard.findings(text)]
    assert found == [("NATIONAL_ID", "P-12345", 0.65), ("PHONE_NUMBER", "06 11223344", 0.85)]
    decision = guard.check(text)
    assert len(decision.findings) == len(Guard(languages=["nl"]).check(text).findings) + 1
    assert "NATIONAL_ID" in str(decision.to_dict())


def test_without_its_context_word_it_is_not_reported() -> None:
    assert Guard(recognizers=[STAFF]).findings("onderdeel P-12345") == []


def test_finding() -> None:
    detector = load_detector(STAFF, "nl")
    assert (detector.name, detector.entities, detector.triggers) == (STAFF, ("NATIONAL_ID",), ())
    (finding,) = detector.find(fold("staff P-12345"))
    assert finding.evidence == ("recognizer:StaffRecognizer", "cue:staff")
    assert (finding.value, finding.country) == ("P-12345", "GB")
    assert "12345" not in repr(finding)


def test_disguises_are_undone() -> None:
    text = "personeelsnummer Ｐ-\u200b１２３４５"
    (finding,) = Guard(recognizers=[STAFF]).findings(text)
    assert text[finding.start : finding.end] == "Ｐ-\u200b１２３４５"


def test_another_name_can_be_given_to_what_is_found() -> None:
    text = "bericht van P-12345"
    (finding,) = Guard(recognizers=[f"{OWN}UnknownEntityRecognizer=NATIONAL_ID"]).findings(text)
    assert (finding.entity, text[finding.start : finding.end]) == ("NATIONAL_ID", "P-12345")


def test_presidios_own_recognizers_can_be_used() -> None:
    name = "presidio_analyzer.predefined_recognizers:MacAddressRecognizer=CREDENTIALS"
    text = "het adres is 00:1A:2B:3C:4D:5E"
    assert [f.entity for f in Guard(recognizers=[name]).findings(text)] == ["CREDENTIALS"]


def test_recognizers_without_arguments_keep_their_language() -> None:
    (finding,) = load_detector(f"{OWN}OneLanguageRecognizer", "nl").find(fold("zijn dossier"))
    assert (finding.entity, finding.start, finding.end, finding.score) == ("MEDICAL_RECORD", 5, 12, 1.0)
    assert finding.evidence == ("recognizer:OneLanguageRecognizer",)


def test_instances_are_taken_as_they_are() -> None:
    (finding,) = load_detector(f"{OWN}INSTANCE", "nl").find(fold("pin=1234"))
    assert finding.entity == "CREDENTIALS"


WRONG = {
    "unknown entity": (
        f"{OWN}UnknownEntityRecognizer",
        f"UnknownEntityRecognizer': the entity 'STAFF_ID' is not one of: {', '.join(ENTITIES)}; .*=ENTITY",
    ),
    "unknown name for it": (f"{OWN}StaffRecognizer=STAFF", "StaffRecognizer': the entity 'STAFF' is not one of"),
    "no such module": ("no_such_module:Recognizer", "no_such_module:Recognizer': ModuleNotFoundError"),
    "no such class": (f"{OWN}Nobody", "own:Nobody': AttributeError: .* has no attribute 'Nobody'"),
    "cannot be made": (f"{OWN}BrokenRecognizer", "own:BrokenRecognizer': TypeError: .*'key'"),
    "no recognizer": (f"{OWN}NUMBER", "own:NUMBER': not a Presidio EntityRecognizer"),
    "another class": ("collections:Counter", "collections:Counter': not a Presidio EntityRecognizer"),
    "no colon": ("tests.recognizers.own", "give it as 'module:Class'"),
    "no class": ("tests.recognizers.own:", "give it as 'module:Class'"),
    "no module": (":StaffRecognizer", "give it as 'module:Class'"),
}


@pytest.mark.parametrize(("name", "message"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_used_is_named(name: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        Guard(recognizers=[name])


FAILING = {
    "raises": ("FailingRecognizer", "FailingRecognizer' failed with ValueError"),
    "outside the text": ("OutsideRecognizer", "OutsideRecognizer': a result from 0 to 13 is not in the text"),
    "undeclared entity": ("UndeclaredRecognizer", "UndeclaredRecognizer': the entity 'SURPRISE' is not one of"),
}


@pytest.mark.parametrize(("name", "message"), FAILING.values(), ids=FAILING)
def test_failures_name_the_recognizer_and_hide_the_text(name: str, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        Guard(recognizers=[OWN + name]).findings("kanarievogel")
    assert "kanarievogel" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_logs_do_not_hold_the_text(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        assert Guard(recognizers=[STAFF]).findings("kanarievogel personeelsnummer P-12345")
    assert "kanarievogel" not in caplog.text
    assert "P-12345" not in caplog.text


def test_threads() -> None:
    guard = Guard(recognizers=[STAFF])
    texts = [f"personeelsnummer P-{number}" for number in range(10000, 10100)]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(guard.findings, texts))
    assert [[f.value for f in findings] for findings in found] == [[text[-7:]] for text in texts]


def test_detector_can_be_sent_to_another_process() -> None:
    again = pickle.loads(pickle.dumps(load_detector(STAFF, "nl")))
    assert len(list(again.find(fold("staff P-12345")))) == 1
