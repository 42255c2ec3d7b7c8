"""The page as text: what is in it, and that nothing in it is taken for markup or fetched."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from doxguard.pipeline.report.page import render_page
from doxguard.pipeline.report.run import Language
from doxguard.pipeline.tally import Tally
from tests.pipeline.report.runs import HOSTILE, RUN, full

_VOID = {"meta", "link", "input", "rect", "line", "br"}


class Page(HTMLParser):
    """Elements and texts of a page; holds that every element is closed where it should be."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(attrs) == len(dict(attrs)), f"an attribute twice in {tag}"
        self.elements.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] not in (["style"], ["script"]):
            self.texts.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", " ".join(self.texts))


TALLIES = {"full": full(), "empty": Tally(), "one clean post": Tally(), "no excerpts": Tally()}
TALLIES["one clean post"].add_clean(1, {"2026-05-04": 1})
TALLIES["no excerpts"].merge(full())


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("tally", TALLIES.values(), ids=TALLIES)
def test_it_is_sound_and_asks_for_nothing(tally: Tally, lang: Language) -> None:
    text = render_page(tally, RUN, lang)
    page = Page(text)
    assert page.open == []
    assert [attributes["lang"] for attributes in page.all("html")] == [lang]
    asked = [
        a for _, attributes in page.elements for a in ("src", "href", "action", "srcset", "data") if a in attributes
    ]
    links = [attributes["href"] for _, attributes in page.elements if "href" in attributes]
    assert len(asked) == len(links)
    assert set(links) <= {"data:,", "#top"}
    assert "http://" not in text
    assert "https://" not in text
    assert "@import" not in text
    assert "url(" not in text
    assert not any(name.startswith("on") or name == "style" for _, attributes in page.elements for name in attributes)


def test_the_policy_allows_the_script_and_the_style_and_no_other() -> None:
    text = render_page(full(), RUN)
    (policy,) = (a["content"] for a in Page(text).all("meta") if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (content,) = re.findall(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_nothing_of_a_dump_becomes_markup() -> None:
    text = render_page(full(), RUN)
    page = Page(text)
    assert len(page.all("script")) == 1
    assert len(page.all("b")) == 4  # the figures at the top
    assert not page.all("i")
    assert HOSTILE in page.text
    assert "OWN <b>" in page.text
    assert "Contact details <i>" in page.text
    assert "<b>bel</b>" in page.text
    assert "alert('x')</script>" not in text


def test_figures() -> None:
    page = Page(render_page(full(), RUN, "nl"))
    assert "1.005 posts beoordeeld" in page.text
    assert "4 vragen om actie 0,4% van de posts" in page.text
    assert "6 vondsten" in page.text
    assert "2 onleesbare records" in page.text
    assert "niet (helemaal) gelezen" not in page.text
    assert "telefoonnummer PHONE_NUMBER" in page.text
    assert "private.financial" in page.text
    assert "Zonder bruikbaar tijdstip: 101." in page.text
    assert "12 s, 1.234 posts per seconde" in page.text


def test_the_gravest_posts_stand_in_order_and_masked() -> None:
    text = render_page(full(), RUN)
    page = Page(text)
    rows = [attributes for attributes in page.all("tr") if "data-action" in attributes]
    assert [row["data-action"] for row in rows] == ["remove", "review", "warn", "warn"]
    assert rows[0]["data-entities"] == "PHONE_NUMBER IBAN_CODE"
    assert "1122" not in text
    assert text.count("<mark>06••••••••44</mark>") == 4


def test_many_clauses_and_sources_do_not_swamp_it() -> None:
    tally = full()
    tally.clauses.update({f"own.{n}": 1 for n in range(30)})
    run = type(RUN)(tuple(f"s{n}.jsonl" for n in range(5000)), "p", "1", 1.0, 0.0, 1.0)
    page = Page(render_page(tally, run))
    assert "s4.jsonl and 4,995 more" in page.text
    assert "s5.jsonl" not in page.text
    assert "21 more" in page.text
    assert "own.29" in page.text


def test_an_empty_run_says_so() -> None:
    page = Page(render_page(Tally(), RUN))
    assert "No posts were judged." in page.text
    assert not page.all("svg")


def test_every_plot_has_a_name_and_its_figures_in_a_table() -> None:
    page = Page(render_page(full(), RUN))
    pictures = [attributes for attributes in page.all("svg") if attributes.get("role") == "img"]
    assert len(pictures) == 3
    assert all(picture["aria-label"] for picture in pictures)
    assert all(a.get("role") == "img" or a.get("aria-hidden") == "true" for a in page.all("svg"))
    assert len(page.all("summary")) == 3


def test_every_control_has_a_label_and_every_section_a_heading() -> None:
    text = render_page(full(), RUN)
    page = Page(text)
    assert len(page.all("label")) == len(page.all("input")) + len(page.all("select"))
    ids = {attributes["id"] for _, attributes in page.elements if "id" in attributes}
    assert len(ids) == text.count(' id="')
    assert all(attributes["aria-labelledby"] in ids for attributes in page.all("section"))
