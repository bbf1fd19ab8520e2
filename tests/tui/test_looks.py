"""What one sees says it itself: without colour, without a key that does nothing, from its beginning."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from rich.console import Console
from textual.widgets import Static

from crisis_sim.model.traffic import Leg, Node
from crisis_sim.session.begin import begin
from crisis_sim.tui.acting.deciding import DecisionSheet
from crisis_sim.tui.acting.decisions import row
from crisis_sim.tui.after.spreads import _block
from crisis_sim.tui.board.lanes import fitting, key
from crisis_sim.tui.board.map import MapPanel
from crisis_sim.tui.board.overview import Overview, overview
from crisis_sim.tui.room.journal import Journal
from crisis_sim.tui.room.letter import letter_text
from crisis_sim.tui.room.told import said
from crisis_sim.tui.start.settings import _HABITS
from crisis_sim.tui.widgets.banner import Banner
from crisis_sim.tui.widgets.pick import LABEL
from crisis_sim.tui.widgets.prose import hung
from tests.stage import compiled

from .bench import informed, on_the_bench
from .test_board import flooded, shown

SEAT = "cyber-cell"


async def test_the_overview_says_without_colour_how_a_figure_stands_and_goes() -> None:
    async with shown(flooded(), Overview) as (bench, _):
        text = overview(bench.drill, {}, 40).plain
        assert "! 240 cm" in text
        assert "↑ worse" in text


async def test_the_overview_keeps_its_width_where_it_scrolls() -> None:
    async with shown(flooded(), Overview, size=(30, 8)) as (bench, panel):
        inside = panel.query_one(Static)
        assert panel.max_scroll_y > 0
        assert inside.size.height == len(str(inside.content).rstrip("\n").split("\n")) + 1, bench.text


def nodes(**levels: int) -> list[Node]:
    """So many of each level."""
    return [Node(f"{level}-{n}", level, True, None, (), 0) for level, count in levels.items() for n in range(count)]


@pytest.mark.parametrize("height", range(4, 40))
def test_nobody_is_left_out_of_the_network_while_there_are_rows_free(height: int) -> None:
    all = nodes(international=2, federal=11, operator=3)
    sides, more = fitting(all, 80, height)
    shown = [row.node for side in sides for row in side if row.node is not None]
    assert len(shown) + more == len(all)
    assert len(set(shown)) == len(shown)
    assert max(map(len, sides)) <= height
    assert not more or sum(map(len, sides)) >= 2 * height - 3
    for side in sides:
        assert not side or side[0].level is not None, "everybody stands under a heading"


async def test_the_signs_of_the_network_stay_with_their_words() -> None:
    async with shown(flooded(), Overview) as (bench, _):
        legs = tuple(Leg("police", "unread", True, 0, 0) for _ in range(3))
        found = [Node("police", "federal", True, 5, legs, 0), Node("mayor", "local", False, None, (), 0)]
        lines = [line.plain for line in hung(key(bench.drill, found, {}), 24, Console())]
        text = "\n".join(lines).replace("\u00a0", " ")
        for said in ("◉ unread", "2–9 so many", "● in touch", "○ not yet", "── planned", "╌╌ improvised"):
            assert said in text


async def test_the_map_says_that_it_is_not_to_scale_and_offers_what_can_be_had() -> None:
    async with shown(flooded(), MapPanel) as (bench, _):
        assert "not to scale" in bench.text
        assert "whole screen" in bench.text
        whole = await bench.press("f")
        assert "not to scale" in whole
        assert "whole screen" not in whole


async def test_where_nobody_acts_no_key_is_named() -> None:
    async with shown(flooded(), Overview) as (bench, _):
        call = next(letter for letter in bench.view.inbox.values() if letter.rings)
        assert "u declines it" in letter_text(bench.drill, call).plain
        for letter in bench.view.inbox.values():
            text = letter_text(bench.drill, letter, acts=False).plain
            assert "press" not in text
            assert "declines" not in text
        assert "A call" not in letter_text(bench.drill, call).plain, "what it is about is heard by who takes it"


async def test_a_decision_is_told_by_its_words_and_begins_at_its_beginning() -> None:
    async with on_the_bench(informed("first-drill", SEAT, 1800), SEAT, size=(80, 18)) as bench:
        question = next(iter(bench.view.questions.values()))
        await bench.open(DecisionSheet(bench.drill, question))
        body = bench.app.screen.query_one("#body")
        assert body.max_scroll_y > 0
        assert body.scroll_y == 0
        assert bench.app.screen.query_one("#reason").size.height == 3
        await bench.press("b")
        assert body.scroll_y > 0 or bench.app.screen.query_one("#reason").region.bottom <= body.region.bottom
        question.final = "b"
        assert "decided: The logs first" in row(bench.drill, question).plain
        made = next(line for line in bench.view.events if line.kind == "DecisionOpened")
        p: dict[str, Any] = {**made.p, "option": "b", "by": SEAT}
        told = said(bench.drill, replace(made, kind="DecisionMade", p=p))
        assert told == "You decided “Where do your analysts look first?”: The logs first: know whether anybody came in"


async def test_a_tie_is_not_called_better() -> None:
    async with shown(flooded(), Overview) as (bench, _):
        options = {"a": [60, 70, 80], "b": [78, 78, 78]}
        assert "like most of these futures" in _block(bench.drill.words, "Met", "b", options, 78).plain
        assert "better than 67\u00a0%" in _block(bench.drill.words, "Met", "a", options, 75).plain


@pytest.mark.parametrize("language", ["en", "nl", "fr"])
async def test_labels_of_settings_have_room(language: str) -> None:
    async with shown(flooded(), Overview, language=language) as (bench, _):
        for label in ("Language", "Theme", *(label for _, label, _ in _HABITS)):
            assert len(bench.drill.words.say(label)) < LABEL


async def test_a_line_that_is_cut_says_so() -> None:
    async with on_the_bench(begin(compiled("first-drill"), 1, {SEAT: "human"}, None), SEAT, size=(60, 10)) as bench:
        await bench.app.screen.mount(Banner("A title that goes on and on and on"))
        await bench.settle()
        assert bench.text.splitlines()[0].endswith("…")


async def test_an_entry_of_the_log_takes_as_many_lines_as_it_has() -> None:
    async with shown(flooded(), Journal) as (bench, panel):
        assert panel._ids, bench.text
        for width in range(20, 90):
            for id in panel._ids:
                written = [line.plain for line in panel.lines(id, width) if line.plain.strip()]
                assert len(written) == panel.high(id, width)
                assert not any("  " in line.strip() for line in written)
        rows = [line for line in bench.text.splitlines() if line[:1].isdigit()]
        assert len(rows) > len(panel._ids) // 2
