"""`play`: a solo drill in the terminal, from briefing to hot wash, and on again after any interruption."""

from __future__ import annotations

import shlex
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crisis_sim.cli.exits import INTERRUPTED, WRONG, fail, note
from crisis_sim.cli.screens import shown

if TYPE_CHECKING:
    from crisis_sim.session.solo import Choice, Started
    from crisis_sim.tui.app import CrisisApp
    from crisis_sim.tui.start.lobby import Lobby

NEWEST = "newest"
PREFERENCES = "preferences.json"


@click.command()
@click.argument("scenario", required=False)
@click.option("--seat", help="The seat you take. Default: the first.")
@click.option("--difficulty", help="One of the scenario's settings, such as easy or hard. Default: standard.")
@click.option("--seed", type=click.IntRange(0, 2**63 - 1), help="Same seed, same chances. Default: a fresh one.")
@click.option("--pace", type=click.FloatRange(0.001, 3600), help="Exercise seconds a second. Default: the scenario's.")
@click.option(
    "--lang", type=click.Choice(["en", "nl", "fr"]), help="Language. Default: your settings, else the locale."
)
@click.option("--guided/--no-guided", default=None, help="Hints, and why after a miss. Default: your settings.")
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
    difficulty: str | None,
    seed: int | None,
    pace: float | None,
    lang: str | None,
    guided: bool | None,
    resume: str | None,
    log: Path | None,
) -> int:
    """Play SCENARIO (a file, or the id of a shipped one) alone: one seat is yours, policies hold the others.

    Every key is shown on the screen; ? shows all. Everything is kept: after any interruption, go on with --resume.
    Without SCENARIO the browser opens, as for crisis-sim alone. Without a terminal the drill is played by policies.

    \b
    Examples:
      crisis-sim play first-drill
      crisis-sim play shape-cyberattack --seat belnet --lang nl --difficulty hard
      crisis-sim play shape-cyberattack --resume
    """
    if resume is not None and (seed is not None or log is not None or difficulty is not None or guided is not None):
        raise click.UsageError("a drill that goes on keeps its seed, its log, its difficulty and its guidance")
    terminal = shown()
    if scenario is None and (resume == NEWEST or (resume is None and not terminal)):
        raise click.UsageError("say which scenario; crisis-sim list shows those at hand")
    if resume not in (None, NEWEST) and scenario is None and not Path(str(resume)).is_file():
        scenario, resume = resume, NEWEST  # `play --resume first-drill`
    if not terminal:
        return _without_terminal(scenario, seat, seed, lang, log, resume)
    if scenario is None and resume is None:
        return browse(lang)
    thousandths = None if pace is None else max(1, round(pace * 1000))
    if resume is not None:
        return _on_screen(lobby_for(lang), started=_resumed(_log_to_resume(scenario, resume), seat), pace=thousandths)
    from crisis_sim.session.solo import Choice

    assert scenario is not None
    lobby = lobby_for(lang)
    teach = lobby.preferences.guided if guided is None else guided
    choice = Choice(scenario, seat, difficulty, seed, thousandths, teach, log)
    return _on_screen(lobby, choice=choice)


def browse(lang: str | None = None) -> int:
    """What `crisis-sim` alone opens in a terminal: drills to go on with, scenarios to play."""
    from crisis_sim.tui.app import CrisisApp

    return _run(CrisisApp(lobby_for(lang)))


def lobby_for(lang: str | None) -> Lobby:
    """Preferences count where nothing else is said; else the locale does."""
    from crisis_sim.language.catalogue import Speaker
    from crisis_sim.language.detected import detect
    from crisis_sim.session.shelf import Shelf, data_folder
    from crisis_sim.tui.preferences import Preferences
    from crisis_sim.tui.start.lobby import Lobby

    preferences = Preferences.load(data_folder() / PREFERENCES)
    language = lang or preferences.language or detect()
    return Lobby(Speaker(language), preferences, Shelf(data_folder()), folders=(Path.cwd(),))


def _on_screen(
    lobby: Lobby, *, choice: Choice | None = None, started: Started | None = None, pace: int | None = None
) -> int:
    from crisis_sim.session.solo import Offer
    from crisis_sim.tui.app import CrisisApp

    offer = None
    if choice is not None:
        offer = Offer(choice.source)
        _chosen("seat", choice.seat, offer.seats)
        _chosen("difficulty", choice.difficulty, list(offer.abstract.difficulty))
    return _run(CrisisApp(lobby, offer=offer, choice=choice, started=started, pace=pace))


def _run(app: CrisisApp) -> int:
    from crisis_sim.session.trouble import LogError

    ending = app.run()
    started = app.sitting.started if app.sitting is not None else None
    if isinstance(ending, LogError):
        note(str(ending))
        if started is not None:
            note(f"Go on with: {started.resume}")
        return WRONG
    if ending is None:  # a defect: Textual has printed what it was
        return WRONG
    if started is None:
        return 0
    if ending == "finished":
        _print_outcome(started, app.lobby.words.language)
        return 0
    with suppress(OSError):  # the terminal may be gone
        note(f"Seed {started.seed}. Log: {started.log}")
        note(f"Everything so far is kept. Go on with: {started.resume}")
    return INTERRUPTED


def _chosen(what: str, chosen: str | None, known: list[str]) -> None:
    if chosen is not None and chosen not in known:
        raise click.UsageError(f"there is no {what} '{chosen}'; there are {', '.join(known)}")


def _resumed(log: Path, seat: str | None) -> Started:
    from crisis_sim.session.solo import go_on, human_seats
    from crisis_sim.session.store import read

    played = human_seats(read(log)[0].get("seats"))
    if seat is not None and played and seat not in played:
        raise click.UsageError(f"seat '{seat}' was not played here; {', '.join(played)} was")
    return go_on(log, seat)


def _print_outcome(started: Started, lang: str) -> None:
    from crisis_sim.analysis.outcome import outcome_of
    from crisis_sim.cli import outcome as printed

    session = started.session
    printed.show(outcome_of(session.engine.index, session.lines, lang), seed=started.seed, digest=session.endex_digest)
    note(f"Log: {started.log}   replay it with: crisis-sim replay {shlex.quote(str(started.log))} --verify")


def _without_terminal(
    scenario: str | None, seat: str | None, seed: int | None, lang: str | None, log: Path | None, resume: str | None
) -> int:
    from crisis_sim.cli.running import play_by_policy
    from crisis_sim.language.detected import detect
    from crisis_sim.scenario.check import load_or_raise

    if resume is not None or scenario is None:
        fail("--resume needs a terminal; crisis-sim replay and crisis-sim view work without one", code=2)
    _chosen("seat", seat, [s.id for s in load_or_raise(scenario).scenario.seats])
    note("No terminal: the drill is played by policies. crisis-sim run does the same.")
    play_by_policy(scenario, seed=seed, lang=lang or detect(), log=log)
    return 0


def _log_to_resume(scenario: str | None, resume: str) -> Path:
    from crisis_sim.session.shelf import Shelf, data_folder
    from crisis_sim.session.solo import name_of

    if resume != NEWEST:
        return Path(resume)
    assert scenario is not None
    newest = Shelf(data_folder()).newest_unfinished(name_of(scenario))
    if newest is not None:
        return newest
    begin = f"crisis-sim play {scenario}"
    return fail(f"There is no unfinished drill of {scenario} in {data_folder()}; begin one with: {begin}")
