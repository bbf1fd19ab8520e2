"""The tutorial, played key by key. `python -m tests.tui.tutorial` puts the screens as they are now into it."""

from __future__ import annotations

import asyncio
import contextlib
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from crisis_sim.language.catalogue import Speaker
from crisis_sim.model.events import Line
from crisis_sim.session.shelf import Shelf
from crisis_sim.session.solo import Choice, Offer
from crisis_sim.tui.app import CrisisApp
from crisis_sim.tui.preferences import Preferences
from crisis_sim.tui.start.lobby import Lobby
from tests.docs.blocks import ROOT

from .desk import Player
from .openings import stopped_clock

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
    """Play what the tutorial says, from what `crisis-sim play first-drill --seed 1` opens."""
    with TemporaryDirectory() as folder, contextlib.chdir(folder), stopped_clock():
        choice = Choice("first-drill", seed=SEED, guided=True, log=Path("first-drill.jsonl"))
        lobby = Lobby(Speaker("en"), Preferences(), Shelf(Path("shelf")))
        app = CrisisApp(lobby, offer=Offer("first-drill"), choice=choice)
        screens = []
        async with app.run_test(size=SIZE) as pilot:
            player = Player(app, pilot)
            await player.until("the exercise")
            for step in steps(text):
                if step == "screen":
                    screens.append(cropped(player.text))
                elif step.startswith('"'):
                    await player.type(step[1:])
                else:
                    await player.press(step)
                if step == "f2" and app.sitting is None:
                    await player.until("EXERCISE")
                    await player.when(lambda: app.sitting is not None)
                    await player.settle()
            assert app.sitting is not None
            lines = app.sitting.started.session.lines
        app.sitting.started.session.close()
    return Played(screens, lines)


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
