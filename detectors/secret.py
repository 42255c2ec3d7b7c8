"""What can be a secret: the shape of passwords, PINs, codes and recovery phrases, and what only looks like one.

Used by `doxguard.detectors.credentials`, which decides by the words around whether it is one.
"""

import re
from enum import IntEnum

_LINK_LIKE = re.compile(
    r"(?i)https?:|www\.|\w\.(?:nl|be|com|org|net|de|fr|es|it|eu|uk|io|app|txt|pdf|jpg|png|exe|example)(?:/|$)"
)
_COUNTED = re.compile(  # "8-16 tekens", "30dagen", "2x", "v2.0", "3rd"
    r"(?i)[0-9.,]+(?:x|e|er|ste|de|th|nd|rd|st|k|m|cm|mm|km|gb|mb|tb|kb|kg|g|ml|u|h|min|uur|dagen|days|tekens|tage|bit|"
    r"ghz|mah|px|pm|am|euro?|%|€)|v[0-9][0-9.]*|[0-9]{1,2}[:.h][0-9]{2}(?:u|pm|am|h)?|[0-9]{1,2}-[0-9]{1,2}"
)
_NAMES = frozenset(  # with a figure, and no password
    re.findall(
        r"\S+",
        "1password 2fa mfa 2fas mp3 mp4 sha1 sha256 md5 base64 bcrypt utf8 utf-8 wpa2 wpa3 wep oauth2 sso2 "
        "covid19 covid-19 win11 win10 windows11 ios17 ios18 h4x0r p2p b2b 4chan a.u.b s.v.p",
    )
)
_SIGNS = "!#$%&*@+=?_^~€£"
_MASK = re.compile(r"[*•.x_\-?#0]{3,}", re.IGNORECASE)
# Codes: figures in groups as people type them; a letter or two as on a French door.
PIN = re.compile(
    r"[#*]?(?<![0-9])[0-9](?:[ .\-]?[0-9]){3,7}[#*]?(?![0-9#*]|[.,:/\-][0-9]|[^\W\d_])"
    r"|[A-Z]?[0-9]{2,6}[A-Z]?[0-9]{0,3}[#*]?(?![\w])"
)
UNIT = re.compile(
    r"[ ]?(?:€|%|euro?s?\b|dollar|pounds?\b|km\b|meter|uur\b|u\b|cijfer|digit|stellen|stellig|ziffer|chiffre|cifra"
    r"|d[ií]gito|teken|char|keer\b"
    r"|times\b|views|volgers|followers|mensen|people|personen|x\b|mm\b|cm\b|ml\b|mah\b|kcal)",
    re.IGNORECASE,
)
TOKEN = re.compile(
    r"(?:[A-Z0-9]{3,12}|[a-z0-9]{4,12})(?:[ ]?-[ ]?(?:[A-Z0-9]{3,12}|[a-z0-9]{4,12})|[ ](?:[A-Z0-9]{3,12}"
    r"|(?=[a-z]{0,11}[0-9])[a-z0-9]{4,12})){0,7}(?![\w])"
)
KEY = re.compile(r"[A-Za-z0-9_\-]{16,90}(?![\w])")
PHRASE = re.compile(r"(?:(?:[0-9]{1,2}[.)][ ]?)?[^\W\d_]{3,9}[ ,\n]{1,2}){11,23}(?:[0-9]{1,2}[.)][ ]?)?[^\W\d_]{3,9}")
QUOTED = re.compile(r"[\"'`«„][ ]?([^\"'`«»„\n]{3,40}?)[ ]?[\"'`»]")
WORD = re.compile(r"[^\s\u2000-\u2bff\U0001f000-\U0001faff]{3,64}")


class Strength(IntEnum):
    """How much a run of characters looks like a password."""

    NONE = 0
    WORD = 1  # a word or a number: only where it is called a password
    SECRET = 2  # what nobody writes but as a password or a name


def trimmed(secret: str) -> str:
    """Return a run of characters without the punctuation of the sentence around it."""
    secret = secret.rstrip(".,;:)]}\"'»>…")
    # A mark belongs to the password only where it is one without it.
    return secret if strength(secret.rstrip("!?")) is Strength.SECRET else secret.rstrip("!?")


def strength(secret: str) -> Strength:
    """Tell how much a run of characters looks like a password."""
    lower = secret.lower()
    if len(secret) < 4 or _is_other(secret, lower):
        return Strength.NONE
    letters = sum(map(str.isalpha, secret))
    figures = sum(map(str.isdigit, secret))
    inside = secret[:-1] if secret[-1] in "!?" else secret
    if letters and (figures or any(sign in inside for sign in _SIGNS)):
        return Strength.SECRET if len(secret) >= 5 else Strength.WORD
    if letters == len(secret) or figures == len(secret) or inside.replace("-", "").isalnum():
        return Strength.WORD
    return Strength.NONE


def is_telling(secret: str) -> bool:
    """Tell whether a run of characters is made as only passwords are: a word with figures and a sign or a capital."""
    letters = sum(map(str.isalpha, secret))
    figures = sum(map(str.isdigit, secret))
    if len(secret) < 7 or letters < 4 or not figures or strength(secret) is not Strength.SECRET:
        return False
    if any(sign in "!#$%&*@+=?^~" for sign in secret):
        return True
    capitals = sum(map(str.isupper, secret))
    parted = secret.replace("-", "").isalnum() or re.fullmatch(r"[A-Za-z]{4,40}_[0-9]{2,8}", secret)
    return figures >= 2 and secret[0].isupper() and capitals < letters and bool(parted)


def _is_other(secret: str, lower: str) -> bool:
    """Tell whether it is a link, a handle, a mask, a placeholder, a measure or a product."""
    return bool(
        (secret[0] in "@<[{/\\$€£(" and not any(map(str.isdigit, secret)))
        or secret[0] in "<[{/"
        or _LINK_LIKE.search(secret)
        or _COUNTED.fullmatch(lower)
        or _MASK.fullmatch(secret)
        or "***" in secret
        or "••" in secret
        or lower in _NAMES
        or re.fullmatch(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+", secret)
    )
