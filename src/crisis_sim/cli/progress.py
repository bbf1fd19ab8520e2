"""Progress on stderr: a bar where there is a terminal, a line now and then where there is none."""

from __future__ import annotations

import gc
import sys

from crisis_sim.cli.exits import note
from crisis_sim.session.headless import steps
from crisis_sim.session.policies.script import Script
from crisis_sim.session.session import Session


def to_endex(session: Session, script: Script, *, quiet: bool) -> None:
    """Run a session to ENDEX, with a script's commands, showing how far it is."""
    gc.disable()  # next to nothing becomes garbage before ENDEX; looking for it would take a tenth of the time
    try:
        if quiet:
            for _ in steps(session, script):
                pass
        elif sys.stderr.isatty():
            _bar(session, script)
        else:
            _lines(session, script)
    finally:
        gc.enable()


def _bar(session: Session, script: Script) -> None:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("T+{task.fields[at]}"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Exercise", total=session.engine.index.last_tick, at="0:00")
        for now in steps(session, script):
            progress.update(task, completed=now, at=clock(now))


def _lines(session: Session, script: Script) -> None:
    shown = -1
    total = max(1, session.engine.index.last_tick)
    for now in steps(session, script):
        tenth = now * 10 // total
        if tenth > shown or session.ended:
            shown = tenth
            note(f"… T+{clock(now)}, {min(100, now * 100 // total)} %" + (", ENDEX" if session.ended else ""))


def clock(t: int) -> str:
    """Exercise time as hours and minutes, with days once there are any."""
    days, rest = divmod(t, 86400)
    return (f"{days}d " if days else "") + f"{rest // 3600}:{rest % 3600 // 60:02d}"
