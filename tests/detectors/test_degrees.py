"""Degrees with minutes and seconds."""

import pytest

from doxguard.detectors.degrees import find_degrees
from doxguard.detectors.folding import fold
from tests.marked import found_by, read_marked

CASES = {
    # found
    "seconds": "she moved. [[53°47'12.4\"N 1°32'58.1\"W]] green gate",
    "primes": "[[40°26′47″N 79°58′36″W]]",
    "typographic quotes": "[[40°7’23”N, 74°7’23”W]]",
    "two apostrophes": "[[N40°7'22.8'', W74°7'22.8'']]",
    "spaces": "ligt op [[52° 22' 12\" N, 4° 53' 42\" O]].",
    "masculine ordinal": "[[40º25'06\"N 3º42'12\"O]] es su casa",
    "ring": "[[53˚47'12\"N 1˚32'58\"W]]",
    "geocache": "cache op [[N 52° 22.213 E 004° 53.741]] gevonden",
    "geocache with marks": "[[N52°22.213' E004°53.741']]",
    "geocache in german": "[[N 48° 30,6410', E 18° 57,4583']]",
    "geocache without signs": "[[N 52 22.213 E 004 53.741]]",
    "no seconds": "[[52°22'N 4°53'E]]",
    "letters d m s": "[[50d4m17.698S 14d24m2.826E]]",
    "abbreviated words": "[[27deg 15min 45.2sec S 18deg 32min 53.7sec E]]",
    "words": "[[50°4'17.698\" south, 14°24'2.826\" east]]",
    "dutch words": "[[52°22'12\" noorderbreedte en 4°53'42\" oosterlengte]]",
    "dutch abbreviations": "[[52°22'12\"NB 4°53'42\"OL]]",
    "signs instead of letters": "[[40°7'23\" -74°7'23\"]] here",
    "decimal minutes, signs": "[[40° 26.7717, -79° 56.93172]]",
    "colons": "[[40:26:46N,79:56:55W]]",
    "hyphens": "[[40-25.0999N 74-38.4668W]]",
    "full stops": "[[27.15.45S 18.32.53E]]",
    "o for the sign": "[[52o22'12\"N 4o53'42\"E]]",
    "run together": "track [[4007.38N7407.38W]] logged",
    "aviation": "[[512830N0000005E]]",
    "spaces and a word": "coordinates: [[40 7 22.8, -74 7 22.8]]",
    "labels": "[[Lat: 52°22'12\" N, Lon: 4°53'42\" E]]",
    "longitude first": "[[4°53'42\"E 52°22'12\"N]]",
    "two lines": "[[52°22'12\"N\n4°53'42\"E]]",
    "html entities": "[[53&deg;47'12&quot;N 1&deg;32'58&quot;W]]",
    "dutch abbreviations with full stops": "[[52°22'12\"N.B. 4°53'42\"O.L.]]",
    # not found
    "an angle alone": "hoek van 53°47'12\"",
    "one with a letter": "boven 52°22'N is het koud",
    "temperatures": "vandaag 20°, morgen 21°",
    "temperatures with minutes": "20° 15 minuten, 180° 20 minuten",
    "geometry": "an angle of 40°7' and 74°7' in total",
    "sixty minutes": "23°60'12\"S 18°33'56\"E",
    "sixty seconds": "23°45'61\"S 18°33'56\"E",
    "beyond the pole": "90°4'17\"N 23°4'17\"E",
    "beyond the date line": "89°4'17\"N 183°4'17\"E",
    "two latitudes": "S 27.45.34 S 23.23.23",
    "one letter of two": "S 27.45.34 23.23.23",
    "times": "10:26:46, 11:56:55",
    "times and a letter": "trein 10:26 N 11:56",
    "durations": "1d 20m 5s, 2d 10m 3s",
    "heights": "5'11\" and 6'2\"",
    "dates": "12.03.24, 13.03.24",
    "dates with hyphens": "12-03-2024 13-03-2024",
    "scores": "40 15, 30 40",
    "numbers of three": "12 10 8, 14 9 7",
    "winnings and losses": "N 12 5 W 10 3",
    "versions": "1.15.45 1.32.53",
    "coordinates word, whole numbers": "coordinates 40 15, 30 40",
    "alcohol": "Pils 5° 0,3 l, Tripel 8° 0,3 l",
    "in a link": "https://example.org/52°22'12\"N+4°53'42\"E",
    "phone numbers": "020 123 45 67, 030 123 45 67",
    "screen sizes": "15.6.2 N 17.3",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES.keys())
def test_find_degrees(marked: str) -> None:
    text, expected = read_marked(marked)
    assert found_by(find_degrees, text) == expected


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("53°47'12.4\"N 1°32'58.1\"W", "en", "53.786778,-1.549472"),
        ("N 52° 22.213 E 004° 53.741", "nl", "52.370217,4.895683"),
        ("40º25'06\"N 3º42'12\"O", "es", "40.418333,-3.703333"),
        ("40º25'06\"N 3º42'12\"O", "nl", "40.418333,3.703333"),
        ("4°53'42\"E 52°22'12\"N", "", "52.370000,4.895000"),
        ("400722.8N740722.8W", "", "40.123000,-74.123000"),
        ("-40°7'23\" 74°7'23\"", "", "-40.123056,74.123056"),
    ],
)
def test_value(text: str, lang: str, value: str) -> None:
    assert [finding.value for finding in find_degrees(fold(text, lang=lang))] == [value]
