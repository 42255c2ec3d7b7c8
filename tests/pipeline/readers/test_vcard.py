"""Contacts that are shared: what a reader sees of them."""

import pytest

from doxguard.pipeline.readers.vcard import vcard_text

CARDS = {
    "as phones write it": (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Bedacht;Bram;;;\r\nFN:Bram Bedacht\r\n"
        "item1.TEL;type=CELL;waid=31612345678:+31 6 12345678\r\nEND:VCARD\r\n",
        "Bram Bedacht\n+31 6 12345678",
    ),
    "only a name in parts": ("N:Bedacht;Bram;;;\nTEL:06 1122 3344", "Bram Bedacht\n06 1122 3344"),
    "an address": ("FN:Anna\nADR;TYPE=HOME:;;Kerkpad 3;Nergens;;1234 XX;", "Anna\nKerkpad 3 Nergens 1234 XX"),
    "folded": ("FN:Anna Ver\r\n zonnen\r\nEMAIL:anna@\r\n example.org", "Anna Verzonnen\nanna@example.org"),
    "escaped": ("NOTE:een\\, twee\\; drie\\nvier", "een, twee; drie\nvier"),
    "quoted-printable": ("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB =\r\nVerzonnen", "Zoë Verzonnen"),
    "a link for a number": ("TEL;VALUE=uri:tel:+31612345678", "+31612345678"),
    "twice the same": ("TEL:1\nTEL:1", "1"),
    "no vCard": ("hello: world\nTELEPHONE:1\nPHOTO;ENCODING=b:AAAA", ""),
    "nothing": ("", ""),
}  # fmt: skip


@pytest.mark.parametrize(("card", "text"), CARDS.values(), ids=CARDS.keys())
def test_text(card: str, text: str) -> None:
    assert vcard_text(card.encode()) == text


def test_other_bytes() -> None:
    assert vcard_text(b"FN:\xff\xfe") == "\ufffd\ufffd"
