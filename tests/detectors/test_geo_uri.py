"""The geo: URI."""

import pytest

from doxguard.detectors.folding import fold
from doxguard.detectors.geo_uri import find_geo_uri
from tests.marked import found_by, read_marked

CASES = {
    "plain": "hier is ze: [[geo:52.37021,4.89516]]",
    "few decimals": "[[geo:52.37,4.89]] klik",
    "uncertainty": "[[geo:48.2010,16.3695,183;u=40]], kom",
    "reference system": "[[geo:48.2010,16.3695;crs=wgs84;u=40]].",
    "zoom": "[[geo:37.786971,-122.399677?z=15]]",
    "query": "[[geo:0,0?q=52.3702,4.8952(Thuis)]]",
    "query in brackets": "([[geo:0,0?q=52.3702,4.8952]])",
    "capitals": "[[GEO:52.37021,4.89516]]!",
    "whole degrees with a parameter": "[[geo:66,30;u=6.5]]",
    "slashes": "[[geo://52.37021,4.89516]]",
    "a sentence after": "[[geo:52.37021,4.89516]]; dus kom",
    "a name to search": "geo:0,0?q=Dorpsstraat",
    "null island": "geo:0,0",
    "out of range": "geo:94,200.5",
    "another word": "mungeo:52.37021,4.89516",
    "a subject": "geo: 8,5 gehaald",
    "whole marks": "geo:8,7 en wiskunde 6",
    "one number": "geo:52.37021",
    "words": "geo:fout",
    "a hashtag": "#geo 52",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES.keys())
def test_find_geo_uri(marked: str) -> None:
    text, expected = read_marked(marked)
    assert found_by(find_geo_uri, text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("geo:52.37021,4.89516;u=35", "52.370210,4.895160"),
        ("geo:0,0?q=52.3702,4.8952(Thuis)", "52.370200,4.895200"),
        ("geo:52.37021,4.89516;crs=moon-2011", ""),
    ],
)
def test_value(text: str, value: str) -> None:
    assert [finding.value for finding in find_geo_uri(fold(text))] == [value]
