"""`run`: one headless run by policies, with or without a log."""

from __future__ import annotations

import secrets
from pathlib import Path

import click

from crisis_sim.cli.exits import note


@click.command()
@click.argument("scenario")
@click.option(
    "--policy",
    "-p",
    "policies",
    multiple=True,
    metavar="[SEAT=]NAME",
    help="Who plays: by-the-book (default), silent, script:FILE or another that is installed; SEAT=NAME for one seat.",
)
@click.option("--seed", type=click.IntRange(0, 2**63 - 1), help="Same seed, same run. Default: a fresh one.")
@click.option("--variant", default="base", help="A variant of the scenario.")
@click.option("--difficulty", default="standard", help="A difficulty of the scenario.")
@click.option("--log", "log", type=click.Path(dir_okay=False, path_type=Path), help="Keep the log here (.jsonl).")
@click.option("--lang", type=click.Choice(["en", "nl", "fr"]), default="en", help="Language of the scenario's texts.")
@click.option("--json", "as_json", is_flag=True, help="Print the outcome as JSON.")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
def run(
    scenario: str,
    policies: tuple[str, ...],
    seed: int | None,
    variant: str,
    difficulty: str,
    log: Path | None,
    lang: str,
    as_json: bool,
    quiet: bool,
) -> None:
    """Run SCENARIO (a file, or the id of a shipped one) once without people, and print what happened.

    \b
    Examples:
      crisis-sim run shape-cyberattack
      crisis-sim run shape-cyberattack --seed 7 --log run-7.jsonl
      crisis-sim run shape-cyberattack -p silent -p cyber-cell=by-the-book
      crisis-sim run first-drill --policy script:decisions.jsonl
    """
    play_by_policy(
        scenario,
        policies=policies,
        seed=seed,
        variant=variant,
        difficulty=difficulty,
        log=log,
        lang=lang,
        as_json=as_json,
        quiet=quiet,
    )


def play_by_policy(
    scenario: str,
    *,
    policies: tuple[str, ...] = (),
    seed: int | None = None,
    variant: str = "base",
    difficulty: str = "standard",
    log: Path | None = None,
    lang: str = "en",
    as_json: bool = False,
    quiet: bool = False,
) -> None:
    """Run a scenario by policies to ENDEX, show progress on stderr, print the outcome on stdout.

    Raises:
        ScenarioError, LogError, UnknownPolicyError, click.UsageError: the input is wrong.
    """
    from crisis_sim.analysis.outcome import outcome_of
    from crisis_sim.cli import outcome as printed
    from crisis_sim.cli.progress import to_endex
    from crisis_sim.scenario.check import load_or_raise
    from crisis_sim.scenario.compiled import compile_scenario
    from crisis_sim.scenario.problems import ScenarioError
    from crisis_sim.scenario.sense import unrunnable
    from crisis_sim.session.begin import begin
    from crisis_sim.session.policies.script import Script

    sound = load_or_raise(scenario)
    if missing := unrunnable(sound.scenario, sound.marks):
        raise ScenarioError(tuple(missing))
    _known("variant", variant, {"base", *sound.scenario.variants})
    _known("difficulty", difficulty, {"standard", *sound.scenario.difficulty})
    seats, scripts = assign(policies, [seat.id for seat in sound.scenario.seats])
    if seed is None:
        seed = secrets.randbelow(2**31)
    script = Script.merged([Script.read(Path(path), seat) for seat, path in scripts])
    compiled = compile_scenario(sound.scenario, sound.pack, variant=variant, difficulty=difficulty)
    session = begin(compiled, seed, seats, log)
    try:
        to_endex(session, script, quiet=quiet)
    finally:
        session.close()
    if quiet:
        return
    outcome = outcome_of(session.engine.index, session.lines, lang)
    if as_json:
        printed.as_json(outcome, seed=seed, digest=session.digest)
    else:
        printed.show(outcome, seed=seed, digest=session.digest)
    if log is not None:
        note(f"Log: {log}   replay it with: crisis-sim replay {log} --verify")


def assign(policies: tuple[str, ...], seats: list[str]) -> tuple[dict[str, str], list[tuple[str | None, str]]]:
    """Who holds each seat, and the scripts (seat or None for all, file) that play besides."""
    held = dict.fromkeys(seats, "by-the-book")
    scripts: list[tuple[str | None, str]] = []
    for given in policies:
        seat, _, name = given.rpartition("=") if not given.startswith("script:") else ("", "", given)
        if seat and seat not in held:
            raise click.UsageError(f"there is no seat '{seat}'; there are {', '.join(seats)}")
        chosen = [seat] if seat else seats
        if name.startswith("script:"):
            scripts.append((seat or None, name.removeprefix("script:")))
            name = "silent"
        held.update(dict.fromkeys(chosen, name))
    return held, scripts


def _known(what: str, name: str, among: set[str]) -> None:
    if name not in among:
        raise click.UsageError(f"there is no {what} '{name}'; there are {', '.join(sorted(among))}")
