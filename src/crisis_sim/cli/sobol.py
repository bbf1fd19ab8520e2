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

from crisis_sim.analysis.labels import LANGUAGES, Language
from crisis_sim.analysis.sensitivity import WIDE, Sensitivity
from crisis_sim.analysis.statistics.sobol import MissingError, sample
from crisis_sim.batch.arms import arm
from crisis_sim.batch.plan import Plan
from crisis_sim.batch.trouble import BatchError
from crisis_sim.report.amounts import number
from crisis_sim.report.batch_words import say
from crisis_sim.report.held import held_lines
from crisis_sim.report.markdown import escape
from crisis_sim.report.network.words import EXERCISE
from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.text import clean
from crisis_sim.scenario.vary import Factor, SettingError, factor

_WORDS: dict[str, tuple[str, str, str]] = {
    "title": ("Sobol indices", "Sobol-indices", "Indices de Sobol"),
    "varied": (
        "Varied: {between}; {points} points of {runs} runs each.",
        "Gevarieerd: {between}; {points} punten van elk {runs} simulaties.",
        "Variés : {between} ; {points} points de {runs} simulations chacun.",
    ),
    "between": ("{key} from {low:g} to {high:g}", "{key} van {low:g} tot {high:g}", "{key} de {low:g} à {high:g}"),
    "reading": (
        (
            "Each cell: the share of the outcome's variance that goes when only this setting is fixed, and the share "
            "that stays when only it varies; where that is larger, it acts together with others. ± is a 95 % interval."
        ),
        (
            "Elke cel: het deel van de variantie dat verdwijnt als alleen deze instelling vastligt, en het deel dat "
            "blijft als alleen zij varieert; is dat groter, dan werkt ze samen met andere. ± is een 95 %-interval."
        ),
        (
            "Chaque case : la part de la variance qui disparaît si seul ce réglage est fixé, et celle qui reste si lui "
            "seul varie ; si elle est plus grande, il agit avec d'autres. ± est un intervalle à 95 %."
        ),
    ),
    "unsure": (
        (
            "Too few samples: {unsure} of {all} outcomes have an interval wider than ± {wide:g}, which says little. "
            "Double --samples, now {samples}."
        ),
        (
            "Te weinig punten: {unsure} van {all} resultaten hebben een interval breder dan ± {wide:g}, wat weinig "
            "zegt. Verdubbel --samples, nu {samples}."
        ),
        (
            "Trop peu de points : {unsure} résultats sur {all} ont un intervalle plus large que ± {wide:g}, qui dit "
            "peu. Doublez --samples, maintenant {samples}."
        ),
    ),
    "constant": ("The same at every point: {}.", "Gelijk in elk punt: {}.", "Identique en chaque point : {}."),
}


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


def show(found: Sensitivity, form: str, lang: Language = "en") -> None:
    """Print it on stdout; JSON and CSV know no language."""
    if form == "table":
        console = Console(highlight=False, markup=False, emoji=False, width=None if sys.stdout.isatty() else 120)
        for line in (EXERCISE, *_said(found, lang)):
            console.print(Text(line))
        console.print(_table(found, lang))
    elif form == "md":
        sys.stdout.write(as_markdown(found, lang))
    else:
        sys.stdout.write(as_json(found) if form == "json" else as_csv(found))


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


def as_markdown(found: Sensitivity, lang: Language = "en") -> str:
    """Markdown."""
    keys = list(found.bounds)
    rows = [[say("outcome", lang), *keys], ["---", *("---:" for _ in keys)]]
    rows += [[escape(one.label), *(_cell(lang, *index[1:]) for index in one.indices)] for one in found.outcomes]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return "\n\n".join((f"**{EXERCISE}**", f"# {_say('title', lang)}", *_said(found, lang), table)) + "\n"


def files(found: Sensitivity, lang: Language = "en") -> dict[str, bytes]:
    """The files that tell of it, by name."""
    return {"sobol.json": as_json(found).encode(), "sobol.md": as_markdown(found, lang).encode()}


def _say(key: str, lang: Language) -> str:
    return _WORDS[key][LANGUAGES.index(lang)]


def _said(found: Sensitivity, lang: Language) -> list[str]:
    said = [*held_lines(found.held, found.runs, lang, arms=found.points)]
    between = [_say("between", lang).format(key=key, low=low, high=high) for key, (low, high) in found.bounds.items()]
    said.append(_say("varied", lang).format(between=", ".join(between), points=found.points, runs=found.runs))
    said.append(_say("reading", lang))
    if found.unsure:
        text = _say("unsure", lang)
        said.append(text.format(unsure=found.unsure, all=len(found.outcomes), wide=WIDE, samples=found.samples))
    if found.constant:
        said.append(_say("constant", lang).format("; ".join(found.constant)))
    return [clean(line) for line in said]


def _table(found: Sensitivity, lang: Language) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column(say("outcome", lang))
    for key in found.bounds:
        table.add_column(key, justify="right")
    for one in found.outcomes:
        table.add_row(Text(clean(one.label)), *(_cell(lang, *index[1:]) for index in one.indices))
    return table


def _cell(lang: Language, *values: float) -> str:
    first, first_margin, total, total_margin = (number(value, 2, lang) for value in values)
    return f"{first} ± {first_margin}; {total} ± {total_margin}"
