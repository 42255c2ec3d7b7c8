"""The words of several languages together are those of each, and what two share means what it means in either."""

from itertools import permutations

import pytest

from doxguard.detectors.live_location.lexicon import NOTHING, SUPPORTED, Index, Phrase, merged

PAIRS = list(permutations(SUPPORTED, 2))


def rows(index: Index) -> dict[tuple[str, ...], Phrase]:
    return {phrase.words: phrase for row in index.phrases.values() for phrase in row}


@pytest.mark.parametrize("langs", PAIRS, ids="+".join)
def test_two_languages(langs: tuple[str, str]) -> None:
    one, other, both = merged(langs[:1]), merged(langs[1:]), merged(langs)
    assert both.single.keys() == one.single.keys() | other.single.keys()
    assert all(both.single[w] == one.single.get(w, NOTHING) | other.single.get(w, NOTHING) for w in both.single)
    first, second, together = rows(one), rows(other), rows(both)
    assert together.keys() == first.keys() | second.keys()
    for words, phrase in together.items():
        apart = [table[words] for table in (first, second) if words in table]
        assert phrase.groups == NOTHING.union(*(one.groups for one in apart))
        assert phrase.watched == any(one.watched for one in apart)


@pytest.mark.parametrize("langs", [*((lang,) for lang in SUPPORTED), ("nl", "en")], ids="+".join)
def test_phrases_stand_by_their_first_two_words_the_longest_first(langs: tuple[str, ...]) -> None:
    for begun, row in merged(langs).phrases.items():
        lengths = [len(phrase.words) for phrase in row]
        assert lengths == sorted(lengths, reverse=True)
        assert {phrase.words[:2] for phrase in row} == {begun}


def test_languages_share_words_and_phrases() -> None:
    shared = [merged(langs[:1]).single.keys() & merged(langs[1:]).single.keys() for langs in PAIRS]
    assert sum(map(bool, shared)) > len(PAIRS) / 2
    begun = [merged(langs[:1]).phrases.keys() & merged(langs[1:]).phrases.keys() for langs in PAIRS]
    assert any(begun)
