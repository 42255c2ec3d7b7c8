"""German words for invented posts. Written for doxguard; MIT."""

from doxguard.benchmarks.corpora.generated.words import Words, by_key, told, words

DE = Words(
    frames=by_key("""
        # STREET_ADDRESS
        ich wohne übrigens {}
        der Typ wohnt {}, geht mal vorbei
        Pakete bitte an {}
        ihre Adresse: {}
        {} — da steckt er also
        # PARTIAL_ADDRESS
        er wohnt irgendwo in der {}
        sie ist in die {} gezogen
        mein Ex wohnt jetzt {}
        # GPS_COORDINATES
        der Wohnwagen steht hier: {}
        seine Hütte: {}
        Koordinaten vom Haus {}
        # LOCATION_LINK
        hier wohnt er: {}
        {} das ist ihre Haustür
        # LIVE_LOCATION_LINK
        hier könnt ihr ihm folgen: {}
        bin unterwegs, schaut mit {}
        # PHONE_NUMBER
        seine Nummer ist {}, ruft ihn an
        schreib mir auf {}
        {} ist ihr Handy, viel Spaß
        Tel. {}
        # EMAIL_ADDRESS
        schreib einfach an {}
        seine private Mail: {}
        {} für alle, die ihm was sagen wollen
        # IBAN_CODE
        überweis es auf {} bitte
        sein Konto: {}
        # BANK_ACCOUNT
        die Bankdaten vom Betrüger: {}
        bezahlt von {}
        # CREDIT_CARD
        seine Karte geht noch: {}
        Kreditkarte {} gültig bis 08/29
        # NL_BSN
        seine niederländische BSN ist {}
        BSN {} aus den Niederlanden
        # NATIONAL_ID
        seine Nummer beim Staat ist {}
        # NATIONAL_ID: German, tax
        ihre Steuer-ID: {}
        steuerliche Identifikationsnummer {}
        # NATIONAL_ID: German, pension
        seine Rentenversicherungsnummer ist {}
        # NATIONAL_ID: Austrian
        ihre österreichische Sozialversicherungsnummer: {}
        # NATIONAL_ID: Polish
        sein PESEL ist {}
        # IDENTITY_DOCUMENT
        Passnummer {}
        ihr Reisepass: {}
        # IDENTITY_DOCUMENT: German card
        Personalausweis Nr. {}
        # IDENTITY_DOCUMENT: MRZ
        unten auf ihrem Pass steht {}
        # BIOMETRIC
        aus dem Leak vom Studio, sein Fingerabdruck: {}
        # BIOMETRIC: face vector
        der Gesichtsvektor von ihr: {}
        # BIOMETRIC: DNA profile
        DNA-Profil von meinem Halbbruder {}
    """),
    live=words("""
        er sitzt [[gerade {venue}]], holt ihn euch
        sie ist [[jetzt {venue}]] mit ihrem Neuen
        [[heute Abend um {hour} Uhr {venue}]] singt sie wieder
        gesehen: [[{venue}, vor fünf Minuten]]
        ich bin [[gerade {venue}]] mit einem Kaffee
        er ist [[gerade allein zu Hause, {}]]
    """),
    venues=words("""
        im Café Zur Erfundenen Krone in Hameln
        im Rewe in der Innenstadt von Kassel
        auf Gleis 5 in Ulm Hbf
        im Fitnessstudio Fabelfit in Trier
        in der Stadtbibliothek Kassel
        im Hotel Nirgends in Binz
    """),
    credentials=told("""
        password = sein Insta-Passwort ist [[{password}]]
        log-in = Login mit [[{user} / {password}]]
        log-in, mail = Netflix von meiner Ex: [[{}:{password}]]
        pin = die PIN von ihrer Karte ist [[{pin}]]
        code = sein Wiederherstellungscode: [[{code}]]
    """),
    medical=told("""
        diagnosis = der Bürgermeister hat [[{illness}]], das weiß keiner
        diagnosis = bei ihm wurde letzte Woche [[{illness}]] festgestellt
        medication = sie nimmt [[{drug}]] seit der Scheidung
        patient number = Patientennummer [[{number}]] ist meine Kollegin
    """),
    illnesses=words("""
        Brustkrebs
        HIV
        eine | bipolare Störung
        akute Leukämie
        Schizophrenie
        Morbus Crohn
        Hepatitis C
        multiple Sklerose
    """),
    drugs=words("""
        Lithium 400 mg
        Tavor
        Methadon
        Sertralin 50 mg
        Insulin
    """),
    noise=by_key("""
        # order number
        Bestellung {d10} ist seit drei Wochen unterwegs
        Bestellnummer {d9} und immer noch nichts
        # tracking
        Sendung JJD{d10} steckt seit Montag fest
        # EAN
        such mal nach {ean}, da findest du die Lampe
        # ISBN
        das Buch hat die ISBN {isbn}
        # unix time
        im Log steht {unix} error, dann nichts
        # distance
        {n4} km geradelt dieses Jahr
        # decimals
        die Noten waren {dec}, {dec} und {dec}
        # score
        Endstand {n1}:{n1}, nach Verlängerung {n1}:{n1}
        # flight
        Flug LH{n4} schon wieder verspätet
        # IP
        pingt mal bitte {ip}
        # street alone
        die Hauptstraße ist morgen wegen Markt gesperrt
        # road
        Stau auf der A{n2} und der B{n3}
        # thousands
        schon {n1}.{n3}.{n3} mal angesehen
        # gift card
        Gutschein {gift} ist leer, danke Mama
        # emergency
        bei Feuer die 112, sonst die 110 anrufen
        # handle
        folgt @erfunden_{n4} für mehr
        # part number
        hat jemand Teil {n3}-{n3}-{d5} rumliegen?
        # version
        seit Version {n1}.{n2}.{d5}.{n3} stürzt alles ab
        # company number
        HRB {d5}, USt-ID DE{d9}
        # date
        vom 12.05.2026 bis 23.08.2026 unterwegs
        # price
        statt 1.299,00 nur 849,95 diese Woche
    """),
    figures=words("null\neins\nzwei\ndrei\nvier\nfünf\nsechs\nsieben\nacht\nneun"),
    at=("(at)", "[at]", " at ", "(ät)", " ät "),
    dot=("(punkt)", "[punkt]", " punkt ", "(dot)", " . "),
    turned={"reversed": "(rückwärts)", "base64": "(base64)", "rot13": "(rot13)"},
)
