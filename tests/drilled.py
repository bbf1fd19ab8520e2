"""A solo drill that somebody has played: a policy's hands on the seat that the log gives to a person."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from crisis_sim.session.begin import HUMAN, begin
from crisis_sim.session.headless import steps
from crisis_sim.session.policies.registry import load_policy
from crisis_sim.session.policies.script import Script
from crisis_sim.session.session import Session
from crisis_sim.session.store import Disk
from tests.stage import compiled


def drilled(
    world: str = "first-drill",
    seat: str = "cyber-cell",
    seed: int = 3,
    *,
    policy: str = "by-the-book",
    path: Path | None = None,
    disk: Disk | None = None,
    guided: Collection[str] = (),
) -> Session:
    """The session at ENDEX; its seat is a person's again."""
    session = begin(compiled(world), seed, {seat: HUMAN}, path, disk, guided=guided)
    session.policies[seat] = load_policy(policy)
    for _ in steps(session, Script()):
        pass
    del session.policies[seat]
    return session
