"""Another language while a sheet is open: it says what it would say had it been opened in it, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from crisis_sim.session.begin import HUMAN, begin
from crisis_sim.session.session import Session
from crisis_sim.tui.acting.compose import ComposeSheet
from crisis_sim.tui.acting.deciding import DecisionSheet
from crisis_sim.tui.acting.products import ProductSheet
from crisis_sim.tui.room.freeze import FreezeSheet
from crisis_sim.tui.room.screen import DrillScreen
from crisis_sim.tui.widgets.confirm import ConfirmSheet
from crisis_sim.tui.widgets.pick import Choice, Picker
from tests.stage import compiled

from .conftest import TidyDisk
from .desk import Player, at_the_desk
from .visitor import lobby, visiting

SEAT = "cyber-cell"


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Where the log goes."""
    return tmp_path / "log.jsonl"


def drill(disk: TidyDisk, log: Path) -> Session:
    """The first drill, with hints."""
    return begin(compiled("first-drill"), 1, {SEAT: HUMAN}, log, disk, guided=[SEAT])


async def speak(player: Player, language: str) -> str:
    """Choose a language, as the palette does."""
    await player.app.run_action(f"app.language('{language}')")
    await player.settle()
    return sheet(player)


def sheet(player: Player) -> str:
    """What stands in the sheet on top."""
    return player.text.partition("╭")[2].partition("╰")[0]


async def until_a_decision(player: Player) -> None:
    """Open what comes until there is something to decide."""
    while not player.view.questions:
        await player.press("n", "a")


@pytest.mark.parametrize(
    "keys",
    [
        ["c"], ["i"], ["p"], ["o"], ["l"], ["x"], ["m"], ["m", "enter"], ["d"], ["b"], ["b", "3"], ["h"],
        ["question_mark"], ["q"], ["3", "enter"], ["6", "enter"], ["9", "enter"], ["c", "tab", "enter"], ["c", "enter"],
    ],
    ids=" ".join,
)  # fmt: skip
async def test_an_open_sheet_says_what_it_says_when_opened_in_that_language(
    disk: TidyDisk, log: Path, keys: list[str]
) -> None:
    async with at_the_desk(drill(disk, log), SEAT, log, size=(100, 40)) as player:
        await until_a_decision(player)
        await player.press(*keys)
        english = sheet(player)
        assert not isinstance(player.app.screen, DrillScreen)
        switched = await speak(player, "nl")
        assert switched != english
        while not isinstance(player.app.screen, DrillScreen):
            await player.press("escape")
        await player.press("1")
        await player.press(*keys)
        assert switched == sheet(player)


async def test_what_was_typed_picked_and_refused_stays_and_can_be_sent(disk: TidyDisk, log: Path) -> None:
    async with at_the_desk(drill(disk, log), SEAT, log) as player:
        await player.press("n", "a", "c")
        await player.type("belnet")
        await player.press("enter", "f2")
        assert "Refused: the message is empty" in player.text
        dutch = await speak(player, "nl")
        assert "Refused" not in dutch
        assert "Belnet" in dutch
        player.app.screen.query_one("#text").focus()
        await player.type("hulp")
        area = player.app.focused
        assert isinstance(area, TextArea)
        area.cursor_location = (0, 2)
        await speak(player, "fr")
        await player.type("-")
        assert isinstance(player.app.screen, ComposeSheet)
        assert player.app.screen.query_one("#text", TextArea).text == "hu-lp"
        await player.press("f2")
        assert player.view.tasks[-1]["to"] == ["belnet"]


async def test_what_is_being_picked_is_picked_into_the_field_that_stands_then(disk: TidyDisk, log: Path) -> None:
    async with at_the_desk(drill(disk, log), SEAT, log) as player:
        await player.press("n", "a", "c")
        await player.type("prime")
        assert isinstance(player.app.screen, Picker)
        await speak(player, "nl")
        assert player.app.screen.query_one(Input).value == "prime"
        player.app.screen.query_one(Input).value = ""
        await player.type(player.app.drill.words.actor("pm"))
        await player.press("enter")
        assert isinstance(player.app.screen, ComposeSheet)
        assert player.app.screen.query_one("#to", Choice).picked == ["pm"]


async def test_a_decision_keeps_the_option_and_is_confirmed_in_the_new_language(disk: TidyDisk, log: Path) -> None:
    async with at_the_desk(drill(disk, log), SEAT, log) as player:
        await until_a_decision(player)
        await player.press("d", "b")
        await player.type("find out")
        dutch = await speak(player, "nl")
        assert isinstance(player.app.screen, DecisionSheet)
        assert "● b)" in dutch
        assert "find out" in dutch
        asked = await player.press("f2")
        assert isinstance(player.app.screen, ConfirmSheet)
        assert await speak(player, "fr") != asked
        await player.press("enter")
        assert player.view.questions["d1"].answers[SEAT]["reason"] == "find out"
        assert player.view.questions["d1"].final == "b"


async def test_a_draft_is_begun_anew_but_for_what_was_written(disk: TidyDisk, log: Path) -> None:
    async with at_the_desk(drill(disk, log), SEAT, log, size=(100, 40)) as player:
        await until_a_decision(player)
        await player.press("p")
        report = player.app.screen
        assert isinstance(report, ProductSheet)
        english = {area.id: area.text for area in report.query(TextArea)}
        report.query_one("#sitrep-unknown", TextArea).text = "my own words"
        await speak(player, "nl")
        dutch = {area.id: area.text for area in report.query(TextArea)}
        assert dutch["sitrep-unknown"] == "my own words"
        assert english["sitrep-open"]
        assert dutch["sitrep-open"] != english["sitrep-open"]


async def test_a_freeze_keeps_the_answer_and_how_sure_one_is(disk: TidyDisk, log: Path) -> None:
    session = drill(disk, log)
    async with at_the_desk(session, SEAT, log) as player:
        await player.press("n", "a")
        ask = {"ask": {"en": "Who leads?", "nl": "Wie leidt?", "fr": "Qui dirige ?"}, "about": "picture"}
        await player.app.drill.live.control("Freeze", seats=[SEAT], **ask)
        await player.when(lambda: isinstance(player.app.screen, FreezeSheet))
        await player.type("we do")
        await player.press("tab", "8", "0")
        await speak(player, "nl")
        assert "Wie leidt?" in player.text
        assert player.app.screen.query_one("#answer", TextArea).text == "we do"
        assert player.app.screen.query_one("#sure", Input).value == "80"
        assert player.app.focused is player.app.screen.query_one("#sure")


async def test_what_is_told_before_a_drill_changes_too(tmp_path: Path) -> None:
    async with visiting(lobby(tmp_path)) as visitor:
        await visitor.read("July 2021")
        for key in ("question_mark", "o", "s"):
            english = await visitor.press(key)
            await visitor.app.run_action("app.language('nl')")
            await visitor.pilot.pause()
            switched = visitor.text
            assert switched != english
            await visitor.press("escape")
            assert await visitor.press(key) == switched
            await visitor.press("escape")
            await visitor.app.run_action("app.language('en')")
