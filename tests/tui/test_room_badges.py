"""Badges of phases and levels: new ones say so, their age stands beside them, and long names fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from crisis_sim.session.begin import begin
from crisis_sim.tui.room.status import FRESH, Badge, badge_text
from tests.stage import compiled

from .conftest import TidyDisk
from .desk import at_the_desk


@pytest.mark.parametrize("language", ["en", "nl", "fr"])
@pytest.mark.parametrize("size", [(60, 15), (80, 24), (120, 40)])
async def test_badges_are_new_at_first_and_fit(
    disk: TidyDisk, tmp_path: Path, size: tuple[int, int], language: str
) -> None:
    log = tmp_path / "log.jsonl"
    session = begin(compiled("shape-cyberattack"), 1, {"crisis-centre": "human"}, log, disk)
    async with at_the_desk(session, "crisis-centre", log, size=size, language=language) as player:
        drill, view, words = player.app.drill, player.view, player.app.drill.words
        phases = list(view.brief["phases"])
        names = [words.pick(view.brief["phases"][key]["names"]) for key in phases]
        view.phases[phases[0]] = drill.now
        player.app.screen.refresh_all()  # type: ignore[attr-defined]
        fresh = (await player.press("1")).splitlines()
        new, width = words.say("NEW"), size[0]
        if size[1] >= 18:
            assert f"{new} ■ {names[0]}" in fresh[2], "on the screen"
        for age, mark in ((0, new), (FRESH, words.span(FRESH))):
            view.phases[phases[0]] = drill.now - age
            text = badge_text(drill, width)
            assert text.cell_len == width
            assert mark in text.plain, text.plain
            assert (new in text.plain) == (age < FRESH)
        for key in phases[1:]:
            view.phases[key] = drill.now - 7200
        crowded = badge_text(drill, width)
        assert crowded.cell_len == width
        assert names[0] in crowded.plain, "what was heard last stays"
        assert (
            words.say("{free}/{all} free", free=view.free_people(drill.now), all=view.brief["people"]) in crowded.plain
        )


@pytest.mark.parametrize(
    ("room", "shown"),
    [
        (43, " ■ Terrorist threat level: 3 of 4 · 12 min "),
        (42, " ■ Terrorist threat leve… 3 of 4 · 12 min "),
        (24, " ■ Ter… 3 of 4 · 12 min "),
        (22, " ■ 3 of 4 · 12 min "),
        (16, " ■ 3… · 12 min "),
        (15, ""),
    ],
)
def test_a_badge_that_is_cut_keeps_its_value_and_its_age(room: int, shown: str) -> None:
    badge = Badge(fresh=False, lead=" ■ ", scale="Terrorist threat level: ", value="3 of 4", age=" · 12 min ")
    assert badge.within(room) == shown
    assert len(shown) <= room


@pytest.mark.parametrize("language", ["en", "nl", "fr"])
async def test_the_level_heard_of_last_is_read_at_any_width(disk: TidyDisk, tmp_path: Path, language: str) -> None:
    log = tmp_path / "log.jsonl"
    session = begin(compiled("shape-cyberattack"), 1, {"crisis-centre": "human"}, log, disk)
    async with at_the_desk(session, "crisis-centre", log, language=language) as player:
        drill, view, words = player.app.drill, player.view, player.app.drill.words
        for key, scale in view.brief["levels"].items():
            view.levels.clear()
            view.levels[key] = 1
            value = words.pick(scale["values"][1]["names"])
            for width in range(48, 121):
                assert f"{value} · {words.age(drill.now)}" in badge_text(drill, width).plain, width
