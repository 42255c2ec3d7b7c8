"""Each example is started by the command that it documents, visited over HTTP and in a browser, and ended."""

import re
import shlex
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any, NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

import pytest

from doxguard.benchmarks.load.service import free_port
from tests.pipeline.adapters.examples import EXAMPLES, NOT_PUBLISHED, PRIVATE, holds_canary

ROOT = EXAMPLES.parents[1]
PATIENCE = 120  # seconds until it listens: a busy machine takes its time
APIS = {"django_comments": "/api/comments", "flask_comments": "/api/comments", "fastapi_comments": "/comments"}


class Running(NamedTuple):
    """An example that listens."""

    name: str
    address: str
    output: Path


def _command(name: str, port: int) -> list[str]:
    documented = re.search(r"^ +(\.venv/bin/python .+) \[port\]$", (EXAMPLES / f"{name}.py").read_text(), re.MULTILINE)
    assert documented
    return [*shlex.split(documented[1].replace(".venv/bin/python", sys.executable)), str(port)]


@pytest.fixture(scope="module", params=APIS)
def running(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """An example, started."""
    port, output = free_port(), tmp_path_factory.mktemp(request.param) / "output"
    with output.open("wb") as log:
        process = subprocess.Popen(_command(request.param, port), cwd=ROOT, stdout=log, stderr=log)
    try:
        _wait_for(port, process, output)
        yield Running(request.param, f"http://127.0.0.1:{port}", output)
    finally:
        process.terminate()
        process.wait(30)


def _wait_for(port: int, process: subprocess.Popen[bytes], output: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert process.poll() is None, output.read_text()
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail(f"does not listen after {PATIENCE} s: {output.read_text()}")


def _ask(opener: OpenerDirector, request: Request) -> tuple[int, str]:
    try:
        with opener.open(request, timeout=60) as said:
            return said.status, said.read().decode()
    except HTTPError as error:
        with error:
            return error.code, error.read().decode()


def _is_too_large(opener: OpenerDirector, request: Request) -> bool:
    """Tell whether a server says so, or hangs up: it need not read to the end."""
    try:
        return _ask(opener, request)[0] == 413
    except ConnectionError:
        return True
    except URLError as error:
        return isinstance(error.reason, ConnectionError)


def test_visit(running: Running) -> None:
    opener = build_opener(HTTPCookieProcessor(CookieJar()))
    status, page = _ask(opener, Request(running.address))
    assert (status, "<h1>Comments</h1>" in page) == (200, True)
    if token := re.search(r'name="(csrf\w+)"[^>]* value="([^"]+)"', page):
        sent = Request(running.address, urlencode({token[1]: token[2], "text": PRIVATE}).encode())
    else:
        sent = Request(f"{running.address}/comments", b'{"text": "%s"}' % PRIVATE.encode())
        sent.add_header("Content-Type", "application/json")
    status, page = _ask(opener, sent)
    assert (status, NOT_PUBLISHED["en"] in page) == (422, True)
    assert re.search("haar nummer is .(telephone number|telefoonnummer)", page)

    large = Request(running.address + APIS[running.name], b"a" * 10_000_000, {"Content-Type": "application/json"})
    assert _is_too_large(opener, large)
    written = running.output.read_text()
    assert "Traceback" not in written
    assert not holds_canary(written)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Chromium, speaking Dutch."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="no selenium: no example is tried in a browser")
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    driver = shutil.which("chromedriver")
    if not (chromium and driver):
        pytest.skip("no Chromium with its driver: no example is tried in a browser")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    profile = tmp_path_factory.mktemp("browser")
    for argument in ("headless=new", "no-sandbox", "disable-gpu", "disable-dev-shm-usage", f"user-data-dir={profile}"):
        options.add_argument(f"--{argument}")
    options.add_experimental_option("prefs", {"intl.accept_languages": "nl"})
    opened = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    yield opened
    opened.quit()


def _press(browser: Any, label: str) -> None:
    browser.find_element("xpath", f"//button[normalize-space()='{label}']").click()


def _wait_until_shown(browser: Any, where: str, text: str) -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        if text in browser.execute_script(f"return document.querySelector('{where}')?.innerText ?? ''"):
            return
        time.sleep(0.1)
    pytest.fail(f"not shown: {text}")


def test_author_sees_message_and_proposal_in_a_browser(running: Running, browser: Any) -> None:
    browser.get(running.address)
    browser.find_element("tag name", "textarea").send_keys(PRIVATE)
    _press(browser, "Post")
    _wait_until_shown(browser, "[role=alert]", NOT_PUBLISHED["nl"])
    _wait_until_shown(browser, "q", "haar nummer is [")
    assert PRIVATE not in browser.find_element("css selector", "body > ul").text
    if running.name == "fastapi_comments":
        _press(browser, "Take it over")
        _press(browser, "Post")
    else:
        _press(browser, "Post the proposal")
    _wait_until_shown(browser, "body > ul", "haar nummer is [")
