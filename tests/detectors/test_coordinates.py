"""Decimal latitude and longitude; the properties that all notations share are in test_place_notations.py."""

import pytest

from doxguard.detectors.coordinates import find_coordinates
from doxguard.detectors.folding import fold
from tests.marked import found_by, read_marked

CASES = {
    # found without letters
    "plain pair": "pin: [[51.50134, -0.14189]]",
    "full stop after": "He is at [[51.50134,-0.14189]].",
    "four decimals": "Hij woont hier [[52.0907, 5.1214]] tweede deur",
    "decimal commas and a semicolon": "staat op [[52,3702; 4,8952]] gewoon",
    "decimal commas and a space": "[[52,37021 4,89516]] daar dus",
    "space only": "zoek maar op: [[52.160114 4.497010]]",
    "slash": "drop [[40.41650 / -3.70256]] pls",
    "in brackets": "onze tent ([[53.219383,6.566502]]) staat goed",
    "after a word for it": "locatie van die gast [[51.9244, 4.4777]]",
    "plus signs": "[[+48.85837, +2.29448]] rdv",
    "altitude after": "Picco, [[45.97651, 7.65861]], 4478 m",
    "many decimals": "[[52.5200065999999,13.4049540000000]]",
    "southern": "casa dele: [[-23.550520, -46.633308]]",
    "longitude first beyond 90": "point [[-122.41942, 37.77493]]",
    "geojson": '"coordinates": [ [[4.89516, 52.37021]] ]',
    "wkt": "POINT([[4.89 52.37]])",
    "full-width figures": "[[５２.３７０２１, ４.８９５１６]]",
    "ascii at sign": "@[[52.37021,4.89516]]",
    "two points of a route": "van [[52.3702,4.8952]] naar [[52.0907,5.1214]]",
    "two points after another": "[[52.37024,4.89525]]; [[52.09074,5.12142]]",
    # found with letters, labels or signs
    "letters after": "ze zit op [[52.3702N 4.8952E]] momenteel",
    "letters before": "[[N 52.37021 E 4.89516]]",
    "letters before, with few decimals": "[[N52.37 E4.89]]",
    "dutch o": "[[52.3702 N, 4.8952 O]] is zijn huis",
    "dutch z": "[[33.9249° Z, 18.4241° O]] mooi strand",
    "degree signs and letters": "[[52.3702° N, 4.8952° E]]",
    "degree signs alone": "[[40.123°,-74.123°]]",
    "glued": "[[40.123N74.123W]]",
    "dutch words": "[[52.3702 noorderbreedte en 4.8952 oosterlengte]]",
    "dutch abbreviations": "op [[52,37 NB 4,89 OL]] gespot",
    "german words": "[[52,5200° nördlicher Breite, 13,4050° östlicher Länge]]",
    "english words": "[[51.50 degrees north, 0.12 degrees west]]",
    "labels": "[[lat 52.37 lon 4.89]]",
    "query string": "?[[lat=52.37021&lng=4.89516]]&z=3",
    "json": '{"[[lat": 52.37021, "lng": 4.89516]]}',
    "json on two lines": '"[[latitude": "52.37",\n    "longitude": "4.89]]"',
    "gpx": '<wpt [[lat="52.37021" lon="4.89516]]">',
    "spanish labels": "[[latitud: 40.4165, longitud: -3.7026]]",
    "german labels": "[[Breitengrad 52.5200 Längengrad 13.4050]]",
    "lat/lon before": "lat/lon: [[52.37, 4.89]]",
    "a word right before two decimals": "GPS: [[52.37, 4.89]]",
    "a word before three decimals": "coördinaten zijn [[52.370, 4.895]]",
    "small letters": "[[52.3702n 4.8952e]]",
    "zoom after": "[[52.3702,4.8952]],15z",
    "kml": "<coordinates>[[4.89516,52.37021]],0</coordinates>",
    "labels with full stops": "[[Lat. 52.3702 Lon. 4.8952]]",
    "labels after": "[[52.370216 lat, 4.895168 lon]]",
    "abbreviations with full stops": "[[52.3702° N.B. 4.8952° O.L.]]",
    # not found
    "round numbers": "10.0000, 20.0000",
    "weights": "2x 12.5000 15.5000",
    "sizes and prices": "shirt S 12.50 E 13.50",
    "a town, not a house": "51.50, -0.14",
    "three decimals": "52.205, 0.119",
    "scores": "2.5, 3.7",
    "grades": "gemiddeld 7,25 en 8,50 deze periode",
    "version numbers": "1.20345.1, 2.33451.9",
    "exchange rates": "EURUSD 1.0845, EURGBP 0.8512",
    "rates without names": "1.0845, 1.2731",
    "rates beside a word": "wisselkoers 11.4532, 7.4591 vandaag",
    "p-values": "p 0.0123, 0.0456",
    "losses": "loss 0.123456, 0.234567 after ten epochs",
    "science": "we get 1.2345, 2.3456 for both",
    "a list of three": "13.4567, 25.3456, 33.4567",
    "odds": "12,5 / 13,2",
    "interval": "95% CI 1.2034-2.3045",
    "range of measurements": "12.3456 - 15.6789",
    "prices": "€ 12.3456, € 45.6789",
    "price with thousands": "12.345, 67.890",
    "percentages": "12.3456%, 45.6789%",
    "kilometres": "12.3456, 45.6789 km",
    "bitcoin": "12.34567891, 3.45678912 BTC",
    "ip addresses": "10.0.12.1, 10.0.12.2",
    "dates": "12.05.2024, 13.05.2024",
    "times": "12.30, 13.45",
    "null island": "0.0000, 0.0000",
    "null island with letters": "0.0000N 0.0000E",
    "out of range": "-254.4602, 31.53681",
    "out of range with letters": "97.1234N 200.1234E",
    "two latitudes": "52.3702N 53.3702N",
    "temperatures": "vandaag 36.6° en morgen 37.2°",
    "temperatures in a row": "21.5°, 23.4°",
    "newton and watt": "2.5 N, 3.7 W",
    "petrol": "Euro95 1.899, diesel 1.739",
    "prices after gps": "GPS tracker 49,95 / 39,95",
    "a sofa": "breedte: 52.5 lengte: 180.5",
    "wooden slats": "lat 2.4 lang 3.6",
    "in a map link": "https://www.google.com/maps/@52.37021,4.89516,17z",
    "in a link without scheme": "maps.google.com/?q=52.37021,4.89516",
    "in a geo uri": "geo:52.37021,4.89516",
    "figures on two lines": "12.3456\n45.6789",
    "mixed decimal marks": "12.3456 45,6789",
    "one precise number": "52.37021, 4",
    "phone numbers": "06-12345678, 020-1234567",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES.keys())
def test_find_coordinates(marked: str) -> None:
    text, expected = read_marked(marked)
    assert found_by(find_coordinates, text) == expected


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("52,3702; 4,8952", "nl", "52.370200,4.895200"),
        ("-33.9249° S, 18.4241° E", "en", "-33.924900,18.424100"),
        ("33.9249 Z 18.4241 O", "nl", "-33.924900,18.424100"),
        ("40.4165 N 3.7026 O", "es", "40.416500,-3.702600"),
        ("40.4165 N 3.7026 O", "de", "40.416500,3.702600"),
        ("4.89516 E 52.37021 N", "", "52.370210,4.895160"),
        ('"coordinates":[4.89516,52.37021]', "", "52.370210,4.895160"),
        ("lat=-33.92&lon=18.42", "", "-33.920000,18.420000"),
        ("-122.41942, 37.77493", "", "37.774930,-122.419420"),
    ],
)
def test_value(text: str, lang: str, value: str) -> None:
    assert [finding.value for finding in find_coordinates(fold(text, lang=lang))] == [value]
