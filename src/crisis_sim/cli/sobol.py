"""`batch --sobol`: the points at which to run, and the printed indices."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from math import floor
from typing import NamedTuple

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from crisis_sim.analysis.sensitivity import Sensitivity
from crisis_sim.analysis.statistics.sobol import MissingError, sample
from crisis_sim.batch.arms import arm
from crisis_sim.batch.plan import Plan
from crisis_sim.batch.trouble import BatchError
from crisis_sim.report.markdown import escape
from crisis_sim.report.network.words import EXERCISE
from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.text import clean
from crisis_sim.scenario.vary import Factor, SettingError, factor

_READING = (
    "Each cell: the share of the outcome's variance that goes when only this setting is fixed, and the share that "
    "stays when only it varies; where that is larger, it acts together with others. ± is a 95 % interval."
)


RUNS = 10
"""Runs at each point, unless somebody says."""


class Range(NamedTuple):
    """A setting that is varied between two values."""

    factor: Factor
    low: float
    high: float

    @property
    def scale(self) -> tuple[float, float]:
        """What points are drawn from: every whole number has the same room."""
        return (self.low, self.high + 1) if self.factor.whole else (self.low, self.high)

    def at(self, drawn: float) -> int | float:
        """The setting for a drawn number."""
        return min(floor(drawn), int(self.high)) if self.factor.whole else round(drawn, 6)


def ranges(words: Sequence[str], scenario: Scenario) -> dict[str, Range]:
    """`key=low:high`, as the scenario has it.

    Raises:
        click.UsageError: not written so, an unknown key, or a value out of bounds.
    """
    found: dict[str, Range] = {}
    for word in words:
        key, _, rest = word.partition("=")
        low, colon, high = rest.partition(":")
        if not colon:
            raise click.UsageError(f"'{word}' can't be read: write --sobol KEY=LOW:HIGH")
        try:
            setting = factor(scenario, key.strip())
            if setting.choices:
                raise SettingError(f"`{key}` has no numbers between which to vary", "use --vary for it")
            limits = [float(setting.value(limit.strip())) for limit in (low, high)]
        except SettingError as error:
            raise click.UsageError(str(error)) from None
        if limits[0] >= limits[1]:
            raise click.UsageError(f"'{word}' goes nowhere: the first number must be the smaller")
        found[key.strip()] = Range(setting, *limits)
    return found


def at_points(plan: Plan, varied: dict[str, Range], samples: int, runs: int | None) -> Plan:
    """The plan with an arm for each point of the sample, and so many runs at each.

    Raises:
        BatchError: SALib is not installed. click.UsageError: `samples` is no power of two, or there are arms already.
    """
    if len(plan.arms) > 1:
        raise click.UsageError("--sobol takes one variant, one difficulty, one mixture of policies and no --vary")
    base = plan.arms[0]
    try:
        points = sample({key: one.scale for key, one in varied.items()}, samples, plan.seed)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    except MissingError as error:
        raise BatchError(str(error)) from None
    arms = tuple(
        arm(
            plan.scenario,
            f"point {number}",
            base.variant,
            base.difficulty,
            base.mixture,
            {**base.settings, **{key: varied[key].at(drawn) for key, drawn in point.items()}},
        )
        for number, point in enumerate(points, start=1)
    )
    return replace(plan, arms=arms, runs=runs or RUNS)


def show(found: Sensitivity, form: str) -> None:
    """Print it on stdout."""
    if form == "table":
        console = Console(highlight=False, markup=False, emoji=False, width=None if sys.stdout.isatty() else 120)
        for line in (EXERCISE, *_said(found)):
            console.print(Text(line))
        console.print(_table(found))
    else:
        sys.stdout.write({"json": as_json, "csv": as_csv, "md": as_markdown}[form](found))


def as_json(found: Sensitivity) -> str:
    """JSON."""
    return json.dumps(found.as_json(), ensure_ascii=False, indent=2) + "\n"


def as_csv(found: Sensitivity) -> str:
    """CSV, a row for each outcome and setting."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("outcome", "setting", "first", "first_margin", "total", "total_margin"))
    for outcome in found.outcomes:
        for index in outcome.indices:
            writer.writerow((outcome.name, index.key, *(f"{value:.6g}" for value in index[1:])))
    return out.getvalue()


def as_markdown(found: Sensitivity) -> str:
    """Markdown."""
    keys = list(found.bounds)
    rows = [["Outcome", *keys], ["---", *("---:" for _ in keys)]]
    rows += [[escape(one.label), *(_cell(*index[1:]) for index in one.indices)] for one in found.outcomes]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return "\n\n".join((f"**{EXERCISE}**", "# Sobol indices", *_said(found), table)) + "\n"


def files(found: Sensitivity) -> dict[str, bytes]:
    """The files that tell of it, by name."""
    return {"sobol.json": as_json(found).encode(), "sobol.md": as_markdown(found).encode()}


def _said(found: Sensitivity) -> list[str]:
    between = ", ".join(f"{key} from {low:g} to {high:g}" for key, (low, high) in found.bounds.items())
    held = found.held
    fixed = "; ".join(f"{key}: {value}" for key, value in held.fixed.items())
    said = [
        clean(f"{held.title} ({held.scenario} {held.version}), identity {held.identity}, crisis-sim {held.engine}"),
        clean(f"Held fixed: {fixed}; seeds {held.first_seed} to {held.first_seed + found.runs - 1} at every point."),
        f"Varied: {between}; {found.points} points of {found.runs} runs each.",
        _READING,
    ]
    if found.constant:
        said.append("The same at every point: " + clean("; ".join(found.constant)) + ".")
    return said


def _table(found: Sensitivity) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("Outcome")
    for key in found.bounds:
        table.add_column(key, justify="right")
    for one in found.outcomes:
        table.add_row(Text(clean(one.label)), *(_cell(*index[1:]) for index in one.indices))
    return table


def _cell(first: float, first_margin: float, total: float, total_margin: float) -> str:
    return f"{first:.2f} ± {first_margin:.2f}, {total:.2f} ± {total_margin:.2f}"
