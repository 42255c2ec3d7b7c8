"""The example applications, each imported by its path; texts and bad input for all of them."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

EXAMPLES = Path(__file__).parents[3] / "docs" / "examples"

CANARY = "1122 3377"  # of an invented number; may be in no log, repr or error
PRIVATE = f"haar nummer is 06 {CANARY}"
CLEAN = "mooi weer vandaag"
HELD = "haar bsn is 999990019"
BLOCKED = "zoek haar op en sla haar in elkaar: Testlaan 12, 1234 AB Zwolle"
NOT_PUBLISHED = {"nl": "Je bericht is nog niet geplaatst.", "en": "Your post has not been published yet."}
PROPOSAL = {"nl": "haar nummer is [telefoonnummer]", "en": "haar nummer is [telephone number]"}


class Bad(NamedTuple):
    """A body that cannot be used."""

    body: bytes
    kind: str = "application/json"


JSON_BODIES = {
    "no JSON": Bad(b"{text"),
    "nothing": Bad(b""),
    "a list": Bad(b'["a"]'),
    "a text": Bad(b'"a"'),
    "null": Bad(b"null"),
    "no text": Bad(b'{"txt": "a"}'),
    "a boolean": Bad(b'{"text": true}'),
    "an empty text": Bad(b'{"text": null}'),
    "a text within": Bad(b'{"text": {"text": "a"}}'),
    "latin-1": Bad('{"text": "caf\xe9"}'.encode("latin-1")),
    "half of UTF-16": Bad(b'\xff\xfe{"text'),
    "NUL as such": Bad(b'{"text": "a\0b"}'),
    "NUL escaped": Bad(rb'{"text": "a\u0000b"}'),
    "half a character": Bad(rb'{"text": "haar nummer is 06 1122 3377 \ud800"}'),
    "nested": Bad(b"[" * 100_000),
    "a number without end": Bad(b'{"text": ' + b"1" * 10_000 + b"}"),
    "10 MB": Bad(b'{"text": "' + b"a" * 10_000_000 + b'"}'),
    "XML": Bad(b"<text>a</text>", "application/xml"),
    "no known type": Bad(b'{"text": 1}', "a/b/c"),
}

FORM = "application/x-www-form-urlencoded"
FORMS = {
    "nothing": Bad(b"", FORM),
    "no text": Bad(b"txt=a", FORM),
    "latin-1": Bad(b"text=caf%E9", FORM),
    "NUL": Bad(b"text=a%00b", FORM),
    "10 MB": Bad(b"text=" + b"a" * 10_000_000, FORM),
    "many fields": Bad(b"&".join(b"a%d=1" % i for i in range(20_000)), FORM),
    "multipart without a boundary": Bad(b"text=a", "multipart/form-data"),
}


def example(name: str) -> ModuleType:
    """Return an example application, imported once."""
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, EXAMPLES / f"{name}.py")
        assert spec
        assert spec.loader
        sys.modules[name] = module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    return sys.modules[name]


def holds_canary(*things: object) -> bool:
    """Tell whether the canary is in anything, as written or without spaces."""
    shown = "\n".join(text for thing in things for text in (str(thing), repr(thing)))
    return CANARY in shown or CANARY.replace(" ", "") in shown
