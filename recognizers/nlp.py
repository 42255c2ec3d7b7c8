"""An NLP engine without a model, for Presidio's context words: it splits a text into words, in any language.

Presidio lifts a recognizer's finding where a context word stands before it, and looks for that word among the lemmas
of its NLP engine. Here each word, in lower case, is its own lemma. Nothing is remembered between texts, so memory does
not grow with the words seen; there are no named entities, and so no use for a ``SpacyRecognizer``.
"""

# ruff: noqa: ARG002 - the signatures are Presidio's
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine

# Every character but white space is in a token: Presidio fails on a finding that starts behind the last one.
_TOKEN = re.compile(r"\w+|[^\w\s]+")


class Token(str):
    """A word or a run of signs; Presidio measures it as a string and prints it as a spaCy token."""

    __slots__ = ()

    @property
    def text(self) -> str:
        """The token as a plain string."""
        return str(self)


class WordNlpEngine(NlpEngine):
    """Splits texts into words. Nothing is a stop word, so Presidio's window of five words is five words."""

    engine_name = "doxguard_words"
    is_available = True

    def __init__(self, languages: Sequence[str] = ("nl", "en")) -> None:
        """Take the languages to answer for; they only have to match those of the engine."""
        self._languages = list(languages)

    def load(self) -> None:
        """Do nothing: there is no model."""

    def is_loaded(self) -> bool:
        """Return True: there is nothing to load."""
        return True

    def process_text(self, text: str, language: str) -> NlpArtifacts:
        """Return the words of a text and where each begins."""
        matches = list(_TOKEN.finditer(text))
        tokens = [Token(match[0]) for match in matches]
        places = [match.start() for match in matches]
        end = len(text.rstrip())
        if end < len(text):
            tokens.append(Token(text[end:]))
            places.append(end)
        lemmas = [token.lower() for token in tokens]
        return NlpArtifacts([], tokens, places, lemmas, self, language)  # type: ignore[arg-type]  # says Doc

    def process_batch(
        self,
        texts: Iterable[Any],
        language: str,
        batch_size: int = 1,
        n_process: int = 1,
        as_tuples: bool = False,
        **kwargs: Any,
    ) -> Iterator[Any]:
        """Yield each text with its words; with ``as_tuples``, pairs come in and their second part goes along."""
        for item in texts:
            text, *rest = item if as_tuples else (item,)
            yield (str(text), self.process_text(str(text), language), *rest)

    def is_stopword(self, word: str, language: str) -> bool:
        """Return False: which words count is the recognizer's to say."""
        return False

    def is_punct(self, word: str, language: str) -> bool:
        """Tell whether a token has neither letters nor digits."""
        return not any(char.isalnum() for char in word)

    def get_supported_entities(self) -> list[str]:
        """Return none: no named entities are recognized."""
        return []

    def get_supported_languages(self) -> list[str]:
        """Return the languages this engine answers for."""
        return list(self._languages)
