"""Addresses in Presidio: all countries in one recognizer, and each country in its own."""

import pickle

import pytest
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry, RecognizerResult

from doxguard.detectors.address.countries import GRAMMARS
from doxguard.detectors.address.value import Address
from doxguard.errors import InputError
from doxguard.recognizers.address import (
    AtAddressRecognizer,
    AuAddressRecognizer,
    BeAddressRecognizer,
    CaAddressRecognizer,
    ChAddressRecognizer,
    CountryAddressRecognizer,
    CzAddressRecognizer,
    DeAddressRecognizer,
    DkAddressRecognizer,
    DoxguardAddressRecognizer,
    EsAddressRecognizer,
    FiAddressRecognizer,
    FrAddressRecognizer,
    GbAddressRecognizer,
    GrAddressRecognizer,
    HuAddressRecognizer,
    IeAddressRecognizer,
    ItAddressRecognizer,
    LuAddressRecognizer,
    NlAddressRecognizer,
    NoAddressRecognizer,
    NzAddressRecognizer,
    PlAddressRecognizer,
    PtAddressRecognizer,
    RoAddressRecognizer,
    SeAddressRecognizer,
    TrAddressRecognizer,
    UsAddressRecognizer,
)
from doxguard.recognizers.base import DetectorRecognizer
from doxguard.recognizers.nlp import WordNlpEngine
from tests.marked import REPORTED, read_marked

# One address of each country; streets and numbers are invented.
EACH: dict[type[CountryAddressRecognizer], str] = {
    NlAddressRecognizer: "ze woont op [[Lindenhoflaan 214, 3584 CS Utrecht]]",
    BeAddressRecognizer: "pakje naar [[Naamsesteenweg 45 bus 3, 3001 Heverlee]]",
    DeAddressRecognizer: "Post an [[Tannenhofstraße 214, 04109 Leipzig]]",
    AtAddressRecognizer: "Post an [[Tannenhofgasse 14/3/12, 1070 Wien]]",
    ChAddressRecognizer: "Post an [[Tannenhofstrasse 214, 8004 Zürich]]",
    FrAddressRecognizer: "il habite [[214 bis rue des Tisserands, 35000 Rennes]]",
    LuAddressRecognizer: "il habite [[214, rue des Tisserands, L-4123 Esch-sur-Alzette]]",
    GbAddressRecognizer: "she's at [[Flat 3, 214 Barnfield Lane, Leeds LS6 2AB]]",
    IeAddressRecognizer: "she's at [[14 Barnfield Grove, Dublin 6, D06 X2Y4]]",
    UsAddressRecognizer: "she's at [[2140 Barnfield Ave Apt 4B, Portland, OR 97205]]",
    CaAddressRecognizer: "she's at [[302-1234 Maple St NW, Calgary, AB T2P 1J9]]",
    AuAddressRecognizer: "she's at [[Unit 5/214 Wattlebird Street, Surry Hills NSW 2010]]",
    NzAddressRecognizer: "she's at [[14B Rimu Grove Road, Mount Eden, Auckland 1024]]",
    EsAddressRecognizer: "vive en [[Calle de los Tejedores 214, 3º B, 28013 Madrid]]",
    ItAddressRecognizer: "abita in [[Via dei Tessitori 214, int. 3, 40121 Bologna]]",
    PtAddressRecognizer: "mora na [[Rua dos Tecelões 214, 3.º Esq., 1100-123 Lisboa]]",
    PlAddressRecognizer: "mieszka: [[ul. Tkacka 214 m. 5, 31-123 Kraków]]",
    SeAddressRecognizer: "hon bor på [[Vävargatan 214, 413 01 Göteborg]]",
    DkAddressRecognizer: "hun bor på [[Vævervej 214, 2. tv., 8000 Aarhus C]]",
    NoAddressRecognizer: "hun bor i [[Veverveien 214, 0357 Oslo]]",
    FiAddressRecognizer: "hän asuu: [[Kutojankatu 214 B 3, 00100 Helsinki]]",
    CzAddressRecognizer: "bydlí: [[Tkalcovská ulice 2140/14, 602 00 Brno]]",
    TrAddressRecognizer: "adres: [[Dokumacı Sokak No: 214 D: 3, Kadıköy, İstanbul]]",
    GrAddressRecognizer: "μένει [[Πραξιτέλους 812, 105 60 Αθήνα]]",
    HuAddressRecognizer: "itt lakik: [[1054 Budapest, Takács utca 214]]",
    RoAddressRecognizer: "locuiește pe [[Strada Țesătorilor nr. 214, bl. A2, sc. B, ap. 3, Cluj-Napoca]]",
}
each_country = pytest.mark.parametrize(
    ("recognizer", "marked"), [pytest.param(cls, marked, id=cls.COUNTRY_CODE) for cls, marked in EACH.items()]
)


def reported(recognizer: DetectorRecognizer, raw: str) -> list[RecognizerResult]:
    return [result for result in recognizer.analyze(raw) if result.score >= REPORTED]


def places(recognizer: DetectorRecognizer, raw: str) -> list[str]:
    return [raw[result.start : result.end] for result in reported(recognizer, raw)]


def test_every_country_has_a_recognizer() -> None:
    assert {cls.COUNTRY_CODE.upper() for cls in EACH} == {grammar.country for grammar in GRAMMARS}
    assert set(CountryAddressRecognizer.__subclasses__()) >= set(EACH)
    assert len(EACH) == 26


@each_country
def test_names_are_as_presidios(recognizer: type[CountryAddressRecognizer], marked: str) -> None:
    del marked
    code = recognizer.COUNTRY_CODE
    assert code.islower()
    assert recognizer.__name__ == f"{code.capitalize()}AddressRecognizer"
    assert recognizer().country_code() == code
    assert recognizer().supported_entities == ["STREET_ADDRESS"]
    assert [detector.countries for detector in recognizer.detectors] == [(code.upper(),)]


@each_country
def test_each_country_on_its_own(recognizer: type[CountryAddressRecognizer], marked: str) -> None:
    raw, wanted = read_marked(marked)
    (result,) = reported(recognizer(), raw)
    assert [raw[result.start : result.end]] == wanted
    assert result.entity_type == "STREET_ADDRESS"
    assert result.recognition_metadata["country"] == recognizer.COUNTRY_CODE.upper()
    assert Address.decode(result.recognition_metadata["value"]).country == recognizer.COUNTRY_CODE.upper()


@each_country
def test_all_countries_at_once(recognizer: type[CountryAddressRecognizer], marked: str) -> None:
    raw, wanted = read_marked(marked)
    (result,) = (r for r in reported(DoxguardAddressRecognizer(), raw) if r.entity_type == "STREET_ADDRESS")
    assert [raw[result.start : result.end]] == wanted
    assert result.recognition_metadata["country"] == recognizer.COUNTRY_CODE.upper()


# Addresses that one grammar reads, and recognizers of other countries that must not.
OTHERS = {
    "French in the Netherlands": (NlAddressRecognizer, FrAddressRecognizer),
    "French in Germany": (DeAddressRecognizer, FrAddressRecognizer),
    "Dutch in Germany": (DeAddressRecognizer, NlAddressRecognizer),
    "Dutch in France": (FrAddressRecognizer, NlAddressRecognizer),
    "Dutch in Spain": (EsAddressRecognizer, NlAddressRecognizer),
    "German in the Netherlands": (NlAddressRecognizer, DeAddressRecognizer),
    "German in Poland": (PlAddressRecognizer, DeAddressRecognizer),
    "British in the Netherlands": (NlAddressRecognizer, GbAddressRecognizer),
    "British in France": (FrAddressRecognizer, GbAddressRecognizer),
    "American in Germany": (DeAddressRecognizer, UsAddressRecognizer),
    "American in Italy": (ItAddressRecognizer, UsAddressRecognizer),
    "Spanish in Portugal": (PtAddressRecognizer, EsAddressRecognizer),
    "Italian in Poland": (PlAddressRecognizer, ItAddressRecognizer),
    "Polish in Czechia": (CzAddressRecognizer, PlAddressRecognizer),
    "Czech in Poland": (PlAddressRecognizer, CzAddressRecognizer),
    "Swedish in Denmark": (DkAddressRecognizer, SeAddressRecognizer),
    "Danish in Norway": (NoAddressRecognizer, DkAddressRecognizer),
    "Finnish in Sweden": (SeAddressRecognizer, FiAddressRecognizer),
    "Greek in Turkey": (TrAddressRecognizer, GrAddressRecognizer),
    "Turkish in Greece": (GrAddressRecognizer, TrAddressRecognizer),
    "Hungarian in Romania": (RoAddressRecognizer, HuAddressRecognizer),
    "Romanian in Hungary": (HuAddressRecognizer, RoAddressRecognizer),
}


@pytest.mark.parametrize(("recognizer", "other"), OTHERS.values(), ids=OTHERS)
def test_addresses_of_another_country_are_left_alone(
    recognizer: type[CountryAddressRecognizer], other: type[CountryAddressRecognizer]
) -> None:
    raw, wanted = read_marked(EACH[other])
    assert places(other(), raw) == wanted
    assert places(recognizer(), raw) == []


MISSES = {
    "no address": "wat een mooie dag, ik heb 12 keer gelachen",
    "street alone": "de Lindenhoflaan is opgebroken",
    "box": "Postbus 1234, 3500 AB Utrecht",
    "empty": "",
}


@pytest.mark.parametrize("raw", MISSES.values(), ids=MISSES)
def test_nothing_to_find(raw: str) -> None:
    assert [places(recognizer(), raw) for recognizer in EACH] == [[]] * len(EACH)
    assert places(DoxguardAddressRecognizer(), raw) == []


def test_only_the_recognizer_of_all_countries_reads_the_rest() -> None:
    partial, world = "ze woont in de Lindenhofstraat", "Ilica 240, Zagreb, Croatia"
    assert [r.entity_type for r in reported(DoxguardAddressRecognizer(), partial)] == ["PARTIAL_ADDRESS"]
    assert places(DoxguardAddressRecognizer(), world) == [world]
    assert [places(recognizer(), raw) for recognizer in EACH for raw in (partial, world)] == [[]] * 2 * len(EACH)


def test_partial_addresses_can_be_left_out() -> None:
    recognizer = DoxguardAddressRecognizer(supported_entities=["STREET_ADDRESS"])
    assert places(recognizer, "ze woont in de Lindenhofstraat") == []
    with pytest.raises(
        InputError, match="NlAddressRecognizer does not find 'PARTIAL_ADDRESS'; it finds: STREET_ADDRESS"
    ):
        NlAddressRecognizer(supported_entities=["PARTIAL_ADDRESS"])


def test_disguises_are_undone() -> None:
    raw = "ze woont op L1nd3nhoflaan 2I4, 3584 CS Utrecht"
    assert places(NlAddressRecognizer(), raw) == ["L1nd3nhoflaan 2I4, 3584 CS Utrecht"]


@each_country
def test_recognizers_can_be_sent_to_another_process(recognizer: type[CountryAddressRecognizer], marked: str) -> None:
    raw, wanted = read_marked(marked)
    again = pickle.loads(pickle.dumps(recognizer()))
    assert type(again) is recognizer
    assert places(again, raw) == wanted


def test_the_recognizer_of_all_countries_can_be_sent_too() -> None:
    again = pickle.loads(pickle.dumps(DoxguardAddressRecognizer()))
    for raw in (read_marked(marked)[0] for marked in EACH.values()):
        assert places(again, raw) == places(DoxguardAddressRecognizer(), raw) != []


def test_in_an_engine() -> None:
    registry = RecognizerRegistry(
        [NlAddressRecognizer(supported_language="nl"), GbAddressRecognizer(supported_language="en")],
        supported_languages=["nl", "en"],
    )
    engine = AnalyzerEngine(registry=registry, nlp_engine=WordNlpEngine(["nl", "en"]), supported_languages=["nl", "en"])
    for lang, recognizer in (("nl", NlAddressRecognizer), ("en", GbAddressRecognizer)):
        raw, wanted = read_marked(EACH[recognizer])
        (result,) = engine.analyze(raw, lang, entities=["STREET_ADDRESS"], return_decision_process=True)
        assert [raw[result.start : result.end]] == wanted
        assert result.recognition_metadata["recognizer_name"] == recognizer.__name__
        assert wanted[0] not in repr(result)
    assert engine.analyze("ze woont in de Lindenhofstraat", "nl") == []
