"""The command: what it starts, where logs go, what it refuses."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from crisis_sim.cli import play as command
from crisis_sim.cli.main import cli
from crisis_sim.model.events import Command
from crisis_sim.session.begin import HUMAN, begin
from crisis_sim.session.session import Session
from crisis_sim.session.shelf import data_folder, unfinished
from crisis_sim.session.store import read
from tests.stage import compiled

from .conftest import TidyDisk


def call(*args: str) -> Result:
    """The command without a terminal."""
    return CliRunner().invoke(cli, ["play", *args])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the drills of this test lie."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return tmp_path / "crisis-sim"


def begun(disk: TidyDisk, log: Path) -> Session:
    """A drill that was begun."""
    return begin(compiled("first-drill"), 1, {"cyber-cell": HUMAN}, log, disk)


def test_without_a_terminal_policies_play(folder: Path) -> None:
    result = call("first-drill", "--seed", "1")
    assert result.exit_code == 0
    assert "ENDEX" in result.stdout
    assert "No terminal" in result.stderr
    assert not folder.exists(), "nobody sat there, so nothing is kept unless asked for"


def test_without_a_terminal_the_difficulty_counts_all_the_same(folder: Path, tmp_path: Path) -> None:
    log = tmp_path / "hard.jsonl"
    result = call("shape-cyberattack", "--seed", "1", "--difficulty", "hard", "--log", str(log))
    assert result.exit_code == 0
    assert read(log)[0]["difficulty"] == "hard"
    assert call("first-drill", "--difficulty", "no-such").exit_code == 2


@pytest.mark.parametrize("option", [["--guided"], ["--pace", "6"]])
def test_without_a_terminal_what_only_a_person_could_use_is_refused(folder: Path, option: list[str]) -> None:
    result = call("first-drill", *option)
    assert result.exit_code == 2
    assert "need a terminal" in result.stderr


def test_without_anything_it_says_what_to_give(folder: Path) -> None:
    assert call().exit_code == 2
    assert call("--resume").exit_code == 2
    assert call("first-drill", "--resume", "--seed", "3").exit_code == 2
    assert call("first-drill", "--resume", "--guided").exit_code == 2
    alone = CliRunner().invoke(cli, [])
    assert alone.exit_code == 2, "without a terminal there is no browser"
    assert "Begin here" in alone.output


@pytest.mark.parametrize(
    ("platform", "variable", "value", "expected"),
    [
        ("linux", "XDG_DATA_HOME", "/data", "/data/crisis-sim"),
        ("linux", "XDG_DATA_HOME", "", "~/.local/share/crisis-sim"),
        ("darwin", "XDG_DATA_HOME", "/data", "~/Library/Application Support/crisis-sim"),
        ("win32", "LOCALAPPDATA", "/local", "/local/crisis-sim"),
        ("win32", "LOCALAPPDATA", "", "~/AppData/Local/crisis-sim"),
    ],
)
def test_logs_go_where_the_platform_keeps_data(
    monkeypatch: pytest.MonkeyPatch, platform: str, variable: str, value: str, expected: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv(variable, value)
    assert data_folder() == Path(expected).expanduser()


def test_resume_takes_the_newest_unfinished_drill_of_the_scenario(disk: TidyDisk, folder: Path) -> None:
    for name in ("first-drill-20260101-000000", "first-drill-20260102-000000"):
        begun(disk, folder / f"{name}.jsonl")
    ended = begun(disk, folder / "first-drill-20260103-000000.jsonl")
    while not ended.ended:
        ended.frame(ended.now + 600)
    (folder / "other-20260109-000000.jsonl").write_text("{}\n")
    assert command._log_to_resume("first-drill", command.NEWEST).stem == "first-drill-20260102-000000"
    assert command._log_to_resume("first-drill", "some.jsonl") == Path("some.jsonl")
    with pytest.raises(SystemExit) as stopped:
        command._log_to_resume("shape-cyberattack", command.NEWEST)
    assert stopped.value.code == 1


def test_a_resumed_drill_has_its_seat_and_seed(disk: TidyDisk, folder: Path) -> None:
    log = folder / "first-drill-20260101-000000.jsonl"
    begun(disk, log).frame(300)
    disk.close()
    started = command._resumed(log, None)
    assert (started.seat, started.seed, started.session.now) == ("cyber-cell", 1, 300)
    assert str(log) in started.resume
    started.session._store._file.close()  # type: ignore[union-attr]


def test_unfinished_is_told_by_the_log_itself(disk: TidyDisk, folder: Path) -> None:
    log = folder / "a.jsonl"
    session = begun(disk, log)
    session.frame(0, [Command("WriteLog", "cyber-cell", {"text": '"kind":"ExerciseEnded"'})])
    assert unfinished(log)
    assert not unfinished(folder / "none.jsonl")


def test_nothing_that_only_a_drill_needs_is_imported_before_the_screen_opens() -> None:
    look = (
        "import sys; from crisis_sim.cli import play, screens; from crisis_sim.tui.house import House;"
        "play.shown = lambda: True;"
        "House.run = lambda self: sys.exit(30 + ('crisis_sim.session.solo' in sys.modules));"
        "play.play.main(['first-drill'], standalone_mode=False)"
    )
    assert subprocess.run([sys.executable, "-c", look], check=False).returncode == 30
