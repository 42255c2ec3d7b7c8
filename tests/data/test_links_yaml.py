"""The table of location services: each row reads, its examples come out as they say, and a trigger covers it."""

import re
from collections.abc import Iterator
from functools import cache

import pytest

from doxguard.data import read_text, read_yaml
from doxguard.detectors.finding import Finding
from doxguard.detectors.folding import fold
from doxguard.detectors.link_table import kinds, rules, services_at
from doxguard.detectors.links import DETECTOR, find_links
from doxguard.detectors.triggers import shapes_of
from tests.marked import REPORTED

LIVE = {"live", "vehicle"}
NO_PAGE_OF_ITS_OWN = {"stays", "trains"}  # kept for context, never reported alone


def _table() -> dict[str, dict[str, object]]:
    table = read_yaml("links.yaml")
    assert isinstance(table, dict)
    services = table["services"]
    assert isinstance(services, dict)
    return services


def _examples(side: str) -> Iterator[tuple[str, str]]:
    for service, entry in _table().items():
        examples = entry["examples"]
        assert isinstance(examples, dict)
        for example in examples.get(side, []):
            yield service, str(example)


def _found(url: str) -> list[Finding]:
    return [finding for finding in find_links(fold(url)) if finding.score >= REPORTED]


@cache
def _trigger() -> re.Pattern[str]:
    return re.compile("|".join(shapes_of(DETECTOR.triggers)), re.IGNORECASE | re.ASCII)


@pytest.mark.parametrize(("service", "example"), list(_examples("hits")))
def test_hits(service: str, example: str) -> None:
    url, _, expected = example.partition(" => ")
    kind, _, place = expected.partition(" ")
    (finding,) = _found(url)
    assert (finding.start, finding.end) == (0, len(url))
    assert finding.evidence[1] == f"kind:{kind}"
    assert finding.entity == ("LIVE_LOCATION_LINK" if kind in LIVE else "LOCATION_LINK")
    assert not place or finding.value == place
    assert finding.evidence[0] == f"service:{service}" or "link=" in url


@pytest.mark.parametrize(("service", "url"), list(_examples("passes")))
def test_passes(service: str, url: str) -> None:
    assert _found(url) == [], service


@pytest.mark.parametrize("service", list(_table()))
def test_each_service_reads_and_shows_both_sides(service: str) -> None:
    entry = _table()[service]
    assert entry.keys() == {"name", "hosts", "rules", "examples"}
    assert rules(service)
    assert all(rule.path or rule.query or rule.fragment for rule in rules(service))
    assert all(0 < rule.score < 1 for rule in rules(service))
    examples = entry["examples"]
    assert isinstance(examples, dict)
    assert examples.get("passes")
    assert examples.get("hits") or service in NO_PAGE_OF_ITS_OWN


def _hosts() -> Iterator[tuple[str, str]]:
    for service, entry in _table().items():
        hosts = entry["hosts"]
        assert isinstance(hosts, list)
        for host in hosts:
            typed = str(host).replace("<tld>", "com").replace("<any>", "example.org").replace("*.", "sub.")
            if not typed.endswith(":") and typed != "*":
                yield service, typed


@pytest.mark.parametrize(("service", "host"), list(_hosts()))
def test_each_host_leads_to_its_service(service: str, host: str) -> None:
    assert service in services_at(host)


@pytest.mark.parametrize(("service", "host"), list(_hosts()))
def test_a_trigger_covers_each_host(service: str, host: str) -> None:
    for owner, example in _examples("hits"):
        url = re.sub(r"(?<=://)[^/?#]+", host, example.partition(" => ")[0], count=1)
        if owner == service and _found(url):
            assert _trigger().search(fold(url).folded), f"add {host} to the triggers of detectors/links.py"


@pytest.mark.parametrize(("service", "example"), list(_examples("hits")))
def test_a_trigger_covers_each_example(service: str, example: str) -> None:
    assert _trigger().search(fold(example.partition(" => ")[0]).folded), service


def test_the_file_names_its_source_and_licence() -> None:
    head = read_text("links.yaml")[:600]
    assert "Source:" in head
    assert "MIT" in head


def test_kinds_have_scores() -> None:
    assert set(kinds()) == {"live", "vehicle", "pin", "place", "route", "checkin", "opaque", "centre"}
