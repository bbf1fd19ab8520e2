"""The printed comparison of a study's arms, from the question to what the intervals do not say."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Literal

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from crisis_sim.analysis.compared import OutcomeStudy
from crisis_sim.analysis.study import Study
from crisis_sim.cli.study_blocks import NARROW, alone, block, matrix, ruled
from crisis_sim.report.batch_report import markdown
from crisis_sim.report.held import held_lines
from crisis_sim.report.sentences import chance, chance_of_effects
from crisis_sim.report.study_data import as_csv, as_text
from crisis_sim.scenario.text import clean

Form = Literal["table", "json", "csv", "md"]
FORMS: tuple[Form, ...] = ("table", "json", "csv", "md")

_TITLES = {
    "named": "What was asked",
    "expectations": "Expectations and objectives",
    "indicators": "Indicators",
    "times": "Key times",
}
_MARKS = """\
▲ higher, longer or later than the baseline, ▼ lower, shorter or earlier (paired, 95 %).
Times shown are medians; what is compared are means."""
_VERDICTS = "· none: no difference found. = same: identical in every run."
_COURSE = "Course: the share of runs that has come to it, from STARTEX to the time that means count to."
_SPREAD = "Spread: how often values occur, from the least to the most in any arm."


def show(study: Study, form: Form = "table", *, width: int | None = None) -> None:
    """Print the study on stdout."""
    if form == "table":
        if width is None and not sys.stdout.isatty():
            width = 120
        console = Console(highlight=False, markup=False, emoji=False, width=width)
        for part in parts(study, console.width):
            console.print(part)
    else:
        write = {"json": as_text, "csv": as_csv, "md": markdown}[form]
        sys.stdout.write(write(study))


def parts(study: Study, width: int) -> list[RenderableType]:
    """What is printed, from top to bottom, for a terminal of so many columns."""
    found: list[RenderableType] = [Text("EXERCISE · OEFENING · EXERCICE · ÜBUNG", style="bold")]
    if study.question:
        found.append(Text(clean(study.question), style="bold"))
    found += [Text(line) for line in held_lines(study)]
    names = short_names(study, width)
    found.append(_legend(study, names))
    shown: list[OutcomeStudy] = []
    for group, title in _TITLES.items():
        outcomes = [outcome for outcome in study.outcomes if outcome.group == group]
        if not outcomes:
            continue
        shown += outcomes
        found.append(Text(f"\n{title}", style="bold underline"))
        if len(study.arms) == 1:
            found.append(alone(outcomes, width))
            continue
        found += [block(study, outcome, names, width) for outcome in outcomes if outcome.headline]
        found += matrix([outcome for outcome in outcomes if not outcome.headline], names, width)
    return found + [Text(f"\n{text}") for text in _notes(study, shown, wide=width >= NARROW)]


def short_names(study: Study, width: int) -> list[str]:
    """The arms' names, or letters where they would not fit."""
    names = [clean(arm.name) for arm in study.arms]
    room = 12 if len(names) > 3 else 16 if width < NARROW else 26
    if len(names) > 1 and max(map(len, names)) > room:
        return [_letter(n) for n in range(len(names))]
    return names


def _letter(n: int) -> str:
    return (_letter(n // 26 - 1) if n >= 26 else "") + chr(ord("A") + n % 26)


def _legend(study: Study, names: Sequence[str]) -> Table:
    failed = any(arm.failed for arm in study.arms)
    table = ruled("Arm", "", ">Runs", *([">Failed"] if failed else []))
    for n, (arm, name) in enumerate(zip(study.arms, names, strict=True)):
        long = clean(arm.name)
        text = ("" if long == name else long) + (" (baseline)" if n == 0 and len(study.arms) > 1 else "")
        counts = [str(arm.done), *([str(arm.failed)] if failed else [])]
        table.add_row(Text(name, style="bold"), Text(text.strip()), *counts)
    return table


def _notes(study: Study, shown: Sequence[OutcomeStudy], *, wide: bool) -> list[str]:
    several = len(study.arms) > 1
    notes = [_VERDICTS] if several and not wide else []
    if several and any(not outcome.headline for outcome in shown):
        notes.append(_MARKS)
    if any(outcome.kind == "time" and (outcome.headline or not several) for outcome in shown):
        notes.append(_COURSE)
    if any(outcome.kind == "value" for outcome in shown) and (wide or not several):
        notes.append(_SPREAD)
    notes = ["\n".join(notes)] if notes else []
    if text := chance(study.headline):
        notes.append(f"Main outcomes: {text}")
    if text := chance(study.others):
        notes.append(f"Others shown: {text}")
    if text := chance_of_effects(study):
        notes.append(text)
    main = [found for outcome in study.outcomes if outcome.headline for found in outcome.comparisons]
    ratios = sorted(one.ratio for one in main if one.ratio is not None and one.verdict != "identical")
    if ratios:
        text = f"Common random numbers: a paired difference has {ratios[len(ratios) // 2]:.2g} times the variance"
        notes.append(f"{text} of independent runs (median over the main comparisons that differ at all).")
    return [*notes, "Intervals say how sure the model's answer is, not how well the model fits the world."]
