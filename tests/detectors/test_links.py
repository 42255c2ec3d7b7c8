"""LOCATION_LINK and LIVE_LOCATION_LINK in posts; each service's own shapes are tested with the table of services."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.detectors.folding import fold
from doxguard.detectors.links import DETECTOR, find_links
from doxguard.detectors.triggers import is_triggered
from tests.marked import REPORTED, found_by, read_marked

PLACES = {
    "pin in a Dutch post": "zo, hier woont ie: [[https://maps.google.com/?q=48.8583,2.2944]]. Ga maar langs",
    "no scheme": "moet je ff kijken op [[google.nl/maps/place/48.8583,2.2944]] haha",
    "www only": "[[www.openstreetmap.org/?mlat=48.8583&mlon=2.2944]] stond gewoon online",
    "upper-case host": "HIER: [[HTTPS://WWW.GOOGLE.COM/maps/@48.85837,2.29448,19z]]!!!",
    "short link": "her place [[https://maps.app.goo.gl/Zz9yXx8wVv7u]], enjoy",
    "old short link": "Adresse? [[https://goo.gl/maps/Zz9yXx8wVv7u]]",
    "defanged": "[[hxxps://www[.]google[.]com/maps/@48.85837,2.29448,19z]] = zijn tuin",
    "defanged, round brackets": "volg [[maps(.)app(.)goo(.)gl/Zz9yXx8wVv7u]] maar",
    "defanged, words": "[[https://osm dot org/go/0BOdUs9e--]] dahin",
    "defanged, spaces and brackets": "[[maps [.] google [.] de/?q=48.8583,2.2944]] da wohnt der",
    "markdown": "Kijk op [de kaart]([[https://osm.org/#map=19/48.85837/2.29448]]) voor zijn tuin",
    "angle brackets": "voilà <[[https://maps.apple.com/?ll=48.8583,2.2944]]>",
    "round brackets around": "([[https://w3w.co/verzonnen.woorden.hier]])",
    "round brackets inside": "[[https://www.google.com/maps/place/Tour+(Eiffel)/@48.8583,2.2944,17z]])",
    "quotes": 'elle habite là: "[[https://waze.com/ul?ll=48.8583,2.2944]]"',
    "space after the comma": "[[https://maps.google.com/?q=48.8583, 2.2944]] zeg ik niks meer",
    "escaped comma and space": "[[https://maps.google.com/?q=48.8583%2C%202.2944]]",
    "escaped address": "[[https://www.google.com/maps/search/?api=1&query=Voorbeeldstraat%2012%2C%20Nergenshuizen]]",
    "degrees with escaped quotes": (
        "[[https://www.google.com/maps/place/48%C2%B051'29.9%22N+2%C2%B017'40.1%22E/@48.8583,2.2944,17z]]"
    ),
    "html entity": "[[https://www.openstreetmap.org/?mlat=48.8583&amp;mlon=2.2944]]",
    "in a redirect": "[[https://l.example.com/?u=https%3A%2F%2Fmaps.google.com%2F%3Fq%3D48.8583%2C2.2944]]",
    "what3words in Cyrillic": "[[https://what3words.com/шей.чит.миш]] вот",
    "street view": "su casa: [[https://www.google.es/maps/@48.85837,2.29448,3a,75y,10h,90t/data=!3m6]]",
    "Dutch register": "[[https://bagviewer.kadaster.nl/lvbag/bag-viewer/#?objectId=9999010000000001]]",
    "house advertised": "te koop en ze woont er nog: [[https://www.funda.nl/detail/koop/nergenshuizen/huis-voorbeeldlaan-7/1/]]",
    "activity": "start altijd thuis, [[https://www.strava.com/activities/99999999999]]",
    "past track of a plane": "[[https://globe.adsbexchange.com/?icao=abc123&showTrace=2023-02-01]] vorig jaar",
    "check-in": "gisteren [[https://www.swarmapp.com/c/aB3dEfGhIjK]]",
    "unknown site with a point": "[[https://kaart.example.org/?lat=48.85837&lng=2.29448]] hier",
    "app scheme": "open [[ge0://44G4aoThBC]]",
    "two in a row": "[[https://osm.org/go/0BOdUs9e--]] [[https://plus.codes/8FW4V75V+8Q]]",
    "emoji right after": "[[https://maps.app.goo.gl/Zz9yXx8wVv7u]]🏠🔥",
    "question mark after": "Is dit [[https://maps.app.goo.gl/Zz9yXx8wVv7u]]?",
}

LIVE = {
    "glympse": "ze is onderweg, volg haar [[https://glympse.com/AB12-CD34]]",
    "glympse group, no scheme": "[[glympse.com/!VoorbeeldTocht]] live!",
    "strava beacon": "elle court seule [[https://www.strava.com/beacon/aB3dEfGhIjK]].",
    "garmin": "[[https://livetrack.garmin.com/session/00000000-0000-4000-8000-000000000000/token/ABC]]",
    "inreach": "Er ist hier: [[https://share.garmin.com/BeispielTour]]",
    "komoot live": "[[https://www.komoot.de/live/aB3dEfGh]] gerade unterwegs",
    "uber": "mijn ex zit nu in [[https://trip.uber.com/aB3dEfGhIj]]",
    "waze drive": "[[https://waze.com/ul?sd=aB3dEfGhIjKl]] ETA 10 min",
    "plane": "de CEO vliegt weer [[https://globe.adsbexchange.com/?icao=abc123]]",
    "plane on Flightradar24": "[[flightradar24.com/XYZ12/3a1b2c3d]] landt zo",
    "plane by registration": "[[https://www.flightaware.com/live/flight/PHZZZ]]",
    "ship": "zijn jacht: [[https://www.marinetraffic.com/nl/ais/details/ships/mmsi:999999999]]",
    "ship, other site": "[[https://www.vesselfinder.com/?imo=9999999]]",
    "defanged": "[[hxxp://glympse[.]com/AB12-CD34]] gogogo",
    "defanged in Dutch words": "[[glympse punt com/AB12-CD34]]",
    "own server": "[[https://hauk.example.org/?AB12-CD34]]",
    "path that says live": "[[https://volg.example.org/livelocatie/ab12cd34ef]]",
    "race": "[[https://trackleaders.com/voorbeeld25]] dot watching",
    "family locator": "[[https://www.life360.com/join/ABC123]]",
    "spot": "[[https://share.findmespot.com/shared/faces/viewspots.jsp?glId=0AbCdEfGhIj]]",
}

NOTHING = {
    "home page of a map": "open https://www.google.com/maps en zoek zelf",
    "home page of a tracker": "ik heb glympse.com geïnstalleerd, en strava.com ook",
    "home page with a slash": "https://www.flightradar24.com/ is verslavend",
    "app store": "https://apps.apple.com/nl/app/glympse/id330316698",
    "general search": "https://www.google.com/maps/search/pizza",
    "search near me": "https://www.google.com/maps/search/supermarkt+in+de+buurt/",
    "web search for an address": "https://www.google.com/search?q=Voorbeeldstraat+12",
    "whole country": "https://www.openstreetmap.org/#map=7/52.1/5.3",
    "town on a map": "https://www.google.nl/maps/@48.85,2.35,11z",
    "look-alike, longer": "https://maps.app.goo.gl.com/Zz9yXx8wVv7u",
    "look-alike, dot missing": "https://maps.appgoo.gl/Zz9yXx8wVv7u",
    "look-alike, other country": "https://glympse.cz/AB12-CD34",
    "host in the user name": "https://maps.app.goo.gl@example.com/Zz9yXx8wVv7u",
    "latitude off the Earth": "https://maps.apple.com/?ll=950.08,14.42",
    "longitude off the Earth": "https://maps.google.com/?q=50.08,194.42",
    "letter in a number": "https://www.waze.com/livemap/?zoom=11&lat=50.093652&lon=14.412417a",
    "null island": "https://maps.google.com/?q=0.0000,0.0000",
    "general shorteners": "bit.ly/3AbCdEf https://t.co/AbCdEf1234 tinyurl.com/abcd",
    "ordinary article": "https://www.example.org/nieuws/2024/05/01/brand-in-loods.html?id=12.5,13.7",
    "prices in a path": "https://shop.example.com/kassa/12,95/1",
    "profile": "volg me op https://www.strava.com/athletes/12345",
    "help page": "https://support.strava.com/hc/nl/articles/224357527-Strava-Beacon",
    "blog": "https://www.komoot.com/adventurehub/live",
    "airport page": "https://www.flightradar24.com/data/airports/ams",
    "traffic over a region": "https://www.flightradar24.com/52.3,4.76/8",
    "ports": "https://www.marinetraffic.com/en/ais/details/ports/1",
    "a hotel": "https://www.booking.com/hotel/nl/voorbeeld.html",
    "words about maps": "Google Maps dot com is geen url, en punt uit",
    "e-mail": "mail info@glympse.com of jan@maps.google.com",
    "sentence without a space": "Ik zag het op maps.Google is handig",
    "handle": "@strava.com/beacon",
    "truncated to nothing": "https://maps.app.goo.gl/…",
}


@pytest.mark.parametrize("marked", [*PLACES.values(), *LIVE.values()], ids=[*PLACES, *LIVE])
def test_find_links(marked: str) -> None:
    text, expected = read_marked(marked)
    assert found_by(find_links, text) == expected


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
def test_other_links_are_none(text: str) -> None:
    assert found_by(find_links, text) == []


@pytest.mark.parametrize(
    ("entity", "marked"),
    [("LOCATION_LINK", text) for text in PLACES.values()] + [("LIVE_LOCATION_LINK", text) for text in LIVE.values()],
    ids=[*PLACES, *LIVE],
)
def test_live_is_told_from_place(entity: str, marked: str) -> None:
    text, _ = read_marked(marked)
    assert {finding.entity for finding in find_links(fold(text)) if finding.score >= REPORTED} == {entity}


@pytest.mark.parametrize("marked", [*PLACES.values(), *LIVE.values()], ids=[*PLACES, *LIVE])
def test_a_trigger_matches_each_hit(marked: str) -> None:
    folded = fold(read_marked(marked)[0]).folded
    assert is_triggered(DETECTOR.triggers, folded)


@pytest.mark.parametrize(
    ("url", "value"),
    {
        "https://maps.google.com/?q=48.8583%2C2.2944": "48.858300,2.294400",
        "https://yandex.ru/maps/?whatshere[point]=2.2944,48.8583": "48.858300,2.294400",
        "https://www.google.com/maps/place/X+Y/@48.8,2.2,17z/data=!8m2!3d48.8583!4d2.2944": "48.858300,2.294400",
        "HTTPS://Maps.App.Goo.GL/AbC123": "maps.app.goo.gl/AbC123",
        "hxxps://www.glympse[.]com/AB12-CD34": "glympse.com/AB12-CD34",
    }.items(),
)
def test_value_is_the_place_or_the_normal_url(url: str, value: str) -> None:
    (finding,) = find_links(fold(url))
    assert finding.value == value


def test_a_pin_outranks_a_view() -> None:
    (pin,) = find_links(fold("https://osm.org/?mlat=48.8583&mlon=2.2944#map=19/48.8/2.2"))
    (view,) = find_links(fold("https://osm.org/#map=19/48.8583/2.2944"))
    assert pin.score > view.score >= REPORTED


@given(
    st.text(alphabet="maps.goole[]()/?=&@#%2CF!3d14, -:\nhtxé中", max_size=200),
    st.sampled_from(["", "https://osm.org/"]),
)
def test_any_text_gives_ordered_spans_inside_it(text: str, head: str) -> None:
    findings = list(find_links(fold(head + text)))
    edges = [edge for finding in findings for edge in (finding.start, finding.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(head + text) for edge in edges)


@pytest.mark.parametrize(
    "piece",
    ["google.com/maps/", "https://", "a.", "a dot ", "a[.]", "maps.app.goo.gl/x)", "https://google.com/maps/!3d1!4d",
     "https://a.nl/)))))", "https://a.nl/http:/", "51.441,", "%20http://a.nl/%22"],
)  # fmt: skip
def test_hostile_text_takes_linear_time(piece: str) -> None:
    text = fold(piece * (100_000 // len(piece)))
    start = time.thread_time()
    list(find_links(text))
    assert time.thread_time() - start < 3
