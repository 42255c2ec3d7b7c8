"""E-mail addresses, plain and with signs spelled out; and handles, prose and code that look like one."""

import pytest

from doxguard.detectors.email import DETECTOR, find_emails
from doxguard.detectors.folding import fold
from tests.marked import REPORTED, found_anywhere, found_by, is_triggered, read_marked

HITS = {
    "plain": "mail naar [[jan@example.nl]]",
    "com": "write to [[jane.roe@example.com]] please",
    "at the start": "[[jan@example.nl]] is haar adres",
    "alone": "[[jan@example.nl]]",
    "before a full stop": "Mijn mail is [[jan@example.nl]].",
    "before a comma": "[[jan@example.nl]], en snel",
    "before an exclamation mark": "[[jan@example.nl]]!",
    "before a question mark": "is het [[jan@example.nl]]?",
    "before a colon": "[[jan@example.nl]]: spam hem",
    "before an ellipsis": "[[jan@example.nl]]...",
    "in brackets": "(zie [[jan@example.nl]])",
    "in square brackets": "[ [[jan@example.nl]] ]",
    "in angle brackets": "Jan <[[jan@example.nl]]>",
    "in quotes": '"[[jan@example.nl]]"',
    "in single quotes": "'[[jan@example.nl]]'",
    "in backticks": "`[[jan@example.nl]]`",
    "after a colon": "mail:[[jan@example.nl]]",
    "after a semicolon": "x;[[jan@example.nl]];y",
    "mailto": "mailto:[[jan@example.nl]]",
    "dots in the name": "[[jan.de.vries@example.nl]]",
    "plus tag": "[[jan+nieuws@example.nl]]",
    "underscore": "[[jan_1987@example.nl]]",
    "hyphens": "[[jan-pieter@voor-beeld.example.nl]]",
    "figures": "[[jan1987@example.nl]]",
    "only figures in the name": "[[19870512@example.nl]]",
    "one letter": "[[j@example.nl]]",
    "percent sign": "[[jan%lijst@example.nl]]",
    "word before": "jan of [[piet@example.nl]]",
    "subdomains": "[[jan@mail.afd.example.co.uk]]",
    "new top-level domain": "[[jan@voorbeeld.amsterdam]]",
    "two-part country domain": "[[jane@example.co.uk]]",
    "io": "[[jan@example.io]]",
    "reserved domain": "[[jan@home.example]]",
    "capitals": "[[JAN.DEVRIES@EXAMPLE.NL]]",
    "mixed case": "[[Jan.deVries@Example.NL]]",
    "two addresses": "[[jan@example.nl]], [[piet@example.org]]",
    "two addresses with slash": "[[jan@example.nl]] / [[piet@example.org]]",
    "two addresses without space": "[[jan@example.nl]];[[piet@example.org]]",
    "next line": "adres:\n[[jan@example.nl]]\nbel ook",
    "runs on": "[[jan@example.nl]].Daarna niet meer",
    "beside a phone": "[[jan@example.nl]] 06-12345678",
    "beside a handle": "@jan_nl of [[jan@example.nl]]",
    "beside a price": "€12 naar [[jan@example.nl]]",
    "emoji before": "📧[[jan@example.nl]]",
    "emoji after": "[[jan@example.nl]]📧",
    "bold": "**[[jan@example.nl]]**",
    "non-ASCII local part": "[[zoë@example.nl]]",
    "Cyrillic": "пиши на [[иван@пример.рф]]",
    "umlaut domain": "[[jan@bücher.example.de]]",
    "punycode": "[[jan@xn--bcher-kva.example.de]]",
    "full-width": "[[ｊａｎ＠ｅｘａｍｐｌｅ．ｎｌ]]",
    "entities": "[[jan&#64;example&#46;nl]]",
    "named entity": "[[jan&commat;example&period;nl]]",
    "zero-width space": "[[jan\u200b@example.nl]]",
    "soft hyphen": "[[jan@exam\u00adple.nl]]",
    "look-alike letters": "[[jаn@exаmple.nl]]",
    "mathematical": "[[𝐣𝐚𝐧@𝐞𝐱𝐚𝐦𝐩𝐥𝐞.𝐧𝐥]]",
    "at in square brackets": "[[jan[at]example.nl]]",
    "at in round brackets": "[[jan(at)example.nl]]",
    "at in braces": "[[jan{at}example.nl]]",
    "at in angle brackets": "[[jan<at>example.nl]]",
    "at spaced": "[[jan [at] example.nl]]",
    "at in capitals": "[[jan [AT] example.nl]]",
    "sign in brackets": "[[jan (@) example.nl]]",
    "at and dot": "[[jan [at] example [dot] nl]]",
    "at and dot tight": "[[jan(at)example(dot)nl]]",
    "at and dot plain": "[[jan.roe1 at example dot com]]",
    "at and punt": "[[jan [at] voorbeeld punt nl]]",
    "apenstaart": "[[jan apenstaart example punt nl]]",
    "apenstaartje": "[[jan apenstaartje example.nl]]",
    "apenstaartje in brackets": "[[jan(apenstaartje)example.nl]]",
    "Klammeraffe": "[[jan Klammeraffe example Punkt de]]",
    "ät": "schreib [[jan ät example punkt de]]",
    "arobase": "[[jean arobase example point fr]]",
    "arroba": "[[juan arroba example punto es]]",
    "chiocciola": "[[gianni chiocciola example punto it]]",
    "małpa": "[[jan małpa example kropka pl]]",
    "spaces around the sign": "mail [[jan.roe @ example.nl]]",
    "at with word for mail": "mail me: [[jan at example.nl]]",
    "at with a telling name": "[[jan_87 at gmail dot com]]",
    "dots in words": "[[jan punt de punt vries apenstaart example punt nl]]",
    "stars around at": "[[jan *at* example.nl]]",
    "bars around at": "[[jan|at|example.nl]]",
    "subdomain in words": "[[jan (at) mail (dot) example (dot) org]]",
    "behind a comma": "jan,[[piet@example.nl]]",
    "behind an arrow": "→[[piet@example.nl]]",
    "behind a hash": "#[[piet@example.nl]]",
    "behind a number and bracket": "1)[[piet@example.nl]]",
    "in stars": "*[[piet@example.nl]]*",
    "before a hyphen": "[[piet@example.nl]]- bel ook",
    "before an en dash": "[[piet@example.nl]]–06-12345678",
    "before a path": "[[piet@example.nl]]/contact",
    "before a subject": "mailto:[[piet@example.nl]]?subject=hoi",
    "before a password": "[[piet@example.nl]]:geheim123",
    "before a possessive": "[[piet@example.nl]]'s account",
    "before an ellipsis sign": "[[piet@example.nl]]…",
    "two with a comma": "[[piet@example.nl]],[[jan@example.nl]]",
    "two with a bar": "[[piet@example.nl]]|[[jan@example.nl]]",
    "two with a tight slash": "[[piet@example.nl]]/[[jan@example.nl]]",
    "in a link": '<a href="mailto:[[piet@example.nl]]">[[piet@example.nl]]</a>',
    "apostrophe in the name": "[[o'neil@example.org]]",
    "digits in the domain": "[[jan@1234.nl]]",
    "bracketed, two": "mail [[piet.jansen(at)example.nl]] of [[jan(at)example.nl]]",
    "bracketed, full stop": "mijn mail is [[piet (at) example punt nl]]. Groetjes",
    "bracketed, two-part domain": "[[jan [at] example.co [dot] uk]]",
    "at with word behind": "[[piet at example dot nl]] is haar mail",
    "at with dots in the name": "her email is [[jane dot roe at example dot com]]",
    "sign before a spelled dot": "[[piet@example(dot)nl]]",
    "sign before a spelled dot, bare": "[[piet@gmail punt com]]",
    "defanged dot": "[[piet@example[.]nl]]",
    "defanged": "[[piet[@]example[.]nl]]",
    "in capitals": "[[JAN AT EXAMPLE DOT NL]] mail me",
    "underscores as sign": "[[jan_at_example_dot_nl]]",
}

MISSES = {
    "empty": "",
    "handle": "volg @jan_nl",
    "handle with dot": "zie @jan.nl op insta",
    "fediverse handle": "volg @jan@mastodon.example",
    "no top-level domain": "jan@localhost",
    "unknown top-level domain": "a@b.blabla",
    "version": "pak pakket@2.3.1",
    "npm": "npm i @scope/pakket@1.2.3",
    "npm plain": "npm install react@18.2.0",
    "ssh": "git@2.30",
    "price": "3 appels @ 2.50",
    "at time": "see you @ 8.30 pm",
    "map link": "https://www.google.com/maps/@52.1,4.2,15z",
    "medium": "https://medium.com/@a.b/verhaal",
    "url with at": "https://youtube.com/@kanaal.nl",
    "url alone": "zie example.nl",
    "space": "jan @ home",
    "two signs": "jan@@example.nl",
    "dot first": ".@example.nl",
    "dot last": "jan.@example.nl",
    "double dot": "jan..piet@example.nl",
    "no local part": "@example.nl",
    "no domain": "jan@",
    "only the sign": "@",
    "emoticon": "@_@ o.O",
    "python": "@app.route en @property",
    "css": "@media screen",
    "at prose": "look at example.com",
    "at prose shop": "I work at example.com these days",
    "at prose found": "buy it at shop.example.com",
    "at prose name": "Jan works at Example Ltd. in town",
    "at prose meet": "meet me at noon. com on",
    "at prose person": "see Jane at conference.example.com",
    "dot prose": "at the dot of eight",
    "punt prose": "op dat punt en at hij",
    "at dutch verb": "hij at drie appels. Nu is hij ziek",
    "at dutch verb with domain word": "zij at taart. Be careful",
    "punt score": "punt voor ajax",
    "at bracket otherwise": "de stof [at] is onbekend",
    "apenstaart as a word": "een apenstaart is krullend",
    "monkey tail in a sentence": "gebruik een apenstaartje punt. Niets anders",
    "dot com bubble": "the dot com bubble at its peak",
    "dot com boom with at": "at the time of the dot com boom",
    "chemistry": "25 g @ 20.5 C",
    "benchmarks": "60 fps @ 1080.p",
    "math": "a@b=c.d",
    "cashtag": "$TSLA @ 240.15",
    "crypto": "btc @ 64.000",
    "quote repost": "RT @jan: example.nl",
    "mention run": "@jan @piet @klaas.nl",
    "commit": "fix in abc123@main",
    "docker": "image@sha256:abcdef",
    "twitch": "live @ twitch.tv/kanaal",
    "a la": "menu @ la carte. nl",
    "arroba weight": "una arroba son 11.5 kg",
    "arroba gender": "l@s niñ@s son list@s",
    "point prose": "a ce point. Il est arrivé",
}

DISGUISED = {
    "spaced out": "mail [[j a n @ e x a m p l e . n l]]",
    "reversed": "achterstevoren: [[ln.elpmaxe@naj]]",
    "reversed, not said": "[[ln.elpmaxe@naj]]",
    "rot13": "rot13: [[wna@rknzcyr.ay]]",
    "base64": "zie [[bWlqbiBtYWlsIGlzIGphbkBleGFtcGxlLm5s]]",
    "hyphens between": "[[j-a-n-n-e@example.nl]]",
}

DISGUISED_MISSES = {
    "reversed, unknown domain": "zz.elpmaxe@naj",
    "rot13 not said": "wna@rknzcyr.ay",
    "base64 of a sentence": "TWFpbCBtaWogbWFhciBhbHMgamUgZHVyZnQ=",
}


@pytest.mark.parametrize("marked", [*HITS.values(), *MISSES.values()], ids=[*HITS, *MISSES])
def test_find_emails(marked: str) -> None:
    text, expected = read_marked(marked)
    assert found_by(find_emails, text) == expected


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
    ("Jan.deVries@Example.NL", "jan.devries@example.nl"),
    ("jan [at] voorbeeld punt nl", "jan@voorbeeld.nl"),
    ("jan (apenstaartje) mail (dot) example (dot) org", "jan@mail.example.org"),
    ("jan&#64;example.nl", "jan@example.nl"),
    ("mail jan.roe @ example.nl", "jan.roe@example.nl"),
    ("jan@example.nl.Daarna", "jan@example.nl"),
)


@pytest.mark.parametrize(("raw", "value"), VALUES)
def test_value_is_canonical(raw: str, value: str) -> None:
    assert [found.value for found in find_emails(fold(raw)) if found.score >= REPORTED] == [value]


def test_bare_at_needs_a_word_for_mail_or_a_telling_name() -> None:
    assert found_by(find_emails, "jan at example.nl") == []
    assert found_by(find_emails, "mail: jan at example.nl") == ["jan at example.nl"]


def test_spelled_out_signs_are_evidence() -> None:
    (found,) = find_emails(fold("jan [at] example [dot] nl"))
    assert "spelled-out" in found.evidence
