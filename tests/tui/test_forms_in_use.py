"""Forms that are not right yet: the field that is wrong gets the focus, and what is wrong with it can be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widget import Widget
from textual.widgets import TextArea

from crisis_sim.tui.acting.ask import AskSheet
from crisis_sim.tui.acting.compose import ComposeSheet
from crisis_sim.tui.acting.deciding import DecisionSheet
from crisis_sim.tui.acting.notes import ContactSheet
from crisis_sim.tui.acting.ordering import MeasureSheet
from crisis_sim.tui.room import freeze
from crisis_sim.tui.room.freeze import FreezeSheet
from crisis_sim.tui.widgets.form import Form

from .bench import Bench, informed, on_the_bench
from .desk import at_the_desk
from .test_acting import with_form

SEAT = "cyber-cell"


def in_sight(sheet: Form, widget: Widget) -> bool:
    """Whether all of it can be seen."""
    return sheet.region.contains_region(widget.region) and widget.region.height > 0


async def refused(bench: Bench, sheet: Form, field: str) -> None:
    """After F2 the field has the focus, and the error stands on the screen."""
    await bench.press("f2")
    assert sheet.focused is not None
    assert sheet.focused.id == field
    trouble = sheet.query_one("#trouble")
    assert trouble.display
    assert in_sight(sheet, trouble)
    assert in_sight(sheet, sheet.query_one("#sheet-keys"))
    body = sheet.query_one("#body")
    assert body.region.contains_region(sheet.focused.region.intersection(sheet.focused.virtual_region_with_margin)) or (
        sheet.focused.region.overlaps(body.region)
    )


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_missing_value_is_gone_to(size: tuple[int, int]) -> None:
    async with on_the_bench(informed("first-drill", SEAT, 600), SEAT, size=size) as bench:
        measure = next(key for key, spec in bench.view.brief["measures"].items() if spec["values"] and spec["mandate"])
        sheet = MeasureSheet(bench.drill, measure)
        await bench.open(sheet)
        await refused(bench, sheet, "value")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_field_of_a_question_that_is_wrong_is_gone_to(size: tuple[int, int]) -> None:
    async with on_the_bench(informed("first-drill", SEAT, 600), SEAT, size=size) as bench:
        with_form(bench.view)
        sheet = DecisionSheet(bench.drill, bench.view.questions["d9"])
        await bench.open(sheet)
        await bench.press("tab")
        await refused(bench, sheet, "form-beds")  # nothing is filled in yet
        await bench.paste("forty")
        await bench.press("tab")
        await refused(bench, sheet, "form-beds")


@pytest.mark.parametrize("make", [ComposeSheet, AskSheet, ContactSheet])
async def test_who_is_missing_is_gone_to(make: type[ComposeSheet | AskSheet | ContactSheet]) -> None:
    async with on_the_bench(informed("first-drill", SEAT, 600), SEAT) as bench:
        sheet = make(bench.drill)
        await bench.open(sheet)
        sheet.query_one("#text").focus()
        await bench.paste("words")
        await refused(bench, sheet, "actor" if make is ContactSheet else "to")


async def test_where_there_is_room_nothing_is_below_the_fold() -> None:
    async with on_the_bench(informed("first-drill", SEAT, 600), SEAT, size=(120, 40)) as bench:
        with_form(bench.view)
        sheet = DecisionSheet(bench.drill, bench.view.questions["d9"])
        await bench.open(sheet)
        await bench.press("f2")
        body = sheet.query_one("#body")
        assert body.max_scroll_y == 0, "the sheet has grown"
        assert sheet.query_one("#trouble").region.y >= body.region.bottom


async def test_a_key_of_the_clock_pressed_too_often_is_no_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(freeze, "GRACE", 60.0)
    session = informed("first-drill", SEAT, 0)
    async with at_the_desk(session, SEAT, tmp_path / "log.jsonl") as player:
        await player.press("n")
        ask = {"ask": {"en": "Who leads?"}, "about": "picture"}
        await player.app.drill.live.control("Freeze", seats=[SEAT], **ask)
        await player.when(lambda: isinstance(player.app.screen, FreezeSheet))
        frozen = player.app.screen
        assert isinstance(frozen, FreezeSheet)
        await player.pilot.press("n", "space", "n")
        answer = frozen.query_one("#answer", TextArea)
        assert not answer.text
        await player.pilot.press("w", "e", "space", "n")
        assert answer.text == "we n"
