"""`run`: one headless run by policies, with or without a log."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crisis_sim.cli.exits import note

if TYPE_CHECKING:
    from crisis_sim.scenario.scenario import Scenario
    from crisis_sim.scenario.study import Value


@click.command()
@click.argument("scenario")
@click.option(
    "--policy",
    "-p",
    "policies",
    multiple=True,
    metavar="[SEAT=]NAME",
    help="Who plays: by-the-book (default), hesitant, siloed, overcautious, silent, random, script:FILE, or another "
    "that is installed; SEAT=NAME for one seat; several with commas.",
)
@click.option("--seed", type=click.IntRange(0, 2**63 - 1), help="Same seed, same run. Default: a fresh one.")
@click.option("--variant", default="base", help="A variant of the scenario.")
@click.option("--difficulty", default="standard", help="A difficulty of the scenario.")
@click.option(
    "--set",
    "pairs",
    multiple=True,
    metavar="KEY=VALUE",
    help="Set means, a draw, an indicator's start, a decision's option (a standing instruction) or a factor of the "
    "difficulty, decimals with a point (noise=1.5). Repeatable.",
)
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
    pairs: tuple[str, ...],
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
      crisis-sim run shape-cyberattack -p cyber-cell=hesitant,crisis-centre=siloed --set release=late
      crisis-sim run first-drill --policy script:decisions.jsonl
    """
    play_by_policy(
        scenario,
        policies=policies,
        seed=seed,
        variant=variant,
        difficulty=difficulty,
        pairs=pairs,
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
    pairs: tuple[str, ...] = (),
    log: Path | None = None,
    lang: str = "en",
    as_json: bool = False,
    quiet: bool = False,
) -> None:
    """Run a scenario by policies to ENDEX, show progress on stderr, print the outcome on stdout.

    Raises:
        ScenarioError, LogError, PolicyError, EndlessError, click.UsageError: the input is wrong.
    """
    from crisis_sim.analysis.outcome import outcome_of
    from crisis_sim.cli import outcome as printed
    from crisis_sim.cli.progress import to_endex
    from crisis_sim.scenario.check import load_or_raise
    from crisis_sim.scenario.compiled import compile_scenario
    from crisis_sim.session.begin import begin
    from crisis_sim.session.headless import scripted

    sound = load_or_raise(scenario)
    known("variant", variant, {"base", *sound.scenario.variants})
    known("difficulty", difficulty, {"standard", *sound.scenario.difficulty})
    settings = settled(sound.scenario, pairs)
    held = dict.fromkeys((seat.id for seat in sound.scenario.seats), "by-the-book")
    for mixture in policies:
        held |= mixed(mixture, sound.scenario)
    seats, script = scripted(held)
    if seed is None:
        seed = secrets.randbelow(2**31)
    compiled = compile_scenario(sound.scenario, sound.pack, variant=variant, difficulty=difficulty, settings=settings)
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
        printed.show(outcome, seed=seed, digest=session.digest, lang=lang)
    if log is not None:
        note("\n".join(printed.sealed(log, session.digest, lang)))


def settled(scenario: Scenario, pairs: tuple[str, ...]) -> dict[str, Value]:
    """`KEY=VALUE` of the command line, as the scenario has it.

    Raises:
        click.UsageError: not written so, an unknown key, or an impossible value.
    """
    from crisis_sim.scenario.vary import SettingError, factor

    found: dict[str, Value] = {}
    for pair in pairs:
        key, equals, value = (part.strip() for part in pair.partition("="))
        if not equals:
            raise click.UsageError(f"'{pair}' sets nothing: write KEY=VALUE, as in --set noise=2")
        if key in found:
            raise click.UsageError(f"'{key}' is given twice")
        try:
            found[key] = factor(scenario, key).value(value)
        except SettingError as error:
            raise click.UsageError(str(error)) from None
    return found


def mixed(text: str, scenario: Scenario) -> dict[str, str]:
    """Seat: the policy that a mixture of the command line gives it.

    Raises:
        click.UsageError: not written as one, or a seat or policy that there isn't.
    """
    from crisis_sim.session.policies.mixture import MixtureError, parse_mixture
    from crisis_sim.session.policies.registry import UnknownPolicyError

    try:
        return parse_mixture(text, scenario.seats)
    except (MixtureError, UnknownPolicyError) as error:
        raise click.UsageError(str(error)) from None


def known(what: str, name: str, among: set[str]) -> None:
    """Refuse a name that is none of these, with a suggestion.

    Raises:
        click.UsageError: with all there are.
    """
    if name not in among:
        there = f"there is only {min(among)}" if len(among) == 1 else f"there are {', '.join(sorted(among))}"
        raise click.UsageError(f"there is no {what} '{name}'; {there}")
