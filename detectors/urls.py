r"""URLs in a text, as people type them, paste them and disguise them.

With or without a scheme; ``hxxps``, ``[.]``, ``(dot)`` and `` dot ``; upper-case and international hosts; in markdown
and angle brackets. Trailing punctuation and closing brackets without an opening one are not part of a URL. A host
without a scheme counts only under a known top-level domain, since "ready.Then" is no host; one with spaced-out dots
needs a path too. Schemes of map apps (``waze://``) come out as hosts that end in a colon.

Sources: RFC 3986; twitter-text's conformance tests (from which we differ: letters of any script may follow a slash, and
``t.co`` has no grammar of its own); the usual ways of defanging.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple
from urllib.parse import unquote

from doxguard.detectors.text import Text


class Url(NamedTuple):
    """A URL at ``[start, end)`` of the folded text; percent-escapes undone, the host in lower case without ``www.``."""

    start: int
    end: int
    host: str
    path: str = ""
    query: str = ""
    fragment: str = ""

    @property
    def normal(self) -> str:
        """The URL in one spelling, without its scheme."""
        query = f"?{self.query}" if self.query else ""
        fragment = f"#{self.fragment}" if self.fragment else ""
        return f"{self.host}{self.path}{query}{fragment}"


# Country codes, and the generic domains seen most, or used by a service of data/links.yaml.
_TLD_LIST = """
    ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc
    cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga
    gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo
    jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr
    ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re
    ro rs ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr
    tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw com net org edu gov int mil info biz
    name pro coop museum mobi asia cat jobs tel travel post xyz online site shop store app dev page link live life
    blog news tech cloud space world earth team run club top fun lol wtf codes apple google amsterdam frl gent
    brussels vlaanderen berlin paris london koeln hamburg bayern wien swiss eus gal bzh scot wales media social chat
    email agency group network systems digital studio design zone guru today click help
"""
_TLDS = frozenset(_TLD_LIST.split())

_DOT_WORD = r"(?:dot|punt|punkt|point|punto|ponto)"
_DOT = rf"""(?:
    [.\u3002\uff0e\uff61]
  | \s?[\[({{]\s?(?:\.|{_DOT_WORD})\s?[\])}}]\s?
  | \s{_DOT_WORD}\s
)"""
_SLASHES = r"\s?[\[(]?:[\])]?[\[(]?[/\\]{1,3}[\])]?"
_APPS = r"comgooglemaps|waze|ge0|om|cm|maps|yandexmaps|yandexnavi|dgis|osmandmaps|here-location"
# Scripts without spaces: they belong to a path only right after a mark, for the next sentence may follow at once.
_CJK = r"\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_REST = rf"""(?:
    [^\W{_CJK}]{{1,400}}
  | [!#$%&'()*+,\-./:;=?@~\[°]{{1,400}}
  | \](?!\()                                   # "](" is the middle of a markdown link
  | (?<=[/.=_+\-])[{_CJK}]{{1,60}}
  | (?<=[0-9][0-9],)[ ](?=-?[0-9]{{1,3}}\.[0-9]{{3}})   # "51.4412, 5.4697"
){{0,400}}"""

_WHOLE = rf"""
    (?<![A-Za-z0-9@_-])
    (?i:
        (?P<app>google\.navigation:(?=q=)|(?:{_APPS})://)
      | (?:
            h(?:tt|xx|\*\*)ps?{_SLASHES}
            (?:[^\s/@?\#]{{1,64}}@)?           # user:password@
            (?P<full_host>[^\W_][\w\-]{{0,62}}(?:{_DOT}[^\W_][\w\-]{{0,62}}){{1,7}})
          | (?<![A-Za-z0-9]\.)(?<![^/]/)(?<![$\#\u00c0-\u024f])
            (?P<bare_host>[a-z0-9][a-z0-9_\-]{{0,62}}(?:{_DOT}[a-z0-9][a-z0-9\-]{{0,62}}){{1,7}})
        )
        (?![a-z0-9_@+\-])
        (?::[0-9]{{2,5}}(?![0-9]))?
    )
    (?P<rest>(?(app)|(?=[/?\#])){_REST})?
"""


@cache
def _url() -> re.Pattern[str]:
    return re.compile(_WHOLE, re.VERBOSE)  # takes about 10 ms, which no start of the program should pay


_DOTS = re.compile(_DOT, re.VERBOSE | re.IGNORECASE)
_INNER = re.compile(r"https?:/{1,2}", re.IGNORECASE)
_LONGEST = 4000  # characters of a URL that are read
_CLOSING = {")": "(", "]": "["}


def find_urls(text: Text) -> Iterator[Url]:
    """Yield the URLs of a text in order."""
    folded = _rejoin(text)
    for match in _url().finditer(folded):
        url = _read(folded, match)
        if url:
            yield url


def inner_urls(url: Url) -> Iterator[Url]:
    """Yield the URLs that a redirect or a share link carries inside, with the span of the whole."""
    if "http" not in url.path and "http" not in url.query:
        return
    whole = f"{url.path}?{url.query}#{url.fragment}"[:_LONGEST]
    for start in [match.start() for match in _INNER.finditer(whole)][:3]:
        match = _url().match(whole, start)
        inner = _read(whole, match) if match else None
        if inner:
            yield inner._replace(start=url.start, end=url.end)


def _rejoin(text: Text) -> str:
    """Return the folded text with characters that were percent-escapes and would end a URL as "+"."""
    if text.starts is None or "%" not in text.raw:
        return text.folded
    breaks = [
        at for at, char in enumerate(text.folded) if char in ' \t\n"<>`{}|\\^' and text.raw[text.starts[at]] == "%"
    ]
    if not breaks:
        return text.folded
    chars = list(text.folded)
    for at in breaks:
        chars[at] = "+"
    return "".join(chars)


def _read(text: str, match: re.Match[str]) -> Url | None:
    start, end = match.start(), _trimmed(text, match)
    rest = (match["rest"] or "")[: end - match.end() or None]
    if match["app"]:
        app = match["app"].lower()
        return _split(start, end, app.removesuffix("//"), f"/{rest}" if app.endswith("/") else f"?{rest}")
    typed = match["full_host"] or match["bare_host"]
    host = _DOTS.sub(".", typed).lower()
    if not _is_host(host, bare=not match["full_host"], spaced=" " in typed, path=bool(match["rest"])):
        return None
    return _split(start, end, host, rest)


def _is_host(host: str, *, bare: bool, spaced: bool, path: bool) -> bool:
    _, _, last = host.rpartition(".")
    if bare and ((last not in _TLDS and not last.startswith("xn--")) or (spaced and not path)):
        return False
    domain = host[host.rfind(".", 0, -len(last) - 1) + 1 :]
    return len(last) > 1 and not last.isdigit() and "_" not in domain and "-." not in host and last[-1] != "-"


def _trimmed(text: str, match: re.Match[str]) -> int:
    """Return the URL's end without punctuation and brackets that belong to the sentence."""
    start, end = match.span("rest")
    if start < 0:
        return match.end()
    excess = dict.fromkeys(_CLOSING, 0)
    for closing, opening in _CLOSING.items():
        excess[closing] = text.count(closing, start, end) - text.count(opening, start, end)
    while end > start + 1:
        last = text[end - 1]
        if excess.get(last, 0) > 0:
            excess[last] -= 1
        elif text[end - 2 : end].lower() == "'s":
            end -= 1
        elif last not in ".,;:!?'*~(":
            break
        end -= 1
    return end


def _split(start: int, end: int, host: str, rest: str) -> Url:
    before, _, fragment = rest[:_LONGEST].partition("#")
    path, _, query = before.partition("?")
    if not host.isascii():
        host = _punycode(host)
    # The query is undone value by value, after it has been split; see `parameters`.
    return Url(start, end, host.removeprefix("www."), _unquote(path), query, _unquote(fragment))


def _punycode(host: str) -> str:
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def _unquote(part: str) -> str:
    return unquote(part) if "%" in part else part


def parameters(url: Url) -> dict[str, str]:
    """Return the URL's parameters, those of a fragment such as ``#map=…`` included; of a name the first counts.

    A value without a name, as in ``?AB12-CD34``, stands under "".
    """
    found: dict[str, str] = {}
    fragment = url.fragment.rpartition("?")[2] if "=" in url.fragment else ""
    for part in f"{url.query}&{fragment}".split("&", 60)[:60]:
        name, equals, value = part.partition("=")
        if not equals:
            name, value = "", name
        if value:
            found.setdefault(_unquote(name.removeprefix("amp;").lstrip("/!")).lower(), _unquote(value))
    return found
