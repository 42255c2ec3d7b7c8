"""E-mail addresses, plain and with their signs spelled out: "jan [at] voorbeeld punt nl", "jan(apenstaart)…".

The top-level domain must exist (or be reserved for examples), so that "a@b.blabla" and "v1@2.3" stay out, and a text
that runs on ("jan@example.nl.Daarna") is cut where the domain ends. Words without brackets (" at … dot com") need an
"at" that is no preposition: a local part with a figure, dot or underscore, or a word for mail near.

Left out: a path behind a host (`medium.com/@a.b`, `maps/@52.1,4.2`), user names (`@jan`), log-in parts of URLs.
Source: RFC 5321 and RFC 6531 (addresses), RFC 2606 (reserved domains), the Public Suffix List (top-level domains).
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from doxguard.data import read_lines
from doxguard.detectors.cues import cues
from doxguard.detectors.finding import Detector, Finding
from doxguard.detectors.places import Places
from doxguard.detectors.text import Text

_PLAIN = re.compile(
    r"""
    (?<![\w+\-@])(?<!\w\.)(?P<local>[\w][\w.!\#$%&'*+\-]{0,63})
    @
    (?P<domain>[^\W_](?:[\w\-]{0,62}\.){1,8}[^\W\d_][\w\-]{1,23})
    """,
    re.VERBOSE,
)
_AT = (
    "(?:apenstaart(?:je)?|apestaart(?:je)?|klammeraffe|affenschwanz|arr?oba(?:se)?|chiocciola|snabel-?a|at[- ]sign"
    "|kukac|ma[lł]pa)"
)
_OPEN, _CLOSE = r"[\[({<*_|]", r"[\])}>*_|]"
_SIGN = rf"""
    (?:
        [ ]?{_OPEN}{{1,2}}[ ]?(?:at|a|ät|@|bei|chez|en|{_AT})[ ]?{_CLOSE}{{1,2}}[ ]?   # [at] (apenstaart)
      | @(?!@)                                                                          # jan@example[.]nl
      | -at-                                                                            # jan-at-example-dot-nl
      | [ ]?[\U0001f4e7\u2709\U0001f412\U0001f435]\ufe0f?[ ]?                           # a letter, a monkey: apenstaart
      | [ ]@[ ]?|@[ ]                                                                   # jan @ example.nl
      | [ ]{{1,2}}{_AT}[ ]{{1,2}}                                                       # jan apenstaartje example
      | [ ]{{1,2}}(?P<bare>at|ät)[ ]{{1,2}}                                             # jan at example
    )
"""
_DOT_WORD = "(?:dot|d0t|punt|punkt|point|punto|ponto|kropka)"
_DOT = (
    rf"(?:[ ]?{_OPEN}{{1,2}}[ ]?(?:\.|{_DOT_WORD})[ ]?{_CLOSE}{{1,2}}[ ]?"  # [.] (punt)
    rf"|[ ]{{1,2}}{_DOT_WORD}[ ]{{1,2}}|-{_DOT_WORD}-"
    r"|[ ]?\.[ ]?)"
)
_HIDDEN = re.compile(
    rf"""
    (?<![\w.@/])(?P<local>[^\W_](?:[\w+\-]|\.){{0,40}}(?:{_DOT}[\w+\-]{{1,30}}){{0,2}})
    {_SIGN}
    (?P<domain>[^\W_][\w\-]{{0,40}}(?:{_DOT}[^\W_][\w\-]{{1,40}}){{1,3}})
    (?![\w@])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_REPOSITORY = re.compile(r":[\w~.\-]{1,60}/[\w.\-]")  # git@host:owner/name
_COMMA = re.compile(  # jan@example,nl
    r"(?<![\w.@])(?P<local>[^\W_][\w.+\-]{0,40})@(?P<domain>[a-z0-9\-]{2,40},(?:nl|be|de|fr|es|it|eu|com|org|net))(?!\w)",
    re.IGNORECASE,
)
# Capitals glued between: janATexampleDOTnl.
_GLUED = re.compile(r"(?<!\w)(?P<local>[a-z0-9][a-z0-9._\-]{1,40})AT(?P<domain>[a-z0-9\-]{2,40}DOT[a-z]{2,12})(?!\w)")
_LETTERS = re.compile(r"[A-Za-z]{2,24}")
_DOT_ALONE = re.compile(_DOT, re.IGNORECASE)
# The spelled-out forms, each with what stands for a dot in its domain.
_FORMS = ((_HIDDEN, _DOT_ALONE), (_GLUED, re.compile("DOT")), (_COMMA, re.compile(",")))
_DECORATION = "'*!#$%&"  # what may stand before an address without being part of it


def find_emails(text: Text) -> Iterator[Finding]:
    """Yield e-mail addresses, plain ones first."""
    folded = text.folded
    taken = Places()
    if "@" in folded:
        for match in _PLAIN.finditer(folded):
            finding = _plain(text, match)
            if finding:
                taken.take(*match.span())
                yield finding
    for pattern, dot in _FORMS:
        at = 0
        while hidden := pattern.search(folded, at):
            finding = _hidden(text, hidden, dot) if taken.is_free(*hidden.span()) else None
            # "the wife at carolyn dot mays at …": what was no address may have swallowed the beginning of one.
            at = hidden.end() if finding else hidden.end("local")
            if finding:
                yield finding


def _plain(text: Text, match: re.Match[str]) -> Finding | None:
    domain = _domain(match["domain"])
    local = match["local"].rstrip(".")
    if not domain or local != match["local"] or ".." in local or local == "git":
        return None
    if text.folded[match.start() - 1 : match.start()] == "/" and "@" not in _token_before(text.folded, match.start()):
        return None  # a path
    end = match.start("domain") + len(domain)
    if match.start() and text.folded[match.start() - 1] == ":" and "://" in _token_before(text.folded, match.start()):
        return None  # a log-in in a URL
    if _REPOSITORY.match(text.folded, end):
        return None
    # Emphasis: "_jan@example.nl_".
    around = _DECORATION + "_" if text.folded.startswith("_", end) else _DECORATION
    start = match.start() + len(local) - len(local.lstrip(around))
    local = text.folded[start : match.end("local")]
    return text.finding("EMAIL_ADDRESS", start, end, 0.95, "tld", value=f"{local}@{domain}".lower())


def _token_before(folded: str, at: int) -> str:
    return folded[max(0, at - 80) : at].rsplit(None, 1)[-1]


def _hidden(text: Text, match: re.Match[str], dot: re.Pattern[str]) -> Finding | None:
    """Return a finding for an address with spelled-out signs, where it is one; ``dot`` parts the domain's labels."""
    surface = match["domain"]
    labels = dot.split(surface)
    while len(labels) > 1 and labels[-1].lower() not in _tlds():
        labels.pop()
    if len(labels) < 2:
        return None
    length = _end_of_labels(surface, len(labels), dot)
    start, end = match.start(), match.start("domain") + length
    local = _DOT_ALONE.sub(".", match["local"])
    evidence = ["tld", "spelled-out"]
    sign = text.folded[match.end("local") : match.start("domain")]
    if sign == "@" and "." in dot.findall(surface)[: len(labels) - 1]:
        return None  # a plain address, and a plain one that is wrong
    bare = match.groupdict().get("bare")
    if bare or sign.strip() == "@" != sign:
        cue = cues("email").near(text.folded, start, end)
        telling = any(char in "0123456789._+" for char in local)
        dots = dot.findall(surface)[: len(labels) - 1]
        # "AT … DOT" in capitals, or right behind a colon with its dot in words, is read out as an address.
        told = text.folded[max(0, start - 2) : start].strip() == ":" or (bare and bare.isupper())
        telling = telling or bool(told and all(any(map(str.isalpha, sign)) for sign in dots))
        if cues("email").con.fullmatch(local) or not (cue or (telling and not (bare and "." in surface[:length]))):
            return None
        evidence.append(f"cue:{cue}" if cue else "telling-name")
    value = f"{local}@{'.'.join(labels)}".lower()
    return text.finding("EMAIL_ADDRESS", start, end, 0.85, *evidence, value=value)


def _end_of_labels(surface: str, count: int, dot: re.Pattern[str]) -> int:
    """Return where the first ``count`` labels of a domain end."""
    next_dot = next(islice(dot.finditer(surface), count - 1, None), None)
    return next_dot.start() if next_dot else len(surface)


def _domain(surface: str) -> str:
    """Return the longest beginning of a host name that ends in a real top-level domain, or ""."""
    labels = surface.split(".")
    while len(labels) > 1:
        last = _top_level(labels[-1])
        # "tod@s.es" is "todos y todas"; domains of one letter are hardly ever anybody's.
        if last and all(labels) and (len(labels[-2]) > 1 or last.lower() == "com"):
            return ".".join([*labels[:-1], last])
        labels.pop()
    return ""


def _top_level(label: str) -> str:
    """Return the top-level domain that a label is, or begins with: of "nl-Kees" the rest is the sentence's."""
    if _ascii(label) in _tlds():
        return label
    letters = _LETTERS.match(label)
    return letters[0] if letters and letters[0].lower() in _tlds() else ""


def _ascii(label: str) -> str:
    try:
        return label.lower() if label.isascii() else label.lower().encode("idna").decode()
    except UnicodeError:
        return ""


@cache
def _tlds() -> frozenset[str]:
    return frozenset(read_lines("tlds.txt"))


_HOST = (  # its letters may be two bytes or more
    r"[a-z0-9\x80-\xff][a-z0-9_\-\x80-\xff]{0,80}"
    r"(?: ?[.,] ?|-[dpk]|[ \[({<*_|]{1,3}(?:\.|d[o0]t|punt|punkt|point|punto|ponto|kropka))[a-z0-9\x80-\xff\])}>*_| \-]"
)
DETECTOR = Detector(
    "email",
    ("EMAIL_ADDRESS",),
    find_emails,
    triggers=(
        # Behind a plain sign comes a host: letters, then a dot in some form.
        rf"[^ \n]@{_HOST}",
        rf"(?: @ ?|@ ){_HOST}",
        rf"{_OPEN} ?(?:at|a|.{{1,2}}t|@|bei|chez|en) ?{_CLOSE}",
        rf"{_OPEN} ?(?:ap|klam|affe|ar|chio|snab|ma)[a-z\x80-\xff]{{3,10}} ?{_CLOSE}",
        r"apen?staart|klammeraffe|affenschwanz|arr?oba|chiocciola|snabel-?a|at[- ]sign|kukac|ma[^\x00]{1,2}pa",
        r"\xf0\x9f\x93\xa7|\xe2\x9c\x89|\xf0\x9f\x90\x92|\xf0\x9f\x90\xb5",
        r"[a-z0-9]-at-[a-z0-9]|at.sign|[a-z0-9]at[a-z0-9\-]{2,40}dot[a-z]",
        rf" (?:a|\xc3\xa4|\xc3\x84)t {{1,2}}{_HOST}",
    ),
)
