"""What changes while one plays: the language, the theme, the size of the window; and the mouse."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from crisis_sim.session.begin import begin
from crisis_sim.session.session import Session
from crisis_sim.tui.room.screen import DrillScreen
from crisis_sim.tui.room.tabs import tab_text
from crisis_sim.tui.widgets.banner import BANNER
from tests.stage import compiled

from .conftest import TidyDisk
from .desk import Player, at_the_desk


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Where the log goes."""
    return tmp_path / "log.jsonl"


def drill(disk: TidyDisk, log: Path) -> Session:
    """The first drill with a person."""
    return begin(compiled("first-drill"), 1, {"cyber-cell": "human"}, log, disk)


def room(player: Player) -> DrillScreen:
    """The screen that is played on."""
    screen = player.app.screen
    assert isinstance(screen, DrillScreen)
    return screen


@pytest.mark.parametrize("tab", ["1", "3", "9", "0"])
async def test_another_language_leaves_the_player_where_they_are(disk: TidyDisk, log: Path, tab: str) -> None:
    async with at_the_desk(drill(disk, log), "cyber-cell", log) as player:
        await player.press("n", "a", "n", "a", "[", tab)
        before, focused = room(player).desk.place(), room(player).focused
        lines = player.text.splitlines()
        for language in ("nl", "fr", "en"):
            player.app.drill.words.language = language
            await room(player).retranslate()
            await player.settle()
            assert room(player).desk.place() == before
            assert (room(player).focused or room(player)).id == (focused or room(player)).id
        assert player.text.splitlines()[:-1] == lines[:-1]


async def test_the_notice_follows_the_language(disk: TidyDisk, log: Path) -> None:
    async with at_the_desk(drill(disk, log), "cyber-cell", log) as player:
        await player.press("n", "a", "n")
        assert "The phone rings" in player.text
        player.app.drill.words.language = "fr"
        await room(player).retranslate()
        await player.settle()
        assert "Le téléphone sonne" in player.text.splitlines()[-2]


async def test_a_theme_changes_nothing_but_colours(disk: TidyDisk, log: Path) -> None:
    async with at_the_desk(drill(disk, log), "cyber-cell", log) as player:
        before = await player.press("n", "a", "n", "a")
        for theme in ("light", "mono", "dark"):
            player.app.theme = theme
            await player.settle()
            assert player.text == before


def whole(player: Player, height: int) -> bool:
    """Whether banner and clock stand on top of a screen of so many lines."""
    rows = player.text.splitlines()
    return BANNER in rows[0] and "10:46" in rows[1] and len(rows) == height


async def test_no_size_breaks_the_room(disk: TidyDisk, log: Path) -> None:
    """From 60 to 200 columns and 15 to 60 lines, up and down, with a panel and a form open or not."""
    sizes = [(60, 15), (200, 60), (61, 60), (109, 24), (110, 24), (200, 15), (80, 17), (80, 18), (120, 40), (60, 15)]
    sizes += [(60 + step * 7, 15 + step * 2) for step in range(0, 21, 4)]
    async with at_the_desk(drill(disk, log), "cyber-cell", log, size=(80, 24)) as player:
        await player.press("n", "a", "n", "a")
        for keys in (("1",), ("8",), ("0",), ("1", "c")):
            await player.press(*keys)
            for width, height in sizes:
                await player.pilot.resize_terminal(width, height)
                await player.when(partial(whole, player, height))
        await player.press("escape")


async def test_tabs_keys_and_messages_are_clicked(disk: TidyDisk, log: Path) -> None:
    async with at_the_desk(drill(disk, log), "cyber-cell", log, size=(100, 30)) as player:
        rows = (await player.press("n")).splitlines()
        await player.pilot.click(offset=(rows[3].index("3 Facts") + 2, 3))
        assert room(player).desk.active == "facts"
        await player.pilot.click(offset=(4, 6))
        await player.settle()
        assert room(player).desk.active == "reading"
        assert player.view.inbox["m1"].read is not None, "a click on a message opens it"
        rows = player.text.splitlines()
        await player.pilot.click(offset=(rows[-1].index("next"), len(rows) - 1))
        await player.settle()
        assert "RINGING" in player.text
        rows = player.text.splitlines()
        await player.pilot.click(offset=(rows[-1].index("decline"), len(rows) - 1))
        await player.settle()
        assert "DECLINED" in player.text


def test_every_name_of_a_panel_is_seen_at_eighty_columns() -> None:
    names = ["Read", "Decide", "Facts", "Measures", "Sent", "Plan", "Network", "Board", "Log", "Map"]
    shown = tab_text(names, 0, {0, 1}, 80).plain
    assert "\n" not in shown
    assert all(name in shown for name in names)
    long = [f"{name}ssammlung" for name in names]
    assert tab_text(long, 0, (), 80).plain.count("\n") == 1
    low = tab_text(long, 0, (), 60, rows=1).plain
    assert "\n" not in low
    assert all(str((n + 1) % 10) in low for n in range(10))
    assert len(low) <= 60
