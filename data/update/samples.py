"""Make `data/samples/posts.jsonl`, the labelled sample dump, from `data/samples/posts.yaml`.

In the source a post is one YAML record, its private data marked where it stands: ``[[PHONE_NUMBER|06 1400 0088]]``.
Marks may nest. ``\\u200b`` stands for a character that nobody would see, or tell from another, in the file. `label` is
action, subject, intent and, for a live location, the word live; the language is the middle of the id.

Run `python data/update/samples.py`; it stops at the first record that is wrong, and says which and why.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import NotRequired, TypedDict

import yaml

FOLDER = Path(__file__).resolve().parent.parent / "samples"
SOURCE = FOLDER / "posts.yaml"
TARGET = FOLDER / "posts.jsonl"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


KEYS = _words("id label clauses posted_at author meta note text")
ENTITIES = _words(
    "STREET_ADDRESS PARTIAL_ADDRESS GPS_COORDINATES LOCATION_LINK LIVE_LOCATION_LINK LIVE_LOCATION PHONE_NUMBER "
    "EMAIL_ADDRESS IBAN_CODE BANK_ACCOUNT CREDIT_CARD NL_BSN NATIONAL_ID IDENTITY_DOCUMENT CREDENTIALS MEDICAL_RECORD "
    "BIOMETRIC"
)
ACTIONS = _words("allow warn review remove")
SUBJECTS = _words("self other business public_figure public_place unknown none")
INTENTS = _words("abusive threat bounty extortion incitement crisis_help news event professional neutral")
CLAUSES = _words(
    "private.home_address private.live_location private.identity_document private.contact private.financial "
    "private.other media.no_consent media.prisoner_of_war behaviour.threat_to_expose behaviour.incitement "
    "behaviour.access behaviour.bounty behaviour.extortion context.type context.who context.elsewhere context.why "
    "exempt.own_information exempt.consent exempt.crisis_help exempt.public_event exempt.time_elapsed "
    "exempt.public_elsewhere exempt.name exempt.birth_date_or_age exempt.school_or_work_address "
    "exempt.business_premises exempt.appearance exempt.gossip exempt.message_screenshot exempt.media_public "
    "exempt.media_public_interest exempt.media_eyewitness exempt.media_public_figure report.bystander "
    "report.owner_required report.media_first_person report.form enforce.factors enforce.first_violation "
    "enforce.repeat_violation enforce.live_location_account enforce.private_media enforce.appeal"
)
DECIDING = ("private.", "behaviour.", "media.")
EVASION = "evasion"  # in the note of a post whose data are disguised

_TOKEN = re.compile(r"\[\[(?P<type>[A-Z_]+)\||(?P<close>\]\])|\\u(?P<code>[0-9a-f]{4})")
_FILLER = re.compile(r"[\s.,*/·-]")


class Span(TypedDict):
    """Private data at ``[start, end)``, in code points of the post's text."""

    start: int
    end: int
    type: str


class Post(TypedDict):
    """One line of the dump."""

    id: str
    lang: str
    text: str
    posted_at: NotRequired[str]
    author: NotRequired[object]
    meta: NotRequired[object]
    spans: list[Span]
    action: str
    clauses: list[str]
    subject: str
    intent: str
    live: bool
    note: str


def read_marked(marked: str) -> tuple[str, list[Span]]:
    """Return the text without its marks, and the spans in order of place, an outer one before those inside it."""
    text = ""
    last = 0
    opened: list[tuple[int, str]] = []
    spans: list[Span] = []
    for token in _TOKEN.finditer(marked):
        text += marked[last : token.start()]
        last = token.end()
        if token["code"]:
            text += chr(int(token["code"], 16))
        elif token["type"]:
            opened.append((len(text), token["type"]))
        else:
            _require(bool(opened), "]] without [[")
            start, entity = opened.pop()
            spans.append({"start": start, "end": len(text), "type": entity})
    _require(not opened, "[[ without ]]")
    return text + marked[last:], sorted(spans, key=lambda span: (span["start"], -span["end"]))


def passes_mod_97(iban: str) -> bool:
    """Tell whether an IBAN's check digits are right (ISO 13616)."""
    if not re.fullmatch(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}", iban):
        return False
    return int("".join(str(int(sign, 36)) for sign in iban[4:] + iban[:4])) % 97 == 1


def passes_luhn(card: str) -> bool:
    """Tell whether a card number's last digit is right (ISO/IEC 7812)."""
    if not re.fullmatch(r"[0-9]{13,19}", card):
        return False
    doubled = "".join(str(int(digit) * (1 + place % 2)) for place, digit in enumerate(reversed(card)))
    return sum(map(int, doubled)) % 10 == 0


def passes_eleven_test(bsn: str) -> bool:
    """Tell whether a citizen service number passes the eleven test, and is in the range issued for tests."""
    if not re.fullmatch(r"9999[0-9]{5}", bsn):
        return False
    return sum(int(digit) * weight for digit, weight in zip(bsn, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True)) % 11 == 0


CHECKS: dict[str, Callable[[str], bool]] = {
    "IBAN_CODE": passes_mod_97,
    "CREDIT_CARD": passes_luhn,
    "NL_BSN": passes_eleven_test,
}


def plain_value(surface: str) -> str:
    """Return a number as its register writes it: ASCII, without filler between the parts."""
    return _FILLER.sub("", unicodedata.normalize("NFKC", surface)).upper()


def make_post(record: Mapping[str, object]) -> Post:
    """Turn one source record into a labelled post; ValueError says what is wrong with it."""
    _known("key", record, KEYS)
    text, spans = read_marked(_string(record, "text"))
    labels = _string(record, "label").split()
    _require(len(labels) == 3 or labels[3:] == ["live"], "a label is action, subject, intent and perhaps 'live'")
    post: Post = {
        "id": _string(record, "id"),
        "lang": _string(record, "id").split("-")[1],
        "text": text,
        "spans": spans,
        "action": labels[0],
        "clauses": _string(record, "clauses", "").split(),
        "subject": labels[1],
        "intent": labels[2],
        "live": len(labels) == 4,
        "note": _string(record, "note", ""),
    }
    if "posted_at" in record:
        post["posted_at"] = _string(record, "posted_at")
    for key in ("author", "meta"):
        if key in record:
            post[key] = record[key]
    _check_labels(post)
    _check_spans(post)
    return post


def make_posts(source: str) -> Iterator[Post]:
    """Yield the labelled posts of a source file's text; ValueError names the record that is wrong."""
    seen: set[str] = set()
    for record in yaml.safe_load(source):
        try:
            post = make_post(record)
            _require(post["id"] not in seen, "the id is there already")
        except ValueError as error:
            raise ValueError(f"{record.get('id', 'a record without id')}: {error}") from error
        seen.add(post["id"])
        yield post


def to_json_lines(posts: Iterable[Post]) -> str:
    """Return the posts as the text of a JSON Lines file, the keys in one order."""
    order = list(Post.__annotations__)
    ordered = (dict(sorted(post.items(), key=lambda item: order.index(item[0]))) for post in posts)
    return "".join(json.dumps(post, ensure_ascii=False) + "\n" for post in ordered)


def _check_labels(post: Post) -> None:
    _known("action", [post["action"]], ACTIONS)
    _known("subject", [post["subject"]], SUBJECTS)
    _known("intent", [post["intent"]], INTENTS)
    _known("clause", post["clauses"], CLAUSES)
    decided = any(clause.startswith(DECIDING) for clause in post["clauses"])
    _require(decided == (post["action"] != "allow"), "a deciding clause goes with warn, review and remove, only there")
    if "posted_at" in post:
        _require(datetime.fromisoformat(post["posted_at"]).tzinfo is not None, "posted_at is without its time zone")


def _check_spans(post: Post) -> None:
    types = {span["type"] for span in post["spans"]}
    _known("entity", types, ENTITIES)
    _require("LIVE_LOCATION" not in types or post["live"], "a LIVE_LOCATION, but not labelled live")
    _require(not post["live"] or any(name.startswith("LIVE_") for name in types), "live, but no live location marked")
    for span in post["spans"]:
        surface = post["text"][span["start"] : span["end"]]
        _require(surface != "" and surface == surface.strip(), f"{span['type']} is empty or has blanks at its ends")
        if span["type"] in CHECKS and not CHECKS[span["type"]](plain_value(surface)):
            _require(EVASION in post["note"], f"{span['type']} fails its check, and the note speaks of no evasion")


def _string(record: Mapping[str, object], key: str, otherwise: str | None = None) -> str:
    value = record.get(key, otherwise)
    if not isinstance(value, str):
        raise ValueError(f"{key} must be a string")
    return value


def _known(what: str, values: Iterable[str], known: frozenset[str]) -> None:
    unknown = sorted(set(values) - known)
    _require(not unknown, f"unknown {what} {', '.join(unknown)}; known are {', '.join(sorted(known))}")


def _require(holds: bool, otherwise: str) -> None:
    if not holds:
        raise ValueError(otherwise)


def main() -> None:
    """Write the sample dump anew."""
    posts = list(make_posts(SOURCE.read_text(encoding="utf-8")))
    TARGET.write_text(to_json_lines(posts), encoding="utf-8")
    print(f"{TARGET}: {len(posts)} posts")


if __name__ == "__main__":
    main()
