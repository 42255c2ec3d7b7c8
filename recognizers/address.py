"""Where somebody lives: STREET_ADDRESS, PARTIAL_ADDRESS.

`DoxguardAddressRecognizer` reads the addresses of all countries, and of two readings takes the likelier. The others
read those of one country, for engines that want no more; they are named as Presidio names the recognizers of a country,
and are not in `doxguard.recognizers.registry.RECOGNIZERS`, where each entity is found once.
"""

from functools import partial as bind
from typing import Any, ClassVar

from doxguard.detectors.address import find, partial
from doxguard.detectors.address.countries import of_country
from doxguard.detectors.finding import Detector
from doxguard.recognizers.base import DetectorRecognizer


class DoxguardAddressRecognizer(DetectorRecognizer):
    """Street addresses of 26 countries and of any other that is named, and streets where somebody is said to live."""

    detectors = (find.DETECTOR, partial.DETECTOR)


class CountryAddressRecognizer(DetectorRecognizer):
    """Street addresses of the one country that a subclass names."""

    COUNTRY_CODE: ClassVar[str]

    def __init_subclass__(cls, **keywords: Any) -> None:
        """Make the detector of the subclass's country."""
        super().__init_subclass__(**keywords)
        country = cls.COUNTRY_CODE.upper()
        read = bind(find.find_addresses, grammars=of_country(country))
        cls.detectors = (
            Detector(f"address_{country}", find.DETECTOR.entities, read, find.DETECTOR.triggers, (country,)),
        )


class NlAddressRecognizer(CountryAddressRecognizer):
    """Dutch street addresses; see `doxguard.detectors.address.nl`."""

    COUNTRY_CODE = "nl"


class BeAddressRecognizer(CountryAddressRecognizer):
    """Belgian street addresses; see `doxguard.detectors.address.be`."""

    COUNTRY_CODE = "be"


class DeAddressRecognizer(CountryAddressRecognizer):
    """German street addresses; see `doxguard.detectors.address.de`."""

    COUNTRY_CODE = "de"


class AtAddressRecognizer(CountryAddressRecognizer):
    """Austrian street addresses; see `doxguard.detectors.address.at`."""

    COUNTRY_CODE = "at"


class ChAddressRecognizer(CountryAddressRecognizer):
    """Swiss street addresses; see `doxguard.detectors.address.ch`."""

    COUNTRY_CODE = "ch"


class FrAddressRecognizer(CountryAddressRecognizer):
    """French street addresses; see `doxguard.detectors.address.fr`."""

    COUNTRY_CODE = "fr"


class LuAddressRecognizer(CountryAddressRecognizer):
    """Luxembourgish street addresses; see `doxguard.detectors.address.lu`."""

    COUNTRY_CODE = "lu"


class GbAddressRecognizer(CountryAddressRecognizer):
    """British street addresses; see `doxguard.detectors.address.gb`."""

    COUNTRY_CODE = "gb"


class IeAddressRecognizer(CountryAddressRecognizer):
    """Irish street addresses; see `doxguard.detectors.address.ie`."""

    COUNTRY_CODE = "ie"


class UsAddressRecognizer(CountryAddressRecognizer):
    """American street addresses; see `doxguard.detectors.address.us`."""

    COUNTRY_CODE = "us"


class CaAddressRecognizer(CountryAddressRecognizer):
    """Canadian street addresses; see `doxguard.detectors.address.ca`."""

    COUNTRY_CODE = "ca"


class AuAddressRecognizer(CountryAddressRecognizer):
    """Australian street addresses; see `doxguard.detectors.address.au`."""

    COUNTRY_CODE = "au"


class NzAddressRecognizer(CountryAddressRecognizer):
    """New Zealand street addresses; see `doxguard.detectors.address.nz`."""

    COUNTRY_CODE = "nz"


class EsAddressRecognizer(CountryAddressRecognizer):
    """Spanish street addresses; see `doxguard.detectors.address.es`."""

    COUNTRY_CODE = "es"


class ItAddressRecognizer(CountryAddressRecognizer):
    """Italian street addresses; see `doxguard.detectors.address.it`."""

    COUNTRY_CODE = "it"


class PtAddressRecognizer(CountryAddressRecognizer):
    """Portuguese street addresses; see `doxguard.detectors.address.pt`."""

    COUNTRY_CODE = "pt"


class PlAddressRecognizer(CountryAddressRecognizer):
    """Polish street addresses; see `doxguard.detectors.address.pl`."""

    COUNTRY_CODE = "pl"


class SeAddressRecognizer(CountryAddressRecognizer):
    """Swedish street addresses; see `doxguard.detectors.address.se`."""

    COUNTRY_CODE = "se"


class DkAddressRecognizer(CountryAddressRecognizer):
    """Danish street addresses; see `doxguard.detectors.address.dk`."""

    COUNTRY_CODE = "dk"


class NoAddressRecognizer(CountryAddressRecognizer):
    """Norwegian street addresses; see `doxguard.detectors.address.no`."""

    COUNTRY_CODE = "no"


class FiAddressRecognizer(CountryAddressRecognizer):
    """Finnish street addresses; see `doxguard.detectors.address.fi`."""

    COUNTRY_CODE = "fi"


class CzAddressRecognizer(CountryAddressRecognizer):
    """Czech street addresses; see `doxguard.detectors.address.cz`."""

    COUNTRY_CODE = "cz"


class TrAddressRecognizer(CountryAddressRecognizer):
    """Turkish street addresses; see `doxguard.detectors.address.tr`."""

    COUNTRY_CODE = "tr"


class GrAddressRecognizer(CountryAddressRecognizer):
    """Greek street addresses; see `doxguard.detectors.address.gr`."""

    COUNTRY_CODE = "gr"


class HuAddressRecognizer(CountryAddressRecognizer):
    """Hungarian street addresses; see `doxguard.detectors.address.hu`."""

    COUNTRY_CODE = "hu"


class RoAddressRecognizer(CountryAddressRecognizer):
    """Romanian street addresses; see `doxguard.detectors.address.ro`."""

    COUNTRY_CODE = "ro"
