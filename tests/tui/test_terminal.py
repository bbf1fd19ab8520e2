"""A drill in a real pseudo-terminal: killed, hung up on, left, and gone on with."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from crisis_sim.session.replay import verify
from crisis_sim.session.store import read

from .terminal import Terminal, only_log

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")


class Drills:
    """Terminals that share one data folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.opened: list[Terminal] = []
        self.env: dict[str, str] = {}

    def play(self, *args: str, size: tuple[int, int] = (80, 24)) -> Terminal:
        """Start from the briefing; a drill that goes on opens in its room."""
        terminal = self.open("play", *args, size=size)
        if "--resume" not in args:
            terminal.wait("Rules of the exercise")
            terminal.press("f2")
        terminal.wait("HELD")
        terminal.settle()
        return terminal

    def open(self, *args: str, size: tuple[int, int] = (80, 24)) -> Terminal:
        """The program, in this data folder and in English."""
        env = {"XDG_DATA_HOME": str(self.folder), "LC_ALL": "C.UTF-8", **self.env}
        terminal = Terminal(args, size=size, env=env)
        self.opened.append(terminal)
        return terminal


@pytest.fixture
def drills(tmp_path: Path) -> Iterator[Drills]:
    """Terminals that are closed after the test."""
    drills = Drills(tmp_path)
    yield drills
    for terminal in drills.opened:
        terminal.process.close(force=True)


FROZEN = "The exercise is frozen"


def play_on(terminal: Terminal, until: str, most: int = 120) -> int:
    """Step, open, decide, until a text stands on the screen. Returns how many decisions were taken."""
    decided = 0
    for _ in range(most):
        terminal.press("n")
        terminal.wait("HELD", until, FROZEN)
        if until in terminal.text:
            return decided
        if FROZEN in terminal.text:
            terminal.press("half of it", "f2")
            terminal.wait("HELD")
        if "Asks you to decide" in terminal.press("a"):
            terminal.press("d")
            terminal.wait("F2 decide")
            terminal.press("a", "because", "f2")
            terminal.wait("can't be taken back")
            terminal.press("enter")
            terminal.wait("Decided.")
            decided += 1
    raise AssertionError(terminal.text)


def test_after_a_kill_the_same_desk_comes_back(drills: Drills) -> None:
    terminal = drills.play("first-drill", "--seed", "1")
    terminal.press("n", "a", "n", "a", "n", "l", "before the end", "enter", "n")
    before = left_side(terminal)
    terminal.process.kill(signal.SIGKILL)
    terminal.process.wait()
    again = drills.play("first-drill", "--resume")
    assert left_side(again) == before
    assert "before the end" in again.press("9")
    again.press("1")
    assert play_on(again, "ENDEX: the exercise is over.") == 1
    again.press("q")
    assert again.wait_for_end() == 0
    header, lines, _ = read(only_log(drills.folder))
    assert verify(header, lines, "log").difference is None


def left_side(terminal: Terminal) -> list[str]:
    """Clock and inbox, but for the time on the wall, which goes on."""
    lines = [line.split("│")[0].rstrip() for line in terminal.text.splitlines()[:22]]
    return [line.partition(" local ")[0].rstrip() for line in lines]


@pytest.mark.parametrize("how", ["SIGINT", "SIGTERM", "SIGHUP", "ctrl+c", "q"])
def test_every_interruption_keeps_everything_and_says_how_to_go_on(drills: Drills, how: str) -> None:
    terminal = drills.play("first-drill", "--seed", "1")
    terminal.press("n", "a", "space")
    if how in ("ctrl+c", "q"):
        terminal.press(how)
        terminal.wait("Leave?")
        terminal.press(how)
    else:
        terminal.process.kill(getattr(signal, how))
    assert terminal.wait_for_end() == 3
    assert b"Go on with: crisis-sim play first-drill --resume" in terminal.raw
    assert b"Traceback" not in terminal.raw
    header, lines, _ = read(only_log(drills.folder))
    assert verify(header, lines, "log").difference is None


@pytest.mark.parametrize("how", ["SIGINT", "ctrl+c"])
def test_before_a_drill_begins_an_interruption_has_its_exit_code_too(drills: Drills, how: str) -> None:
    terminal = drills.open("play", "first-drill")
    terminal.wait("Rules of the exercise")
    if how == "ctrl+c":
        terminal.process.send("\x03")
    else:
        terminal.process.kill(signal.SIGINT)
    assert terminal.wait_for_end() == 3
    assert b"Traceback" not in terminal.raw


def test_the_browser_speaks_the_language_it_is_given(drills: Drills) -> None:
    terminal = drills.open("--lang", "nl")
    terminal.wait("Scenario's")


def test_without_colours_the_terminal_keeps_its_own(drills: Drills) -> None:
    drills.env["NO_COLOR"] = "1"
    terminal = drills.play("first-drill", "--seed", "1")
    terminal.press("n", "a", "c", "escape", "7", "3")
    colours = re.findall(rb"\x1b\[[0-9;]*[34]8[;:][0-9;:]*m", terminal.raw)
    assert not colours, "no colour of ours, and no black slab"
    row = next(line for line in terminal.screen.buffer.values() if any(cell.reverse for cell in line.values()))
    assert row, "what is chosen stands out"


def test_a_terminal_that_can_draw_nothing_is_told_so(drills: Drills) -> None:
    drills.env["TERM"] = "dumb"
    terminal = drills.open("play", "first-drill")
    assert terminal.wait_for_end() == 2
    assert "can draw no screens" in " ".join(terminal.text.split())
    assert b"\x1b[?1049h" not in terminal.raw


def test_a_second_player_of_one_log_is_told(drills: Drills) -> None:
    drills.play("first-drill", "--seed", "1")
    log = only_log(drills.folder)
    second = drills.open("play", "--resume", str(log))
    assert second.wait_for_end() == 1
    assert "another session writes this log" in second.text
    assert "Traceback" not in second.text


def test_the_screen_opens_before_the_scenario_is_read(drills: Drills) -> None:
    terminal = drills.open("play", "shape-cyberattack")
    terminal.wait("Rules of the exercise")
    assert b"Reading shape-cyberattack" in terminal.raw
    assert "Reading" not in terminal.text


def test_what_can_be_left_before_it_is_read(drills: Drills) -> None:
    terminal = drills.open("play", "shape-cyberattack")
    terminal.wait("Reading shape-cyberattack")
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    assert b"Traceback" not in terminal.raw


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["broken.yaml"], 1, "broken.yaml:3:1"),
        (["nowhere.yaml"], 1, "nowhere.yaml"),
        (["first-drill", "--seat", "nobody"], 2, "there is no seat 'nobody'; there are cyber-cell"),
        (["--resume", "broken.yaml"], 1, "broken.yaml"),
    ],
)
def test_what_cannot_be_played_is_told_on_a_tidy_terminal(
    drills: Drills, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, told: str
) -> None:
    monkeypatch.chdir(drills.folder)
    (drills.folder / "broken.yaml").write_text("format: 1\nseats: [\n")
    terminal = drills.open("play", *arguments, size=(200, 24))
    assert terminal.wait_for_end() == code
    assert told.encode() in terminal.raw.rpartition(b"\x1b[?1049l")[2], "told when the screen has closed"
    assert b"Traceback" not in terminal.raw
    assert (b"\x1b[?1049h" in terminal.raw) == ("nowhere.yaml" not in arguments), "no screen for what is not there"


def test_the_browser_leads_into_a_drill_and_back(drills: Drills) -> None:
    terminal = drills.open()
    terminal.wait("13 min")
    terminal.press("enter")
    terminal.wait("Rules of the exercise")
    terminal.press("f2")
    terminal.wait("HELD")
    terminal.press("q", "q")
    assert "T+00:00" in terminal.wait("To go on with")
    terminal.press("enter")
    terminal.wait("HELD")
    terminal.process.send("\x11")
    assert terminal.wait_for_end() == 3
    assert b"Go on with: crisis-sim play --resume" in terminal.raw


def test_leaving_the_browser_leaves_nothing_behind(drills: Drills) -> None:
    terminal = drills.open()
    terminal.wait("Scenarios")
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    assert not (drills.folder / "crisis-sim").exists()
