"""Location services as data: reads ``data/links.yaml`` and answers what a URL is a link to.

The table's own header says how a service is written. Services are found by host, their patterns compiled when the first
URL of that service is met; without a service of its own a host still has the patterns of ``"*"``.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from doxguard.data import read_yaml
from doxguard.detectors.link_decoders import DECODERS, Place, read_place
from doxguard.detectors.urls import Url, parameters
from doxguard.errors import DataError

_FILE = "data/links.yaml"
_PATTERN_KEYS = {"path", "query", "fragment"}
_RULE_KEYS = _PATTERN_KEYS | {"kind", "score"}
_SERVICE_KEYS = {"name", "hosts", "rules", "examples", "note"}

_NUMBER_END = r"(?![0-9a-z]|\.[0-9])"
_LAT = rf"(?P<lat>-?[0-9]{{1,2}}(?:\.[0-9]{{1,20}})?){_NUMBER_END}"
_LON = rf"(?P<lon>-?[0-9]{{1,3}}(?:\.[0-9]{{1,20}})?){_NUMBER_END}"
_COMMA = r",[\s+]{0,2}"
_PARTS = {
    "lat": _LAT,
    "lon": _LON,
    "point": _LAT + _COMMA + _LON,
    "lonlat": _LON + _COMMA + _LAT,
    "flat": rf"(?P<lat>-?[0-9]{{1,2}}\.[0-9]{{2,20}}){_NUMBER_END}",
    "flon": rf"(?P<lon>-?[0-9]{{1,3}}\.[0-9]{{2,20}}){_NUMBER_END}",
    "zoom": r"(?P<zoom>[0-9]{1,2}(?:\.[0-9]{1,20})?)",
    "id": r"[0-9A-Za-z_\-]{3,200}",
    "token": r"(?=[A-Za-z_\-]{0,40}[0-9])[0-9A-Za-z_\-]{4,200}",  # an id with a figure in it: no ordinary word
    "num": r"[0-9]{1,20}",
    "uuid": r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
    "hex": r"~?[0-9a-z]{6}",  # an aircraft's address, and what people make of it
    "date": r"[0-9]{4}-?[0-9]{2}-?[0-9]{2}",
    "slug": r"[^/]{1,300}",
    "lang": r"(?:/[a-z]{2}(?:[-_][a-z]{2})?)?",
    "any": r".{0,4000}",
    "text": r"(?=[^/]{0,60}[^\W\d_]{2})[^/]{2,300}",
    # Letters and a number; not a point that is off the Earth or misspelt.
    "address": r"(?=.{0,120}[^\W\d_]{3})(?=.{0,120}[0-9]).{5,300}",
    # Two words or more that begin with a capital, and no "near me".
    "proper": r"(?-i:[A-ZÀ-ÖØ-ÞĀ-Ž])(?!.{0,100}(?:near|buurt|proche|cerca|vicino|nähe))[^/\d]{1,60}[+ ,][^/]{2,100}",
    "words": r"[^\W\d_]{1,40}\.[^\W\d_]{1,40}\.[^\W\d_]{1,40}",
    "geohash": r"(?P<geohash>[0-9b-hjkmnp-z]{5,35})",
    "quadtile": r"(?P<quadtile>[0-9A-Za-z_~@]{4,10})[-=]{0,4}",
    "ge0": r"(?P<ge0>[0-9A-Za-z_\-]{8,10})",
    "plus": r"(?P<plus>[2-9CFGHJMPQRVWX0]{8}[+ ](?:[2-9CFGHJMPQRVWX]{2,7})?)(?![^\W_])",
    "here": r"(?P<here>[0-9A-Za-z_\-]{16,2000})",
}
_PLACEHOLDER = re.compile(r"(?<!\?P)<([a-z0-9]{1,12})>")


class Rule(NamedTuple):
    """What a URL of a service must look like to be a link of one kind; `None` and () demand nothing."""

    kind: str
    score: float
    path: re.Pattern[str] | None
    query: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]
    fragment: re.Pattern[str] | None


class Link(NamedTuple):
    """What a URL leads to."""

    service: str
    kind: str
    score: float
    place: Place | None


def read_link(url: Url) -> Link | None:
    """Return what a URL is a link to by the first rule that fits, or None."""
    services = services_at(url.host)
    values = parameters(url) if services else {}
    for service in services:
        for rule in rules(service):
            link = _apply(service, rule, url, values)
            if link:
                return link
    return None


def services_at(host: str) -> list[str]:
    """Return the ids of the services at a host, the closest first.

    >>> services_at("maps.google.co.uk")
    ['google_maps', 'google_maps_host', 'any_map', 'any_live']
    """
    hosts = _hosts()
    found = [service for key in _keys(host) for service in hosts.get(key, ())]
    return list(dict.fromkeys(found))


_TLD = re.compile(r"(?:co|com|org|net|gov|or|ne)\.[a-z]{2}|com|org|net|cat|[a-z]{2}")


# Hosts that are named after following somebody; not after parcels and bugs, which are tracked as well.
_FOLLOWER = re.compile(
    r"(?:live-?track|track-?(?:my|me|ons|mij|him|her)|find-?(?:my|me)|(?:volg|folg|follow|suivez|sigue)-?(?:mij|me|my|us|ons|mir|moi|nous)"
    r"|waar-?(?:is|ben)|where-?(?:is|am)|race-?track|gps-?(?:track|volg|live)|live-?(?:gps|locat|position|standort))[^.]{0,20}\."
)


def _keys(host: str) -> Iterator[str]:
    yield host
    labels = host.split(".")[-6:]
    for cut in range(1, len(labels) - 1):
        yield "*." + ".".join(labels[cut:])
    for length in (2, 1):
        if len(labels) > length and _TLD.fullmatch(".".join(labels[-length:])):
            yield ".".join(labels[:-length]) + ".<tld>"
            break
    yield labels[0] + ".<any>"
    if _FOLLOWER.search(host):
        yield "<follower>"
    yield "*"


@cache
def _hosts() -> dict[str, tuple[str, ...]]:
    index: dict[str, tuple[str, ...]] = {}
    for service, entry in _services().items():
        for host in _strings(entry.get("hosts"), service, "hosts"):
            index[host] = (*index.get(host, ()), service)
    return index


@cache
def _services() -> dict[str, dict[str, object]]:
    table = read_yaml("links.yaml")
    services = table.get("services") if isinstance(table, dict) else None
    if not isinstance(services, dict):
        raise DataError(f"{_FILE}: must hold the keys 'kinds' and 'services'")
    for service, entry in services.items():
        if not isinstance(entry, dict) or not entry.keys() <= _SERVICE_KEYS:
            raise DataError(f"{_FILE}: {service}: keys must be among {', '.join(sorted(_SERVICE_KEYS))}")
    return services


@cache
def kinds() -> dict[str, float]:
    """Return each kind of link with the score that its rules have unless they say otherwise."""
    table = read_yaml("links.yaml")
    scores = table.get("kinds") if isinstance(table, dict) else None
    if not isinstance(scores, dict):
        raise DataError(f"{_FILE}: must hold the keys 'kinds' and 'services'")
    return {str(kind): float(score) for kind, score in scores.items()}


@cache
def rules(service: str) -> tuple[Rule, ...]:
    """Return a service's rules, compiled; raises `DataError` naming the service and what is wrong."""
    entries = _services()[service].get("rules")
    if not isinstance(entries, list) or not entries:
        raise DataError(f"{_FILE}: {service}: 'rules' must be a list")
    return tuple(_rule(service, entry) for entry in entries)


def _rule(service: str, entry: object) -> Rule:
    if not isinstance(entry, dict) or not entry.keys() <= _RULE_KEYS or not entry.keys() & _PATTERN_KEYS:
        raise DataError(f"{_FILE}: {service}: a rule has kind, path, query, fragment, score; got {entry!r}")
    kind, query = str(entry.get("kind")), entry.get("query", {})
    if kind not in kinds() or not isinstance(query, dict):
        raise DataError(f"{_FILE}: {service}: kind must be among {', '.join(kinds())}, query a mapping; got {entry!r}")
    return Rule(
        kind,
        float(entry.get("score", kinds()[kind])),
        _compiled(service, entry.get("path")),
        tuple((tuple(str(names).split("|")), _pattern(service, str(value))) for names, value in query.items()),
        _compiled(service, entry.get("fragment")),
    )


def _compiled(service: str, template: object) -> re.Pattern[str] | None:
    return None if template is None else _pattern(service, str(template))


def _pattern(service: str, template: str) -> re.Pattern[str]:
    def part(match: re.Match[str]) -> str:
        if match[1] not in _PARTS:
            raise DataError(f"{_FILE}: {service}: unknown <{match[1]}>; known: {', '.join(_PARTS)}")
        return _PARTS[match[1]]

    try:
        return re.compile(_PLACEHOLDER.sub(part, template), re.IGNORECASE | re.DOTALL)
    except re.error as error:
        raise DataError(f"{_FILE}: {service}: {template!r}: {error}") from error


def _strings(value: object, service: str, key: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise DataError(f"{_FILE}: {service}: '{key}' must be a list of texts")
    return value


def _apply(service: str, rule: Rule, url: Url, values: dict[str, str]) -> Link | None:
    groups = _matched(rule, url, values)
    if groups is None:
        return None
    place = _place(groups)
    if place is None and groups.keys() & _PLACED:
        return None
    score = rule.score if place is None else _weighed(rule, place, float(groups.get("zoom", -1)))
    return Link(service, rule.kind, score, place)


_PLACED = {"lat", *DECODERS}


def _matched(rule: Rule, url: Url, values: dict[str, str]) -> dict[str, str] | None:
    """Return the named parts of a URL that a rule fits, or None."""
    groups: dict[str, str] = {}
    for names, pattern in rule.query:  # first, since most rules fail for want of a parameter
        matches = (pattern.fullmatch(values[name]) for name in names if name in values)
        match = next((match for match in matches if match), None)
        if match is None:
            return None
        groups.update(match.groupdict(""))
    for part, text in ((rule.path, url.path.rstrip("/")), (rule.fragment, url.fragment)):
        if part is not None:
            match = part.fullmatch(text)
            if match is None:
                return None
            groups.update(match.groupdict(""))
    return {name: value for name, value in groups.items() if value}


def _place(groups: dict[str, str]) -> Place | None:
    if "lat" in groups:
        return read_place(groups["lat"], groups["lon"]) if "lon" in groups else None
    return next((decode(groups[name]) for name, decode in DECODERS.items() if name in groups), None)


def _weighed(rule: Rule, place: Place, zoom: float) -> float:
    """Return the rule's score, less where the place is exact to kilometres only or the view shows a whole town."""
    if place.error > 0.02 or abs(place.lat) + abs(place.lon) < 0.001:
        return 0.2
    if place.error > 0.003 and zoom < 16:
        return round(rule.score * 0.6, 2)
    if rule.kind == "centre" and 0 <= zoom < 14:
        return 0.45 if zoom >= 12 and rule.score >= 0.6 else 0.3
    return rule.score
