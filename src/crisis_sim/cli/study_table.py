"""The printed comparison of a study's arms, from the question to what the intervals do not say."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Literal

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from crisis_sim.analysis.compared import Group, OutcomeStudy
from crisis_sim.analysis.labels import Language
from crisis_sim.analysis.study import Study
from crisis_sim.cli.study_blocks import NARROW, alone, block, matrix, ruled
from crisis_sim.report.amounts import number
from crisis_sim.report.batch_report import markdown
from crisis_sim.report.batch_words import COLON, say
from crisis_sim.report.held import held_lines
from crisis_sim.report.sentences import chance, chance_of_effects
from crisis_sim.report.study_data import as_csv, as_text
from crisis_sim.scenario.text import clean

Form = Literal["table", "json", "csv", "md"]
FORMS: tuple[Form, ...] = ("table", "json", "csv", "md")

_PRINTED: tuple[Group, ...] = ("named", "expectations", "indicators", "times")


def show(study: Study, form: Form = "table", lang: Language = "en", *, width: int | None = None) -> None:
    """Print the study on stdout; JSON and CSV know no language."""
    if form == "table":
        if width is None and not sys.stdout.isatty():
            width = 120
        console = Console(highlight=False, markup=False, emoji=False, width=width)
        for part in parts(study, console.width, lang):
            console.print(part)
    elif form == "md":
        sys.stdout.write(markdown(study, lang))
    else:
        sys.stdout.write(as_text(study) if form == "json" else as_csv(study))


def parts(study: Study, width: int, lang: Language = "en") -> list[RenderableType]:
    """What is printed, from top to bottom, for a terminal of so many columns."""
    found: list[RenderableType] = [Text("EXERCISE · OEFENING · EXERCICE · ÜBUNG", style="bold")]
    if study.question:
        found.append(Text(clean(study.question), style="bold"))
    found += [Text(line) for line in held_lines(study.held, study.runs, lang, arms=len(study.arms))]
    names = short_names(study, width)
    found.append(_legend(study, names, lang))
    shown: list[OutcomeStudy] = []
    for group in _PRINTED:
        outcomes = study.group(group)
        if not outcomes:
            continue
        shown += outcomes
        found.append(Text(f"\n{say(group, lang)}", style="bold underline"))
        if len(study.arms) == 1:
            found.append(alone(outcomes, width, lang))
            continue
        found += [block(study, outcome, names, width, lang) for outcome in outcomes if outcome.headline]
        found += matrix(study, [outcome for outcome in outcomes if not outcome.headline], names, width, lang)
    return found + [Text(f"\n{text}") for text in _notes(study, shown, lang, wide=width >= NARROW)]


def short_names(study: Study, width: int) -> list[str]:
    """The arms' names, or letters where they would not fit."""
    names = [clean(arm.name) for arm in study.arms]
    room = 12 if len(names) > 3 else 16 if width < NARROW else 26
    if len(names) > 1 and max(map(len, names)) > room:
        return [_letter(n) for n in range(len(names))]
    return names


def _letter(n: int) -> str:
    return (_letter(n // 26 - 1) if n >= 26 else "") + chr(ord("A") + n % 26)


def _legend(study: Study, names: Sequence[str], lang: Language) -> Table:
    failed = any(arm.failed for arm in study.arms)
    table = ruled(say("arm", lang), "", f">{say('runs', lang)}", *([f">{say('failed', lang)}"] if failed else []))
    for n, (arm, name) in enumerate(zip(study.arms, names, strict=True)):
        long = clean(arm.name)
        base = f" ({say('baseline', lang)})" if n == 0 and len(study.arms) > 1 else ""
        text = ("" if long == name else long) + base
        counts = [str(arm.done), *([str(arm.failed)] if failed else [])]
        table.add_row(Text(name, style="bold"), Text(text.strip()), *counts)
    return table


def _notes(study: Study, shown: Sequence[OutcomeStudy], lang: Language, *, wide: bool) -> list[str]:
    several = len(study.arms) > 1
    others = [outcome for outcome in shown if not outcome.headline] if several else []
    keys = ["note:verdicts"] if several and not wide else []
    keys += ["note:marks"] if others else []
    keys += ["note:medians"] if any(outcome.kind == "time" for outcome in others) else []
    if any(outcome.kind == "time" and outcome not in others for outcome in shown):
        keys.append("note:course")
    if any(outcome.kind in ("value", "fraction") for outcome in shown) and (wide or not several):
        keys.append("note:spread")
    notes = ["\n".join(say(key, lang) for key in keys)] if keys else []
    for key, family in (("headline", study.headline), ("shown", study.others)):
        if text := chance(family, lang):
            notes.append(f"{say(key, lang)}{COLON[lang]} {text}")
    if text := chance_of_effects(study, lang):
        notes.append(text)
    main = [found for outcome in study.outcomes if outcome.headline for found in outcome.comparisons]
    ratios = sorted(one.ratio for one in main if one.ratio is not None and one.verdict not in ("identical", "unknown"))
    if ratios:
        ratio = number(float(f"{ratios[len(ratios) // 2]:.2g}"), 2, lang)
        notes.append(say("note:ratio", lang).format(ratio))
    return [*notes, say("note:model", lang)]
