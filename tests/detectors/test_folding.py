"""Folding: what is undone, what is left alone, and the way back to the characters as typed."""

import itertools
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from doxguard.detectors.folding import fold
from tests.hostile import UNITS, assert_linear
from tests.marked import read_marked

FOLDED = {
    "full-width digits": ("０６-１２３４", "06-1234"),
    "full-width letters and signs": ("ｊａｎ＠ｅｘａｍｐｌｅ．ｎｌ", "jan@example.nl"),
    "arabic-indic digits": ("٠٦١٢٣", "06123"),
    "persian digits": ("۰۶۱۲۳", "06123"),
    "devanagari digits": ("०६१२३", "06123"),
    "mathematical bold digits": ("𝟎𝟔𝟏𝟐", "0612"),
    "mathematical double-struck": ("𝟘𝟞", "06"),
    "mathematical monospace": ("𝟶𝟼", "06"),
    "mathematical script letters": ("𝓳𝓪𝓷", "jan"),
    "mathematical bold letters": ("𝐍𝐋𝟗𝟏", "NL91"),
    "segmented digits": ("🯰🯱🯲", "012"),
    "circled digits": ("⓪①②", "012"),
    "circled two-figure numbers": ("⑩⑫", "1012"),
    "negative circled": ("❶❷", "12"),
    "circled letters": ("Ⓐⓑ", "Ab"),
    "digits with full stop": ("⒈⒉", "12"),
    "keycaps": ("0️⃣6️⃣", "06"),
    "keycaps without selector": ("0⃣6⃣", "06"),
    "keycap ten": ("🔟", "10"),
    "raised row": ("⁰⁶¹²³", "06123"),
    "lowered row": ("₀₆₁₂", "0612"),
    "struck through": ("0\u03366\u03361\u0336", "061"),
    "slashed letters": ("j\u0338a\u0338n\u0338", "jan"),
    "enclosing circle": ("1\u20dd2\u20dd", "12"),
    "several marks on one letter": ("j\u0336\u0332\u0335an", "jan"),
    "decomposed accent": ("cafe\u0301", "café"),
    "decomposed Cyrillic": ("и\u0306", "й"),
    "soft hyphen": ("06\u00ad12", "0612"),
    "zero-width space": ("06\u200b12", "0612"),
    "zero-width joiner": ("06\u200d12", "0612"),
    "zero-width non-joiner": ("06\u200c12", "0612"),
    "word joiner": ("06\u206012", "0612"),
    "byte order mark": ("\ufeff06", "06"),
    "left-to-right mark": ("06\u200e12", "0612"),
    "right-to-left override": ("\u202e0612\u202c", "0612"),
    "isolates": ("\u20660612\u2069", "0612"),
    "tag characters": ("06\U000e0041\U000e004212", "0612"),
    "combining grapheme joiner": ("06\u034f12", "0612"),
    "hangul filler": ("06\u316412", "0612"),
    "mongolian vowel separator": ("06\u180e12", "0612"),
    "control characters": ("06\x0012\x7f", "0612"),
    "no-break space": ("06\u00a012", "06 12"),
    "narrow no-break space": ("06\u202f12", "06 12"),
    "thin space": ("06\u200912", "06 12"),
    "ideographic space": ("06\u300012", "06 12"),
    "line separator": ("06\u202812", "06\n12"),
    "hyphen": ("06\u201012", "06-12"),
    "no-break hyphen": ("06\u201112", "06-12"),
    "figure dash": ("06\u201212", "06-12"),
    "en dash": ("06–12", "06-12"),
    "em dash": ("06—12", "06-12"),
    "minus sign": ("06−12", "06-12"),
    "curly quotes": ("“a” ‘b’ „c“", '"a" \'b\' "c"'),
    "primes": ("52°22′12″", "52°22'12\""),
    "full-width plus": ("＋31", "+31"),
    "small at sign": ("jan﹫example﹒nl", "jan@example.nl"),
    "ligature": ("oﬃce ﬁets", "office fiets"),
    "long s": ("ſtraat", "straat"),
    "ij in one": ("ĳs", "ijs"),
    "Cyrillic among Latin": ("pаypаl", "paypal"),
    "Cyrillic in an address": ("jаn@exаmple.nl", "jan@example.nl"),
    "Cyrillic before digits": ("NL91АBNА0417", "NL91ABNA0417"),
    "Greek among Latin": ("ΝL91", "NL91"),
    "numeric entity": ("jan&#64;example", "jan@example"),
    "hexadecimal entity": ("jan&#x40;example", "jan@example"),
    "named entities": ("jan&commat;example&period;nl", "jan@example.nl"),
    "no-break space entity": ("06&nbsp;12", "06 12"),
    "ampersand entity": ("Q&amp;A", "Q&A"),
    "letter entity": ("caf&eacute;", "café"),
    "percent in a link": ("https://example.org/?q=%6Aan%40example.nl", "https://example.org/?q=jan@example.nl"),
    "percent in a query": ("mail=jan%40example.nl", "mail=jan@example.nl"),
    "percent after www": ("www.example.org/%41b", "www.example.org/Ab"),
    "percent in UTF-8": ("https://example.org/caf%C3%A9", "https://example.org/café"),
    "bold": ("**06**12", "0612"),
    "spoiler bars": ("||06||", "06"),
    "spoiler arrows": (">!06!<", "06"),
    "struck out": ("~~06~~", "06"),
    "bold inside a number": ("06**12**34", "061234"),
    "several kinds": ("**０６**\u200b–1️⃣2️⃣&#51;", "06-123"),
}

UNTOUCHED = {
    "empty": "",
    "ascii": "plain text, with all! of (the) usual; signs: 50% & 1*2*3 | a~b > c ! ^ @x #y $5\n\ttab",
    "ascii email and number": "mail jan@example.nl of bel 06-12345678",
    "lone ampersand": "R&B, AT&T, Q&A; a & b; &c; me & you;",
    "percentages": "100% zeker, 20%25, %41 los en 5 % korting",
    "percent outside a link": "kans van %41 op %42",
    "percent that would change the link": "https://example.org/a%2Fb?x=1%26y=2%20z".replace("%2F", "%26"),
    "broken percent": "https://example.org/%E2%A1 en %zz",
    "link parameters": "https://example.org/a?b=1&c=2&copy=3&lt=4",
    "single marks": "5 * 3 | ~ 2 > 1 !",
    "Dutch": "Zoë vond één café in Curaçao, coördinatie van 't geheel, ruïne.",
    "German": "Die Straße in Köln ist größer, 20 °C, 3 m², Übung, ÄÖÜ.",
    "French": "L'été à Besançon : « garçon », où êtes-vous ? Le n° 5 coûte 3 €. Œuvre, cœur, Noël.",
    "Spanish": "¿Qué pasó? ¡Niño! El 2.º piso, 1ª puerta, José Muñoz.",
    "Portuguese": "Não, João está em São Paulo, 3.ª praça.",
    "Polish": "Zażółć gęślą jaźń, Łódź",
    "Czech": "Příliš žluťoučký kůň",
    "Romanian": "Iași și Constanța, țară",
    "Nordic": "Åse bor på Ærø, þetta er Ísland",
    "Turkish": "İstanbul'da kışın ılık bir gün; şoför çok ağır, ğ ü ö ç ı.",
    "Vietnamese": "Nguyễn Thị Ánh ở Đà Nẵng",
    "Russian": "Привет! Меня зовут Аня, мне 25 лет, живу в Москве, ё й.",
    "Ukrainian": "Їжак живе у Києві, ґанок",
    "Greek": "Καλημέρα, με λένε Γιώργο και μένω στην Αθήνα.",
    "Arabic": "مرحبا اسمي ليلى وأسكن في الرباط.",
    "Hebrew": "שלום, קוראים לי נועה",
    "Hindi": "नमस्ते, मेरा नाम आशा है।",
    "Japanese": "こんにちは、東京です",
    "Korean": "안녕하세요",
    "emoji": "top 👍🏽 gezin 👨‍👩‍👧‍👦 vlag 🇳🇱 hart ❤️ 🏳️‍🌈 👩🏽‍⚕️",
    "units": "m² m³ CO₂ H₂O 10⁶ x² 25 °C 5 µm ½ ¾ ±3 ×2 №7 ™ ® ©",
    "short raised": "voetnoot¹² en x⁻¹",
    "Latin and Cyrillic in one word": "VIP-зал 5G-сеть COVID-й",
    "Cyrillic word beside Latin": "Москва in Moscow",
    "Cyrillic look-alikes only": "оса, рост, сор",
    "Greek letters": "Δt, Ω-3, π=3,14",
    "only a mark-like sign": "^ ` ¨ ¸",
}

HARMLESS = {
    "Dutch quotes": ("’s avonds is ’t café ‘De Zwaan’ – echt", "'s avonds is 't café 'De Zwaan' - echt"),
    "German quotes": ("„früher“ war’s besser", '"früher" war\'s besser'),
    "French apostrophe": ("l’été", "l'été"),
    "Arabic comma": ("مرحبا، اسمي", "مرحبا, اسمي"),
    "Greek letter in a Latin word": ("α-helix", "a-helix"),
}


@pytest.mark.parametrize(("raw", "folded"), [*FOLDED.values(), *HARMLESS.values()], ids=[*FOLDED, *HARMLESS])
def test_fold(raw: str, folded: str) -> None:
    assert fold(raw).folded == folded


@pytest.mark.parametrize("raw", UNTOUCHED.values(), ids=UNTOUCHED)
def test_clean_text_is_left_alone(raw: str) -> None:
    assert fold(raw).folded == raw


@pytest.mark.parametrize("raw", HARMLESS, ids=HARMLESS)
def test_harmless_changes_keep_the_length(raw: str) -> None:
    before, after = HARMLESS[raw]
    assert len(before) == len(after)


MAPPED = {
    "nothing to fold": "bel [[0612345678]] nu",
    "full-width": "bel [[０６１２３４５６７８]] nu",
    "mixed widths": "bel [[０６1２3４5６7８]] nu",
    "arabic-indic": "bel [[٠٦١٢٣٤٥٦٧٨]] nu",
    "mathematical": "bel [[𝟎𝟔𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖]] nu",
    "keycaps": "bel [[0️⃣6️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣]] nu",
    "struck through": "bel [[0\u03366\u03361\u03362\u03363\u03364\u03365\u03366\u03367\u03368\u0336]] nu",
    "zero-width inside": "bel [[06\u200b123\u200b45678]]\u200b nu",
    "soft hyphens": "bel [[06\u00ad123\u00ad45678]] nu",
    "entities": "bel [[&#48;6&#49;2345678]] nu",
    "entities before": "&eacute;&amp;&lt; bel [[0612345678]] nu",
    "percent": "https://example.org/?q=%41&tel=[[%30612345678]] nu",
    "bold": "bel **[[06**12345678]]** nu",
    "spoiler": "||x|| bel ||[[0612345678]]|| nu",
    "raised": "bel [[⁰⁶¹²³⁴⁵⁶⁷⁸]] nu",
    "after emoji": "👨‍👩‍👧 ❤️ bel [[0612345678]] nu",
    "after two-for-one": "⑩⑩🔟ﬃ bel [[0612345678]] nu",
    "after decomposed accents": "e\u0301e\u0301 bel [[0612345678]] nu",
    "before all kinds": "bel [[0612345678]] nu **０** &eacute; e\u0301 \u200b",
    "all kinds": "‘ａ’ &amp; **bel** [[０&#54;\u200b1️⃣2\u03363\u00ad45𝟔𝟕❽]] \u202enu",
}


@pytest.mark.parametrize("marked", MAPPED.values(), ids=MAPPED)
def test_span_leads_back_to_the_characters_as_typed(marked: str) -> None:
    raw, (typed,) = read_marked(marked)
    text = fold(raw)
    found = re.search("0612345678", text.folded)
    assert found is not None
    start, end = text.span(*found.span())
    assert raw[start:end] == typed


def test_clean_text_is_not_copied() -> None:
    raw = "bel 06-12345678, groetjes van Zoë"
    text = fold(raw)
    assert text.folded is raw
    assert text.starts is None


def test_language_is_kept() -> None:
    assert (fold("hoi", "nl").lang, fold("ｈｏｉ", "nl").lang, fold("hoi").lang) == ("nl", "nl", "")


HOSTILE_CHARACTERS = (
    "０６٠1️⃣e\u0301\u0336\u20e3\ufe0f\u200d\u200b\u00ad&amp;&#48;%41https://x?=*|~><!²³¹аορ👨👩\U000e0041\ud800 \n\x00"
)
anything = st.one_of(
    st.text(max_size=60),
    st.text(HOSTILE_CHARACTERS, max_size=60),
    st.text(st.characters(categories=None), max_size=30),
)


@settings(max_examples=400)
@given(anything)
@example("\u0301")
@example("\ufe0f\u20e3")
@example("a\ufe0f\u20e3")
@example("&#55296;")
@example("\ud83d")
def test_every_folded_character_stands_somewhere_in_the_text(raw: str) -> None:
    text = fold(raw) if not _vanishes(raw) else fold(raw + ".")
    spans = [text.span(at, at + 1) for at in range(len(text.folded))]
    assert all(0 <= start < end <= len(text.raw) for start, end in spans)
    assert [start for start, _ in spans] == sorted(start for start, _ in spans)
    assert [end for _, end in spans] == sorted(end for _, end in spans)


def _vanishes(raw: str) -> bool:
    return bool(re.fullmatch(r"(?:&#x?[0-9a-fA-F]+;)+", raw))


@settings(max_examples=200)
@given(st.text(st.characters(min_codepoint=32, max_codepoint=126, exclude_characters="&%*|~>!<"), max_size=80))
def test_plain_ascii_is_identity(raw: str) -> None:
    assert fold(raw).folded == raw


@settings(max_examples=200)
@given(anything)
def test_what_does_not_need_folding_keeps_its_place(raw: str) -> None:
    text = fold(raw + "plain tail")
    assert text.folded.endswith("plain tail")
    assert text.span(len(text.folded) - 10, len(text.folded)) == (len(raw), len(raw) + 10)


@pytest.mark.parametrize("at", [0, 3, 7])
@pytest.mark.parametrize("mark", ["\u200b", "\u00ad", "\u2060", "\ufeff", "\u202e", "\u0336"])
def test_invisible_characters_fall_away_anywhere(mark: str, at: int) -> None:
    plain = "0612345678"
    raw = plain[:at] + mark + plain[at:]
    assert fold(raw).folded == plain


@pytest.mark.parametrize("first", ["０", "٠", "𝟎", "⓪"])
def test_long_rows_are_folded_to_the_end(first: str) -> None:
    assert fold(first * 1000).folded == "0" * 1000


FOLDING_UNITS = (
    "\u0301", "e\u0301", "a\u0336", "&amp;", "&", "&#", "%41", "http://a/?x=%41", "%", "＝", "**", "||", "|", ">!",
    "０", "²", "1\ufe0f\u20e3", "\u200b", "\u200d", "\u202e", "аa", "с", "сa ", "𝟎", "👨\u200d", "\ufe0f",
)  # fmt: skip


@pytest.mark.parametrize("unit", sorted({*FOLDING_UNITS, *UNITS}))
def test_hostile_text_takes_linear_time(unit: str) -> None:
    assert_linear(fold, unit)


def test_steps_do_not_undo_each_other() -> None:
    for raw, _ in itertools.chain(FOLDED.values(), HARMLESS.values()):
        once = fold(raw).folded
        assert fold(once).folded == once
