"""The national numbers we know, one row each (two where a number has a telling and a plain notation).

``alone`` is what form and checksum are worth without a word near: 0.4 and more stands alone; below 0.2 not even a
general word ("id number") is enough. ``cued`` holds beside a word of the scheme: the part ``words`` of
``data/lexicon/national_id.yaml``. A text in the scheme's language ``lang`` adds a little.

Source: the articles on each number in the OECD's TIN descriptions and python-stdnum's modules.
"""

from typing import NamedTuple


class Scheme(NamedTuple):
    """One notation of one national number."""

    country: str
    name: str
    words: str
    shape: str
    check: str  # see detectors/national_id_checks.py
    alone: float
    cued: float = 0.9
    lang: str = ""


_DATE6 = "[0-9]{2}[0-9]{2}[0-3][0-9]"  # YYMMDD; the month is left open: many schemes add 20, 40 or 50 to it
_MONTH = "(?:0[1-9]|1[0-2]|[2-9][0-9])"  # French months: from 20 on they stand for an unknown one
_NIR = "(?:[0-9]{2}|2[AB])"  # the département; Corsica has letters
_NINO = "(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"

SCHEMES = (
    # Western Europe
    Scheme("BE", "nn", "be", "[0-9]{2}[.][0-9]{2}[.][0-9]{2}[ .-]{1,3}[0-9]{3}[.-][0-9]{2}", "be.ssn", 0.9, 0.95),
    Scheme("BE", "nn", "be", "[0-9]{2}([ */-])[0-9]{2}\\1[0-9]{2}[ -]{1,3}[0-9]{3}[ .*/-][0-9]{2}",
           "be.ssn", 0.7, 0.95),
    Scheme("BE", "nn", "be", "[0-9]{6}[ -]{0,3}[0-9]{3}[ .-]?[0-9]{2}", "be.ssn", 0.3),
    Scheme("DE", "idnr", "de", "[1-9][0-9] [0-9]{3} [0-9]{3} [0-9]{3}", "de.idnr", 0.5, lang="de"),
    Scheme("DE", "idnr", "de", "[1-9][0-9](?:[ /]?[0-9]{3}){3}", "de.idnr", 0.25, lang="de"),
    Scheme("DE", "rvnr", "de", "[0-8][0-9][ /]?[0-9]{6}[ /]?[A-Z][ /]?[0-9]{2} ?[0-9]", "own.rvnr", 0.55, lang="de"),
    Scheme("FR", "nir", "fr", f"[12378]([ ./-])[0-9]{{2}}\\1{_MONTH}\\1{_NIR}\\1[0-9]{{3}}\\1[0-9]{{3}}"
           "[ .-]{0,3}(?:/|[|]|cl[ée])?[ :]{0,2}[0-9]{2}", "fr.nir", 0.9, 0.95, "fr"),
    Scheme("FR", "nir", "fr", f"[1278] ?[0-9]{{2}}{_MONTH} ?{_NIR} ?[0-9]{{6}} ?[0-9]{{2}}", "fr.nir", 0.6, 0.95, "fr"),
    Scheme("FR", "nir", "fr", f"[12][ .]?[0-9]{{2}}[ .]?[01][0-9][ .]?{_NIR}[ .]?[0-9]{{3}}[ .]?[0-9]{{3}}",
           "", 0, 0.6),
    Scheme("AT", "vnr", "at", "[1-9][0-9]{3} ?[0-3][0-9][01][0-9][0-9]{2}", "at.vnr", 0.2, lang="de"),
    Scheme("CH", "ahv", "ch", "756[.][0-9]{4}[.][0-9]{4}[.][0-9]{2}", "ch.ssn", 0.95, 0.95),
    Scheme("CH", "ahv", "ch", "756[ -]?[0-9]{4}[ -]?[0-9]{4}[ -]?[0-9]{2}", "ch.ssn", 0.45, 0.95),
    Scheme("LU", "matricule", "lu", "[12][09][0-9]{2} ?[01][0-9] ?[0-3][0-9] ?[0-9]{3} ?[0-9]{2}",
           "own.luxembourg", 0.35),
    # Britain and Ireland
    Scheme("GB", "nino", "gb", f"{_NINO} [0-9]{{2}} [0-9]{{2}} [0-9]{{2}} [A-D]", "", 0.75),
    Scheme("GB", "nino", "gb", f"{_NINO}[0-9]{{6}}[A-D]", "", 0.45),
    Scheme("GB", "nino", "gb", f"(?i:{_NINO}|QQ)(?:[ -]?[0-9]{{2}}){{3}}[ -]?(?i:[A-D])", "", 0, 0.85),
    Scheme("GB", "nino", "gb", "QQ ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]", "", 0.55),  # what manuals print
    Scheme("GB", "nhs", "gb_nhs", "[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}", "gb.nhs", 0.1),
    Scheme("IE", "pps", "ie", "[0-9]{7} ?(?i:[A-W][ABHWTX]?)", "ie.pps", 0.3),
    # Southern Europe
    Scheme("ES", "dni", "es", "(?:[0-9]{8}|[0-9]{2}[.][0-9]{3}[.][0-9]{3})-?[A-HJ-NP-TV-Z]", "es.dni", 0.5, lang="es"),
    Scheme("ES", "dni", "es", "(?:[0-9]{8}|[0-9]{2}[. ][0-9]{3}[. ][0-9]{3})[ -]{0,3}(?i:[A-HJ-NP-TV-Z])",
           "es.dni", 0.1),
    Scheme("ES", "nie", "es", "[XYZ]-?[0-9]{7}-?[A-HJ-NP-TV-Z]", "es.nie", 0.55, lang="es"),
    Scheme("ES", "nie", "es", "(?i:[XYZ])[ -]?[0-9]{7}[ -]?(?i:[A-HJ-NP-TV-Z])", "es.nie", 0.1),
    Scheme("IT", "codice fiscale", "it", "(?i:[A-Z]{6}[0-9]{2}[A-EHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z])",
           "it.codicefiscale", 0.9, 0.95),
    Scheme("IT", "codice fiscale", "it", "[A-Z]{3} [A-Z]{3} [0-9]{2} ?[A-EHLMPRST] ?[0-9]{2} ?[A-Z] ?[0-9]{3} ?[A-Z]",
           "it.codicefiscale", 0.9, 0.95),
    Scheme("PT", "nif", "pt", "[0-9]{3}[ .]?[0-9]{3}[ .]?[0-9]{3}", "own.pt_person", 0.1, 0.8),
    Scheme("PT", "cartão de cidadão", "pt_cc", "[0-9]{8}[ -][0-9][ -]?[A-Z]{2}[0-9]", "pt.cc", 0.6),
    Scheme("PT", "cartão de cidadão", "pt_cc", "[0-9]{9}[A-Z]{2}[0-9]", "pt.cc", 0.3),
    Scheme("GR", "amka", "gr", "[0-3][0-9][01][0-9]{8}", "gr.amka", 0.2),
    # Northern Europe
    Scheme("SE", "personnummer", "se", f"(?:19|20)?{_DATE6}[-+][0-9]{{4}}", "se.personnummer", 0.3, lang="sv"),
    Scheme("SE", "personnummer", "se", f"(?:19|20)?{_DATE6} ?[0-9]{{4}}", "se.personnummer", 0.15),
    Scheme("DK", "cpr", "dk", "[0-3][0-9][01][0-9]{3}-[0-9]{4}", "own.old_cpr", 0.3, lang="da"),
    Scheme("DK", "cpr", "dk", "[0-3][0-9][01][0-9]{3}[ -]?[0-9]{4}", "dk.cpr", 0.1, 0.8),
    Scheme("FI", "hetu", "fi", "[0-3][0-9][01][0-9]{3}[-+A-FU-Y][0-9]{3}[A-FHJ-NPR-Y]", "fi.hetu", 0.8, 0.95),
    Scheme("FI", "hetu", "fi", "[0-3][0-9][01][0-9]{3}(?i:[-+A-FU-Y][0-9]{3}[0-9A-FHJ-NPR-Y])",
           "fi.hetu", 0.35, lang="fi"),
    Scheme("NO", "fødselsnummer", "no", "[0-7][0-9][0-9]{4} [0-9]{5}", "no.fodselsnummer", 0.6, lang="nb"),
    Scheme("NO", "fødselsnummer", "no", "[0-7][0-9]{5}[ -]?[0-9]{5}", "no.fodselsnummer", 0.35, lang="nb"),
    Scheme("IS", "kennitala", "is", "[0-7][0-9]{5}-?[0-9]{4}", "is_.kennitala", 0.2),
    Scheme("EE", "isikukood", "ee", "[1-6][0-9]{2}[01][0-9][0-3][0-9]{5}", "ee.ik", 0.2),
    Scheme("LT", "asmens kodas", "lt", "[1-6][0-9]{2}[01][0-9][0-3][0-9]{5}", "lt.asmens", 0.2),
    Scheme("LV", "personas kods", "lv", "[0-3][0-9]{5}-?[0-9]{5}", "lv.pvn", 0.2),
    # Central and Eastern Europe
    Scheme("PL", "pesel", "pl", f"{_DATE6}[0-9]{{5}}", "pl.pesel", 0.25),
    Scheme("CZ", "rodné číslo", "cz", f"{_DATE6}/[0-9]{{3,4}}", "cz.rc", 0.3, lang="cs"),
    Scheme("CZ", "rodné číslo", "cz", f"{_DATE6}[0-9]{{3,4}}", "cz.rc", 0.1),
    Scheme("HU", "taj", "hu_taj", "[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{3}", "own.taj", 0.1),
    Scheme("HU", "adóazonosító jel", "hu_tax", "8[0-9]{9}", "own.adoazonosito", 0.1),
    Scheme("RO", "cnp", "ro", "[1-9][0-9]{2}[01][0-9][0-3][0-9]{7}", "ro.cnp", 0.3),
    Scheme("BG", "egn", "bg", "[0-9]{10}", "bg.egn", 0.15),
    Scheme("HR", "oib", "hr", "[0-9]{11}", "hr.oib", 0.1),
    Scheme("SI", "emšo", "si", "[0-3][0-9][01][0-9]{10}", "si.emso", 0.3),
    Scheme("TR", "tc kimlik", "tr", "[1-9][0-9]{10}", "tr.tckimlik", 0.25),
    Scheme("RU", "snils", "ru", "[0-9]{3}-[0-9]{3}-[0-9]{3}[ -][0-9]{2}", "own.snils", 0.6),
    Scheme("RU", "snils", "ru", "[0-9]{11}", "own.snils", 0.1),
    Scheme("RU", "inn", "ru", "[0-9]{12}", "ru.inn", 0.1, 0.8),
    Scheme("UA", "rntrc", "ua", "[0-9]{10}", "ua.rntrc", 0.1, 0.8),
    # Elsewhere
    Scheme("US", "ssn", "us", "[0-9]{3}-[0-9]{2}-[0-9]{4}", "us.ssn", 0.6),
    Scheme("US", "ssn", "us", "[0-9]{3}([ .]?)[0-9]{2}\\1[0-9]{4}", "us.ssn", 0.1, 0.75),
    # What the administration prints in leaflets: nobody's, but written like anybody's.
    Scheme("US", "ssn", "us", "987([ ./-]{0,3})65\\1(?:432[0-9])|219-09-9999|078-05-1120", "", 0.5, 0.8),
    Scheme("US", "itin", "us", "9[0-9]{2}-[5-9][0-9]-[0-9]{4}", "us.itin", 0.5),
    Scheme("US", "itin", "us", "9[0-9]{2}([ .]?)[5-9][0-9]\\1[0-9]{4}", "us.itin", 0.1, 0.75),
    Scheme("CA", "sin", "ca", "[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{3}", "own.sin", 0.1, 0.8),
    Scheme("MX", "curp", "mx", "[A-Z]{4}[0-9]{6}[HMX][A-Z]{5}[0-9A-Z][0-9]", "mx.curp", 0.9),
    Scheme("CL", "rut", "cl", "[0-9]{1,2}[.][0-9]{3}[.][0-9]{3}-[0-9Kk]|[0-9]{7,8}-[0-9Kk]", "cl.rut", 0.3),
    Scheme("AR", "cuil", "ar", "(?:20|23|24|27)[ -]?[0-9]{8}[ -]?[0-9]", "ar.cuit", 0.25),
    Scheme("AR", "dni", "es", "[0-9]{1,2}[.][0-9]{3}[.][0-9]{3}", "", 0.0, 0.75),
    Scheme("PE", "dni", "es", "[0-9]{8}", "", 0.0, 0.6),
    Scheme("CO", "cédula", "co", "[1-9][.]?[0-9]{3}[.]?[0-9]{3}[.]?[0-9]{3}|[0-9]{2}[.][0-9]{3}[.][0-9]{3}",
           "", 0.0, 0.7),
    Scheme("EC", "cédula", "co", "[0-2][0-9]{8}-?[0-9]", "ec.ci", 0.1, 0.8),
    Scheme("BR", "cpf", "br", "[0-9]{3}[.][0-9]{3}[.][0-9]{3}-[0-9]{2}", "br.cpf", 0.85, 0.95),
    Scheme("BR", "cpf", "br", "[0-9]{3}[. ]?[0-9]{3}[. ]?[0-9]{3}[ -]?[0-9]{2}", "br.cpf", 0.2),
    Scheme("AU", "tfn", "au", "[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{3}", "au.tfn", 0.1, 0.85),
    Scheme("IN", "aadhaar", "in", "[2-9][0-9]{3}[ -]?[0-9]{4}[ -]?[0-9]{4}", "in_.aadhaar", 0.2),
    Scheme("IN", "pan", "in", "[A-Z]{3}P[A-Z][0-9]{4}[A-Z]", "own.pan", 0.3),
    Scheme("CN", "resident id", "cn", "[1-9][0-9]{16}[0-9Xx]", "cn.ric", 0.6),
    Scheme("KR", "rrn", "kr", "[0-9]{6}-[1-8][0-9]{6}", "kr.rrn", 0.5),
    Scheme("ZA", "id number", "za", "[0-9]{6} ?[0-9]{4} ?[01][0-9]{2}", "za.idnr", 0.2),
    Scheme("IL", "teudat zehut", "il", "[0-9]{8}-?[0-9]", "il.idnr", 0.1, 0.8),
)  # fmt: skip
