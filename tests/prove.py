"""Proof of determinism: runs (scenarios × seeds × policies) whose logs must replay byte for byte, and come out the same
under every installed Python from 3.11 on and under any PYTHONHASHSEED; and of batches, whose files must be the same
with any number of workers besides.

    python -m tests.prove                 1,000 runs, 60 of them through all combinations
    python -m tests.prove --runs 60       the sample that CI takes

Each run is made by one combination of Python and hash seed and replayed by the next. Exit 1 on any difference, with the
command that shows it again.
"""

from __future__ import annotations

import argparse
import hashlib
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
EVERYBODY = ("cyber-cell", "crisis-centre", "military", "foreign-affairs", "belnet", "governor")
MIXES: tuple[dict[str, str], ...] = (
    {},
    {"cyber-cell": "human"},
    {"cyber-cell": "silent"},
    {"crisis-centre": "human", "military": "silent"},
    dict.fromkeys(EVERYBODY, "silent"),
    dict.fromkeys(EVERYBODY, "human"),
    {"cyber-cell": "hesitant", "military": "siloed", "crisis-centre": "overcautious", "belnet": "random"},
    {"cyber-cell": "random", "governor": "overcautious"},
)
"""Who holds which seat; seats left out work by the book, people improvise."""
SCENARIOS = ("first-drill", "shape-cyberattack", "cbrne-brussels", "first-drill", "flood-vesdre")
SEATS = {
    "first-drill": {"cyber-cell"},
    "cbrne-brussels": {"crisis-centre"},
    "flood-vesdre": {"crisis-centre", "governor"},
    "shape-cyberattack": {*EVERYBODY},
}
"""The seats of each scenario among those of the mixes."""
FRAMES = (1800, 97, 600, 86400, 61)


BATCHES = (
    ("first-drill", "--runs", "12", "-p", "by-the-book", "-p", "hesitant", "-p", "random", "--vary", "staff=0.5,2"),
    ("shape-cyberattack", "--runs", "3", "--experiment", "sanitise"),
)
"""Batches that every combination runs, with one to three workers."""


class Combination(NamedTuple):
    """An interpreter and a hash seed."""

    version: str
    python: Path
    hash_seed: str

    def env(self) -> dict[str, str]:
        """The environment that makes it so."""
        return {**os.environ, "PYTHONHASHSEED": self.hash_seed, "PYTHONPATH": str(ROOT / "src")}

    def __str__(self) -> str:
        return f"Python {self.version}, PYTHONHASHSEED={self.hash_seed}"


class Worker:
    """A process of one combination that does jobs one after the other."""

    def __init__(self, combination: Combination) -> None:
        self.combination = combination
        self._lock = threading.Lock()
        command = [str(combination.python), "-m", "tests.prover"]
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=combination.env(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def do(self, job: dict[str, Any]) -> dict[str, Any]:
        """The answer to one job."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with self._lock:
            self._process.stdin.write(json.dumps(job) + "\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        return json.loads(line) if line else {"error": "the worker died"}

    def close(self) -> None:
        """End the process."""
        self._process.communicate(timeout=30)


class Crew(dict[Combination, Worker]):
    """The workers, each started when it is first needed."""

    def __init__(self) -> None:
        super().__init__()
        self._lock = threading.Lock()

    def of(self, combination: Combination) -> Worker:
        """The worker of a combination."""
        with self._lock:
            if combination not in self:
                self[combination] = Worker(combination)
            return self[combination]


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
    pins = ROOT / "requirements" / "run.txt"
    if stamp.exists() and stamp.stat().st_mtime >= pins.stat().st_mtime:
        return program
    print(f"preparing Python {version} …", file=sys.stderr)
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


def crossed_combinations() -> list[Combination]:
    """Every Python with every hash seed."""
    return [Combination(v, p, h) for v, p in interpreters().items() for h in HASH_SEEDS]


def jobs(runs: int) -> list[dict[str, Any]]:
    """The runs: seeds in order, scenarios, policies and frame sizes in rotation."""
    made = []
    for number in range(runs):
        scenario = SCENARIOS[number % len(SCENARIOS)]
        policies = MIXES[number // len(SCENARIOS) % len(MIXES)]
        policies = {seat: policy for seat, policy in policies.items() if seat in SEATS[scenario]}
        made.append({"scenario": scenario, "seed": number, "policies": policies, "frame": FRAMES[number % len(FRAMES)]})
    return made


def prove(runs: int, full: int, threads: int) -> list[str]:
    """Do all runs; returns what went wrong, one line each."""
    combinations = crossed_combinations()
    pythons = dict.fromkeys(combination.version for combination in combinations)
    print(f"{runs} runs, {full} of them under all of: {', '.join(pythons)} × PYTHONHASHSEED {', '.join(HASH_SEEDS)}")
    todo: queue.SimpleQueue[tuple[int, dict[str, Any]]] = queue.SimpleQueue()
    every = max(1, runs // full) if full else runs + 1
    for item in enumerate(jobs(runs)):
        todo.put(item)
    wrong: list[str] = []
    counts = {"runs": 0, "replays": 0, "lines": 0}
    lock = threading.Lock()
    begun = time.monotonic()
    crew = Crew()

    def work(slot: int, folder: Path) -> None:
        while not todo.empty():
            try:
                number, job = todo.get_nowait()
            except queue.Empty:
                return
            crossed = number % every == 0 and number // every < full
            log = folder / f"{slot}.jsonl"
            problems, lines, made, replayed = _one(crew, combinations, number, job, log, crossed=crossed)
            with lock:
                wrong.extend(problems)
                counts["runs"] += made
                counts["replays"] += replayed
                counts["lines"] += lines
                _progress(number, runs, begun)

    with tempfile.TemporaryDirectory() as folder:
        slots = [threading.Thread(target=work, args=(slot, Path(folder))) for slot in range(threads)]
        for thread in slots:
            thread.start()
        for thread in slots:
            thread.join()
    for worker in crew.values():
        worker.close()
    took = time.monotonic() - begun
    print(f"{counts['runs']} runs and {counts['replays']} replays, {counts['lines']} lines of log, {took:.0f} s")
    return wrong


def _one(
    crew: Crew,
    combinations: list[Combination],
    number: int,
    job: dict[str, Any],
    log: Path,
    *,
    crossed: bool,
) -> tuple[list[str], int, int, int]:
    """One run by one combination, replayed by the next; a crossed one is made and replayed by all, and by the CLI."""

    def worker(position: int) -> Worker:
        return crew.of(combinations[position % len(combinations)])

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
    if crossed and (said := _by_hand(combinations[number % len(combinations)], log)):
        problems.append(f"{again}: crisis-sim replay --verify: {said}")
    if len(set(shas.values())) > 1:
        problems.append(f"{again}: logs differ between {shas}")
    return problems, lines, made, replayed


def _by_hand(combination: Combination, log: Path) -> str | None:
    """What the command line has to say against a log; None when it verifies."""
    command = [str(combination.python), "-m", "crisis_sim", "replay", str(log), "--verify"]
    done = subprocess.run(command, env=combination.env(), capture_output=True, text=True, check=False)
    return done.stderr.strip() or f"exit {done.returncode}" if done.returncode else None


def prove_batches(combinations: list[Combination], batches: tuple[tuple[str, ...], ...] = BATCHES) -> list[str]:
    """Every combination runs every batch; returns what differs, one line each."""
    wrong = []
    for batch in batches:
        seen: dict[str, dict[str, str]] = {}
        for number, combination in enumerate(combinations):
            workers = str(number % 3 + 1)
            with tempfile.TemporaryDirectory() as folder:
                command = [str(combination.python), "-m", "crisis_sim", "batch", *batch, "--keep", "all", "--quiet"]
                command += ["--workers", workers, "--out", str(Path(folder) / "out")]
                done = subprocess.run(command, env=combination.env(), capture_output=True, text=True, check=False)
                if done.returncode:
                    wrong.append(f"{combination}: {' '.join(batch)}: {done.stderr.strip()[-300:]}")
                    continue
                seen[f"{combination}, {workers} workers"] = _hashes(Path(folder) / "out")
        (first, expected), *others = seen.items() or [("nobody", {})]
        print(f"{' '.join(batch[:1])}: {len(seen)} batches, {len(expected)} files each")
        for name, found in others:
            different = [file for file in sorted(expected | found) if expected.get(file) != found.get(file)]
            if different:
                wrong.append(f"batch {' '.join(batch)}: {name} and {first} differ in {', '.join(different[:5])}")
    return wrong


def _hashes(folder: Path) -> dict[str, str]:
    """File: hash of its bytes. Parquet needs an extra that not every combination has; it is made of the CSV."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != ".parquet"]
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


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
    wrong += prove_batches(crossed_combinations())
    for line in wrong:
        print(f"DIFFERENCE {line}")
    print("no difference" if not wrong else f"{len(wrong)} differences")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
