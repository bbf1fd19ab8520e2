"""The picture in the README: `python -m tests.tui.screenshot` takes it anew."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from crisis_sim.session.begin import begin
from tests.stage import compiled

from .desk import at_the_desk

PICTURE = Path(__file__).parents[2] / "docs" / "screen.svg"
SIZE = (100, 30)


async def take() -> None:
    """Play into the first hour, until a decision is open and a phone rings."""
    with TemporaryDirectory() as folder:
        log = Path(folder) / "log.jsonl"
        session = begin(compiled("shape-cyberattack"), 3, {"cyber-cell": "human"}, log)
        async with at_the_desk(session, "cyber-cell", log, size=SIZE) as player:
            while not player.view.questions:
                await player.press("n", "a")
            asked = player.app.drill.view.questions["d1"].msg
            while not any(letter.rings and not letter.missed for letter in player.view.inbox.values()):
                await player.press("n")
            player.app._desk._read(asked or "")  # type: ignore[union-attr]
            await player.settle()
            picture = player.app.export_screenshot(title="crisis-sim play shape-cyberattack")
    picture = re.sub(r"\s*@font-face \{.*?\}", "", picture, flags=re.DOTALL)  # nothing is fetched from elsewhere
    PICTURE.write_text("\n".join(line.rstrip() for line in picture.splitlines()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(take())
