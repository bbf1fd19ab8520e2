"""Blocks of the printed comparison: one outcome in all arms, many outcomes at a glance, one arm alone."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from crisis_sim.analysis.compared import Comparison, OutcomeStudy
from crisis_sim.analysis.statistics.paired import Paired
from crisis_sim.analysis.study import Study
from crisis_sim.analysis.summary import Summary
from crisis_sim.cli import character_plots as plots
from crisis_sim.report.amounts import NONE, Amounts, clock, percent
from crisis_sim.report.sentences import direction, effect_name, sentences
from crisis_sim.scenario.text import clean

NARROW = 100
"""Columns below which only the most needed is shown."""


def ruled(*columns: str) -> Table:
    """A table with these heads; one that begins with > is set to the right, one that begins with | is never broken."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), show_edge=False)
    for column in columns:
        head = Text(column.lstrip(">|"))
        right = column.startswith(">")
        table.add_column(head, justify="right" if right else "left", overflow="fold", no_wrap=column[:1] in (">", "|"))
    return table


def _heading(outcome: OutcomeStudy) -> Text:
    amounts = Amounts(outcome)
    details = [clean(amounts.unit)] if amounts.unit else []
    if amounts.censored:
        details.append(f"means count to {clock(outcome.horizon or 0)}")
    text = Text(f"\n{clean(outcome.label)}", style="bold")
    return text.append(f"  [{', '.join(details)}]", style="dim") if details else text


def block(study: Study, outcome: OutcomeStudy, names: Sequence[str], width: int) -> RenderableType:
    """One outcome: a row for each arm, a sentence for each comparison."""
    amounts, wide, time = Amounts(outcome), width >= NARROW, outcome.kind == "time"
    axis = plots.axis_of([arm.mean for arm in outcome.arms])
    room = (16 if wide else 0) if time else (24 if wide else 12)
    spread = 12 if time else 10 if wide and not outcome.binary and outcome.span[0] < outcome.span[1] else 0
    unit = clean(amounts.difference_unit)
    table = ruled(
        "Arm",
        *((">Never", ">Median", ">Mean") if time else (">Share",) if outcome.kind == "share" else (">Mean",)),
        *(["|95 %"] if wide or not time else []),
        *([f"|{f'{amounts.level(axis[0])}…{amounts.level(axis[1])}':^{room}}"] if room else []),
        *(["|Course" if time else "|Spread"] if spread else []),
        f"Against {names[0]}{f', {unit}' if unit else ''}",
        "|",
    )
    by_arm = {comparison.arm: comparison for comparison in outcome.comparisons}
    for n, arm in enumerate(outcome.arms):
        row: list[str | Text] = [Text(names[n])]
        if time:
            row += [percent(arm.never.value) if arm.never else NONE, _median(arm, amounts)]
        row.append(amounts.level(arm.mean.value) if arm.mean else NONE)
        if wide or not time:
            row.append(amounts.limits(arm.mean))
        if room:
            row.append(plots.whisker(arm.mean, axis, room))
        if spread:
            row.append(plots.course(arm.curve, outcome.horizon or 0, spread) if time else plots.bars(arm.bins, spread))
        row += _against(outcome, by_arm.get(n), amounts, wide=wide) if n else ("", "")
        table.add_row(*row)
    said = [Text(f"→ {text}") for text in sentences(study, outcome, names)]
    effects = [Padding(_effects(outcome, amounts), (1, 0, 0, 0))] if outcome.effects else []
    return Group(_heading(outcome), table, *said, *effects)


def _median(arm: Summary, amounts: Amounts) -> str:
    found = arm.quantile(0.5)
    return NONE if found is None else "never" if found.value is None else amounts.level(found.value)


def _against(
    outcome: OutcomeStudy, found: Comparison | None, amounts: Amounts, *, wide: bool
) -> tuple[str | Text, str | Text]:
    if found is None or found.verdict == "unknown":
        return NONE, Text("? too few", style="dim")
    if found.verdict == "identical":
        return "0", Text("= identical" if wide else "= same", style="dim")
    if found.verdict == "none":
        return amounts.changes(found.difference), "· no difference" if wide else "· none"
    mark = "▲" if found.verdict == "higher" else "▼"
    return amounts.changes(found.difference), Text(f"{mark} {direction(outcome, found)}", style="bold")


def _effects(outcome: OutcomeStudy, amounts: Amounts) -> Table:
    """Main effects and interactions of a factorial."""
    unit = clean(amounts.difference_unit)
    table = ruled("Effect", f"|Difference, {unit}" if unit else "|Difference", "|")
    for effect in outcome.effects:
        change = "0" if effect.found.identical else amounts.changes(effect.found.difference)
        table.add_row(Text(effect_name(effect)), change, _sign(effect.found))
    return table


def _sign(found: Paired) -> str:
    if found.identical:
        return "= none"
    if found.difference.low is None:
        return "? too few"
    return ("▲" if found.difference.value > 0 else "▼") if found.differs else "· none found"


def matrix(outcomes: Sequence[OutcomeStudy], names: Sequence[str], width: int) -> list[RenderableType]:
    """Many outcomes at a glance: a column for each arm, marked where it differs from the first.

    Outcomes that are the same in every run of every arm are only counted.
    """
    same = [outcome for outcome in outcomes if all(one.verdict == "identical" for one in outcome.comparisons)]
    outcomes = [outcome for outcome in outcomes if outcome not in same]
    found: list[RenderableType] = []
    if same:
        text = f"{len(same)} {'more are' if outcomes else 'are'} identical in every run of every arm (see --format md)."
        found.append(Text(f"\n{text}", style="dim"))
    if not outcomes:
        return found
    cell = max(8, *(len(name) + 1 for name in names)) + 1
    each = max(1, (width - 24) // cell - 1)
    tables: list[RenderableType] = []
    for first in range(1, len(names), each):
        shown = [0, *range(first, min(len(names), first + each))]
        table = ruled("", *(f">{names[arm]} " for arm in shown))
        table.columns[0].ratio = 1
        table.width = width
        for outcome in outcomes:
            by_arm = {comparison.arm: comparison for comparison in outcome.comparisons}
            cells = [_cell(outcome, arm, by_arm.get(arm)) for arm in shown]
            table.add_row(Text(clean(outcome.label)), *cells)
        tables += [Text(""), table]
    return tables + found


def _cell(outcome: OutcomeStudy, arm: int, found: Comparison | None) -> Text:
    summary, amounts = outcome.arms[arm], Amounts(outcome)
    if outcome.kind == "time":
        text = _median(summary, amounts)
    elif summary.mean is None:
        text = NONE
    else:
        text = percent(summary.mean.value) if outcome.kind == "share" else amounts.level(summary.mean.value)
    mark = {"higher": "▲", "lower": "▼"}.get(found.verdict if found else "", " ")
    return Text(f"{text}{mark}", style="bold" if mark != " " else "")


def alone(outcomes: Sequence[OutcomeStudy], width: int) -> Table:
    """A single arm: a row for each outcome."""
    wide = width >= NARROW
    room = 20 if wide else 12
    table = ruled("", ">Runs", ">Mean", "|95 %", "|", *((">5 %", ">95 %") if wide else ()))
    table.columns[0].ratio = 1
    table.width = width
    for outcome in outcomes:
        arm, amounts = outcome.arms[0], Amounts(outcome)
        label = Text(clean(outcome.label))
        if arm.never and arm.never.value:
            label.append(f"  (never in {percent(arm.never.value)})", style="dim")
        tails = []
        for p in (0.05, 0.95) if wide else ():
            found = arm.quantile(p)
            tails.append("" if found is None else "never" if found.value is None else amounts.observed(found.value))
        mean = amounts.level(arm.mean.value, unit=True) if arm.mean else NONE
        table.add_row(label, str(arm.n), Text(clean(mean)), amounts.limits(arm.mean), _plot(outcome, room), *tails)
    return table


def _plot(outcome: OutcomeStudy, room: int) -> str:
    arm = outcome.arms[0]
    if outcome.kind == "time":
        return plots.course(arm.curve, outcome.horizon or 0, room)
    if outcome.binary:
        return plots.whisker(arm.mean, (0.0, 1.0), room)
    return "always the same"[:room] if arm.same else plots.bars(arm.bins, room)
