"""Inbox, phones and reading pane: the order of what waits, calls that are declined, keys for the message shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from crisis_sim.model.seat_view import Letter, SeatView
from crisis_sim.session.begin import begin
from crisis_sim.tui.attention import by_urgency, ringing, unread
from crisis_sim.tui.room.inbox import Inbox
from crisis_sim.tui.widgets.pick import Choice
from tests.stage import Stage, compiled

from .conftest import TidyDisk
from .desk import at_the_desk

SIZE = (100, 30)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Where the log goes."""
    return tmp_path / "log.jsonl"


def letter(id_: str, at: str, **changes: object) -> dict[str, object]:
    """An inject that is a message to the centre."""
    return {"id": id_, "at": at, "from": "police", "to": ["centre"], "channel": "mail", "title": id_} | changes


ASKS = {"within": "1h", "options": [{"id": "yes", "text": "Yes"}, {"id": "no", "text": "No"}]}


def busy() -> Stage:
    """Everything that an inbox can hold."""
    return Stage(
        injects=[
            letter("old-routine", "1m"),
            letter("flash", "3m", priority="flash"),
            letter("urgent", "2m", priority="urgent"),
            letter("late-decision", "1m", asks=ASKS),
            letter("soon-decision", "2m", asks=ASKS | {"within": "30m"}),
            letter("call", "4m", channel="phone"),
            letter("later-call", "4m10s", channel="phone"),
            letter("new-routine", "3m"),
        ]
    ).to(255)


def test_the_inbox_goes_by_urgency() -> None:
    view = busy().session.views["centre"]
    assert [card.title["en"] for card in by_urgency(view)] == [
        "call", "later-call", "soon-decision", "late-decision", "flash", "urgent", "old-routine", "new-routine",
    ]  # fmt: skip
    assert unread(view) == [card.msg for card in by_urgency(view)]


def test_what_is_read_lies_below_the_newest_first() -> None:
    view = SeatView("centre")
    for n, read in ((1, 10), (2, None), (3, 30)):
        view.inbox[f"m{n}"] = Letter(f"m{n}", "a", "b", "mail", {}, {}, "routine", n, False, read=read)
    assert [card.msg for card in by_urgency(view)] == ["m2", "m3", "m1"]


async def test_the_heading_counts_and_rows_say_what_is_wanted(log: Path) -> None:
    async with at_the_desk(busy().session, "centre", log, size=SIZE) as player:
        rows = player.text.splitlines()
        assert "2 ringing · 6 unread · 2 waiting" in rows[4]
        assert rows[5].startswith("▲  RINGING  now ")
        assert "decide 29 min" in rows[9]
        assert "1•Read  2•Decide" in rows[3]


async def test_a_call_is_declined_by_key_and_rings_again(disk: TidyDisk, log: Path) -> None:
    session = begin(compiled("first-drill"), 1, {"cyber-cell": "human"}, log, disk)
    async with at_the_desk(session, "cyber-cell", log, size=SIZE) as player:
        await player.press("n", "a", "n")
        assert re.search(r"a +pick up +u +decline", player.text)
        when = player.app.drill.now
        declined = await player.press("u")
        assert "RINGING" not in declined
        assert "✗ DECLINED" in declined
        assert "u  decline" not in declined
        assert "You declined this call" in await player.press("[")
        assert "Nothing rings." in await player.press("u")
        while not player.view.inbox["m2"].rings:
            await player.press("n")
        assert player.app.drill.now == when + 300


async def test_the_selected_message_stays_selected_when_more_comes_in(disk: TidyDisk, log: Path) -> None:
    session = begin(compiled("first-drill"), 1, {"cyber-cell": "human"}, log, disk)
    async with at_the_desk(session, "cyber-cell", log, size=SIZE, pace=600_000) as player:
        await player.press("n", "a", " ")
        await player.until("RINGING")
        await player.press(" ")
        assert player.app.screen.query_one(Inbox).current == "m1"
        assert " EXERCISE  Good morning" in player.text, "and it is still read"


async def test_a_step_leads_to_what_came(disk: TidyDisk, log: Path) -> None:
    session = begin(compiled("first-drill"), 1, {"cyber-cell": "human"}, log, disk)
    async with at_the_desk(session, "cyber-cell", log, size=SIZE) as player:
        await player.press("n", "a", "n")
        assert player.app.screen.query_one(Inbox).current == "m2"
        assert "The phone rings: a takes the call" in player.text


def calls() -> Stage:
    """A routine call, and urgent ones after it."""
    return Stage(
        injects=[
            letter("press", "1m", channel="phone"),
            letter("alarm", "1m5s", channel="phone", priority="urgent"),
            letter("dam-breaks", "1m10s", channel="phone", priority="flash"),
            letter("alarm-again", "1m15s", channel="phone", priority="urgent"),
        ]
    )


async def test_urgent_calls_ring_above_routine_ones(disk: TidyDisk, log: Path) -> None:
    session = begin(calls().world, 1, {"centre": "human"}, log, disk)
    async with at_the_desk(session, "centre", log, size=SIZE) as player:
        for urgency in ("", ", urgent", ", flash", ", flash"):
            notice = (await player.press("n")).splitlines()[-2]
            assert notice.endswith(f"The phone rings{urgency}: Police"), notice
            assert "dam-breaks" not in player.text, "what it is about is heard by who takes the call"
        titles = [card.title["en"] for card in by_urgency(player.view)]
        assert titles == ["dam-breaks", "alarm", "alarm-again", "press"]
        assert ringing(player.view) == [card.msg for card in by_urgency(player.view)]
        assert " EXERCISE  dam-breaks" in await player.press("a")
        assert " EXERCISE  alarm" in await player.press("a")


async def test_walking_shows_messages_without_taking_calls(log: Path) -> None:
    async with at_the_desk(busy().session, "centre", log, size=SIZE) as player:
        await player.press("down")
        assert "The phone rings: a takes the call, u declines it." in player.text
        await player.press("]")
        assert "Not opened yet: press Enter." in player.text
        assert not any(card.read for card in player.view.inbox.values())
        await player.press("1", "enter")
        assert "Asks you to decide within 29 min: press d." in player.text
        assert " EXERCISE  soon-decision" in player.text


async def test_every_text_begins_with_the_word_exercise(log: Path) -> None:
    async with at_the_desk(busy().session, "centre", log, size=SIZE) as player:
        for title in ("call", "later-call", "soon-decision"):
            assert f"│  EXERCISE  {title}" in await player.press("a")


async def test_a_long_text_scrolls_and_a_new_message_begins_at_its_top(log: Path) -> None:
    long = "\n".join(f"line {n}" for n in range(1, 200))
    stage = Stage(injects=[letter("long", "1m", text=long), letter("short", "2m", text="word")]).to(300)
    async with at_the_desk(stage.session, "centre", log, size=SIZE) as player:
        await player.press("a", "tab")
        assert any(row.endswith("│ line 1") for row in player.text.splitlines())
        for _ in range(12):
            await player.press("pagedown")
        assert "line 199" in player.text
        await player.press("a")
        assert "word" in player.text
        assert "short" in player.text


async def test_what_a_message_tells_is_passed_on_with_one_key(disk: TidyDisk, log: Path) -> None:
    session = begin(compiled("first-drill"), 1, {"cyber-cell": "human"}, log, disk)
    async with at_the_desk(session, "cyber-cell", log, size=SIZE) as player:
        await player.press("n", "a", "n", "a")
        assert "f  pass on" in player.text
        await player.press("f")
        assert player.app.screen.query_one("#facts", Choice).picked == ["f1"]
