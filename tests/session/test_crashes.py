"""Crashes: nothing that was shown is missing after a resume, and going on gives the undisturbed log."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from crisis_sim.model.events import CommandLine
from crisis_sim.model.slice import SliceLine
from crisis_sim.session.begin import begin, resume
from crisis_sim.session.session import Session
from crisis_sim.session.store import read
from crisis_sim.session.trouble import LogError
from tests.session.disks import CrashError, ForgetfulDisk, FullDisk, ReadOnlyDisk
from tests.stage import Given, compiled, go_on

WORLD = "first-drill"
SEATS = {"cyber-cell": "human"}
SEED = 3
FRAME = 97
UNTIL = 86_400


@pytest.fixture(scope="module")
def given() -> list[Given]:
    """A person's commands: what by-the-book would do, recorded."""
    session = begin(compiled(WORLD), SEED, {})
    go_on(session, [], 3600, UNTIL)
    return [Given(c.t, c.command()) for c in session.lines if isinstance(c, CommandLine) and c.seat is not None]


@pytest.fixture(scope="module")
def undisturbed(given: list[Given], tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The log without any crash."""
    path = tmp_path_factory.mktemp("calm") / "log.jsonl"
    session = begin(compiled(WORLD), SEED, SEATS, path)
    go_on(session, given, FRAME, UNTIL)
    session.close()
    return path.read_bytes()


def finish(session: Session, given: list[Given]) -> None:
    """Give the commands that are not in the log yet, and play to the end."""
    had = sum(1 for c in session.lines if isinstance(c, CommandLine) and c.seat is not None)
    go_on(session, given[had:], FRAME, UNTIL)
    session.close()


def kept(session: Session, shown: list[SliceLine]) -> bool:
    """Whether the seat still has every line that it was shown."""
    events = session.views["cyber-cell"].events
    return all(line.n <= len(events) and events[line.n - 1] == line for line in shown)


@pytest.mark.parametrize("block", range(8))
def test_after_200_power_failures_nothing_shown_is_missing(
    block: int, given: list[Given], undisturbed: bytes, tmp_path: Path
) -> None:
    chance = random.Random(block)
    operations = 3 * (UNTIL // FRAME)
    for number in range(25):
        path = tmp_path / f"{number}.jsonl"
        shown: dict[str, list[SliceLine]] = {"cyber-cell": []}
        disk = ForgetfulDisk(chance.randrange(min(operations, 240)), chance)
        try:
            session = begin(compiled(WORLD), SEED, SEATS, path, disk)
            go_on(session, given, FRAME, UNTIL, shown)
        except CrashError:
            pass
        if not path.exists():
            assert not shown["cyber-cell"]
            continue
        again = resume(path)
        assert kept(again, shown["cyber-cell"])
        finish(again, given)
        assert path.read_bytes() == undisturbed


def test_resume_from_any_line_and_going_on_gives_the_undisturbed_log(
    given: list[Given], undisturbed: bytes, tmp_path: Path
) -> None:
    lines = undisturbed.splitlines(keepends=True)
    chance = random.Random(1)
    for number in range(1, len(lines), 5):
        path = tmp_path / f"{number}.jsonl"
        torn = lines[number][: chance.randrange(len(lines[number]))]
        path.write_bytes(b"".join(lines[:number]) + torn)
        again = resume(path)
        finish(again, given)
        assert path.read_bytes() == undisturbed, number
        path.unlink()


def test_a_full_disk_stops_with_a_clear_word_and_what_was_shown_is_kept(given: list[Given], tmp_path: Path) -> None:
    for room in (0, 10, 5_000, 40_000):
        path = tmp_path / f"{room}.jsonl"
        shown: dict[str, list[SliceLine]] = {"cyber-cell": []}
        with pytest.raises(LogError, match=r"G012 cannot be written \(No space left on device\)") as trouble:
            go_on(begin(compiled(WORLD), SEED, SEATS, path, FullDisk(room)), given, FRAME, UNTIL, shown)
        assert "\n" not in str(trouble.value)
        again = resume(path)
        assert kept(again, shown["cyber-cell"])
        again.close()


def test_a_read_only_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    with pytest.raises(LogError, match=r"G012 cannot be written \(Read-only file system\)"):
        begin(compiled(WORLD), SEED, SEATS, path, ReadOnlyDisk())
    assert list(tmp_path.iterdir()) == []


def test_one_log_has_one_writer(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    first = begin(compiled(WORLD), SEED, SEATS, path)
    with pytest.raises(LogError, match="G011"):
        resume(path)
    first.close()
    resume(path).close()


_CHILD = """
import sys
from pathlib import Path
from tests.session.test_crashes import FRAME, SEATS, SEED, WORLD
from tests.stage import compiled
from crisis_sim.session.begin import begin
session = begin(compiled(WORLD), SEED, SEATS, Path(sys.argv[1]))
shown = 0
while not session.ended:
    shown += sum(1 for news in session.frame(session.now + 7) if news.seat == "cyber-cell")
    print(shown, flush=True)
"""


def test_a_killed_process_has_shown_nothing_that_is_not_on_disk(tmp_path: Path) -> None:
    chance = random.Random(5)
    for number in range(6):
        path = tmp_path / f"{number}.jsonl"
        with subprocess.Popen([sys.executable, "-c", _CHILD, str(path)], stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            child.stdout.readline()
            time.sleep(chance.random() * 0.15)
            child.send_signal(signal.SIGKILL)
            shown = [int(line) for line in child.stdout.read().split()]
        again = resume(path)
        assert len(again.views["cyber-cell"].events) >= max(shown, default=0)
        again.close()
        header, lines, _ = read(path)
        assert header["log"] == "crisis-sim"
        assert lines
