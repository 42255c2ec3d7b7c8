"""The list of grammars: a new country, or another of its languages, is a line here."""

from functools import cache

from doxguard.detectors.address import (
    at,
    au,
    be,
    ca,
    ch,
    cz,
    de,
    dk,
    es,
    fi,
    fr,
    gb,
    gr,
    hu,
    ie,
    it,
    lu,
    nl,
    no,
    nz,
    pl,
    pt,
    ro,
    se,
    tr,
    us,
)
from doxguard.detectors.address.grammar import Grammar

GRAMMARS: tuple[Grammar, ...] = (
    nl.DUTCH,
    be.DUTCH,
    be.FRENCH,
    be.GERMAN,
    de.GERMAN,
    at.GERMAN,
    ch.GERMAN,
    ch.FRENCH,
    ch.ITALIAN,
    fr.FRENCH,
    lu.FRENCH,
    lu.GERMAN,
    gb.ENGLISH,
    ie.ENGLISH,
    nz.ENGLISH,
    au.ENGLISH,
    us.ENGLISH,
    us.SPANISH,
    ca.ENGLISH,
    ca.FRENCH,
    es.SPANISH,
    es.CATALAN,
    es.GALICIAN,
    es.BASQUE,
    pt.PORTUGUESE,
    it.ITALIAN,
    pl.POLISH,
    cz.CZECH,
    hu.HUNGARIAN,
    ro.ROMANIAN,
    tr.TURKISH,
    se.SWEDISH,
    dk.DANISH,
    no.NORWEGIAN,
    fi.FINNISH,
    fi.SWEDISH,
    gr.GREEK,
    gr.GREEK_IN_LATIN,
)


@cache
def of_country(country: str) -> tuple[Grammar, ...]:
    """Return the grammars of one country (ISO 3166 alpha-2); raises `ValueError` if there are none."""
    grammars = tuple(grammar for grammar in GRAMMARS if grammar.country == country)
    if not grammars:
        known = sorted({grammar.country for grammar in GRAMMARS})
        raise ValueError(f"no address grammar for {country!r}; there are: {', '.join(known)}")
    return grammars
