"""A rehearsal on the screen: how full the seats are, and the findings by kind, the gravest first."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from crisis_sim.analysis.rehearsal.data import as_data
from crisis_sim.analysis.rehearsal.finding import SEVERITIES, Finding, Severity
from crisis_sim.analysis.rehearsal.rehearsal import Rehearsal, grouped
from crisis_sim.analysis.rehearsal.wording import Wording, clock
from crisis_sim.report.markdown import markdown
from crisis_sim.report.rehearsal_report import place, rehearsal_report, runs_made
from crisis_sim.report.rehearsal_words import phrase
from crisis_sim.scenario.text import clean, pick

SHOWN = 3
"""Findings of each kind that are printed; --all prints all."""
_STYLES: dict[Severity, str] = {"defect": "bold red", "weakness": "yellow", "note": "dim"}
_PLURALS: dict[Severity, str] = {"defect": "defects", "weakness": "weaknesses", "note": "notes"}


def show(
    rehearsal: Rehearsal, findings: tuple[Finding, ...], form: str, language: str, seat: str | None, shown: int | None
) -> None:
    """Print it on stdout; of each kind of finding so many at most."""
    if form == "json":
        print(json.dumps(as_data(rehearsal, findings, language), ensure_ascii=False, indent=2))
    elif form == "md":
        sys.stdout.write(markdown(rehearsal_report(rehearsal, findings, language, shown=shown)))
    else:
        width = None if sys.stdout.isatty() else 120
        console = Console(highlight=False, markup=False, emoji=False, width=width)
        _head(console, rehearsal, language)
        _strips(console, rehearsal, language, seat)
        _findings(console, rehearsal, findings, language, shown)


def _head(console: Console, rehearsal: Rehearsal, language: str) -> None:
    scenario = rehearsal.evidence.scenario
    console.print(Text("EXERCISE · OEFENING · EXERCICE · ÜBUNG", style="bold"))
    title = phrase(language, "title", title=clean(pick(scenario.title, language)) or scenario.id)
    partial = phrase(language, "broken-off") if rehearsal.partial else ""
    console.print(Text(f"{title}{partial}", style="bold"))
    console.print(Text(runs_made(rehearsal, language)))


def _strips(console: Console, rehearsal: Rehearsal, language: str, seat: str | None) -> None:
    chosen = [strip for strip in rehearsal.strips if seat in (None, strip.seat)]
    if not chosen or not rehearsal.evidence.book:
        return
    console.print()
    console.print(Text(phrase(language, "seats"), style="bold"))
    width = max(len(strip.seat) for strip in chosen)
    for strip in chosen:
        console.print(Text(f"{strip.seat:{width}}  {strip}"), overflow="crop", no_wrap=True)
    minutes = rehearsal.evidence.grid.minutes * -(-len(rehearsal.evidence.grid.cells) // len(chosen[0].levels))
    live = ", ".join(f"T+{clock(stretch.begin)}" for stretch in rehearsal.evidence.grid.live)
    console.print(
        Text(f"{phrase(language, 'mark', minutes=f'{minutes:.3g}')} {phrase(language, 'begins', times=live)}")
    )
    console.print(Text(phrase(language, "marks")))


def _findings(
    console: Console, rehearsal: Rehearsal, findings: Sequence[Finding], language: str, shown: int | None
) -> None:
    wording = Wording(rehearsal.evidence, language)
    console.print()
    counts = {s: sum(f.severity == s for f in findings) for s in SEVERITIES}
    words = ", ".join(phrase(language, s if n == 1 else _PLURALS[s], count=n) for s, n in counts.items() if n)
    console.print(Text(words or phrase(language, "nothing"), style="bold"))
    hidden = 0
    for code, kind in grouped(findings):
        console.print()
        console.print(Text(f"{code} {wording.title(code)}" + (f" ({len(kind)})" if len(kind) > 1 else ""), "bold"))
        table = Table(box=box.SIMPLE, show_header=False, pad_edge=False, padding=(0, 1), show_edge=False)
        for column in ("no_wrap", "", "", ""):
            table.add_column(no_wrap=bool(column), overflow="fold", ratio=None)
        for one in kind[:shown]:
            said = Text(wording.says(one))
            said.append(f" — {wording.advice(one)}", style="italic")
            often = wording.often(one.frequency) if one.frequency else ""
            style = _STYLES[one.severity]
            table.add_row(Text(wording.severity(one.severity), style=style), Text(place(one)), Text(often), said)
        console.print(table)
        if shown is not None and len(kind) > shown:
            hidden += len(kind) - shown
            console.print(Text(f"  {phrase(language, 'and-more', count=len(kind) - shown)}"))
    if hidden:
        console.print(Text(f"\n{phrase(language, 'left-out', count=hidden)}"))
