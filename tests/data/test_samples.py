"""The sample dump: made from its source, rich enough to show every label, and free of anybody's real data."""

import importlib.util
import re
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest
from stdnum.be import nn
from stdnum.de import idnr
from stdnum.es import dni
from stdnum.fr import nir
from stdnum.pl import pesel
from stdnum.se import personnummer
from stdnum.us import ssn

from doxguard.detectors.finding import ENTITIES

SCRIPT = Path(__file__).parents[2] / "data" / "update" / "samples.py"


def load_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("update_samples", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


samples = load_script()
POSTS = list(samples.make_posts(samples.SOURCE.read_text(encoding="utf-8")))
SURFACES = [
    (post["id"], span["type"], post["text"][span["start"] : span["end"]], samples.EVASION in post["note"])
    for post in POSTS
    for span in post["spans"]
]
COMMON = {"STREET_ADDRESS", "PHONE_NUMBER", "EMAIL_ADDRESS", "IBAN_CODE", "LIVE_LOCATION"}
NATIONAL_IDS = (nn, idnr, dni, nir, pesel, personnummer, ssn)
BRITISH_NATIONAL_INSURANCE = re.compile(r"[A-Z]{2}[0-9]{6}[A-D]")  # has no check digit


def of_type(entity: str) -> list[tuple[str, str]]:
    return [(post_id, surface) for post_id, name, surface, disguised in SURFACES if name == entity and not disguised]


def test_dump_is_what_the_script_makes() -> None:
    assert samples.TARGET.read_text(encoding="utf-8") == samples.to_json_lines(POSTS)


def test_there_are_enough_posts_in_enough_languages() -> None:
    languages = Counter(post["lang"] for post in POSTS)
    assert len(POSTS) >= 260
    assert all(languages[lang] >= least for lang, least in {"nl": 150, "en": 60, "de": 25, "fr": 25, "es": 5}.items())


def test_no_two_posts_are_alike() -> None:
    assert len({post["text"].casefold() for post in POSTS}) == len(POSTS)


def test_about_half_is_harmless() -> None:
    allowed = [post for post in POSTS if post["action"] == "allow"]
    assert 0.4 <= len(allowed) / len(POSTS) <= 0.6
    assert sum(not post["spans"] for post in allowed) >= 100


def test_script_and_detectors_know_the_same_entities() -> None:
    assert set(ENTITIES) == samples.ENTITIES


@pytest.mark.parametrize("entity", ENTITIES)
def test_every_entity_occurs(entity: str) -> None:
    assert sum(name == entity for _, name, _, _ in SURFACES) >= (20 if entity in COMMON else 5)


@pytest.mark.parametrize(
    ("key", "known"), [("action", samples.ACTIONS), ("subject", samples.SUBJECTS), ("intent", samples.INTENTS)]
)
def test_every_label_occurs(key: str, known: frozenset[str]) -> None:
    counted = Counter(post[key] for post in POSTS)
    assert {value: counted[value] for value in known if counted[value] < 5} == {}


def test_every_deciding_clause_occurs() -> None:
    deciding = {clause for clause in samples.CLAUSES if clause.startswith(samples.DECIDING)}
    assert deciding <= {clause for post in POSTS for clause in post["clauses"]}


def test_live_and_disguised_data_occur() -> None:
    assert sum(post["live"] for post in POSTS) >= 25
    assert sum(samples.EVASION in post["note"] for post in POSTS) >= 20
    assert sum("meta" in post for post in POSTS) >= 12


def test_spans_lie_inside_the_text_in_order() -> None:
    for post in POSTS:
        places = [(span["start"], -span["end"]) for span in post["spans"]]
        assert places == sorted(set(places)), post["id"]
        assert all(0 <= span["start"] < span["end"] <= len(post["text"]) for span in post["spans"]), post["id"]


@pytest.mark.parametrize("entity", ["IBAN_CODE", "CREDIT_CARD", "NL_BSN"])
def test_checked_numbers_pass_their_check(entity: str) -> None:
    wrong = [post_id for post_id, surface in of_type(entity) if not passes_check(entity, surface)]
    assert wrong == []


def passes_check(entity: str, surface: str) -> bool:
    return bool(samples.CHECKS[entity](samples.plain_value(surface)))


def test_national_numbers_pass_the_check_of_their_country() -> None:
    assert [post_id for post_id, surface in of_type("NATIONAL_ID") if not is_national_id(surface)] == []


def is_national_id(surface: str) -> bool:
    plain = samples.plain_value(surface)
    dashed = surface.replace(" ", "")  # some countries' checks want the hyphen
    return bool(BRITISH_NATIONAL_INSURANCE.fullmatch(plain)) or any(
        module.is_valid(value) for module in NATIONAL_IDS for value in (plain, dashed)
    )


def test_mail_addresses_use_reserved_domains() -> None:
    reserved = re.compile(r"(?:[\w-]+\.)*(?:example|test|example\.(?:com|net|org|nl))", re.IGNORECASE)
    plain = [(post_id, surface) for post_id, surface in of_type("EMAIL_ADDRESS") if "@" in surface]
    assert [post_id for post_id, surface in plain if not reserved.fullmatch(surface.rpartition("@")[2])] == []


WRONG = {
    "unknown key": ("{id: x-nl-1, label: allow none neutral, text: a, txt: b}", "unknown key txt"),
    "unknown action": ("{id: x-nl-1, label: alow none neutral, text: a}", "unknown action alow"),
    "unknown entity": ("{id: x-nl-1, label: allow none neutral, text: '[[FAX|1]]'}", "unknown entity FAX"),
    "unknown clause": ("{id: x-nl-1, label: allow none neutral, clauses: private.fax, text: a}", "unknown clause"),
    "two words": ("{id: x-nl-1, label: allow none, text: a}", "a label is"),
    "no clause": ("{id: x-nl-1, label: warn other neutral, text: a}", "a deciding clause"),
    "not closed": ("{id: x-nl-1, label: allow none neutral, text: '[[NL_BSN|9'}", r"\[\[ without"),
    "not opened": ("{id: x-nl-1, label: allow none neutral, text: '9]]'}", "without"),
    "blank end": ("{id: x-nl-1, label: allow self neutral, text: '[[BIOMETRIC|9 ]]'}", "blanks at its ends"),
    "wrong check": ("{id: x-nl-1, label: allow self neutral, text: '[[NL_BSN|999912022]]'}", "fails its check"),
    "a time, not a string": ("{id: x-nl-1, label: allow none neutral, posted_at: 2025-01-01, text: a}", "posted_at"),
    "no time zone": ("{id: x-nl-1, label: allow none neutral, posted_at: '2025-01-01', text: a}", "time zone"),
    "live without place": ("{id: x-nl-1, label: allow self neutral live, text: a}", "no live location"),
    "place without live": ("{id: x-nl-1, label: allow self neutral, text: '[[LIVE_LOCATION|a]]'}", "not labelled live"),
}


@pytest.mark.parametrize(("record", "message"), WRONG.values(), ids=WRONG)
def test_a_wrong_record_is_named_with_its_fault(record: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"x-nl-1: .*{message}"):
        list(samples.make_posts(f"[{record}]"))


def test_an_id_is_used_once() -> None:
    record = "{id: x-nl-1, label: allow none neutral, text: a}"
    with pytest.raises(ValueError, match="x-nl-1: the id is there already"):
        list(samples.make_posts(f"[{record}, {record}]"))


def test_marks_nest_and_escapes_are_read() -> None:
    text, spans = samples.read_marked(r"ze is [[LIVE_LOCATION|nu in [[STREET_ADDRESS|Veld\u200bpad 901]]]].")
    assert text == "ze is nu in Veld\u200bpad 901."
    assert [text[span["start"] : span["end"]] for span in spans] == ["nu in Veld\u200bpad 901", "Veld\u200bpad 901"]
