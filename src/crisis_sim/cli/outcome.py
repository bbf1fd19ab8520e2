"""The printed result of an exercise: what happened, what was decided, what was expected, how the indicators went."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from crisis_sim.analysis.outcome import Outcome, Trace
from crisis_sim.cli.progress import clock
from crisis_sim.scenario.time import local

_RESULTS = {"met": ("✔ met", "green"), "missed": ("✘ missed", "bold red"), "waived": ("~ waived", "dim")}
_OPEN = ("· open", "dim")
_BLOCKS = "▁▂▃▄▅▆▇█"


def show(outcome: Outcome, *, seed: int, digest: str) -> None:
    """Print the outcome on stdout."""
    width = None if sys.stdout.isatty() else 120
    console = Console(highlight=False, markup=False, emoji=False, width=width)
    console.print(Text("EXERCISE · OEFENING · EXERCICE · ÜBUNG", style="bold"))
    console.print(Text(outcome.title, style="bold"))
    console.print()
    _timeline(console, outcome)
    _decisions(console, outcome)
    _expectations(console, outcome)
    _indicators(console, outcome)
    _clocks(console, outcome)
    facts = [
        f"messages sent: {outcome.messages}",
        f"lost: {outcome.lost}",
        f"calls that rang out: {outcome.rang_out}",
        f"requests and proposals: {outcome.requests} ({outcome.unanswered} unanswered)",
        f"commands: {outcome.commands} ({outcome.rejected} refused)",
    ]
    if outcome.draws:
        facts.append("drawn: " + ", ".join(f"{k} = {v}" for k, v in outcome.draws.items()))
    console.print(Text(" · ".join(facts)))
    state = "ENDEX" if outcome.finished else "Unfinished"
    console.print(Text(f"{state} at T+{clock(outcome.end)} · seed {seed} · log hash {digest}", style="bold"))


def as_json(outcome: Outcome, *, seed: int, digest: str) -> None:
    """Print the outcome as JSON on stdout."""
    data: dict[str, Any] = asdict(outcome) | {"seed": seed, "digest": digest}
    print(json.dumps(data, ensure_ascii=False, indent=2))


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _timeline(console: Console, outcome: Outcome) -> None:
    table = _table("What happened", "T+", "Clock", "", "")
    day = None
    for entry in outcome.timeline:
        when = local(entry.t, outcome.start)
        date = when.strftime("%d %b ") if when.date() != day else ""
        day = when.date()
        style = {"+": "green", "-": "red", "§": "yellow", "»": "bold", "▶": "bold", "■": "bold"}.get(entry.mark, "")
        table.add_row(clock(entry.t), f"{date}{when:%H:%M}", entry.mark, Text(entry.text, style=style))
    console.print(table)


def _decisions(console: Console, outcome: Outcome) -> None:
    if not outcome.decisions:
        return
    table = _table("Decisions", "T+", "Question", "Answer", "By")
    for d in outcome.decisions:
        answer = Text(d.choice or "nothing was decided")
        if d.feedback:
            answer.append(f"\n{d.feedback}", style="italic")
        table.add_row(clock(d.t), Text(d.title), answer, Text(d.by or "default, nobody answered"))
    console.print(table)


def _expectations(console: Console, outcome: Outcome) -> None:
    if not outcome.expectations:
        return
    table = _table("Expectations", "", "T+", "Expected", "Of", "Weight")
    for e in outcome.expectations:
        word, style = _RESULTS.get(e.result, _OPEN)
        at = clock(e.t) if e.t is not None else ""
        table.add_row(Text(word, style=style), at, Text(e.text), Text(e.seat), str(e.weight))
    console.print(table)
    counts = {r: sum(1 for e in outcome.expectations if e.result == r) for r in ("met", "missed", "waived", "open")}
    console.print(Text(", ".join(f"{n} {r}" for r, n in counts.items() if n) + "\n"))
    objectives = _table("Objectives", "Met", "", "Objective")
    for o in outcome.objectives:
        share = f"{o.met}/{o.judged}" if o.judged else "not judged"
        filled = round(10 * o.met / o.judged) if o.judged else 0
        objectives.add_row(share, "█" * filled + "░" * (10 - filled) if o.judged else "", Text(o.text))
    console.print(objectives)


def _indicators(console: Console, outcome: Outcome) -> None:
    if not outcome.indicators:
        return
    table = _table("Indicators", "Indicator", "Start", "Lowest", "Highest", "End", "Course")
    for trace in outcome.indicators:
        values = [value for _, value in trace.history]
        numbers = (f"{v} {trace.unit}".strip() for v in (values[0], min(values), max(values), values[-1]))
        table.add_row(Text(trace.label), *numbers, spark(trace, outcome.end))
    console.print(table)


def _clocks(console: Console, outcome: Outcome) -> None:
    if not outcome.clocks:
        return
    table = _table("Legal clocks and targets", "Clock", "Of", "")
    words = {"met": ("✔ met", "green"), "missed": ("✘ missed", "bold red"), "started": ("· still running", "")}
    for name, actor, status in outcome.clocks:
        word, style = words[status]
        table.add_row(Text(name), Text(actor), Text(word, style=style))
    console.print(table)


def spark(trace: Trace, end: int, width: int = 32) -> str:
    """The course of an indicator as a row of blocks, evenly spaced over the events of its history's time."""
    ticks = sorted({t for t, _ in trace.history} | {end})
    span = max(1, trace.max - trace.min)
    marks = [ticks[i * (len(ticks) - 1) // max(1, width - 1)] for i in range(width)]
    row = []
    for mark in marks:
        value = next(v for t, v in reversed(trace.history) if t <= mark)
        row.append(_BLOCKS[min(7, (value - trace.min) * 8 // span)])
    return "".join(row)
