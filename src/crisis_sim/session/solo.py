"""A solo drill: chosen, looked at beforehand, begun, gone on with. Screens and the command line both use this."""

from __future__ import annotations

import secrets
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from crisis_sim.model.seat_view import SeatView
from crisis_sim.scenario.abstract import Abstract, look_at
from crisis_sim.scenario.check import load
from crisis_sim.scenario.compiled import Compiled, compile_scenario
from crisis_sim.scenario.pack import Pack
from crisis_sim.scenario.problems import ScenarioError
from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.shipped import locate
from crisis_sim.session.begin import HUMAN, begin, resume
from crisis_sim.session.session import Session
from crisis_sim.session.store import read
from crisis_sim.session.trouble import LogError

PERSON = "player"
"""Who stands on the command lines of a solo drill; nobody's login name travels with a log."""
MOST_SEED = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Choice:
    """What a player chooses before STARTEX. None leaves it to the scenario, or to chance."""

    source: str
    """A file, or the id of a shipped scenario."""
    seat: str | None = None
    difficulty: str | None = None
    seed: int | None = None
    """None draws a fresh one."""
    pace: int | None = None
    """Thousandths of exercise seconds a second."""
    guided: bool = False
    log: Path | None = None
    """Where the log goes; None leaves it to the shelf."""


class Started(NamedTuple):
    """A session ready to be played."""

    session: Session
    seat: str
    seed: int
    log: Path
    resume: str
    """The command that goes on with it."""
    source: str = ""
    """What it was begun from; empty for a log that goes on and whose scenario is not at hand by its id."""


class Offer:
    """A scenario that was read once, to be looked at from every seat and then played."""

    def __init__(self, source: str) -> None:
        """Read it.

        Raises:
            ScenarioError: with every error that was found.
        """
        loaded = load(source)
        found = look_at(loaded)
        if found.abstract is None:
            raise ScenarioError(found.problems)
        assert loaded.scenario is not None
        assert loaded.pack is not None
        self.source = source
        self.abstract: Abstract = found.abstract
        self._scenario: Scenario = loaded.scenario
        self._pack: Pack = loaded.pack
        self._compiled: dict[str, Compiled] = {}
        self._previews: dict[str, dict[str, SeatView]] = {}

    @property
    def seats(self) -> list[str]:
        """Its seats, the first is the default."""
        return [seat.id for seat in self._scenario.seats]

    def preview(self, seat: str, difficulty: str = "standard") -> SeatView:
        """What a seat is told at STARTEX, from a session in memory that goes no further."""
        if difficulty not in self._previews:
            self._previews[difficulty] = begin(self._compile(difficulty), 0, {seat: HUMAN}).views
        return self._previews[difficulty][seat]

    def start(self, choice: Choice, log: Path, resume: str | None = None) -> Started:
        """Begin the drill, with its log on disk.

        Raises:
            LogError: the log cannot be written.
        """
        seat = choice.seat or self.seats[0]
        seed = fresh_seed() if choice.seed is None else choice.seed
        compiled = self._compile(choice.difficulty or "standard")
        session = begin(compiled, seed, {seat: HUMAN}, log, person=PERSON, guided=[seat] if choice.guided else ())
        go_on = resume or f"crisis-sim play {shlex.quote(self.source)} --resume"
        return Started(session, seat, seed, log, go_on, self.source)

    def _compile(self, difficulty: str) -> Compiled:
        if difficulty not in self._compiled:
            self._compiled[difficulty] = compile_scenario(self._scenario, self._pack, difficulty=difficulty)
        return self._compiled[difficulty]


def go_on(log: Path, seat: str | None = None) -> Started:
    """The drill of a log, where it stopped.

    Raises:
        LogError: it is no log, cannot be gone on with, or nobody played it (or not from this seat).
    """
    header = read(log)[0]
    played = human_seats(header.get("seats"))
    if not played:
        raise LogError("G016", "was played by nobody", "crisis-sim view and crisis-sim replay show it", str(log))
    if seat is not None and seat not in played:
        values = {"seat": seat, "played": ", ".join(played)}
        raise LogError("G016", "was not played from the seat '{seat}'", "{played} was", str(log), **values)
    session = resume(log)
    known = session.engine.index.scenario.id
    source = known if locate(known).is_file() else ""
    return Started(session, seat or played[0], header["seed"], log, resume_command(log), source)


def resume_command(log: Path) -> str:
    """What goes on with a log."""
    return f"crisis-sim play --resume {shlex.quote(str(log))}"


def fresh_seed() -> int:
    """A seed that nobody chose."""
    return secrets.randbelow(2**31)


def human_seats(seats: object) -> list[str]:
    """The seats that people held."""
    return [key for key, held in seats.items() if held == HUMAN] if isinstance(seats, dict) else []


def name_of(source: str) -> str:
    """What the logs of a scenario begin with: the name of its folder or file."""
    path = locate(source)
    return path.resolve().parent.name if path.name == "scenario.yaml" else path.stem
