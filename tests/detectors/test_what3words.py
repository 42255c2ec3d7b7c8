"""what3words addresses."""

import pytest

from doxguard.detectors.folding import fold
from doxguard.detectors.what3words import find_what3words
from tests.marked import found_by, read_marked

CASES = {
    # found
    "dutch": "de schat ligt bij [[///gras.lepel.kwartet]] denk ik",
    "english": "meet at [[///filled.count.soap]] if you can",
    "full stop after": "Zij zit op [[///pannen.zolder.fiets]].",
    "in brackets": "([[///filled.count.soap]])",
    "capitals": "[[///Gras.Lepel.Kwartet]]",
    "german": "[[///größe.käse.türen]] klingeln",
    "french": "[[///école.forêt.hélas]]!",
    "greek": "[[///αυλή.νερό.πόλη]]",
    "russian": "[[///шейна.читалня.мишле]]",
    "chinese": "[[///井水.组装.湖泊]]",
    "a space and a cue": "w3w [[/// filled.count.soap]]",
    "bare after a cue": "w3w: [[filled.count.soap]]",
    "bare after the name": "what3words [[gras.lepel.kwartet]]",
    "bare after the name in words": "my what three words is [[daring.lion.race]]",
    "bare after dutch": "3 woorden: [[pannen.zolder.fiets]]",
    "bare after dutch words": "zijn drie woorden zijn [[pannen.zolder.fiets]]",
    "bare before the name": "[[pannen.zolder.fiets]] op what3words",
    "bare after german": "drei Wörter: [[kaffee.lampe.garten]]",
    "quoted": 'w3w is "[[filled.count.soap]]"',
    "a comma after": "[[///filled.count.soap]], second floor",
    # not found
    "bare": "ja.nee.misschien",
    "dots": "wacht...even...nog",
    "slashes and dots": "///...",
    "a comment": "/// <summary> Returns the name.</summary>",
    "a comment with dots": "/// see foo.bar.baz for more",
    "a spaced triple without a cue": "/// foo.bar.baz",
    "two words": "///filled.count",
    "four words": "///filled.count.soap.more",
    "figures": "///filled.count2.soap",
    "a call": "///system.console.write(x)",
    "a file url": "file:///home.user.docs",
    "a path": "C:///temp.files.old",
    "a url": "https:///filled.count.soap",
    "a host": "///www.example.org",
    "a host with a cue": "what3words: docs.example.org",
    "a link with a cue": "what3words https://example.org/filled.count.soap",
    "its own link": "https://what3words.com/filled.count.soap",
    "its own host": "w3w.co/filled.count.soap",
    "a file with a cue": "w3w lijst.nieuw.xlsx",
    "an address with a cue": "w3w jan.van.dijk@example.org",
    "small words with a cue": "w3w o.a. de.en.af",
    "four slashes": "////filled.count.soap",
    "three words of a sentence": "3 woorden: ik hou van jou",
    "a path after": "///filled.count.soap/more",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES.keys())
def test_find_what3words(marked: str) -> None:
    text, expected = read_marked(marked)
    assert found_by(find_what3words, text) == expected


def test_value() -> None:
    (finding,) = find_what3words(fold("///Gras.Lepel.Kwartet"))
    assert finding.value == "///gras.lepel.kwartet"
