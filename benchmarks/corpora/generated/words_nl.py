"""Dutch words for invented posts. Written for doxguard; MIT."""

from doxguard.benchmarks.corpora.generated.words import Words, by_key, told, words

NL = Words(
    frames=by_key("""
        # STREET_ADDRESS
        ik woon op {} trouwens
        die gast woont gewoon op {}, ga maar langs
        pakketje mag naar {} hoor
        haar adres: {}
        kom zaterdag naar {}, wij zorgen voor taart
        {} — daar zit ze dus
        stuur die kaartjes maar naar {} 💌
        wie kent de bewoners van {}?
        adres van de leraar is {} en hij is na vijven thuis
        # PARTIAL_ADDRESS
        hij woont ergens in de {} geloof ik
        zij zit op de {}, derde huis van links
        ze is verhuisd naar de {} en denkt dat niemand het weet
        mijn ex woont nu aan de {}
        # PARTIAL_ADDRESS: postcode
        hij woont in {} hoor
        haar postcode thuis is {}
        ze woont nu in postcode {}
        # GPS_COORDINATES
        hier staat de caravan: {}
        zijn tuinhuis is op {}
        coördinaten van het huis {}
        precies hier woont ze {}
        {} daar moet je zijn
        # LOCATION_LINK
        hier woont ie: {}
        {} dit is zijn huis
        ik sta hier {} kom je?
        pin van haar voordeur {}
        # LIVE_LOCATION_LINK
        volg hem hier: {}
        live te zien waar ze rijdt {}
        ik ben onderweg, kijk maar mee {}
        {} hij heeft delen nog aanstaan lol
        # PHONE_NUMBER
        zijn nummer is {}, bel hem plat
        app me op {}
        bel even naar {} als je iets weet
        {} is van haar, veel plezier
        tel. {}
        dit is het privénummer van de rector: {}
        oma is haar mobiel kwijt, was {}
        # EMAIL_ADDRESS
        stuur maar een mail naar {}
        mail hem helemaal suf op {}
        {} voor wie hem wil vertellen wat hij ervan vindt
        opgeven kan via {}
        haar privémail is {}
        # IBAN_CODE
        maak het over op {} alsjeblieft
        rekening {} tnv J. Bedacht
        dit is zijn rekening: {}
        iban {}
        # BANK_ACCOUNT
        oude bankgegevens van opa: {}
        betaald vanaf {}
        {} staat op naam van mijn buurman
        # CREDIT_CARD
        zijn kaart doet het nog: {}
        creditcard {} geldig tot 08/29
        {} leef je uit
        # NL_BSN
        mijn bsn is {}
        haar burgerservicenummer: {}
        bsn {} staat gewoon op zijn loonstrook
        sofinummer van die oplichter is {}
        # NATIONAL_ID
        zijn rijksregisternummer is {}
        rijksregister {} stond op de brief
        # IDENTITY_DOCUMENT
        paspoort {}
        nummer van haar id-kaart: {}
        paspoortnummer van de chauffeur is {}
        # IDENTITY_DOCUMENT: Dutch licence
        rijbewijs {} verloren, wie vindt het
        zijn rijbewijsnummer: {}
        # IDENTITY_DOCUMENT: Belgian
        nummer van zijn eID is {}
        identiteitskaart {}
        # IDENTITY_DOCUMENT: MRZ
        onderkant van haar paspoort: {}
        # BIOMETRIC
        uit het lek van de sportschool, zijn vingerafdruk: {}
        # BIOMETRIC: face vector
        zijn gezichtstemplate staat online {}
        # BIOMETRIC: DNA profile
        dna-profiel van mijn halfbroer {}
    """),
    live=words("""
        hij zit [[nu {venue}]], pak hem
        ze is [[op dit moment {venue}]] met haar nieuwe vriend
        [[vanavond om {hour} uur {venue}]] staat ze weer te zingen
        gespot: [[{venue}, nu]]
        mijn ex loopt [[nu {venue}]] rond
        [[{venue}, vijf minuten geleden]] gezien met een rode jas
        ik zit [[nu {venue}]] met een bak koffie
        die vent van de belasting is [[vanmiddag {venue}]]
        ze logeert [[t/m zondag {venue}]]
        hij is [[nu alleen thuis op {}]]
        [[op dit moment is ze op {}]], ga maar aanbellen
    """),
    venues=words("""
        in café De Verzonnen Kroon in Zwolle
        bij de Albert Heijn in het centrum van Assen
        op station Leiden Centraal, spoor 5
        in sportschool FitFabel in Breda
        in het zwembad van Heerlen
        in de bibliotheek van Nijmegen
        op de camping De Luchtspiegeling in Ommen
        bij de ingang van het Diakonessenhuis
        op perron 3 van Utrecht Centraal
        in hotel Nergens in Scheveningen
    """),
    credentials=told("""
        password = het wachtwoord van zijn insta is [[{password}]]
        password = ww: [[{password}]] en hij merkt niks
        log-in = inloggen kan met [[{user} / {password}]]
        log-in = gebruikersnaam [[{user} wachtwoord {password}]]
        log-in, mail = netflix van mijn ex: [[{}:{password}]]
        pin = de pincode van haar pas is [[{pin}]]
        pin = pin [[{pin}]], pasje ligt in de la
        code = zijn herstelcode is [[{code}]] succes
    """),
    medical=told("""
        diagnosis = de wethouder heeft [[{illness}]], dat weet niemand
        diagnosis = mijn buurvrouw is opgenomen met [[{illness}]]
        diagnosis = bij hem is vorige week [[{illness}]] vastgesteld
        medication = ze slikt [[{drug}]] sinds de scheiding
        medication = hij krijgt elke dag [[{drug}]] van de thuiszorg
        patient number = patiëntnummer [[{number}]] van mijn collega
    """),
    illnesses=words("""
        borstkanker
        hiv
        een | bipolaire stoornis
        acute leukemie
        schizofrenie
        de | ziekte van Crohn
        hepatitis C
        een | postnatale depressie
        multiple sclerose
        chlamydia
    """),
    drugs=words("""
        lithium 400 mg
        oxazepam
        methadon
        sertraline 50 mg
        insuline
        ritalin
    """),
    noise=by_key("""
        # order number
        bestelling {d10} is nu al drie weken onderweg
        ordernr {d9} en nog steeds niks
        # tracking
        track en trace 3S{L4}{d9} zegt al dagen "in sortering"
        # EAN
        zoek je op {ean} dan vind je die lamp
        # ISBN
        het boek heeft ISBN {isbn}
        # unix time
        logregel {unix} error, en daarna niks meer
        # year and letters
        tijdens WK 2026 EU kwalificatie nog eens kijken
        # distance
        {n4} km gefietst dit jaar
        # decimals
        de cijfers waren {dec}, {dec} en {dec}
        # score
        eindstand {n1}-{n1}, na verlenging {n1}-{n1}
        # flight
        vlucht KL{n4} alweer vertraagd
        # IP
        pingt iemand {ip} even voor me?
        # street alone
        de Kerkstraat is morgen dicht vanwege de markt
        # road
        file op de N{n3} en de A{n2} door een band
        # thousands
        al {n1}.{n3}.{n3} keer bekeken
        # gift card
        cadeaukaart {gift} is leeg, bedankt mam
        # emergency
        bel 112 bij brand en 14020 voor de gemeente
        # handle
        volg @verzonnen_{n4} voor meer
        # part number
        iemand onderdeel {n3}-{n3}-{d5} liggen?
        # version
        sinds versie {n1}.{n2}.{d5}.{n3} loopt alles vast
        # plate
        witte bus met kenteken {L2}-{n3}-{L1} staat dubbel
        # company number
        KvK {d8}, btw NL{d9}B01
        # date
        van 12-05-2026 t/m 23-08-2026 op reis
        # price
        van 1.299,00 voor 849,95 deze week
    """),
    figures=words("nul\neen\ntwee\ndrie\nvier\nvijf\nzes\nzeven\nacht\nnegen"),
    at=("(at)", "[at]", " at ", " apenstaartje ", "(apenstaartje)", " [@] "),
    dot=("(dot)", "[punt]", " punt ", "(punt)", " . "),
    turned={"reversed": "(achterstevoren)", "base64": "(base64)", "rot13": "(rot13)"},
)
