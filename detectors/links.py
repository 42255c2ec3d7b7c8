"""Links that lead to a place, or to somebody on the way: LOCATION_LINK and LIVE_LOCATION_LINK.

A link is live where it follows a person (``live``) or a ship, plane or shared ride (``vehicle``); a pin, place, route,
check-in, map view or short map link is a location. Which URLs those are is data: ``data/links.yaml``, which names its
sources. Whatever can be decoded offline is (``value`` is "lat,lon"); nothing is ever looked up on the network.

Left out: home pages, searches without a place, hosts that merely resemble a service's, points off the Earth, and
general shorteners, which lead anywhere. A short map link may hide a live share; that cannot be seen without opening it.
The history of a vehicle's track is a route, not a live link.
"""

from collections.abc import Iterator

from doxguard.detectors.finding import Detector, Finding
from doxguard.detectors.latlon import lat_lon
from doxguard.detectors.link_table import Link, read_link
from doxguard.detectors.text import Text
from doxguard.detectors.urls import Url, find_urls, inner_urls

_LIVE = frozenset({"live", "vehicle"})


def find_links(text: Text) -> Iterator[Finding]:
    """Yield every URL that leads to a place or follows somebody."""
    for url in find_urls(text):
        link = _follow(url)
        if link is None:
            continue
        entity = "LIVE_LOCATION_LINK" if link.kind in _LIVE else "LOCATION_LINK"
        value = lat_lon(link.place.lat, link.place.lon) if link.place else ""
        notes = (f"service:{link.service}", f"kind:{link.kind}")
        yield text.finding(entity, url.start, url.end, link.score, *notes, value=value or url.normal)


def _follow(url: Url) -> Link | None:
    """Return what a URL leads to, or else what the URL inside it does."""
    link = read_link(url)
    if link and link.score >= 0.4:
        return link
    return next((inner for inner in map(read_link, inner_urls(url)) if inner), link)


# What stands before a dot in the hosts of data/links.yaml; its test tells when one is missing here. Hosts on which
# links to places are rare come with the start of their path.
_DOT = r"(?:\.|[ \[({]{1,2}(?:\.|dot|pu?n|poi).{0,5})"  # or a dot in brackets or in words
_NAMES = """
    maps earth goo openstreetmap osm opentopomap opencyclemap osmapp organicmaps facilmap opencampingmap
    waymarkedtrails mapcarta overpass-turbo waze here her ge0 omaps comaps mapy osmand yandex 2gis urbi urbi-sa
    baidu amap balad neshan magicearth sygic ign cartes geoportail citymapper moovitapp rome2rio zoom wikimapia
    mapillary kartaview instantstreetview latlong geoguessr windy satellites peakvisor toolforge kadaster pdok
    kadastralekaart wozwaardeloket topotijdreis funda huispedia jaap pararius kamernet huislijn drimble postcode
    immoweb zimmo walterliving zillow redfin realtor trulia rightmove zoopla immobilienscout24 plus what3words w3w
    geohash glympse garmin gar inreachlink findmespot spotwalla strava komoot livetrack24 puretrack glidernet
    mycoros wahoofitness noforeignland predictwind hammerhead followmychallenge greenalp ridewithgps alltrails
    mapmyrun mapmyride mapmywalk runkeeper polarsteps wikiloc outdooractive sports-tracker relive plotaroute polar
    runtastic bikemap afstandmeten route uber life360 lf360 zenly zen geozilla isharingsoft hauk owntracks traccar
    dawarich snapchat swarmapp 4sq foursquare park4night geocaching coord adsbexchange airplanes adsb theairtraffic
    skyaware flightradar24 fr24 flightaware opensky-network planefinder airnavradar radarbox plane jetspy avdelphi
    flightstats planelogger flightview airportia marinetraffic vesselfinder myshiptracking fleetmon shipfinder
    aishub cruisemapper boatnerd marinevesseltraffic balticshipping vesseltracker shiplocation trackleaders racemap
    dotwatcher yb legendstracking opentracking tractrac maprogress racetracker primaltracking abetterrouteplanner
    anwb viamichelin mappy 9292 bolt lyft cabify freenow free-now
"""

DETECTOR = Detector(
    "links",
    ("LOCATION_LINK", "LIVE_LOCATION_LINK"),
    find_links,
    triggers=(
        rf"\b(?:{'|'.join(_NAMES.split())}){_DOT}[a-z]",
        rf"\bgoogle{_DOT}[a-z]{{2,3}}(?:{_DOT}[a-z]{{2}})?(?::[0-9]{{2,5}})?/(?:maps/|maps\?|\?)",
        rf"\b(?:g{_DOT}co|bing{_DOT}com)(?::[0-9]{{2,5}})?/maps",
        rf"\bduckduckgo{_DOT}com/[^\s]{{0,200}}maps",
        rf"\b(?:facebook{_DOT}com/places|instagram{_DOT}com/explore/locations|untappd{_DOT}com/user)/",
        rf"\bfind{_DOT}apple{_DOT}com/",
        rf"\b(?:qwant|streetcomplete){_DOT}[a-z]{{2,4}}/[^\s]{{0,20}}(?:maps?|[0-9])",
        r"\bgoogle\.navigation:q=",
        r"\b(?:comgooglemaps|waze|ge0|om|cm|maps|yandexmaps|yandexnavi|dgis|osmandmaps|here-location)://",
        # on any host: coordinates in the URL, or a path that says live
        r"(?:lat|latitude)=-?[0-9]{1,2}\.[0-9]",
        r"[?&#/](?:ll|pll|latlng|latlon|loc|location|coords|coordinates|coord|point|pin|gps|geo|position|kde|info|daddr)"
        r"=-?[0-9]{1,2}\.[0-9]",
        r"/@?-?[0-9]{1,2}\.[0-9]{1,20},[ +]{0,2}-?[0-9]{1,3}\.[0-9]",
        r"#/?(?:map=)?[0-9]{1,2}(?:\.[0-9]{1,20})?/-?[0-9]{1,2}\.[0-9]{1,20}/-?[0-9]",
        r"/(?:live-?location|live-?track|share-?(?:my-?)?location|location-?share|livelocatie|publicweblog"
        r"|publicsessionwatch|track-?me|follow-?me|share/live|live/share|live-?share"
        r"|live-?(?:locatie|standort|position|posizione|ubicacion))/",
        r"(?:live-?track|track-?(?:m[ey]|ons|mij|him|her)|find-?m[ey]|race-?track|gps-?(?:track|volg|live)"
        r"|(?:volg|folg|follow|suivez|sigue)-?(?:mij|m[ey]|us|ons|mir|moi|nous)|waar-?(?:is|ben)|where-?(?:is|am)"
        rf"|live-?(?:gps|locat|position|standort))[a-z0-9\-]{{0,20}}{_DOT}[a-z]",
        rf"\b(?:map|kaart|karte|mapa|carte){_DOT}[a-z0-9\-.]{{2,60}}/[^ ]{{0,60}}=",
    ),
)
