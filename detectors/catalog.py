"""The one list of detectors. A new one is a line here; nothing registers itself."""

from doxguard.detectors import (
    bank_account,
    biometric,
    bsn,
    card,
    coordinates,
    credentials,
    degrees,
    email,
    geo_uri,
    grids,
    iban,
    identity_document,
    links,
    live_location,
    medical_record,
    mrz,
    national_grids,
    national_id,
    phone,
    plus_code,
    what3words,
)
from doxguard.detectors.address import find, partial
from doxguard.detectors.finding import Detector

DETECTORS: tuple[Detector, ...] = (
    links.DETECTOR,
    coordinates.DETECTOR,
    degrees.DETECTOR,
    geo_uri.DETECTOR,
    grids.DETECTOR,
    national_grids.DETECTOR,
    plus_code.DETECTOR,
    what3words.DETECTOR,
    find.DETECTOR,
    partial.DETECTOR,
    phone.DETECTOR,
    email.DETECTOR,
    iban.DETECTOR,
    card.DETECTOR,
    bank_account.DETECTOR,
    bsn.DETECTOR,
    national_id.DETECTOR,
    identity_document.DETECTOR,
    mrz.DETECTOR,
    credentials.DETECTOR,
    medical_record.DETECTOR,
    biometric.DETECTOR,
    live_location.DETECTOR,
)


def pick(only: tuple[str, ...] = (), without: tuple[str, ...] = ()) -> tuple[Detector, ...]:
    """Return the detectors of these names (none named: all) but those left out; ValueError for an unknown name."""
    names = [detector.name for detector in DETECTORS]
    for name in (*only, *without):
        if name not in names:
            raise ValueError(f"unknown detector {name!r}; there are: {', '.join(names)}")
    return tuple(d for d in DETECTORS if (not only or d.name in only) and d.name not in without)
