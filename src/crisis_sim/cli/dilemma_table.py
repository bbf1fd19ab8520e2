"""Dilemmas on the screen: a small table and a verdict for each question."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from crisis_sim.analysis.dilemma_changes import Change
from crisis_sim.analysis.dilemmas import Dilemma
from crisis_sim.analysis.study import plain
from crisis_sim.report.dilemma_report import Judged, columns, dilemma_report, heading, notes, sentences, summary, title
from crisis_sim.report.dilemma_report import table as rows_of
from crisis_sim.report.held import held_lines
from crisis_sim.report.markdown import markdown
from crisis_sim.scenario.text import clean

COLUMN = 16
"""Characters that a column of differences takes."""


def show(judged: Judged, form: str) -> None:
    """Print it on stdout; JSON knows no language."""
    if form == "json":
        print(json.dumps(as_data(judged), ensure_ascii=False, indent=2))
    elif form == "md":
        sys.stdout.write(markdown(dilemma_report(judged)))
    else:
        _print(Console(highlight=False, markup=False, emoji=False, width=None if sys.stdout.isatty() else 120), judged)


def _print(console: Console, judged: Judged) -> None:
    console.print(Text("EXERCISE · OEFENING · EXERCICE · ÜBUNG", style="bold"))
    console.print(Text(title(judged), style="bold"))
    for line in held_lines(judged.held, judged.runs, judged.lang, arms=2):
        console.print(Text(line))
    for one in judged.dilemmas.found:
        console.print(Text(f"\n{heading(judged, one)}", style="bold underline"))
        for table in _tables(judged, one, console.width):
            console.print(table)
        for n, said in enumerate(sentences(judged, one)):
            console.print(Text(f"→ {said}" if n == 0 else f"  {said}", style="bold" if n == 0 else ""))
    for note in (summary(judged), *notes(judged)):
        console.print(Text(f"\n{note}"))


def _tables(judged: Judged, one: Dilemma, width: int) -> Iterator[Table]:
    """As many columns beside each other as there is room for; a difference stands over its interval."""
    outcomes = columns(judged, one)
    longest = max(map(len, one.options))
    beside = max(1, (width - longest - 12) // (COLUMN + 1))
    for begin in range(0, len(outcomes), beside):
        found = rows_of(judged, one, outcomes[begin : begin + beside])
        if found is None:
            return
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), show_edge=False)
        for n, head in enumerate(found.columns):
            size = COLUMN if n > 1 else None
            table.add_column(Text(head), justify="right" if n == 1 else "left", overflow="fold", width=size)
        for row in found.rows:
            table.add_row(*(Text(_narrow(str(cell)) if n > 1 else clean(str(cell))) for n, cell in enumerate(row)))
        yield table


def _narrow(cell: str) -> str:
    return cell.replace(" (", "\n(", 1)


def as_data(judged: Judged) -> dict[str, Any]:
    """Plain data, rounded to nine digits so that it is the same on every machine."""
    found, held = judged.dilemmas, judged.held
    data: dict[str, Any] = plain(
        {
            "scenario": held.scenario,
            "version": held.version,
            "identity": held.identity,
            "engine": held.engine,
            "first_seed": held.first_seed,
            "fixed": held.fixed,
            "runs": judged.runs,
            "partial": judged.partial,
            "outcomes": found.outcomes,
            "comparisons": {"all": found.comparisons, "by_draw": found.by_draw},
            "questions": [_question(one) for one in found.found],
        }
    )
    return data


def _question(one: Dilemma) -> dict[str, Any]:
    return {
        "question": one.question,
        "verdict": one.verdict,
        "asked": one.asked,
        "taken": one.taken,
        "base": one.base,
        "levels": one.levels,
        "best": one.best,
        "dominated": [{"option": worse, "by": better} for worse, better in one.dominated],
        "changes": _changes(one.changes),
        "pairs": [
            {
                "option": standing.option,
                "than": standing.than,
                "better": _changes(standing.better),
                "better_when": _changes(standing.better_when),
                "may_be": _changes(standing.may_be),
            }
            for standing in one.standings
        ],
    }


def _changes(changes: Sequence[Change]) -> list[dict[str, Any]]:
    return [
        {
            "option": change.option,
            "than": change.than,
            "outcome": change.outcome,
            "runs": change.n,
            "change": change.change,
            "p": change.p,
            "holm": change.holm,
            "identical": change.identical,
            "sure": change.sure,
            **({"when": change.when} if change.when else {}),
        }
        for change in changes
    ]
