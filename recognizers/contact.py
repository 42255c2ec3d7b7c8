"""Ways to reach somebody: PHONE_NUMBER, EMAIL_ADDRESS."""

from doxguard.detectors import email, phone
from doxguard.recognizers.base import DetectorRecognizer


class DoxguardPhoneRecognizer(DetectorRecognizer):
    """Telephone numbers; see `doxguard.detectors.phone`."""

    detectors = (phone.DETECTOR,)


class DoxguardEmailRecognizer(DetectorRecognizer):
    """E-mail addresses, spelled-out ones too; see `doxguard.detectors.email`."""

    detectors = (email.DETECTOR,)
