"""What the state knows somebody by: NL_BSN, NATIONAL_ID, IDENTITY_DOCUMENT."""

from doxguard.detectors import bsn, identity_document, mrz, national_id
from doxguard.recognizers.base import DetectorRecognizer


class DoxguardBsnRecognizer(DetectorRecognizer):
    """Dutch citizen service numbers; see `doxguard.detectors.bsn`."""

    COUNTRY_CODE = "nl"
    detectors = (bsn.DETECTOR,)


class DoxguardNationalIdRecognizer(DetectorRecognizer):
    """National numbers of other countries; see `doxguard.detectors.national_id`."""

    detectors = (national_id.DETECTOR,)


class DoxguardIdentityDocumentRecognizer(DetectorRecognizer):
    """Numbers of passports, identity cards and driving licences, and the lines that machines read on them.

    See `doxguard.detectors.identity_document` and `doxguard.detectors.mrz`.
    """

    detectors = (identity_document.DETECTOR, mrz.DETECTOR)
