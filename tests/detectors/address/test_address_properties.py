"""What holds for addresses in any text: no error, places in the text, values that can be read; and the lexicon."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doxguard.data import read_yaml
from doxguard.detectors.address.find import DETECTOR, find_addresses
from doxguard.detectors.address.partial import DETECTOR as PARTIAL
from doxguard.detectors.address.partial import find_partial_addresses
from doxguard.detectors.address.tokens import Tokens
from doxguard.detectors.address.value import Address
from doxguard.detectors.address.words import residence_near
from doxguard.detectors.cues import lexicon_words
from doxguard.detectors.finding import Detector
from doxguard.detectors.folding import fold
from doxguard.detectors.text import Text
from doxguard.detectors.triggers import encode
from doxguard.detectors.views import views
from tests.hostile import assert_linear
from tests.marked import is_triggered

BOTH = pytest.mark.parametrize("detector", [DETECTOR, PARTIAL], ids=lambda detector: detector.name)

# What addresses of all countries are made of.
_PIECES = (
    "Molenlaan", "molenstraat", "Hof", "de", "van", "'t", "2e", "Burg.", "Laan van", "str.", "Lindenweg", "Am",
    "Straße", "rue", "Rue des Lilas", "bis", "14 bis", "d'", "avenue", "Via", "n°", "Calle", "s/n", "C/", "Rua",
    "ul.", "Oak Lane", "Street", "Ave", "N", "NW", "PO Box", "Flat 3", "Unit 5/", "#", "Apt", "bus 3", "gatan", "vej",
    "Sokak No:", "utca", "Ermou", "οδός", "Ερμού", "12", "4", "214", "2019", "12b", "12-14", "½", "3e", "20u",
    "1017 GK", "9000", "B-9000", "OX2 9ZZ", "M5V", "35000", "00-950", "1100-123", "D06 X2Y4", "Zwolle", "Gent",
    "Leeds", "Paris", "Sevilla", "OH", "Nederland", "Cuba", "UK", "woont", "woont op", "lives at", "j'habite",
    "Adres:", "Address", "postcode", "her house", "zit in", "km", "uur", "mei", "boek", "'", '"', ",", ",", ".", ":",
    "-", "/", "(", ")", "\n", "\n\n", "\U0001f4cd", "|", "\ud800", "\u200b", "１２",
)  # fmt: skip
pieces = st.lists(st.sampled_from(_PIECES), max_size=14)
texts = st.one_of(pieces.map(" ".join), pieces.map("".join), st.text(max_size=40))


@BOTH
@settings(max_examples=300)
@given(raw=texts)
def test_any_text_is_read(detector: Detector, raw: str) -> None:
    for view in views(fold(raw)):
        for finding in detector.find(view):
            assert 0 <= finding.start < finding.end <= len(raw)
            assert 0 <= finding.score <= 1
            assert finding.entity in detector.entities
            assert finding.country == Address.decode(finding.value).country
            assert len(finding.country) in (0, 2)


@BOTH
@settings(max_examples=200)
@given(raw=texts)
def test_findings_do_not_overlap(detector: Detector, raw: str) -> None:
    found = sorted((finding.start, finding.end) for finding in detector.find(fold(raw)))
    assert all(end <= start for (_, end), (start, _) in pairwise(found))


@settings(max_examples=200)
@given(raw=texts)
def test_parts_of_the_value_stand_in_the_finding(raw: str) -> None:
    folded = fold(raw)
    for finding in find_addresses(Text(folded.folded, folded.folded)):
        address = Address.decode(finding.value)
        found = " ".join(folded.folded[finding.start : finding.end].split())
        # A full stop at the end may be the sentence's; "|" separates the parts of a value.
        assert address.street.rstrip(".") in found.replace("|", "/")
        assert address.number in found


@BOTH
@settings(max_examples=200)
@given(raw=texts)
def test_what_is_found_is_triggered(detector: Detector, raw: str) -> None:
    text = fold(raw)
    if any(finding.score >= 0.4 for finding in detector.find(text)):
        assert is_triggered(detector, text)


@BOTH
def test_evidence_never_holds_the_address(detector: Detector) -> None:
    raw = "ze woont op Zwanebloemlaan 8214b, 7711 AB Zwolle en hij woont in de Zwanebloemstraat"
    shown = repr(list(detector.find(fold(raw))))
    assert not any(part in shown.casefold() for part in ("zwane", "8214", "7711", "zwolle"))


# As long as a hundred posts; dense units fewer times, as each place in them is read in many ways.
UNITS = (
    "12 ", "12, ", "Kerkstraat ", "rue de ", "Laan van ", "straat", "laan-", "A'", "s/n ", "nr. ", "Adres: ", "Cuba, ",
    "a, ", "A\n", '"1 ', "\ud800", "\U0001f4cd1",
)  # fmt: skip
DENSE = (
    "Kerkstraat 12 ", "1 St ", "Ilica 1, Cuba\n", "Flat 3, 22 ", "OX1 1AA ", "1234 AB ", " de la 1", "woont ",
    "woont in de Kerkstraat ", "her house ", "Adres: a 1 ", "Ik woon in de Molenstraat. nummer 14. ",
    "Zij woont op Molenstraat 14, 1234 AB Zwolle. ", "Molenstraat 14\n1234 AB Zwolle\n\n", "Bel: 4242 4242 4242 4242 ",
    "Her flat is 3 Acacia Avenue, London SW1A 1AA. ", "He lives at 14 Maple Street, Springfield, IL 62704. ",
    "Er wohnt in der Lindenstraße 12, 10115 Berlin. ", "Elle habite 12 rue du Moulin, 75002 Paris. ",
)  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
@BOTH
def test_hostile_text_takes_linear_time(detector: Detector, unit: str) -> None:
    assert_linear(lambda raw: list(detector.find(Text(raw, raw))), unit)


@pytest.mark.parametrize("unit", DENSE)
@BOTH
def test_dense_text_takes_linear_time(detector: Detector, unit: str) -> None:
    def run(raw: str) -> object:
        text = raw[: len(raw) // 10]
        return list(detector.find(Text(text, text)))

    assert_linear(run, unit)


@pytest.mark.parametrize("unit", ["woont ", "woont 1 ", "her flat, "])
def test_words_for_living_are_looked_up_in_linear_time(unit: str) -> None:
    def run(raw: str) -> object:
        tokens = Tokens(raw)
        return [residence_near(tokens, *span) for span in zip(tokens.starts, tokens.ends, strict=True)]

    assert_linear(run, unit)


def _entries() -> list[tuple[str, object]]:
    """Return the entries of the lexicon with the way to them: "counted/nl", "residence/for/nl"."""
    lexicon = read_yaml("lexicon/address.yaml")
    found: list[tuple[str, object]] = []

    def walk(way: str, node: object) -> None:
        if isinstance(node, dict):
            found.extend((way, key) for key in node)
            for key, inner in node.items():
                walk(f"{way}/{key}", inner)
        elif isinstance(node, list):
            found.extend((way, word) for word in node)
        else:
            found.append((way, node))

    walk("", lexicon)
    return found


def test_every_word_of_the_lexicon_is_a_string() -> None:
    # YAML takes "no", "on" and "y" for booleans where they are not quoted.
    assert [(way, word) for way, word in _entries() if not isinstance(word, str) or not word.strip(" ~*")] == []


def test_words_of_the_lexicon_hold_no_more_signs_than_they_may() -> None:
    words = [str(word) for _, word in _entries()]
    assert [word for word in words if word != word.strip() or "  " in word or set(word[:-1]) & set("~*|")] == []


@pytest.mark.parametrize("part", ["residence", "stays"])
def test_every_word_for_living_triggers(part: str) -> None:
    words = [word.rstrip("~*") for word in lexicon_words("address", part)]
    # Capitals of the same length: a Turkish "ı" and its "I" differ.
    capitals = [word.upper() for word in words if len(encode(word.upper())) == len(encode(word))]
    texts = [form for word in (*words, *capitals) for form in (word, f"({word})", f"ja, {word} daar")]
    assert [text for text in texts if not is_triggered(PARTIAL, Text(text, text))] == []


def test_other_words_do_not_trigger() -> None:
    texts = ["mooi weer vandaag", "12 keer gelachen", "what a lovely day", "schönes Wetter", "", "1e4"]
    assert [text for text in texts if is_triggered(PARTIAL, fold(text))] == []


def test_partial_addresses_need_a_word_for_living() -> None:
    assert list(find_partial_addresses(fold("in de Meidoornstraat staat een boom"))) == []
