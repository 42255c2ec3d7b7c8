"""The spaCy component ``doxguard``."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from doxguard import Guard, InputError
from tests.recognizers.posts import sample_posts

TEXT = "Bel me op 06 11223344, of mail jan@example.org😀"


@pytest.fixture
def nlp() -> Language:
    made = spacy.blank("nl")
    made.add_pipe("doxguard")
    return made


def spans(doc: Doc) -> list[tuple[str, str]]:
    return [(span.label_, span.text) for span in doc.spans["doxguard"]]


def exact(doc: Doc) -> list[tuple[str, int, int, float]]:
    return [(f["entity"], f["start"], f["end"], f["score"]) for f in doc.user_data["doxguard"]]


def test_findings_become_spans(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert [label for label, _ in spans(doc)] == ["PHONE_NUMBER", "EMAIL_ADDRESS"]
    assert [TEXT[start:end] for _, start, end, _ in exact(doc)] == ["06 11223344", "jan@example.org"]
    for span, (_, start, end, _) in zip(doc.spans["doxguard"], exact(doc), strict=True):
        assert span.start_char <= start < end <= span.end_char


def test_spans_cover_whole_tokens() -> None:
    nlp = spacy.blank("nl")
    nlp.tokenizer = lambda text: Doc(nlp.vocab, words=text.split(" "))
    nlp.add_pipe("doxguard")
    assert spans(nlp("bel 06-11223344, nu")) == [("PHONE_NUMBER", "06-11223344,")]


def test_places_are_those_of_the_pipeline(nlp: Language) -> None:
    guard = Guard()
    texts = [str(post["text"]) for post in sample_posts()[::5]]
    for text, doc in zip(texts, nlp.pipe(texts, batch_size=16), strict=True):
        assert exact(doc) == [(f.entity, f.start, f.end, f.score) for f in guard.findings(text, "nl")]
        assert len(doc.spans["doxguard"]) == len(exact(doc))


@pytest.mark.parametrize("lang", ["nl", "en", "de", "xx"])
def test_any_language(lang: str) -> None:
    nlp = spacy.blank(lang)
    nlp.add_pipe("doxguard")
    assert ("EMAIL_ADDRESS", "jan@example.org") in spans(nlp("mail jan@example.org"))


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "\ud800 06 11223344".encode("utf-8", "replace").decode(), "a" * 9999]
)
def test_odd_texts(nlp: Language, text: str) -> None:
    assert "doxguard" in nlp(text).spans


def test_options() -> None:
    nlp = spacy.blank("nl")
    nlp.add_pipe("doxguard", config={"spans_key": "pii", "without": ["email"], "threshold": 0.5})
    nlp.add_pipe("doxguard", name="second", config={"spans_key": "mail", "detectors": ["email"], "threshold": 0.99})
    doc = nlp(TEXT)
    assert [span.label_ for span in doc.spans["pii"]] == ["PHONE_NUMBER"]
    assert len(doc.spans["mail"]) == len(doc.user_data["mail"]) == 0


def test_an_unknown_detector_is_named() -> None:
    with pytest.raises(InputError, match="unknown detector 'fax'"):
        spacy.blank("nl").add_pipe("doxguard", config={"detectors": ["fax"]})


def test_pipeline_can_be_written_and_read(tmp_path: Path) -> None:
    nlp = spacy.blank("nl")
    nlp.add_pipe("doxguard", config={"without": ["email"]})
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert exact(again(TEXT)) == exact(nlp(TEXT)) != []
    assert again.get_pipe_meta("doxguard").assigns == ["doc.spans"]


def test_documents_can_be_written_and_read(nlp: Language) -> None:
    doc = nlp(TEXT)
    packed = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (again,) = DocBin().from_bytes(packed).get_docs(nlp.vocab)
    assert (spans(again), exact(again)) == (spans(doc), exact(doc))
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again.user_data["doxguard"] == doc.user_data["doxguard"]


def test_user_data_holds_no_text(nlp: Language) -> None:
    assert "1122" not in str(nlp(TEXT).user_data)


def test_threads(nlp: Language) -> None:
    texts = [str(post["text"]) for post in sample_posts()[::6]]
    expected = [exact(nlp(text)) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda text: exact(nlp(text)), texts * 2)) == expected * 2


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")  # from Python 3.12 on, where any thread runs
def test_several_processes(nlp: Language) -> None:
    texts = [TEXT, "niets", TEXT]
    assert [len(exact(doc)) for doc in nlp.pipe(texts, n_process=2, batch_size=1)] == [2, 0, 2]
