"""`policies`: who can hold a seat besides people, and whether they keep to the rules."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from crisis_sim.cli.exits import WRONG, note
from crisis_sim.scenario.text import clean

if TYPE_CHECKING:
    from crisis_sim.session.policies.registry import Installed

DEFAULT = ("first-drill", "shape-cyberattack")


@click.command()
@click.argument("name", required=False)
@click.option("--check", "checked", is_flag=True, help="Check that policy NAME keeps to all rules; exit code 1 if not.")
@click.option(
    "--scenario", "scenarios", multiple=True, help="Check with this scenario. Default: the shipped ones. Repeatable."
)
@click.option("--seed", "seeds", type=click.IntRange(0), multiple=True, help="Check with this seed. Default: 1 and 2.")
def policies(name: str | None, checked: bool, scenarios: tuple[str, ...], seeds: tuple[int, ...]) -> None:
    """List the policies that can hold a seat, or check one of them.

    Other packages add policies as entry points of the group crisis_sim.policies. The check plays whole runs with
    policy NAME on every seat, and looks at each of its plans.

    \b
    Examples:
      crisis-sim policies
      crisis-sim policies hesitant
      crisis-sim policies siloed --check
      crisis-sim policies mine --check --scenario my-scenario.yaml
    """
    from crisis_sim.session.policies.registry import UnknownPolicyError, check_policy, installed

    if not checked and (scenarios or seeds):
        raise click.UsageError("--scenario and --seed go with --check")
    if name is None:
        if checked:
            raise click.UsageError("say which policy to check: crisis-sim policies NAME --check")
        _list(installed())
        return
    try:
        check_policy(name)
    except UnknownPolicyError as error:
        raise click.UsageError(str(error)) from None
    if not checked:
        _list([row for row in installed() if row.name == name])
        return
    if not _keeps_the_rules(name, scenarios or DEFAULT, seeds or (1, 2)):
        sys.exit(WRONG)


def _list(rows: Sequence[Installed]) -> None:
    width = max(len(row.name) for row in rows)
    home = max(len(row.where) for row in rows)
    for row in rows:
        click.echo(clean(f"{row.name:{width}}  {row.where:{home}}  {row.trouble or row.said}"))


def _keeps_the_rules(name: str, scenarios: tuple[str, ...], seeds: tuple[int, ...]) -> bool:
    from crisis_sim.scenario.check import load_or_raise
    from crisis_sim.scenario.compiled import compile_scenario
    from crisis_sim.session.policies.contract import violations
    from crisis_sim.session.policies.registry import load_policy

    policy = load_policy(name)
    sound = True
    for scenario in scenarios:
        loaded = load_or_raise(scenario)
        note(f"Playing {scenario} with {name} on every seat …")
        found = violations(policy, compile_scenario(loaded.scenario, loaded.pack), seeds)
        for what in found:
            click.echo(clean(f"{scenario}: {what}"))
        sound = sound and not found
    if sound:
        click.echo(f"{name} keeps to all rules.")
    return sound
