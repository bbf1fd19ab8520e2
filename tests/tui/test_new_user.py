"""What made a new user hesitate, and no longer does (docs/new-user-walk.md)."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Static

from crisis_sim.session.begin import HUMAN, begin
from crisis_sim.session.session import Session
from crisis_sim.tui.commands import Actions
from crisis_sim.tui.room.keys import KEYS
from crisis_sim.tui.start.browser import StartScreen
from crisis_sim.tui.start.manual import Manual
from crisis_sim.tui.widgets.foot import Foot
from crisis_sim.tui.words import Words
from tests.stage import compiled

from .conftest import TidyDisk
from .desk import at_the_desk
from .visitor import lobby, visiting


def guided(disk: TidyDisk, log: Path) -> Session:
    """The first drill with hints."""
    return begin(compiled("first-drill"), 1, {"cyber-cell": HUMAN}, log, disk, guided=["cyber-cell"])


async def test_a_step_says_why_it_stopped_and_goes_to_what_came(disk: TidyDisk, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    async with at_the_desk(guided(disk, log), "cyber-cell", log) as player:
        assert "n lets it run" in player.text, "an empty room says how it begins"
        await player.press("n", "enter", "n", "a", "n")
        assert "One fact, one reader too few" in player.text, "n shows what came"
        assert "You know a fact now" in await player.press("enter"), "Enter opens it"
        while not player.view.guidance:
            await player.press("n")
        assert "Expected, and not done in time" in player.text


async def test_the_palette_has_every_action_of_the_room(disk: TidyDisk, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    async with at_the_desk(guided(disk, log), "cyber-cell", log) as player:
        names = [each.name for each in Actions(player.app.screen)._actions()]
        assert {key.label for key in KEYS if key.label} <= set(names)


async def test_what_is_chosen_has_a_sign_and_a_missing_reason_a_word(disk: TidyDisk, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    async with at_the_desk(guided(disk, log), "cyber-cell", log) as player:
        while not player.view.questions:
            await player.press("n", "a")
        sheet = await player.press("d")
        assert "● a)" in sheet
        assert "○ b)" in sheet
        sheet = await player.press("b")
        assert "○ a)" in sheet
        assert "● b)" in sheet
        assert "You give no reason" in await player.press("f2")
        assert "You decided “Where" in await player.press("enter")


async def test_what_is_wrong_with_a_form_is_said_until_it_is_mended(disk: TidyDisk, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    async with at_the_desk(guided(disk, log), "cyber-cell", log) as player:
        await player.press("n", "a", "m")
        await player.type("severity")
        await player.press("enter")
        assert "Choose first: Cyber severity" in await player.press("f2")
        mended = await player.press("enter", "enter")
        assert "Cyber incident" in mended
        assert "Choose first" not in mended


async def test_what_comes_between_two_languages_waits(tmp_path: Path) -> None:
    async with visiting(lobby(tmp_path)) as visitor:
        await visitor.read("13 min")
        screen = visitor.app.screen
        assert isinstance(screen, StartScreen)
        await screen.query_one(Foot).remove()
        screen.show_rows()
        screen.show_detail()


async def test_a_manual_that_is_early_is_shown_when_there_is_room(disk: TidyDisk, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    async with at_the_desk(guided(disk, log), "cyber-cell", log) as player:
        manual = Manual(id="early")
        manual.show(Words(player.view, "en"), player.view)
        await player.app.screen.mount(manual)
        await player.settle()
        assert "Setting" in str(manual.query_one("#sections", Static).content)
