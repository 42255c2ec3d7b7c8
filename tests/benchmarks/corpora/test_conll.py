"""Columns of tokens and tags."""

from pathlib import Path

import pytest

from doxguard.errors import InputError
from tests.benchmarks.corpora.written import read, surfaces


def column(text: str, between: str = " ") -> str:
    """Return a sentence with a token a line, each with its tag behind a slash."""
    return "".join(f"{token}{between}{tag}\n" for token, _, tag in (one.rpartition("/") for one in text.split()))


PHONE = ("PHONE_NUMBER", "06 1122")
CASES = {
    "BIO": ("bel/O 06/B-PHONE 1122/I-PHONE nu/O", [PHONE]),
    "IOB1": ("bel/O 06/I-PHONE 1122/I-PHONE nu/O", [PHONE]),
    "IOB1, two in a row": ("06/I-PHONE 1122/I-PHONE 06/B-PHONE 1122/I-PHONE", [PHONE, PHONE]),
    "BIO, two in a row": ("06/B-PHONE 1122/I-PHONE 06/B-PHONE 1122/I-PHONE", [PHONE, PHONE]),
    "BIOES": ("06/B-PHONE 1122/E-PHONE a@b.nl/S-EMAIL", [PHONE, ("EMAIL_ADDRESS", "a@b.nl")]),
    "BILOU": ("06/B-PHONE 1122/L-PHONE a@b.nl/U-EMAIL", [PHONE, ("EMAIL_ADDRESS", "a@b.nl")]),
    "the label changes": ("06/B-PHONE 1122/I-PHONE a@b.nl/I-EMAIL", [PHONE, ("EMAIL_ADDRESS", "a@b.nl")]),
    "behind an E another begins": ("06/B-PHONE 1122/E-PHONE 06/I-PHONE 1122/E-PHONE", [PHONE, PHONE]),
    "at the end": ("bel/O 06/B-PHONE 1122/I-PHONE", [PHONE]),
    "a label that is not ours": ("Vera/B-PERSON Bedacht/I-PERSON belt/O", []),
    "nothing": ("bel/O niet/O", []),
}


@pytest.mark.parametrize("between", [" ", "\t", " NN _ "], ids=["blank", "tab", "four columns"])
@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES)
def test_tags_are_read(text: str, wanted: list[tuple[str, str]], between: str, tmp_path: Path) -> None:
    path = tmp_path / "set.conll"
    path.write_text(column(text, between))
    _, posts, told = read(path)
    assert (len(posts), told) == (1, [])
    assert posts[0].post.text == " ".join(one.rpartition("/")[0] for one in text.split())
    assert surfaces(posts[0]) == wanted


def test_sentences_stand_apart_by_blank_lines(tmp_path: Path) -> None:
    path = tmp_path / "set.conll"
    path.write_text(f"-DOCSTART- -X- O O\n\n{column('bel/O 06/B-PHONE')}\n\n  \n# a note\n{column('niets/O')}")
    corpus, posts, told = read(path)
    assert [(post.post.id, post.post.text) for post in posts] == [("1", "bel 06"), ("2", "niets")]
    assert (corpus.entities, corpus.exact, told) == (frozenset({"PHONE_NUMBER"}), False, [])


BAD = {
    "no tag": "geheim\n",
    "a tag that is none": "geheim X-PHONE\n",
    "a tag without a label": "geheim B-\n",
}


@pytest.mark.parametrize("line", BAD.values(), ids=BAD)
def test_a_bad_line_costs_its_sentence(line: str, tmp_path: Path) -> None:
    path = tmp_path / "set.conll"
    path.write_text(f"{column('een/O')}\n{column('twee/O')}{line}{column('drie/O')}\n{column('vier/O')}")
    _, posts, told = read(path)
    assert [post.post.text for post in posts] == ["een", "vier"]
    assert "1 of 3 rows left out; line 4: the last column must be O or a tag" in told[0]
    assert "geheim" not in told[0]


def test_a_file_without_blank_lines_does_not_fill_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "set.conll"
    path.write_text(column("x/O") * 10_001)
    with pytest.raises(InputError, match=r"line 10001: a sentence of more than 10,000 tokens"):
        read(path)
