"""Blocks of the printed comparison: one outcome in all arms, many outcomes at a glance, one arm alone."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from crisis_sim.analysis.compared import Comparison, EffectStudy, OutcomeStudy
from crisis_sim.analysis.labels import Language
from crisis_sim.analysis.study import Study
from crisis_sim.cli import character_plots as plots
from crisis_sim.report.amounts import NONE, Amounts, clock, percent
from crisis_sim.report.batch_words import say
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


def _heading(outcome: OutcomeStudy, amounts: Amounts) -> Text:
    details = [clean(amounts.unit)] if amounts.unit else []
    if amounts.censored:
        details.append(f"{say('counted', amounts.lang)} {clock(outcome.horizon or 0)}")
    text = Text(f"\n{clean(outcome.label)}", style="bold")
    return text.append(f"  [{', '.join(details)}]", style="dim") if details else text


def block(study: Study, outcome: OutcomeStudy, names: Sequence[str], width: int, lang: Language) -> RenderableType:
    """One outcome: a row for each arm, a sentence for each comparison."""
    amounts, wide, time = Amounts(outcome, lang), width >= NARROW, outcome.kind == "time"
    axis = plots.axis_of([arm.mean for arm in outcome.arms])
    room = (16 if wide else 0) if time else (24 if wide else 12)
    spread = 12 if time else 10 if wide and _spreads(outcome) else 0
    some = any(arm.n < all_.done for arm, all_ in zip(outcome.arms, study.arms, strict=True))
    unit = clean(amounts.difference_unit)
    heads = ("never", "median", "mean:short") if time else ("share",) if outcome.kind == "share" else ("mean:short",)
    table = ruled(
        say("arm", lang),
        *([f">{say('runs', lang)}"] if some else []),
        *(f">{say(head, lang)}" for head in heads),
        *(["|95 %"] if wide or not time else []),
        *([f"|{f'{amounts.level(axis[0])}…{amounts.level(axis[1])}':^{room}}"] if room else []),
        *([f"|{say('course:head' if time else 'spread:head', lang)}"] if spread else []),
        f"{say('compared:to', lang)} {names[0]}{f', {unit}' if unit else ''}",
        "|",
    )
    by_arm = {comparison.arm: comparison for comparison in outcome.comparisons}
    for n, arm in enumerate(outcome.arms):
        row: list[str | Text] = [Text(names[n])]
        if some:
            row.append(str(arm.n))
        if time:
            row += [percent(arm.never.value, lang) if arm.never else NONE, amounts.median(arm)]
        row.append(amounts.level(arm.mean.value) if arm.mean else NONE)
        if wide or not time:
            row.append(amounts.limits(arm))
        if room:
            row.append(plots.whisker(arm.mean, axis, room))
        if spread:
            row.append(plots.course(arm.curve, outcome.horizon or 0, spread) if time else plots.bars(arm.bins, spread))
        row += [amounts.changes(by_arm.get(n)), _verdict(outcome, by_arm.get(n), lang, wide=wide)] if n else ["", ""]
        table.add_row(*row)
    said = [Text(f"→ {text}") for text in sentences(study, outcome, names, lang)]
    effects = [Padding(_effects(outcome, amounts, wide=wide), (1, 0, 0, 0))] if outcome.effects else []
    return Group(_heading(outcome, amounts), table, *said, *effects)


def _spreads(outcome: OutcomeStudy) -> bool:
    return outcome.kind in ("value", "fraction") and outcome.span[0] < outcome.span[1]


def _verdict(outcome: OutcomeStudy, found: Comparison | EffectStudy | None, lang: Language, *, wide: bool) -> Text:
    if found is None or found.verdict == "unknown":
        return Text(say("too few", lang), style="dim")
    if found.verdict == "identical":
        return Text(say("same" if wide else "same:short", lang), style="dim")
    if found.verdict == "none":
        return Text(say("none" if wide else "none:short", lang))
    mark = "▲" if found.verdict == "higher" else "▼"
    return Text(f"{mark} {direction(outcome, found, lang)}", style="bold")


def _effects(outcome: OutcomeStudy, amounts: Amounts, *, wide: bool) -> Table:
    """Main effects and interactions of a factorial."""
    lang, unit = amounts.lang, clean(amounts.difference_unit)
    table = ruled(say("effect", lang), f"|{say('change', lang)}{f', {unit}' if unit else ''}", "|")
    for effect in outcome.effects:
        name = Text(effect_name(effect, lang))
        table.add_row(name, amounts.changes(effect), _verdict(outcome, effect, lang, wide=wide))
    return table


def matrix(
    study: Study, outcomes: Sequence[OutcomeStudy], names: Sequence[str], width: int, lang: Language
) -> list[RenderableType]:
    """Many outcomes at a glance: a column for each arm, marked where it differs from the first.

    Outcomes that are the same in every run of every arm are only counted.
    """
    same = [outcome for outcome in outcomes if all(one.verdict == "identical" for one in outcome.comparisons)]
    outcomes = [outcome for outcome in outcomes if outcome not in same]
    found: list[RenderableType] = []
    if same:
        text = say("more identical" if outcomes else "all identical", lang).format(n=len(same))
        found.append(Text(f"\n{text}", style="dim"))
    if not outcomes:
        return found
    rows = [_row(study, outcome, lang) for outcome in outcomes]
    cell = max(8, *(len(name) + 1 for name in names), *(len(text) for _, texts in rows for text in texts)) + 1
    each = max(1, (width - 24) // cell - 1)
    tables: list[RenderableType] = []
    for first in range(1, len(names), each):
        shown = [0, *range(first, min(len(names), first + each))]
        table = ruled("", *(f">{names[arm]} " for arm in shown))
        table.columns[0].ratio = 1
        table.width = width
        for label, texts in rows:
            table.add_row(Text(label), *(texts[arm] for arm in shown))
        tables += [Text(""), table]
    return tables + found


def _row(study: Study, outcome: OutcomeStudy, lang: Language) -> tuple[str, list[Text]]:
    amounts, verdicts = Amounts(outcome, lang), {one.arm: one.verdict for one in outcome.comparisons}
    cells = []
    for n, summary in enumerate(outcome.arms):
        mark = {"higher": "▲", "lower": "▼"}.get(verdicts.get(n, ""), " ")
        cells.append(Text(amounts.glance(summary, study.arms[n].done) + mark, style="bold" if mark != " " else ""))
    label = clean(outcome.label)
    return (f"{label} ({say('median:in', lang)})" if outcome.kind == "time" else label), cells


def alone(outcomes: Sequence[OutcomeStudy], width: int, lang: Language) -> Table:
    """A single arm: a row for each outcome."""
    wide = width >= NARROW
    room = 20 if wide else 12
    tails = (f">{say('p05', lang)}", f">{say('p95', lang)}") if wide else ()
    table = ruled("", f">{say('runs', lang)}", f">{say('mean:short', lang)}", "|95 %", "|", *tails)
    table.columns[0].ratio = 1
    table.width = width
    for outcome in outcomes:
        arm, amounts = outcome.arms[0], Amounts(outcome, lang)
        label = Text(clean(outcome.label))
        if arm.never and arm.never.value:
            label.append(f"  ({say('never in', lang)} {percent(arm.never.value, lang)})", style="dim")
        mean = amounts.level(arm.mean.value, unit=True) if arm.mean else NONE
        ends = [amounts.tail(arm, p) for p in (0.05, 0.95)] if wide else []
        table.add_row(label, str(arm.n), Text(clean(mean)), amounts.limits(arm), _plot(outcome, room), *ends)
    return table


def _plot(outcome: OutcomeStudy, room: int) -> str:
    arm = outcome.arms[0]
    if outcome.kind == "time":
        return plots.course(arm.curve, outcome.horizon or 0, room)
    if outcome.kind == "share":
        return plots.whisker(arm.mean, (0.0, 1.0), room)
    return plots.bars(arm.bins, room)
