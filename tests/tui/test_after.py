"""After ENDEX on the screen: hot wash, futures, hearing, ratings, report, once more; and the freeze before it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.events import Paste

from crisis_sim.batch.executors import Here
from crisis_sim.model.events import CommandLine, Event
from crisis_sim.session.begin import begin, resume
from crisis_sim.session.replay import verify
from crisis_sim.session.session import Session
from crisis_sim.session.store import read
from crisis_sim.tui.after import hotwash
from crisis_sim.tui.after.hotwash import HotWash
from crisis_sim.tui.after.running import Running
from crisis_sim.tui.app import DrillApp
from tests.drilled import drilled
from tests.stage import compiled

from .conftest import TidyDisk
from .desk import Player, at_the_desk

SEAT = "cyber-cell"


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few futures, in this process."""

    class Few(Running):
        def __init__(self, back: object, seed: int) -> None:
            super().__init__(back, seed, 3, Here)  # type: ignore[arg-type]

    monkeypatch.setattr(hotwash, "Running", Few)
    monkeypatch.setattr(hotwash, "PAUSE", 0.01)
    monkeypatch.setattr(hotwash, "BEAT", 0.02)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "log.jsonl"


@asynccontextmanager
async def afterwards(
    session: Session, log: Path, *, size: tuple[int, int] = (80, 24), language: str = "en"
) -> AsyncIterator[Player]:
    """A player in front of the hot wash, with everything worked out."""
    app = DrillApp(session, SEAT, log=log, resume="crisis-sim play --resume", language=language)
    async with app.run_test(size=size) as pilot:
        player = Player(app, pilot)
        await until(player, lambda: isinstance(app.screen, HotWash) and app.screen.back is not None)
        await player.settle()
        yield player


async def until(player: Player, so: object) -> None:
    """Wait for something, at most some seconds."""
    for _ in range(600):
        if so():  # type: ignore[operator]
            break
        await asyncio.sleep(0.01)
    assert so()  # type: ignore[operator]
    await player.pilot.pause()


def whole(player: Player) -> str:
    """Everything that the hot wash says, in sight or not."""
    from crisis_sim.tui.widgets.prose import Prose

    return "\n".join(prose._text.plain for prose in player.app.screen.query(Prose))


async def test_endex_shows_three_and_three_with_evidence_within_a_second(disk: TidyDisk, log: Path) -> None:
    session = begin(compiled("first-drill"), 3, {SEAT: "human"}, log, disk)
    async with at_the_desk(session, SEAT, log) as player:
        began = 0.0
        for _ in range(200):
            if isinstance(player.app.screen, HotWash):
                break
            player.app.drill.live.step()
            began = time.monotonic()
            await player.settle()
        screen = player.app.screen
        assert isinstance(screen, HotWash)
        await until(player, lambda: screen.back is not None)
        assert time.monotonic() - began < 3, "a slow machine is given some room"
        text = whole(player)
        assert "ENDEX" in text
        assert text.count("✗") >= 3
        assert "(line " in text
        assert "EXERCISE / OEFENING / EXERCICE / ÜBUNG" in player.text
        assert str(player.app.drill.live.link.session.endex_digest) in text


async def test_gauges_ratings_interests_and_what_luck_did(disk: TidyDisk, log: Path) -> None:
    session = drilled(path=log, disk=disk)
    async with afterwards(session, log, size=(120, 40)) as player:
        screen = player.app.screen
        assert isinstance(screen, HotWash)
        await until(player, lambda: screen.running is not None and screen.running.over)
        await asyncio.sleep(0.1)
        text = whole(player)
        assert "P, without challenges" in text
        assert "Suggested from the weight met" in text
        assert "Democratic state and rule of law" in text
        assert "Your key choice" in text
        assert "● b)" in text
        assert "3 futures of the same choice, your seat then played by the book" in text
        assert "◆ better than" in text
        assert "│" not in player.text.splitlines()[3], "two columns, no frames"


async def test_the_futures_are_announced_before_they_begin(
    disk: TidyDisk, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hotwash, "PAUSE", 60.0)
    async with afterwards(drilled(path=log, disk=disk), log) as player:
        screen = player.app.screen
        assert isinstance(screen, HotWash)
        await until(player, lambda: screen.running is not None)
        assert not screen.running.came  # type: ignore[union-attr]
        assert "What luck did" in whole(player)
        assert "▱ 0" in whole(player)


async def test_the_futures_stop_when_told_and_when_left(disk: TidyDisk, log: Path) -> None:
    session = drilled(path=log, disk=disk)
    async with afterwards(session, log) as player:
        screen = player.app.screen
        assert isinstance(screen, HotWash)
        await until(player, lambda: screen.running is not None)
        running = screen.running
        assert running is not None
        await player.press("x")
        assert running.over
        assert "futures" in whole(player)
        await player.press("q")
    assert running._stop.is_set()


async def test_the_hearing_asks_one_at_a_time_and_keeps_the_answers(disk: TidyDisk, log: Path) -> None:
    session = drilled(path=log, disk=disk, policy="hesitant")
    before = log.read_bytes()
    async with afterwards(session, log) as player:
        first = await player.press("h")
        assert "Question 1 of 5" in first
        assert "(line " in first
        assert "Write an answer" in await player.press("f2")
        player.app.post_message(Paste("We [bold]thought\x1b[31m it was known."))
        await player.settle()
        assert "Question 2 of 5" in await player.press("f2")
        player.app.post_message(Paste("half an answer"))
        await player.settle()
        await player.press("escape")
        assert isinstance(player.app.screen, HotWash), "Esc leaves it for later"
        again = await player.press("h")
        assert "Question 2 of 5" in again
        assert "half an answer" in again, "what was typed is still there"
        await player.press("f2", "f4", "f4", "f4")
        assert "Rate yourself" in player.text, "then come the ratings"
    assert log.read_bytes().startswith(before), "the exercise stays as it was"
    header, raw, _ = read(log)
    assert verify(header, raw, "log").difference is None
    answers = [e.p["answer"] for e in session.lines if isinstance(e, Event) and e.kind == "ProbeAnswered"]
    assert answers == ["We [bold]thought it was known.", "half an answer", "", "", ""]


async def test_a_killed_terminal_goes_on_in_the_hearing_where_it_was(disk: TidyDisk, log: Path) -> None:
    session = drilled(path=log, disk=disk, policy="hesitant")
    async with afterwards(session, log) as player:
        await player.press("h")
        player.app.post_message(Paste("One."))
        await player.settle()
        await player.press("f2")
        asked = player.view.probes["b2"]["ask"]["en"]
    disk.close()
    again = resume(log, disk)
    async with afterwards(again, log) as player:
        shown = await player.press("h")
        assert "Question 2 of 5" in shown
        assert player.view.probes["b1"]["answer"] == "One."
        assert player.view.probes["b2"]["ask"]["en"] == asked
        assert len(player.view.probes) == 5, "the questions are put once"


async def test_ratings_are_the_players_own_and_go_on_to_the_next_objective(disk: TidyDisk, log: Path) -> None:
    session = drilled(path=log, disk=disk)
    async with afterwards(session, log) as player:
        shown = await player.press("g")
        assert "Objective 1 of" in shown
        assert "suggested: P" in shown
        await player.press("tab")
        player.app.post_message(Paste("We were lucky."))
        await player.settle()
        assert "Objective 2 of" in await player.press("f2")
        await player.press("escape")
        assert "Objective 2 of" in await player.press("g"), "it goes on where it was"
    given = [e.p for e in session.lines if isinstance(e, Event) and e.kind == "RatingGiven"]
    assert [(p["rating"], p["text"], p["seat"]) for p in given] == [("P", "We were lucky.", SEAT)]
    assert not any(isinstance(e, Event) and e.kind == "RatingGiven" and e.audience for e in session.lines)


@pytest.mark.parametrize("size", [(60, 15), (80, 24), (120, 40)])
async def test_the_report_is_read_by_chapters_and_saved(disk: TidyDisk, log: Path, size: tuple[int, int]) -> None:
    session = drilled(path=log, disk=disk)
    async with afterwards(session, log, size=size, language="nl") as player:
        await player.press("r")
        await until(player, lambda: player.app.screen.query("#report"))
        top = player.text
        await player.press("n", "n")
        assert player.text != top
        await player.press("p", "c", "down", "enter", "escape")
        assert isinstance(player.app.screen, HotWash)
        await player.press("s")
        await until(player, lambda: log.with_suffix(".nl.md").exists())
    text = log.with_suffix(".nl.md").read_text()
    assert text.startswith("# EXERCISE")
    assert "Evaluatieverslag" in text


async def test_once_more_from_the_key_choice_with_the_other_option(disk: TidyDisk, log: Path) -> None:
    session = drilled(path=log, disk=disk)
    async with afterwards(session, log) as player:
        screen = player.app.screen
        assert isinstance(screen, HotWash)
        assert screen.back is not None
        assert screen.back.key is not None
        key = screen.back.key
        assert "with the other option" in await player.press("o")
        await player.press("enter")
        await until(player, lambda: player.app.sitting is not None and player.app.drill.log != log)
        await player.settle()
        new = player.app.drill
        assert new.conductor.mode == "held"
        assert new.now == key.command.t
        old_lines, new_lines = log.read_bytes().split(b"\n"), new.log.read_bytes().split(b"\n")
        assert new_lines[: key.command.seq] == old_lines[: key.command.seq]
        made = [line for line in new.live.link.session.lines if isinstance(line, CommandLine) and line.kind == "Decide"]
        assert made[-1].p["option"] != key.chosen
        new.live.link.session.close()


async def test_once_more_with_another_draw_when_only_the_log_is_at_hand(disk: TidyDisk, log: Path) -> None:
    session = drilled(path=log, disk=disk, policy="silent")
    async with afterwards(session, log) as player:
        await player.press("o", "enter")
        await until(player, lambda: player.app.sitting is not None and player.app.drill.log != log)
        assert player.app.drill.now == 0
        assert player.app.drill.live.link.session.engine.seed != session.engine.seed
        assert player.view.seat == SEAT
        player.app.drill.live.link.session.close()


@pytest.mark.parametrize(("size", "language"), [((60, 15), "nl"), ((80, 24), "fr"), ((120, 40), "en")])
async def test_every_size_and_language_and_any_resize(
    disk: TidyDisk, log: Path, size: tuple[int, int], language: str
) -> None:
    session = drilled(path=log, disk=disk, policy="hesitant")
    async with afterwards(session, log, size=size, language=language) as player:
        for width, height in ((120, 40), (60, 15), size):
            await player.pilot.resize_terminal(width, height)
            await player.pilot.pause()
            assert all(len(line) <= width for line in player.text.splitlines())
            assert "EXERCISE" in player.text
        for key in ("h", "escape", "g", "escape", "o", "escape", "?", "escape"):
            await player.press(key)
        assert isinstance(player.app.screen, HotWash)


# freeze


def flooded(disk: TidyDisk, log: Path) -> Session:
    return begin(compiled("flood-vesdre"), 1, {"coordination": "human"}, log, disk)


async def stepped_into_the_freeze(player: Player) -> None:
    for _ in range(60):
        if player.view.probes:
            break
        player.app.drill.live.step()
        await player.settle()
    await player.pilot.pause()


async def test_a_freeze_holds_the_clock_and_hides_the_room(disk: TidyDisk, log: Path) -> None:
    async with at_the_desk(flooded(disk, log), "coordination", log) as player:
        await stepped_into_the_freeze(player)
        shown = player.text
        assert "The exercise is frozen" in shown
        assert "The situation" in shown
        assert "Les Tilleuls" in shown, "the question"
        for letter in player.view.inbox.values():
            assert letter.title["en"] not in shown
        now = player.app.drill.now
        assert "Write an answer" in await player.press("ctrl+s")
        await player.press("n", " ", "n")
        assert player.app.drill.now == now, "the clock's keys are letters of the answer here"


async def test_an_answer_with_how_sure_is_kept_and_play_goes_on(disk: TidyDisk, log: Path) -> None:
    session = flooded(disk, log)
    async with at_the_desk(session, "coordination", log) as player:
        await stepped_into_the_freeze(player)
        await player.type("14, on the word of the home")
        await player.press("tab")
        await player.type("140")
        assert "0 to 100" in await player.press("f2")
        await player.press("backspace")
        await player.press("f2")
        assert "frozen" not in player.text
        assert player.view.probes["b1"]["answer"] == "14, on the word of the home"
        assert player.view.probes["b1"]["confidence"] == 14
        before = player.app.drill.now
        await player.press("n")
        assert player.app.drill.now >= before
    assert [e.kind for e in session.lines if e.kind.startswith("Probe")].count("ProbeAnswered") == 1


async def test_an_answer_without_the_figure_that_is_asked_for_is_kept_at_the_second_time(
    disk: TidyDisk, log: Path
) -> None:
    session = begin(compiled("shape-cyberattack"), 1, {"cyber-cell": "human"}, log, disk)
    async with at_the_desk(session, "cyber-cell", log) as player:
        await stepped_into_the_freeze(player)
        await player.type("abc")
        assert "A figure is asked for" in await player.press("f2")
        assert player.view.probes["b1"]["answer"] is None, "nothing is recorded without a word"
        await player.type("d")
        assert "A figure is asked for" in await player.press("f2"), "another answer, another look"
        await player.press("f2")
        assert player.view.probes["b1"]["answer"] == "abcd"


async def test_not_now_closes_the_question_and_blocks_nothing(disk: TidyDisk, log: Path) -> None:
    async with at_the_desk(flooded(disk, log), "coordination", log) as player:
        await stepped_into_the_freeze(player)
        await player.press("f4")
        assert "frozen" not in player.text
        assert player.view.probes["b1"]["answer"] == ""


async def test_a_killed_terminal_comes_back_to_the_frozen_question(disk: TidyDisk, log: Path) -> None:
    async with at_the_desk(flooded(disk, log), "coordination", log) as player:
        await stepped_into_the_freeze(player)
    disk.close()
    app = DrillApp(resume(log, disk), "coordination", log=log, resume="")
    app._briefing = False
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "The exercise is frozen" in Player(app, pilot).text
