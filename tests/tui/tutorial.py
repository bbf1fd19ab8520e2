"""The tutorial, played key by key. `python -m tests.tui.tutorial` puts the screens as they are now into it."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import NamedTuple

from crisis_sim.model.events import Line
from crisis_sim.scenario.check import load_or_raise
from crisis_sim.scenario.compiled import compile_scenario
from crisis_sim.session.begin import HUMAN, begin
from crisis_sim.tui.app import DrillApp
from tests.docs.blocks import ROOT
from tests.tui.desk import Player

TUTORIAL = ROOT / "docs" / "first-drill.md"
SIZE = (80, 24)
SEED = 1
_STEP = re.compile(r"^\d+\. ")
_DONE = re.compile(r"<kbd>(.+?)</kbd>|`(.+?)`")
_NAMES = {"Enter": "enter", "Esc": "escape", "Tab": "tab", "F2": "f2", "↑": "up", "↓": "down", "Space": "space"}


class Played(NamedTuple):
    """What came of the tutorial."""

    screens: list[str]
    """One for each block of text in the document."""
    lines: list[Line]
    """The log."""


def steps(text: str) -> list[str]:
    """Keys to press and texts to type (after a quotation mark), with `screen` where the document shows one.

    They stand in numbered items; what is in parentheses explains.
    """
    found: list[str] = []
    for line in text.splitlines():
        if line == "```text":
            found.append("screen")
        elif _STEP.match(line):
            done = _DONE.findall(re.sub(r"\([^)]*\)", "", line))
            found += [_NAMES.get(key, key) if key else f'"{typed}' for key, typed in done]
    return found


async def play(text: str) -> Played:
    """Play what the tutorial says."""
    sound = load_or_raise("first-drill")
    seat = sound.scenario.seats[0].id
    session = begin(compile_scenario(sound.scenario, sound.pack), SEED, {seat: HUMAN})
    app = DrillApp(session, seat, log=Path("first-drill.jsonl"), resume="crisis-sim play first-drill --resume")
    screens = []
    async with app.run_test(size=SIZE) as pilot:
        player = Player(app, pilot)
        await player.settle()
        for step in steps(text):
            if step == "screen":
                screens.append(cropped(player.text))
            elif step.startswith('"'):
                await player.type(step[1:])
            else:
                await player.press(step)
    return Played(screens, session.lines)


def cropped(shown: str) -> str:
    """A screen without what lies behind a sheet, and with one of several empty rows."""
    rows = shown.splitlines()
    if any(row.startswith("╰") for row in rows):
        rows = rows[: max(n for n, row in enumerate(rows) if row.startswith("╰")) + 1]
    return "\n".join(row for n, row in enumerate(rows) if n == 0 or row.strip(" │") or rows[n - 1].strip(" │"))


def retake() -> None:
    """Put the screens into the document."""
    text = TUTORIAL.read_text(encoding="utf-8")
    screens = iter(asyncio.run(play(text)).screens)
    text = re.sub(
        r"^```text\n.*?^```$", lambda _: f"```text\n{next(screens)}\n```", text, flags=re.MULTILINE | re.DOTALL
    )
    TUTORIAL.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    retake()
