"""Texts that nobody means well with, from a scenario and from the player: they show harmlessly, and nothing breaks."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from textual.widgets import Input, TextArea

from crisis_sim.scenario.text import clean
from crisis_sim.session.begin import begin
from crisis_sim.tui.widgets.confirm import ConfirmSheet
from tests.stage import Stage

from .conftest import TidyDisk
from .desk import Player, at_the_desk

ESCAPES = "\x1b[31mred\x1b]0;title\x07\x1b[2J\x9b31m\x1bP+q\x1b\\ and \x1b]8;;http://x\x07link\x1b]8;;\x07"
MARKUP = "[bold red]red[/] [@click=app.quit]x[/] [/nothing] [link=http://x]y[/link] $error [[ ]]"
TURNED = "\u202eover\u202c \u2067isolate\u2069 \u200f\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627"
CONTROLS = "nul\x00bell\x07back\x08\x7fform\x0cvertical\x0breturn\rline\u2028paragraph\u2029next\x85end"
HIDDEN = "private \ue000 tag \U000e0041 mark \ufeff soft \u00ad zero \u200b\ttab\t\ttabs"
EMOJI = "👩\u200d🚒🏳️\u200d🌈 👍🏽 🇧🇪 ⚠️ \ufe0f"
HOSTILE = {
    "signs": f"{MARKUP} {ESCAPES} {TURNED} {CONTROLS} {HIDDEN}",
    "wide": EMOJI + "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334" * 40 + "危機管理センター" * 30,
    "long": "x" * 19_000 + "\n" * 900 + "Rijksinstituutvoorcrisisbeheersingsoefeningsvoorbereiding",
}
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f\u2028\u2029]")


def scene(text: str) -> Stage:
    """A world in which everything that can have a name has this one."""
    police = {"names": {"en": text}, "level": "federal", "staff": 2, "service": "1m", "short": text[:200]}
    asks = {"within": "1h", "options": [{"id": "yes", "text": text}, {"id": "no", "text": text}]}
    base: dict[str, Any] = {"from": "police", "to": ["centre"], "title": text, "text": text, "facts": ["f"]}
    return Stage(
        title=text,
        briefing=text,
        seats=[{"id": "centre", "plays": ["centre"], "title": text, "briefing": text}],
        facts={"f": {"text": text, "truth": True, "topics": ["wave"]}},
        injects=[
            base | {"id": "one", "at": "1m", "channel": "mail", "asks": asks},
            base | {"id": "two", "at": "2m", "channel": "phone", "priority": "flash"},
            base | {"id": "three", "at": "2m", "channel": "mail"},
        ],
        pack={"actors": {"police": police}},
    )


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("name", HOSTILE)
async def test_no_text_of_a_scenario_breaks_the_room(
    disk: TidyDisk, tmp_path: Path, name: str, size: tuple[int, int]
) -> None:
    log = tmp_path / "log.jsonl"
    session = begin(scene(HOSTILE[name]).world, 1, {"centre": "human"}, log, disk)
    async with at_the_desk(session, "centre", log, size=size) as player:
        await harmless(player, "n", "a", "n", "a", "a", "u")
        await harmless(player, *"1234567890")
        await harmless(player, "1", "]", "tab", "pagedown")
        for sheet in "db?c":
            await harmless(player, sheet, "escape")


async def harmless(player: Player, *keys: str) -> None:
    """After each key every row has the width of the screen, and nothing that a terminal would obey is in it."""
    width = player.app.size.width
    for key in keys:
        await player.press(key)
        for row in player.app.screen._compositor.render_strips():
            text = "".join(segment.text for segment in row)
            assert cell_len(text) == width, (key, text)
            assert not CONTROL.search(text), (key, text)
    assert "EXERCISE" in player.text.splitlines()[0]


@pytest.mark.parametrize("name", HOSTILE)
async def test_no_text_of_the_player_breaks_the_room(disk: TidyDisk, tmp_path: Path, name: str) -> None:
    log = tmp_path / "log.jsonl"
    session = begin(scene("Fine").world, 1, {"centre": "human"}, log, disk)
    text = HOSTILE[name] if name != "long" else "x" * 100_000
    async with at_the_desk(session, "centre", log) as player:
        await player.press("n", "l")
        await player.type("x" + text)
        await harmless(player, "enter")
        assert player.view.notes or "Refused" in player.text
        await harmless(player, "escape", "9", "enter", "escape")
        await player.press("1", "/")
        await player.type("y" + text)
        await harmless(player, "escape")


async def test_what_is_too_much_for_one_command_stays_in_its_form(disk: TidyDisk, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    session = begin(scene("Fine").world, 1, {"centre": "human"}, log, disk)
    async with at_the_desk(session, "centre", log) as player:
        await player.press("n", "a", "n", "a", "d")
        sheet = player.app.screen
        typed = "危" * 7_999
        sheet.query_one("#reason", TextArea).text = typed
        for name in ("goal", "consequence", "benefit"):
            sheet.query_one(f"#{name}", Input).value = typed
        await player.press("f2")
        if isinstance(player.app.screen, ConfirmSheet):
            await player.press("enter")
        assert player.app.screen is sheet
        assert "more than one command can hold" in player.text
        assert sheet.query_one("#reason", TextArea).text == typed
        assert not next(iter(player.view.questions.values())).answers


def test_what_is_cleaned_keeps_what_people_write() -> None:
    """Joined emoji and combining accents are how people write; orders to a terminal are not."""
    assert clean(ESCAPES) == "red and link"
    assert clean("one\r\ntwo\u2028three\u2029four") == "one\ntwo\nthree\nfour"
    assert clean("e\u0301 👩\u200d🚒") == "e\u0301 👩\u200d🚒"
