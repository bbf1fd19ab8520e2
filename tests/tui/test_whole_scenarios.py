"""Every shipped scenario from its briefing to the hearing, by key presses alone, in a real pseudo-terminal."""

from __future__ import annotations

import os
import re
from functools import partial
from pathlib import Path

import pytest

from crisis_sim.model.events import CommandLine
from crisis_sim.session.replay import verify
from crisis_sim.session.seal import decode
from crisis_sim.session.store import read

from .robot import ENDED, Robot, offers
from .terminal import Terminal, only_log

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
PATIENCE = 400
"""Seconds after which a drill that has no end is one; on a quiet machine it takes a fraction of that."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home without drills or settings."""
    return tmp_path


def sit_down(home: Path, *arguments: str, size: tuple[int, int] = (80, 24)) -> Terminal:
    """A terminal in which the program has just been started."""
    folders = {"XDG_DATA_HOME": str(home), "XDG_CONFIG_HOME": str(home), "LC_ALL": "en_GB.UTF-8"}
    return Terminal(arguments, size=size, env=folders)


@pytest.mark.parametrize(
    ("world", "size", "more"),
    [
        ("first-drill", (80, 24), {"opened a message"}),
        ("shape-cyberattack", (120, 40), {"answered a probe", "plenary"}),
        ("cbrne-brussels", (80, 24), {"answered a probe", "plenary"}),
        ("flood-vesdre", (100, 30), {"answered a probe", "plenary"}),
    ],
)
def test_a_whole_drill(home: Path, world: str, size: tuple[int, int], more: set[str]) -> None:
    terminal = sit_down(home, "play", world, "--seed", "1", size=size)
    try:
        terminal.wait("start the exercise", seconds=60)
        robot = Robot(terminal)
        robot.press("right", "f2")
        terminal.wait("HELD", seconds=60)
        robot.play(PATIENCE)
        assert {"answered a call", "decided", "stepped"} | more <= set(robot.done), robot.done
        hearing(robot)
        terminal.act("q")
        assert terminal.wait_for_end() == 0
        assert b"Traceback" not in terminal.raw
        header, lines, _ = read(only_log(home))
        given = [line for line in map(decode, lines[1:]) if isinstance(line, CommandLine)]
        kinds = {line.kind for line in given}
        assert {"Open", "Decide", "SendMessage", "SubmitProduct", "AnswerProbe"} <= kinds
        assert kinds & {"OrderMeasure", "Propose"}
        assert any(line.p.get("reason") for line in given if line.kind == "Decide")
        verdict = verify(header, lines, world)
        assert verdict.finished
        assert verdict.difference is None
        assert verdict.digest.encode() in terminal.raw, "the hash was shown"
    finally:
        terminal.process.close(force=True)


def hearing(robot: Robot) -> None:
    """Answer what is asked, and come back to the hot wash."""
    robot.terminal.wait("hearing", seconds=30)
    robot.terminal.process.send("h")
    robot.terminal.wait("Question 1 of", seconds=30)
    robot.until(lambda: offers(robot.text, "F2", "answer"))
    while number := re.search(r"Question \d of", robot.text):
        robot.press("We knew, but nobody had said whom to tell.", "f2")
        robot.until(partial(robot.gone, number[0]))
    robot.until(lambda: not re.search(r"[╭╰]", robot.text) and ENDED in robot.text, "escape")


def test_from_the_browser_through_a_drill_and_back(home: Path) -> None:
    """Left in the middle, gone on with from the browser, ended early by key."""
    terminal = sit_down(home)
    try:
        terminal.wait("First drill", seconds=60)
        robot = Robot(terminal)
        robot.press("enter")
        terminal.wait("start the exercise", seconds=60)
        robot.press("f2")
        terminal.wait("HELD", seconds=60)
        robot.press("n", "q")
        terminal.wait("Leave?")
        robot.press("q")
        terminal.wait("To go on with", seconds=30)
        robot.press("home", "enter")
        terminal.wait("HELD", seconds=60)
        robot.play(PATIENCE, turns=12)
        robot.press("b")
        terminal.wait("First drill", seconds=30)
        terminal.process.send("\x11")
        assert terminal.wait_for_end() in (0, 3)
        assert b"Traceback" not in terminal.raw
        header, lines, _ = read(only_log(home))
        assert verify(header, lines, "first-drill").difference is None
    finally:
        terminal.process.close(force=True)
