"""How a session begins: a new one, or one that stopped and goes on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

from crisis_sim.engine.engine import Engine
from crisis_sim.model.events import Command
from crisis_sim.scenario.compiled import Compiled
from crisis_sim.scenario.people import JumpMove
from crisis_sim.session import header as headers
from crisis_sim.session.policies.base import Policy
from crisis_sim.session.policies.registry import load_policy
from crisis_sim.session.replay import rerun
from crisis_sim.session.seal import Sealer, decode, unsealed
from crisis_sim.session.session import Appender, Session
from crisis_sim.session.store import Disk, Store, read

HUMAN = "human"


def begin(
    scenario: Compiled | headers.Prepared,
    seed: int,
    seats: Mapping[str, str],
    path: Path | None = None,
    disk: Disk | None = None,
    person: str | None = None,
    policies: Mapping[str, Policy] | None = None,
    guided: Collection[str] = (),
) -> Session:
    """A new session at STARTEX: header written, exercise started, nothing else happened yet.

    Whoever begins many runs of one scenario prepares it once: `begin(header.prepare(compiled), ...)`.

    `seats` gives each seat `human` or the name of a policy; seats left out are held by `by-the-book`. `policies` has
    the policies themselves for names that are installed nowhere. Those of the `guided` seats that people hold are told
    what they missed and why. Without a path nothing is kept.

    Raises:
        LogError: the log cannot be written. UnknownPolicyError: no such policy.
    """
    ready = headers.prepare(scenario)
    held = {seat.id: seats.get(seat.id, "by-the-book") for seat in ready.compiled.scenario.seats}
    holders = _holders(held, policies)
    for move in ready.compiled.scenario.moves:
        if isinstance(move, JumpMove):
            load_policy(move.meanwhile)
    sealer = Sealer()
    taught = sorted(seat for seat in set(guided) if held.get(seat) == HUMAN)
    header = sealer.header(headers.make(ready, seed, held, taught))
    store = Store.create(path, header, disk) if path is not None else None
    session = Session(Engine(ready.compiled, seed, ready.index), holders, sealer, store)
    session.submit(_start(seed, taught, person))
    session.commit()
    return session


def resume(path: Path, disk: Disk | None = None) -> Session:
    """A session that stopped, at the tick of its last line on disk; policies are asked anew.

    Raises:
        LogError: not a log, tampered with, or written by another version.
    """
    header, lines, size = read(path)
    return go_on(header, lines, str(path), lambda: Store.resume(path, size, disk))


def go_on(
    header: dict[str, Any],
    lines: list[bytes],
    where: str = "log",
    store: Callable[[], Appender] | None = None,
    policies: Mapping[str, Policy] | None = None,
) -> Session:
    """The session behind a log's first lines, header first, at the tick of the last of them.

    `store` is opened once the lines have proved sound; `policies` is as in `begin`.

    Raises:
        LogError: the lines do not follow from their commands.
    """
    sealer = Sealer()
    engine, regenerated = rerun(header, lines, where, sealer)
    keeping = store() if store is not None else None
    session = Session(engine, _holders(header["seats"], policies), sealer, keeping)
    for seat, line in engine.told:
        session.views[seat].take(line)
    session.lines = [decode(unsealed(line)[0]) for line in regenerated[1:]]
    if keeping is not None and len(regenerated) > len(lines):
        keeping.append(b"".join(line + b"\n" for line in regenerated[len(lines) :]))
    if engine.state.status == "ready":  # it stopped before it had begun
        session.submit(_start(header["seed"], header.get("guided", []), None))
        session.commit()
    session.consult_all()
    return session


def _start(seed: int, guided: list[str], person: str | None) -> Command:
    return Command("Start", p={"seed": seed, **({"guided": guided} if guided else {})}, person=person)


def _holders(seats: Mapping[str, str], policies: Mapping[str, Policy] | None) -> dict[str, Policy]:
    known = policies or {}
    return {seat: known[name] if name in known else load_policy(name) for seat, name in seats.items() if name != HUMAN}
