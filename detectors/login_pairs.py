"""Log-in names, and the secrets right behind them: "name@example.org:Secret1", "jan.b / Secret1".

A name is known by its form (an address, or letters with a dot, a figure or an underscore inside) or by the word before
it ("gebruiker", "login:"). A pair without a word for the secret needs one for an account near, or a colon behind an
address.
"""

import re
from collections.abc import Iterator

from doxguard.detectors.credential_words import CredentialWords
from doxguard.detectors.secret import Strength, is_telling, strength, trimmed

SURE, LIKELY = 0.85, 0.7
_REACH = 90  # characters between a word for an account and what stands for it
_SEPARATOR = r"(?:[ ]?[,;|/+&>\n-]{1,2}[ \n]?|[ ]|[ ](?:en|and|und|et|y|e|met|with|mit|avec|con|com|\+)[ ])"
_LOGIN_BEFORE = re.compile(
    rf"(?<![^\s(\"':=,])(?P<login>[^\s,;|\"'()<>:=]{{3,64}})[\"')]?{_SEPARATOR}{{1,2}}"
    r"(?:(?:het|the|haar|zijn|her|his|als|son|sa|su|ihr|sein|de|d'r|z'n|le|la|el|il|das|mijn|my|mi)[ ])?$",
    re.IGNORECASE,
)
_LOGIN_LINK = re.compile(r"\.?[ ]?(?:[:=]|is|ist|est|es|è)?[ ]?[\"']?$", re.IGNORECASE)
_ROLES = (
    "admin",
    "Admin",
    "administrator",
    "root",
    "beheer",
    "beheerder",
    "user",
    "manager",
    "kassa",
    "office",
    "staff",
)
_NAME = re.compile(r"[ ]?(?:[:=]|is)?[ ]?([^\s,;|\"'()<>]{3,64})")
_HALF = re.compile(r"[ ]?[/|][ ]([^\s/\u2000-\u2bff\U0001f000-\U0001faff]{5,64})")
_MAIL_PAIR = re.compile(
    r"(?<![\w.+\-@])[\w][\w.+\-]{0,63}@[\w\-]{1,40}(?:\.[\w\-]{2,20}){1,3}"
    r"(?P<sep>[ ]?[:;|/]{1,2}[ ]?|[ ](?:met|with|mit|avec|con|com|et|en|und|and|y|e)[ ]|[ ]{1,2}(?:-{1,2}>?[ ]|>[ ])?)"
    r"(?P<secret>[^\s\u2000-\u2bff\U0001f000-\U0001faff]{4,64})"
)
_NAME_PAIR = re.compile(
    r"(?<![\w@/.:#\-])(?P<login>[^\W_][\w.\-]{2,40})(?P<sep>[ ]?[|:][ ]?|[ ]//?[ ]?|/[ ]|,[ ])"
    r"(?P<secret>[^\s/\u2000-\u2bff\U0001f000-\U0001faff]{5,64})(?![^\s,.)!?\"']*/)"
)


def login_before(words: CredentialWords, at: int) -> int | None:
    """Return where the log-in name begins that stands right before a label."""
    match = _LOGIN_BEFORE.search(words.folded, max(0, at - 100), at)
    if not match:
        return None
    start, end = match.span("login")
    return start if _is_login(words, start, end) else None


def _is_login(words: CredentialWords, start: int, end: int, paired: bool = False) -> bool:
    """Tell whether a word is a log-in name: by its form, or by the word before it.

    ``paired``: nothing but a slash tells that a secret is behind it, so "account manager / …" needs a colon.
    """
    login = words.folded[start:end].rstrip(".!?")
    label = _login_label(words, start)
    if label and (label.endswith((":", ": ", "=", "= ")) or not paired) and not words.near("login", start, end):
        return True
    if "@" in login[1:-1]:
        return bool(re.fullmatch(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)*", login))
    inner = re.search(
        r"[^\W\d_][\w\-]*[._][\w\-]*\w|[^\W\d_]{3,}-?[0-9]+|[^\W\d_]{4,}_$|[a-z]{2,}-[a-z]{1,}-[a-z]{3,}", login
    )
    return (
        bool(inner)
        and len(login) >= 4
        and strength(login.replace(".", "_")) is not Strength.NONE
        and login == login.lstrip("._").rstrip(".")
    )


def _login_label(words: CredentialWords, start: int) -> str:
    """Return the word for a log-in that stands right before a place, with what is between them, or ""."""
    for hit in words.touching("login", start - 6, start):
        if hit.end <= start and _LOGIN_LINK.fullmatch(words.folded, hit.end, start):
            return words.folded[hit.start : start]
    return ""


def other_half(words: CredentialWords, end: int) -> int:
    """Return where a pair ends of which the name was taken for the secret: "user and password: Jan / Secret1"."""
    match = _HALF.match(words.folded, end)
    secret = trimmed(match[1]) if match else ""
    if match and strength(secret) is Strength.SECRET and any(map(str.isalpha, secret)):
        return match.start(1) + len(secret)
    return _login_behind(words, end)


def _login_behind(words: CredentialWords, end: int) -> int:
    """Return where a log-in name ends that follows a secret, "ww …, user …", or the end of the secret."""
    for hit in words.touching("login", end, end + 9):
        if end < hit.start and re.fullmatch(rf"[\"')]?{_SEPARATOR}{{1,2}}", words.folded[end : hit.start]):
            name = _NAME.match(words.folded, hit.end)
            if name and _is_login(words, *name.span(1)):
                return name.start(1) + len(name[1].rstrip(".!?,"))
    return end


def mail_pairs(words: CredentialWords) -> Iterator[tuple[int, int, float, str]]:
    """Yield an address with a secret right behind it: "name@example.org:Secret1"."""
    for match in _MAIL_PAIR.finditer(words.folded):
        secret = trimmed(match["secret"])
        start, end = match.start(), match.start("secret") + len(secret)
        tight = match["sep"] == ":"
        known = words.near("account", start - 2 * _REACH, end + _REACH)
        kind = strength(secret)
        figures = any(map(str.isdigit, secret)) and any(map(str.isalpha, secret))
        # Between an address and what can only be a password there need be no word, but a sign.
        apart = bool(match["sep"].strip()) and is_telling(secret)
        if kind is Strength.SECRET and figures and (tight or known or apart):
            yield start, end, SURE if tight else LIKELY, "log-in pair"
        elif tight and known and kind is not Strength.NONE and not words.near("not_secret", end - len(secret), end):
            yield start, end, LIKELY, "log-in pair"


def name_pairs(words: CredentialWords) -> Iterator[tuple[int, int, float, str]]:
    """Yield a name with a secret behind a slash, bar or colon, where words tell of an account."""
    spoken = bool(words.hits.keys() & {"account", "login", "password"})
    if not spoken and " / " not in words.folded and " | " not in words.folded and " // " not in words.folded:
        return
    at = 0
    while match := _NAME_PAIR.search(words.folded, at):
        at = match.end("login")  # what is no pair may have swallowed the beginning of one
        secret = trimmed(match["secret"])
        start, end = match.start(), match.start("secret") + len(secret)
        if strength(secret) is not Strength.SECRET or sum(map(str.isalpha, secret)) < 3:
            continue
        at = _pair_end(words, match, start, end) or at
        if at == end:
            yield start, end, LIKELY, "log-in pair"


def _pair_end(words: CredentialWords, match: re.Match[str], start: int, end: int) -> int:
    """Return the end of what is a name with its secret, or 0: by the words around, or by both their forms."""
    around = max(0, start - _REACH), end + _REACH // 2
    known = any(words.near(group, *around) for group in ("account", "login", "password"))
    telling = is_telling(words.folded[match.start("secret") : end])
    listed = match["sep"] == ", "
    spoken = words.near("password", *around)
    if listed and not (spoken and telling and re.search("[._0-9]", match["login"][1:])):
        return 0
    login = match.span("login")
    named = _is_login(words, *login, paired=True)
    if telling and match["sep"] not in (":", ", ") and (named or _is_plain_login(words, *login, known)):
        return 0 if words.near("generic", max(0, start - 30), start) else end
    return end if known and named and not words.near("generic", *around) else 0


def _is_plain_login(words: CredentialWords, start: int, end: int, known: bool) -> bool:
    """Tell whether a word in front of a telling secret is a log-in name: "admin", or one in small letters."""
    login = words.folded[start:end]
    if login in _ROLES:
        return True
    return known and login == login.lower() and login.isascii() and not words.near("account", start, end)
