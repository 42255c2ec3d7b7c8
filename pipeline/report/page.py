"""A run as one page of HTML that stands by itself: figures, plots as SVG, and the gravest posts, masked.

It loads nothing, and its content-security policy lets the browser load nothing: only the style and the script that are
in it, known by their hashes. Whatever comes from a dump, such as ids and names of sources, goes through the template,
which escapes it. Without scripts all of it can be read; filtering and sorting are then not offered.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING

from doxguard._version import VERSION
from doxguard.pipeline.explain import visible
from doxguard.pipeline.policy import entity_names
from doxguard.pipeline.report import words
from doxguard.pipeline.report.days import periods
from doxguard.pipeline.report.plots import bars, columns
from doxguard.pipeline.report.run import Language, Run
from doxguard.pipeline.tally import UNDATED, Tally

if TYPE_CHECKING:
    from jinja2 import Environment

ACTIONS = ("remove", "review", "warn", "allow")
FLAGGED = ("warn", "review", "remove")  # from the bottom of a column
_STEP = 5  # of the risk's columns
_SOURCES = 5  # that are named; of thousands of files nobody reads the names
_CLAUSES = 12  # that are shown at once
_MASKED = re.compile(r"([^\s•]{0,2}•+[^\s•]{0,2})")


def render_page(tally: Tally, run: Run, lang: Language = "en") -> str:
    """Return the page."""
    texts = words.page_words(lang)
    style, script = _file("page.css"), _file("page.js")
    unit, by_period = periods(tally.days)
    return _environment(lang).get_template("page.html.j2").render(
        t=texts, lang=lang, tally=tally, run=run, version=VERSION, style=style, script=script,
        csp=_policy(style, script), sources=[visible(source) for source in run.sources[:_SOURCES]],
        flagged=sum(tally.actions[action] for action in FLAGGED), found=sum(tally.entities.values()),
        order=ACTIONS, actions=bars([(action, {action: tally.actions[action]}) for action in FLAGGED], FLAGGED),
        risks=columns(_risks(tally.risks), ("risk",)),
        entities=bars(list(tally.entity_actions.items()), ACTIONS), named=_names(tally, lang),
        clauses=bars([(clause, {"clause": count}) for clause, count in tally.clauses.items()], ("clause",)),
        shown_clauses=_CLAUSES, unit=unit, unit_note=words.unit_note(unit, lang),
        undated=sum(tally.days.get(UNDATED, {}).values()),
        all_days=columns([(name, {"all": sum(counts.values())}) for name, counts in by_period], ("all",)),
        flagged_days=columns([(name, counts) for name, counts in by_period], FLAGGED),
        found_in_top=sorted({entity for grave in tally.top for entity in grave.entities}),
    )  # fmt: skip


def _risks(risks: list[int]) -> list[tuple[str, Mapping[str, int]]]:
    """Zero is left out: it is what nearly all posts have."""
    starts = range(1, 101, _STEP)
    return [(f"{at}–{at + _STEP - 1}", {"risk": sum(risks[at : at + _STEP])}) for at in starts]


def _names(tally: Tally, lang: Language) -> Mapping[str, str]:
    """Return what each entity is called; one that a recognizer of a user brought has no other name."""
    known = entity_names()
    seen = {*tally.entities, *(entity for grave in tally.top for entity in grave.entities)}
    return {entity: known[entity][lang] if entity in known else entity for entity in seen}


def _environment(lang: Language) -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        autoescape=True, loader=FunctionLoader(_file), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(
        number=partial(words.number, lang=lang), share=partial(words.share, lang=lang), moment=words.moment,
        duration=partial(words.duration, lang=lang), pieces=_pieces,
    )  # fmt: skip
    return environment


def _file(name: str) -> str:
    return files("doxguard.pipeline.report").joinpath(name).read_text(encoding="utf-8")


def _pieces(excerpt: str) -> list[tuple[str, bool]]:
    """Return an excerpt in pieces, and whether each is masked."""
    return [(piece, i % 2 == 1) for i, piece in enumerate(_MASKED.split(excerpt)) if piece]


def _policy(style: str, script: str) -> str:
    """Return the content-security policy: nothing but these two. An empty icon keeps a browser from asking for one."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"
