"""Runs without people: a session driven to ENDEX, by policies and perhaps by scripts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from crisis_sim.engine.kernel import EndlessError
from crisis_sim.model.events import Command
from crisis_sim.session.policies.mixture import SCRIPT
from crisis_sim.session.policies.script import Script
from crisis_sim.session.session import Session

STEP = 1800
"""Exercise seconds between two looks at the clock."""
LONGEST = 400 * 86_400
"""Exercise seconds after which a run has no end."""


def scripted(policies: Mapping[str, str]) -> tuple[dict[str, str], Script]:
    """Who holds each seat while its script plays, and the commands of all scripts.

    Raises:
        LogError: a file that is no script.
    """
    holders: dict[str, set[str]] = {}
    for seat, name in policies.items():
        if name.startswith(SCRIPT):
            holders.setdefault(name, set()).add(seat)
    scripts = []
    for name, seats in holders.items():
        script = Script.read(Path(name.removeprefix(SCRIPT)))
        scripts.append(Script(item for item in script.commands if item[1].seat in seats))
    held = {seat: "silent" if name.startswith(SCRIPT) else name for seat, name in policies.items()}
    return held, Script.merged(scripts)


def leave_plenary(session: Session) -> None:
    """Go on where the clock stands still and nobody is in the room to discuss any longer."""
    if session.engine.state.status == "stopped":
        session.frame(session.now, [Command("Resume")])


def steps(session: Session, script: Script) -> Iterator[int]:
    """Drive a session to ENDEX with a script's commands; gives the time now and then.

    Raises:
        EndlessError: it goes on for longer than `LONGEST`, or logs without end.
    """
    commands = list(reversed(script.commands))
    while not session.ended:
        target = session.engine.next_tick()
        target = session.now + STEP if target is None else max(target, session.now + STEP)
        due = []
        if commands and commands[-1][0] <= target:
            target = max(session.now, commands[-1][0])
            while commands and commands[-1][0] <= target:
                due.append(commands.pop()[1])
        session.frame(target, due)
        leave_plenary(session)
        if session.now > LONGEST:
            raise EndlessError(f"no ENDEX after {LONGEST // 86_400} days of exercise")
        yield session.now
