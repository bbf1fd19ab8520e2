"""Who is at what, which legal clocks run, which levels and phases hold: what a seat keeps an eye on all the time."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

from crisis_sim.tui.board.board import Inks, heading
from crisis_sim.tui.board.gauge import gauge
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.widgets.listing import Entry

HOUR = 3600
_BAR = 12
"""Cells of a gauge."""


def spread(name: str, what: Text, width: int) -> Text:
    """A name on the left and what there is to say of it on the right; below it where that doesn't fit.

    >>> spread("Boats", Text("3 free"), 14).plain, spread("Fire engines", Text("3 free"), 14).plain
    ('Boats   3 free', 'Fire engines\\n  3 free')
    """
    gap = width - cell_len(name) - what.cell_len
    return Text.assemble((name, "bold"), " " * gap if gap > 0 else "\n  ", what)


def task_name(drill: Drill, what: str) -> str:
    """What somebody is at: a kind of work, or a measure."""
    kind, _, measure = what.partition(":")
    name = drill.words.code(f"task-{kind}")
    return f"{name}{drill.words.colon} {drill.words.measure(measure)}" if measure else name


def people_rows(drill: Drill, inks: Inks, width: int) -> Iterator[Entry]:
    """How many are free; then each task with its place in the next hour."""
    words, view, now = drill.words, drill.view, drill.now
    if not view.brief:
        return
    all, free = view.brief["people"], view.free_people(now)
    said = words.say("{free} of {all} free", free=free, all=all)
    yield Entry("h:people", heading(words.say("People")), heading=True)
    row = spread(words.seat(view.seat), Text(said, style="bold reverse" if free == 0 else "bold"), width)
    row.append("\n  ").append(gauge(free, 0, all, _BAR), inks.get("success", ""))
    if any(now < task["until"] for task in view.tasks):
        row.append(f"\n  {words.say('the next hour:')}", "dim")
    yield Entry("people", row)
    for task in view.tasks:
        if now < task["until"]:
            span = max(6, min(24, width // 2))
            line = Text.assemble((timeline(task["from"], task["until"], now, span), inks.get("accent", "")))
            if now < task["from"]:
                line.append(" " + words.say("waits for somebody free at {time}", time=words.time(task["from"])), "dim")
            else:
                line.append(" " + words.say("until {time}", time=words.time(task["until"])), "dim")
            name = task_name(drill, task["what"])
            yield Entry(f"t:{task['task']}", Text.assemble((name, "bold"), "\n  ", line))


def timeline(begin: int, end: int, now: int, width: int) -> str:
    """A task in the next hour: light where it waits, dark where somebody is at it.

    >>> timeline(0, 900, 0, 8), timeline(900, 2700, 0, 8)
    ('▓▓······', '░░▓▓▓▓··')
    """
    signs = []
    for n in range(width):
        at = now + HOUR * (2 * n + 1) // (2 * width)
        signs.append("░" if at < begin else "▓" if at < end else "·")
    return "".join(signs)


def clock_rows(drill: Drill, inks: Inks, width: int) -> Iterator[Entry]:
    """Legal clocks, the next deadline first, with the time that is left as a bar."""
    words, view = drill.words, drill.view
    if view.clocks:
        yield Entry("h:clocks", heading(words.say("Legal clocks")), heading=True)
    for (key, actor), clock in sorted(view.clocks.items(), key=lambda item: item[1]["deadline"]):
        left = clock["deadline"] - drill.now
        due = words.say("due {time}", time=words.when(clock["deadline"], drill.now))
        if clock["status"] == "started":
            stress = left < max(HOUR, (clock["deadline"] - clock["since"]) // 4)
            what = Text(words.say("{left} left", left=words.span(left)), style="bold reverse" if stress else "bold")
            bar = gauge(left, 0, clock["deadline"] - clock["since"], _BAR)
            line = Text.assemble((bar, inks.get("warning" if stress else "primary", "")), " ")
        else:
            met = clock["status"] == "met"
            what = Text(f"{'✓' if met else '✗'} {words.code(clock['status'])}", style="" if met else "bold reverse")
            line = Text()
        row = spread(words.clock(key), what, width).append("\n  ").append_text(line)
        yield Entry(f"c:{key}:{actor}", row.append(f"{words.short(actor)} · {due}", "dim"))


def level_rows(drill: Drill, inks: Inks, width: int) -> Iterator[Entry]:
    """Levels as rungs of their ladder, and phases; each with when the seat heard of it."""
    words, view, now = drill.words, drill.view, drill.now
    if view.levels or view.phases:
        yield Entry("h:levels", heading(words.say("Levels and phases")), heading=True)
    for key, position in view.levels.items():
        rungs = len(view.brief["levels"].get(key, {}).get("values", ())) or position + 1
        heard = words.say("heard at {time}", time=words.when(view.levels_heard.get(key, now), now))
        bar = gauge(position + 1, 0, rungs, rungs)
        row = Text.assemble((words.level(key, position), "bold"), "\n  ", (bar, inks.get("warning", "")))
        yield Entry(f"l:{key}", row.append(f" {heard}", "dim"))
    for key, tick in view.phases.items():
        name = words.pick(view.brief["phases"].get(key, {}).get("names")) or key
        heard = words.say("heard at {time}", time=words.when(tick, now))
        yield Entry(f"p:{key}", Text.assemble((name, "bold"), (f"\n  {heard}", "dim")))
