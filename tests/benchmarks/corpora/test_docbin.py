"""spaCy's DocBin."""

import sys
import zlib
from pathlib import Path

import pytest

from doxguard.errors import InputError
from tests.benchmarks.corpora.written import read, surfaces


def written(path: Path) -> Path:
    from spacy.tokens import Doc, DocBin, Span
    from spacy.vocab import Vocab

    vocab = Vocab()
    doc = Doc(vocab, ["bel", "06", "1122", ",", "Vera"], [True, True, False, True, False])
    doc.ents = (Span(doc, 1, 3, "PHONE"), Span(doc, 4, 5, "PERSON"))
    DocBin(docs=[doc, Doc(vocab, ["niets"], [False])]).to_disk(path)
    return path


def test_documents_are_read_with_their_entities(tmp_path: Path) -> None:
    corpus, posts, told = read(written(tmp_path / "train.spacy"))
    assert [(post.post.id, post.post.text) for post in posts] == [("1", "bel 06 1122, Vera"), ("2", "niets")]
    assert [surfaces(post) for post in posts] == [[("PHONE_NUMBER", "06 1122")], []]
    assert (corpus.entities, corpus.exact, told) == (frozenset({"PHONE_NUMBER"}), False, [])


def test_it_is_told_by_its_bytes_as_well(tmp_path: Path) -> None:
    assert len(read(written(tmp_path / "train.bin"))[1]) == 2


def test_without_spacy_we_say_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "train.spacy")
    monkeypatch.setitem(sys.modules, "spacy.tokens", None)
    with pytest.raises(InputError, match=r"train\.spacy: reading a DocBin needs spaCy; .*pip install spacy"):
        read(path)


DAMAGED = {
    "not packed": b"hello",
    "packed, and something else": zlib.compress(b"hello"),
    "cut off": None,
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED)
def test_what_is_damaged_is_an_error_that_names_the_file(data: bytes | None, tmp_path: Path) -> None:
    path = written(tmp_path / "train.spacy")
    path.write_bytes(data or path.read_bytes()[:-20])
    with pytest.raises(InputError, match=r"train\.spacy: not a DocBin"):
        read(path)


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("doxguard.benchmarks.corpora.docbin._MOST", 100_000)
    path = tmp_path / "train.spacy"
    path.write_bytes(zlib.compress(bytes(1_000_000)))
    with pytest.raises(InputError, match=r"unpacks to more than 100,000 bytes"):
        read(path)
