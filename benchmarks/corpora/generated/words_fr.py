"""French words for invented posts. Written for doxguard; MIT."""

from doxguard.benchmarks.corpora.generated.words import Words, by_key, told, words

FR = Words(
    frames=by_key("""
        # STREET_ADDRESS
        j'habite {} d'ailleurs
        ce type habite {}, allez le voir
        envoyez les cartes au {}
        son adresse : {}
        {} — c'est là qu'il se cache
        # PARTIAL_ADDRESS
        il habite quelque part {}
        elle a déménagé {} et croit que personne ne le sait
        mon ex vit {} maintenant
        # GPS_COORDINATES
        la caravane est ici : {}
        sa cabane : {}
        coordonnées de la maison {}
        # LOCATION_LINK
        il habite ici : {}
        {} c'est sa porte d'entrée
        # LIVE_LOCATION_LINK
        suivez-le ici : {}
        je suis en route, suivez-moi {}
        # PHONE_NUMBER
        son numéro est le {}, appelez-le
        écris-moi au {}
        {} c'est son portable, amusez-vous
        Tél : {}
        # EMAIL_ADDRESS
        écris à {}
        son mail perso : {}
        {} pour lui dire ce que vous en pensez
        # IBAN_CODE
        fais un virement sur {} stp
        son compte : {}
        # BANK_ACCOUNT
        les coordonnées bancaires de l'escroc : {}
        payé depuis {}
        # CREDIT_CARD
        sa carte marche encore : {}
        carte {} valable jusqu'au 08/29
        # NL_BSN
        son BSN néerlandais est {}
        BSN {} aux Pays-Bas
        # NATIONAL_ID
        son numéro de sécu : {}
        numéro de sécurité sociale {}
        # NATIONAL_ID: Italian
        son codice fiscale italien : {}
        # IDENTITY_DOCUMENT
        passeport numéro {}
        son passeport : {}
        # IDENTITY_DOCUMENT: French card
        sa carte d'identité : {}
        # IDENTITY_DOCUMENT: MRZ
        en bas de son passeport : {}
        # BIOMETRIC
        la fuite de la salle de sport, son empreinte : {}
        # BIOMETRIC: face vector
        le vecteur de son visage : {}
        # BIOMETRIC: DNA profile
        profil adn de mon demi-frère {}
    """),
    live=words("""
        il est [[en ce moment {venue}]], chopez-le
        elle est [[maintenant {venue}]] avec son nouveau mec
        [[ce soir à {hour}h {venue}]] elle chante encore
        vu : [[{venue}, il y a cinq minutes]]
        je suis [[en ce moment {venue}]] avec un café
        il est [[seul chez lui en ce moment, {}]]
    """),
    venues=words("""
        au café La Couronne Fictive à Dijon
        au Carrefour du centre de Pau
        sur la voie 5 de la gare de Nantes
        à la salle de sport FabelFit à Brest
        à la médiathèque de Lyon 3
        à l'hôtel Nulle Part de Deauville
    """),
    credentials=told("""
        password = le mot de passe de son insta est [[{password}]]
        log-in = connecte-toi avec [[{user} / {password}]]
        log-in, mail = le netflix de mon ex : [[{}:{password}]]
        pin = le code de sa carte est [[{pin}]]
        code = son code de récupération : [[{code}]]
    """),
    medical=told("""
        diagnosis = le maire a [[{illness}]], personne ne le sait
        diagnosis = on lui a diagnostiqué [[{illness}]] la semaine dernière
        medication = elle prend [[{drug}]] depuis le divorce
        patient number = dossier patient [[{number}]], c'est ma collègue
    """),
    illnesses=words("""
        un | cancer du sein
        le | VIH
        un | trouble bipolaire
        une | leucémie aiguë
        une | schizophrénie
        la | maladie de Crohn
        une | hépatite C
        une | sclérose en plaques
    """),
    drugs=words("""
        du | lithium 400 mg
        du | Lexomil
        de la | méthadone
        de la | sertraline 50 mg
        de l'| insuline
    """),
    noise=by_key("""
        # order number
        la commande {d10} est en route depuis trois semaines
        commande n° {d9} et toujours rien
        # tracking
        colis 6A{d10} bloqué depuis lundi
        # EAN
        cherche {ean} et tu trouves la lampe
        # ISBN
        le livre a l'ISBN {isbn}
        # unix time
        le log dit {unix} error et puis rien
        # distance
        {n4} km à vélo cette année
        # decimals
        les notes : {dec}, {dec} et {dec}
        # score
        score final {n1}-{n1}, {n1}-{n1} après prolongation
        # flight
        vol AF{n4} encore en retard
        # IP
        quelqu'un peut pinger {ip} ?
        # street alone
        la rue de l'Église est fermée demain pour le marché
        # road
        bouchon sur l'A{n2} et la D{n3}
        # thousands
        déjà {n1} {n3} {n3} vues
        # gift card
        carte cadeau {gift} vide, merci maman
        # emergency
        le 112 ou le 18 si ça brûle
        # handle
        suivez @fictif_{n4} pour la suite
        # part number
        quelqu'un a la pièce {n3}-{n3}-{d5} ?
        # version
        depuis la version {n1}.{n2}.{d5}.{n3} tout plante
        # company number
        SIRET {d9}00012
        # date
        absent du 12/05/2026 au 23/08/2026
        # price
        au lieu de 1 299,00 seulement 849,95
    """),
    figures=words("zéro\nun\ndeux\ntrois\nquatre\ncinq\nsix\nsept\nhuit\nneuf"),
    at=("(at)", "[at]", " at ", " arobase ", "(arobase)"),
    dot=("(point)", "[point]", " point ", "(dot)", " . "),
    turned={"reversed": "(à l'envers)", "base64": "(base64)", "rot13": "(rot13)"},
)
