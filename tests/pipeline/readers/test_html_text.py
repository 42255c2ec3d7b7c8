"""HTML as text: what was typed, line feeds where blocks end, links; in linear time, whatever is broken."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.pipeline.readers.html_text import html_to_text, unescape
from tests.hostile import assert_linear

MENTION = (
    '<span class="h-card"><a href="https://example.social/@jan" class="u-url mention">@<span>jan</span></a></span>'
)
LONG = (
    '<a href="https://example.org/a?b=1&amp;c=2"><span class="invisible">https://</span>'
    '<span class="ellipsis">example.org/a?b</span><span class="invisible">=1&amp;c=2</span></a>'
)

TEXTS = {
    "plain": ("een twee", "een twee"),
    "entities": ("&lt;b&gt; &amp;amp; &#39;x&#x27; &eacute;&nbsp;y", "<b> &amp; 'x' é\xa0y"),
    "an ampersand of its own": ("AT&T & zo", "AT&T & zo"),
    "a reference to no character": ("&#" + "9" * 5000 + ";", "&#" + "9" * 5000 + ";"),
    "paragraphs": ("<p>een</p><p>twee</p>", "een\n\ntwee"),
    "paragraphs with line feeds between": ("<p>een</p>\n\n<p>twee</p>\n", "een\n\ntwee"),
    "br": ("<p>een<br />twee<br>drie<BR/>vier</p>", "een\ntwee\ndrie\nvier"),
    "br with a line feed behind it": ("een<br>\ntwee<br/>\r\ndrie", "een\ntwee\ndrie"),
    "two br": ("een<br><br>twee", "een\n\ntwee"),
    "br between blocks": ("<p>een</p><br><p>twee</p>", "een\n\n\ntwee"),
    "inline": ("<b>06</b><i>12</i> <em>34</em>", "0612 34"),
    "spaces as typed": ("<p>een  twee\n drie</p>", "een  twee\n drie"),
    "a list": ("<ul>\n<li>een</li>\n<li>twee</li>\n</ul>na", "een\ntwee\n\nna"),
    "a quotation": ("<blockquote>\n<p>een</p>\n</blockquote>\n<p>twee</p>", "een\n\ntwee"),
    "code": ("<p>een</p><pre><code>  x = 1\n\n  y\n</code></pre><p>twee</p>", "een\n\n  x = 1\n\n  y\n\ntwee"),
    "a table": ("<table><tr><td>een</td><td>twee</td></tr><tr><td>drie</td></tr></table>", "een twee\ndrie"),
    "a mention": (f"<p>{MENTION} hoi</p>", "@jan hoi"),
    "a link that is hidden in part": (f"<p>kijk {LONG}</p>", "kijk https://example.org/a?b=1&c=2"),
    "a description": ('<p>een <img src="x" alt="&lt;kat&gt; &amp;lt;"> twee</p>', "een <kat> &lt; twee"),
    "a picture without": ('een <img src="x"> twee', "een  twee"),
    "a comment": ("een<!-- twee <b> -->drie", "eendrie"),
    "a comment that is not closed": ("een <!-- twee <!-- drie", "een <!-- twee <!-- drie"),
    "scripts": ("een<script>var x = '<b>';</script>twee<style>p {}</style>drie", "eentweedrie"),
    "a doctype, an instruction": ("<!DOCTYPE html>een<?php x ?>", "een"),
    "no tag": ("1 < 2 <3 <- a<b", "1 < 2 <3 <- a<b"),
    "no tag: not closed": ('een <a href="twee', 'een <a href="twee'),
    "a sign inside an attribute": ('<a title="een > twee">drie</a>', "drie"),
    "nothing": ("", ""),
    "tags alone": ("<p></p><br>", ""),
}


@pytest.mark.parametrize(("html", "text"), TEXTS.values(), ids=TEXTS)
def test_text(html: str, text: str) -> None:
    assert html_to_text(html)[0] == text


LINKS = {
    "shown in full": (LONG, [("https://example.org/a?b=1&c=2", "https://example.org/a?b=1&c=2")]),
    "words": ('<a class="x" href="https://example.org/">hier</a>', [("hier", "https://example.org/")]),
    "single quotes, capitals": ("<A HREF='https://example.org/'>hier</A>", [("hier", "https://example.org/")]),
    "no quotes": ("<a href=https://example.org/>hier</a>", [("hier", "https://example.org/")]),
    "mail, phone": (
        '<a href="mailto:jan@example.org">m</a><a href="tel:+31612345678">t</a>',
        [("m", "mailto:jan@example.org"), ("t", "tel:+31612345678")],
    ),
    "around a picture": ('<a href="//example.org/"><img alt="kat"></a>', [("kat", "//example.org/")]),
    "not closed": ('<a href="https://a.example/">een <a href="https://b.example/">twee', [
        ("een", "https://a.example/"), ("twee", "https://b.example/"),
    ]),
    "the first of two": ('<a href="https://a.example/" href="https://b.example/">x</a>', [("x", "https://a.example/")]),
    "a mention": (MENTION, []),
    "a hashtag": ('<a href="https://example.social/tags/a" class="mention hashtag">#<span>a</span></a>', []),
    "inside the site": ('<a href="/questions/1">hier</a>', []),
    "another attribute": ('<a data-href="https://example.org/" title="href=x">hier</a>', []),
    "no address": ("<a>hier</a>", []),
}  # fmt: skip


@pytest.mark.parametrize(("html", "links"), LINKS.values(), ids=LINKS)
def test_links(html: str, links: list[tuple[str, str]]) -> None:
    assert [(link["shown"], link["expanded"]) for link in html_to_text(html)[1]] == links


@given(st.text(st.characters(codec="utf-8")))
def test_what_was_typed_comes_back(typed: str) -> None:
    typed = typed.replace("\r", "")
    assert html_to_text(f"<b>{escape(typed)}</b>")[0] == typed.strip()


MARKUP = st.sampled_from(
    ["<p>", "</p>", "<br>", "<a href='https://example.org'>", "</a>", "<!--", "-->", "<pre>", "</pre>", "<script>",
     "</td>", "<li>", "<", ">", "&", "&#", "\n", " ", '"', "'", "x", "<!", "<![CDATA["]
)  # fmt: skip


@given(st.lists(MARKUP, max_size=30).map("".join))
def test_any_markup_gives_text_and_links_that_stand_in_it(html: str) -> None:
    text, links = html_to_text(html)
    assert text == text.strip()
    assert all(link["shown"] in text for link in links)


UNITS = (
    "<", "<!--", "<!-- -->", "<a", "<a ", "<a b=", "<a b='", '<a b="', "<a b='x' ", "</", "</a ", "<!", "<![CDATA[",
    "<?", "&", "&#", "&#x", "&#9", "&amp", "<script>", "<p>", "</p>", "<br>", "<pre>", "<td>", "<a href='x:'>", "a='",
    '<a href="', "<a href=x alt=", "href=", "<img alt='x'>", " ", "\n", "<p> ", "<li>x", "'\"",
)  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_hostile_markup_takes_linear_time(unit: str) -> None:
    assert_linear(html_to_text, unit)
    assert_linear(lambda text: html_to_text(f"<a {text}>"), unit)


def test_entities_are_read_once() -> None:
    assert unescape("&amp;lt;") == "&lt;"
