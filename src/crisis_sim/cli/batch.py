"""`batch`: many runs of a scenario in several arms, their numbers compared."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import click

from crisis_sim.cli.batch_order import Order
from crisis_sim.cli.exits import DONE, INTERRUPTED, WRONG, ending, note
from crisis_sim.scenario.text import clean

if TYPE_CHECKING:
    from crisis_sim.analysis.labels import Language


class _FolderPath(click.Path):
    """A folder; what is empty (`--out "$UNSET"`) would be the current one."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "":
            self.fail("a folder needs a name", param, ctx)
        return super().convert(value, param, ctx)


@click.command()
@click.argument("scenario")
@click.option("--runs", "-n", type=click.IntRange(1), help="Runs of each arm. Default: the experiment's, or 100.")
@click.option(
    "--policy",
    "-p",
    "policies",
    multiple=True,
    metavar="MIX",
    help="Who plays, an arm each: NAME for all seats, SEAT=NAME for one, several with commas. Repeat to compare.",
)
@click.option(
    "--variant", "variants", multiple=True, metavar="ID", help="A variant of the scenario. Repeat to compare."
)
@click.option("--difficulty", "difficulties", multiple=True, metavar="ID", help="A difficulty. Repeat to compare.")
@click.option(
    "--vary",
    multiple=True,
    metavar="KEY=A,B,C",
    help="Values of means, a draw, an indicator, a decision or a factor of the difficulty, decimals with a point "
    "(staff=1,1.5); several --vary are crossed.",
)
@click.option("--set", "pairs", multiple=True, metavar="KEY=VALUE", help="The same for one value in all arms.")
@click.option(
    "--experiment", metavar="ID", help="Variants, factors, runs and outcomes from the scenario's experiments."
)
@click.option(
    "--seed", type=click.IntRange(0, 2**62), default=1, show_default=True, help="Seed of each arm's first run."
)
@click.option(
    "--until-width",
    metavar="[OUTCOME=]W",
    help="Stop when the 95 % intervals of the outcomes are no wider: met=5%, time:decision=2m, indicator:trust=4; "
    "looks every 50 runs of each arm; --runs is then the most.",
)
@click.option(
    "--sobol",
    multiple=True,
    metavar="KEY=LOW:HIGH",
    help="Instead of arms: how much of each outcome's variance these settings account for. Repeatable.",
)
@click.option(
    "--samples", type=click.IntRange(2, 65536), default=128, show_default=True, help="With --sobol: a power of two."
)
@click.option(
    "--out",
    type=_FolderPath(file_okay=False, path_type=Path),
    help="Keep everything in this folder; the same command goes on where it stopped.",
)
@click.option(
    "--keep",
    type=click.Choice(["all", "sample", "none"]),
    default="sample",
    show_default=True,
    help="Which logs OUT keeps; a sample is the first 3 of each arm.",
)
@click.option("--workers", "-w", type=click.IntRange(1, 1024), help="Processes. Default: one for each processor.")
@click.option("--cluster", metavar="ADDRESS", help="Run on a Dask cluster, as in tcp://host:8786.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv", "md"]),
    default="table",
    show_default=True,
    help="How the results are printed.",
)
@click.option(
    "--lang",
    type=click.Choice(["en", "nl", "fr"]),
    default="en",
    show_default=True,
    help="Language of the report, of the printed table and of the scenario's texts.",
)
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
def batch(
    scenario: str,
    runs: int | None,
    policies: tuple[str, ...],
    variants: tuple[str, ...],
    difficulties: tuple[str, ...],
    vary: tuple[str, ...],
    pairs: tuple[str, ...],
    experiment: str | None,
    seed: int,
    until_width: str | None,
    sobol: tuple[str, ...],
    samples: int,
    out: Path | None,
    keep: Any,
    workers: int | None,
    cluster: str | None,
    form: Any,
    lang: Language,
    quiet: bool,
) -> None:
    """Run SCENARIO many times in every arm, on the same seeds, and compare what comes of it.

    An arm is a variant, a difficulty, a mixture of policies and settings; everything given is crossed with everything,
    and the first arm is the baseline. Exit code 1 when a replication failed: the others count, and each failure comes
    with the command that shows it. Ctrl-C ends with code 3; with --out, the same command goes on.

    \b
    Examples:
      crisis-sim batch first-drill --runs 20
      crisis-sim batch shape-cyberattack --runs 300 -p by-the-book -p silent --out silent
      crisis-sim batch shape-cyberattack --experiment sanitise --out study
      crisis-sim batch shape-cyberattack --vary analysts=3,6,9 --until-width met=5% --runs 2000
    """
    if sobol and until_width:
        raise click.UsageError("give either --sobol or --until-width")
    if cluster and workers:
        raise click.UsageError("give either --workers or --cluster")
    order = Order(
        scenario, runs, policies, variants, difficulties, vary, pairs, experiment, seed, keep if out else "none"
    )
    with _interruptible(out):
        from crisis_sim.cli import batching
        from crisis_sim.cli.batch_order import plan_of, points_of
        from crisis_sim.cli.sobol import ranges
        from crisis_sim.scenario.check import load_or_raise

        sound = load_or_raise(scenario)
        plan = plan_of(order, sound)
        varied = ranges(sobol, sound.scenario)
        if varied:
            plan = points_of(plan, varied, sobol, samples, runs)
        question = f"Experiment {experiment}" if experiment else ""
        how = batching.How(workers, cluster, until_width, varied, form, lang, quiet, question)
        with _folder(out) as path:
            failed = batching.conduct(plan, path, how, kept=out is not None)
    sys.exit(WRONG if failed else DONE)


@contextmanager
def _folder(out: Path | None) -> Iterator[Path]:
    """Where the batch keeps its results: for good, or as long as it lasts."""
    if out is not None:
        yield out
    else:
        from crisis_sim.batch.trouble import BatchError, DiskError

        with TemporaryDirectory(prefix="crisis-sim-", ignore_cleanup_errors=True) as folder:
            try:
                yield Path(folder) / "batch"
            except DiskError as error:
                raise BatchError(error.message, "make room, or give --out a folder elsewhere") from None


@contextmanager
def _interruptible(out: Path | None) -> Iterator[None]:
    """Ctrl-C and SIGTERM end a batch in order, with a word on what is kept and exit code 3."""

    def interrupt(number: int, frame: object) -> None:
        raise KeyboardInterrupt

    ours = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGTERM, interrupt) if ours else None
    try:
        yield
    except KeyboardInterrupt:
        ending()
        note(f"Interrupted. {_kept(out)}")
        sys.exit(INTERRUPTED)
    finally:
        if ours:
            signal.signal(signal.SIGTERM, before)


def _kept(out: Path | None) -> str:
    """What an interrupted batch leaves behind."""
    from crisis_sim.batch.folder import holds_results

    if out is None:
        return "Nothing was kept; with --out DIR the same command could go on."
    if not holds_results(out):
        return "Nothing was finished yet."
    return clean(f"{out} keeps all that is finished; the same command goes on from there.")
