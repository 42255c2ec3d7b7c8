"""Places on Earth: coordinates in the notations that people and machines write, and links that show or follow them.

The points are drawn at random in the Netherlands, Belgium, Germany, France and England; ids are made up.
"""

from __future__ import annotations

from random import Random

from doxguard.benchmarks.corpora.generated.numbers import figures, letters, token
from doxguard.benchmarks.corpora.generated.pieces import Piece, private

_BOXES = {
    "nl": (51.3, 53.2, 4.2, 6.9),
    "en": (51.0, 53.8, -2.9, 0.9),
    "de": (48.5, 53.5, 8.0, 12.9),
    "fr": (44.5, 48.9, 0.2, 5.9),
}
_WORDS = ("lepel", "kwartet", "gras", "wolk", "fiets", "filled", "count", "soap", "lantern", "ruder", "birne", "nuage")


def _point(rng: Random, lang: str) -> tuple[float, float]:
    south, north, west, east = _BOXES[lang]
    return round(rng.uniform(south, north), 5), round(rng.uniform(west, east), 5)


def _dms(value: float, positive: str, negative: str) -> str:
    seconds = round(abs(value) * 36000) / 10
    side = positive if value >= 0 else negative
    return f"{int(seconds // 3600)}°{int(seconds // 60) % 60:02}'{seconds % 60:04.1f}\"{side}"


def _ddm(value: float, positive: str, negative: str) -> str:
    minutes = round(abs(value) * 60000) / 1000
    return f"{positive if value >= 0 else negative}{int(minutes // 60)}° {minutes % 60:06.3f}"


def coordinates(rng: Random, lang: str) -> Piece:
    """Return coordinates of a place, in one of many notations."""
    lat, lon = _point(rng, lang)
    north, east = f"{abs(lat):.5f}", f"{abs(lon):.5f}"
    side = "E" if lon >= 0 else "W"
    kind, text = rng.choice((
        ("decimal", f"{lat:.5f}, {lon:.5f}"),
        ("decimal", f"{lat:.5f},{lon:.5f}"),
        ("decimal, seven places", f"{lat + 1e-7:.7f}, {lon + 1e-7:.7f}"),
        ("decimal, blank", f"{lat:.5f} {lon:.5f}"),
        ("decimal, letters", f"{north}N {east}{side}"),
        ("decimal, degrees", f"{north}° N, {east}° {side}"),
        ("decimal, named", f"lat {lat:.5f} lon {lon:.5f}"),
        ("decimal, named", f"lat: {lat:.5f}, lng: {lon:.5f}"),
        ("decimal commas", f"{lat:.5f}; {lon:.5f}".replace(".", ",")),
        ("degrees, minutes, seconds", f"{_dms(lat, 'N', 'S')} {_dms(lon, 'E', 'W')}"),
        ("degrees, minutes, seconds", f"{_dms(lat, 'N', 'S')}, {_dms(lon, 'E', 'W')}"),
        ("degrees, minutes", f"{_ddm(lat, 'N', 'S')} {_ddm(lon, 'E', 'W')}"),
        ("geo: link", f"geo:{lat:.5f},{lon:.5f}"),
        ("plus code", _plus_code(lat, lon)),
        ("MGRS", _mgrs(lat, lon, rng)),
        ("three words", f"///{'.'.join(rng.sample(_WORDS, 3))}"),
    ))  # fmt: skip
    return private("GPS_COORDINATES", text, f"coordinates: {kind}")


def _plus_code(lat: float, lon: float) -> str:
    from openlocationcode import openlocationcode

    return str(openlocationcode.encode(lat, lon))


def _mgrs(lat: float, lon: float, rng: Random) -> str:
    from mgrs import MGRS

    code = str(MGRS().toMGRS(lat, lon))
    return rng.choice((code, f"{code[:3]} {code[3:5]} {code[5:10]} {code[10:]}"))


def map_link(rng: Random, lang: str) -> Piece:
    """Return a link that shows a place."""
    lat, lon = _point(rng, lang)
    street = rng.choice(("Verzonnenlaan", "Fabelweg", "Nowhere+Lane", "M%C3%A4rchenallee"))
    kind, text = rng.choice((
        ("Google Maps", f"https://maps.google.com/?q={lat},{lon}"),
        ("Google Maps", f"https://www.google.com/maps/@{lat},{lon},17z"),
        ("Google Maps", f"https://www.google.nl/maps/place/{lat},{lon}"),
        ("Google Maps, place", f"https://www.google.com/maps/place/{street}+{rng.randint(2, 300)}/@{lat},{lon},17z"),
        ("Google Maps, search", f"https://www.google.com/maps/search/?api=1&query={lat}%2C{lon}"),
        ("Google Maps, short", f"https://maps.app.goo.gl/{token(rng, 17)}"),
        ("Google Maps, short", f"https://goo.gl/maps/{token(rng, 12)}"),
        ("Google Maps, no scheme", f"maps.google.com/?q={lat},{lon}"),
        ("Apple Maps", f"https://maps.apple.com/?ll={lat},{lon}&q=Pin"),
        ("Apple Maps, address", f"https://maps.apple.com/?address={street}%20{rng.randint(2, 300)}"),
        ("OpenStreetMap", f"https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map=18/{lat}/{lon}"),
        ("OpenStreetMap, view", f"https://www.openstreetmap.org/#map=19/{lat}/{lon}"),
        ("Waze", f"https://waze.com/ul?ll={lat},{lon}&navigate=yes"),
        ("Bing", f"https://www.bing.com/maps?cp={lat}~{lon}&lvl=18"),
        ("HERE", f"https://share.here.com/l/{lat},{lon}"),
        ("three words", f"https://w3w.co/{'.'.join(rng.sample(_WORDS, 3))}"),
        ("three words", f"https://what3words.com/{'.'.join(rng.sample(_WORDS, 3))}"),
        ("plus code", f"https://plus.codes/{_plus_code(lat, lon)}"),
        ("Yandex", f"https://yandex.com/maps/?ll={lon}%2C{lat}&z=18"),
        ("Mapy", f"https://mapy.com/en/zakladni?x={lon}&y={lat}&z=18"),
        ("OsmAnd", f"https://osmand.net/map?pin={lat},{lon}#17/{lat}/{lon}"),
        ("Geohack", f"https://geohack.toolforge.org/geohack.php?params={lat}_N_{abs(lon)}_{'E' if lon >= 0 else 'W'}"),
        ("own host", f"https://kaart.example.org/?lat={lat}&lon={lon}"),
    ))  # fmt: skip
    return private("LOCATION_LINK", text, f"map link: {kind}")


def live_link(rng: Random, lang: str) -> Piece:  # noqa: ARG001 (as all makers are called)
    """Return a link that follows somebody."""
    one, two = token(rng, 8), token(rng, 12)
    uuid = f"{figures(rng, 8)}-0000-4000-8000-{figures(rng, 12)}"
    kind, text = rng.choice((
        ("Glympse", f"https://glympse.com/{letters(rng, 4)}-{letters(rng, 4)}"),
        ("Glympse", f"glympse.com/!{one}"),
        ("Google Maps", f"https://www.google.com/maps/share/live/{two}"),
        ("Waze", f"https://waze.com/ul?sd={two}"),
        ("Garmin", f"https://livetrack.garmin.com/session/{uuid}/token/{letters(rng, 16)}"),
        ("inReach", f"https://share.garmin.com/Verzonnen{figures(rng, 3)}"),
        ("Strava", f"https://www.strava.com/beacon/{two}"),
        ("SPOT", f"https://share.findmespot.com/shared/faces/viewspots.jsp?glId=0{token(rng, 20)}"),
        ("komoot", f"https://www.komoot.com/live/{two}"),
        ("Uber", f"https://trip.uber.com/{one}"),
        ("Bolt", f"https://share.bolt.eu/trip/{one}"),
        ("Lyft", f"https://ride.lyft.com/s/{one}"),
        ("Life360", f"https://i.lf360.co/{one}"),
        ("Find My", f"https://find.apple.com/item/{two}"),
        ("Flightradar24", f"https://www.flightradar24.com/PHTST/{letters(rng, 1, 'abcdef')}{figures(rng, 7)}"),
        ("MarineTraffic", f"https://www.marinetraffic.com/en/ais/details/ships/mmsi:9999{figures(rng, 5)}"),
        ("Hauk", f"https://hauk.example.org/?{letters(rng, 4)}-{letters(rng, 4)}"),
        ("Traccar", f"https://traccar.example.org/?token={two}"),
    ))  # fmt: skip
    return private("LIVE_LOCATION_LINK", text, f"live link: {kind}")
