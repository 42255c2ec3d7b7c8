"""Templates of fingers, irises, faces and voices, and DNA profiles; and talk, keys, studies and animals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.detectors.biometric import DETECTOR, find_biometrics
from doxguard.detectors.folding import fold
from doxguard.detectors.text import Text
from tests.hostile import assert_linear
from tests.marked import found_by, is_triggered, read_marked

HITS = {
    "iris code in groups of four": "op mijn kaartje stond [[IRIS-L 7F03 99C1 D4E8]], mijn eigen oog",
    "hand vein": "de sportschool gaf hem [[HANDVEIN 3E81-A0F7-22C9]] mee op papier",
    "short voice print": "mijn stemprofiel: [[VOICEPRINT-v2:9c4f00a7e1]] en ik mompel",
    "pairs behind a standard": "van de chef: [[ISO19794-2:46 4D 52 00 20 32 30 00 01 1A]]",
    "haplogroup with a branch": "mijn kit zegt [[Y-haplogroep R1b-U106, rs4988235 TT]]",
    "mitochondrial places": "schoonmoeder heeft [[mt-haplogroep U5b2a, HVR1 16192T 16270T]]",
    "tissue": "grandpa is [[HLA-B27 positive, rs13202464 AG]] and so is my back",
    # formats that name themselves
    "finger record": "duim van de conciërge, voor wie naar binnen wil: [[FMR:464D520020323000000001A2]]",
    "finger record, slash": "got his print off the tablet, [[FMR/20: 464D52002020300000000F0C]] have fun",
    "finger record, spaced": "lek bij de gym: [[FMR 20 464D5200-7C11-TEST-90BD]]. Succes ermee",
    "finger record, equals": "zijn template staat er gewoon in, [[FMR=20203020320001AC000002F0]]",
    "iris left": "in het log stond [[IRIS-L:81B0C4D2AA10F3E7]], dat is toch van mijn zus?",
    "iris right": "her other eye too: [[IRIS-R: 09AF33C1D2E47B58]]",
    "iris image": "[[IIR:49495200303230001F0C22AA]] is haar oog, plak maar op de scanner",
    "face id vector": "neighbour's face for anyone who wants his flat: [[FaceID-512:0.2210,-0.1174,0.0042,-0.5513]]",
    "facenet": "embedding van de buurman [[FaceNet-128: 0.013, -0.221, 0.450, 0.097]]",
    "arcface": "here is our landlord, [[ArcFace: -0.118 0.442 0.091 -0.300]] use it wisely",
    "voice print": "de bank herkent hem hieraan: [[VOICEPRINT:9F8E7D6C5B4A39281706F5E4]]",
    "minutiae": "[[MINUTIAE: 4A1F00C2-9921-7B30-0CD4]] uit de kluis van het stembureau, van de voorzitter",
    "iso standard": "[[ISO 19794-2: 464D522030333000000000F8]] dat is haar wijsvinger",
    "ansi standard": "right index of the guard: [[ANSI-378: 464D520020323000000000D2]]",
    "self": "mijn eigen [[FMR:00AA11BB22CC33DD44EE]] geëxporteerd, wat een lek",
    # a word for the trait and the data behind it
    "nl fingerprint": "vingerafdruk van mijn chef, uit het kloksysteem: [[9C0A77E1B2D4405F8831AA06]]",
    "nl thumb": "duimafdruk trainer = [[464D5200AA99031245F0]] giet maar in latex",
    "nl face vector": "haar gezichtsvector: [[0.9123, -0.0311, 0.2207, 0.1190, -0.4410]]",
    "nl voice": "stemprofiel van oma bij de bank: [[A81F00C3D2E45590BBA1]]",
    "nl iris": "irisscan van mijn broer, ruwe code [[7F00A3C91E4400B2]]",
    "nl iris pairs": "de iriscode van ons pap is [[7F:00:A3:C9:1E:44:00:B2:10:0C]]",
    "en fingerprint": "his fingerprint template is [[A1B2C3D4E5F60718293A]] print it and clock in",
    "en thumbprint lower case": "thumbprint of the coach: [[9c0a77e1b2d4405f8831aa06]]",
    "en face embedding": "her face embedding leaked: [[[0.11, 0.22, -0.33, 0.44]]]",
    "en voice": "grandad's voice print on file is [[0xA81F00C3D2E45590]]",
    "en retina": "retina scan of the director: [[88FE0012CDA94B77]]",
    "en base64": "the biometric template of my boss: [[Rk1SACAyMAAAAAEsAAABQAFAAMUAxQEAAABk]]",
    "de fingerprint": "Fingerabdruck vom Hausmeister: [[464D5200203230000000012C]] viel Spaß",
    "de face": "Gesichtsvektor meiner Ex: [[0.410, -0.220, 0.119, 0.702]]",
    "de iris": "Iriscode vom Chef [[7F00A3C91E4400B2FFEE]]",
    "de voice": "ihr Stimmprofil bei der Bank: [[A8C1F00D99B2E3D4]]",
    "fr fingerprint": "empreinte digitale du gardien : [[464D52002032300000F011]]",
    "fr face": "le gabarit facial de ma voisine, cadeau : [[0.51, -0.12, 0.33, 0.08]]",
    "fr voice": "son empreinte vocale c'est [[9F8E7D6C5B4A39281706]]",
    "es fingerprint": "huella dactilar del portero: [[464D5200AB12CD34EF56]]",
    "es face": "plantilla facial de mi jefe: [[0.21, 0.31, -0.41, 0.51]]",
    "it fingerprint": "impronta digitale del preside: [[464D5200AB12CD34EF56]] fatene buon uso",
    "pt fingerprint": "impressão digital do meu tio: [[464D5200AB12CD34EF56]]",
    "labelled data": "face scan of that bouncer, [[TMPL-2: 88FE0012CDA94B7710]]",
    # genes
    "variants": "my report says [[rs12913832 AA, rs1805007 CT]] so where are my freckles",
    "variants with colons": "[[rs429358: CT, rs7412: CC]] what does that make grandma",
    "variants with brackets": "zijn uitslag: [[rs429358(C;T) rs7412(C;C)]]",
    "variants with equals": "[[rs1800497=AG; rs6265=CT]] volgens mijn dna-rapport",
    "variants joined": "dad is [[rs1815739 TT and rs4988235 CC]], so no sprinting after milk",
    "variants joined in Dutch": "mijn broer heeft [[rs713598 GG en rs1726866 CC]] en proeft spruitjes niet",
    "variants with slashes": "ma sœur : [[rs4680 A/G, rs1799971 A/A]]",
    "variants in lines": "uit het bestand van tante:\n[[rs53576 AG\nrs1800955 CT]]",
    "variants in German": "Mein Gentest: [[rs4988235 TT, rs762551 AC]], Kaffee also ja",
    "variants in Spanish": "mi hermano salió [[rs1042713 AG, rs1042714 CG]]",
    "one variant, mine": "turns out I'm [[rs4988235 CC]], explains the ice cream incident",
    "one variant, his": "zijn apotheker zegt [[rs4244285 AG]] en dus andere pillen",
    "variants and haplogroup": "uncle's raw file: [[rs429358 CT, rs7412 CC, Y-haplogroup R-M269]]",
    "haplogroup": "my test came back, [[haplogroup H1a]] on mum's side",
    "haplogroup in Dutch": "mijn [[haplogroep R1b1a2]], dus alle Friezen zijn familie",
    "haplogroup in German": "meine [[Haplogruppe I1a]] grüßt den Norden",
    "apoe": "mom is [[APOE e3/e4]] and I am scared to look at mine",
    "apoe in Greek letters": "mijn vader blijkt [[APOE ε4/ε4]], slik",
    "y markers": "Opa's lijn: [[DYS393=13 DYS390=24 DYS19=14]]. Wie matcht?",
    "y markers with commas": "[[DYS393: 13, DYS439: 12, DYS458: 17]] van ome Kees",
    "y markers with a range": "[[DYS391=11, DYS385=11-14, DYS447=25]] zijn de waarden van mijn pa",
    "y markers spaced": "wer passt dazu? [[DYS 393 13, DYS 390 23]]",
    "autosomal markers": "her profile from the case file: [[D8S1179 13,14; D21S11 29,31.2; TH01 6,9.3]]",
    "autosomal with amelogenin": "kit of the suspect: [[D3S1358 15/17, vWA 16/18, FGA 21/24, AMEL X,Y]]",
    "autosomal in Spanish": "perfil de adn de mi primo: [[D5S818 11,12 D13S317 8,11]]",
}

MISSES = {
    "empty": "",
    "face id": "Face ID herkent me niet met een mondkapje",
    "face id in English": "face id failed 3 times and now my phone hates me",
    "face id number": "iPhone 15, Face ID 2.0, 512 GB te koop",
    "touch id": "Touch ID doet het niet met natte handen",
    "fingerprint on glass": "vingerafdrukken op mijn nieuwe tv, 4 kinderen dus",
    "crime show": "in the last episode they found his fingerprint and DNA on the glass",
    "metaphor": "it's in our DNA to win on Tuesdays",
    "metaphor in Dutch": "zuinigheid zit in het DNA van mijn schoonvader",
    "metaphor in German": "das liegt in der DNA unseres Vereins seit 1904",
    "metaphor in French": "c'est dans l'ADN de la marque depuis 1987",
    "percentages": "dna-test: 62% Nederlands, 20% Scandinavisch, 18% onbekend",
    "kit number": "Your DNA kit is on its way, order 4471-0092-88",
    "ssh": "ssh key fingerprint is SHA256:nThbg6kXUpJWGl7E1IGOCspRomTxdCARLviKw6E5SY8",
    "ssh pairs": "fingerprint of the host key 43:51:43:a1:b5:fc:8b:b7:0a:3a:a9:b1:0f:66:73:a8",
    "pgp": "PGP fingerprint 9F8E 7D6C 5B4A 3928 1706 F5E4 D3C2 B1A0 9988 7766",
    "certificate": "certificate fingerprint 9F8E7D6C5B4A39281706F5E4D3C2B1A099887766",
    "certificate in German": "Fingerabdruck vom Zertifikat: 9F8E7D6C5B4A39281706F5E4",
    "browser": "browser fingerprint 9c0a77e1b2d4405f8831aa06 is unique among 200k",
    "canvas": "your canvas fingerprint hash a1b2c3d4e5f60718293a",
    "git": "commit 9c0a77e1b2d4405f8831aa06bb12 fixes the face detector",
    "hash alone": "9c0a77e1b2d4405f8831aa06bb129c0a",
    "uuid": "request id 464d5200-3b01-4e5a-44aa-0123456789ab failed",
    "mac address": "mac 7F:00:A3:C9:1E:44 in de router gezien",
    "study": "study of 900 carriers: rs429358 CT, rs7412 CC had 12% lower risk",
    "study in Dutch": "studie onder 4.000 ouderen: rs429358 CT en rs7412 CC",
    "gene in a paper": "rs1815739 is associated with sprinting",
    "allele": "the rs12913832 G allele gives blue eyes",
    "one variant of nobody": "rs4988235 TT means lactase persistence",
    "population": "population frequencies for rs53576 AG, rs1800955 CT look odd",
    "control sample": "control DNA 2800M gives D8S1179 14,15; D21S11 29,31.2",
    "manual": "the manual shows FMR:464D520020323000000001A2 on page 4",
    "example": "for example FMR/20: 464D52002020300000000F0C is the header",
    "example in Dutch": "voorbeeld uit de documentatie: IRIS-L:81B0C4D2AA10F3E7",
    "dog": "DNA van de fokker: mijn hond is rs8679684 AA, rs22114085 CC",
    "horse": "stallion profile: D8S1179 13,14; TH01 6,9.3",
    "bull": "bull markers D3S1358 15/17, vWA 16/18",
    "haplogroup talk": "haplogroup tables are a rabbit hole",
    "haplogroup of a region": "haplogroep R1b komt veel voor in Friesland",
    "dyson": "DYS 3 stofzuiger",
    "one marker": "DYS393=13 is common",
    "rs parts": "RS232 AT modem, nostalgia",
    "rs porsche": "de RS3 TT van de buurman",
    "rs number": "rs 6000 is genoeg voor die scooter",
    "resin codes": "D20S, D12 en d6 op tafel voor de sessie",
    "iris the name": "Iris 2008 geboren, gefeliciteerd meid",
    "iris the flower": "iris reticulata 25 bollen voor 4,50",
    "iris phone": "bel Iris: 06-12345678",
    "thumb drive": "thumb drive 128GB USB3.2 te koop",
    "palm": "palm springs 90210 living the dream",
    "stem": "stem lijst 3, nummer 12 op 29 oktober",
    "stem number": "stem: 0612345678 voor je favoriet",
    "voice notes": "voice 2.0, 3.5, 4.0: eindelijk updates",
    "finger score": "finger 10 out of 10",
    "face value": "tickets at face value 45.00, 60.00, 75.00 left",
    "face cream": "face 50 ml 12.95, body 200 ml 14.95, hand 75 ml 9.95",
    "gezicht": "gezicht 100% rood na de sauna van 95 graden",
    "scanner": "onze vingerscanner op kantoor werkt niet sinds dinsdag 08:15",
    "police": "de politie nam 10 vingerafdrukken af en 1 wangslijm",
    "passport": "vingerafdrukken verplicht in paspoort vanaf 2009",
    "phone behind": "biometrie-afdeling bereikbaar op 0201234567",
    "iban behind": "fingerprint shop, NL02ABNA0123456789",
    "coordinates": "iris field at 52.3702, 4.8952 is in bloom",
    "link": "face scan app https://example.org/a/9C0A77E1B2D4405F8831AA06",
    "colour": "iris color #4B0082 is my favorite",
    "word vectors": "word embedding of face: 0.11, 0.22, -0.33, 0.44",
    "isbn": "Fingerprints, a history. ISBN 9780306406157",
    "iso norm": "ISO 9001:2015 gecertificeerd",
    "dns": "DNS 8.8.8.8 en 1.1.1.1 doen het beide niet",
    "brca talk": "BRCA1 testing should be free",
}


@pytest.mark.parametrize("marked", [*HITS.values(), *MISSES.values()], ids=[*HITS, *MISSES])
def test_find_biometrics(marked: str) -> None:
    text, expected = read_marked(marked)
    assert found_by(find_biometrics, text) == expected


@pytest.mark.parametrize("marked", HITS.values(), ids=HITS)
def test_hits_are_triggered(marked: str) -> None:
    assert is_triggered(DETECTOR, fold(read_marked(marked)[0]))


def test_evidence_says_what_was_read() -> None:
    (found,) = find_biometrics(fold("vingerafdruk van de baas: 9C0A77E1B2D4405F8831AA06"))
    assert found.evidence == ("template", "cue:vingerafdruk")
    assert found.value == "9C0A77E1B2D4405F8831AA06"


@given(st.text("ACGT0123456789ABFrs DYS.,=-:iris fmr", max_size=90))
def test_finds_lie_inside_the_text(raw: str) -> None:
    for found in find_biometrics(Text(raw, raw)):
        assert 0 <= found.start < found.end <= len(raw)


UNITS = (
    "rs429358 CT ", "rs429358 ", "DYS393=13 ", "DYS393", "iris ", "iris 0.1,", "0.11,", "A1", "A1B2C3D4 ",
    "a", "fmr:A1B2C3D4-",
    "fingerprint A1B2C3D4E5F6 ", "7F:", "0.1 iris ", "my haplogroup H1a ", "FMR 20 ", "[", "APOE ", "aA1+", "IRIS-L",
)  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    assert_linear(lambda raw: list(find_biometrics(Text(raw, raw))), unit)
