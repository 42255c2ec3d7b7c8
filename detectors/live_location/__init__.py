"""Words that place somebody at an identifiable place now or today; see `doxguard.detectors.live_location.find`."""

from doxguard.detectors.finding import Detector
from doxguard.detectors.live_location.find import find_live_locations
from doxguard.detectors.live_location.triggers import TRIGGERS

__all__ = ["DETECTOR", "find_live_locations"]

DETECTOR = Detector("live_location", ("LIVE_LOCATION",), find_live_locations, triggers=TRIGGERS)
