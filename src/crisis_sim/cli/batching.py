"""A batch as its user sees it: what is going to run, how far it is, what came of it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from crisis_sim.analysis.labels import Language
from crisis_sim.analysis.statistics.sequential import checkpoints
from crisis_sim.batch.executors import Executor, Here, processors
from crisis_sim.batch.folder import Folder, writing
from crisis_sim.batch.plan import Plan
from crisis_sim.batch.run import run_batch
from crisis_sim.batch.tables import write_tables
from crisis_sim.cli import sobol, study_table
from crisis_sim.cli.batch_progress import shown
from crisis_sim.cli.batch_results import Numbers
from crisis_sim.cli.batch_width import Until, until_of
from crisis_sim.cli.exits import note
from crisis_sim.cli.sobol import Range
from crisis_sim.report.batch_report import write_batch_report
from crisis_sim.scenario.text import clean

LISTED = 12
"""Arms that are named before the start, at most."""
FAILURES = 5
"""Failures that are told of, at most; the rest are in results.jsonl."""


class How(NamedTuple):
    """Where a batch runs, when it ends, and how it is told of."""

    workers: int | None
    cluster: str | None
    until_width: str | None
    varied: dict[str, Range]
    """Settings of which Sobol indices are wanted; the arms are the points of a sample then."""
    form: study_table.Form
    lang: Language
    quiet: bool
    question: str


def conduct(plan: Plan, path: Path, how: How, *, kept: bool) -> int:
    """Run a batch, print and write what came of it; `kept` when the folder is for its user.

    Returns:
        The number of replications that failed.

    Raises:
        BatchError: the folder or the cluster can't be used. click.UsageError: an unknown outcome.
    """
    numbers = Numbers(plan, how.lang)
    until = until_of(how.until_width, numbers.labels, numbers.named) if how.until_width else None
    with Folder(path, plan) as folder:
        executor = executor_for(how, len(plan.arms) * plan.runs - folder.resumed)
        if not how.quiet:
            _announce(plan, folder, executor, how)

        def suffice(runs: int) -> bool:
            numbers.read(folder.journal, runs)
            return until is not None and numbers.suffice(until)

        with executor, shown(len(plan.arms) * plan.runs, quiet=how.quiet) as show:
            runs = run_batch(folder, executor, show, [*(checkpoints(plan.runs) if until else ()), plan.runs], suffice)
        enough = suffice(runs)
        if not how.quiet and until:
            _stopped(until, runs, None if enough else numbers)
        _tell(folder, numbers, how, runs, kept)
        _tell_failures(folder)
        return folder.failed


def _tell(folder: Folder, numbers: Numbers, how: How, runs: int, kept: bool) -> None:
    """Write what came of it where a folder is kept, then print it."""
    names, show = (_of_settings if how.varied else _of_arms)(folder, numbers, how, kept)
    remark = None
    if kept:
        arms = [arm.name for arm in folder.plan.arms]
        with writing(folder.path):
            remark = write_tables(folder.journal.results(end=runs), arms, folder.path / "tables")
    if how.quiet:
        return
    show()
    if kept:
        note(clean(f"Kept in {folder.path}: {names}, tables/, results.jsonl"))
    if remark:
        note(remark)


def _of_arms(folder: Folder, numbers: Numbers, how: How, kept: bool) -> tuple[str, Callable[[], None]]:
    found = numbers.study(how.question)
    if kept:
        with writing(folder.path):
            write_batch_report(found, folder.path, how.lang)
    return "summary.md, summary.json, plots/", lambda: study_table.show(found, how.form, how.lang)


def _of_settings(folder: Folder, numbers: Numbers, how: How, kept: bool) -> tuple[str, Callable[[], None]]:
    found = numbers.sensitivity(how.varied)
    files = sobol.files(found, how.lang)
    if kept:
        for name, content in files.items():
            folder.write(name, content)
    return ", ".join(files), lambda: sobol.show(found, how.form, how.lang)


def executor_for(how: How, tasks: int) -> Executor:
    """Where to run: a cluster, some processes, or here."""
    if how.cluster:
        return _cluster(how.cluster)
    workers = min(how.workers or processors(), max(1, tasks))
    if workers == 1:
        return Here()
    from crisis_sim.batch.processes import Processes

    return Processes(workers)


def _cluster(address: str) -> Executor:
    from crisis_sim.batch.trouble import BatchError

    try:
        from crisis_sim.batch.cluster import Cluster
    except ModuleNotFoundError as error:
        if error.name != "distributed":
            raise
        raise BatchError(
            "a cluster needs Dask", "pip install distributed, or pipx inject crisis-sim distributed"
        ) from None
    return Cluster(address)


def _announce(plan: Plan, folder: Folder, executor: Executor, how: How) -> None:
    arms, runs = len(plan.arms), plan.runs
    most = "at most " if how.until_width else ""
    what = "points" if how.varied else "arms"
    times = f"{arms} {what} × {most}{runs} run{'s' if runs > 1 else ''} = " if arms > 1 else ""
    total = f"{most if arms == 1 else ''}{arms * runs:,} replication{'s' if arms * runs > 1 else ''}"
    note(f"{plan.scenario.id}: {times}{total}, {_where(executor)}, seeds from {plan.seed}")
    if arms > 1 and not how.varied:
        for arm in plan.arms[:LISTED]:
            note(clean(f"  {arm.name}") + ("  (baseline)" if arm is plan.arms[0] else ""))
        if arms > LISTED:
            note(f"  … and {arms - LISTED} more")
    if folder.resumed:
        note(f"{folder.resumed:,} are done already.")


def _where(executor: Executor) -> str:
    address, workers = getattr(executor, "address", None), getattr(executor, "workers", 1)
    return f"on the cluster {clean(address)}" if address else f"{workers} worker{'s' if workers > 1 else ''}"


def _stopped(until: Until, runs: int, short: Numbers | None) -> None:
    """Say why it stopped; `short` of what was wanted, or not."""
    head = f"{runs} runs of each arm: the intervals of {', '.join(until.widths)} are"
    if short is None:
        note(clean(f"{head} no wider than {until.said}."))
    elif lacking := short.lacking(until):
        for arm, name in lacking[:LISTED]:
            note(clean(f"{arm} has no value of {name} in any run: its interval stays unknown, however many --runs."))
    else:
        note(clean(f"{head} wider than {until.said}. Give more --runs."))


def _tell_failures(folder: Folder) -> None:
    if not folder.failed:
        return
    note(f"{folder.failed} replication{'s' if folder.failed > 1 else ''} failed:")
    failures = (result.failure for result in folder.journal.results() if result.failure)
    for failure in islice(failures, FAILURES):
        note(clean(f"  {failure.what}\n    {failure.reproduce}"))
    if folder.failed > FAILURES:
        note(f"  … and {folder.failed - FAILURES} more: see `failure` in results.jsonl")
