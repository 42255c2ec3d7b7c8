"""What others call our entities: one table for all formats.

Sources: the entity lists of Presidio and presidio-research, the provider names of Faker, and the label sets of public
collections of labelled personal data for CoNLL-like training. Case and anything that is no letter or figure make no
difference: ``PHONE_NUM``, ``phone-num`` and ``PhoneNum`` are one label. A label that we do not know is read without the
country before it, as in ``PH_PASSPORT``.

Left out on purpose, and told apart from labels that we do not know: what is none of our entities, such as names, dates
and IP addresses; and the pieces of an address where a corpus cuts one up (street, number, postcode, town), which no
span of ours can be held against.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from doxguard.detectors.finding import ENTITIES

OURS: Mapping[str, str] = MappingProxyType({
    "STREET_ADDRESS": "address home_address full_address address_block mailing_address postal_address adres adresse",
    "GPS_COORDINATES": "coordinate coordinates gps gps_coordinate nearby_gps_coordinate geo_coordinates lat_lon_pair "
    "lat_long latlng mgrs utm os_grid_ref plus_code",
    "LOCATION_LINK": "map_link maps_link",
    "LIVE_LOCATION_LINK": "live_link",
    "PHONE_NUMBER": "phone phone_num phone_no telephone telephone_num telephone_number tel mobile mobile_number "
    "mobile_phone cell_phone fax fax_number telefoon telefoonnummer telefon telefonnummer",
    "EMAIL_ADDRESS": "email mail ascii_email safe_email free_email company_email",
    "IBAN_CODE": "iban iban_number",
    "BANK_ACCOUNT": "bank_account_number bank_number account_number account_num us_bank_number bban bank_acct",
    "CREDIT_CARD": "credit_card_number card_number card_num payment_card debit_card debit_card_number cc_number "
    "credit_debit_card credit_debit_number card",
    "NL_BSN": "bsn burgerservicenummer sofinummer citizen_service_number",
    "NATIONAL_ID": "ssn us_ssn social_security_number social_num social_number national_id_number national_identity "
    "national_identification_number us_itin uk_nino es_nif es_nie it_fiscal_code pl_pesel fi_personal_identity_code "
    "se_personnummer sg_nric_fin in_aadhaar aadhaar kr_rrn th_tnin tr_national_id de_tax_id de_social_security "
    "au_tfn ca_sin kr_frn ng_nin in_pan za_id_number ph_umid uk_nhs "
    "nhs_number tax_id tax_num tax_number cpf pesel nino rijksregisternummer",
    "IDENTITY_DOCUMENT": "passport passport_number passport_num us_passport uk_passport de_passport es_passport "
    "it_passport in_passport kr_passport driver_license fuehrerschein drivers_license driver_licence driving_license "
    "driving_licence driver_license_num driver_license_number drivers_license_number us_driver_license "
    "it_driver_license uk_driving_licence id_card id_card_num id_card_number de_id_card it_identity_card mrz",
    "CREDENTIALS": "password passwd pin pin_code login_pair",
    "MEDICAL_RECORD": "medical_record_number mrn patient_number patient_id health_insurance health_insurance_number "
    "health_insurance_member_id medicare us_mbi diagnosis medical_condition",
    "BIOMETRIC": "biometric_identifier biometric_template",
})  # fmt: skip
NOT_OURS = (
    "person per name person_name first_name last_name family_name given_name middle_name surname full_name prefix "
    "title name_student username user_name nickname pet_name organization organisation organization_name company "
    "company_name org nrp norp misc product event work_of_art law language location loc gpe fac city town village "
    "county state country region zip_code zipcode zip postcode postal_code street street_name road building_number "
    "building_num house_number secondary_address date time date_time datetime date_of_birth dob age gender sex "
    "ethnicity job job_title job_area job_type profession money currency amount price percent quantity ordinal "
    "cardinal number url uri website domain_name url_personal ip ip_address ipv4 ipv6 mac mac_address user_agent "
    "crypto bitcoin_address ethereum_address vin license_plate vehicle vehicle_vin imei phone_imei id_num "
    "student_id employee_id bic swift swift_code credit_card_issuer credit_card_cvv cvv cvc routing_number "
    "medical_license a_nummer a_number single_angle place_residence place_municipality place_region place_province "
    "place_name abn acn aba_routing_number kfz plz bsnr lanr handelsregister vat_id vat_code vat_number gstin voter "
    "tin vehicle_registration brn organisationsnummer uen claim_number npi prescription_number "
    "prior_authorization_number provider_tax_id referral_number uuid company_registration income_tax_number "
    "traffic_register_number link "
)
_COUNTRY = re.compile(r"[A-Z]{2}_")
_MOST = 1000  # unknown labels that are kept
_PLAIN = re.compile(r"[^A-Z0-9]+")


def plain(label: str) -> str:
    """Return a label without what makes no difference."""
    return _PLAIN.sub("", label[:100].upper())


def is_known(label: str) -> bool:
    """Tell whether a label is one that we know, as ours or as none of ours."""
    return _key(label) in _table()


def _key(label: str) -> str:
    whole = plain(label)
    country = _COUNTRY.match(label)
    short = plain(label[country.end() :]) if country else ""
    return short if whole not in _table() and short in _table() else whole


@cache
def _table() -> Mapping[str, str | None]:
    table: dict[str, str | None] = {plain(label): None for label in NOT_OURS.split()}
    table |= {plain(label): entity for entity, labels in OURS.items() for label in labels.split()}
    return table | {plain(entity): entity for entity in ENTITIES}


class Labels:
    """The labels that a corpus turned out to have."""

    def __init__(self) -> None:
        """Start with none."""
        self.ours = False  # whether it is labelled by our own rules, with all our entities
        self.entities: set[str] = set()
        self.unknown: set[str] = set()  # none of ours as far as we know

    def entity_of(self, label: str) -> str | None:
        """Return our entity of a label, None where it has none; both are kept in mind."""
        key = _key(label)
        entity = _table().get(key)
        if entity is not None:
            self.entities.add(entity)
        elif key not in _table() and len(self.unknown) < _MOST:
            self.unknown.add(key[:40])
        return entity

    def labelled(self) -> frozenset[str] | None:
        """Return the entities that are labelled; None for all, and so for texts in which nothing of ours is."""
        return None if self.ours or not self.entities else frozenset(self.entities)
