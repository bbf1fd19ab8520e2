"""`play`: a solo drill in the terminal, from briefing to hot wash, and on again after any interruption."""

from __future__ import annotations

import os
import secrets
import shlex
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from crisis_sim.cli.exits import INTERRUPTED, WRONG, fail, note

if TYPE_CHECKING:
    from crisis_sim.session.session import Session

PERSON = "player"
"""Who stands on the command lines of a solo drill; nobody's login name travels with a log."""
NEWEST = "newest"


@click.command()
@click.argument("scenario", required=False)
@click.option("--seat", help="The seat you take. Default: the first.")
@click.option("--seed", type=click.IntRange(0, 2**63 - 1), help="Same seed, same chances. Default: a fresh one.")
@click.option("--pace", type=click.FloatRange(0.001, 3600), help="Exercise seconds a second. Default: the scenario's.")
@click.option("--lang", type=click.Choice(["en", "nl", "fr"]), default="en", show_default=True, help="Language.")
@click.option(
    "--resume",
    is_flag=False,
    flag_value=NEWEST,
    metavar="[LOG]",
    help="Go on with this log, or with the newest unfinished drill of SCENARIO.",
)
@click.option("--log", type=click.Path(dir_okay=False, path_type=Path), help="Keep the log here (.jsonl).")
def play(
    scenario: str | None,
    seat: str | None,
    seed: int | None,
    pace: float | None,
    lang: str,
    resume: str | None,
    log: Path | None,
) -> int:
    """Play SCENARIO (a file, or the id of a shipped one) alone: one seat is yours, policies hold the others.

    Every key is shown on the screen; ? shows all. Everything is kept: after any interruption, go on with --resume.
    Without a terminal the same drill is played by policies.

    \b
    Examples:
      crisis-sim play first-drill
      crisis-sim play shape-cyberattack --seat belnet --lang nl
      crisis-sim play shape-cyberattack --resume
    """
    if resume is not None and (seed is not None or log is not None):
        raise click.UsageError("a drill that goes on keeps its seed and its log")
    if resume in (None, NEWEST) and scenario is None:
        raise click.UsageError("say which scenario; crisis-sim list shows those at hand")
    if resume not in (None, NEWEST) and scenario is None and not Path(str(resume)).is_file():
        scenario, resume = resume, NEWEST  # `play --resume first-drill`
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return _without_terminal(scenario, seat, seed, lang, log, resume)
    if resume is not None:
        started = _resumed(_log_to_resume(scenario, resume), seat)
    else:
        assert scenario is not None
        started = _begun(scenario, seat, seed, log)
    return _on_screen(started, lang, pace)


class Started(NamedTuple):
    """A session ready to be played."""

    session: Session
    seat: str
    seed: int
    log: Path
    resume: str
    """The command that goes on with it."""


def _begun(scenario: str, seat: str | None, seed: int | None, log: Path | None) -> Started:
    from crisis_sim.scenario.check import load_or_raise
    from crisis_sim.scenario.compiled import compile_scenario
    from crisis_sim.session.begin import HUMAN, begin

    sound = load_or_raise(scenario)
    chosen = _chosen(seat, [s.id for s in sound.scenario.seats])
    if seed is None:
        seed = secrets.randbelow(2**31)
    path = log or _new_log(scenario)
    session = begin(compile_scenario(sound.scenario, sound.pack), seed, {chosen: HUMAN}, path, person=PERSON)
    go_on = f"crisis-sim play {shlex.quote(scenario)} --resume" + (f" {shlex.quote(str(log))}" if log else "")
    return Started(session, chosen, seed, path, go_on)


def _chosen(seat: str | None, seats: list[str]) -> str:
    if seat is not None and seat not in seats:
        raise click.UsageError(f"there is no seat '{seat}'; there are {', '.join(seats)}")
    return seat or seats[0]


def _resumed(log: Path, seat: str | None) -> Started:
    from crisis_sim.session.begin import HUMAN, resume
    from crisis_sim.session.store import read

    header = read(log)[0]
    session = resume(log)
    human = [key for key, held in header["seats"].items() if held == HUMAN]
    if not human:
        fail(f"{log}: nobody played this log; crisis-sim view and crisis-sim replay show it")
    if seat is not None and seat not in human:
        raise click.UsageError(f"seat '{seat}' was not played here; {', '.join(human)} was")
    command = f"crisis-sim play --resume {shlex.quote(str(log))}"
    return Started(session, seat or human[0], header["seed"], log, command)


def _on_screen(started: Started, lang: str, pace: float | None) -> int:
    from crisis_sim.session.trouble import LogError
    from crisis_sim.tui.app import DrillApp

    app = DrillApp(
        started.session,
        started.seat,
        log=started.log,
        resume=started.resume,
        language=lang,
        pace=None if pace is None else max(1, round(pace * 1000)),
        person=PERSON,
    )
    note(f"Seed {started.seed}. Log: {started.log}")
    ending = app.run(mouse=False)
    if isinstance(ending, LogError):
        note(str(ending))
        note(f"Go on with: {started.resume}")
        return WRONG
    if ending == "finished":
        _print_outcome(started, lang)
        return 0
    if ending is None:  # a defect: Textual has printed what it was
        return WRONG
    with suppress(OSError):  # the terminal may be gone
        note(f"Everything so far is kept. Go on with: {started.resume}")
    return INTERRUPTED


def _print_outcome(started: Started, lang: str) -> None:
    from crisis_sim.analysis.outcome import outcome_of
    from crisis_sim.cli import outcome as printed

    session = started.session
    printed.show(outcome_of(session.engine.index, session.lines, lang), seed=started.seed, digest=session.digest)
    note(f"Log: {started.log}   replay it with: crisis-sim replay {shlex.quote(str(started.log))} --verify")


def _without_terminal(
    scenario: str | None, seat: str | None, seed: int | None, lang: str, log: Path | None, resume: str | None
) -> int:
    from crisis_sim.cli.running import play_by_policy
    from crisis_sim.scenario.check import load_or_raise

    if resume is not None or scenario is None:
        fail("--resume needs a terminal; crisis-sim replay and crisis-sim view work without one", code=2)
    _chosen(seat, [s.id for s in load_or_raise(scenario).scenario.seats])
    note("No terminal: the drill is played by policies. crisis-sim run does the same.")
    play_by_policy(scenario, seed=seed, lang=lang, log=log)
    return 0


# where the logs are


def log_folder() -> Path:
    """The folder of the user's own drills, as the platform has it."""
    home = Path.home()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return base / "crisis-sim"


def _new_log(scenario: str) -> Path:
    """A file of its own for a new drill, also when two begin in the same second."""
    name = f"{_name(scenario)}-{datetime.now():%Y%m%d-%H%M%S}"
    folder = log_folder()
    names = (name, *(f"{name}-{n}" for n in range(2, 100)))
    return next((path for n in names if not (path := folder / f"{n}.jsonl").exists()), folder / f"{name}.jsonl")


def _log_to_resume(scenario: str | None, resume: str) -> Path:
    if resume != NEWEST:
        return Path(resume)
    assert scenario is not None
    logs = sorted(log_folder().glob(f"{_name(scenario)}-*.jsonl"), reverse=True)
    newest = next((log for log in logs if unfinished(log)), None)
    if newest is not None:
        return newest
    begin = f"crisis-sim play {scenario}"
    return fail(f"There is no unfinished drill of {scenario} in {log_folder()}; begin one with: {begin}")


def _name(scenario: str) -> str:
    """What the logs of a scenario begin with: the name of its folder or file."""
    from crisis_sim.scenario.shipped import locate

    path = locate(scenario)
    return path.resolve().parent.name if path.name == "scenario.yaml" else path.stem


def unfinished(log: Path) -> bool:
    """Whether a log has no ENDEX yet. In a text of the log the quotes would be escaped."""
    try:
        return b'"kind":"ExerciseEnded"' not in log.read_bytes()
    except OSError:
        return False
