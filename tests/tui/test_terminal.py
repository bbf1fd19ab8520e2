"""The drill in a real pseudo-terminal, by key presses alone; killed, hung up on, and gone on with."""

from __future__ import annotations

import os
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
        terminal = Terminal(args, size=size, env={"XDG_DATA_HOME": str(self.folder), "LC_ALL": "C.UTF-8"})
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


def test_the_first_drill_to_endex(drills: Drills) -> None:
    terminal = drills.play("first-drill", "--seed", "1")
    assert play_on(terminal, "ENDEX: the exercise is over.") == 1
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    header, lines, _ = read(only_log(drills.folder))
    verdict = verify(header, lines, "log")
    assert verdict.finished
    assert verdict.difference is None
    assert verdict.digest.encode() in terminal.raw, "the hash was shown"
    assert b"Traceback" not in terminal.raw


def test_a_part_of_the_big_drill(drills: Drills) -> None:
    terminal = drills.play("shape-cyberattack", "--seed", "1", size=(120, 40))
    assert play_on(terminal, "T+01:") >= 1
    assert "EXERCISE / OEFENING / EXERCICE / ÜBUNG" in terminal.text
    terminal.press("q", "q")
    assert terminal.wait_for_end() == 3
    assert b"Go on with: crisis-sim play shape-cyberattack --resume" in terminal.raw


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


@pytest.mark.parametrize("how", ["SIGINT", "SIGTERM", "SIGHUP", "ctrl+c"])
def test_every_interruption_keeps_everything_and_says_how_to_go_on(drills: Drills, how: str) -> None:
    terminal = drills.play("first-drill", "--seed", "1")
    terminal.press("n", "a", "space")
    if how == "ctrl+c":
        terminal.process.send("\x03")
    else:
        terminal.process.kill(getattr(signal, how))
    assert terminal.wait_for_end() == 3
    assert b"Go on with: crisis-sim play first-drill --resume" in terminal.raw
    assert b"Traceback" not in terminal.raw
    header, lines, _ = read(only_log(drills.folder))
    assert verify(header, lines, "log").difference is None


def test_a_second_player_of_one_log_is_told(drills: Drills) -> None:
    drills.play("first-drill", "--seed", "1")
    log = only_log(drills.folder)
    second = drills.open("play", "--resume", str(log))
    assert second.wait_for_end() == 1
    assert "another session writes this log" in second.text
    assert "Traceback" not in second.text


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
