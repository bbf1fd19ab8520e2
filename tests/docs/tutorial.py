"""The tutorial, played key by key. `python -m tests.docs.tutorial` puts the screens as they are now into it."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import NamedTuple

from textual.events import Paste
from textual.pilot import Pilot

from crisis_sim.model.events import Line
from crisis_sim.scenario.check import load_or_raise
from crisis_sim.scenario.compiled import compile_scenario
from crisis_sim.session.begin import HUMAN, begin
from crisis_sim.tui.app import DrillApp, Ending

from .blocks import ROOT

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
        await _settled(pilot)
        for step in steps(text):
            if step == "screen":
                screens.append(cropped(screen(app)))
                continue
            if step.startswith('"'):
                await _type(pilot, step[1:])
            else:
                await pilot.press(step)
            await _settled(pilot)
    return Played(screens, session.lines)


async def _type(pilot: Pilot[Ending], text: str) -> None:
    """The first letter by its key, which may open a list; the rest pasted, as keys take a tenth of a second each."""
    await pilot.press(text[0])
    await _settled(pilot)
    pilot.app.post_message(Paste(text[1:]))


async def _settled(pilot: Pilot[Ending]) -> None:
    """Wait until the clock is held again and everything is painted."""
    app = pilot.app
    assert isinstance(app, DrillApp)
    while app.drill.conductor.mode not in ("held", "ended") or _acting(app):
        await asyncio.sleep(0.01)
    await pilot.pause()


def _acting(app: DrillApp) -> bool:
    """Whether a command is on its way; the app's own worker is the clock."""
    return any(not worker.is_finished and worker.node is not app for worker in app.workers)


def screen(app: DrillApp) -> str:
    """The screen as text."""
    rows = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in row).rstrip() for row in rows)


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
