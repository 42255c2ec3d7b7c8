"""Where somebody is or lives: GPS_COORDINATES, LOCATION_LINK, LIVE_LOCATION_LINK, LIVE_LOCATION."""

from doxguard.detectors import (
    coordinates,
    degrees,
    geo_uri,
    grids,
    links,
    live_location,
    national_grids,
    plus_code,
    what3words,
)
from doxguard.recognizers.base import DetectorRecognizer


class DoxguardCoordinatesRecognizer(DetectorRecognizer):
    """Places on Earth in any notation: degrees, grids, codes, words.

    See `doxguard.detectors.coordinates` and the modules of the other detectors.
    """

    detectors = (
        coordinates.DETECTOR,
        degrees.DETECTOR,
        geo_uri.DETECTOR,
        grids.DETECTOR,
        national_grids.DETECTOR,
        plus_code.DETECTOR,
        what3words.DETECTOR,
    )


class DoxguardLocationLinkRecognizer(DetectorRecognizer):
    """Links to a place on a map, and to where somebody is now; see `doxguard.detectors.links`."""

    detectors = (links.DETECTOR,)


class DoxguardLiveLocationRecognizer(DetectorRecognizer):
    """Words that place somebody at an identifiable place now or today; see `doxguard.detectors.live_location`."""

    detectors = (live_location.DETECTOR,)
