"""Proof of determinism: runs (scenarios × seeds × policies) whose logs must replay byte for byte, and come out the same
under every installed Python from 3.11 on and under any PYTHONHASHSEED.

    python -m tests.prove                 1,000 runs, 60 of them through all combinations
    python -m tests.prove --runs 60       the sample that CI takes

Each run is made by one combination of Python and hash seed and replayed by the next. Exit 1 on any difference, with the
command that shows it again.
"""

from __future__ import annotations

import argparse
import json
import os
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parent.parent
HASH_SEEDS = ("0", "1", "4711")
VERSIONS = ("3.11", "3.12", "3.13", "3.14")
MIXES: tuple[dict[str, str], ...] = (
    {},
    {"cyber-cell": "silent"},
    {"crisis-centre": "silent", "military": "silent"},
    dict.fromkeys(("cyber-cell", "crisis-centre", "military", "foreign-affairs", "belnet", "governor"), "silent"),
)
"""Policies by seat; seats left out work by the book."""
FRAMES = (1800, 7, 600, 86400, 61)


class Combination(NamedTuple):
    """An interpreter and a hash seed."""

    version: str
    python: Path
    hash_seed: str

    def __str__(self) -> str:
        return f"Python {self.version}, PYTHONHASHSEED={self.hash_seed}"


class Worker:
    """A process of one combination that does jobs one after the other."""

    def __init__(self, combination: Combination) -> None:
        self.combination = combination
        env = {**os.environ, "PYTHONHASHSEED": combination.hash_seed, "PYTHONPATH": str(ROOT / "src")}
        command = [str(combination.python), "-m", "tests.prover"]
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def do(self, job: dict[str, Any]) -> dict[str, Any]:
        """The answer to one job."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(job) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        return json.loads(line) if line else {"error": "the worker died"}

    def close(self) -> None:
        """End the process."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.wait(timeout=30)


def interpreters() -> dict[str, Path]:
    """Version and program of every Python that can run the product: this one, and others given what they need."""
    here = f"{sys.version_info.major}.{sys.version_info.minor}"
    found = {here: Path(sys.executable)}
    for version in VERSIONS:
        if version not in found and (python := _installed(version)) is not None:
            prepared = _prepared(version, python)
            if prepared is not None:
                found[version] = prepared
    return dict(sorted(found.items()))


def _installed(version: str) -> str | None:
    """A program that really is this Python; a name on the PATH may be a shim for one that is not there."""
    candidates = [shutil.which(f"python{version}")]
    candidates += [str(p) for p in sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python{version}"))]
    for candidate in candidates:
        if candidate:
            done = subprocess.run([candidate, "-c", "import venv"], capture_output=True, check=False)
            if done.returncode == 0:
                return candidate
    return None


def _prepared(version: str, python: str) -> Path | None:
    """A virtual environment of this Python with the product's pinned dependencies, made once."""
    home = ROOT / ".venv" / f"prove-{version}"
    program = home / "bin" / "python"
    stamp = home / "ready"
    if stamp.exists():
        return program
    print(f"preparing Python {version} …", file=sys.stderr)
    pins = ROOT / "requirements" / "run.txt"
    steps = (
        [python, "-m", "venv", "--clear", str(home)],
        [str(program), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes",
         "--only-binary", ":all:", "-r", str(pins)],
    )  # fmt: skip
    for step in steps:
        if subprocess.run(step, capture_output=True, check=False).returncode:
            print(f"Python {version} is installed but cannot be prepared; it is left out", file=sys.stderr)
            return None
    stamp.touch()
    return program


def jobs(runs: int) -> list[dict[str, Any]]:
    """The runs: seeds in order, scenarios, policies and frame sizes in rotation."""
    made = []
    for number in range(runs):
        scenario = ("shape-cyberattack", "first-drill")[number % 2]
        policies = MIXES[number // 2 % len(MIXES)]
        if scenario == "first-drill":
            policies = {k: v for k, v in policies.items() if k == "cyber-cell"}
        made.append(
            {"scenario": scenario, "seed": number // 2, "policies": policies, "frame": FRAMES[number % len(FRAMES)]}
        )
    return made


def prove(runs: int, full: int, threads: int) -> list[str]:
    """Do all runs; returns what went wrong, one line each."""
    pythons = interpreters()
    combinations = [Combination(v, p, h) for v, p in pythons.items() for h in HASH_SEEDS]
    print(f"{runs} runs, {full} of them under all of: {', '.join(pythons)} × PYTHONHASHSEED {', '.join(HASH_SEEDS)}")
    todo: queue.SimpleQueue[tuple[int, dict[str, Any]]] = queue.SimpleQueue()
    every = max(1, runs // full) if full else runs + 1
    for item in enumerate(jobs(runs)):
        todo.put(item)
    wrong: list[str] = []
    counts = {"runs": 0, "replays": 0, "lines": 0}
    lock = threading.Lock()
    begun = time.monotonic()

    def work(slot: int, folder: Path) -> None:
        workers: dict[Combination, Worker] = {}
        try:
            while not todo.empty():
                try:
                    number, job = todo.get_nowait()
                except queue.Empty:
                    return
                crossed = number % every == 0 and number // every < full
                log = folder / f"{slot}.jsonl"
                problems, lines, made, replayed = _one(workers, combinations, number, job, log, crossed=crossed)
                with lock:
                    wrong.extend(problems)
                    counts["runs"] += made
                    counts["replays"] += replayed
                    counts["lines"] += lines
                    _progress(number, runs, begun)
        finally:
            for worker in workers.values():
                worker.close()

    with tempfile.TemporaryDirectory() as folder:
        crew = [threading.Thread(target=work, args=(slot, Path(folder))) for slot in range(threads)]
        for thread in crew:
            thread.start()
        for thread in crew:
            thread.join()
    took = time.monotonic() - begun
    print(f"{counts['runs']} runs and {counts['replays']} replays, {counts['lines']} lines of log, {took:.0f} s")
    return wrong


def _one(
    workers: dict[Combination, Worker],
    combinations: list[Combination],
    number: int,
    job: dict[str, Any],
    log: Path,
    *,
    crossed: bool,
) -> tuple[list[str], int, int, int]:
    """One run by one combination, replayed by the next; a crossed one is made and replayed by all."""

    def worker(position: int) -> Worker:
        combination = combinations[position % len(combinations)]
        if combination not in workers:
            workers[combination] = Worker(combination)
        return workers[combination]

    problems: list[str] = []
    again = f"seed {job['seed']} of {job['scenario']}, policies {job['policies']}, frames of {job['frame']} s"
    shas: dict[str, str] = {}
    lines = made = replayed = 0
    for step in range(len(combinations) if crossed else 1):
        maker, checker = worker(number + step), worker(number + step + 1)
        ran = maker.do({"do": "run", **job, "log": str(log)})
        made += 1
        if "error" in ran:
            problems.append(f"{again}: {maker.combination}: {ran['error']}")
            continue
        lines += ran["lines"]
        shas[str(maker.combination)] = ran["sha"]
        replay = checker.do({"do": "verify", "log": str(log)})
        replayed += 1
        if not replay.get("ok"):
            problems.append(f"{again}: {checker.combination} replays {maker.combination} differently: {replay}")
    if len(set(shas.values())) > 1:
        problems.append(f"{again}: logs differ between {shas}")
    return problems, lines, made, replayed


def _progress(number: int, runs: int, begun: float) -> None:
    if sys.stderr.isatty() or number % 50 == 49:
        left = (time.monotonic() - begun) / (number + 1) * (runs - number - 1)
        end = "\r" if sys.stderr.isatty() else "\n"
        print(f"  {number + 1}/{runs}, about {left:.0f} s left ", end=end, file=sys.stderr, flush=True)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--full", type=int, default=60, help="how many go through all combinations")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    wrong = prove(given.runs, min(given.full, given.runs), given.threads)
    for line in wrong:
        print(f"DIFFERENCE {line}")
    print("no difference" if not wrong else f"{len(wrong)} differences")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
