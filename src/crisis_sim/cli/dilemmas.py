"""`dilemmas`: what each option of each question changes on which interest."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from crisis_sim.cli.exits import DONE, INTERRUPTED, WRONG, note

if TYPE_CHECKING:
    from crisis_sim.analysis.labels import Language
    from crisis_sim.batch.answering import Answers
    from crisis_sim.batch.plan import Plan
    from crisis_sim.report.dilemma_report import Judged
    from crisis_sim.scenario.check import Sound

RUNS = 60
FAILURES = 3
"""Failures that are told of, at most."""


@click.command()
@click.argument("scenario")
@click.option("--question", "wanted", multiple=True, metavar="ID", help="Only this question. Repeatable.")
@click.option(
    "--runs",
    "-n",
    type=click.IntRange(2, 100_000),
    default=RUNS,
    show_default=True,
    help="Runs for each option, on the same seeds.",
)
@click.option(
    "--policy",
    "-p",
    metavar="MIX",
    default="by-the-book",
    show_default=True,
    help="Who plays: NAME for all seats, SEAT=NAME for one, several with commas.",
)
@click.option("--variant", metavar="ID", default="base", help="A variant of the scenario.")
@click.option("--seed", type=click.IntRange(0, 2**62), default=1, show_default=True, help="Seed of the first run.")
@click.option("--workers", "-w", type=click.IntRange(1, 1024), help="Processes. Default: one for each processor.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "md", "json"]),
    default="table",
    show_default=True,
    help="How it is printed; JSON has everything.",
)
@click.option(
    "--lang",
    type=click.Choice(["en", "nl", "fr"]),
    default="en",
    show_default=True,
    help="Language of what is printed.",
)
@click.option("--quiet", "-q", is_flag=True, help="No progress on stderr.")
def dilemmas(
    scenario: str,
    wanted: tuple[str, ...],
    runs: int,
    policy: str,
    variant: str,
    seed: int,
    workers: int | None,
    form: str,
    lang: Language,
    quiet: bool,
) -> None:
    """Try every option of every question of SCENARIO on the same chances, and tell what each changes.

    One option after the other is the standing instruction, all else as it was. A table for each question shows the
    vital interests at the end; a verdict says whether each option is better than any other for something, whether one
    is nowhere better than another (dominated), or whether the choice makes no difference that the runs can show.
    docs/dilemmas.md explains it. Exit code 1 when a run failed; Ctrl-C prints what the finished runs say, code 3.

    \b
    Examples:
      crisis-sim dilemmas first-drill --runs 20
      crisis-sim dilemmas shape-cyberattack --question marked-list --question name-or-not
      crisis-sim dilemmas shape-cyberattack --format md --lang fr > dilemmes.md
    """
    from crisis_sim.batch.answering import Answers
    from crisis_sim.cli import dilemma_table
    from crisis_sim.scenario.check import load_or_raise

    sound = load_or_raise(scenario)
    keys = _chosen(sound, wanted)
    plan = _plan(scenario, sound, keys, runs, policy, variant, seed)
    answers = Answers()
    partial = _run(plan, answers, workers, quiet)
    dilemma_table.show(_judged(plan, answers, keys, policy, lang, partial), form)
    for failure in answers.failures[:FAILURES]:
        note(f"{failure.what}\n  {failure.reproduce}")
    if answers.failures:
        note(f"Runs that failed: {len(answers.failures)}. The others count.")
    if partial:
        note("Interrupted: this is what the finished runs say.")
        sys.exit(INTERRUPTED)
    sys.exit(WRONG if answers.failures else DONE)


def _chosen(sound: Sound, wanted: tuple[str, ...]) -> list[str]:
    """The questions to try, in the order of the file.

    Raises:
        click.UsageError: one that there isn't, or a scenario that asks none.
    """
    from crisis_sim.batch.answering import questions
    from crisis_sim.scenario.suggest import advise

    every = list(questions(sound.scenario))
    if not every:
        raise click.UsageError(f"{sound.scenario.id} asks no question with options")
    for key in wanted:
        if key not in every:
            advice = advise(key, every, f"choose from {', '.join(every)}")
            raise click.UsageError(f"there is no question with options '{key}': {advice}")
    return [key for key in every if not wanted or key in wanted]


def _plan(scenario: str, sound: Sound, keys: list[str], runs: int, policy: str, variant: str, seed: int) -> Plan:
    """The plan: an arm as seats think, and one an option.

    Raises:
        click.UsageError: an unknown variant, seat or policy, or a question that cannot be set.
        PolicyError, LogError: a policy or script that can't be had.
    """
    from crisis_sim.batch.answering import arms
    from crisis_sim.batch.plan import Plan
    from crisis_sim.cli.batch_order import MOST, policies_can_be_had
    from crisis_sim.scenario.suggest import advise
    from crisis_sim.scenario.vary import SettingError, factor
    from crisis_sim.session.policies.mixture import MixtureError
    from crisis_sim.session.policies.registry import UnknownPolicyError

    variants = ["base", *sound.scenario.variants]
    if variant not in variants:
        advice = advise(variant, variants, f"choose from {', '.join(variants)}")
        raise click.UsageError(f"there is no variant '{variant}': {advice}")
    try:
        for key in keys:
            factor(sound.scenario, key)
        found = arms(sound.scenario, keys, variant, policy)
    except (SettingError, MixtureError, UnknownPolicyError) as error:
        raise click.UsageError(str(error)) from None
    if len(found) * runs > MOST:
        raise click.UsageError(f"{len(found):,} arms of {runs:,} runs are too many: {MOST:,} runs at most")
    policies_can_be_had(sound.scenario, list(found[0].policies.values()))
    return Plan(scenario, sound.scenario, sound.pack, found, runs, seed, "none")


def _run(plan: Plan, answers: Answers, workers: int | None, quiet: bool) -> bool:
    """Make the runs; whether that was broken off."""
    from crisis_sim.batch.answering import answer
    from crisis_sim.batch.executors import Executor, Here, processors
    from crisis_sim.cli.rehearsal_progress import shown

    executor: Executor = Here()
    if (workers := workers or processors()) > 1:
        from crisis_sim.batch.processes import Processes

        executor = Processes(workers)
    try:
        with executor, shown(quiet=quiet, what="Trying options") as show:
            answer(plan, executor, answers, show)
    except KeyboardInterrupt:
        return True
    return False


def _judged(plan: Plan, answers: Answers, keys: list[str], policy: str, lang: Language, partial: bool) -> Judged:
    from crisis_sim import __version__
    from crisis_sim.analysis.dilemmas import judge
    from crisis_sim.analysis.labels import labels_of
    from crisis_sim.analysis.study import Held
    from crisis_sim.model.control import drawn
    from crisis_sim.model.index import Index
    from crisis_sim.report.dilemma_report import Judged
    from crisis_sim.scenario.compiled import compile_scenario, identity
    from crisis_sim.scenario.text import pick

    scenario, variant = plan.scenario, plan.arms[0].variant
    compiled = compile_scenario(scenario, plan.pack, variant=variant)
    index = Index(compiled)
    names = [name for name in labels_of(index) if name != "met"] + ["met"]
    luck = {run: drawn(index, plan.seed_of(run)) for run in range(plan.runs)}
    fixed = {"variant": variant, "difficulty": "standard", "policy": policy}
    held = Held(
        scenario.id, scenario.version, pick(scenario.title, lang), identity(compiled.canonical()), __version__,
        plan.seed, fixed,
    )  # fmt: skip
    found = judge(answers.of(scenario, keys), names, luck)
    return Judged(found, held, answers.made, policy, compiled, lang, partial)
