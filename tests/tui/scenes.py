"""Drills played by keys. A script yields a name wherever a picture is worth taking.

One more scene is one more `yield`; `pytest tests/tui/test_pictures.py --snapshot-update` takes it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, tzinfo
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from crisis_sim.analysis.lookback import LookBack
from crisis_sim.batch.executors import Here
from crisis_sim.language.catalogue import Speaker
from crisis_sim.session.begin import HUMAN, begin
from crisis_sim.session.headless import steps
from crisis_sim.session.policies.script import Script
from crisis_sim.session.recording import record
from crisis_sim.session.shelf import Shelf
from crisis_sim.tui.acting import decisions
from crisis_sim.tui.after.running import Running
from crisis_sim.tui.app import CrisisApp, DrillApp
from crisis_sim.tui.house import House
from crisis_sim.tui.preferences import Preferences
from crisis_sim.tui.replay.app import ReplayApp
from crisis_sim.tui.room.freeze import FreezeSheet
from crisis_sim.tui.start.lobby import Lobby
from crisis_sim.tui.widgets.confirm import ConfirmSheet
from crisis_sim.tui.widgets.sheet import Page
from tests.stage import compiled

from .desk import Player

Scenes = AsyncIterator[str]
LOG = Path("drill.jsonl")
"""Beside the others in the folder that a script plays in: its name is in some pictures."""


class StoppedClock(datetime):
    """The wall's clock, stopped: a picture must not depend on when it is taken."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> StoppedClock:
        """Always the same."""
        return cls(2027, 5, 4, 9, 30, tzinfo=tz)


class FewFutures(Running):
    """Some futures, all there at once: a picture must not depend on how far they are."""

    def __init__(self, back: LookBack, seed: int) -> None:
        super().__init__(back, seed, 3, Here)

    def start(self) -> None:
        """Begin, and end."""
        self._run()


@contextmanager
def stopped_clock() -> Iterator[None]:
    """No clock on the wall moves in here."""
    with (
        mock.patch("crisis_sim.tui.conductor.datetime", StoppedClock),
        mock.patch("crisis_sim.tui.room.status.datetime", StoppedClock),
        mock.patch("crisis_sim.session.shelf.datetime", StoppedClock),
        mock.patch("crisis_sim.tui.after.hotwash.Running", FewFutures),
    ):
        yield


# applications to begin with


def drill(world: str, seat: str, seed: int) -> House:
    """The room of a drill, with the briefing open."""
    session = begin(compiled(world), seed, {seat: HUMAN}, LOG, person="player")
    return DrillApp(session, seat, log=LOG, resume=f"crisis-sim play {world} --resume")


def program() -> House:
    """`crisis-sim` by somebody who has not played yet, and has a file that is no scenario."""
    Path("broken.yaml").write_text("format: 1\nid: broken\ntitle: Broken\nseats: none\n", encoding="utf-8")
    return CrisisApp(Lobby(Speaker("en"), Preferences(), Shelf(Path("shelf"))))


def replay(world: str, seed: int) -> House:
    """A drill that policies have played, looked at again."""
    session = begin(compiled(world), seed, {}, LOG)
    for _ in steps(session, Script()):
        pass
    session.close()
    return ReplayApp(record(LOG), Lobby(Speaker("en")))


# what is played


async def first_steps(player: Player) -> Scenes:
    """From the browser to STARTEX."""
    await player.until("First drill")
    yield "browser"
    await player.press("?")
    yield "browser-help"
    await player.press("escape", "ctrl+p")
    yield "palette"
    await player.press("escape", "enter")
    await player.until("F2")
    for n in range(1, 7):
        await player.press(str(n))
        yield f"briefing-{n}"


async def first_drill(player: Player) -> Scenes:
    """The first drill from STARTEX to the hot wash."""
    await player.press("escape")
    yield "room"
    await player.press("n", "a")
    yield "message"
    await player.press("n")
    yield "ringing"
    await player.press("a", "?")
    yield "room-help"
    await player.press("escape")
    while not player.view.questions:
        await player.press("n", "a")
    yield "decision-asked"
    await player.press("d")
    yield "decision-form"
    await player.press("escape")
    for digit in "2345678900":
        await player.press(digit)
        yield f"panel-{digit}"
    for key, name in (("m", "measures"), ("c", "message"), ("i", "request"), ("p", "product"), ("o", "contact"),
                      ("l", "note"), ("x", "retract"), ("q", "leave")):  # fmt: skip
        await player.press(key)
        yield f"form-{name}"
        await player.press("escape", "1")


async def hot_wash(player: Player) -> Scenes:
    """From STARTEX to ENDEX as quickly as it goes, and everything after it."""
    await player.press("escape")
    while player.app.drill.conductor.mode != "ended":
        await player.press("n", "a")
        if decisions.pending(player.view):
            await decide(player)
    await player.until("hearing")
    yield "hotwash"
    await player.press("end")
    yield "futures"
    for key, name in (("?", "help"), ("g", "rating"), ("o", "again"), ("r", "report"), ("h", "hearing")):
        await player.press(key)
        yield f"after-{name}"
        await player.press("escape")


async def decide(player: Player) -> None:
    """The first option, with a reason."""
    await player.press("d", "a")
    await player.type("It protects most people soonest")
    await player.press("f2")
    if isinstance(player.app.screen, ConfirmSheet):
        await player.press("enter")


async def big_drill(player: Player) -> Scenes:
    """An hour of the cyber-attack: what a full desk looks like; a question of control."""
    await player.press("escape")
    while player.app.drill.now < 2400:
        await player.press("n", "a")
    yield "desk"
    for digit in "2346780":
        await player.press(digit)
        yield f"desk-{digit}"
    for _ in range(200):
        if isinstance(player.app.screen, FreezeSheet):
            yield "freeze"
            return
        await player.press("n")
    raise AssertionError("no question of control came")


async def jump(player: Player) -> Scenes:
    """The clock leaps over the night; what the colleagues hand over."""
    await player.press("escape")
    while not isinstance(player.app.screen, Page):
        await player.press("n")
    yield "handover"


async def settings(player: Player) -> Scenes:
    """How the screens look, and what was done so far."""
    await player.until("First drill")
    await player.press("s")
    yield "settings"
    await player.press("escape", "p")
    yield "progress"


async def refused(player: Player) -> Scenes:
    """A file that is no scenario."""
    await player.press("o")
    yield "open"
    await player.type("broken.yaml")
    await player.press("enter")
    await player.until("crisis-sim check")
    yield "refused"


async def looking_back(player: Player) -> Scenes:
    """A replay: control's side, then a seat's."""
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


class Played(NamedTuple):
    """A script and the application that it begins with."""

    begin: Callable[[], House]
    script: Callable[[Player], Scenes]


SCRIPTS: dict[str, Played] = {
    "start": Played(program, first_steps),
    "first-drill": Played(lambda: drill("first-drill", "cyber-cell", 1), first_drill),
    "shape": Played(lambda: drill("shape-cyberattack", "cyber-cell", 3), big_drill),
    "hot-wash": Played(lambda: drill("first-drill", "cyber-cell", 1), hot_wash),
    "jump": Played(lambda: drill("small", "centre", 1), jump),
    "settings": Played(program, settings),
    "refused": Played(program, refused),
    "replay": Played(lambda: replay("shape-cyberattack", 3), looking_back),
}
"""Name of a folder of pictures: what is played for them."""


class Look(NamedTuple):
    """How a scene is looked at."""

    size: tuple[int, int] = (80, 24)
    language: str = "en"
    theme: str = "dark"


LOOKS = {
    "en-80x24": Look(),
    "en-120x40": Look(size=(120, 40)),
    "mono-80x24": Look(theme="mono"),
    "nl-80x24": Look(language="nl"),
    "fr-80x24": Look(language="fr"),
}


async def leave(app: House) -> None:
    """Let go of the log, as the end of the program does."""
    sitting = getattr(app, "sitting", None)
    if sitting is not None:
        await sitting.close()


async def look(player: Player, wanted: Look) -> None:
    """Look at the same screen in another way."""
    app = player.app
    if (app.lobby.words.language, app.theme) != (wanted.language, wanted.theme):
        app.theme = app.lobby.preferences.theme = wanted.theme
        app.call_later(app.action_language, wanted.language)
        await player.pilot.pause()
    if tuple(app.size) != wanted.size:
        await player.pilot.resize_terminal(*wanted.size)
    await player.settle()
