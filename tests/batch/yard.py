"""A yard for batches: small plans, folders made of them, and the bytes that lie there."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from crisis_sim.batch.arms import cross
from crisis_sim.batch.executors import Executor, Here
from crisis_sim.batch.folder import Folder
from crisis_sim.batch.plan import Keep, Plan
from crisis_sim.batch.run import Progress, run_batch
from crisis_sim.batch.tables import write_tables
from crisis_sim.scenario.study import Value
from crisis_sim.session.store import Disk
from tests.stage import scenario

ROOT = Path(__file__).parents[2]
SOUND = str(ROOT / "tests" / "data" / "sound.yaml")
PATIENCE = 60


def plan(
    runs: int = 4,
    keep: Keep = "sample",
    *,
    name: str = "small",
    variants: Sequence[str] = ("base", "direct"),
    mixtures: Sequence[str] = ("by-the-book",),
    vary: Mapping[str, Sequence[Value]] | None = None,
    seed: int = 1,
    source: str = "small",
) -> Plan:
    """A batch of the small scenario."""
    world, pack = scenario(name)
    arms = cross(world, variants=variants, mixtures=mixtures, vary=vary)
    return Plan(source, world, pack, arms, runs, seed, keep)


def make(
    path: Path,
    ordered: Plan,
    executor: Executor | None = None,
    disk: Disk | None = None,
    shown: Callable[[Progress], None] = lambda progress: None,
) -> Folder:
    """Run a batch into a folder, tables and all."""
    with Folder(path, ordered, disk) as folder, executor or Here() as hands:
        runs = run_batch(folder, hands, shown, [ordered.runs], lambda done: False)
        write_tables(folder.journal.results(end=runs), [arm.name for arm in ordered.arms], path / "tables")
    return folder


def files(path: Path) -> dict[str, bytes]:
    """Everything in a folder but its lock."""
    return {
        str(file.relative_to(path)): file.read_bytes()
        for file in sorted(path.rglob("*"))
        if file.is_file() and file.name != ".lock"
    }


def start(*args: str | Path) -> subprocess.Popen[str]:
    """A real `crisis-sim batch`, in a process group of its own."""
    words = [sys.executable, "-m", "crisis_sim", "batch", *map(str, args)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)


def command(*args: str | Path) -> subprocess.CompletedProcess[str]:
    """The same, to its end."""
    with start(*args) as process:
        out, err = process.communicate(timeout=PATIENCE)
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def wait_for_results(path: Path, lines: int) -> None:
    """Until so many replications are done."""
    until = time.monotonic() + PATIENCE
    results = path / "results.jsonl"
    while not results.exists() or results.read_bytes().count(b"\n") < lines:
        assert time.monotonic() < until, "no results"
        time.sleep(0.02)


def descendants(pid: int) -> list[int]:
    """All processes that come from one, as far as the system tells."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                found = re.search(r"\) \S (\d+)", (entry / "stat").read_text())
            except OSError:
                continue
            if found:
                parents[int(entry.name)] = int(found[1])
    known = {pid}
    while new := {child for child, parent in parents.items() if parent in known} - known:
        known |= new
    return sorted(known - {pid})


def running(pid: int) -> bool:
    """Whether a process is there and not a zombie."""
    try:
        return not re.search(r"\) Z", Path(f"/proc/{pid}/stat").read_text())
    except OSError:
        return False


def wait_until_gone(pids: list[int]) -> None:
    """Until none of these processes runs."""
    until = time.monotonic() + PATIENCE
    while alive := [pid for pid in pids if running(pid)]:
        assert time.monotonic() < until, alive
        time.sleep(0.05)


def interrupt(process: subprocess.Popen[str], number: int = signal.SIGINT) -> tuple[str, str]:
    """What Ctrl-C in a terminal does: the signal goes to the whole group."""
    os.killpg(process.pid, number)
    out, err = process.communicate(timeout=PATIENCE)
    return out, err
