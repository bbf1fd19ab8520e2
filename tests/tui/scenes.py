"""Drills played by keys. A script yields a name wherever a picture is worth taking.

One more scene is one more `yield`; `pytest tests/tui/test_pictures.py --snapshot-update` takes it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import NamedTuple

from textual.widgets import OptionList

from crisis_sim.tui.after.hearing import asked, left
from crisis_sim.tui.after.hotwash import HotWash
from crisis_sim.tui.after.reading import ReportScreen
from crisis_sim.tui.house import House
from crisis_sim.tui.room.freeze import FreezeSheet
from crisis_sim.tui.room.plenary import PlenarySheet
from crisis_sim.tui.widgets.confirm import ConfirmSheet
from crisis_sim.tui.widgets.pick import Choice
from crisis_sim.tui.widgets.sheet import Page

from .desk import Player
from .openings import (
    CELL,
    Opening,
    after,
    briefed,
    ended,
    frozen,
    in_plenary,
    jumping,
    program,
    replay,
    resumed,
    returned,
    room,
)

Scenes = AsyncIterator[str]


async def onwards(player: Player, there: Callable[[], bool], *keys: str, most: int = 60) -> None:
    """Press keys, again and again, until something is so."""
    for _ in range(most):
        if there():
            return
        await player.press(*keys)
    assert there(), f"not there after {most} times {keys}:\n{player.text}"


async def first_steps(player: Player) -> Scenes:
    """The browser and what opens from it; the briefing."""
    await player.until("EN NL FR")
    yield "browser"
    await player.press("?")
    yield "browser-help"
    await player.press("escape", "s")
    yield "settings"
    await player.press("escape", "p")
    yield "progress"
    await player.press("escape", "o")
    yield "open"
    await player.press("escape")
    await player.until("EN NL FR")
    await player.press("enter")
    await player.until("F2")
    for n in range(1, 7):
        await player.press(str(n))
        yield f"briefing-{n}"


async def come_back(player: Player) -> Scenes:
    """The browser with a drill to go on with and with results; what they have in common."""
    await player.until("EN NL FR")
    yield "browser"
    await player.press("p")
    yield "progress"


async def first_drill(player: Player) -> Scenes:
    """The first drill from STARTEX to the first decision, and all forms."""
    yield "briefing"
    await player.press("escape")
    yield "room"
    await player.press("n", "a")
    yield "message"
    await player.press("n")
    yield "ringing"
    await player.press("a", "?")
    yield "help"
    await player.press("escape")
    await onwards(player, lambda: bool(player.view.questions), "n", "a")
    await player.press("d")
    yield "decision"
    await player.press("a")
    await player.type("It protects most people soonest")
    await player.press("f2")
    assert isinstance(player.app.screen, ConfirmSheet), player.text
    yield "confirm"
    await player.press("enter")
    for key, name in (("m", "measures"), ("i", "request"), ("o", "contact"), ("l", "note"), ("x", "retract"),
                      ("q", "leave")):  # fmt: skip
        await player.press(key)
        yield name
        await player.press("escape", "1")


async def big_drill(player: Player) -> Scenes:
    """Forty minutes into the cyber-attack: every panel with something on it, and what goes out."""
    yield "desk"
    for digit in "234567890":
        await player.press(digit)
        yield f"panel-{digit}"
    await player.press("f")
    yield "map-whole"
    await player.press("escape", "7", "f")
    yield "network-whole"
    await player.press("escape", "1", "p")
    yield "sitrep"
    await player.press("escape", "1", "c", "enter")
    yield "picker"
    await player.press("escape")
    for field, picked in (("#to", "media"), ("#channel", "press")):
        player.app.screen.query_one(field, Choice).pick([picked])
    await player.settle()
    yield "caution"
    await player.press("escape", "1", "ctrl+p")
    await player.press(*"measu")
    await player.when(lambda: player.app.screen.query_one(OptionList).option_count > 0)
    yield "palette"


async def guided(player: Player) -> Scenes:
    """With hints: the line, the page, and what was expected and not done."""
    await onwards(player, lambda: player.app.screen.query_one("#hint").has_class("-shown"), "n", "a")
    yield "hint"
    await player.press("h")
    yield "hints"
    await player.press("escape")
    await onwards(player, lambda: bool(player.view.guidance), "n")
    yield "missed"


async def freeze(player: Player) -> Scenes:
    """A question of control, and nothing else to be seen."""
    assert isinstance(player.app.screen, FreezeSheet), player.text
    await player.when(lambda: player.app.screen.focused is not None)  # it waits a moment before it takes keys
    yield "question"


async def plenary(player: Player) -> Scenes:
    """The clock stands still for a discussion."""
    assert isinstance(player.app.screen, PlenarySheet), player.text
    yield "plenary"


async def jump(player: Player) -> Scenes:
    """The clock leaps over the night; what the colleagues hand over."""
    await player.when(lambda: isinstance(player.app.screen, Page))
    yield "handover"


async def back_again(player: Player) -> Scenes:
    """A drill that is gone on with."""
    yield "room"
    await player.press("9")
    yield "log"


async def after_endex(player: Player) -> Scenes:
    """Everything after ENDEX."""
    screen = player.app.screen
    assert isinstance(screen, HotWash), player.text
    await player.when(lambda: screen.running is not None and screen.running.over)
    await player.settle()
    yield "hotwash"
    await player.press("end")
    yield "futures"
    for key, name in (("?", "help"), ("g", "rating"), ("o", "again")):
        await player.press(key)
        yield name
        await player.press("escape")
    await player.press("r")
    await player.when(lambda: isinstance(player.app.screen, ReportScreen))
    await player.press("n", "n")
    yield "report"
    await player.press("escape", "h")
    await player.when(lambda: len(left(player.view)) > 1)
    await player.settle()
    yield "hearing-1"
    await player.type("We knew, but nobody had said whom to tell")
    await player.press("f2")
    await player.settle()
    assert len(left(player.view)) + 1 == len(asked(player.view)), player.text
    yield "hearing-2"


async def looking_back(player: Player) -> Scenes:
    """A replay: control's side, then a seat's."""
    await player.press("right", "right", "right")
    yield "control"
    await player.press("s", "s", "]", "]", "]")
    yield "seat"
    await player.press("8", "}", "right", "right")
    yield "board"
    await player.press("?")
    yield "help"
    await player.press("escape", "t")
    yield "time"
    await player.press("escape", "s", "end")
    yield "end"


async def in_one_colour(player: Player) -> Scenes:
    """Without colours: weight and signs say it."""
    yield "desk"
    for digit in "2780":
        await player.press(digit)
        yield f"panel-{digit}"
    await player.press("m")
    yield "measures"


async def in_a_theme(player: Player) -> Scenes:
    """The room, and a chosen row with bars on it."""
    yield "desk"
    await player.press("8", "down")
    yield "panel-8"


class Look(NamedTuple):
    """How a scene is looked at."""

    size: tuple[int, int] = (80, 24)
    language: str = "en"


LOOKS = {
    "en-80x24": Look(),
    "en-120x40": Look(size=(120, 40)),
    "nl-80x24": Look(language="nl"),
    "fr-80x24": Look(language="fr"),
}


PLAIN = {
    "start": {"browser-help", "briefing-3", "briefing-4", "briefing-6"},
    "first-drill": {"measures", "request", "note", "retract"},
    "big-drill": {"panel-2", "panel-4", "panel-5", "panel-9", "map-whole", "picker", "palette"},
    "hot-wash": {"help", "again"},
    "replay": {"time", "end"},
}
"""Scenes that another one shows the words of, or that have few: they are taken in English only."""


class Played(NamedTuple):
    """A script, the application that it begins with, and the looks that its scenes are given."""

    begin: Opening
    script: Callable[[Player], Scenes]
    looks: tuple[str, ...] = tuple(LOOKS)


def looks(script: str, scene: str) -> list[str]:
    """How a scene is looked at."""
    return [
        name for name in SCRIPTS[script].looks if LOOKS[name].language == "en" or scene not in PLAIN.get(script, ())
    ]


def busy(theme: str) -> House:
    """Three quarters of an hour into the cyber-attack, led by the book so far."""
    return room("shape-cyberattack", CELL, 3, after(2700), theme=theme, policy="by-the-book")


SCRIPTS: dict[str, Played] = {
    "start": Played(program, first_steps),
    "come-back": Played(returned, come_back, ("en-80x24", "en-120x40")),
    "first-drill": Played(lambda: briefed("first-drill", CELL, 1), first_drill),
    "guided": Played(lambda: room("first-drill", CELL, 1, guided=True), guided),
    "big-drill": Played(lambda: busy("dark"), big_drill),
    "mono": Played(lambda: busy("mono"), in_one_colour, ("en-80x24",)),
    "light": Played(lambda: busy("light"), in_a_theme, ("en-80x24",)),
    "contrast": Played(lambda: busy("contrast"), in_a_theme, ("en-80x24",)),
    "freeze": Played(lambda: room("shape-cyberattack", CELL, 3, frozen(CELL)), freeze),
    "plenary": Played(lambda: room("shape-cyberattack", CELL, 3, in_plenary(CELL)), plenary),
    "jump": Played(lambda: room("shape-cyberattack", CELL, 3, jumping), jump),
    "resume": Played(lambda: resumed("first-drill", CELL, 1, after(900)), back_again),
    "hot-wash": Played(lambda: ended("first-drill", CELL, 1), after_endex),
    "replay": Played(lambda: replay("shape-cyberattack", 3), looking_back),
}
"""Name of a folder of pictures: what is played for them."""
