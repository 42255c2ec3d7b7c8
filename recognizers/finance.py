"""Where somebody's money is: IBAN_CODE, CREDIT_CARD, BANK_ACCOUNT."""

from doxguard.detectors import bank_account, card, iban
from doxguard.recognizers.base import DetectorRecognizer


class DoxguardIbanRecognizer(DetectorRecognizer):
    """International bank account numbers; see `doxguard.detectors.iban`."""

    detectors = (iban.DETECTOR,)


class DoxguardCardRecognizer(DetectorRecognizer):
    """Payment card numbers; see `doxguard.detectors.card`."""

    detectors = (card.DETECTOR,)


class DoxguardBankAccountRecognizer(DetectorRecognizer):
    """National bank account numbers; see `doxguard.detectors.bank_account`."""

    detectors = (bank_account.DETECTOR,)
