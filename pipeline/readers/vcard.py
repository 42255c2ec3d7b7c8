"""What a contact that is shared as a vCard tells: name, numbers, addresses, a line each.

Left out: pictures, keys and other properties that a chat does not show. Source: RFC 6350; quoted-printable and
charset as in vCard 2.1, which phones still write.
"""

import quopri
import re

_FOLD = re.compile(r"\r?\n[ \t]")
_SOFT = re.compile(r"=\r?\n")
_LINE = re.compile(r"^(?:[\w-]{1,20}\.)?(FN|N|TEL|EMAIL|ADR|NOTE|BDAY)((?:;[^:\r\n]{0,200})?):([^\r\n]*)", re.M | re.I)
_ESCAPED = re.compile(r"\\([,;:\\nN])")


def vcard_text(data: bytes) -> str:
    """Return the lines of a vCard that a reader of the chat sees, each once."""
    text = _SOFT.sub("", _FOLD.sub("", data.decode("utf-8", "replace")))
    lines = [(found[1].upper(), _value(*found.groups())) for found in _LINE.finditer(text)]
    has_full_name = any(name == "FN" for name, _ in lines)
    return "\n".join(dict.fromkeys(value for name, value in lines if value and not (name == "N" and has_full_name)))


def _value(name: str, parameters: str, value: str) -> str:
    if "QUOTED-PRINTABLE" in parameters.upper():
        value = quopri.decodestring(value.encode()).decode("utf-8", "replace")
    if name.upper() == "N":  # surname;first name;…
        value = ";".join(reversed(value.split(";")[:2]))
    if name.upper() in ("ADR", "N"):
        value = " ".join(part.strip() for part in value.split(";") if part.strip())
    return _ESCAPED.sub(lambda escape: "\n" if escape[1] in "nN" else escape[1], value.removeprefix("tel:")).strip()
