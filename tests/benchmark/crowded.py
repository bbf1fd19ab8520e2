"""A room in which 10,000 things have happened and 500 messages wait unread, and a short list beside it.

`python -m tests.benchmark.crowded room` (or `replay`, `list`) shows one of them in the terminal.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.app import App, ComposeResult
from textual.widgets import OptionList, Static

from crisis_sim.language.catalogue import Speaker
from crisis_sim.model.events import Event
from crisis_sim.model.seat_view import SeatView
from crisis_sim.model.slice import SliceLine
from crisis_sim.session.begin import HUMAN, begin
from crisis_sim.session.recording import Recording, Slice
from crisis_sim.tui.conductor import Conductor
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.house import House
from crisis_sim.tui.link import Link
from crisis_sim.tui.replay.app import ReplayApp
from crisis_sim.tui.room.screen import DrillScreen
from crisis_sim.tui.start.lobby import Lobby
from crisis_sim.tui.words import Words
from tests.benchmark.bare_app import READY
from tests.benchmark.crowd import EVENTS, LINES, UNREAD
from tests.stage import compiled

WORLD, SEAT = "shape-cyberattack", "cyber-cell"
EVERY = 3
"""Exercise seconds between two events."""
P = dict[str, Any]


def _text(text: str) -> dict[str, str]:
    return {"en": text, "nl": text, "fr": text}


def _message(n: int, view: SeatView) -> P:
    contacts = list(view.brief["contacts"])
    return {
        "msg": f"m{n}",
        "from": contacts[n % len(contacts)],
        "to": view.actors[0],
        "channel": "e-mail",
        "title": _text(f"Report {n} on the shared network"),
        "text": _text(f"Report {n}: a second supplier sees the same traffic. " * 5),
        "priority": ("routine", "routine", "urgent", "flash")[n % 4],
    }


def _fact(n: int, view: SeatView) -> P:
    return {"fact": f"f{n}", "actor": view.actors[0], "text": _text(f"Server {n} answers late"), "content": n % 100,
            "unit": "%", "as_of": n, "source": "belnet", "topics": ["network"], "marking": "public"}  # fmt: skip


def happened(view: SeatView, start: int) -> list[SliceLine]:
    """What the seat saw after its briefing: as many lines as are missing, the last messages unread."""
    lines: list[SliceLine] = []
    messages = 0

    def add(kind: str, p: P) -> None:
        lines.append(SliceLine(start + len(lines) + 1, EVERY * len(lines), kind, None, p))

    rest: list[Callable[[int], tuple[str, P]]] = [
        lambda n: ("FactLearned", _fact(n, view)),
        lambda n: ("IndicatorReported", {"indicator": f"i{n % 9}", "label": _text(f"Lines {n % 9}"), "value": n % 100,
                                         "unit": "%", "min": 0, "max": 100}),
        lambda n: ("LogWritten", {"text": f"Noted for the evening briefing, item {n}"}),
        lambda n: ("StaffCommitted", {"task": f"k{n}", "what": "read", "from": EVERY * n, "until": EVERY * n + 120}),
    ]  # fmt: skip
    while len(lines) < EVENTS - UNREAD:
        messages += 1
        add("MessageDelivered", _message(messages, view))
        add("MessageRead", {"msg": f"m{messages}"})
        for make in rest:
            add(*make(len(lines)))
    while len(lines) < EVENTS:
        messages += 1
        add("MessageDelivered", _message(messages, view))
    return lines


class Crowded(House):
    """The room; nobody drives its clock, which is held."""

    CSS_PATH = "../../src/crisis_sim/tui/style.tcss"

    async def on_mount(self) -> None:
        """Straight into it."""
        link = Link(begin(compiled(WORLD), 1, {SEAT: HUMAN}), SEAT)
        for line in happened(link.view, link.view.n):
            link.view.take(line)
        conductor = Conductor(link)
        conductor.now = link.view.now
        words = Words(link.view, "en")
        await self.push_screen(DrillScreen(Drill(conductor, words, Path("log.jsonl"), "", self.lobby.preferences)))


def recording() -> Recording:
    """A log of which the seat saw the crowded room."""
    session = begin(compiled(WORLD), 1, {SEAT: HUMAN})
    first = session.views[SEAT].events
    seen = [*first, *happened(session.views[SEAT], len(first))]
    seen += [SliceLine(len(seen) + 1, seen[-1].t, "ExerciseEnded", None, {"why": "end"})]
    lines: list[Any] = []
    numbers = []
    for n, line in enumerate(seen, start=1):
        lines.append(Event(len(lines) + 1, line.t, line.kind, 1, (SEAT,), line.p))
        numbers.append(len(lines))
        while len(lines) < LINES * n // len(seen):
            lines.append(Event(len(lines) + 1, line.t, "HazardChanged", 1, (), {}))
    index = session.engine.index
    held = {seat: HUMAN if seat == SEAT else "by-the-book" for seat in index.seat_ids}
    slices = {seat: Slice() for seat in index.seat_ids}
    slices[SEAT] = Slice(numbers, seen)
    return Recording(Path("log.jsonl"), index, 1, held, lines, slices, True)


class List(App[None]):
    """An application with one short list."""

    def compose(self) -> ComposeResult:
        """The list."""
        yield Static(READY)
        yield OptionList(*(f"Option {n}" for n in range(20)))


SHOWN: dict[str, Callable[[], App[Any]]] = {
    "room": lambda: Crowded(Lobby(Speaker("en"))),
    "replay": lambda: ReplayApp(recording(), Lobby(Speaker("en"))),
    "list": List,
}

if __name__ == "__main__":
    SHOWN[sys.argv[1]]().run()
