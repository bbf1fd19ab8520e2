"""How things stand: people, clocks, figures, means, levels and phases, as far as the seat has heard."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from crisis_sim.tui.drill import Drill
from crisis_sim.tui.widgets.listing import Entry, Panel
from crisis_sim.tui.words import amount


class Situation(Panel):
    """One entry a person at work, a clock, a figure, a kind of means, a level, a phase."""

    TITLE = "Status"
    EMPTY = "Nothing to show yet."

    def rows(self) -> list[Entry]:
        """People first, then what runs out."""
        found = (_people, _clocks, _figures, _means, _levels)
        rows = [text for part in found for text in part(self.drill)]
        return [Entry(f"s{n}", text) for n, text in enumerate(rows)]


def _entry(name: str, what: str, more: str = "", *, stress: bool = False) -> Text:
    text = Text.assemble((name, "bold"), " ", (what, "bold reverse" if stress else ""))
    if more:
        text.append(f"\n  {more}", "dim")
    return text


def gauge(value: int, most: int) -> str:
    """A bar of ten signs: how much of the most there is."""
    full = min(10, -(-10 * value // most)) if most > 0 else 0
    return "▰" * full + "▱" * (10 - full)


def task_name(drill: Drill, what: str) -> str:
    """What somebody is at: a kind of work, or a measure."""
    kind, _, measure = what.partition(":")
    name = drill.words.code(f"task-{kind}")
    return f"{name}: {drill.words.measure(measure)}" if measure else name


def _people(drill: Drill) -> Iterator[Text]:
    words, view, now = drill.words, drill.view, drill.now
    if not view.brief:
        return
    free = words.say("{free} of {all} people free", free=view.free_people(now), all=view.brief["people"])
    yield _entry(words.seat(view.seat), free, ", ".join(map(words.short, view.actors)))
    for task in view.tasks:
        if now < task["until"]:
            waits = now < task["from"]
            until = words.say("until {time}", time=words.time(task["until"]))
            begins = words.say("waits for somebody free at {time}", time=words.time(task["from"])) + " · "
            yield _entry("·", task_name(drill, task["what"]), (begins if waits else "") + until)


def _clocks(drill: Drill) -> Iterator[Text]:
    words = drill.words
    for (key, actor), clock in sorted(drill.view.clocks.items(), key=lambda item: item[1]["deadline"]):
        left = clock["deadline"] - drill.now
        running = clock["status"] == "started"
        what = words.say("{left} left", left=words.span(left)) if running else words.code(clock["status"])
        due = words.say("due {time}", time=f"{words.day(clock['deadline'])} {words.time(clock['deadline'])}")
        yield _entry(words.clock(key), what, f"{words.short(actor)} · {due}", stress=clock["status"] == "missed")


def _figures(drill: Drill) -> Iterator[Text]:
    words = drill.words
    for figure in drill.view.indicators.values():
        before = [value for _, value in figure["history"][:-1]]
        trend = f" ({words.say('was {value}', value=before[-1])})" if before else ""
        age = words.say("{age} old", age=words.span(drill.now - figure["history"][-1][0]))
        yield _entry(words.pick(figure.get("label")), f"{amount(figure['value'], figure.get('unit'))}{trend}", age)


def _means(drill: Drill) -> Iterator[Text]:
    words = drill.words
    for means in drill.view.means.values():
        free = means.get("free", 0)
        left = words.say("{n} of {all} free", n=free, all=means["all"])
        bar = gauge(free, means["all"])
        more = words.say("{n} at work", n=means["at_work"]) if means.get("at_work") else ""
        yield _entry(words.pick(means.get("label")) or words.say("means"), f"{bar} {left}", more, stress=free == 0)


def _levels(drill: Drill) -> Iterator[Text]:
    words, view = drill.words, drill.view
    for key, position in view.levels.items():
        yield _entry(words.level(key, position), "")
    for key, tick in view.phases.items():
        name = words.pick(view.brief["phases"].get(key, {}).get("names")) or key
        yield _entry(name, words.say("heard at {time}", time=words.when(tick, drill.now)))
