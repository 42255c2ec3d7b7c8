"""Passwords, PINs, recovery codes and log-in pairs that a post really gives away.

A secret needs a word that names it ("wachtwoord", "pincode", "recovery code", the code of a door) or a log-in name
right before it (:mod:`doxguard.detectors.login_pairs`). What is marked runs from the log-in name to the
secret; a secret alone is marked without its label. Only what can be a secret counts (`doxguard.detectors.secret`).

Left out: talk and advice about passwords, the passwords that everybody quotes, codes of shops, games, errors and
meetings, Wi-Fi of hotels and cafés, verbs ("pinnen"), masks and placeholders; names of users alone.
Source: how log-ins are passed on in posts and in lists of leaked accounts; ``data/lexicon/credentials.yaml``.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from doxguard.detectors.credential_words import CredentialWords, lexicon_words
from doxguard.detectors.finding import Detector, Finding
from doxguard.detectors.login_pairs import LIKELY, SURE, login_before, mail_pairs, name_pairs, other_half
from doxguard.detectors.places import Places
from doxguard.detectors.secret import (
    KEY,
    PHRASE,
    PIN,
    QUOTED,
    TOKEN,
    UNIT,
    WORD,
    Strength,
    is_telling,
    strength,
    trimmed,
)
from doxguard.detectors.text import Text
from doxguard.detectors.triggers import WordTriggers
from doxguard.detectors.words import Hit

_MAYBE = 0.5
_FILLERS = 6  # words between a label and its secret: "pincode van de pas van oma is"
_FILLER = re.compile(r"[ ][(']?[^\W_][\w'\-]{0,17}\)?|[ ]?\([^()\n]{1,30}\)")
_EXPLICIT = re.compile(
    r"""
    [ ]?(?:[:=]{1,2}|->|=>|→|:-)[ ]?\n?[ ]?
  | [ ](?:c'est|is|was|ist|war|lautet|luidt|est|es|è|é|are|zijn|sind|sont|son
      |är|er|é|to|jest)(?:[ ](?:nog|gewoon|still|nu|now|toujours|dus|just|siempre|altijd|always|immer|noch|einfach
      |literally|letterlijk|echt|ook|also|weer|trouwens|eigenlijk|blijkbaar|apparently|actually|übrigens)){0,2}[ ]?:?[ ]
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SECRET_BEFORE = re.compile(
    r"(?<!\S)[\"'(]?(?P<secret>[^\s\"'()]{4,40}|[0-9](?:[ .\-]?[0-9]){3,7})[\"')]?[ ]"
    r"(?:(?:is|ist|est|es|è|als|as|comme|como|come|=|-)[ ](?:(?:nog|ook|still|immer|noch|nu"
    r"|now)[ ])?(?:[^\W\d_]{1,7}[ ]){0,2})$",
    re.IGNORECASE,
)
_MORE = re.compile(rf"[ ]?,[ ]({TOKEN.pattern})")  # several backup codes
_CAPITAL = re.compile(r"[ ]([A-Z][a-z]{3,20})(?![\w])")
_GAP = re.compile(r"[ ]?\n?[ \"'(]{0,2}")
_ALONE = re.compile(
    r"[ ]*(?:$|[\n.,;!?)|/\"'(]|[^\w\s]|[ ](?:en|and|und|et|y|e)[ ])"
)  # nothing of its sentence behind it
_HINT = re.compile(r"[ -]?(?:hint|tip|reset|vergeten|manager|protected|policy)", re.IGNORECASE)
_JOKES = ("password", "passwords", "passwort", "wachtwoord", "hunter2")
_LINE = re.compile(r"\n[ \t]*\n|(?<=[^\W\d_]{3})[.!?](?=\s+[^\W\d_])")


class _Secret(NamedTuple):
    start: int
    end: int
    score: float


def find_credentials(text: Text) -> Iterator[Finding]:
    """Yield secrets with their log-in names, and log-in pairs."""
    words = CredentialWords(text.folded)
    taken = Places()
    found = (*_named(words), *mail_pairs(words), *name_pairs(words))
    for start, end, score, *evidence in sorted(found, key=lambda f: (f[0] - f[1], f[0])):
        if taken.take(start, end):
            yield text.finding("CREDENTIALS", start, end, score, *evidence, value=text.folded[start:end])


def _named(words: CredentialWords) -> Iterator[tuple[int, int, float, str]]:
    """Yield the secrets that a word names."""
    for label in words.labels():
        login = login_before(words, label.start)
        secret = _behind(words, label, login is not None)
        cue = f"cue:{words.folded[label.start : label.end].lower()}"
        if secret:
            end = secret.end if login is not None else other_half(words, secret.end)
            if login is not None or end > secret.end:
                yield secret.start if login is None else login, end, SURE, cue
                continue
        else:
            secret = _ahead(words, label)
        if secret and _is_given(words, label, secret):
            yield *secret, cue


def _behind(words: CredentialWords, label: Hit, paired: bool) -> _Secret | None:
    """Return the secret behind a label: "wachtwoord van haar mail is …"."""
    folded, at = words.folded, label.end
    if _HINT.match(folded, at):
        return None
    ends = [at]
    while len(ends) <= _FILLERS and (filler := _FILLER.match(folded, ends[-1])):
        ends.append(filler.end())
    for count, end in enumerate(ends):
        link = _EXPLICIT.match(folded, end)
        # "is" that was taken for a filler is a link at the end before it.
        if link and (secret := _read(words, label, link.end(), True, count, paired)):
            return secret
    clipped = folded.endswith("'s", label.start, at)  # "the password's Tractor"
    for count, end in enumerate(ends[:4]):
        if count and not words.near("of", at, ends[1]) and not words.near("owner", at, ends[1]):
            break
        gap = _GAP.match(folded, end)
        if (
            gap
            and gap.end() > end
            and (secret := _read(words, label, gap.end() if count else end + 1, clipped and not count, count, paired))
        ):
            return secret
    if paired and label.group == "password":  # "name, memorable word Marmalade"
        match = _CAPITAL.match(folded, at)
        if match and not words.near("not_secret", *match.span(1)):
            return _Secret(*match.span(1), LIKELY)
    return None


def _read(
    words: CredentialWords, label: Hit, at: int, explicit: bool, fillers: int, paired: bool = False
) -> _Secret | None:
    """Return the secret that begins at a place, of the kind that the label calls for."""
    folded = words.folded
    if label.group == "phrase":
        match = PHRASE.match(folded, at)
        return _Secret(*match.span(), SURE) if match else None
    if label.group == "password":
        return _password(words, at, explicit, fillers)
    if label.group == "token" and (found := _token(folded, at, explicit)):
        return found
    if found := _pin(words, label, at, explicit, paired):
        return found
    # "code secret Pivoine!72"
    secret = _password(words, at, explicit, fillers) if label.group == "pin" and fillers < 2 else None
    return secret if secret and is_telling(folded[secret.start : secret.end]) else None


def _pin(words: CredentialWords, label: Hit, at: int, explicit: bool, paired: bool) -> _Secret | None:
    folded = words.folded
    at += folded[at : at + 1] in ("'", '"', "(")
    match = PIN.match(folded, at)
    if not match or UNIT.match(folded, match.end()):
        return None
    figures = sum(map(str.isdigit, match[0]))
    if figures < 4 and not (figures == 3 and re.search("[A-Z]", match[0])):
        return None
    if label.group == "bare_pin":
        around = label.start - 50, match.end() + 30
        known = words.near("lock", *around) or words.near("account", *around) or words.near("password", *around)
        if figures > 5 or (not known and not (explicit and words.near("owner", label.start - 12, label.start))):
            return None
    if label.group == "code" and not paired and not _is_of_a_lock(words, label, match.end()):
        return None
    return _Secret(*match.span(), SURE if explicit else LIKELY)


def _is_of_a_lock(words: CredentialWords, label: Hit, end: int) -> bool:
    """Tell whether a code is that of a door, a telephone, a card; of somebody's it may be said further before."""
    if words.near("lock", label.start - 40, end + 30):
        return True
    owned = words.near("owner", label.start - 80, label.end + 12)
    return owned and words.near("lock", label.start - 80, end)


def _token(folded: str, at: int, explicit: bool) -> _Secret | None:
    for shape in (TOKEN, KEY):
        match = shape.match(folded, at)
        figures = sum(map(str.isdigit, match[0])) if match else 0
        if match and figures >= 3 and len(match[0]) >= 5 and not UNIT.match(folded, match.end()):
            end = match.end()
            while (more := _MORE.match(folded, end)) and any(map(str.isdigit, more[1])):
                end = more.end()
            return _Secret(match.start(), end, SURE if explicit else LIKELY)
    return None


def _password(words: CredentialWords, at: int, explicit: bool, fillers: int) -> _Secret | None:
    folded = words.folded
    quoted = QUOTED.match(folded, at)
    said = quoted and " " not in quoted[1] and words.near("not_secret", *quoted.span(1))
    if quoted and not said and (explicit or strength(quoted[1]) is Strength.SECRET):
        return _Secret(*quoted.span(1), LIKELY)
    match = WORD.match(folded, at)
    if not match:
        return None
    secret = trimmed(match[0])
    end = at + len(secret)
    kind = strength(secret)
    if kind is Strength.SECRET and not UNIT.match(folded, end):
        return _Secret(at, end, SURE if explicit else LIKELY)
    if kind is Strength.WORD and explicit and not words.near("not_secret", at, end) and not UNIT.match(folded, end):
        return _plain_word(words, at, end, fillers)
    return None


def _plain_word(words: CredentialWords, at: int, end: int, fillers: int) -> _Secret | None:
    """Return a plain word or number where it can only be the password: alone behind the colon, or with a capital."""
    folded = words.folded
    alone = _ALONE.match(folded, end)
    colon = folded[:at].rstrip(" \n\"'")[-1:] in (":", "=", ">")
    if colon and alone:
        return _Secret(at, end, _MAYBE)
    figures = folded[at:end].isdigit()
    owned = words.near("owner", at - 70, at)
    return (
        _Secret(at, end, _MAYBE) if owned and alone and (figures or (fillers <= 4 and folded[at].isupper())) else None
    )


def _ahead(words: CredentialWords, label: Hit) -> _Secret | None:
    """Return the secret before a label: "… is haar wachtwoord"."""
    match = _SECRET_BEFORE.search(words.folded, max(0, label.start - 70), label.start)
    if not match or not words.near("owner", match.end("secret"), label.start):
        return None
    start, end = match.span("secret")
    if label.group == "password":
        return _Secret(start, end, LIKELY) if strength(match["secret"]) is Strength.SECRET else None
    figures = PIN.fullmatch(match["secret"]) and (
        label.group != "code" or words.near("lock", label.start, label.end + 40)
    )
    return _Secret(start, end, LIKELY) if figures and label.group != "phrase" else None


def _is_given(words: CredentialWords, label: Hit, secret: _Secret) -> bool:
    """Tell whether a secret without a log-in name is somebody's, and not an example or a code of something else."""
    folded = words.folded
    first, last = min(label.start, secret.start), max(label.end, secret.end)
    lines = [stop.end() for stop in _LINE.finditer(folded, max(0, first - 60), first)]
    if words.near("generic", lines[-1] if lines else max(0, first - 60), last + 25):
        return False
    if not words.near("trivial", secret.start, secret.end):
        return True
    value = folded[secret.start : secret.end].lower().strip("!?")
    joke = value in _JOKES and (label.group == "password" or not value.isdigit())
    return not joke and words.near("owner", first - 12, last)


def _password_words() -> Iterable[str]:
    return [*lexicon_words("password"), *lexicon_words("phrase")]


DETECTOR = Detector(
    "credentials",
    ("CREDENTIALS",),
    find_credentials,
    triggers=WordTriggers(
        _password_words,
        r"(?:[ck]od[eio]|c.{1,2}digo|\bpin|\bpuk\b|\btan\b|\botp\b|2fa|combo\b|[ck]ombina|cijfers|geheim|keypad"
        r"|pin\b|secret"
        r"|schl.{1,2}ssel|\bapi\b|\bkey\b|secreta|acces)[^\x00]{0,90}[0-9]",
        r"[0-9][^\x00]{0,50}(?:[ck]od[eio]|c.{1,2}digo|pin\b|\bpuk\b|\btan\b|combina|cijfers)",
        r"@[a-z0-9_\-]{1,40}\.[a-z0-9.]{2,30}(?: ?[:;|/]{1,2} ?|[ >\-]{1,4}(?:[a-z]{1,4} )?)[^ \n]{3,60}[0-9]",
        r"@[a-z0-9_\-]{1,40}\.[a-z0-9.]{2,30}:[^ \n/]{4}",
        r"[a-z0-9](?: //? ?| [|:] ?|[/|:] |[|:])[^ \n/]{2,60}[0-9!#$%&*@+=?_^~]",
    ),
)
