"""`play`: a solo drill in the terminal, from briefing to hot wash, and on again after any interruption."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crisis_sim.cli.exits import INTERRUPTED, WRONG, fail, note
from crisis_sim.cli.screens import dumb, seated, shown

if TYPE_CHECKING:
    from crisis_sim.session.solo import Choice, Started
    from crisis_sim.tui.app import CrisisApp
    from crisis_sim.tui.start.lobby import Lobby
    from crisis_sim.tui.start.waiting import Ready

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
        if Path(str(resume)).suffix == ".jsonl" or len(Path(str(resume)).parts) > 1:
            fail(f"There is no log {resume}; crisis-sim alone shows the drills to go on with")
        scenario, resume = resume, NEWEST  # `play --resume first-drill`
    if seated() and dumb():
        advice = "set TERM, for example TERM=xterm-256color, or let policies play: crisis-sim run"
        fail(f"This terminal can draw no screens (TERM is dumb or unknown); {advice}", code=2)
    if not terminal:
        if resume is not None or scenario is None:
            fail("--resume needs a terminal; crisis-sim replay and crisis-sim view work without one", code=2)
        if pace is not None or guided:
            raise click.UsageError("--pace and --guided need a terminal, and somebody in front of it")
        return _without_terminal(scenario, seat, difficulty, seed, lang, log)
    if scenario is None and resume is None:
        return browse(lang)
    thousandths = None if pace is None else max(1, round(pace * 1000))
    lobby = lobby_for(lang)
    if resume is not None:
        going_on = _log_to_resume(scenario, resume)
        return _on_screen(lobby, str(going_on), going_on, lambda: _resumed(going_on, seat), thousandths)
    assert scenario is not None
    from crisis_sim.scenario.shipped import locate

    source, teach = scenario, lobby.preferences.guided if guided is None else guided

    def offered() -> Ready:
        from crisis_sim.session.solo import Choice

        return _offered(Choice(source, seat, difficulty, seed, thousandths, teach, log))

    return _on_screen(lobby, source, locate(source), offered)


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


def _on_screen(lobby: Lobby, name: str, file: Path, read: Callable[[], Ready], pace: int | None = None) -> int:
    """The screen opens at once; the file is read behind it. What is no file is told without opening the screen."""
    from crisis_sim.tui.app import CrisisApp
    from crisis_sim.tui.start.waiting import Errand

    ready = None if file.is_file() else read()  # a pipe can be read all the same
    return _run(CrisisApp(lobby, errand=Errand(name, lambda: ready or read()), pace=pace))


def _offered(choice: Choice) -> Ready:
    """The scenario to play.

    Raises:
        ScenarioError: with every error in it.
        click.UsageError: it has no such seat or difficulty.
    """
    from crisis_sim.session.solo import Offer

    offer = Offer(choice.source)
    _chosen("seat", choice.seat, offer.seats)
    _chosen("difficulty", choice.difficulty, list(offer.abstract.difficulty))
    return offer, choice


def _run(app: CrisisApp) -> int:
    from crisis_sim.session.trouble import LogError

    ending = app.run()
    started = app.sitting.started if app.sitting is not None else None
    if isinstance(ending, LogError) and started is not None:
        note(ending.told(app.lobby.words.language))
        note(app.lobby.words.say("Go on with: {command}", command=started.resume))
        return WRONG
    if isinstance(ending, BaseException):  # nothing could be played: it is told as everywhere
        raise ending
    if ending is None:  # a defect: Textual has printed what it was
        return WRONG
    if started is None:
        return INTERRUPTED if ending == "interrupted" else 0
    if ending == "finished":
        _print_sealed(started, app.lobby.words.language)
        return 0
    from crisis_sim.tui.farewell import farewell  # the first paint should not wait for what a drill needs

    with suppress(OSError):  # the terminal may be gone
        for line in farewell(app.lobby.words, started):
            note(line)
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


def _print_sealed(started: Started, lang: str) -> None:
    """Everything else was on the screen."""
    from crisis_sim.cli.outcome import sealed

    for line in sealed(started.log, started.session.digest, lang):
        note(line)


def _without_terminal(
    scenario: str, seat: str | None, difficulty: str | None, seed: int | None, lang: str | None, log: Path | None
) -> int:
    from crisis_sim.cli.running import play_by_policy
    from crisis_sim.language.detected import detect
    from crisis_sim.scenario.check import load_or_raise

    _chosen("seat", seat, [s.id for s in load_or_raise(scenario).scenario.seats])
    note("No terminal: the drill is played by policies. crisis-sim run does the same.")
    play_by_policy(scenario, difficulty=difficulty or "standard", seed=seed, lang=lang or detect(), log=log)
    return 0


def _log_to_resume(scenario: str | None, resume: str) -> Path:
    from crisis_sim.scenario.check import load_or_raise
    from crisis_sim.scenario.shipped import locate
    from crisis_sim.session.shelf import Shelf, data_folder
    from crisis_sim.session.solo import name_of

    if resume != NEWEST:
        return Path(resume)
    assert scenario is not None
    newest = Shelf(data_folder()).newest_unfinished(name_of(scenario))
    if newest is not None:
        return newest
    if not locate(scenario).is_file():
        load_or_raise(scenario)
    begin = f"crisis-sim play {scenario}"
    return fail(f"There is no unfinished drill of {scenario} in {data_folder()}; begin one with: {begin}")
