"""The seat's own means: how many are free, on their way, at work and resting, where they stand, and their shifts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.text import Text

from crisis_sim.language.mark import mark
from crisis_sim.model.fleet import Fleet, fleets
from crisis_sim.tui.board.board import Inks, heading
from crisis_sim.tui.board.duty import spread
from crisis_sim.tui.board.gauge import parts
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.widgets.listing import Entry
from crisis_sim.tui.widgets.sheet import Page

SIGNS = (("free", "▰", mark("free")), ("travelling", "→", mark("on the way")), ("at_work", "▓", mark("at work")),
         ("resting", "░", mark("resting")))  # fmt: skip
DAYS = {"weekdays": mark("weekdays"), "weekend": mark("weekend"), "all": mark("every day")}
_BAR = 12
"""Cells of a gauge."""


def means_rows(drill: Drill, inks: Inks, width: int) -> Iterator[Entry]:
    """One entry a kind of means."""
    words = drill.words
    own = fleets(drill.view, drill.now)
    if own:
        yield Entry("h:means", heading(words.say("Means")), heading=True)
    for fleet in own:
        short = fleet.free == 0 and fleet.all > 0
        free = words.say("{n} of {all} free", n=fleet.free, all=fleet.all)
        row = spread(name(drill, fleet), Text(free, style="bold reverse" if short else "bold"), width)
        row.append("\n  ").append(bar(fleet, _BAR), inks.get("warning" if short else "success", ""))
        said = [words.say("{n} {state}", n=getattr(fleet, key), state=words.say(state)) for key, _, state in SIGNS[1:]
                if getattr(fleet, key)]  # fmt: skip
        if fleet.at is not None:
            said.append(place(drill, fleet.at))
        yield Entry(f"r:{fleet.key}", row.append(f" {' · '.join(said)}" if said else "", "dim"))


def name(drill: Drill, fleet: Fleet) -> str:
    """What they are called."""
    return drill.words.pick(fleet.label) or drill.words.say("means")


def place(drill: Drill, number: int) -> str:
    """A place on the map."""
    places: list[dict[str, Any]] = drill.view.brief.get("map", {}).get("places", [])
    return drill.words.pick(places[number]["label"]) if number < len(places) else ""


def bar(fleet: Fleet, width: int) -> str:
    """What each share of them does; what is not on duty stays blank."""
    return parts([(getattr(fleet, key), sign) for key, sign, _ in SIGNS], fleet.all, width)


class MeansPage(Page):
    """One kind of means: where they stand, what each group is at until when, when who is on duty."""

    def __init__(self, drill: Drill, fleet: Fleet, inks: Inks) -> None:
        super().__init__(drill, lambda: name(drill, fleet), lambda: means_text(drill, fleet, inks))


def means_text(drill: Drill, fleet: Fleet, inks: Inks) -> Text:
    """A bar, the groups, the shifts."""
    words = drill.words
    text = Text.assemble((bar(fleet, 40), inks.get("success", "")), "\n")
    text.append("  ".join(f"{sign} {words.say(state)}" for _, sign, state in SIGNS), "dim").append("\n\n")
    for line in _groups(drill, fleet):
        text.append("▪ ", "dim").append_text(line).append("\n")
    if fleet.shifts:
        text.append("\n" + words.say("Shifts") + "\n", "bold")
        for shift in fleet.shifts:
            hours = f"{shift['from']:02d}:00–{shift['to']:02d}:00"
            days = words.say(DAYS[shift["days"]])
            text.append(f"▪ {days} {hours}{words.colon} {words.say('{n} on duty', n=shift['staff'])}\n")
    return text


def _groups(drill: Drill, fleet: Fleet) -> Iterator[Text]:
    words, now = drill.words, drill.now
    stand = place(drill, fleet.at) if fleet.at is not None else ""
    free = words.say("{n} of {all} free", n=fleet.free, all=fleet.all)
    yield Text.assemble((free, "bold"), f" · {words.say('they stand at {place}', place=stand)}" if stand else "")
    for job in fleet.jobs:
        state = words.say("on the way") if job["travels"] else words.say("at work")
        until = words.say("until {time}", time=words.when(job["until"], now))
        since = words.say("since {time}", time=words.when(job["since"], now))
        yield Text(f"{job['count']} {state} · {since} · {until}")
    for crew in fleet.crews:
        until = words.say("until {time}", time=words.when(crew["until"], now))
        yield Text(f"{crew['count']} {words.say('resting')} · {until}")
    if fleet.on_duty is not None:
        yield Text(words.say("{n} on duty in this shift", n=fleet.on_duty))
