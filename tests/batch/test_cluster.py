"""A Dask cluster of real processes: the same files, and workers that are killed on the way change nothing."""

from __future__ import annotations

import os
import random
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from crisis_sim.batch.run import Progress
from crisis_sim.cli.main import cli

from .yard import SOUND, files, make, plan

distributed = pytest.importorskip("distributed")

# Dask leaves sockets and event loops to the garbage collector, and speaks of ports that others use.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore:Port .* is already in use:UserWarning"),
]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two worker processes, each with a nanny that starts it again."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as found:
        yield found


def test_a_cluster_gives_the_same_files_though_its_workers_are_killed(cluster: Any, tmp_path: Path) -> None:
    from crisis_sim.batch.cluster import Cluster

    ordered = plan(50, "sample")
    make(tmp_path / "calm", ordered)
    killed: list[int] = []
    chance = random.Random(7)

    def kill(progress: Progress) -> None:
        if progress.done in (10, 50):
            address = chance.choice(sorted(cluster.workers))
            killed.append(cluster.workers[address].pid)
            os.kill(killed[-1], signal.SIGKILL)

    make(tmp_path / "out", ordered, Cluster(cluster.scheduler_address), shown=kill)
    assert len(set(killed)) == 2
    assert files(tmp_path / "out") == files(tmp_path / "calm")


def test_the_command_line_uses_a_cluster(cluster: Any, tmp_path: Path) -> None:
    for name, where in (("here", ["-w", "1"]), ("there", ["--cluster", cluster.scheduler_address])):
        args = ["batch", SOUND, "-n", "5", "--vary", "noise=1,2", "--out", str(tmp_path / name), *where]
        result = CliRunner().invoke(cli, args)
        assert result.exit_code == 0, result.output
    assert f"on the cluster {cluster.scheduler_address}" in result.stderr
    assert files(tmp_path / "here") == files(tmp_path / "there")


def test_nobody_at_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crisis_sim.batch.cluster.PATIENCE", 0.5)
    assert threading.active_count()
    result = CliRunner().invoke(cli, ["batch", SOUND, "-n", "2", "--cluster", "tcp://127.0.0.1:9"])
    assert isinstance(result.exception, Exception)
    assert "there is no cluster with workers at tcp://127.0.0.1:9" in str(result.exception)
