"""Who was asked is remembered for a while, and nothing of what was said."""

from doxguard.pipeline.adapters.asked import Asked


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_who_was_asked_is_known_until_the_time_is_over() -> None:
    clock = Clock()
    asked = Asked(60, clock)
    asked.remember("room", "@a", "text")
    clock.now = 59
    assert asked.was("room", "@a", "text")
    clock.now = 61
    assert not asked.was("room", "@a", "text")


def test_another_author_text_or_room_was_not_asked() -> None:
    asked = Asked(60)
    asked.remember("room", "@a", "text")
    assert not asked.was("room", "@b", "text")
    assert not asked.was("room", "@a", "texts")
    assert not asked.was("hall", "@a", "text")


def test_asking_again_starts_the_time_anew() -> None:
    clock = Clock()
    asked = Asked(60, clock)
    asked.remember("text")
    clock.now = 50
    asked.remember("text")
    clock.now = 100
    assert asked.was("text")


def test_no_seconds_is_no_memory() -> None:
    asked = Asked(0)
    asked.remember("text")
    assert not asked.was("text")


def test_the_oldest_give_way() -> None:
    asked = Asked(60, places=2)
    for text in ("one", "two", "three"):
        asked.remember(text)
    assert [asked.was(text) for text in ("one", "two", "three")] == [False, True, True]


def test_who_was_asked_anew_is_not_among_the_oldest() -> None:
    asked = Asked(60, places=2)
    for text in ("one", "two", "one", "three"):
        asked.remember(text)
    assert [asked.was(text) for text in ("one", "two", "three")] == [True, False, True]


def test_nothing_of_the_text_is_kept() -> None:
    asked = Asked(60)
    asked.remember("@a", "canary \ud800")
    assert "canary" not in repr(vars(asked))
    assert asked.was("@a", "canary \ud800")
    assert not Asked(60).was("@a", "canary \ud800")
