"""``doxguard policy``: looking at a policy, checking and testing its files, comparing two, and writing it out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from doxguard.cli_options import FORMATS, LANG_UI, POLICY, POLICY_OPTION, ui_language
from doxguard.errors import InputError, PolicyError

if TYPE_CHECKING:
    from doxguard.pipeline.explain import Language
    from doxguard.pipeline.policy_diff import Change, Difference
    from doxguard.pipeline.policy_schema import Policy
    from doxguard.pipeline.readers.record import Reading, Record

_SCHEMAS = click.Choice(["clause", "policy"])


@click.group()
def policy() -> None:
    """Look at a policy, check its files, run its examples, compare two of them."""


@policy.command()
@click.argument("clause", required=False)
@POLICY_OPTION
@LANG_UI
def show(clause: str | None, policy: str, lang_ui: Language | None) -> None:
    """List the clauses of a policy, or tell all about one CLAUSE.

    \b
    doxguard policy show
    doxguard policy show private.home_address
    """
    from doxguard.pipeline.policy_model import load_policy

    loaded, lang = load_policy(policy), lang_ui or ui_language()
    if clause is not None:
        click.echo(_one(loaded, clause), nl=False)
        return
    click.echo(f"{loaded.head.id} {loaded.head.version}: {getattr(loaded.head.title, lang)}")
    width = max(map(len, loaded.clauses), default=0)
    for item in loaded.clauses.values():
        click.echo(f"  {item.id.ljust(width)}  {getattr(item.title, lang)}")


def _one(policy: Policy, clause: str) -> str:
    from doxguard.pipeline.policy_table import clause_table

    if clause not in policy.clauses:
        raise PolicyError(f"no clause {clause!r} in {policy.head.id}; there are: {', '.join(policy.clauses)}")
    return clause_table(policy.clauses[clause])


@policy.command()
@click.argument("name", default=POLICY, metavar="[FOLDER]")
def check(name: str) -> None:
    """Read the policy in FOLDER, or one by its id, and tell what is wrong with its files.

    A message names the file, the key, the value and what would be accepted. Exit code 2 if anything is wrong.
    """
    from doxguard.pipeline.policy_model import load_policy

    loaded = load_policy(name)
    click.echo(f"{loaded.head.id} {loaded.head.version}: {len(loaded.clauses)} clauses, no errors")


@policy.command()
@click.argument("name", default=POLICY)
@click.pass_context
def test(ctx: click.Context, name: str) -> None:
    """Run the examples of policy NAME, an id or a folder; exit code 1 if one does not come out as it says."""
    from doxguard.pipeline.guard import Guard
    from doxguard.pipeline.policy_model import load_policy
    from doxguard.pipeline.policy_test import run_examples

    outcomes = list(run_examples(load_policy(name), Guard(name, screen=False)))
    failures = [outcome for outcome in outcomes if outcome.problem]
    for clause, example, problem in failures:
        click.echo(f"{clause}: {example}: {problem}")
    click.echo(f"{len(outcomes)} examples, {len(failures)} failed", err=bool(failures))
    ctx.exit(1 if failures else 0)


@policy.command()
@click.argument("which", type=_SCHEMAS, default="clause")
def schema(which: str) -> None:
    """Print the JSON Schema of a policy's files, for editors: of a clause's file, or of policy.yaml."""
    from doxguard.pipeline.policy_model import json_schemas

    click.echo(json.dumps(json_schemas()[which], indent=2, ensure_ascii=False))


@policy.command()
@POLICY_OPTION
def table(policy: str) -> None:
    """Print a whole policy as a page of Markdown: condition, action, reason, advice and tests of each clause."""
    from doxguard.pipeline.policy_model import load_policy
    from doxguard.pipeline.policy_table import policy_table

    click.echo(policy_table(load_policy(policy)), nl=False)


@policy.command()
@click.argument("before")
@click.argument("after")
@click.argument("sources", nargs=-1, required=True, metavar="DUMP...")
@click.option("--format", "format_", default="auto", show_default=True, type=FORMATS, help="Format of the dumps.")
@click.option("--lang", default="", metavar="CODE", help="Language of posts that do not say: nl, en, …")
@click.option("--json", "as_json", is_flag=True, help="Print a record a post, and one with the counts at the end.")
@click.pass_context
def diff(
    ctx: click.Context, before: str, after: str, sources: tuple[str, ...], format_: str, lang: str, as_json: bool
) -> None:
    """Judge the posts in each DUMP by policy BEFORE and by AFTER, and list those that come out otherwise.

    \b
    doxguard policy diff x-private-information my-policy/ dump.jsonl

    Ids, actions and clauses only: no text of any post. Exit codes: 0 done; 2 a dump that could not be read.
    """
    from doxguard.pipeline.guard import Guard
    from doxguard.pipeline.policy_diff import Difference
    from doxguard.pipeline.readers.record import Reading

    languages = (lang,) if lang else ()
    guards = Guard(before, languages=languages), Guard(after, languages=languages)
    difference, failures = Difference(), list[str]()
    for change in difference.changes(_records(sources, Reading(format_), failures), *guards):
        click.echo(json.dumps(change.to_dict()) if as_json else _line(change))
    click.echo(json.dumps(_counts(difference)) if as_json else _summary(difference))
    for failure in failures:
        click.echo(f"doxguard: {failure}", err=True)
    ctx.exit(2 if failures else 0)


def _records(sources: tuple[str, ...], reading: Reading, failures: list[str]) -> Iterator[Record]:
    from doxguard.pipeline.readers.source import read_source

    for source in sources:
        try:
            yield from read_source(source, reading)
        except InputError as error:
            failures.append(str(error))


def _line(change: Change) -> str:
    from doxguard.pipeline.explain import visible

    before, after = (", ".join(clauses) or "-" for clauses in (change.clauses_before, change.clauses_after))
    return f"{visible(change.id)}: {change.before} → {change.after}   {before} → {after}"


def _counts(difference: Difference) -> dict[str, object]:
    actions = {f"{before} → {after}": count for (before, after), count in sorted(difference.actions.items())}
    counted = {"posts": difference.posts, "changed": difference.changed, "rejected": difference.rejected}
    return {**counted, "actions": actions}


def _summary(difference: Difference) -> str:
    lines = [f"{difference.changed:,} of {difference.posts:,} posts come out otherwise"]
    lines += [f"  {before} → {after}: {count:,}" for (before, after), count in sorted(difference.actions.items())]
    lines += [f"  rejected: {difference.rejected:,}"] if difference.rejected else []
    return "\n".join(lines)
