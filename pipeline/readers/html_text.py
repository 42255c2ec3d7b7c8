"""HTML as the text its author typed, and where its links lead.

Blocks and ``<br>`` become line feeds, pictures their description, entities characters. White space stays as it stands:
it is the author's, and Mastodon shows it so. The parts of a link that Mastodon hides or shortens (``invisible``,
``ellipsis``) are kept, since they were typed; its mentions and hashtags are words, not links. Scripts and styles are
left out; what is no tag is text, so that broken HTML loses no words.

Python's html.parser is not used: on unclosed tags it takes time that grows with the square of the text, and on some
declarations it raises.
Source: https://html.spec.whatwg.org/multipage/rendering.html, https://docs.joinmastodon.org/spec/activitypub/#sanitization
"""

from __future__ import annotations

import html as entities
import re

_BLANK_LINE = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol", "dl", "table", "figure", "hr")
_OWN_LINE = ("div", "li", "tr", "dt", "dd", "address", "article", "aside", "details", "footer", "header", "section")
_CELLS = ("td", "th")
_UNSEEN = ("script", "style", "template")

# No "<" inside a tag: the text of all attempts together is then no longer than the text.
_TAG = re.compile(
    r"""
    <(?: (?P<comment>!--)
       | (?P<end>/?) (?P<name>[A-Za-z][A-Za-z0-9:-]{0,30}) (?=[\s/>]) (?P<attributes>(?:[^<>"']|"[^"<]*"|'[^'<]*')*+) >
       | [!?][A-Za-z][^<>]*> )             # a doctype, a processing instruction
    """,
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(
    r"""(?<![\w:-]) (?P<name>(?:href|class|alt)) \s{0,9} = \s{0,9} (?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""",
    re.VERBOSE | re.IGNORECASE,
)
_ABSOLUTE = re.compile(r"(?:[a-z][a-z0-9+.-]{0,30}:|//)", re.IGNORECASE)
# Python refuses to read numbers of thousands of digits.
_NO_CHARACTER = re.compile(r"&(?=#[xX]?[0-9A-Fa-f]{9})")


def html_to_text(html: str) -> tuple[str, list[dict[str, str]]]:
    """Return the text, and each link with the words it stands on (``shown``) and its address (``expanded``)."""
    if "<" not in html:
        return unescape(html).strip(), []
    page = _Page()
    done = 0
    comments = True
    while tag := _TAG.search(html, done):
        page.add(html[done : tag.start()])
        done = tag.end()
        if not tag["comment"]:
            page.tag(tag)
            continue
        end = html.find("-->", done) if comments else -1
        comments = end >= 0  # one that is not closed is text, and so are all after it
        if comments:
            done = end + 3
        else:
            page.add(tag[0])
    page.add(html[done:])
    return page.finish()


def unescape(text: str) -> str:
    """Return the text with its entities as characters."""
    return entities.unescape(_NO_CHARACTER.sub("&amp;", text)) if "&" in text else text


class _Page:
    """What was read of a page so far."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._links: list[dict[str, str]] = []
        self._breaks = 0  # line feeds to come before the next words
        self._after_br = False  # writers often put a line feed of their own behind it
        self._verbatim = 0  # depth of <pre>
        self._unseen = ""
        self._link: tuple[str, int] | None = None  # the address of the open link, and the part its words start with

    def add(self, text: str) -> None:
        """Add what stands between two tags."""
        if self._unseen or not text:
            return
        text = unescape(text)
        if self._breaks or not self._parts:
            text = text.removeprefix("\n") if self._verbatim else text.lstrip(" \t\r\n")
        elif self._after_br:
            text = text.removeprefix("\r").removeprefix("\n")
        if text:
            self._flush()
            self._parts.append(text)
            self._after_br = False

    def tag(self, tag: re.Match[str]) -> None:
        """Take a tag for what it does to the text."""
        name, ends = tag["name"].lower() if tag["name"] else "", bool(tag["end"])
        if self._unseen or name in _UNSEEN:
            self._unseen = "" if ends and name == self._unseen else self._unseen or ("" if ends else name)
        elif name == "a":
            self._close_link()
            if not ends:
                self._open_link(_attributes(tag["attributes"]))
        elif name == "br":
            self._break_line()
        elif name == "img" and not ends:
            self.add(entities.escape(_attributes(tag["attributes"]).get("alt", "")))
        elif name in _CELLS and not ends:
            if self._parts and not self._breaks:
                self._parts.append(" ")
        else:
            self._block(name, ends)

    def _block(self, name: str, ends: bool) -> None:
        if name == "pre":
            self._verbatim = max(0, self._verbatim + (-1 if ends else 1))
        lines = 2 if name in _BLANK_LINE else 1 if name in _OWN_LINE else 0
        if lines and self._parts:
            self._breaks = max(self._breaks, lines)

    def _break_line(self) -> None:
        if self._breaks:
            self._breaks += 1
        else:
            self._parts.append("\n")
            self._after_br = True

    def _flush(self) -> None:
        if self._breaks:
            self._parts[-1] = self._parts[-1].rstrip(" \t\r\n")
            self._parts.append("\n" * self._breaks)
            self._breaks = 0

    def _open_link(self, attributes: dict[str, str]) -> None:
        classes = attributes.get("class", "").split()
        if _ABSOLUTE.match(attributes.get("href", "").strip()) and not {"mention", "hashtag"}.intersection(classes):
            self._link = (attributes["href"].strip(), len(self._parts))

    def _close_link(self) -> None:
        if self._link:
            address, first = self._link
            self._links.append({"shown": "".join(self._parts[first:]).strip(), "expanded": address})
            self._link = None

    def finish(self) -> tuple[str, list[dict[str, str]]]:
        """Return the text and the links."""
        self._close_link()
        return "".join(self._parts).strip(), self._links


def _attributes(written: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(written):
        found.setdefault(match["name"].lower(), unescape(match[2] or match[3] or match[4] or ""))
    return found
