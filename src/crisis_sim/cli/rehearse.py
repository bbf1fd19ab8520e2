"""`rehearse`: what will not work on the day, found by running the scenario many times before it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from crisis_sim.cli.exits import DONE, INTERRUPTED, WRONG, note

if TYPE_CHECKING:
    from crisis_sim.analysis.rehearsal.rehearsal import Rehearsal
    from crisis_sim.scenario.check import Sound

FEWEST = 10


@click.command()
@click.argument("scenario")
@click.option(
    "--runs", "-n", type=click.IntRange(FEWEST, 100_000), default=200, show_default=True, help="Runs by policies."
)
@click.option(
    "--seed", type=click.IntRange(0, 2**62), default=1, show_default=True, help="Seed of the first run by each policy."
)
@click.option("--workers", "-w", type=click.IntRange(1, 1024), help="Processes. Default: one for each processor.")
@click.option("--variant", default="base", help="A variant of the scenario.")
@click.option("--difficulty", default="standard", help="A difficulty of the scenario.")
@click.option("--seat", metavar="ID", help="Only findings about this seat.")
@click.option("--only", "codes", multiple=True, metavar="CODE", help="Only findings with this code. Repeatable.")
@click.option("--all", "everything", is_flag=True, help="All findings, not the first few of each kind.")
@click.option("--strict", is_flag=True, help="Exit code 1 when there is any finding.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "md"]),
    default="table",
    show_default=True,
    help="How the findings are printed; JSON has everything.",
)
@click.option(
    "--lang",
    type=click.Choice(["en", "nl", "fr"]),
    default="en",
    show_default=True,
    help="Language of what is printed, and of the texts whose words are counted.",
)
@click.option("--quiet", "-q", is_flag=True, help="No progress on stderr.")
def rehearse(
    scenario: str,
    runs: int,
    seed: int,
    workers: int | None,
    variant: str,
    difficulty: str,
    seat: str | None,
    codes: tuple[str, ...],
    everything: bool,
    strict: bool,
    form: str,
    lang: str,
    quiet: bool,
) -> None:
    """Run SCENARIO many times and tell what will not work on the day, with its place in the file.

    Injects that never come, expectations that nobody meets in time, options that another one beats, seats that drown
    or wait, texts that nobody can read in time, single points of failure. The runs are played by several policies on
    the same chances; further runs differ from one by the book in a single thing. Findings are advice: the exit code is
    0. docs/rehearsal.md explains every code. Ctrl-C prints what the finished runs say, and ends with code 3.

    \b
    Examples:
      crisis-sim rehearse my-scenario.yaml
      crisis-sim rehearse shape-cyberattack --seat cyber-cell --all
      crisis-sim rehearse shape-cyberattack --only H010 --only H020
      crisis-sim rehearse first-drill --format md --lang nl > repetitie.md
    """
    from crisis_sim.cli import rehearsal_table
    from crisis_sim.scenario.check import load_or_raise

    sound = load_or_raise(scenario)
    _check(sound, variant, difficulty, seat, codes)
    found = _rehearse(sound, runs, seed, workers, variant, difficulty, lang, quiet)
    chosen = found.chosen(seat, codes)
    rehearsal_table.show(found, chosen, form, lang, seat, shown=None if everything else rehearsal_table.SHOWN)
    if found.partial:
        note("Interrupted: this is what the finished runs say.")
        sys.exit(INTERRUPTED)
    sys.exit(WRONG if strict and chosen else DONE)


def _check(sound: Sound, variant: str, difficulty: str, seat: str | None, codes: tuple[str, ...]) -> None:
    from crisis_sim.analysis.rehearsal.finding import CODES

    _known("variant", variant, ["base", *sound.scenario.variants])
    _known("difficulty", difficulty, ["standard", *sound.scenario.difficulty])
    _known("seat", seat, [one.id for one in sound.scenario.seats])
    for code in codes:
        _known("code", code, list(CODES))


def _known(what: str, name: str | None, among: list[str]) -> None:
    if name is not None and name not in among:
        from crisis_sim.scenario.suggest import advise

        advice = advise(name, among, f"choose from {', '.join(among)}")
        raise click.UsageError(f"there is no {what} '{name}': {advice}")


def _rehearse(
    sound: Sound,
    runs: int,
    seed: int,
    workers: int | None,
    variant: str,
    difficulty: str,
    lang: str,
    quiet: bool,
) -> Rehearsal:
    """All runs, or as many as there were before Ctrl-C, and what they say."""
    from crisis_sim.analysis.rehearsal.evidence import Evidence
    from crisis_sim.analysis.rehearsal.rehearsal import judge
    from crisis_sim.analysis.rehearsal.trace import Trace
    from crisis_sim.batch.executors import Executor, Here, processors
    from crisis_sim.batch.rehearsing import Rehearse
    from crisis_sim.batch.rehearsing import rehearse as made
    from crisis_sim.cli.rehearsal_progress import shown

    work = Rehearse(sound.scenario, sound.pack, variant, difficulty, lang)
    workers = workers or processors()
    executor: Executor = Here()
    if workers > 1:
        from crisis_sim.batch.processes import Processes

        executor = Processes(workers)
    traces: list[Trace] = []
    partial = False
    try:
        with executor, shown(quiet=quiet) as show:
            traces.extend(made(work, executor, runs, seed, show))
    except KeyboardInterrupt:
        partial = True
    return judge(Evidence(work.stage.ready, sound.marks, work.stage.grid, traces), partial=partial)
