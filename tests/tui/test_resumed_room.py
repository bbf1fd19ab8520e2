"""A drill that is gone on with shows what it showed before."""

from __future__ import annotations

import contextlib
from pathlib import Path

from crisis_sim.language.catalogue import Speaker
from crisis_sim.session.solo import go_on
from crisis_sim.tui.app import CrisisApp
from crisis_sim.tui.house import House
from crisis_sim.tui.preferences import Preferences
from crisis_sim.tui.room.reading import Reading
from crisis_sim.tui.start.lobby import Lobby

from .desk import Player
from .openings import LOG, after, leave, room, stopped_clock


async def shown(app: House) -> list[str]:
    """Every panel of the room."""
    async with app.run_test(size=(120, 40)) as pilot:
        player = Player(app, pilot)
        await player.settle()
        found = [await player.press(digit) for digit in "1234567890"]
    await leave(app)
    return found


async def test_what_was_read_lies_open_again(tmp_path: Path) -> None:
    with contextlib.chdir(tmp_path), stopped_clock():
        app = room("first-drill", "cyber-cell", 3, after(0))
        async with app.run_test(size=(120, 40)) as pilot:
            player = Player(app, pilot)
            await player.press("n", "a", "n", "a", "n")
            read = app.screen.query_one(Reading).msg
            opened = [letter.msg for letter in player.view.inbox.values() if letter.read is not None]
            assert len(opened) == 2
        await leave(app)
        again = CrisisApp(Lobby(Speaker("en"), Preferences()), started=go_on(LOG))
        async with again.run_test(size=(120, 40)) as pilot:
            await Player(again, pilot).settle()
            reading = again.screen.query_one(Reading)
            assert reading.msg == opened[-1]
            assert read is not None
            assert reading.letter is not None
            assert again.drill.words.pick(reading.letter.text)[:20] in Player(again, pilot).text.replace("\n", " ")
        await leave(again)


async def test_a_room_from_the_log_alone_is_the_room_that_was_left(tmp_path: Path) -> None:
    with contextlib.chdir(tmp_path), stopped_clock():
        left = await shown(room("shape-cyberattack", "cyber-cell", 3, after(2700), policy="by-the-book"))
        again = CrisisApp(Lobby(Speaker("en"), Preferences()), started=go_on(LOG))
        assert await shown(again) == left
