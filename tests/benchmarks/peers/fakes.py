"""Tools that are none: adapters written for a test, run by our own interpreter."""

from pathlib import Path

from doxguard.benchmarks.peers.labels import Label
from doxguard.benchmarks.peers.peer import Peer

RUNNER = Path(__file__).parents[3] / "benchmarks" / "peers" / "runner.py"
LABELS = {
    "mail": Label(("EMAIL_ADDRESS",)),
    "phone": Label(("PHONE_NUMBER",)),
    "foreign": Label(("NATIONAL_ID",), aside=True),
    "place": Label(("STREET_ADDRESS",), figures=True),
    "gps": Label(("GPS_COORDINATES",)),
}
# Finds "a@b" and "06".
GOOD = """
import re
def load():
    known = {"mail": re.compile(r"a@b"), "phone": re.compile(r"06")}
    return lambda text: [(name, *m.span()) for name, pattern in known.items() for m in pattern.finditer(text)]
"""
# As GOOD, but for a text that tells it what to do.
MOODY = """
import os, time
def load():
    def find(text):
        if "raise" in text:
            raise ValueError(text)
        if "die" in text:
            os._exit(7)
        if "fork" in text:
            os.fork()
        if "hang" in text or "fork" in text:
            time.sleep(60)
        if "print" in text:
            print('{"spans": [["mail", 0, 1]]}', flush=True)
        if "shape" in text:
            return 5
        if "thirds" in text:
            return [("mail", 1)]
        if "words" in text:
            return [("mail", "one", "two")]
        return [("mail", 0, 3)] if text.startswith("a@b") else []
    return find
"""


def write(folder: Path, code: str, name: str = "fake") -> Path:
    """Write an adapter."""
    path = folder / f"{name}.py"
    path.write_text(code, encoding="utf-8")
    return path


def fake(folder: Path, code: str, name: str = "fake", in_bytes: bool = False) -> Peer:
    """Return a peer that is such an adapter."""
    return Peer(name, (), write(folder, code, name), LABELS, "made for a test", in_bytes)
