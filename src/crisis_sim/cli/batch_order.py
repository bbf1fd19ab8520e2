"""From the words of a command line, and perhaps an experiment of the scenario, to the plan of a batch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from crisis_sim.cli.running import known

if TYPE_CHECKING:
    from crisis_sim.batch.plan import Keep, Plan
    from crisis_sim.cli.sobol import Range
    from crisis_sim.scenario.check import Sound
    from crisis_sim.scenario.scenario import Scenario
    from crisis_sim.scenario.study import Experiment, Value

RUNS = 100
"""Runs of each arm, unless somebody says."""
MOST = 10_000_000
"""Replications of one batch."""


@dataclass(frozen=True)
class Order:
    """What was asked for; None or empty where the experiment, or else the default, decides."""

    source: str
    runs: int | None
    policies: tuple[str, ...]
    variants: tuple[str, ...]
    difficulties: tuple[str, ...]
    vary: tuple[str, ...]
    pairs: tuple[str, ...]
    experiment: str | None
    seed: int
    keep: Keep


def plan_of(order: Order, sound: Sound) -> Plan:
    """The plan: every arm, and how many runs each has at most.

    Raises:
        click.UsageError: a name or a value that there isn't, or that is given twice.
        PolicyError, LogError: a policy or a script that can't be had.
    """
    from crisis_sim.batch.arms import BY_THE_BOOK, cross
    from crisis_sim.batch.plan import Plan
    from crisis_sim.scenario.vary import SettingError
    from crisis_sim.session.policies.mixture import MixtureError
    from crisis_sim.session.policies.registry import UnknownPolicyError

    scenario = sound.scenario
    experiment = experiment_of(scenario, order.experiment)
    variants = order.variants or (experiment.variants if experiment else ("base",))
    for variant in variants:
        known("variant", variant, {"base", *scenario.variants})
    for difficulty in order.difficulties:
        known("difficulty", difficulty, {"standard", *scenario.difficulty})
    vary: dict[str, Sequence[Value]] = dict(experiment.vary) if experiment else {}
    several, one = listed(order.vary), listed(order.pairs, once=True)
    for key in several:
        if key in one:
            raise click.UsageError(f"'{key}' is given twice, with --vary and with --set: give either")
    vary |= several | one
    if order.difficulties and "difficulty" in vary:
        raise click.UsageError("give either --difficulty or --vary difficulty=…")
    try:
        arms = cross(
            scenario,
            variants=variants,
            difficulties=order.difficulties or ("standard",),
            mixtures=order.policies or (BY_THE_BOOK,),
            vary=vary,
        )
    except (SettingError, MixtureError, UnknownPolicyError) as error:
        raise click.UsageError(str(error)) from None
    runs = order.runs or (experiment.runs if experiment else RUNS)
    if len(arms) * runs > MOST:
        raise click.UsageError(f"{len(arms):,} arms of {runs:,} runs are too many: {MOST:,} replications at most")
    policies_can_be_had(scenario, [name for arm in arms for name in arm.policies.values()])
    outcomes = experiment.outcomes if experiment else ()
    return Plan(order.source, scenario, sound.pack, arms, runs, order.seed, order.keep, outcomes)


def points_of(plan: Plan, varied: dict[str, Range], words: Sequence[str], samples: int, runs: int | None) -> Plan:
    """The plan with an arm for each point of a Sobol sample over what is `varied`, as the command line has it in words.

    Raises:
        click.UsageError: a setting that is given twice, or what `at_points` refuses. BatchError: SALib is missing.
    """
    from crisis_sim.cli.sobol import at_points

    keys = [word.partition("=")[0].strip() for word in words]
    for key in varied:
        if keys.count(key) > 1:
            raise click.UsageError(f"'{key}' is given twice")
        if key in plan.arms[0].settings and len(plan.arms) == 1:
            raise click.UsageError(f"'{key}' is given twice, with --sobol and as a fixed value: give either")
    return at_points(plan, varied, samples, runs)


def experiment_of(scenario: Scenario, name: str | None) -> Experiment | None:
    """An experiment of the scenario.

    Raises:
        click.UsageError: there is none by this name.
    """
    if name is None:
        return None
    if not scenario.experiments:
        raise click.UsageError(f"{scenario.id} has no experiments; use --variant, --vary and --policy")
    known("experiment", name, set(scenario.experiments))
    return scenario.experiments[name]


def listed(words: tuple[str, ...], *, once: bool = False) -> dict[str, Sequence[Value]]:
    """`key=a,b,c` as a key and its values; with `once`, `key=a`.

    Raises:
        click.UsageError: not written so.
    """
    found: dict[str, Sequence[Value]] = {}
    for word in words:
        key, _, rest = word.partition("=")
        values = [value.strip() for value in rest.split(",")]
        if not all(values) or (once and len(values) > 1):
            form = "--set KEY=VALUE" if once else "--vary KEY=A,B,C"
            raise click.UsageError(f"'{word}' can't be read: write {form}")
        if key.strip() in found:
            raise click.UsageError(f"'{key.strip()}' is given twice")
        found[key.strip()] = values
    return found


def policies_can_be_had(scenario: Scenario, names: Sequence[str]) -> None:
    """Load every policy that will be needed, so that a missing one is found now and not in every replication.

    Raises:
        PolicyError: one can't be had.
    """
    from crisis_sim.scenario.people import JumpMove
    from crisis_sim.session.policies.mixture import SCRIPT
    from crisis_sim.session.policies.registry import load_policy

    meanwhile = [move.meanwhile for move in scenario.moves if isinstance(move, JumpMove)]
    for name in dict.fromkeys([*names, *meanwhile]):
        if not name.startswith(SCRIPT):
            load_policy(name)


def factors(plan: Plan) -> list[Mapping[str, str]]:
    """For each arm, every factor and its level."""
    from crisis_sim.batch.arms import said

    return [
        {
            "variant": arm.variant,
            "difficulty": arm.difficulty,
            "policy": arm.mixture,
            **{key: said(value) for key, value in arm.settings.items()},
        }
        for arm in plan.arms
    ]
