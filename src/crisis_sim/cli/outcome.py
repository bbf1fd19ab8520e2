"""The printed result of an exercise: what happened, what was decided, what was expected, how the indicators went."""

from __future__ import annotations

import json
import shlex
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from crisis_sim.analysis.outcome import Outcome, Trace
from crisis_sim.cli.progress import clock
from crisis_sim.language import dates
from crisis_sim.language.catalogue import Speaker, code
from crisis_sim.scenario.time import local

_RESULTS = {"met": ("✔", "green"), "missed": ("✘", "bold red"), "waived": ("~", "dim"), "open": ("·", "dim")}
_CLOCKS = {"met": ("✔", "green"), "missed": ("✘", "bold red"), "started": ("·", "")}
_BLOCKS = "▁▂▃▄▅▆▇█"


def show(outcome: Outcome, *, seed: int, digest: str, lang: str = "en") -> None:
    """Print the outcome on stdout, in a language."""
    words = Speaker(lang)
    width = None if sys.stdout.isatty() else 120
    console = Console(highlight=False, markup=False, emoji=False, width=width)
    console.print(Text("EXERCISE · OEFENING · EXERCICE · ÜBUNG", style="bold"))
    console.print(Text(outcome.title, style="bold"))
    console.print()
    for part in (_timeline, _decisions, _expectations, _indicators, _clocks):
        part(console, words, outcome)
    facts = [
        words.say("messages sent: {n}", n=outcome.messages),
        words.say("lost: {n}", n=outcome.lost),
        words.say("calls that rang out: {n}", n=outcome.rang_out),
        words.say("requests and proposals: {n} ({open} unanswered)", n=outcome.requests, open=outcome.unanswered),
        words.say("commands: {n} ({refused} refused)", n=outcome.commands, refused=outcome.rejected),
    ]
    if outcome.draws:
        drawn = ", ".join(f"{k} = {v}" for k, v in outcome.draws.items())
        facts.append(words.say("drawn: {draws}", draws=drawn))
    console.print(Text(" · ".join(facts)))
    state = "ENDEX" if outcome.finished else words.say("Unfinished")
    end = words.say("{state} at {t} · seed {seed}", state=state, t=f"T+{clock(outcome.end)}", seed=seed)
    console.print(Text(f"{end} · {words.say('log hash {digest}', digest=digest)}", style="bold"))


def sealed(log: Path, digest: str, lang: str) -> list[str]:
    """Where a log is, what its hash is, and how to see that it replays to the same."""
    words = Speaker(lang)
    command = f"crisis-sim replay {shlex.quote(str(log))} --verify"
    return [
        f"{words.say('Log')}{words.colon} {log} · {words.say('log hash {digest}', digest=digest)}",
        words.say("Replay it with: {command}", command=command),
    ]


def as_json(outcome: Outcome, *, seed: int, digest: str) -> None:
    """Print the outcome as JSON on stdout."""
    data: dict[str, Any] = asdict(outcome) | {"seed": seed, "digest": digest}
    print(json.dumps(data, ensure_ascii=False, indent=2))


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _timeline(console: Console, words: Speaker, outcome: Outcome) -> None:
    table = _table(words.say("What happened"), "T+", words.say("Clock"), "", "")
    day = None
    for entry in outcome.timeline:
        when = local(entry.t, outcome.start)
        date = f"{dates.day(words.language, when)} " if when.date() != day else ""
        day = when.date()
        style = {"+": "green", "-": "red", "§": "yellow", "»": "bold", "▶": "bold", "■": "bold"}.get(entry.mark, "")
        table.add_row(clock(entry.t), f"{date}{dates.time(when)}", entry.mark, Text(entry.text, style=style))
    console.print(table)


def _decisions(console: Console, words: Speaker, outcome: Outcome) -> None:
    if not outcome.decisions:
        return
    say = words.say
    table = _table(say("Decisions"), "T+", say("Question"), say("Answer"), say("By"))
    for d in outcome.decisions:
        answer = Text(d.choice or say("nothing was decided"))
        if d.feedback:
            answer.append(f"\n{d.feedback}", style="italic")
        table.add_row(clock(d.t), Text(d.title), answer, Text(d.by or say("default, nobody answered")))
    console.print(table)


def _expectations(console: Console, words: Speaker, outcome: Outcome) -> None:
    if not outcome.expectations:
        return
    say = words.say
    table = _table(say("Expectations"), "", "T+", say("Expected"), say("Of"), say("Weight"))
    for e in outcome.expectations:
        result = e.result if e.result in _RESULTS else "open"
        sign, style = _RESULTS[result]
        at = clock(e.t) if e.t is not None else ""
        said = f"{sign} {_judged(words, result)}"
        table.add_row(Text(said, style=style), at, Text(e.text), Text(e.seat), str(e.weight))
    console.print(table)
    counts = {r: sum(1 for e in outcome.expectations if e.result == r) for r in _RESULTS}
    console.print(Text(", ".join(f"{n} {_judged(words, r)}" for r, n in counts.items() if n) + "\n"))
    objectives = _table(say("Objectives"), say("Met"), "", say("Objective"))
    for o in outcome.objectives:
        share = f"{o.met}/{o.judged}" if o.judged else say("not judged")
        filled = round(10 * o.met / o.judged) if o.judged else 0
        objectives.add_row(share, "█" * filled + "░" * (10 - filled) if o.judged else "", Text(o.text))
    console.print(objectives)


def _judged(words: Speaker, result: str) -> str:
    """How an expectation ended, which is another word than for a clock in some languages."""
    return code(words.language, result, "report code")


def _indicators(console: Console, words: Speaker, outcome: Outcome) -> None:
    if not outcome.indicators:
        return
    say = words.say
    heads = (say("Indicator"), say("Start"), say("Lowest"), say("Highest"), say("End"), say("Course"))
    table = _table(say("Indicators"), *heads)
    for trace in outcome.indicators:
        values = [value for _, value in trace.history]
        numbers = (f"{v} {trace.unit}".strip() for v in (values[0], min(values), max(values), values[-1]))
        table.add_row(Text(trace.label), *numbers, spark(trace, outcome.end))
    console.print(table)


def _clocks(console: Console, words: Speaker, outcome: Outcome) -> None:
    if not outcome.clocks:
        return
    table = _table(words.say("Legal clocks and targets"), words.say("Clock or target"), words.say("Of"), "")
    for name, actor, status in outcome.clocks:
        sign, style = _CLOCKS[status]
        word = words.say("still running") if status == "started" else words.code(status)
        table.add_row(Text(name), Text(actor), Text(f"{sign} {word}", style=style))
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
