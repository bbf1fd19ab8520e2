"""Replications a second: of each shipped scenario, with logs and without; on more workers; on a cluster."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from crisis_sim.batch.arms import cross
from crisis_sim.batch.cluster import Cluster
from crisis_sim.batch.executors import Executor, Here
from crisis_sim.batch.folder import Folder
from crisis_sim.batch.plan import Keep, Plan
from crisis_sim.batch.processes import Processes
from crisis_sim.batch.replication import Done
from crisis_sim.batch.run import Missing
from crisis_sim.batch.work import Work
from crisis_sim.scenario import shipped
from crisis_sim.scenario.check import load_or_raise
from tests.benchmark.measure import Figures, Row, in_turns, process, ratio, seconds

RUNS = 24
"""Replications of one measurement of the long scenario."""
MANY = 240
"""Of a short one."""
FEW_RUNS, MANY_RUNS = 2_000, 6_000
"""For memory."""


def rows(rounds: int) -> list[Row]:
    """Rates, what workers gain, and what a batch holds in memory."""
    return [*_scenarios(rounds), *_workers(rounds), *_memory()]


def _scenarios(rounds: int) -> list[Row]:
    found = []
    for name in shipped.scenarios():
        runs = RUNS if name == "shape-cyberattack" else MANY
        ways: dict[str, Keep] = {"logs off": "none", "logs on": "all"}
        taken = in_turns(
            {how: partial(runs_a_second, Here(), order(name, runs, keep)) for how, keep in ways.items()}, rounds
        )
        found += [Row(f"{name}, {how}", "runs/s", Figures.of(rates)) for how, rates in taken.items()]
    return found


def _workers(rounds: int) -> list[Row]:
    """The long scenario. Workers start in the round that is thrown away: a batch starts them once."""
    from distributed import LocalCluster

    wanted = order("shape-cyberattack", RUNS * 5, "none")
    quiet: dict[str, Any] = {"processes": True, "threads_per_worker": 1, "dashboard_address": None}
    with (
        LocalCluster(n_workers=2, **quiet) as cluster,
        Processes(1) as one,
        Processes(2) as two,
        Cluster(cluster.scheduler_address) as dask,
    ):
        executors: dict[str, Executor] = {"one worker": one, "two workers": two, "two Dask workers": dask}
        taken = in_turns(
            {name: partial(runs_a_second, executor, wanted) for name, executor in executors.items()}, rounds
        )
    return [
        *(Row(f"shape-cyberattack, {name}", "runs/s", Figures.of(rates)) for name, rates in taken.items()),
        Row("two workers, as a share of twice one", "×", _half(taken, "two workers"), "≥ 0.95"),
        Row("Dask against processes", "×", ratio(taken["two Dask workers"], taken["two workers"])),
    ]


def _half(taken: dict[str, list[float]], name: str) -> Figures:
    return Figures.of([many / one / 2 for many, one in zip(taken[name], taken["one worker"], strict=True)])


def _memory() -> list[Row]:
    """The whole command, whose workers are processes of their own: what the one that collects holds at most."""
    taken = in_turns({"few": partial(_held, FEW_RUNS), "many": partial(_held, MANY_RUNS)}, 1)
    growth = [many - few for many, few in zip(taken["many"], taken["few"], strict=True)]
    return [
        Row(f"memory of a batch of {MANY_RUNS:,} runs", "MB", Figures.of(taken["many"])),
        Row(f"more than one of {FEW_RUNS:,}", "MB", Figures.of(growth)),
    ]


def _held(runs: int) -> float:
    with TemporaryDirectory() as folder:
        command = ("-m", "crisis_sim", "batch", "first-drill", "--runs", str(runs), "--quiet")
        return process(*command, "--out", str(Path(folder) / "out"), "--keep", "none").megabytes


class Order(NamedTuple):
    """A batch, and what its workers are given."""

    plan: Plan
    work: Work


def order(name: str, runs: int, keep: Keep) -> Order:
    """A batch of one arm by the book."""
    sound = load_or_raise(name)
    plan = Plan(name, sound.scenario, sound.pack, cross(sound.scenario), runs, keep=keep)
    return Order(plan, Work(plan))


def runs_a_second(executor: Executor, order: Order) -> float:
    """Replications a second, their results kept in a folder."""
    with TemporaryDirectory() as place, Folder(Path(place) / "out", order.plan) as folder:
        took = seconds(lambda: _collect(executor, order, folder))
    return order.plan.runs / took


def _collect(executor: Executor, order: Order, folder: Folder) -> None:
    for _, done in executor.unordered(order.work, Missing(folder, order.plan.runs)):
        assert isinstance(done, Done)
        folder.add(done)
