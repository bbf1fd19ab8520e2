"""How a session begins: a new one, or one that stopped and goes on."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from crisis_sim.engine.engine import Engine
from crisis_sim.model.events import Command
from crisis_sim.scenario.compiled import Compiled
from crisis_sim.scenario.people import JumpMove
from crisis_sim.session import header as headers
from crisis_sim.session.policies.base import Policy
from crisis_sim.session.policies.registry import load_policy
from crisis_sim.session.replay import rerun
from crisis_sim.session.seal import Sealer, decode, unsealed
from crisis_sim.session.session import Session
from crisis_sim.session.store import Disk, Store, read

HUMAN = "human"


def begin(
    compiled: Compiled,
    seed: int,
    seats: Mapping[str, str],
    path: Path | None = None,
    disk: Disk | None = None,
    person: str | None = None,
) -> Session:
    """A new session at STARTEX: header written, exercise started, nothing else happened yet.

    `seats` gives each seat `human` or the name of a policy; seats left out are held by `by-the-book`. Without a path
    nothing is kept.

    Raises:
        LogError: the log cannot be written. UnknownPolicyError: no such policy.
    """
    held = {seat.id: seats.get(seat.id, "by-the-book") for seat in compiled.scenario.seats}
    policies = _policies(held)
    for move in compiled.scenario.moves:
        if isinstance(move, JumpMove):
            load_policy(move.meanwhile)
    sealer = Sealer()
    header = sealer.header(headers.make(compiled, seed, held))
    store = Store.create(path, header, disk) if path is not None else None
    session = Session(Engine(compiled, seed), policies, sealer, store)
    session.submit(Command("Start", p={"seed": seed}, person=person))
    session.commit()
    return session


def resume(path: Path, disk: Disk | None = None) -> Session:
    """A session that stopped, at the tick of its last line on disk; policies are asked anew.

    Raises:
        LogError: not a log, tampered with, or written by another version.
    """
    header, lines, size = read(path)
    sealer = Sealer()
    engine, regenerated = rerun(header, lines, str(path), sealer)
    store = Store.resume(path, size, disk)
    session = Session(engine, _policies(header["seats"]), sealer, store)
    _show_again(session)
    session.lines = [decode(unsealed(line)[0]) for line in regenerated[1:]]
    if len(regenerated) > len(lines):
        store.append(b"".join(line + b"\n" for line in regenerated[len(lines) :]))
    if engine.state.status == "ready":  # it stopped before it had begun
        session.submit(Command("Start", p={"seed": header["seed"]}))
        session.commit()
    session.consult_all()
    return session


def _policies(seats: Mapping[str, str]) -> dict[str, Policy]:
    return {seat: load_policy(name) for seat, name in seats.items() if name != HUMAN}


def _show_again(session: Session) -> None:
    """Fill the views from what the engine has already told."""
    for seat, line in session.engine.told:
        session.views[seat].take(line)
