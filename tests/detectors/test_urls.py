"""Finding URLs, whoever they belong to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.detectors.folding import fold
from doxguard.detectors.text import Text
from doxguard.detectors.urls import find_urls, inner_urls, parameters
from tests.marked import read_marked

CASES = {
    "scheme": "zie [[https://example.org/pad?a=1#b]] voor meer",
    "no scheme": "zie [[example.org/pad]] of [[www.example.nl]]",
    "full stop after": "Lees [[https://example.org/a.html]].",
    "comma and bracket after": "(zie [[https://example.org/a]]), ja",
    "brackets inside": "[[https://example.org/Primer_(film)]]",
    "ellipsis": "[[https://example.org/abc]]…",
    "possessive": "[[http://example.org/abc]]'s laatste",
    "angle brackets": "<[[https://example.org/a]]>",
    "markdown": "[tekst]([[https://example.org/a]])",
    "bold": "**[[https://example.org/a]]**",
    "port": "[[http://example.org:8080/x]]",
    "user and password": "[[https://jan:geheim@example.org/x]]",
    "upper case": "[[HTTP://EXAMPLE.ORG/X]]",
    "defanged": "[[hxxp://example[.]org/x]] [[hXXps[:]//example(.)org/x]] [[hxxps[://]example{dot}org]]",
    "spaced dots": "[[example [.] org/x]] en [[example dot org/x]]",
    "other scripts in the host": "[[http://bücher.example/x]] [[http://例え.example]]",
    "punycode": "[[https://xn--bcher-kva.example/x]] [[xn--bcher-kva.com]]",
    "Cyrillic path": "[[https://example.org/Русские_слова]] да",
    "Chinese words after": "[[https://example.org/path/index.html]]中国語",
    "Chinese path": "[[https://example.org/井水.组装]]",
    "Japanese words before": "これは[[example.com/path]]",
    "emoji after": "[[https://example.org/a]]🔥",
    "trailing hyphens": "[[https://osm.org/go/0BOdUs9e--]]",
    "app": "[[waze://?ll=48.8583,2.2944]]",
    "plus after the host": "example.com+iets",
    "e-mail": "jan.de-vries@example.org, jan.nl+x@example.org",
    "no top-level domain": "http://localhost-iets en foo.baz",
    "abbreviations": "d.w.z. o.a. 12.30 v.1.2.3 nr.5",
    "spaced dots in a sentence": "the blue dot is gone",
    "missing space": "klaar.Dan gaan we",
    "handle": "@example.com",
    "address of a machine": "http://999.999.999.999/x",
    "cashtag": "$RBS.CA",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES)
def test_find_urls(marked: str) -> None:
    raw, expected = read_marked(marked)
    text = fold(raw)
    spans = [text.span(url.start, url.end) for url in find_urls(text)]
    assert [raw[start:end] for start, end in spans] == expected


def test_markdown_with_the_url_as_its_text() -> None:
    raw = "[https://example.org/a](https://example.org/b)"
    assert [raw[url.start : url.end] for url in find_urls(fold(raw))] == [
        "https://example.org/a",
        "https://example.org/b",
    ]


def test_parts() -> None:
    (url,) = find_urls(fold("https://WWW.Example.org:8080/a%20b?q=1%2C2&amp;x=y#z/1"))
    assert (url.host, url.path, url.fragment) == ("example.org", "/a b", "z/1")
    assert parameters(url) == {"q": "1,2", "x": "y"}
    assert url.normal.startswith("example.org/a b?q=1")


def test_a_fragment_holds_parameters_too() -> None:
    (url,) = find_urls(fold("https://example.org/?a=1#/!?map=2&a=3&losse-waarde"))
    assert parameters(url) == {"a": "1", "map": "2", "": "losse-waarde"}


def test_hosts_come_out_as_ascii() -> None:
    assert [url.host for url in find_urls(fold("http://bücher.example/ http://MAPS[.]example[.]org"))] == [
        "xn--bcher-kva.example",
        "maps.example.org",
    ]


def test_inner_urls_have_the_span_of_the_whole() -> None:
    (url,) = find_urls(fold("kijk https://example.org/?u=https://osm.org/go/abcd"))
    assert [(inner.host, inner.start) for inner in inner_urls(url)] == [("osm.org", 5)]


@given(st.text(alphabet="htpsx:/[].() dotwanl@#?%20'中é🔥-_\n", max_size=120))
def test_any_text_gives_ordered_spans_inside_it(raw: str) -> None:
    for text in (fold(raw), Text(raw, raw)):
        edges = [edge for url in find_urls(text) for edge in (url.start, url.end)]
        assert edges == sorted(edges)
        assert all(0 <= edge <= len(text.folded) for edge in edges)
