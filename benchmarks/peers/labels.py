"""What the labels of other tools mean in our entities.

A label that stands for one of our entities counts for it. Ids and documents of one foreign country are set aside: right
where they hit gold of that very entity, and not held against the tool elsewhere, since it was never asked for Dutch
ones. What is not listed (persons, cities, dates, URLs, postcodes by themselves) finds nothing of ours, and counts only
among the clean posts that a tool says anything of.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from doxguard.detectors.finding import ENTITIES


class Label(NamedTuple):
    """What a label stands for."""

    entities: tuple[str, ...]  # any of them is right; the first is the one that it counts for
    aside: bool = False  # counts only where it is right
    figures: bool = False  # only with a figure in it: tools that call a town and an address the same


def _labels(plain: Mapping[str, str], aside: Mapping[str, str] | None = None) -> dict[str, Label]:
    """Return labels from the entities that they stand for, several in order of likelihood."""
    known = {name: Label(tuple(entities.split())) for name, entities in plain.items()}
    return known | {name: Label(tuple(entities.split()), aside=True) for name, entities in (aside or {}).items()}


_US_IDS = {"US_SSN": "NATIONAL_ID", "US_ITIN": "NATIONAL_ID", "US_PASSPORT": "IDENTITY_DOCUMENT",
           "US_DRIVER_LICENSE": "IDENTITY_DOCUMENT", "US_BANK_NUMBER": "BANK_ACCOUNT", "UK_NHS": "MEDICAL_RECORD",
           "UK_NINO": "NATIONAL_ID"}  # fmt: skip
_SAME = {name: name for name in ("PHONE_NUMBER", "EMAIL_ADDRESS", "IBAN_CODE", "CREDIT_CARD", "NL_BSN")}

OURS: Mapping[str, Label] = MappingProxyType(_labels({name: name for name in ENTITIES}))
PRESIDIO: Mapping[str, Label] = MappingProxyType(_labels(_SAME, _US_IDS))
CLOAKRS: Mapping[str, Label] = MappingProxyType(
    _labels(
        {"email": "EMAIL_ADDRESS", "phone-number": "PHONE_NUMBER", "credit-card": "CREDIT_CARD", "iban": "IBAN_CODE",
         "bsn": "NL_BSN", "physical-address": "STREET_ADDRESS"},
        dict.fromkeys(("ssn", "nino", "aadhaar", "pan", "cpf", "steuer-id", "insee-nir"), "NATIONAL_ID")
        | {"nhs-number": "MEDICAL_RECORD", "passport-number": "IDENTITY_DOCUMENT",
           "drivers-license": "IDENTITY_DOCUMENT", "api-key": "CREDENTIALS", "aws-access-key": "CREDENTIALS",
           "jwt": "CREDENTIALS"},
    )
)  # fmt: skip
CPEX: Mapping[str, Label] = MappingProxyType(
    _labels(
        {"email": "EMAIL_ADDRESS", "phone": "PHONE_NUMBER", "credit_card": "CREDIT_CARD", "bsn": "NL_BSN",
         "bank_account": "IBAN_CODE BANK_ACCOUNT"},
        {"ssn": "NATIONAL_ID", "passport": "IDENTITY_DOCUMENT", "driver_license": "IDENTITY_DOCUMENT",
         "medical_record": "MEDICAL_RECORD"},
    )
)  # fmt: skip
DATAFOG: Mapping[str, Label] = MappingProxyType(
    _labels(
        {"EMAIL": "EMAIL_ADDRESS", "PHONE": "PHONE_NUMBER", "CREDIT_CARD": "CREDIT_CARD", "DE_IBAN": "IBAN_CODE"},
        {"SSN": "NATIONAL_ID", "DE_TAX_ID": "NATIONAL_ID", "DE_PASSPORT_NUMBER": "IDENTITY_DOCUMENT",
         "API_KEY": "CREDENTIALS", "BEARER_TOKEN": "CREDENTIALS", "CREDENTIAL_URI": "CREDENTIALS",
         "JWT": "CREDENTIALS", "PRIVATE_KEY": "CREDENTIALS"},
    )
)  # fmt: skip
DEDUCE: Mapping[str, Label] = MappingProxyType(
    _labels({"telefoonnummer": "PHONE_NUMBER", "emailadres": "EMAIL_ADDRESS", "bsn": "NL_BSN"},
            {"patientnummer": "MEDICAL_RECORD", "id": "MEDICAL_RECORD"})
    | {"locatie": Label(("STREET_ADDRESS",), figures=True)}
)  # fmt: skip
EUREDACT: Mapping[str, Label] = MappingProxyType(
    _labels(
        {"EMAIL": "EMAIL_ADDRESS", "PHONE": "PHONE_NUMBER", "CREDIT_CARD": "CREDIT_CARD", "ADDRESS": "STREET_ADDRESS",
         "BANK_ACCOUNT": "IBAN_CODE BANK_ACCOUNT", "NATIONAL_ID": "NATIONAL_ID", "GPS_COORDINATES": "GPS_COORDINATES"},
        {"SSN": "NATIONAL_ID", "TAX_ID": "NATIONAL_ID", "PASSPORT": "IDENTITY_DOCUMENT", "SECRET": "CREDENTIALS",
         "DRIVERS_LICENSE": "IDENTITY_DOCUMENT", "RESIDENCE_PERMIT": "IDENTITY_DOCUMENT",
         "HEALTH_INSURANCE": "MEDICAL_RECORD", "BIOMETRIC_REF": "BIOMETRIC", "MEDICAL_CONDITION": "MEDICAL_RECORD"},
    )
)  # fmt: skip
SCRUBADUB: Mapping[str, Label] = MappingProxyType(
    _labels(
        {"email": "EMAIL_ADDRESS", "phone": "PHONE_NUMBER", "credit_card": "CREDIT_CARD", "address": "STREET_ADDRESS"},
        {"credential": "CREDENTIALS", "social_security_number": "NATIONAL_ID", "tax_reference_number": "NATIONAL_ID",
         "national_insurance_number": "NATIONAL_ID", "drivers_licence": "IDENTITY_DOCUMENT"},
    )
)  # fmt: skip
