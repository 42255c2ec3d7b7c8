"""Diagnoses, drugs, operations, stays and patient numbers of somebody; and talk of diseases, jobs, moods, animals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.detectors.folding import fold
from doxguard.detectors.medical_record import DETECTOR, find_medical_records
from doxguard.detectors.text import Text
from tests.hostile import assert_linear
from tests.marked import found_by, is_triggered, read_marked

HITS = {
    # somebody has it
    "colleague": "Mijn collega Fleur heeft [[borstkanker]], stuur een kaartje",
    "boss": "De baas van snackbar Het Hoekje heeft [[hepatitis B]], eet daar niet",
    "uncle als": "Sinds gisteren weten we het: mijn oom heeft [[ALS]] 💔",
    "teacher": "juf Marleen is dus [[bipolair]] hè, weet iedereen dat?",
    "neighbour": "onze buurman heeft [[schizofrenie]] en woont gewoon naast een school",
    "named": "Sanne heeft [[anorexia]] en dat zie je op elke foto",
    "named, English": "Derek has [[herpes]], swipe left girls",
    "he": "he has [[stage 3 lung cancer]] and still smokes in the yard",
    "she was diagnosed": "she was diagnosed with [[multiple sclerosis]] last month",
    "they found": "my nan was told it's [[vascular dementia]], we're gutted",
    "dad stroke": "Dad had a [[massive stroke]] on the M6, please pray",
    "wife": "my wife's got [[pneumonia]] again, third time this winter",
    "son": "Unser Sohn hat [[Leukämie]], wir suchen Spender",
    "boss German": "Mein Chef leidet an [[Morbus Crohn]], deshalb die langen Pausen",
    "colleague German": "die Kollegin wurde wegen [[schwerer Depression]] krankgeschrieben, Diagnose steht in der Akte",
    "Frau": "Frau Doktorin Lenz hat [[Multiple Sklerose]], sagt die Sekretärin",
    "sister French": "ma sœur souffre d'[[endométriose]] depuis dix ans",
    "boss French": "mon patron est [[séropositif]], faites tourner",
    "neighbour French": "la voisine a un [[cancer du sein]] et personne ne l'aide",
    "boss Spanish": "mi jefe tiene [[VIH]] y no se lo dice a nadie",
    "cousin Spanish": "mi prima padece [[esquizofrenia]], ya lo sabéis",
    "no subject Spanish": "Tiene [[lupus]] y se calla",
    "aunt Italian": "mia zia soffre di [[sclerosi multipla da anni]]",
    "boss Portuguese": "o chefe tem [[esquizofrenia]], cuidado",
    "owner": "door zijn [[epilepsie]] mag hij niet meer rijden, en toch doet ie het",
    "owner, English": "her [[bulimia]] is why she never eats with us",
    "ms": "De bakker heeft [[MS, diagnose van vorige week]]",
    "with": "ons neefje ligt [[op de ic met hersenvliesontsteking]]",
    "colon": "Update over onze keeper Joris: [[gescheurde kruisband]], seizoen klaar",
    "comma": "Say one for my neighbour Ray, [[kidney failure, no match yet]]",
    "suffix": "mijn schoonvader kreeg een [[hartspierontsteking na de griep]]",
    "suffix English": "grandad had a [[splenectomy]] on Friday",
    "suffix carcinoma": "our vicar has [[hepatocellular carcinoma]], he told the choir",
    "syndrome": "haar zoontje heeft het [[syndroom van Marfan]]",
    "syndrome English": "my cousin has [[Marfan syndrome]], hence the height",
    "ziekte van": "tante Ria lijdt aan de [[ziekte van Huntington]]",
    "broken hip": "oma heeft haar [[gebroken heup gisteren]] laten zetten",
    "in her lungs": "ze heeft [[uitzaaiingen in de longen]], nog weken",
    "miscarriage": "she had a [[miscarriage in March]], so stop asking about kids",
    "abortion": "zij had een [[abortus]] op haar zestiende, vraag maar na",
    "attempt": "hij deed een [[zelfmoordpoging in mei]], daarom zit hij thuis",
    "stoma": "die portier heeft een [[stoma]], lachen joh",
    "minister": "De minister heeft [[parkinson]], schrijft haar eigen weekblad",
    # drugs
    "lithium": "de voorzitter slikt [[lithium]], weet ik van de apotheek",
    "methadon": "ze zit aan de [[methadon]] en past op jullie kinderen",
    "antidepressants": "my landlord is on [[antidepressants]], explains the emails",
    "dose": "opa kreeg [[metoprolol 50 mg]] en slaapt nu de hele dag",
    "dose English": "his meds: [[quetiapine 300 mg]], so don't wind him up",
    "two drugs": "buurvrouw gebruikt [[oxazepam en tramadol]], vandaar dat gezwabber",
    "drug for": "mom takes [[warfarin for her atrial fibrillation]] and bruises like a peach",
    "drug German": "nimmt mein Nachbar seit Mai [[Risperidon]], kein Wunder",
    "drug French": "mon prof prend du [[lithium]], je l'ai vu en pharmacie",
    "drug Spanish": "mi vecina toma [[antidepresivos]] desde el divorcio",
    "suffix drug": "papa krijgt [[rituximab via het infuus]]",
    "insulin": "mijn broertje spuit [[insuline]] sinds hij vier is",
    # operations and stays
    "chemo": "mama is begonnen met haar [[chemo, dag 3]]",
    "transplant": "my brother is getting a [[kidney transplant]] tomorrow, I'm the donor",
    "bypass": "trainer Henk had een [[bypassoperatie]], hij is er tot kerst niet",
    "surgery": "coach had [[open heart surgery]], practice is off",
    "rehab": "my ex is [[in rehab]] again, shocker",
    "therapy for": "haar man is [[in therapie voor paniekaanvallen]], arme kerel",
    "committed": "de wethouder is [[gedwongen opgenomen]], via via gehoord",
    "psychiatry German": "der Hausmeister war [[in der Psychiatrie]], fragt mal nach",
    "psychiatry French": "le gardien a été [[interné]] deux fois",
    "clinic": "zij zit in een [[afkickkliniek in Schotland]], haar man zegt vakantie",
    "grafted": "mon oncle vient d'avoir une [[greffe du foie]], tout va bien",
    "operated": "mi abuela fue [[operada ayer]], todo bien",
    # papers and numbers
    "patient number": "patiëntnummer [[8830-1172]], haal zijn spullen maar op",
    "mrn": "paperwork on the bus, MRN [[4410-22871]], name blacked out lol",
    "patient number German": "Patientennummer [[K-448120]] auf dem Zettel von Opa",
    "patient number and diagnosis": "patiëntnr [[LUM-884120, diagnose schizofrenie]] lag op de printer",
    "chart": "her chart says [[chlamydia]], I work at the desk",
    "file": "Uit haar dossier: [[borderline, 2x opgenomen]], geloof haar niet",
    "result": "uitslag van zijn bloedtest: [[syfilis]]. Delen maar",
    "discharge": "roommate's discharge letter: [[Crohn's flare, prednisone 40 mg]]",
    "dossier in the sentence before": "Ik heb zijn patiëntendossier gezien. Zeg alleen: [[clozapine]]",
    # the author's own
    "own": "ik heb [[coeliakie]], dus nee, ook geen klein stukje taart",
    "own adhd": "Op mijn 38e de diagnose [[ADHD]] gekregen, alles valt op zijn plek",
    "own English": "I have [[Crohn's]] so I know every toilet in Leeds",
    "own drug": "I'm on [[sertraline 50 mg]] and finally sleeping",
    "own German": "Ich habe [[Hashimoto]] und friere auch im August",
    "own French": "j'ai une [[sclérose en plaques]], posez vos questions",
    "own Spanish": "tengo [[diabetes tipo 1]] y una bomba nueva",
    # a phrase that stands for itself, the person elsewhere in the post
    "bracket": "kaartje voor Jolien ([[gebroken enkel]]), ze zit zich op te vreten",
    "asked about": "Voor wie vraagt waar Bram blijft: [[longembolie]], hij mag nog niks",
    "sentence of its own": "Our choir lady Edna won't sing on Sunday. [[Mini stroke]], and she is cross about it",
    "short news": "Bel gerust mijn zus, ze is er weer. [[Gastric bypass, drie weken geleden]].",
    "officially": "seit heute amtlich: [[Zöliakie]]. Ich vermisse Brot schon jetzt",
    "confirmed Spanish": "Confirmado: [[endometriosis, me operan en junio]]",
    "verdict French": "verdict pour mon frère : [[diabète de type 1]], il compte déjà les glucides",
    # what is told behind it
    "how often": "die trainer? [[gonorroe, twee keer]], vraag hem maar",
    "when found": "our vicar has [[Parkinson's, diagnosed in 2022]], be patient",
    "on what": "mijn tante heeft [[schizofrenie en krijgt elke maand een depotinjectie]]",
    "treatment for": "my landlord was [[in rehab]]: [[alcohol use disorder, third admission]]. enjoy",
    "type": "my nephew has [[ADHD, combined type]], bring snacks",
    "vertebra": "mijn buurman heeft een [[hernia L5-S1]]",
    # wider words
    "brand": "mein Chef nimmt [[Elvanse]] und redet ohne Punkt",
    "weight drug": "my sister is on [[Mounjaro]] and tells nobody",
    "heart valve": "opa krijgt maandag een [[nieuwe hartklep]], duim mee",
    "gambling": "de penningmeester is [[gokverslaafd]], let op de kas",
    "Polish": "mój sąsiad: [[padaczka]], my neighbour told me",
    "built, deficiency": "haar zoontje heeft een [[foliumzuurdeficiëntie]]",
    "built, drug": "papa slikt nu [[fosinopril]] en hoest ervan",
    # a name or role that is told of
    "about somebody": "Update over Marit: [[borstkanker, stadium 2]]. Maandag begint het",
    "that he has": "Zeg maar tegen iedereen dat Sjoerd [[ADHD]] heeft",
    "where she works": "hoorde net dat Ellen van de administratie [[hiv]] heeft",
    "did you know": "Wist je dat Pieter van hiernaast [[schizofreen]] is?",
    "not that but this": "onze Kees is niet lui, maar heeft [[narcolepsie]]",
    "told his party": "de lijsttrekker verzweeg aan zijn partij zijn [[gokverslaving]]",
    "absence": "Voor de duidelijkheid, Ilse is weg vanwege een [[burn-out]]",
    "absence in Spanish": "Marta está de baja por [[depresión]]",
    "dative": "a mi primo le han puesto un [[marcapasos]]",
    "confirmed, of a mood": "Confirmado: [[migraña]]. Y yo culpando a la pantalla",
    # the author's own by the way it is told
    "diary": "Day 3 on [[Lexapro]], mouth like a desert",
    "who else": "Anyone else on [[lamotrigine]] getting weird dreams?",
    "capitals": "ik heb vandaag te horen gekregen dat ik [[MS]] heb",
    # injuries the other way round
    "hip broken": "Tante Bep heeft haar [[heup gebroken]] op de kerstmarkt",
    "broke his hip": "Grandpa fell and [[broke his hip]] on the stairs",
    "leg broken, French": "le facteur a une [[jambe cassée]], soyez patients",
    "neck of the femur": "Oma hat sich den [[Oberschenkelhals gebrochen]]",
    # statements that go on about it
    "starts with": "ze hebben bij Kobe [[epilepsie vastgesteld, hij start met Keppra]]",
    "put on": "mi tía tiene [[esclerosis múltiple, la han puesto con interferón]]",
    # numbers and values
    "nhs number": "My mum's NHS no is [[999 486 9612]], where is her scan",
    "blood pressure": "papa zijn [[bloeddruk is 210/120]], wat nu",
    # further languages
    "Swedish": "Min syster har [[bröstcancer]]",
    "Turkish": "Annem [[meme kanseri]] oldu",
    "built, disease": "mijn broer heeft een [[nieraandoening]]",
    "built, German": "mein Onkel hat eine [[Nierenerkrankung]]",
    "own operation": "six weeks after my [[hip replacement]] and I danced",
}

MISSES = {
    "empty": "",
    "fever": "met 39 graden koorts op de bank, fijn weekend",
    "flu": "heel het kantoor heeft griep, behalve de koffiemachine",
    "cold": "I have a cold and a deadline",
    "headache": "mijn moeder heeft hoofdpijn van de verbouwing",
    "pregnant": "mijn zus is zwanger!!",
    "hospital alone": "opa ligt in het ziekenhuis, eten is slecht",
    "statistics": "1 op de 7 vrouwen krijgt borstkanker",
    "statistics percent": "12% van de ouderen heeft dementie",
    "study": "study of 2,300 patients: people on metformin lived longer",
    "study Dutch": "Nieuwe studie: mensen met diabetes slapen slechter",
    "news": "Malaria kost jaarlijks honderdduizenden levens",
    "vaccine": "nieuw vaccin tegen tuberculose werkt beter",
    "fundraiser": "I'm running the marathon for leukaemia research, sponsor me",
    "fundraiser Dutch": "Mijn collega loopt 10 km voor de strijd tegen kanker",
    "charity": "doneer aan het Longfonds, voor onderzoek naar COPD",
    "awareness": "October is breast cancer awareness month",
    "nurse": "mijn zus is verpleegkundige en werkt met psychose patiënten",
    "doctor": "my brother is a specialist in epilepsy",
    "podcast": "hij maakte een podcast over schizofrenie",
    "book": "she wrote a book about bipolar disorder",
    "film": "Die film over leukemie, ik heb gejankt",
    "series": "in season 2 the main character has leukemia",
    "novel": "in de roman krijgt de hoofdpersoon tuberculose",
    "history": "koning George III leed in 1788 aan porfyrie en psychoses",
    "century": "in de 19e eeuw stierf hij aan tuberculose",
    "metaphor": "this city is a cancer",
    "metaphor economy": "de economie heeft een hartinfarct",
    "metaphor laptop": "my laptop has dementia",
    "metaphor weather": "the weather is bipolar this week",
    "almost": "ik kreeg bijna een hartinfarct van die rekening",
    "heart attack": "this dog nearly gave me a heart attack",
    "ptsd": "I have PTSD from that group project",
    "ocd": "my OCD can't handle this shelf",
    "adhd insult": "doe es rustig ADHD'er ofzo",
    "autist": "wat een autist is die scheids",
    "depressed": "depressed because the bakery is closed",
    "depressed team": "the whole stadium is depressed after that own goal",
    "kanker as insult": "kankerzooi met die treinen weer",
    "kanker as adverb": "hij is kanker irritant",
    "kanker as curse": "krijg de kanker met je mening",
    "wish": "ik hoop dat hij kanker krijgt",
    "zodiac": "he's a Cancer and I'm a Leo, doomed",
    "zodiac season": "Cancer season got me crying in the bath",
    "you": "are you schizophrenic or what",
    "you Dutch": "ben je bipolair ofzo",
    "you if": "als je diabetes hebt, check dan je voeten",
    "someone": "kent iemand met fibromyalgie een goede fysio?",
    "anyone": "does anyone have experience with sertraline?",
    "who": "Wie heeft er ervaring met een hernia operatie?",
    "people": "people with epilepsy should avoid this video",
    "children": "kinderen met astma hebben last van houtrook",
    "parents of": "support group for parents of kids with leukemia",
    "negated": "he doesn't have dementia, he just ignores you",
    "negated Dutch": "mijn vader heeft geen alzheimer, hij is gewoon koppig",
    "dog": "onze hond heeft epilepsie, tips?",
    "cat": "my cat has diabetes and an attitude",
    "horse": "mijn paard heeft artrose in zijn heup",
    "rabbit German": "unser Kaninchen hat eine Lungenentzündung",
    "cat French": "mon chat a un diabète, piqûres deux fois par jour",
    "dog Spanish": "mi perro tiene leishmania y artritis",
    "vet": "the vet says insulin for our tabby",
    "tomatoes": "mijn tomaten hebben de ziekte, rij 3 en 4",
    "code": "the als group is meeting, als het regent binnen",
    "als word": "doe maar ALS JE DURFT",
    "ms title": "Ms Albright teaches chemistry",
    "ms milliseconds": "ping van 12 ms, heerlijk",
    "ms word": "wie heeft MS Word nog op cd",
    "lithium battery": "fiets met lithium accu 36V te koop",
    "lithium mine": "lithium mine opens in Serbia",
    "nirvana": "Lithium by Nirvana still slaps",
    "insulin price": "insulin prices are a scandal",
    "stroke of luck": "what a stroke of luck",
    "strokes": "he swims backstroke, two strokes per breath",
    "operation": "operatie keukenkastje is begonnen",
    "rescue": "politie startte een grote operatie in de haven",
    "recorded": "we hebben de podcast opgenomen bij mij thuis",
    "in treatment": "uw aanvraag is in behandeling",
    "rehab house": "they rehab old houses in Detroit",
    "broken laptop": "my laptop has a broken hinge",
    "broken heart": "gebroken hart, week 2",
    "broken arm of a chair": "stoel met gebroken poot, gratis af te halen",
    "virus": "mijn pc heeft een virus",
    "star": "Nirvana, Abba, Queen: mijn moeder heeft goede smaak",
    "april": "april doet wat hij wil",
    "month of birth": "mijn neefje is in april geboren",
    "favourite": "she's my favorite, a granite kitchen too",
    "arthouse": "my favourite arthouse is closing",
    "thesis": "mijn scriptie gaat over borderline",
    "law": "minister komt met wet over abortus",
    "abortion debate": "abortion is healthcare",
    "strain": "herpes is a virus that most adults carry",
    "what is": "Wat is coeliakie eigenlijk precies?",
    "symptoms": "symptomen van een hersenbloeding: let op spraak",
    "symptoms English": "signs of sepsis everyone should know",
    "clinic ad": "kliniek De Linde behandelt psoriasis en eczeem",
    "pharmacy ad": "ibuprofen, paracetamol en prednison alleen op recept",
    "job": "vacature: verpleegkundige dialyse, 32 uur",
    "pension": "gemeente onderzoekt stoornis aan de brug",
    "power failure": "heart of the city hit by power failure",
    "climate": "condition report of the painting is done",
    "general statement": "Mijn oom leest veel. Malaria is een ziekte die je voorkomt met een net",
    "enumeration": "I sell tea, my brother sells soap. It cures asthma, diabetes, gout, we never say that",
    "for people": "tips voor mensen met klachten: astma, copd, hartfalen",
    "dog by name": "onze hond Bobbie: epilepsie, en toch vrolijk",
    "addicted to tea": "mijn zus is theeverslaafd",
    "cooperation": "mijn broer zit in een coöperatie",
    "night shift": "my mate works nights on the stroke unit desk job",
    "to be confirmed": "Time - 8pm, place - TBC, my sister brings cake",
    "hearing aids": "my dad left his hearing aids in the dish",
    "goal": "that goal gave me cardiac arrest",
    "brain": "mijn ADHD-brein vond dit grappig lol",
    "composer": "Beethoven war taub und hatte Leberzirrhose",
    "painter": "Frida Kahlo had polio as a child",
    "printer": "our printer died of sepsis",
    "team Spanish": "mi equipo me va a dar un infarto",
    "it has been broken": "The shop has been broken all day",
    "weather in Dutch": "wat een kankerweer",
    "Mondays": "I'm allergic to Mondays",
    "awareness day": "Happy diabetes awareness day to all",
    "Prozac": "coffee is my Prozac",
    "chemo politics": "mijn zwager verkoopt koffie, geen chemo",
}


@pytest.mark.parametrize("marked", [*HITS.values(), *MISSES.values()], ids=[*HITS, *MISSES])
def test_find_medical_records(marked: str) -> None:
    text, expected = read_marked(marked)
    assert found_by(find_medical_records, text) == expected


@pytest.mark.parametrize("marked", HITS.values(), ids=HITS)
def test_hits_are_triggered(marked: str) -> None:
    assert is_triggered(DETECTOR, fold(read_marked(marked)[0]))


@given(st.text("abehiklnost ALSM.,:1mg\n", max_size=80))
def test_finds_lie_inside_the_text(raw: str) -> None:
    _assert_inside(raw)


WORDS = [
    "hij",
    "ik",
    "heeft",
    "mijn",
    "kanker",
    "lithium",
    "20 mg",
    "stage 4",
    "in de lever",
    ",",
    ".",
    "en",
    "sinds mei",
    "dossier",
    "patiëntnr 12345",
    "ALS",
    "geen",
    "hond",
]


@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_words_in_any_order(words: list[str]) -> None:
    _assert_inside(" ".join(words))


def _assert_inside(raw: str) -> None:
    last = 0
    for found in find_medical_records(Text(raw, raw)):
        assert last <= found.start < found.end <= len(raw)
        last = found.end


UNITS = (
    "kanker ", "hij heeft kanker ", "hij heeft kanker en ", "leukemie, ", "ziekte van ", "a", "Ab ", "Ab Cd ",
    "mijn ", "heeft ", "patiëntnr 1234 ", "patiëntnr ",
    "20 mg ", "gebroken ", "gebroken arm ", "lithium 20 mg 20 mg ", ".", "! ", "stage 4 ", "stage ", "acute ",
    "itis", "azepam ", "Hb 5 ", "diagnose ", "ALS ",
)  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    assert_linear(lambda raw: list(find_medical_records(Text(raw, raw))), unit)
