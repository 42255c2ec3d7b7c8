"""Telephone numbers: notations of many countries, places in a post, disguises; and numbers that look like one."""

import pytest

from doxguard.detectors.folding import fold
from doxguard.detectors.phone import DETECTOR, find_phones
from tests.marked import REPORTED, found_anywhere, found_by, is_triggered, read_marked

HITS = {
    "nl international, a date behind its plus": "[[+31 6 2003 8861]]",
    "nl mobile": "bel me op [[0612345678]]",
    "nl mobile hyphen": "[[06-12345678]]",
    "nl mobile space": "mn nr is [[06 12345678]] app maar",
    "nl mobile pairs": "[[06 12 34 56 78]] als je wil praten",
    "nl mobile fours": "haar nummer: [[06 1234 5678]]",
    "nl mobile dots": "[[06.12.34.56.78]]",
    "nl mobile slash": "gsm [[06/12345678]].",
    "nl mobile single digits": "[[0 6 1 2 3 4 5 6 7 8]]",
    "nl mobile hyphens between all": "bel hem: [[0-6-1-2-3-4-5-6-7-8]]",
    "nl mobile threes": "[[06 123 456 78]]",
    "nl mobile underscores": "nr [[06_1234_5678]]",
    "nl mobile in brackets": "(Joost, [[06-12345678]])",
    "nl mobile quoted": 'zij zei "[[06-12345678]]" en hing op',
    "nl mobile before a full stop": "Nummer is [[06-12345678]].",
    "nl mobile before an exclamation mark": "BEL [[06-12345678]]!!!",
    "nl mobile after a colon without space": "[[tel:0612345678]] niet",
    "nl mobile at line end": "volgende regel\n[[06-12345678]]\nen verder",
    "nl two mobiles": "[[06-12345678]] of [[06-87654321]]",
    "nl two mobiles with slash": "[[06-12345678]] / [[06-87654321]]",
    "nl two mobiles one under the other": "[[0612345678]]\n[[0687654321]]",
    "nl international": "[[+31612345678]]",
    "nl international spaced": "[[+31 6 12345678]]",
    "nl international pairs": "[[+31 6 12 34 56 78]] whatsapp",
    "nl international hyphen": "[[+31-6-12345678]]",
    "nl international with trunk zero": "[[+31 (0)6 12345678]]",
    "nl international with trunk zero tight": "[[+31(0)612345678]]",
    "nl international double zero": "[[0031612345678]]",
    "nl international double zero spaced": "[[0031 6 1234 5678]]",
    "nl international in brackets": "bel ([[+31 6 12345678]])",
    "nl international, country code in brackets": "[[(+31) 6 12345678]]",
    "nl landline": "[[020-1234567]]",
    "nl landline spaced": "thuis [[020 123 45 67]]",
    "nl landline in brackets": "[[(020) 1234567]]",
    "nl landline four-digit area": "vast nummer [[0182-123456]]",
    "nl landline four-digit area spaced": "[[0182 12 34 56]]",
    "nl landline international": "[[+31 20 123 4567]]",
    "nl landline with extension": "[[020-1234567 toestel 12]]",
    "nl emoji before": "📞[[06-12345678]]",
    "nl emoji after": "[[06-12345678]]📱",
    "nl after a hashtag": "#bel [[06-12345678]]",
    "nl beside an age": "Kim, 24 jaar, [[06-12345678]]",
    "nl beside a house number": "Voorbeeldstraat 12, [[06-12345678]]",
    "nl beside a postcode": "1234 AB Testdorp [[06-12345678]]",
    "nl beside a date": "op 12-03-2024 belde ze met [[06-12345678]]",
    "nl beside a price": "€25, bel [[06-12345678]]",
    "nl beside a time": "na 18:00 bellen: [[06-12345678]]",
    "nl bold": "**[[06-12345678]]**",
    "nl without separator from the colon": "nr:[[06-12345678]]",
    "nl shouting": "HAAR NUMMER IS [[0612345678]] BEL HAAR PLAT",
    "tel uri": "[[tel:+31612345678]]",
    "tel uri in markdown": "[bel](<[[tel:+31-6-12345678]]>)",
    "wa.me link": "https://wa.me/[[31612345678]]",
    "wa.me link with text": "wa.me/[[31612345678]]?text=hoi",
    "whatsapp api link": "https://api.whatsapp.com/send?phone=[[31612345678]]",
    "be mobile": "gsm [[0470 12 34 56]]",
    "be mobile slash": "bel naar [[0470/12.34.56]]",
    "be mobile international": "[[+32 470 12 34 56]]",
    "be landline": "[[02 512 34 56]] is van haar thuis, bel maar",
    "uk mobile": "text him on [[07700 900123]]",
    "uk mobile plain": "his number is [[07700900123]]",
    "uk mobile international": "[[+44 7700 900123]]",
    "uk mobile international with zero": "[[+44 (0)7700 900123]]",
    "uk landline": "ring her at [[020 7946 0958]]",
    "uk landline brackets": "call [[(0161) 496 0018]]",
    "us dashes": "call [[212-555-0123]]",
    "us brackets": "[[(212) 555-0123]]",
    "us dots": "her cell: [[212.555.0123]]",
    "us with one": "[[1-212-555-0123]] call now",
    "us international": "[[+1 212 555 0123]]",
    "us international brackets": "[[+1 (212) 555-0123]]",
    "us extension": "call [[212-555-0123 ext. 45]]",
    "us short extension": "call [[212-555-0123 x45]]",
    "de mobile": "ruf ihn an unter der Nummer [[0171 1234567]]",
    "de mobile international": "[[+49 171 1234567]]",
    "de landline": "Das ist die Nummer von ihm: [[030 23125 123]]",
    "de landline slash": "ruf die an, [[030/23125123]] ist die Nummer",
    "de landline international with zero": "[[+49 (0)30 23125123]]",
    "de extension": "ruf mich an unter [[030 23125 123 Durchwahl 5]]",
    "fr mobile": "appelle-le au [[06 39 98 12 34]]",
    "fr mobile dots": "son numéro c'est le [[06.39.98.12.34]]",
    "fr international": "[[+33 6 39 98 12 34]]",
    "fr international with zero": "[[+33 (0)6 39 98 12 34]]",
    "es mobile": "llámala al [[612 345 678]]",
    "es mobile plain": "su móvil es [[612345678]]",
    "es international": "[[+34 612 345 678]]",
    "it mobile": "chiama il [[347 123 4567]], non è in casa",
    "pl mobile": "zadzwoń do niego: [[512 345 678]]",
    "pl international": "[[+48 512 345 678]]",
    "se mobile": "ring henne på [[070-123 45 67]], hon är hemma och det är inte för sent",
    "dk mobile": "ring til ham på [[20 12 34 56]], det er ikke for sent",
    "at mobile": "[[+43 664 1234567]]",
    "ch mobile": "[[+41 79 123 45 67]]",
    "au mobile": "[[+61 491 570 156]]",
    "ie mobile": "[[+353 85 123 4567]]",
    "tr mobile": "[[+90 532 123 45 67]]",
    "ma mobile": "[[+212 612-345678]]",
    "in mobile": "[[+91 98765 43210]]",
    "br mobile": "[[+55 11 91234-5678]]",
    "full-width": "[[０６-１２３４５６７８]]",
    "arabic-indic": "[[٠٦-١٢٣٤٥٦٧٨]]",
    "keycaps": "[[0️⃣6️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣]]",
    "circled": "[[⓪⑥①②③④⑤⑥⑦⑧]]",
    "mathematical bold": "[[𝟎𝟔-𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖]]",
    "zero-width spaces": "[[06\u200b1234\u200b5678]]",
    "soft hyphens": "[[06\u00ad12\u00ad34\u00ad5678]]",
    "no-break spaces": "[[06\u00a012\u00a034\u00a056\u00a078]]",
    "en dash": "[[06–12345678]]",
    "struck through": "[[0̶6̶1̶2̶3̶4̶5̶6̶7̶8̶]]",
    "spoiler": "||[[06-12345678]]||",
    "spoiler inside": "[[06||12345678]]||",
    "html entities": "[[06&#45;1234&#53;678]]",
    "nl in brackets, whole": "bel ([[06-12345678]])",
    "nl two in brackets": "Kim ([[06-12345678]]) en Bo ([[06-87654321]])",
    "nl spaced hyphen": "[[06 - 12 34 56 78]]",
    "nl country code glued to the six": "[[+316 1234 5678]]",
    "nl space behind the plus": "[[+ 31 6 12345678]]",
    "nl dots between all groups": "[[+31.6.12345678]]",
    "nl slashes between all groups": "[[+31/6/12345678]]",
    "nl trunk zero alone in brackets": "[[(0)6 12345678]]",
    "nl six in brackets": "[[(06) 12345678]]",
    "nl before an age": "[[06-12345678]] 24 jaar",
    "nl before an age in brackets": "[[06-12345678]] (24)",
    "nl before a date": "[[06-12345678]] 12-03-2024",
    "nl before a year": "[[06 12 34 56 78]] 2024",
    "nl behind a postcode without space": "1234AB 12 [[0612345678]]",
    "nl behind a street": "Voorbeeldweg 12 [[0612345678]]",
    "nl before an opening hour": "bel [[06 12345678]] na 18.00",
    "nl before a time": "[[06-12345678]] 12:00",
    "nl before a count": "bel [[06 12 34 56 78]] 2x",
    "nl two, one space": "[[06 12 34 56 78]] [[06 87 65 43 21]]",
    "nl two plain, one space": "[[0612345678]] [[0687654321]]",
    "nl two international, one space": "[[+31612345678]] [[+31687654321]]",
    "nl and be, one space": "[[+31 6 12345678]] [[+32 470 12 34 56]]",
    "nl two, comma": "[[06-12345678]], [[06-87654321]]",
    "nl landline and mobile, slash": "[[020 1234567]] / [[06 12345678]]",
    "nl numbered": "1. [[06-12345678]] 2. [[06-87654321]]",
    "nl listed": "- [[0612345678]]\n- [[0687654321]]",
    "nl in angle brackets": "<[[0612345678]]>",
    "nl in braces": "{[[0612345678]]}",
    "nl in bars": "|[[0612345678]]|",
    "nl in stars": "*[[0612345678]]*",
    "nl in backticks": "`[[0612345678]]`",
    "nl between ellipses": "…[[0612345678]]…",
    "nl after an arrow": "→[[0612345678]]",
    "nl behind a comma without space": "jan,[[0612345678]]",
    "nl behind a hyphen": "jan-[[0612345678]]",
    "nl behind an equals sign": "mn nr=[[0612345678]]",
    "nl name behind an equals sign": "Kim=[[06-12345678]]",
    "nl before an equals sign": "[[06-12345678]] = Kim",
    "nl before a link": "[[0612345678]] http://example.org",
    "nl behind a link": "http://example.org [[0612345678]]",
    "nl behind a handle": "@jan: [[0612345678]]",
    "nl behind a word with 06": "06-nummer: [[0612345678]]",
    "nl company number": "de huisarts is [[088-1234567]]",
    "nl glued to the word for it": "bel[[0612345678]]",
    "nl free number": "[[0800-1234567]]",
    "nl tab": "[[06\t12345678]]",
    "nl three spaces": "[[06   12345678]]",
    "nl extension with abbreviation": "[[020-1234567 tst. 123]]",
    "nl extension with comma": "[[020-1234567, doorkiesnummer 12]]",
    "nl whatsapp number without plus": "whatsapp [[31612345678]]",
    "us tight": "[[(212)555-0123]]",
    "us plain with word": "call me at [[2125550123]]",
    "us spaced": "phone: [[212 555 0123]]",
    "us double zero": "[[001 212 555 0123]]",
    "us two": "call [[(212) 555-0123]] or [[(212) 555-0199]]",
    "uk two": "text [[07700 900123]] or [[07700 900456]]",
    "uk extension": "[[+44 20 7946 0958 x12]]",
    "fr extension": "[[01 99 00 12 34 poste 12]] pour la joindre",
}

MISSES = {
    "empty": "",
    "short number": "bel 112 of 14020",
    "seven digits": "867-5309",
    "nl one digit short": "06-1234567",
    "nl one digit long": "06-123456789",
    "nl zeros": "0000000000",
    "nl mobile with letter": "06-1234567a",
    "order number": "bestelnummer 0612345678",
    "order number de": "Bestellnummer 0612345678",
    "invoice": "factuurnummer 0201234567",
    "track and trace": "3SABCD0612345678",
    "iso date time": "2024-01-15 12:30:45",
    "compact time stamp": "20240115123045",
    "unix time": "1712345678",
    "two dates": "12-03-2024 - 15-03-2024",
    "date range": "van 01-02-2024 tot 03-04-2025",
    "year range": "2019-2020-2021-2022",
    "years": "in 1998 2002 2006 2010 2014",
    "times": "open 09:00 - 17:30, za 10:00-16:00",
    "scores": "6-1 2-6 7-5",
    "tennis": "uitslag 6-4 3-6 7-6 6-3 6-2",
    "lottery": "de trekking: 06 12 23 34 41 45",
    "lottery hyphens": "getallen 06-12-19-27-33-40",
    "price": "kost € 1.234.567",
    "decimal": "3,141592653589",
    "pi": "3.14159265358979",
    "coordinates": "52.370216, 4.895168",
    "ip address": "192.168.100.101",
    "isbn": "ISBN 978-3-16-148410-0",
    "isbn 10": "ISBN 0-306-40615-2",
    "ean": "ean 8712345678906",
    "imei": "imei 490154203237518",
    "card": "4242 4242 4242 4242",
    "iban": "NL91 ABNA 0417 1643 00",
    "bsn": "bsn 999990019",
    "kvk": "kvk 12345678",
    "vat": "btw NL123456789B01",
    "version": "versie 10.0.19041.1234",
    "hash": "sha 0612345678abcdef",
    "mac address": "00:1A:2B:3C:4D:5E",
    "url path": "https://example.org/status/0612345678",
    "url parameter": "https://example.org/?id=0612345678",
    "tweet id": "https://x.com/a/status/1712345678901234567",
    "handle": "@0612345678",
    "dollar": "$2125550123",
    "file name": "IMG_20240115_123045.jpg",
    "serial": "serienummer 0612345678",
    "masked": "06-xxxxxx78",
    "masked with stars": "06-****5678",
    "placeholder": "06-XXXXXXXX",
    "followers": "1 234 567 volgers",
    "population": "17 940 000 inwoners",
    "calculation": "123+456+789=1368",
    "recipe": "200 g, 150 ml, 180 graden, 45 min",
    "resolution": "1920x1080 en 3840x2160",
    "phone without country in English": "2125550123 is a big prime",
    "number of invalid country code": "+999 12345678",
    "international too short": "+31 6 1234",
    "international too long": "+31 6 1234567890123",
    "counting": "1 2 3 4 5 6 7 8 9 10",
    "spaced code": "code 1 2 3 4 5 6",
    "jersey numbers": "opstelling 1 5 4 3 2 8 6 10 7 9 11",
    "bible": "Joh 3:16-18, 1 Kor 13:4-8",
    "law": "artikel 6:162 lid 2 BW, 7:904",
    "chess ratings": "2830 2801 2795",
    "temperature": "-12 -10 -8 -6 -4",
    "plane": "vlucht KL1234 01-02 06:12 - 08:34",
    "licence plate": "06-ABC-1",
    "docket": "zaaknummer C/13/123456",
    "bank account": "rekening 12.34.56.789",
    "stock": "AEX 912,34 +0,56 (0,06%)",
    "uuid": "550e8400-e29b-41d4-a716-446655440000",
    "glued to a word behind": "0612345678ok",
}

DISGUISED = {
    "en nine hundred": "ring [[oh seven seven double oh, nine hundred, one two three]]",
    "en double glued": "[[0 double7 double0 9 double0 double4 1]] before noon",
    "nl dubbelnul": "[[nulzes 55 dubbelnul 04 33]], vraag naar Toos",
    "nl drie nullen": "bel [[nul zes, drie nullen, elf, tweeëntwintig, drie]]",
    "de glued": "ruf an: [[null eins sieben eins, zwölf34 fünfsechs sieben]], das ist die Nummer",
    "sv words": "ring mig på [[noll sju noll, ett sju fyra, noll sex femtiotvå]] i kväll",
    "tr words": "onu ara: [[sıfır beş yüz, beş yüz elli beş, 01, kırk sekiz]] ve sor",
    "pl words": "zadzwoń do niego: [[pięćset dwanaście, trzysta czterdzieści pięć, sześćset siedemdziesiąt osiem]]",
    "asides": "haar nummer: [[0470 (eerst dit) 12 (dan dat) 34 56]] (klaar)",
    "plus in brackets": "nummer van hem: [[0470 (+) 12 (+) 34 (+) 56]]",
    "all in brackets": "Nummer [[(06){1234}(5678)]]",
    "letters like figures": "bel [[O6 l2 3A S6 7B]]",
    "letters, many noughts": "text [[O77OO 9OO S6l]] now",
    "codes of figures": "decode and text [[30 37 37 30 30 20 39 30 30 20 31 32 33]]",
    "behind a number word": "text me for one\n[[07700\n900\n123]]",
    "uk, then and one": "text me your name on [[07700 900 145]] and one fact about you",
    "nl, then en twee": "bel [[0612345678]] en twee collega's",
    "nl words": "bel [[nul zes een twee drie vier vijf zes zeven acht]]",
    "nl words glued": "[[nulzeseentweedrieviervijfzeszevenacht]]",
    "nl words hyphens": "[[nul-zes-een-twee-drie-vier-vijf-zes-zeven-acht]]",
    "nl words commas": "nummer: [[nul, zes, een, twee, drie, vier, vijf, zes, zeven, acht]]",
    "nl words upper": "[[NUL ZES EEN TWEE DRIE VIER VIJF ZES ZEVEN ACHT]]",
    "nl words pairs": "[[nul zes, twaalf, vierendertig, zesenvijftig, achtenzeventig]]",
    "nl mixed": "[[06 twaalf 34 zesenvijftig 78]]",
    "nl mixed digit by digit": "[[nul6 een2 drie4 vijf6 zeven8]]",
    "nl words with accents": "[[nul zes één twee drie vier vijf zes zeven acht]]",
    "nl words emoji between": "[[nul 🔥 zes 🔥 een 🔥 twee 🔥 drie 🔥 vier 🔥 vijf 🔥 zes 🔥 zeven 🔥 acht]]",
    "nl dubbel": "[[nul zes dubbel een dubbel twee dubbel drie dubbel vier]]",
    "nl 06 and words": "[[06 een twee drie vier vijf zes zeven acht]]",
    "en words": "her number: [[oh seven seven double oh nine oh oh one two three]]",
    "en words zero": "call [[zero seven seven zero zero nine zero zero one two three]]",
    "en us words": "call me at [[two one two five five five zero one two three]]",
    "de words": "ruf an: [[null eins sieben eins eins zwei drei vier fünf sechs sieben]], das ist die Nummer",
    "fr words": "appelle le [[zéro six trente-neuf quatre-vingt-dix-huit douze trente-quatre]]",
    "es words": "llama al [[seis uno dos tres cuatro cinco seis siete ocho]]",
    "letters for zeros": "[[O6-12345678]]",
    "letters for zeros and ones": "[[o6 l2345678]]",
    "emoji between": "[[06🔥12🔥34🔥56🔥78]]",
    "emoji between every digit": "[[0🔥6🔥1🔥2🔥3🔥4🔥5🔥6🔥7🔥8]]",
    "hearts between": "[[06❤️1234❤️5678]]",
    "x between": "[[06x12x34x56x78]]",
    "stars between": "[[0*6*1*2*3*4*5*6*7*8]]",
    "pipes between": "[[0|6|1|2|3|4|5|6|7|8]]",
    "bullets between": "[[0•6•1•2•3•4•5•6•7•8]]",
    "one under the other": "[[06\n12\n34\n56\n78]]",
    "reversed": "lees achterstevoren: [[87654321-60]]",
    "base64": "decode: [[MDYtMTIzNDU2NzggaXMgemlqbiBudW1tZXI=]]",
}

DISGUISED_MISSES = {
    "sizes": "maten 30 31 32 33 34 35 36 37 38 39 leverbaar",
    "aside in a list": "3 (drie) appels, 4 (vier) peren",
    "cents": "50 cent, twee euro en 30 cent",
    "counting": "een twee drie vier vijf zes zeven acht negen tien",
    "counting down": "tien negen acht zeven zes vijf vier drie twee een nul",
    "counting en": "one two three four five six seven eight nine ten",
    "ages": "kinderen van twee, vier, zeven en elf",
    "score in words": "zes vier, drie zes, zeven vijf",
    "list of letters": "a b c d e f g h",
    "numbered list": "1 a 2 b 3 c 4 d",
    "reversed not said": "87654321-60",
    "emoji list": "1🔥 2🔥 3🔥",
    "dimensions": "120x60x75x18 cm",
    "column of results": "1\n0\n2\n2\n3\n1",
    "years column": "1998\n2002\n2006\n2010",
    "base64 of nothing": "QmVzdGUgYWxsZW1hYWwsIHRvdCBtb3JnZW4h",
    "nine eleven": "nine eleven, seven seven, nine nine nine",
    "countdown": "drie... twee... een... nul",
    "phone wordplay": "zero zero seven, double oh seven",
    "recipe": "een ei, twee eieren, drie lepels, vier kopjes, vijf minuten, zes gram",
}


@pytest.mark.parametrize("marked", [*HITS.values(), *MISSES.values()], ids=[*HITS, *MISSES])
def test_find_phones(marked: str) -> None:
    text, expected = read_marked(marked)
    assert found_by(find_phones, text) == expected


@pytest.mark.parametrize(
    "marked", [*DISGUISED.values(), *DISGUISED_MISSES.values()], ids=[*DISGUISED, *DISGUISED_MISSES]
)
def test_disguised(marked: str) -> None:
    text, expected = read_marked(marked)
    assert found_anywhere(DETECTOR, text) == expected


@pytest.mark.parametrize("marked", HITS.values(), ids=HITS)
def test_hits_are_triggered(marked: str) -> None:
    assert is_triggered(DETECTOR, fold(read_marked(marked)[0]))


VALUES = (
    ("06-12345678", "+31612345678"),
    ("0031 6 1234 5678", "+31612345678"),
    ("+31 (0)20 123 4567", "+31201234567"),
    ("tel:+31-6-12345678", "+31612345678"),
    ("wa.me/31612345678", "+31612345678"),
    ("020-1234567 toestel 12", "+31201234567"),
    ("gsm 0470/12.34.56", "+32470123456"),
    ("call (212) 555-0123", "+12125550123"),
    ("+44 (0)7700 900123", "+447700900123"),
    ("０６ １２３４ ５６７８", "+31612345678"),
)


@pytest.mark.parametrize(("raw", "value"), VALUES)
def test_value_is_canonical(raw: str, value: str) -> None:
    assert [found.value for found in find_phones(fold(raw)) if found.score >= REPORTED] == [value]


EVIDENCE = {
    "word near": ("bel me op 06-12345678", "cue:bel"),
    "valid": ("06-12345678", "valid"),
    "plan": ("gsm 0470 12 34 56", "plan:BE"),
}


@pytest.mark.parametrize(("raw", "note"), EVIDENCE.values(), ids=EVIDENCE)
def test_evidence(raw: str, note: str) -> None:
    (found,) = find_phones(fold(raw))
    assert note in found.evidence


def test_country_is_that_of_the_number() -> None:
    (found,) = find_phones(fold("+32 470 12 34 56"))
    assert found.country == "BE"


def test_the_language_of_the_post_decides_whose_number_it_is() -> None:
    (french,) = find_phones(fold("06 39 98 12 34", "fr"))
    (dutch,) = find_phones(fold("06 39 98 12 34", "nl"))
    assert (french.country, dutch.country) == ("FR", "NL")


def test_word_against_lowers_the_score() -> None:
    (plain,) = find_phones(fold("0612345678"))
    (order,) = find_phones(fold("bestelnummer 0612345678"))
    assert order.score < REPORTED <= plain.score


def test_evidence_never_holds_the_number() -> None:
    for marked in HITS.values():
        for found in find_phones(fold(read_marked(marked)[0])):
            assert not any(note.partition(":")[2].isdigit() and len(note) > 8 for note in found.evidence)
