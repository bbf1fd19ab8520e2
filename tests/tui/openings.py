"""Applications to begin with, for pictures: always the same, whatever the wall's clock and the machine."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, tzinfo
from pathlib import Path
from unittest import mock

from textual.widget import Widget

from crisis_sim.analysis.lookback import LookBack
from crisis_sim.batch.executors import Here
from crisis_sim.language.catalogue import Speaker
from crisis_sim.model.events import Command
from crisis_sim.model.probing import unanswered
from crisis_sim.session.begin import HUMAN, begin
from crisis_sim.session.headless import steps
from crisis_sim.session.policies.registry import load_policy
from crisis_sim.session.policies.script import Script
from crisis_sim.session.recording import record
from crisis_sim.session.session import Session
from crisis_sim.session.shelf import Shelf
from crisis_sim.session.solo import Started, go_on
from crisis_sim.tui.after.running import Running
from crisis_sim.tui.app import CrisisApp, DrillApp
from crisis_sim.tui.house import House
from crisis_sim.tui.preferences import Preferences
from crisis_sim.tui.replay.app import ReplayApp
from crisis_sim.tui.start.lobby import Lobby
from tests.drilled import drilled
from tests.stage import compiled

Opening = Callable[[], House]
There = Callable[[Session], bool]
"""Whether a drill has come to where a picture begins."""
CELL = "cyber-cell"
"""The seat of most scenes."""
LOG = Path("drill.jsonl")
"""Beside the others in the folder that a script plays in: its name is in some pictures."""
FURTHEST = 5000
"""Frames after which a drill will not come to where it should."""


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


def still(widget: Widget) -> None:
    """No blinking."""


@contextmanager
def stopped_clock() -> Iterator[None]:
    """No clock on the wall moves in here, and no cursor blinks."""
    with (
        mock.patch("crisis_sim.tui.conductor.datetime", StoppedClock),
        mock.patch("crisis_sim.tui.room.status.datetime", StoppedClock),
        mock.patch("crisis_sim.session.shelf.datetime", StoppedClock),
        mock.patch("crisis_sim.tui.after.hotwash.datetime", StoppedClock),
        mock.patch("crisis_sim.tui.after.hotwash.Running", FewFutures),
        mock.patch("crisis_sim.tui.after.hotwash.PAUSE", 0.01),
        mock.patch("textual.widgets.Input._toggle_cursor", still),
        mock.patch("textual.widgets.TextArea._toggle_cursor_blink_visible", still),
    ):
        yield


def program() -> House:
    """`crisis-sim` by somebody who has not played yet."""
    return CrisisApp(Lobby(Speaker("en"), Preferences(), Shelf(Path("shelf"))))


def returned() -> House:
    """`crisis-sim` by somebody with some drills behind them and one that is not finished."""
    shelf = Shelf(Path("shelf"))
    went = (
        ("first-drill", 5, "P", "undecided"),
        ("first-drill", 7, "S", "undecided"),
        ("shape-cyberattack", 12, "M", "unread"),
    )
    for n, (world, met, rating, weakness) in enumerate(went):
        scenario = compiled(world).scenario
        shelf.keep({
            "scenario": world, "title": scenario.title, "seat": CELL, "difficulty": "standard", "seed": n,
            "seat_title": next(seat.title for seat in scenario.seats if seat.id == CELL),
            "guided": n == 0, "seconds": 3000 * (n + 1), "played": 3000 * (n + 1), "met": met,
            "judged": 4 + 2 * n + met,
            "ratings": {"one": rating, "two": "S"}, "weaknesses": [weakness, "unreasoned"], "log": f"{n}.jsonl",
            "ended": f"2027-05-0{n + 1}T10:14:00",
        })  # fmt: skip
    log = shelf.new_log("first-drill")
    session = begin(compiled("first-drill"), 1, {CELL: HUMAN}, log, person="player")
    ahead(session, CELL, after(900))
    session.close()
    played = datetime(2027, 5, 4, 9, 12).timestamp()
    os.utime(log, (played, played))
    return CrisisApp(Lobby(Speaker("en"), Preferences(), shelf))


def briefed(world: str, seat: str, seed: int) -> House:
    """A drill at STARTEX, with the briefing open."""
    session = begin(compiled(world), seed, {seat: HUMAN}, LOG, person="player")
    return DrillApp(session, seat, log=LOG, resume=f"crisis-sim play {world} --resume")


def room(
    world: str,
    seat: str,
    seed: int,
    there: There = lambda session: True,
    *,
    guided: bool = False,
    theme: str = "dark",
    policy: str = "",
) -> House:
    """The room of a drill that has come somewhere, led by a policy or by nobody; what came until then is open."""
    session = begin(compiled(world), seed, {seat: HUMAN}, LOG, person="player", guided=[seat] if guided else [])
    if policy:
        session.policies[seat] = load_policy(policy)
    ahead(session, seat, there)
    session.policies.pop(seat, None)
    return _in_its_room(session, world, seat, theme)


def _in_its_room(session: Session, world: str, seat: str, theme: str) -> House:
    started = Started(session, seat, session.engine.seed, LOG, f"crisis-sim play {world} --resume", world)
    return CrisisApp(Lobby(Speaker("en"), Preferences(theme=theme)), started=started)


def resumed(world: str, seat: str, seed: int, there: There) -> House:
    """The same in another process, from the log alone."""
    session = begin(compiled(world), seed, {seat: HUMAN}, LOG, person="player")
    ahead(session, seat, there)
    session.close()
    return CrisisApp(Lobby(Speaker("en"), Preferences()), started=go_on(LOG))


def ended(world: str, seat: str, seed: int, *, theme: str = "dark") -> House:
    """A drill after ENDEX, played by the book."""
    session = drilled(world, seat, seed, path=LOG)
    return _in_its_room(session, world, seat, theme)


def replay(world: str, seed: int) -> House:
    """A drill that policies have played, looked at again."""
    session = begin(compiled(world), seed, {}, LOG)
    for _ in steps(session, Script()):
        pass
    session.close()
    return ReplayApp(record(LOG), Lobby(Speaker("en")))


# where a drill has come to


def after(seconds: int) -> There:
    """So long after STARTEX."""
    return lambda session: session.now >= seconds


def frozen(seat: str) -> There:
    """Control has put a question."""
    return lambda session: bool(unanswered(session.views[seat]))


def in_plenary(seat: str) -> There:
    """The clock stands still for a discussion."""
    return lambda session: session.views[seat].status == "stopped"


def jumping(session: Session) -> bool:
    """The clock is about to leap."""
    return session.engine.state.jump is not None


def ahead(session: Session, seat: str, there: There) -> None:
    """Let time pass; the seat opens what comes, passes questions over, and decides nothing."""
    for _ in range(FURTHEST):
        if there(session):
            return
        view, jump = session.views[seat], session.engine.state.jump
        led = jump or seat in session.policies
        given = [Command("Open", seat, {"msg": msg}, person="player") for msg in view.lookups.unread if not led]
        given += [
            Command("AnswerProbe", seat, {"probe": handle, "answer": ""}) for handle in unanswered(view) if not led
        ]
        if view.status == "stopped":
            given.append(Command("Resume", None, {}))
        session.frame(jump[0] if jump else session.now + 300, given, None if jump else seat)
    raise AssertionError(f"not there at {session.now} s")


async def leave(app: House) -> None:
    """Let go of the log, as the end of the program does."""
    sitting = getattr(app, "sitting", None)
    if sitting is not None:
        await sitting.close()
