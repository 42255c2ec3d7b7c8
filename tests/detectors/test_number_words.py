"""Number words in rows, in five languages; and the number words that are just words."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doxguard.detectors.number_words import digit_edits, plain
from doxguard.detectors.text import Text
from tests.hostile import assert_linear

# Every digit of the text once its rows are written as digits.
ROWS = {
    "nl digits": ("nul zes een twee", "0612"),
    "nl capitals": ("NUL ZES Een Twee", "0612"),
    "nl accents": ("één twee drie", "123"),
    "nl commas": ("nul, zes, een, twee", "0612"),
    "nl hyphens": ("nul-zes-een-twee", "0612"),
    "nl dots": ("nul. zes. een. twee.", "0612"),
    "nl slashes": ("nul/zes/een/twee", "0612"),
    "nl line breaks": ("nul\nzes\neen\ntwee", "0612"),
    "nl emoji": ("nul 🔥 zes 🔥 een", "061"),
    "nl dashes": ("nul — zes — een", "061"),
    "nl and": ("nul en zes en een", "061"),
    "nl then": ("nul dan zes daarna een", "061"),
    "nl glued": ("nulzeseentwee", "0612"),
    "nl glued short": ("viervijfzes", "456"),
    "nl glued with figures": ("nul6een2drie4vijf6", "06123456"),
    "nl word and figure": ("een2 drie4 vijf6 zeven8", "12345678"),
    "nl teens": ("elf twaalf dertien veertien", "11121314"),
    "nl tens": ("twintig dertig negentig", "203090"),
    "nl compounds": ("vierendertig zesenvijftig achtenzeventig", "345678"),
    "nl compound with diaeresis": ("tweeëndertig drieëntwintig zestig", "322360"),
    "nl compound without diaeresis": ("tweeendertig drieentwintig zestig", "322360"),
    "nl hundreds": ("driehonderdvijfenveertig zes zeven", "34567"),
    "nl round hundred": ("tweehonderd drie vier", "20034"),
    "nl in figures mostly": ("06 twaalf 34 zesenvijftig 78", "0612345678"),
    "nl one word among figures": ("06 1234 zesenvijftig 78", "0612345678"),
    "nl double": ("dubbel vier drie twee", "4432"),
    "nl double in the middle": ("nul zes dubbel een twee", "06112"),
    "nl threefold": ("driedubbel nul zes een", "00061"),
    "nl in a sentence": ("bel haar op nul zes een twee maar niet te laat", "0612"),
    "en digits": ("zero seven one two", "0712"),
    "en oh": ("oh seven double four", "0744"),
    "en letter o": ("o six one two", "0612"),
    "en nought": ("nought one niner", "019"),
    "en compounds": ("forty-two seven eight", "4278"),
    "en compounds apart": ("forty two seven eight", "4278"),
    "en compounds glued": ("fortytwo seven eight", "4278"),
    "en triple": ("triple nine one two", "99912"),
    "en teens": ("seventeen eighteen nineteen", "171819"),
    "en and": ("one and two and three", "123"),
    "de digits": ("null eins sieben zwo", "0172"),
    "de umlaut": ("drei fünf fuenf", "355"),
    "de compounds": ("einundzwanzig zweiunddreißig null", "21320"),
    "de hundreds": ("zweihundertfünf drei vier", "20534"),
    "fr digits": ("zéro six un deux", "0612"),
    "fr without accents": ("zero six un deux", "0612"),
    "fr teens": ("dix onze douze treize", "10111213"),
    "fr dix-sept": ("dix-sept dix-huit dix-neuf", "171819"),
    "fr twenties": ("vingt et un vingt-deux trente", "212230"),
    "fr soixante-dix": ("soixante-dix soixante-douze zéro", "70720"),
    "fr soixante": ("soixante zéro six", "6006"),
    "fr quatre-vingt": ("quatre-vingt zéro six", "8006"),
    "fr quatre-vingt-dix": ("quatre-vingt-dix quatre-vingt-douze un", "90921"),
    "fr quatre-vingt-dix-sept": ("quatre vingt dix sept un deux", "9712"),
    "es digits": ("cero seis uno dos", "0612"),
    "es teens": ("dieciséis diecisiete dieciocho", "161718"),
    "es thirties": ("treinta y uno dos tres", "3123"),
    "es and": ("dos tres y cuatro", "234"),
}

JUST_WORDS = {
    "empty": "",
    "no number word": "hallo wereld",
    "one": "vier",
    "two": "een twee",
    "zero": "nul op het rekest",
    "compound": "zesenvijftig mensen",
    "hundreds of people": "honderden mensen",
    "plural and rank": "achtste zevende vierde zesde",
    "inside words": "achter, viering, nullen, tweede, eender",
    "far apart": "een man kwam binnen, twee vrouwen, drie kinderen",
    "other words between": "een of twee of drie",
    "other words between fr": "un homme, deux femmes, trois enfants",
    "new paragraph": "een\n\ntwee\n\ndrie",
    "time": "acht uur vijf voor twee",
    "English prose": "ten past nine, two for one, six of one",
    "French prose": "un jour, les deux amis",
    "German prose": "ein Mann und eine Frau",
    "figures only": "06 12 34 56 78",
    "many figures": "1 2 3 4 5 6 7 8 9",
    "double alone": "dubbel",
    "double trouble": "double trouble",
    "double of nothing": "dubbel dubbel",
    "letter o": "a o b",
    "double oh seven": "double oh",
    "year": "nineteen eighty",
    "glued with a stranger": "eenxtweexdrie",
    "other language": "yksi kaksi kolme",
    "greek": "ένα δύο τρία",
}


def _rewritten(raw: str) -> str:
    return Text(raw, raw).rewrite(digit_edits(raw)).folded


@pytest.mark.parametrize(("raw", "digits"), ROWS.values(), ids=ROWS)
def test_rows_are_written_as_digits(raw: str, digits: str) -> None:
    assert re.sub("[^0-9]", "", _rewritten(raw)) == digits


@pytest.mark.parametrize("raw", JUST_WORDS.values(), ids=JUST_WORDS)
def test_single_words_stay(raw: str) -> None:
    assert list(digit_edits(raw)) == []


def test_words_around_a_row_stay() -> None:
    assert _rewritten("bel nul zes een nu").startswith("bel 0")
    assert _rewritten("bel nul zes een nu").endswith("1 nu")


def test_two_rows_are_kept_apart() -> None:
    raw = "nul zes een twee, en dan ook nog het andere nummer: drie vier vijf zes"
    assert re.findall("[0-9]", _rewritten(raw)) == list("06123456")
    assert "en dan ook nog het andere nummer" in _rewritten(raw)


def test_plain() -> None:
    assert [plain(word) for word in ("ÉÉN", "tweeëntwintig", "Zéro", "fünf", "")] == [
        "een",
        "tweeentwintig",
        "zero",
        "funf",
        "",
    ]


WORDS = (
    "nul een twee zes oh zero double dubbel triple en and "
    "quatre vingt dix et soixante honderd null 0 06 12 o , - . \n 🔥"
)


@settings(max_examples=300)
@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(WORDS.split(" ")), max_size=14).map(" ".join)))
def test_edits_are_in_order_and_inside_the_text(raw: str) -> None:
    edits = list(digit_edits(raw))
    edges = [edge for edit in edits for edge in (edit.start, edit.end)]
    assert edges == sorted(edges)
    assert all(0 <= edit.start < edit.end <= len(raw) for edit in edits if edit.new.strip())
    assert all(re.fullmatch("[0-9 ]*", edit.new) for edit in edits)


@pytest.mark.parametrize(
    "unit",
    [
    "nul ", "nul", "een twee ", "dubbel ", "double triple ",
     "quatre vingt ", "o ", "oh ", "en ", "1 ", "nul1", "honderd", "a ", "é", "nul,",
    ],
)  # fmt: skip
def test_hostile_text_takes_linear_time(unit: str) -> None:
    assert_linear(lambda raw: list(digit_edits(raw)), unit)
