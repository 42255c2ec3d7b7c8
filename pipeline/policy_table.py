"""A policy as a page: every clause with its condition, action, reason, advice and tests, in Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from doxguard.pipeline.policy_schema import Clause, Enforcement, Example, Policy, Report, Unless
from doxguard.pipeline.policy_words import in_words

_KINDS = {
    "violation": "Violations", "exemption": "Not violations", "consideration": "What is weighed",
    "report_rule": "Reports", "enforcement_rule": "Enforcement",
}  # fmt: skip
_HOW = """\
A clause that asks for something found is asked for each finding, with whose that finding is. The first row that holds
gives the action; the gravest outcome of all clauses is the action on the post. What was not seen is unknown, not false:
a condition that hangs on it does not hold, and the decision names it. `{what}` stands for what was found."""


def policy_table(policy: Policy) -> str:
    """Return the whole policy as a Markdown page."""
    return "\n".join(_page(policy)) + "\n"


def clause_table(clause: Clause) -> str:
    """Return one clause, as it stands in the page."""
    return "\n".join(_clause(clause)) + "\n"


def _page(policy: Policy) -> Iterator[str]:
    head, name = policy.head, policy.head.id
    yield f"# {head.title.en}\n"
    yield f"Policy `{name}`, version {head.version}. Written by `doxguard policy table --policy {name}` from the files"
    yield f"in `data/policies/{name}/`: change those, then run `make docs`.\n\n{_HOW}\n"
    for kind, title in _KINDS.items():
        clauses = [clause for clause in policy.clauses.values() if clause.kind == kind]
        if clauses:
            yield f"## {title}\n"
        for clause in clauses:
            yield from _clause(clause)
    yield from _ranking(policy)


def _clause(clause: Clause) -> Iterator[str]:
    yield f"### `{clause.id}`: {clause.title.en}\n"
    yield f"* **Reason** {clause.reason.en} · *{clause.reason.nl}*"
    if clause.when:
        yield f"* **When** {in_words(clause.when)}."
    elif clause.not_marked:
        yield "* **When** never looked for: no detector marks it."
    elif clause.kind in ("exemption", "consideration"):
        yield "* **When** a row of a violation names it."
    if clause.unless:
        yield f"* **Unless** {'; '.join(map(_unless, clause.unless))}."
    if clause.advice:
        yield f"* **Advice** {clause.advice.en} · *{clause.advice.nl}*"
    if clause.report:
        yield from _report(clause.report)
    if clause.enforcement:
        yield from _enforcement(clause.enforcement)
    yield f"* **Tests** {_tests(clause)}\n"
    if clause.action:
        yield from _rows(clause)


def _unless(entry: str | Unless) -> str:
    return f"`{entry.clause}` ({in_words(entry.when)})" if isinstance(entry, Unless) else f"`{entry}`"


def _rows(clause: Clause) -> Iterator[str]:
    yield "| where | action | with | reason of its own |"
    yield "|---|---|---|---|"
    for row in clause.action:
        where = in_words(row.when) if row.when else "otherwise"
        because = ", ".join(f"`{name}`" for name in row.because)
        yield f"| {where} | **{row.then}** | {because} | {row.reason.en if row.reason else ''} |"
    yield ""


def _report(report: Report) -> Iterator[str]:
    if report.relations:
        what = (
            f"for {', '.join(f'`{name}`' for name in report.clauses)}" if report.clauses else "for every other clause"
        )
        yield f"* **Whose report counts** {', '.join(report.relations)}, {what},"
        yield f"  on posts that ask {', '.join(report.actions)}; otherwise: {report.otherwise}."
    if report.fields:
        yield f"* **A report holds** {', '.join(report.fields)}."
    if report.posts_at_most:
        yield f"* **Posts** at most {report.posts_at_most}; otherwise: {report.otherwise}."


def _enforcement(rule: Enforcement) -> Iterator[str]:
    if rule.measure != "none":
        until = f", until the post is {rule.lock_until}" if rule.lock_until else ""
        yield f"* **Measure** {rule.measure}{until}; step {rule.step} of the ladder."
    if rule.factors:
        yield f"* **Factors** {', '.join(rule.factors)}."
    if rule.appeals:
        yield f"* **Appeal** against {', '.join(rule.appeals)}."
    if rule.telling:
        yield f"* **Signs** one of: {', '.join(rule.telling)}; or two of: {', '.join(rule.pointing)}."


def _tests(clause: Clause) -> str:
    cases = len(clause.report.cases if clause.report else clause.enforcement.cases if clause.enforcement else ())
    counted = f"{len(clause.examples.flags)} flag, {len(clause.examples.passes)} pass"
    shown = [_example(clause.examples.flags[0])] if clause.examples.flags else []
    passes = clause.examples.passes[:1]
    shown += [_example(Example(text=e) if isinstance(e, str) else e) for e in passes]
    return f"{counted}{f', {cases} cases' if cases else ''}: {'; '.join(shown)}."


def _example(example: Example) -> str:
    return f"“{example.text.replace('|', '/')}” → {example.action}"


def _ranking(policy: Policy) -> Iterator[str]:
    head = policy.head
    yield "## Risk\n"
    yield "| entity | weight |\n|---|---|"
    for entity, weight in sorted(head.risk.entities.items(), key=lambda item: -item[1]):
        yield f"| {entity} | {weight:g} |"
    yield "\n| action | from | to |\n|---|---|---|"
    for action, band in head.risk.actions.items():
        yield f"| {action} | {band.low:g} | {band.high:g} |"
    if head.not_private:
        yield (
            "\nNot private where the guard is set to the region: "
            + "; ".join(f"{entity} of {', '.join(regions)}" for entity, regions in head.not_private.items())
            + "."
        )
