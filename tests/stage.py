"""A stage for scenes: a compiled scenario, people on its seats, commands at their ticks, and what comes of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from crisis_sim.model.events import Command, CommandLine, Event
from crisis_sim.model.slice import SliceLine
from crisis_sim.scenario.check import load
from crisis_sim.scenario.compiled import Compiled, compile_scenario
from crisis_sim.scenario.pack import Pack
from crisis_sim.scenario.scenario import Scenario
from crisis_sim.session import header as headers
from crisis_sim.session.begin import begin
from crisis_sim.session.headless import leave_plenary
from crisis_sim.session.replay import Verdict, verify
from crisis_sim.session.seal import Sealer
from crisis_sim.session.session import News, Session

DATA = Path(__file__).parent / "data"
PACKS = DATA / "packs"


@cache
def islet() -> Pack:
    """The invented island that the tests play on."""
    pack = load(DATA / "small.yaml", PACKS).pack
    assert pack is not None
    return pack


@cache
def scenario(name: str) -> tuple[Scenario, Pack]:
    """`small`, or a shipped scenario, and its pack."""
    loaded = load(DATA / "small.yaml", PACKS) if name == "small" else load(name)
    assert loaded.sound, [str(p) for p in loaded.problems]
    assert loaded.scenario is not None
    assert loaded.pack is not None
    return loaded.scenario, loaded.pack


@cache
def compiled(name: str, difficulty: str = "standard", variant: str = "base") -> Compiled:
    """A scenario ready to run."""
    return compile_scenario(*scenario(name), difficulty=difficulty, variant=variant)


class Given(NamedTuple):
    """A command and the tick at which somebody gives it."""

    t: int
    command: Command


class Played(NamedTuple):
    """A run: the session, what each seat was shown in the order shown, and the log's bytes, header first."""

    session: Session
    shown: dict[str, list[SliceLine]]
    raw: list[bytes]

    @property
    def header(self) -> dict[str, Any]:
        """The first line."""
        found: dict[str, Any] = msgspec.json.decode(self.raw[0])
        return found

    @property
    def events(self) -> list[Event]:
        """The log without its commands."""
        return [line for line in self.session.lines if isinstance(line, Event)]

    def replayed(self) -> Verdict:
        """What replay makes of the log."""
        return verify(self.header, self.raw, "log")


Fit = Callable[[Command, Session], Command]


def go_on(
    session: Session,
    given: Iterable[Given],
    frame: int,
    until: int,
    shown: dict[str, list[SliceLine]] | None = None,
    fit: Fit | None = None,
) -> None:
    """Let time pass in frames of so many seconds; people's commands come at their own ticks.

    With `fit` a command is completed with what its seat has when it is given; each then has a frame of its own.
    """
    queue = list(given)
    t = session.now
    while not session.ended and (t < until or queue):
        next_frame = (t // frame + 1) * frame
        t = min(next_frame, max(queue[0].t, t)) if queue else next_frame
        now: list[Command] = []
        if fit is not None:
            _show(session.frame(t), shown)
        while queue and queue[0].t <= t:
            command = queue.pop(0).command
            if fit is not None:
                _show(session.frame(t, [fit(command, session)]), shown)
            else:
                now.append(command)
        _show(session.frame(t, now), shown)


def to_endex(session: Session, frame: int = 86_400) -> Session:
    """Let a session without people run to its end."""
    while not session.ended:
        session.frame(session.now + frame)
        leave_plenary(session)
    return session


def _show(news: Iterable[News], shown: dict[str, list[SliceLine]] | None) -> None:
    for one in news:
        if shown is not None:
            shown[one.seat].append(one.line)


def play(
    world: Compiled,
    given: Iterable[Given] = (),
    *,
    seats: Mapping[str, str] | None = None,
    seed: int = 1,
    frame: int = 3600,
    until: int = 86_400,
    path: Path | None = None,
    fit: Fit | None = None,
) -> Played:
    """Play a world to its end; all seats are people's unless `seats` says otherwise."""
    held = {seat.id: "human" for seat in world.scenario.seats} | dict(seats or {})
    session = begin(world, seed, held, path)
    shown: dict[str, list[SliceLine]] = {seat: [] for seat in session.engine.index.seat_ids}
    go_on(session, given, frame, until, shown, fit)
    return Played(session, shown, raw_of(session, world, seed, held))


def raw_of(session: Session, world: Compiled, seed: int, held: dict[str, str]) -> list[bytes]:
    """The log of a session as a store would have it, line by line."""
    sealer = Sealer()
    header = sealer.header(headers.make(world, seed, held))
    return (header + sealer.lines(session.lines)).split(b"\n")[:-1]


class Stage:
    """A small world built for one scene: `stage.to(t)` lets time pass, `stage.do(...)` gives a command."""

    def __init__(self, *, seed: int = 1, policies: Mapping[str, str] | None = None, **parts: Any) -> None:
        pack_parts = parts.pop("pack", {})
        factors = parts.pop("factors", None)
        data: dict[str, Any] = {
            "format": 1,
            "id": "scene",
            "title": "A scene",
            "doctrine": "islet",
            "start": "2026-05-04T10:00+02:00",
            "seats": [{"id": "centre", "plays": ["centre"]}, {"id": "ministry", "plays": ["minister"]}],
            "objectives": [{"id": "aim", "text": "Aim", "capability": "warning"}],
            "injects": [{"id": "never", "at": "9d", "kind": "condition"}],
            "end": {"elapsed": "8d"},
        }
        data |= parts
        if factors:
            data["difficulty"] = {"chosen": factors}
        pack = islet()
        for name, changes in pack_parts.items():
            field = Pack.model_validate({"info": pack.info, name: changes})
            merged: Any = getattr(field, name)
            if isinstance(merged, dict):
                merged = {**getattr(pack, name), **merged}
            pack = pack.model_copy(update={name: merged})
        self.world = compile_scenario(
            Scenario.model_validate(data), pack, difficulty="chosen" if factors else "standard"
        )
        held = {seat.id: "human" for seat in self.world.scenario.seats} | dict(policies or {})
        self.session = begin(self.world, seed, held)
        self.state = self.session.engine.state

    @property
    def now(self) -> int:
        """The present tick."""
        return self.session.now

    def to(self, t: int) -> Stage:
        """Let time pass."""
        self.session.frame(t)
        return self

    def do(
        self, kind: str, seat: str | None = None, as_: str | None = None, by: str | None = None, **p: Any
    ) -> list[Event]:
        """Give a command now; returns the events it brought about at once. `from_` stands for `from`, and so on."""
        before = len(self.session.lines)
        p = {name.rstrip("_"): value for name, value in p.items()}
        self.session.frame(self.now, [Command(kind, seat, p, as_, by=by)])
        return [line for line in self.session.lines[before:] if isinstance(line, Event)]

    def refused(
        self, kind: str, seat: str | None = None, as_: str | None = None, by: str | None = None, **p: Any
    ) -> str:
        """Give a command that is refused; returns the code."""
        events = self.do(kind, seat, as_, by, **p)
        assert [e.kind for e in events] == ["CommandRejected"], events
        return str(events[0].p["code"])

    def events(self, kind: str, **match: Any) -> list[Event]:
        """Events of a kind so far, whose payload has these values."""
        match = {name.rstrip("_"): value for name, value in match.items()}
        return [
            line
            for line in self.session.lines
            if isinstance(line, Event) and line.kind == kind and all(line.p.get(k) == v for k, v in match.items())
        ]

    def ticks(self, kind: str, **match: Any) -> list[int]:
        """When events of a kind happened."""
        return [event.t for event in self.events(kind, **match)]

    def one(self, kind: str, **match: Any) -> Event:
        """The only event of a kind so far."""
        (found,) = self.events(kind, **match)
        return found

    def seen(self, seat: str, kind: str | None = None) -> list[SliceLine]:
        """What a seat was told."""
        return [line for line in self.session.views[seat].events if kind in (None, line.kind)]

    def fact(self, seat: str, key: str) -> str:
        """The handle that a seat has for a fact."""
        return self._handle(seat, "f", key)

    def msg(self, seat: str, key: str) -> str:
        """The handle that a seat has for a message."""
        return self._handle(seat, "m", key)

    def _handle(self, seat: str, letter: str, key: str) -> str:
        handles = self.state.handles[seat]
        assert (letter, key) in handles._names, f"{seat} has no handle for {key}"
        return handles.give(letter, key)

    def learn(self, actor: str, fact: str) -> Stage:
        """Have an actor know a fact at first hand."""
        self.session.engine.parts.knowledge.learn(actor, fact, 1)
        self.session.frame(self.now)
        return self


def commands(lines: Iterable[object]) -> list[CommandLine]:
    """The commands among a log's lines."""
    return [line for line in lines if isinstance(line, CommandLine)]
