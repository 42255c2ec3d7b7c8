"""The page in a browser: nothing is fetched, nothing complained of, and the filter and the order do what they say."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from doxguard.pipeline.report.page import render_page
from tests.pipeline.report.runs import HOSTILE, RUN, full

webdriver = pytest.importorskip("selenium.webdriver", reason="no selenium: the page is not tried in a browser")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DRIVER = shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(
    not (CHROMIUM and DRIVER), reason="no Chromium with its driver: the page is not tried in a browser"
)
ARGUMENTS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
)  # fmt: skip
VISIBLE = "return [...document.querySelectorAll('.posts tbody tr')].filter(row => row.offsetHeight > 0)"
IDS = f"{VISIBLE}.map(row => row.querySelector('.id').textContent)"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for argument in (*ARGUMENTS, f"--user-data-dir={tmp_path_factory.mktemp('browser')}"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture
def page(browser: Any, tmp_path: Path) -> Any:
    path = tmp_path / "report.html"
    path.write_text(render_page(full(extra=20), RUN, "nl"), encoding="utf-8")
    browser.get_log("browser")
    browser.get_log("performance")
    browser.get(path.as_uri())
    return browser


def ids(page: Any) -> list[str]:
    found = page.execute_script(IDS)
    assert isinstance(found, list)
    return found


def set_value(page: Any, name: str, value: str) -> None:
    script = """
        const field = document.querySelector(`[name=${arguments[0]}]`);
        field.value = arguments[1];
        field.dispatchEvent(new Event("input", {bubbles: true}));
    """
    page.execute_script(script, name, value)


def test_nothing_is_fetched_and_nothing_complained_of(page: Any) -> None:
    page.execute_script("document.querySelectorAll('details').forEach(part => { part.open = true; })")
    assert page.get_log("browser") == []
    events = [json.loads(entry["message"])["message"] for entry in page.get_log("performance")]
    sent = [event["params"] for event in events if event["method"] == "Network.requestWillBeSent"]
    asked = [request["request"]["url"] for request in sent if request["documentURL"] == page.current_url]
    assert asked
    assert {url.partition(":")[0] for url in asked} <= {"file", "data"}
    assert sum(url.startswith("file:") for url in asked) == 1


def test_the_policy_stops_what_would_be_fetched(page: Any) -> None:
    tried = """
        const done = arguments[0];
        addEventListener("securitypolicyviolation", event => done(event.effectiveDirective));
        fetch("http://example.org/").catch(() => 0);
    """
    assert page.execute_async_script(tried) == "connect-src"


def test_all_rows_are_shown_as_they_are(page: Any) -> None:
    shown = ids(page)
    assert shown[:4] == ["a", HOSTILE, "e", "b"]
    assert len(shown) == 24
    assert page.execute_script("return document.scripts.length") == 1
    first = page.execute_script(f"{VISIBLE}[0].innerText")
    assert "90" in first
    assert "verwijderen" in first
    assert "06••••••••44 <b>bel</b>" in first
    assert page.execute_script("return document.querySelector('output').textContent") == "24 van 24 getoond"


FILTERS = {
    "an action": ({"action": "review"}, [HOSTILE]),
    "an entity": ({"entity": "PHONE_NUMBER"}, ["a", "b"]),
    "an entity of somebody's own": ({"entity": "OWN <b>"}, ["e"]),
    "a text": ({"text": " SCRIPT> "}, ["a", HOSTILE, "e", "b"]),
    "a text and an action": ({"text": "posts", "action": "remove"}, []),
    "an action and an entity": ({"action": "remove", "entity": "IBAN_CODE"}, ["a"]),
    "an id": ({"text": "more-13"}, ["more-13"]),
    "nothing fits": ({"text": "no such thing"}, []),
}


@pytest.mark.parametrize(("values", "expected"), FILTERS.values(), ids=FILTERS)
def test_the_filter(page: Any, values: dict[str, str], expected: list[str]) -> None:
    for name, value in values.items():
        set_value(page, name, value)
    assert ids(page) == expected
    assert page.execute_script("return document.querySelector('output').textContent").startswith(f"{len(expected)} van")
    assert page.execute_script("return document.getElementById('no-match').offsetHeight > 0") is not bool(expected)
    page.find_element("css selector", "button[type=reset]").click()
    page.execute_async_script("setTimeout(arguments[0], 20)")
    assert len(ids(page)) == 24


def test_the_order(page: Any) -> None:
    heading = "return document.querySelectorAll('.posts th')[arguments[0]].getAttribute('aria-sort')"
    buttons = page.find_elements("css selector", ".posts th button")
    by_risk = ids(page)
    buttons[0].click()
    assert (page.execute_script(heading, 0), ids(page)[-1]) == ("ascending", "a")
    buttons[0].click()
    assert (page.execute_script(heading, 0), ids(page)) == ("descending", by_risk)
    buttons[2].click()
    assert (page.execute_script(heading, 0), page.execute_script(heading, 2)) == (None, "ascending")
    more = [id_ for id_ in ids(page) if id_.startswith("more-")]
    assert more == [f"more-{n}" for n in range(20)]  # numbers in names are read as numbers
    buttons[1].click()
    assert ids(page)[:2] == ["a", HOSTILE]


def test_it_can_be_used_with_keys_alone(page: Any) -> None:
    from selenium.webdriver.common.keys import Keys

    page.find_element("css selector", "[name=text]").send_keys("more-7", Keys.ENTER)
    assert ids(page) == ["more-7"]
    button = page.find_element("css selector", ".posts th button")
    button.send_keys(Keys.SPACE)
    assert page.execute_script("return document.querySelector('.posts th').getAttribute('aria-sort')") == "ascending"


@pytest.mark.parametrize("width", [360, 400, 800, 1400])
def test_no_width_is_too_narrow(page: Any, width: int) -> None:
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    assert page.execute_script("return document.documentElement.scrollWidth") <= width
    page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


CONTRAST = """
    const level = text => {
        const [r, g, b] = text.match(/[\\d.]+/g).map(value => {
            value /= 255;
            return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = element => {
        const colour = getComputedStyle(element).backgroundColor;
        return /, 0\\)$/.test(colour) && element.parentElement ? behind(element.parentElement) : colour;
    };
    const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const low = [];
    for (const element of document.querySelectorAll("body, body *:not(svg, svg *, script)")) {
        const least = 4.5, found = ratio(level(getComputedStyle(element).color), level(behind(element)));
        if (found < least) low.push(`${element.tagName}.${element.className} ${found.toFixed(2)}`);
    }
    for (const box of document.querySelectorAll("svg rect")) {
        const found = ratio(level(getComputedStyle(box).fill), level(behind(box.ownerSVGElement)));
        if (found < 3) low.push(`${box.className.baseVal} ${found.toFixed(2)}`);
    }
    return [...new Set(low)];
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everything_can_be_told_from_what_is_behind_it(page: Any, scheme: str) -> None:
    def prefer(value: str) -> None:
        features = [{"name": "prefers-color-scheme", "value": value}]
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})

    prefer(scheme)
    background = page.execute_script("return getComputedStyle(document.body).backgroundColor")
    assert background == {"light": "rgb(246, 247, 249)", "dark": "rgb(18, 22, 29)"}[scheme]
    assert page.execute_script(CONTRAST) == []
    prefer("")


def test_it_can_be_read_without_scripts(page: Any) -> None:
    page.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    page.refresh()
    page.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert len(ids(page)) == 24
    assert page.execute_script("return document.querySelector('form').offsetHeight") == 0
    assert page.execute_script("return document.querySelectorAll('th button').length") == 0
