"""English words for invented posts. Written for doxguard; MIT."""

from doxguard.benchmarks.corpora.generated.words import Words, by_key, told, words

EN = Words(
    frames=by_key("""
        # STREET_ADDRESS
        I live at {} by the way
        this creep lives at {}, pay him a visit
        send the cards to {} please
        her address: {}
        party's at {} on Saturday, bring a chair
        {} — that's where he hides
        anyone know who owns {}?
        the teacher's house is {} and he's home after five
        # PARTIAL_ADDRESS
        he lives somewhere on {}
        she moved to {} and thinks nobody knows
        my ex has a place on {} now
        lives on {}, third door on the left
        # GPS_COORDINATES
        the caravan is parked here: {}
        her cabin is at {}
        house coordinates {}
        {} that's his driveway
        # LOCATION_LINK
        he lives right here: {}
        {} this is her front door
        I'm here {} you coming?
        dropped a pin on his house {}
        # LIVE_LOCATION_LINK
        follow him here: {}
        you can watch her drive live {}
        on my way, track me {}
        {} he left sharing on lmao
        # PHONE_NUMBER
        his number is {}, go call him
        text me on {}
        call {} if you know anything
        {} is her cell, have fun
        ph: {}
        the principal's private number: {}
        # EMAIL_ADDRESS
        just mail {}
        flood her inbox at {}
        {} if you want to tell him what you think
        sign up via {}
        his private email is {}
        # IBAN_CODE
        wire it to {} please
        his account: {}
        iban {}
        # BANK_ACCOUNT
        bank details for the scammer: {}
        he got paid into {}
        {} belongs to my neighbour
        # CREDIT_CARD
        his card still works: {}
        card {} exp 08/29
        {} go nuts
        # NL_BSN
        his Dutch BSN is {}
        her bsn: {}
        citizen service number {} (Netherlands)
        # NATIONAL_ID
        national id of that landlord: {}
        her id number back home is {}
        # NATIONAL_ID: US
        his social security number is {}
        SSN {}
        # NATIONAL_ID: British
        his national insurance number is {}
        NI number {}
        # NATIONAL_ID: Irish
        PPS number {}
        # NATIONAL_ID: Spanish
        her Spanish DNI is {}
        # NATIONAL_ID: Swedish
        his Swedish personnummer: {}
        # IDENTITY_DOCUMENT
        passport number {}
        her passport: {}
        # IDENTITY_DOCUMENT: British licence
        his driving licence is {}
        driver number {}
        # IDENTITY_DOCUMENT: MRZ
        bottom of her passport page: {}
        # BIOMETRIC
        from the gym leak, his fingerprint template: {}
        # BIOMETRIC: face vector
        her face embedding is online {}
        # BIOMETRIC: DNA profile
        dna profile of my half brother {}
    """),
    live=words("""
        he is [[at {venue} right now]], get him
        she's [[in {venue} as we speak]] with her new guy
        [[tonight at {hour} in {venue}]] she's singing again
        spotted: [[{venue}, five minutes ago]]
        my ex is [[right now at {venue}]]
        I'm [[at {venue} right now]] with a coffee
        the judge is [[having lunch at {venue} today]]
        she's staying [[at {venue} until Sunday]]
        he's [[home alone right now at {}]]
        she is [[at {} right this minute]], ring the bell
    """),
    venues=words("""
        the Made-up Crown in York
        the Tesco in the middle of Norwich
        platform 5 of Leeds station
        the FitFable gym in Exeter
        the public library in Albany
        gate B12 at Portland airport
        the Nowhere Hotel in Brighton
        the Mirage diner in Mesa
    """),
    credentials=told("""
        password = his insta password is [[{password}]]
        password = pw: [[{password}]] and he has no clue
        log-in = log in with [[{user} / {password}]]
        log-in = username [[{user} password {password}]]
        log-in, mail = my ex's netflix: [[{}:{password}]]
        pin = the PIN of her card is [[{pin}]]
        pin = pin [[{pin}]], the card is in the drawer
        code = his recovery code is [[{code}]] enjoy
    """),
    medical=told("""
        diagnosis = the mayor has [[{illness}]] and nobody knows
        diagnosis = my neighbour is in hospital with [[{illness}]]
        diagnosis = he was diagnosed with [[{illness}]] last week
        medication = she's been on [[{drug}]] since the divorce
        medication = the nurse gives him [[{drug}]] every day
        patient number = patient number [[{number}]] is my coworker
    """),
    illnesses=words("""
        breast cancer
        HIV
        bipolar disorder
        acute leukemia
        schizophrenia
        Crohn's disease
        hepatitis C
        postnatal depression
        multiple sclerosis
        chlamydia
    """),
    drugs=words("""
        lithium 400 mg
        Xanax
        methadone
        sertraline 50 mg
        insulin
        Adderall
    """),
    noise=by_key("""
        # order number
        order {d10} has been on its way for three weeks
        order no. {d9} and still nothing
        # tracking
        tracking RR{d9}GB says "in transit" since Monday
        # EAN
        search for {ean} and you'll find the lamp
        # ISBN
        the book is ISBN {isbn}
        # unix time
        log says {unix} error and then silence
        # year and letters
        the 2026 EU qualifiers were something
        # distance
        cycled {n4} km this year
        # decimals
        grades were {dec}, {dec} and {dec}
        # score
        final score {n1}-{n1}, {n1}-{n1} after extra time
        # flight
        flight BA{n4} delayed again
        # IP
        can someone ping {ip} for me?
        # street alone
        Church Street is closed tomorrow for the market
        # road
        stuck on the M{n2} and then the A{n3}
        # thousands
        {n1},{n3},{n3} views already
        # gift card
        gift card {gift} is empty, thanks mom
        # emergency
        call 911 or 112 if it burns, 101 if it doesn't
        # handle
        follow @madeup_{n4} for more
        # part number
        anyone got part {n3}-{n3}-{d5} lying around?
        # version
        since version {n1}.{n2}.{d5}.{n3} everything crashes
        # plate
        white van plate {L2}{n2} {L3} double parked
        # company number
        company no. {d8}, VAT GB{d9}
        # date
        away from 12/05/2026 to 23/08/2026
        # price
        was 1,299.00 now 849.95 this week
    """),
    figures=words("zero\none\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine"),
    at=("(at)", "[at]", " at ", " AT ", "{at}", " (a) "),
    dot=("(dot)", "[dot]", " dot ", " DOT ", "{dot}", " . "),
    turned={"reversed": "(backwards)", "base64": "(base64)", "rot13": "(rot13)"},
)
