"""The screens before a drill: browser, briefing, settings, progress; and what lies in the way of somebody's files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from textual.events import Paste
from textual.widgets import Input, Select

from crisis_sim.language.catalogue import Speaker
from crisis_sim.session.begin import HUMAN, begin
from crisis_sim.session.shelf import Shelf
from crisis_sim.session.solo import Offer
from crisis_sim.session.store import read
from crisis_sim.tui.commands import Actions
from crisis_sim.tui.preferences import Preferences
from crisis_sim.tui.room.screen import DrillScreen
from crisis_sim.tui.start.briefing import BriefingScreen
from crisis_sim.tui.start.browser import StartScreen
from crisis_sim.tui.start.lobby import Lobby
from crisis_sim.tui.start.over_drills import over_all
from crisis_sim.tui.start.progress import ProgressScreen
from crisis_sim.tui.start.sections import SECTIONS
from crisis_sim.tui.start.settings import SettingsSheet
from crisis_sim.tui.widgets.typed import CleanInput
from tests.stage import compiled

from .visitor import LOOKS, lobby, visiting

SOUND = (Path(__file__).parents[1] / "data" / "sound.yaml").read_text()


async def test_the_browser_tells_what_there_is_to_play(tmp_path: Path) -> None:
    async with visiting(lobby(tmp_path), size=(120, 40)) as visitor:
        assert "EXERCISE / OEFENING" in visitor.text
        await visitor.read("Cyberthreats and technology")
        for part in (
            "Length: about 13 min at ×6",
            "Languages: EN, NL, FR",
            "Doctrine: Belgium",
            "Difficulty: standard",
        ):
            assert part in visitor.text
        await visitor.read("July 2021")


async def test_search_narrows_the_list(tmp_path: Path) -> None:
    async with visiting(lobby(tmp_path)) as visitor:
        await visitor.read("July 2021")
        await visitor.press("slash", *"july")
        assert "First drill" not in visitor.text
        assert "July 2021" in visitor.text
        await visitor.press("enter", "escape")
        assert "First drill" in visitor.text


async def test_the_whole_way_into_the_room_and_back(tmp_path: Path) -> None:
    async with visiting(lobby(tmp_path)) as visitor:
        await visitor.read("13 min")
        await visitor.press("enter")
        await visitor.read("Rules of the exercise")
        assert not (tmp_path / "shelf").exists(), "nothing is written before STARTEX"
        await visitor.press("f2")
        await visitor.until(lambda: isinstance(visitor.app.screen, DrillScreen))
        (log,) = (tmp_path / "shelf").glob("first-drill-*.jsonl")
        assert visitor.app.drill.log == log
        assert read(log)[0]["guided"] == ["cyber-cell"]
        await visitor.app.run_action("leave_drill")
        assert "T+00:00" in await visitor.read("To go on with")
        await visitor.press("enter")
        await visitor.until(lambda: isinstance(visitor.app.screen, DrillScreen))
        await visitor.app.again(seed=5)
        await visitor.until(lambda: isinstance(visitor.app.screen, BriefingScreen))
        assert visitor.app.screen.query_one("#seed", Input).value == "5"


async def test_an_unfinished_drill_is_deleted_only_after_asking(tmp_path: Path) -> None:
    where = lobby(tmp_path)
    assert where.shelf is not None
    log = where.shelf.folder / "first-drill-1.jsonl"
    begin(compiled("first-drill"), 7, {"cyber-cell": HUMAN}, log).close()
    async with visiting(where) as visitor:
        await visitor.read("To go on with")
        await visitor.press("d")
        await visitor.read("can't be taken back")
        await visitor.press("escape")
        assert log.exists()
        await visitor.press("d")
        await visitor.read("can't be taken back")
        await visitor.press("enter")
        await visitor.until(lambda: "To go on with" not in visitor.text)
        assert not log.exists()


async def test_the_manual_follows_seat_and_difficulty(tmp_path: Path) -> None:
    async with visiting(lobby(tmp_path), size=(120, 40), offer=Offer("shape-cyberattack"), seat="belnet") as visitor:
        await visitor.press("2")
        await visitor.read("Belnet · 4 people")
        assert "What you may order yourself" in visitor.text
        visitor.app.screen.query_one("#choose-difficulty", Select).value = "hard"
        await visitor.read("Belnet · 3 people")
        assert "hard: staff ×0.7" in visitor.text
        visitor.app.screen.query_one("#choose-seat", Select).value = "policy-cell"
        await visitor.read("does not exist yet")
        assert "held by policy" in visitor.text


async def test_every_section_has_its_text(tmp_path: Path) -> None:
    async with visiting(lobby(tmp_path), size=(120, 60), offer=Offer("first-drill")) as visitor:
        await visitor.read("Rules of the exercise")
        sections = (("3", "1. "), ("4", "└─ "), ("5", "This exercise trains"), ("6", "ctrl+p"), ("right", "Rules of"))
        for key, part in sections:
            assert part in await visitor.press(key)


@pytest.mark.parametrize("language", ["en", "nl", "fr"])
@pytest.mark.parametrize("width", [80, 99, 100, 104, 110, 120])
async def test_the_sections_have_their_names_at_any_width(tmp_path: Path, width: int, language: str) -> None:
    async with visiting(lobby(tmp_path, language), size=(width, 30), offer=Offer("first-drill")) as visitor:
        await visitor.until(lambda: "6 " in visitor.text)
        line = visitor.text.splitlines()[1]
        for number, (title, _) in enumerate(SECTIONS, 1):
            assert f"{number} {Speaker(language).say(title)[:4]}" in line, line


PASTED = "fl\u202eood\x1b[31m\x07"


async def test_what_is_pasted_before_a_drill_is_cleaned(tmp_path: Path) -> None:
    async with visiting(lobby(tmp_path)) as visitor:
        for key, line in (("slash", "#search"), ("o", "#place")):
            await visitor.press(key)
            visitor.app.post_message(Paste(PASTED))
            await visitor.until(lambda: any(found.value for found in visitor.app.screen.query(Input)))
            assert visitor.app.screen.query_one(line, Input).value == "flood"
            await visitor.press("escape")
    async with visiting(lobby(tmp_path), offer=Offer("first-drill")) as visitor:
        assert isinstance(visitor.app.screen.query_one("#seed"), CleanInput)


async def test_a_drill_that_cannot_be_written_is_refused_kindly(tmp_path: Path) -> None:
    (tmp_path / "shelf").write_text("a file where a folder should be")
    async with visiting(lobby(tmp_path), offer=Offer("first-drill")) as visitor:
        await visitor.read("Rules of the exercise")
        await visitor.press("f2")
        await visitor.read("can't start")
        await visitor.press("escape")
        assert isinstance(visitor.app.screen, BriefingScreen)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 15), (200, 60)])
async def test_hostile_files_are_shown_harmlessly(tmp_path: Path, size: tuple[int, int]) -> None:
    (tmp_path / "broken.yaml").write_text("format: 1\n  seats: [\n")
    (tmp_path / "markup.yaml").write_text(
        SOUND.replace("title:", 'title: "[bold red]x[/] \\e[31m \\u202e 警報 🚨" #', 1)
    )
    (tmp_path / "long.yaml").write_text(SOUND.replace("title:", f"title: {'long ' * 3900} #", 1))
    (tmp_path / "huge.yaml").write_text(SOUND.replace("title:", f"title: {'y' * 100_000} #", 1))
    (tmp_path / "[bold]name.yaml").write_text("format: 2\n")
    (tmp_path / "notes.yaml").write_text("shopping: [bread]\n")
    async with visiting(lobby(tmp_path), size=size) as visitor:
        screen = visitor.app.screen
        assert isinstance(screen, StartScreen)
        await visitor.until(lambda: all(LOOKS.at(found.path) for found in screen._all.scenarios))
        assert not any(found.name == "notes" for found in screen._all.scenarios)
        for _ in screen._all.scenarios:
            await visitor.press("down")
        await visitor.press("slash", *"broken", "enter", "enter")
        await visitor.read("Not a scenario yet: broken")
        if size[1] >= 24:
            assert "crisis-sim check" in visitor.text
        await visitor.press("escape")
        assert isinstance(visitor.app.screen, StartScreen)


async def test_settings_count_at_once_and_are_kept(tmp_path: Path) -> None:
    async with visiting(lobby(tmp_path)) as visitor:
        await visitor.press("s")
        assert isinstance(visitor.app.screen, SettingsSheet)
        for name, value in (("theme", "light"), ("confirm", "no"), ("language", "fr")):
            visitor.app.screen.query_one(f"#set-{name}", Select).value = value
            await visitor.pilot.pause(0.1)
        assert visitor.app.theme == "light"
        kept = json.loads((tmp_path / "preferences.json").read_text())
        assert (kept["theme"], kept["confirm"], kept["language"]) == ("light", False, "fr")
        assert visitor.app.lobby.words.language == "fr"
        assert Preferences.load(tmp_path / "preferences.json").theme == "light"


async def test_a_folder_of_ones_own_is_remembered(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "own.yaml").write_text(SOUND)
    where = Lobby(Speaker("en"), Preferences(path=tmp_path / "p.json"), Shelf(tmp_path / "shelf"), looks=LOOKS)
    async with visiting(where) as visitor:
        await visitor.press("o")
        visitor.app.screen.query_one("#place", Input).value = str(tmp_path / "nowhere")
        assert "no such file" in await visitor.press("enter")
        visitor.app.screen.query_one("#place", Input).value = str(mine)
        await visitor.press("enter")
        assert isinstance(visitor.app.screen, StartScreen)
        assert any(found.name == "own" for found in visitor.app.screen._all.scenarios)
        assert Preferences.load(tmp_path / "p.json").folders == [str(mine)]


def result(**changes: Any) -> dict[str, Any]:
    """How a drill went."""
    return {
        "scenario": "first-drill", "title": {"en": "First drill"}, "seat": "cyber-cell", "difficulty": "standard",
        "met": 3, "judged": 4, "seconds": 4800, "ratings": {"o1": "P", "o2": "M"}, "weaknesses": ["late-warning"],
        "started": "2026-11-20T10:00:00+00:00", "ended": "2026-11-20T10:14:00+00:00", "log": "",
    } | changes  # fmt: skip


async def test_progress_is_shown_plainly_and_deleted_after_asking(tmp_path: Path) -> None:
    where = lobby(tmp_path)
    assert where.shelf is not None
    for n in range(3):
        where.shelf.keep(result(met=n + 1, log=str(n)))
    async with visiting(where, size=(120, 40)) as visitor:
        await visitor.read("Finished")
        await visitor.press("p")
        assert isinstance(visitor.app.screen, ProgressScreen)
        for part in ("3 drills finished", "last 75\u00a0%", "in 3 of 3 drills", "performed with major challenges"):
            assert part in visitor.text
        await visitor.press("d")
        await visitor.read("Delete this result?")
        await visitor.press("escape")
        assert len(where.shelf.results()) == 3
        await visitor.press("d")
        await visitor.read("Delete this result?")
        await visitor.press("enter")
        await visitor.until(lambda: len(where.shelf.results()) == 2)  # type: ignore[union-attr]
        await visitor.press("D")
        await visitor.read("Delete all results?")
        await visitor.press("enter")
        await visitor.until(lambda: where.shelf.results() == [])  # type: ignore[union-attr]
        await visitor.press("escape")
        assert isinstance(visitor.app.screen, StartScreen)


def test_results_that_make_no_sense_break_nothing() -> None:
    strange: list[dict[str, Any]] = [
        {"scenario": "x"},
        result(met="many", judged=0, seconds=-1, ratings=[1], weaknesses={"a": 1}, title=3, ended="never", started=5),
        result(title={"en": "[bold]\x1b[31m" + "x" * 100_000}, seat=None, seconds=True, weaknesses=[None, 3]),
    ]
    text = over_all(Speaker("en"), strange)
    assert "3 drills finished" in text.plain
    assert "\x1b" not in text.plain


async def test_the_palette_has_every_action_in_words(tmp_path: Path) -> None:
    async with visiting(lobby(tmp_path)) as visitor:
        names = [each.name for each in Actions(visitor.app.screen)._actions()]
        for name in ("search", "your progress", "settings", "language: Dutch (Nederlands)", "theme: high contrast"):
            assert name in names
        await visitor.press("ctrl+p")
        await visitor.read("your progress")


async def test_no_color_is_obeyed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with visiting(lobby(tmp_path)) as visitor:
        assert visitor.app.theme == "mono"
        assert not (tmp_path / "preferences.json").exists(), "it is not a preference"
