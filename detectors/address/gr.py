"""Greece: "Σόλωνος 45, 106 72 Αθήνα", "Λεωφ. Κηφισίας 124", and in Latin letters "Ermou 12, Athens 10563".

Streets have no telling word as a rule: their names stand in the genitive, whose endings are the suffixes here, and need
a place, a postcode or a word for living beside them. The commonest names are listed. The postcode has five figures,
three and two, before or behind the place, often behind "Τ.Κ.". Source: ELTA; ELOT 743 for Latin letters.
"""

from doxguard.detectors.address import se
from doxguard.detectors.address.grammar import RANGE, Grammar
from doxguard.detectors.address.names import key


def _keys(names: str) -> tuple[str, ...]:
    """Return the keys of Greek words: their final sigma and accents would be hard to read as keys."""
    return tuple(dict.fromkeys(key(name) for name in names.split()))


_HEADS = _keys(
    "οδός οδό οδού λεωφόρος λεωφόρο λεωφόρου λεωφ λεωφο λεωφορος λ πλατεία πλατείας πλ πάροδος παρόδου ακτή ακτής "
    "στοά πεζόδρομος λόφος"
)
# Endings of the genitive: of men and saints, of goddesses and cities, of many.
_ENDINGS = _keys("ου ους ών ης άς ας ιας έως εως ωνος ωρος οντος ίδη ίδου άκη πούλου όγλου ιάδη έα ίκη")
_WORD_ENDINGS = _keys("η α ος ω")
# The commonest names: of roads out of Athens, of 1821 and 1940, of saints and old Greeks.
_WHOLES = frozenset(
    _keys(
        "Σόλωνος Ερμού Σταδίου Πανεπιστημίου Ακαδημίας Πατησίων Αχαρνών Λιοσίων Κηφισίας Μεσογείων Συγγρού "
        "Βουλιαγμένης Αλεξάνδρας Ιπποκράτους Χαριλάου_Τρικούπη Ασκληπιού Σκουφά Τσακάλωφ Πατριάρχου_Ιωακείμ "
        "Βασιλίσσης_Σοφίας Βασ_Σοφίας Βασιλίσσης_Όλγας Βασ_Όλγας Βασιλέως_Γεωργίου Βασιλέως_Κωνσταντίνου "
        "Ελευθερίου_Βενιζέλου Ελ_Βενιζέλου Βενιζέλου Εγνατία Εγνατίας Τσιμισκή Μητροπόλεως Αριστοτέλους Κολοκοτρώνη "
        "Καραϊσκάκη Μιαούλη Κανάρη Μπουμπουλίνας Μακρυγιάννη Παπάγου Παπαφλέσσα Ανδρούτσου Διάκου Μπότσαρη "
        "Ρήγα_Φεραίου Υψηλάντου Καποδιστρίου Τρικούπη Κοραή Παλαμά Σολωμού Καβάφη Σεφέρη Ελύτη Αγίου_Δημητρίου "
        "Αγ_Δημητρίου Αγίου_Γεωργίου Αγίου_Νικολάου Αγίου_Κωνσταντίνου Αγίου_Ιωάννου Αγίας_Σοφίας Αγίας_Παρασκευής "
        "Αγίας_Τριάδος Αγίων_Αναργύρων Αγίου_Αντωνίου Εθνικής_Αντιστάσεως Εθν_Αντιστάσεως Εθνικής_Αντίστασης "
        "25ης_Μαρτίου 25_Μαρτίου 28ης_Οκτωβρίου 28_Οκτωβρίου 3ης_Σεπτεμβρίου 17ης_Νοεμβρίου 1ης_Μαΐου "
        "25ης_Αυγούστου 21ης_Απριλίου 26ης_Οκτωβρίου Ευριπίδου Σοφοκλέους Θεμιστοκλέους Δημοσθένους Αθηνάς Αιόλου "
        "Πειραιώς Ηρώων_Πολυτεχνείου Φιλελλήνων Αναπαύσεως Δημοκρατίας Ειρήνης Ελευθερίας Κύπρου Σμύρνης "
        "Κωνσταντινουπόλεως Ιωνίας Εφέσου Τραπεζούντος Θησέως Δαβάκη Θηβών Ανδριανουπόλεως Κωλέττη Πλάτωνος"
    )
)
# Those among them that are dates and words as well.
_COMMON = _keys(
    "Αθηνάς Ειρήνης Ελευθερίας Δημοκρατίας Κύπρου Σμύρνης Ιωνίας Βενιζέλου 25ης_Μαρτίου 25_Μαρτίου 28ης_Οκτωβρίου "
    "28_Οκτωβρίου 3ης_Σεπτεμβρίου 17ης_Νοεμβρίου 1ης_Μαΐου 25ης_Αυγούστου 21ης_Απριλίου 26ης_Οκτωβρίου athinas kyprou "
    "dimokratias eleftherias smyrnis venizelou 25ismartiou 25martiou 28isoktovriou 28oktovriou 3isseptemvriou "
    "3septemvriou 17isnoemvriou thivon"
)
_WHOLES_IN_LATIN = frozenset(
    "solonos ermou stadiou panepistimiou akadimias patision acharnon liosion kifisias kifissias mesogeion mesogion "
    "syngrou sygrou sigrou vouliagmenis ippokratous charilaoutrikoupi asklipiou skoufa tsakalof vassilississofias "
    "vasilississofias vassofias vasileosgeorgiou eleftheriouvenizelou elvenizelou venizelou egnatia egnatias "
    "tsimiski mitropoleos aristotelous kolokotroni karaiskaki miaouli kanari boumpoulinas makrigianni androutsou "
    "diakou botsari rigaferaiou ypsilantou kapodistriou trikoupi korai palama solomou agioudimitriou agdimitriou "
    "agiougeorgiou agiounikolaou agioukonstantinou agiouioannou agiassofias agiasparaskevis agiastriados "
    "agionanargiron ethnikisantistaseos ethnikisantistasis 25ismartiou 25martiou 28isoktovriou 28oktovriou "
    "3isseptemvriou 3septemvriou 17isnoemvriou evripidou sofokleous themistokleous dimosthenous athinas aiolou eolou "
    "pireos iroonpolytechniou filellinon dimokratias eleftherias kyprou smyrnis konstantinoupoleos thiseos thivon "
    "koletti platonos".split()
)
_NOT_STREETS = _keys(
    "Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου "
    "Δεκεμβρίου Δευτέρας Τρίτης Τετάρτης Πέμπτης Παρασκευής Σαββάτου Κυριακής περίπου όπου κάπου ίδιου άλλου αυτού "
    "αυτής αυτών τους τις της των μας σας ένας μιας ενός καθένας κανένας όλων όλους πόσων πολλών λίγων ετών χρονών "
    "ωρών λεπτών ημερών μηνών εβδομάδων χρόνων ευρώ αριθμού αριθμός αριθμών όροφος όροφο ορόφου σελίδας σελίδα "
    "κεφαλαίου κεφάλαιο άρθρου άρθρο νόμος νόμου παραγράφου τόμος τόμου αίθουσα αίθουσας γραμμή γραμμής λεωφορείου "
    "πτήση πτήσης πύλη πύλης αγωνιστική αγωνιστικής ομάδας ομάδα τάξης τάξη κατηγορίας κατηγορία θέση θέσης "
    "επεισόδιο επεισοδίου κύκλου κύκλος σεζόν μέρος μέρους βαθμός βαθμού κωδικός κωδικού λογαριασμός λογαριασμού "
    "πίνακας πίνακα αγώνας αγώνα μήνας μήνα χρήστης χρήστη παίκτης παίκτη οδηγός εντός εκτός μέσα μόνος πάνω κάτω "
    "άλλος άλλα άλλη πρώτης δεύτερης δωμάτιο δωματίου τηλέφωνο τηλεφώνου έκδοση έκδοσης φάση φάσης ημέρα ημέρας "
    "μέρα μέρας ώρα ώρας εβδομάδα εβδομάδας έτος έτους χρόνος χρόνου αιώνας αιώνα βήμα βήματος στάση στάσης έξοδος "
    "εξόδου κόμβος κόμβου όλα όλη όλος ηλικίας τελευταίους επόμενους ενότητα ενότητας θέμα θέματος σκορ διαμέρισμα "
    "διαμερίσματος φόρουμ στρέμματα τετραγωνικά"
)
_TITLES = _keys(
    "Αγίου Αγίας Αγίων Αγ Αγιου Παναγίας Μεγάλου Μεγ Νέας Νέου Παλαιάς Παλαιών Βασιλέως Βασιλίσσης Βασ Εθνικής Εθν "
    "Ελευθερίου Ελ Στρατηγού Στρ Στρατάρχου Ναυάρχου Καπετάν Πλοιάρχου Ταγματάρχου Συνταγματάρχου Οσίου Πρίγκηπος "
    "Επισκόπου Μητροπολίτου Πατριάρχου Αρχιεπισκόπου Ιερά Ιεράς Δημάρχου Προέδρου Καθηγητού Κωνσταντίνου Κων Γεωργίου "
    "Γεωρ Ιωάννου Δημητρίου Δημ Νικολάου Νικ Κάτω Άνω"
)
_PARTICLES = _keys("και του της των τα ή κ")
_NOT_NAMES = _keys(
    "μένω μένει μένεις μένουν μένουμε έμενε έμενα μετακόμισε μετακόμισα κατοικεί κατοικώ κατοικία διεύθυνση "
    "διεύθυνσή σπίτι σπίτια είναι ήταν έχει στην στη στο στον στους στις στα σε από προς για με και κι ή αλλά πως "
    "ότι που όπου εδώ εκεί τώρα σήμερα αύριο χθες χτες απόψε ο η το οι τα τον την του της των μου σου μας σας τους "
    "ένα μια δίπλα κοντά απέναντι έξω μεταξύ γωνία οδός οδού οδό αριθμός περιοχή ραντεβού συνάντηση έλα ελάτε πάμε "
    "πήγαινε στείλτε παραλαβή κατάστημα γραφείο γραφεία έδρα κύριος κυρία κος κα οικογένεια τηλ τηλέφωνο διαμέρισμα "
    "ενοικιάζεται πωλείται πωλώ νοικιάζω ζει ζω ζουν δουλεύει δουλεύω βρίσκεται βρίσκομαι θα να δεν μην ναι όχι "
    "γεια καλημέρα καλησπέρα ευχαριστώ ευχαριστούμε προσοχή ιδιοκτήτης ξενοδοχείο φαρμακείο ιατρείο σχολείο"
)
_FLOORS = (
    rf"{se.ENGLISH_UNIT}|"
    r"[0-9]{1,2}[ ]?(?:ος|ο|ου|os|o)\.?[ ]?(?:όροφος|οροφος|όροφο|οροφο|ορόφου|όρ|ορ|orofos|orofo|floor)"
    r"(?![^\W_])(?:\.(?=[ ]?[,0-9]))?"
    r"|(?:όροφος|οροφος|όρ\.|ορ\.|orofos|floor)[ .:]{0,2}[0-9]{1,2}(?![^\W_])"
    r"|(?:διαμ|διαμέρισμα|διαμερισμα|κτίριο|κτήριο|κτιριο|είσοδος|εισοδος|κουδούνι|diam|diamerisma|ktirio)"
    r"[ .:]{1,2}[0-9a-zα-ω]{1,3}(?![^\W_])"
    r"|(?:ισόγειο|ισογειο|ημιώροφος|ημιόροφος|υπόγειο|υπογειο|ρετιρέ|isogeio|isogio|ypogeio|retire|ground floor)"
    r"(?![^\W_])"
)
# Greek letters look like Latin ones only in part: Γ and Δ stay as they are.
_ADDITION = rf"(?:{RANGE})?(?:[a-zα-ω](?![^\W_])|[ ](?!(?:i|o|e|ή|η|ο|κ)[ ])[a-zα-ω](?![^\W_]))?"
_REGIONS = {
    **dict.fromkeys(_keys("Αττική Αττικής Attica Attiki Attikis"), "Αττική"),
    **dict.fromkeys(_keys("Κρήτη Κρήτης Crete Kriti"), "Κρήτη"),
    **dict.fromkeys(_keys("Εύβοια Ευβοίας Evia Evvoia"), "Εύβοια"),
    **dict.fromkeys(_keys("Αχαΐα Αχαΐας Achaia"), "Αχαΐα"),
    **dict.fromkeys(_keys("Μακεδονία Macedonia Makedonia"), "Μακεδονία"),
}
_NAMES = (
    "Ελλάδα",
    "Ελλάς",
    "Ελλάδος",
    "Hellas",
    "Greece",
    "Griechenland",
    "Griekenland",
    "Grèce",
    "Grecia",
    "Grécia",
    "Ellada",
)

GREEK = Grammar(
    country="GR",
    language="el",
    number="after",
    heads=_HEADS,
    suffixes=(*_ENDINGS, *_WORD_ENDINGS),
    wholes=_WHOLES,
    frequent=_WHOLES,
    vague=frozenset((*_ENDINGS, *_COMMON, *_keys("πλ λ λόφος"))),
    plain=frozenset(_keys("πλατεία πλατείας ακτή ακτής στοά πεζόδρομος")),
    weak=frozenset(_WORD_ENDINGS),
    not_streets=frozenset(_NOT_STREETS),
    titles=frozenset(_TITLES),
    forenames=True,
    particles=frozenset(_PARTICLES),
    not_names=frozenset(_NOT_NAMES),
    bare=True,
    addition=_ADDITION,
    unit=_FLOORS,
    links=frozenset(_keys("στην στη στο στον")),
    postcode="both",
    regions=_REGIONS,
    names=_NAMES,
)

GREEK_IN_LATIN = Grammar(
    country="GR",
    language="el",
    number="both",
    heads=tuple("odos odo odou leoforos leoforou leof leofo plateia platia plateias akti parodos pezodromos".split()),
    wholes=_WHOLES_IN_LATIN,
    frequent=_WHOLES_IN_LATIN,
    tails=tuple("street str st avenue ave av square sq".split()),
    suffixes=("opoulou", "oglou", "iadou", "ou", "eos", "ous"),
    weak=frozenset({"ou", "eos", "ous"}),
    plain=frozenset({"plateia", "platia", "plateias", "akti"}),
    vague=frozenset(_COMMON) | frozenset("opoulou oglou iadou street str st avenue ave av square sq".split()),
    titles=frozenset(
        "agiou agias agion ag megalou meg neas palaias vasileos vasilissis vas ethnikis eleftheriou el".split()
    ),
    particles=frozenset({"kai", "tou", "tis", "ton"}),
    not_names=frozenset(
        "meno menei menoun spiti einai stin sti sto ston se apo gia me dieythinsi dieuthinsi address lives live at "
        "in on the my his her our their is from to near visit hotel home house and or moved meet apartment flat "
        "block".split()
    ),
    bare=True,
    addition=_ADDITION,
    unit=_FLOORS,
    links=frozenset({"stin", "in"}),
    postcode="both",
    regions=_REGIONS,
    names=_NAMES,
)
