"""The board: figures by interest, means, the map and the network, on panels of their own and on the whole screen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from crisis_sim.model.events import Command
from crisis_sim.model.slice import SliceLine
from crisis_sim.model.traffic import Leg, Node
from crisis_sim.session.begin import begin
from crisis_sim.session.session import Session
from crisis_sim.tui.board.board import Board
from crisis_sim.tui.board.gauge import EMPTY, FULL, directed, gauge, parts
from crisis_sim.tui.board.lanes import SIGNS, lane
from crisis_sim.tui.board.map import MapPanel, next_place
from crisis_sim.tui.board.network import Network
from crisis_sim.tui.board.overview import Overview, overview
from crisis_sim.tui.board.situation import Situation
from crisis_sim.tui.board.sparkline import BLOCKS, plot, scale, sparkline
from tests.stage import Stage, compiled

from .bench import Bench, on_the_bench

LONG = "Waterbeheersingsmaatregelencoördinatievergadering"
WIDE = "中文地名很长"
SEATS: list[dict[str, Any]] = [
    {"id": "town", "plays": ["mayor-north"], "people": 2, "title": LONG},
    {"id": "centre", "plays": ["centre"]},
]
PARTS: dict[str, Any] = {
    "indicators": {
        "water": {"label": LONG, "unit": "cm", "start": 40, "max": 300, "better": "less", "seen_by": ["mayor-north"]},
        "power": {"label": WIDE, "unit": "%", "start": 90, "better": "more", "seen_by": ["mayor-north"]},
        "hidden": {"label": "Never shown", "start": 3},
    },
    "facts": {"height": {"text": "It stands at", "truth": True, "reads": {"indicator": "water"}, "reliability": "B2"}},
    "means": {
        "boats": {"owner": "mayor-north", "count": 3, "label": "Boats", "travel": "10m", "place": "quay",
                  "shifts": [{"staff": 3}]},
        "planes": {"owner": "police", "count": 9, "label": "Planes"},
    },
    "places": {
        "quay": {"at": [0, 0], "label": "Quay", "kind": "site", "people": 1200, "languages": ["nl", "fr"],
                 "shows": "water"},
        "hill": {"at": [6, 0], "label": WIDE, "kind": "town"},
        "mill": {"at": [3, 4], "label": LONG, "kind": "district", "flows_to": "quay"},
    },
    "injects": [
        {"id": "begin", "at": "1m", "kind": "condition", "effects": [{"indicator": "water", "change": 50}]},
        {"id": "rise", "at": "5m", "kind": "condition", "effects": [{"indicator": "water", "change": 150}]},
        {"id": "seen", "at": "6m", "from": "observatory", "to": ["town", "centre"], "channel": "mail",
         "title": "It [bold]rises[/bold]", "facts": ["height"]},
        {"id": "call", "at": "7m", "from": "police", "to": ["town"], "channel": "phone", "title": "A call"},
    ],
}  # fmt: skip
SIZES = [(80, 24), (120, 40), (60, 15), (44, 12)]


def flooded(**parts: Any) -> Session:
    """A town seven minutes after it began to rise."""
    scene = Stage(seats=SEATS, **{**PARTS, **parts})
    session = begin(scene.world, 1, {"town": "human"}, None)
    session.frame(421)
    return session


@asynccontextmanager
async def shown(
    session: Session,
    kind: type[Board] | type[Overview],
    seat: str = "town",
    size: tuple[int, int] = (80, 24),
    **more: Any,
) -> AsyncIterator[tuple[Bench, Any]]:
    """One panel on the bench, with the focus in it."""
    async with on_the_bench(session, seat, size=size, **more) as bench:
        panel = kind(bench.drill, id="panel")
        await bench.app.screen.mount(panel)
        await bench.settle()
        panel.update_rows()
        panel.focus()
        await bench.settle()
        yield bench, panel


# bars and courses

POINTS = st.lists(st.tuples(st.integers(0, 10**6), st.integers(-(10**9), 10**9)), max_size=40).map(sorted)
STAGES = ["under-way", "read", *SIGNS]
NUMBERS = st.integers(-(10**12), 10**12)


@given(NUMBERS, NUMBERS, NUMBERS, st.integers(-2, 60))
def test_a_gauge_is_as_wide_as_asked_and_right_at_its_ends(value: int, low: int, high: int, width: int) -> None:
    bar = gauge(value, low, high, width)
    assert len(bar) == max(0, width)
    if low < high and width > 1:
        assert (bar == FULL * width) == (value >= high)
        assert (bar == EMPTY * width) == (value <= low)
    for better in ("more", "less", None):
        assert len(directed(value, low, high, better, width)) == max(0, width)


@given(
    st.lists(st.tuples(st.integers(0, 50), st.sampled_from("▰▓░→")), max_size=4), st.integers(0, 60), st.integers(0, 40)
)
def test_shares_never_take_more_room_than_there_is(counts: list[tuple[int, str]], all: int, width: int) -> None:
    assert len(parts(counts, all, width)) == width


@given(POINTS, st.integers(0, 80), NUMBERS, NUMBERS)
def test_a_sparkline_is_as_wide_as_asked_and_right_at_its_ends(
    points: list[tuple[int, int]], width: int, low: int, high: int
) -> None:
    low, high = min(low, high), max(low, high)
    line = sparkline(points, 0, 10**6, width, low, high)
    assert len(line) == width
    assert set(line) <= {" ", *BLOCKS}
    if points and width:
        last = points[-1][1]
        if last <= low:
            assert line[-1] == BLOCKS[0]
        elif last >= high:
            assert line[-1] == BLOCKS[-1]
    least, most = scale(points, low, high)
    assert least < most
    assert all(least <= value <= most for _, value in points if low <= value <= high)


@given(POINTS, st.integers(0, 40), st.integers(1, 9))
def test_a_plot_fills_its_box(points: list[tuple[int, int]], width: int, height: int) -> None:
    low, high = scale(points, 0, 100)
    rows = plot(points, 0, 10**6, (width, height), low, high)
    assert [len(row) for row in rows] == [width] * height


@given(st.lists(st.sampled_from(STAGES), max_size=9), st.integers(2, 40), st.booleans())
def test_a_lane_is_as_long_as_asked(stages: list[Any], length: int, mirrored: bool) -> None:
    legs = tuple(Leg("mayor", stage, False, 0, 60) for stage in stages)
    assert lane(Node("mayor", "", True, None, legs, 0), length, 30, {}, mirrored=mirrored).cell_len == length


# figures and means


@pytest.mark.parametrize("size", SIZES)
async def test_figures_stand_by_interest_with_value_course_and_age(size: tuple[int, int]) -> None:
    async with shown(flooded(), Situation, size=size) as (bench, _):
        text = bench.text
        assert "OTHER FIGURES" in text
        assert "240 cm ↑ worse" in text
        assert "✓▰" in text
        assert "3 min old" in text
        assert "Never shown" not in text
        assert "Planes" not in text
        assert all(cell_len(line) <= size[0] for line in text.splitlines())


async def test_a_wide_panel_has_two_columns() -> None:
    async with shown(flooded(), Situation, size=(120, 40)) as (bench, _):
        first = bench.text.splitlines()[0]
        assert "OTHER FIGURES" in first
        assert "PEOPLE" in first
    async with shown(flooded(), Situation, size=(80, 24)) as (bench, _):
        assert "PEOPLE" not in bench.text.splitlines()[0]


async def test_enter_opens_the_whole_course_with_sources() -> None:
    session = flooded()
    session.frame(425, [Command("Open", "town", {"msg": "m2"})])
    async with shown(session, Situation, size=(80, 40)) as (bench, _):
        page = await bench.press("enter")
        assert "from 0 to 300 cm" in page
        assert "less is better" in page
        assert "└──" in page
        assert "own reading" in page
        assert "told by" in page
        assert "B2" in page
        await bench.press("escape")
        await bench.press("end", "up")
        assert "Boats" in bench.text


async def test_hearsay_is_marked_with_its_source() -> None:
    session = flooded()
    session.frame(425, [Command("Open", "centre", {"msg": "m1"})])
    async with shown(session, Situation, "centre") as (bench, _):
        assert "? told by" in bench.text
        assert "240 cm" in bench.text
    async with shown(flooded(), Situation, "centre") as (bench, _):
        assert "cm" not in bench.text, "it was not read yet"


async def test_means_say_where_they_are_and_what_they_do() -> None:
    session = flooded()
    session.frame(421, [Command("OrderMeasure", "town", {"measure": "evacuate"})])
    session.frame(421 + 210 + 5)
    async with shown(session, Situation, size=(120, 30)) as (bench, panel):
        assert "1 of 3 free" in bench.text
        assert "2 on the way · Quay" in bench.text
        panel.query_one("#matters").focus()
        page = await bench.press("end", "enter")
        assert "2 on the way" in page
        assert "they stand at Quay" in page
        assert "every day 00:00–24:00: 3 on duty" in page


async def test_a_board_out_of_sight_does_nothing() -> None:
    async with shown(flooded(), Network) as (bench, panel):
        panel.display = False
        await bench.settle()
        panel.draw = lambda: pytest.fail("drawn though nobody sees it")
        panel.update_rows()
        panel._moving = True
        panel._move()


@pytest.mark.parametrize("language", ["en", "nl", "fr"])
async def test_the_overview_is_narrow_and_in_every_language(language: str) -> None:
    async with shown(flooded(), Overview, language=language) as (bench, _):
        for width in (16, 28, 34):
            text = overview(bench.drill, {}, width)
            assert all(cell_len(line) <= width for line in text.plain.splitlines())
            assert "240 cm" in text.plain


# the map


async def test_arrow_keys_walk_from_place_to_place() -> None:
    async with shown(flooded(), MapPanel) as (bench, _):
        assert "site" in bench.text
        text = await bench.press("right")
        assert "▲ Quay" in text
        assert "1,200 people" in text
        assert "speaks Dutch, French" in text
        assert "■ Boats: 3 of 3 free" in text
        text = await bench.press("right")
        assert f"● {WIDE}  town" in text
        await bench.press("down")
        assert "water flows to Quay" in bench.text


async def test_a_seat_without_readings_sees_places_only() -> None:
    async with shown(flooded(), MapPanel, "centre") as (bench, _):
        await bench.press("right")
        assert "Quay" in bench.text
        assert "cm" not in bench.text
        assert "Boats" not in bench.text


@pytest.mark.parametrize("size", SIZES)
async def test_the_map_takes_the_whole_screen_and_gives_it_back(size: tuple[int, int]) -> None:
    async with shown(flooded(), MapPanel, size=size) as (bench, panel):
        panel.TITLE = "Map"
        await bench.press("right", "f")
        assert bench.app.screen is not panel.screen
        assert "Quay" in bench.text
        await bench.press("f")
        assert bench.app.screen is panel.screen
        await bench.press("enter", "escape")
        assert bench.app.screen is panel.screen


async def test_a_click_goes_to_the_place_under_the_mouse() -> None:
    async with shown(flooded(), MapPanel, size=(120, 30)) as (bench, _):
        lines = bench.text.splitlines()
        row = next(n for n, line in enumerate(lines) if "Quay ■" in line)
        await bench.pilot.click(offset=(lines[row].index("Quay") + 1, row))
        await bench.settle()
        assert "1,200 people" in bench.text


@given(st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=1, max_size=12), st.data())
def test_walking_always_ends_at_a_place(spots: list[tuple[float, float]], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(spots) - 1))
    way = data.draw(st.sampled_from(["up", "down", "left", "right"]))
    to = next_place(spots, at, way)
    assert 0 <= to < len(spots)
    if way == "right" and to != at:
        assert spots[to][0] > spots[at][0]


# the network


@pytest.mark.parametrize("size", SIZES)
async def test_lanes_show_who_rings_and_what_lies_unread(size: tuple[int, int]) -> None:
    async with shown(flooded(), Network, size=size) as (bench, _):
        assert "▼" in bench.text
        assert "◉" in bench.text
        assert all(cell_len(line) <= size[0] for line in bench.text.splitlines())


async def test_a_message_is_written_travels_and_is_gone() -> None:
    session = flooded()
    session.frame(421, [Command("SendMessage", "town", {"to": ["centre"], "channel": "mail", "text": "Look"})])
    session.frame(430)
    async with shown(session, Network, size=(120, 30)) as (bench, _):
        assert "… being written" in bench.text.replace("\u00a0", " ")
    while not session.views["town"].outbox:
        session.frame(session.now + 1)
    async with shown(session, Network, size=(120, 30)) as (bench, _):
        assert "under way" in bench.text.replace("\u00a0", " ")
    session.frame(session.now + 600)
    async with shown(session, Network, size=(120, 30)) as (bench, _):
        assert "? arrival unknown" in bench.text.replace("\u00a0", " ")


async def test_enter_opens_a_contact_and_v_lists_all_and_says_how_to_get_back() -> None:
    async with shown(flooded(), Network) as (bench, _):
        await bench.press("down", "enter")
        assert "told in person" in bench.text
        assert "Subject not known yet" in bench.text or "It [bold]rises[/bold]" in bench.text
        await bench.press("escape", "v")
        assert "last contact" in bench.text
        assert "v goes back to the lanes" in bench.text
        await bench.press("slash", "p", "o", "l")
        assert "/pol" in bench.text
        await bench.press("escape", "v")
        assert "▼" in bench.text


async def test_a_thousand_messages_and_five_hundred_unread_are_drawn_at_once() -> None:
    session = begin(compiled("flood-vesdre"), 1, {"region": "human"}, None)
    session.frame(3600)
    view = session.views["region"]
    contacts, seconds = list(view.brief["contacts"]), view.now
    for n in range(1000):
        letter = {"msg": f"m{9000 + n}", "from": contacts[n % 90], "to": "spw-hydrology", "channel": "e-mail"}
        view.take(SliceLine(view.n + 1, seconds, "MessageDelivered", None, letter))
        if n % 2:
            view.take(SliceLine(view.n + 1, seconds, "MessageRead", None, {"msg": letter["msg"]}))
    async with shown(session, Network, "region", size=(120, 40)) as (bench, _):
        assert "more: v lists all" in bench.text
