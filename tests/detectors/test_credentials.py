"""Passwords, PINs, codes and log-in pairs that are given away; and talk of them, advice, and codes of other things."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.detectors.credentials import DETECTOR, find_credentials
from doxguard.detectors.folding import fold
from doxguard.detectors.secret import Strength, strength, trimmed
from doxguard.detectors.text import Text
from tests.hostile import assert_linear
from tests.marked import found_anywhere, found_by, is_triggered, read_marked

HITS = {
    "telling pair without a word": "cadeautje voor allemaal: [[piet.scharrel82 / Zeepaard1971]] op zijn films",
    "telling mail pair": "ex betaalt nog steeds: [[lot.baks@example.org / Waterval77]] leef je uit",
    "role": "fired, so here is the till: [[admin / Pancake2018]]",
    "double slash": "DigiD [[p.scharrel44 // Ik-heet-Piet-1944]] voor wie het snapt",
    "paswoord": "zijn login [[bvandermolen, paswoord Zomer!Brugge]] hij is toch weg",
    "password's": "login is [[ted.orr@example.com and the password's Tractor1951]] go",
    "passcode's": "his passcode's [[440918]], get the pictures off",
    "code secret": "identifiant [[lbrun.31 code secret Pivoine!73]]",
    "alarm of the villa": "de code van 't alarm van hun villa is [[4471]], ze zijn weg",
    "parcel locker": "Omas Packstation-Code ist [[8841 03]], holt es ab",
    "Swedish": "chefens lösenord är [[Sommar_88!]]",
    # log-in pairs
    "mail and password, colon": "[[lot.baks@example.org:Waterval77]] doet het nog op videoland",
    "mail and password, slash": "gratis spotify: [[lot.baks@example.org / Waterval77!]] tot ze het merkt",
    "mail and pw": "hulu for all: [[ted.orr@example.com pw: t0ffee_apple]] enjoy",
    "mail and wachtwoord": "kijk zelf in d'r webmail [[f.boender@example.nl wachtwoord Hooiberg#9]]",
    "mail, comma, password": "log in as [[ted.orr@example.com, password Moonb1rd!]] and unsubscribe her",
    "mail, line, password": "insta van m'n ex\n[[lotje@example.nl\nww: Vlinder!2009]]",
    "mail and mot de passe": "le compte de mon ex : [[lea.brun@example.fr mot de passe Chaton1998]]",
    "mail and mdp": "[[lea.brun@example.fr, mdp : Chaton1998!]] servez-vous",
    "mail and contraseña": "entrad en su correo, [[paco.lirio@example.es contraseña Verano2020]]",
    "mail and Passwort": "Zugang vom Chef: [[h.kranz@example.de, Passwort: Eisbaer_77]]",
    "mail and senha": "conta dela: [[bia.luz@example.pt senha Girassol22]]",
    "mail spaced secret": "netflix van mijn stiefbroer: [[jorn@example.nl Zonsopgang12]] pak aan",
    "name and password": "inlog [[piet.scharrel, ww Zeepaard!12]] voor zijn energierekening",
    "labelled name": "gebruikersnaam [[scharrel82, wachtwoord Zeepaard12]] digid van mijn oom",
    "labelled with colons": "user: [[bobbin, password: Tr0mbone]] for the router at gran's",
    "username and pass": "username [[bobbin77 pass Tr0mbone!]] on her student portal",
    "labels in lines": "Gebruikersnaam: [[scharrel82\nWachtwoord: Zeepaard12]]\nsucces met het lezen van haar dossier",
    "Benutzername": "Benutzername [[kranz_h und Passwort Eisbaer77]], tobt euch aus",
    "identifiant": "identifiant [[lbrun02 mot de passe Chaton98]] sur pronote",
    "usuario": "usuario [[plirio, contraseña Verano2020]] del aula virtual de mi prima",
    "utente": "utente [[m.rossini / Cavallo88]] nel registro elettronico",
    "name slash secret": "schoolportaal staat open: [[y.boender / Paashaas7!]] vul je eigen cijfers in",
    "name bar secret": "somtoday inlog [[y.boender | Paashaas7!]]",
    "name colon secret": "login for his nas: [[orr_ted:Moonb1rd99]]",
    "customer and code": "klantnummer [[30811200, toegangscode 41-70-02]] van tante's bank",
    "customer and pin": "bankieren gebruiker [[hvdberg1939, pincode 9-0-2-7]] succes",
    "memorable word": "gran's pension login: [[E.Orchard1941, memorable word Gooseberry]]",
    "password first": "ww [[Zeepaard!12, user scharrel82]] van de portal",
    "wifi network": "wifi [[Thuisnet_4B, wachtwoord koekje4you]] bij de buren, gratis internet",
    "ssid": "SSID: [[Orchard-5G password: plumcrumble7]] sit on his wall and stream",
    # a password alone
    "ww": "haar ww is [[Sneeuwpop!7]] op alles",
    "wachtwoord with colon": "wachtwoord van zijn laptop: [[B0erenkool]]",
    "wachtwoord of insta": "het wachtwoord van d'r insta is [[Roze_Eekhoorn3]], doe leuke dingen",
    "password is": "my brother's password is [[g0ldf1sh!]] on literally every site",
    "password for": "the password for her email is [[Blue-Kettle-42]], go read it",
    "password quoted": 'his laptop password: "[[correct giraffe]]" in case you walk past',
    "password, plain word": "her tablet password: [[gooseberry]]",
    "password, capital": "his password is [[Gooseberry]].",
    "pw": "pw: [[F1shfinger#]] don't tell him",
    "passwort": "Das Passwort von meinem Chef ist [[Eisbaer_77]], viel Spaß im Postfach",
    "kennwort": "Kennwort lautet [[Regenschirm9]]",
    "mot de passe": "le mot de passe de ma sœur c'est : [[Nounours_7]]",
    "contraseña": "la contraseña de mi jefa es [[Croqueta99]], entrad todos",
    "clave": "su clave es [[Toledo-1977]]",
    "password Italian": "la password della prof è [[Gattino77]]",
    "senha": "a senha dela é [[Morango#12]]",
    "wifi key": "wifi wachtwoord van nummer 12: [[zonnebloem1987]]",
    "before the label": "[[Sneeuwpop!7]] is haar wachtwoord, op alles",
    "before the label, English": "[[g0ldf1sh!]] is still his password lol",
    "stars kept out": "wachtwoord = [[Sneeuwpop77]] 😂😂",
    "own": "mijn wifi wachtwoord is [[pannenkoek44]], kom maar langs",
    # PINs and codes
    "pincode": "pincode van haar bankpas: [[4471]]",
    "pincode, spoken of": "de pincode van zijn telefoon is [[9027]], hij legt m altijd op de bar",
    "pincode, hyphens": "pasje ligt in de bus, pincode [[9-0-2-7]]",
    "voicemail": "haar voicemailpin is [[3308]] dus luister maar mee",
    "pin of a card": "pin van zijn pas is [[7718]]",
    "PIN in English": "her debit card pin is [[7718]], card is under the mat",
    "PIN of a phone": "pin for his phone: [[2206]]",
    "pin before": "[[4471]] is zijn pincode",
    "Geheimzahl": "Geheimzahl von Omas Karte: [[8810]]",
    "code pin": "le code pin de sa carte est [[5519]]",
    "código pin": "el código pin de su tarjeta es [[5519]]",
    "codice pin": "il codice pin della nonna è [[8810]]",
    "alarm": "alarmcode [[4408#]] en ze zijn tot zondag weg",
    "door": "front door code is [[7731]], third floor, he sleeps early",
    "gate of": "code van de poort is [[2580#]], loop maar door",
    "key safe": "sleutelkastje naast de deur, code [[1947]]",
    "code for the garage": "the code for her garage is [[88214]]",
    "digicode": "digicode [[B1947]], deuxième étage, elle est seule",
    "code de la porte": "le code de la porte : [[47A90]]",
    "Türcode": "Türcode [[4711#]], zweiter Stock",
    "código del portal": "código del portal: [[2580]]",
    "combination": "combination of his locker: [[38-12-07]]",
    "phone unlock": "unlock code [[090788]] on her ipad",
    "recovery": "recovery code for her insta: [[4410 9287]] still valid",
    "recovery in Dutch": "herstelcode van zijn snap: [[7720-1184]]",
    "backup codes": "backup code [[A7K2-99QX]] van haar google",
    "sms code": "sms-code [[448120]] kwam net binnen op haar toestel",
    "tan": "tancode [[884120]] van opa, snel zijn",
    "verification": "verification code is [[552 901]], use it before he does",
    "code de récupération": "code de récupération de son compte : [[8841-0297]]",
    "seed phrase": "seed phrase van haar: [[apple river stone cloud piano tiger lemon house green happy train silver]]",
    "api key": "his api key: [[sk_live_TEST00aa11bb22cc33dd]] burn his credits",
}

MISSES = {
    "two handles": "volg jan_vries87 / Ajax_fan12 hier",
    "mail and chamber": "info@example.nl / KvK12345678",
    "hint": 'my password hint is "you know what you did"',
    "level": "de cijfercode van de kluis in level 9 is 7703",
    "empty": "",
    "forgotten": "wachtwoord vergeten, alweer, derde keer deze week",
    "forgotten PIN": "Pincode vergeten van mijn oude telefoon, iemand tips?",
    "rule": "Wachtwoord moet minstens 12 tekens, een hoofdletter en een runenteken",
    "rule in English": "password: minimum 8 characters, one number, one blood sacrifice",
    "expires": "your password expires in 14 days",
    "expired": "wachtwoord is verlopen",
    "advice": "kies niet 123456 of welkom01 als wachtwoord",
    "advice with a good one": "gebruik bijvoorbeeld een wachtwoord als Paars-Olifant-9!",
    "advice in English": "never use a password like Summer2024!",
    "advice in German": "Ein starkes Passwort ist zum Beispiel Hu!7kl_09x",
    "advice in French": "par exemple un mot de passe comme Ch@ton98!",
    "advice in Spanish": "nunca uses una contraseña como Verano2020",
    "most used": "most common password is still 123456",
    "most used in Dutch": "meestgebruikte wachtwoord van Nederland: welkom01",
    "own joke": "mijn eerste wachtwoord was 'wachtwoord', simpeler tijden",
    "hunter": "my password is hunter2",
    "comic": "correct horse battery staple is a better password than anything",
    "manager": "gebruik een wachtwoordmanager zoals 1Password of Bitwarden",
    "manager in English": "password manager 1Password is 36 dollars a year",
    "masked": "wachtwoord: ********",
    "masked dots": "password: ••••••••",
    "masked x": "pw: xxxxxx",
    "placeholder": "user: <username> password: <password>",
    "phishing": "Deel nooit je TAN-code of pincode, ook niet met de bank",
    "bank": "de bank vraagt nooit om je pincode 06-1234567",
    "two factor": "2fa aanzetten kost 3 minuten, doe het 1 keer",
    "pinning": "gepind: 4 biertjes voor 18 euro",
    "pin machine": "pin 20 euro bij de automaat",
    "pin only": "alleen pin vanaf 2024",
    "pin header": "16 pin DIP, pin 7 naar GND, 74HC595",
    "pin connector": "usb-c 24 pin connector, pin 1234 are swapped",
    "enamel pin": "new enamel pin drop: PIN 0042 of 2500",
    "pinned": "pin: see the 2024 thread",
    "indian postcode": "Pin: 560001, Bengaluru",
    "promo": "gebruik code ZOMER25 voor 25% korting",
    "promo after password": "promo code FRIENDS4U at checkout",
    "discount": "kortingscode: HERFST2024",
    "referral": "referral code jan-4471 gives you ten euros",
    "gift card": "gift card code 4471-8820-1193 already used, sad",
    "invite": "discord invite code: xK7pQ2",
    "friend code": "switch friend code SW-1234-5678-9012",
    "lobby": "lobby code 448120, join nu",
    "kahoot": "kahoot pin: 4471882",
    "error": "error code 0x80070057 weer",
    "error in Dutch": "foutcode 4471 op de wasmachine",
    "red": "code rood voor Zeeland, windstoten tot 120 km/u",
    "orange": "code oranje in 6 provincies vanaf 18:00",
    "escape": "escaperoom kamer 12: 3 sloten, code van 4 cijfers, 60 minuten",
    "da vinci": "de Da Vinci code, blz 4471",
    "postcode": "postcode 1234 AB bestaat niet",
    "zip": "zip code 90210",
    "source code": "source code 4.2.1 released",
    "barcode": "barcode 8710400123456 staat op de doos",
    "dress code": "dress code 1920s, doors at 19:30",
    "zoom": "Zoom meeting ID 884 1200 4471, passcode 220619",
    "teams": "webinar toegangscode 448120, iedereen welkom",
    "cafe wifi": "wifi van het café: wachtwoord koffie2024",
    "hotel wifi": "hotel wifi password is sunshine22",
    "garage birthday": "Garage code is his birthday",
    "order": "order nr 4471-8820, track code 3STEST0612",
    "hash": "sha256 9c0a77e1b2d4405f8831aa06bb12 of the iso",
    "url": "login: https://example.org/login?user=jan1",
    "mail": "mail naar jan@example.nl: graag voor vrijdag",
    "mail and phone": "jan@example.nl / 06-12345678",
    "mail and site": "info@example.nl | www.example.nl",
    "two mails": "a.jansen@example.nl / b.jansen@example.nl",
    "mail and time": "jan@example.nl 19:30",
    "slash": "account manager / Sales2Go gezocht",
    "score": "PSV / Ajax 3-1",
    "user names": "insta jan_vries87 / tiktok jan_vries88",
    "version": "router firmware v2.0.1/v2.0.3",
    "ratio": "login issues: 4/5 users",
    "password talk": "The password to my heart is pizza",
    "word": "my safe word is pineapple",
    "last figures": "bankpas kwijt, laatste cijfers 4471",
    "game score": "safe with 4471 points",
    "Passwort talk": "Passwort ist Pflicht, sagt die IT",
    "mot de passe oublié": "mot de passe oublié pour la 4e fois",
    "contraseña talk": "la contraseña no puede ser igual a la anterior",
    "pass": "festival pass 2025 te koop",
    "pass completion": "pass 87% vs 54%, what a midfield",
    "mountain pass": "the pass: 2,770 m and 48 hairpins",
    "clave": "la clave es trabajar mucho",
    "combination lock brand": "combination oven 60cm 4500W",
    "tan": "got a tan in 2023 and never again",
    "key": "wifi key features: 4 antennas",
}

DISGUISED = {
    "spelled out": "haar voicemailpin is [[vier vier nul acht]] dus luister mee",
    "spelled out in English": "his debit card pin is [[seven seven one eight]]",
}


@pytest.mark.parametrize("marked", [*HITS.values(), *MISSES.values()], ids=[*HITS, *MISSES])
def test_find_credentials(marked: str) -> None:
    text, expected = read_marked(marked)
    assert found_by(find_credentials, text) == expected


@pytest.mark.parametrize("marked", DISGUISED.values(), ids=DISGUISED)
def test_disguised(marked: str) -> None:
    text, expected = read_marked(marked)
    assert found_anywhere(DETECTOR, text) == expected


@pytest.mark.parametrize("marked", HITS.values(), ids=HITS)
def test_hits_are_triggered(marked: str) -> None:
    assert is_triggered(DETECTOR, fold(read_marked(marked)[0]))


STRENGTHS = {
    "Zeepaard!12": Strength.SECRET, "t0ffee": Strength.SECRET, "blue_kettle": Strength.SECRET,
    "Gooseberry": Strength.WORD,
    "884120": Strength.WORD, "abc": Strength.NONE, "********": Strength.NONE, "xxxx": Strength.NONE,
    "www.example.nl": Strength.NONE,
    "1Password": Strength.NONE, "jan@example.nl": Strength.NONE, "12tekens": Strength.NONE,
    "v2.0.1": Strength.NONE, "@jan99": Strength.SECRET,
    "<password>": Strength.NONE, "19:30": Strength.NONE,
}  # fmt: skip


@pytest.mark.parametrize(("secret", "expected"), STRENGTHS.items())
def test_strength(secret: str, expected: Strength) -> None:
    assert strength(secret) is expected


@pytest.mark.parametrize(("raw", "secret"), [("Konijn11!.", "Konijn11!"), ("koekje!", "koekje"), ('Zee12"),', "Zee12")])
def test_trimmed(raw: str, secret: str) -> None:
    assert trimmed(raw) == secret


@given(st.text("abZ0123 .,:/@!?_-'\"\npinwachtwoordcode", max_size=90))
def test_finds_lie_inside_the_text(raw: str) -> None:
    for found in find_credentials(Text(raw, raw)):
        assert 0 <= found.start < found.end <= len(raw)


UNITS = (
    "ww ", "ww", "wachtwoord van ", "pin 1234 ", "pincode 1 ", "1 1 ", "a@b.nl:", "a@b.nl:Aa1234 ", "a.b/",
    "a1_b / ", "login a.b:", "code ", "seed phrase ",
    "seed phrase apple ", "user jan ", "jan.b, ww ", "!", "ww is ", "'", "is haar wachtwoord ",
    "Aa1!x is haar wachtwoord ", "alarm code 12 ", "a-",
)  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    assert_linear(lambda raw: list(find_credentials(Text(raw, raw))), unit)
