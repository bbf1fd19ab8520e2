"""The screen, played by keys: what comes in, what is done, and what it never does."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from crisis_sim.session.begin import begin, resume
from crisis_sim.session.session import Session
from crisis_sim.session.trouble import LogError
from crisis_sim.tui.conductor import Conductor
from crisis_sim.tui.room.freeze import FreezeSheet
from crisis_sim.tui.widgets.banner import BANNER
from tests.stage import Stage, compiled

from .conftest import TidyDisk
from .desk import Player, at_the_desk


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Where the log goes."""
    return tmp_path / "log.jsonl"


def drill(disk: TidyDisk, log: Path, world: str = "first-drill", seat: str = "cyber-cell", seed: int = 1) -> Session:
    """A session with one person."""
    return begin(compiled(world), seed, {seat: "human"}, log, disk)


async def test_a_call_rings_in_words_and_is_taken(disk: TidyDisk, log: Path) -> None:
    async with at_the_desk(drill(disk, log), "cyber-cell", log) as player:
        await player.press("n", "a")
        assert "Open this message" in player.text
        ringing = await player.press("n")
        assert "▲  RINGING  ! now Belnet" in ringing
        assert "RINGING 1" in ringing.splitlines()[1], "the clock's line says it too"
        assert "multiplied within" not in ringing, "nobody hears what was not taken"
        taken = await player.press("a")
        assert "RINGING" not in taken
        assert "Traffic at our edge" in taken
        assert "reachable: 58\u00a0%" in taken
        assert "A1" in taken


async def test_a_fact_is_passed_on_with_keys_alone(disk: TidyDisk, log: Path) -> None:
    async with at_the_desk(drill(disk, log), "cyber-cell", log) as player:
        await player.press("n", "a", "n", "a", "c")
        await player.type("crisis")
        await player.press("enter", "tab", "enter", "enter", "f2")
        assert player.view.tasks, "writing takes one of four people"
        assert "3/4 free" in player.text
        while not player.view.outbox:
            await player.press("n")
        await player.press("5")
        assert [(letter.to, letter.facts) for letter in player.view.outbox.values()] == [("nccn", ["f1"])]
        assert "→ NCCN" in player.text


async def test_the_manual_is_one_key_away(disk: TidyDisk, log: Path) -> None:
    async with at_the_desk(drill(disk, log), "cyber-cell", log) as player:
        assert "Rules of the exercise" in await player.press("b")
        assert "What goes before what" in await player.press("3")


async def test_a_refusal_keeps_the_draft_and_says_why(disk: TidyDisk, log: Path) -> None:
    async with at_the_desk(drill(disk, log), "cyber-cell", log) as player:
        await player.press("n", "a", "c")
        await player.type("belnet")
        await player.press("enter", "f2")
        assert "Refused: the message is empty" in player.text
        assert "To          Belnet" in player.text
        await player.press("tab", "tab", "tab", "tab")
        await player.type("hi")
        await player.press("ctrl+s")
        assert "A message" not in player.text
        assert player.view.tasks


async def test_a_measure_of_ones_own_is_ordered_and_anothers_proposed(disk: TidyDisk, log: Path) -> None:
    async with at_the_desk(drill(disk, log), "cyber-cell", log) as player:
        await player.press("n", "a", "m")
        await player.type("severity")
        await player.press("enter", "tab", "enter")
        await player.type("serious")
        await player.press("enter", "f2", "m")
        await player.type("filter")
        await player.press("enter", "f2")
        shown = await player.press("4")
        assert {(u.measure, u.status) for u in player.view.undertakings.values()} == {
            ("set-cyber-severity", "ordered"),
            ("filter-traffic", "proposed"),
        }
        assert "Set the cyber severity: Serious incident" in shown
        assert "put to Belnet" in shown


async def test_a_decision_with_letter_reason_and_controls(disk: TidyDisk, log: Path) -> None:
    async with at_the_desk(drill(disk, log), "cyber-cell", log) as player:
        while not player.view.questions:
            await player.press("n", "a")
        assert "Asks you to decide within 12 min" in player.text
        sheet = await player.press("d")
        assert "a) The pattern first" in sheet
        assert "needs 3 × Incident analysts" in sheet
        await player.press("b")
        await player.type("find out")
        await player.press("tab")
        await player.type("know")
        await player.press("f2", "enter")
        assert player.view.questions["d1"].final == "b"
        assert player.view.questions["d1"].answers["cyber-cell"]["reason"] == "find out"
        assert "You decided “Where" in player.text


async def test_asking_a_question_that_is_expected(disk: TidyDisk, log: Path) -> None:
    async with at_the_desk(drill(disk, log), "cyber-cell", log) as player:
        await player.press("n", "a", "n", "a", "i")
        await player.type("belnet")
        await player.press("enter", "tab", "enter")
        assert "Was anything stolen?" in player.text
        await player.type("stolen")
        await player.press("enter", "f2")
        for _ in range(6):
            await player.press("n", "a")
        (asked,) = (letter for letter in player.view.outbox.values() if letter.request)
        assert asked.answered == "fact"


async def test_log_product_contact_and_retraction(disk: TidyDisk, log: Path) -> None:
    async with at_the_desk(drill(disk, log), "cyber-cell", log) as player:
        await player.press("n", "a", "n", "a", "l")
        await player.type("why not")
        await player.press("enter")
        assert player.view.notes[-1][1] == "why not"
        await player.press("p", "tab", "tab", "tab")
        await player.type("all")
        await player.press("f2", "o")
        await player.type("belnet")
        await player.press("enter", "tab", "enter", "enter", "tab")
        await player.type("told")
        await player.press("f2")
        assert [task["what"] for task in player.view.tasks] == ["sitrep", "contact"]
        while not player.view.outbox:
            await player.press("n")
        await player.press("x", "enter", "enter", "tab")
        await player.type("no")
        await player.press("f2")
        assert player.view.tasks[-1]["what"] == "retract"


async def test_a_form_and_free_words(disk: TidyDisk, log: Path) -> None:
    seed = next(n for n in range(1, 40) if tide(n) == "neap")
    async with at_the_desk(drill(disk, log, "small", "ministry", seed), "ministry", log) as player:
        while not player.view.questions:
            await player.press("n")
            await player.press("f4" if isinstance(player.app.screen, FreezeSheet) else "a")
        await player.press("d", "f2")
        assert "Line: fill this in." in player.text
        await player.type("gate")
        await player.press("f2", "enter")
        assert player.view.questions["d1"].answers["ministry"]["answer"] == {"line": "gate"}


def tide(seed: int) -> str:
    """What the tide is with this seed."""
    return begin(compiled("small"), seed, {}).engine.state.draws["tide"]


async def test_a_question_of_control_is_answered(disk: TidyDisk, log: Path) -> None:
    async with at_the_desk(drill(disk, log, "small", "centre"), "centre", log) as player:
        while not player.view.probes:
            await player.press("n")
        await player.type("low")
        await player.press("f2")
        assert next(iter(player.view.probes.values()))["answer"] == "low"


async def test_all_panels_and_pages_open_and_close(disk: TidyDisk, log: Path) -> None:
    async with at_the_desk(drill(disk, log), "cyber-cell", log) as player:
        await player.press("n", "a", "n", "a")
        desk = player.app.screen
        for digit in "23456789":
            await player.press(digit, "enter", "escape")
        for key in "b?q":
            page = await player.press(key)
            assert "Esc close" in page
            await player.press("escape")
        assert player.app.screen is desk
        await player.press("3", "enter", "v")
        assert "whether a fact is right" in player.text
        await player.press("escape", "7", "enter", "i")
        assert "Ask somebody" in player.text
        await player.press("escape")
        assert player.app.screen is desk


async def test_a_cell_that_is_not_convened_yet_can_wait(disk: TidyDisk, log: Path) -> None:
    async with at_the_desk(drill(disk, log, "small", "crisis-cell"), "crisis-cell", log) as player:
        for key in "adkrmcipoxlb?23456789":
            await player.press(key, "escape")
        await player.press("n")
        assert player.app.is_running


async def test_the_clock_runs_holds_and_changes_pace(disk: TidyDisk, log: Path) -> None:
    async with at_the_desk(drill(disk, log), "cyber-cell", log) as player:
        assert " HELD  ×6 " in player.text
        await player.press("+", "+")
        assert player.view.pace == 10_000
        await player.press("-", " ")
        assert " RUNNING  ×8 " in player.text
        while not player.view.inbox:
            await player.pilot.pause(0.1)
        await player.press(" ")
        assert " HELD " in player.text
        now = player.app.drill.now
        await player.pilot.pause(0.5)
        assert player.app.drill.now == now > 0


async def test_a_pace_from_the_command_line(disk: TidyDisk, log: Path) -> None:
    async with at_the_desk(drill(disk, log), "cyber-cell", log, pace=20_000) as player:
        assert " HELD  ×20 " in player.text
        assert player.view.pace == 20_000


async def test_endex_shows_what_was_left_open_and_the_hash(disk: TidyDisk, log: Path) -> None:
    session = drill(disk, log)
    async with at_the_desk(session, "cyber-cell", log, size=(100, 60)) as player:
        await player.press("n", "q", "e", "enter")
        await player.until("ENDEX: the exercise is over.")
        assert BANNER in player.text
        await player.until(session.digest)
        await player.press("q")
    assert player.app.return_value == "finished"


async def test_a_resumed_drill_shows_the_same(disk: TidyDisk, log: Path) -> None:
    async with at_the_desk(drill(disk, log), "cyber-cell", log) as player:
        await player.press("n", "a", "n", "a", "n")
        before = player.text.splitlines()
        await player.press("ctrl+c", "ctrl+c")
    assert player.app.return_value == "left"
    disk.close()
    async with at_the_desk(resume(log, disk), "cyber-cell", log) as player:
        after = player.text.splitlines()
        left = [line.split("│")[0].rstrip() for line in before[1:22]]
        assert [line.split("│")[0].rstrip() for line in after[1:22]] == left
    disk.close()


async def test_a_full_disk_ends_it_with_a_word(disk: TidyDisk, log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with at_the_desk(drill(disk, log), "cyber-cell", log) as player:
        await player.press("n")

        def full(file: object) -> None:
            raise OSError(28, os.strerror(28))

        monkeypatch.setattr(disk, "sync", full)
        shown = len(player.view.events)
        await player.pilot.press("n")
        await player.when(lambda: "The log can't be written" in player.text)
        await player.pilot.press("escape")
        await player.pilot.pause()
    assert isinstance(player.app.return_value, LogError)
    assert "No space left" in str(player.app.return_value)
    assert len(player.view.events) == shown, "what is not kept is not shown"


MARKUP = "[bold red]not red[/] [@click=app.bell]x[/] [/nothing]"


async def test_texts_are_never_read_as_markup(log: Path) -> None:
    stage = Stage(
        title=MARKUP,
        briefing=MARKUP,
        seats=[{"id": "centre", "plays": ["centre"], "title": MARKUP, "briefing": MARKUP}],
        facts={"f": {"text": MARKUP, "truth": True, "topics": ["wave"]}},
        injects=[
            {
                "id": "one", "at": "1m", "from": "police", "to": ["centre"], "channel": "mail", "title": MARKUP,
                "text": MARKUP, "facts": ["f"],
                "asks": {"within": "1h", "options": [{"id": "yes", "text": MARKUP}, {"id": "no", "text": MARKUP}]},
            }
        ],
    )  # fmt: skip
    async with at_the_desk(stage.session, "centre", log, size=(120, 40)) as player:
        await looks_plain(player, "b")
        await looks_plain(player, "n", "a")
        await looks_plain(player, "d")
        await looks_plain(player, "3", "enter")
        await looks_plain(player, "9")
        await player.press("l")
        await player.type(MARKUP)
        await player.press("enter")
        assert MARKUP in player.text


async def looks_plain(player: Player, *keys: str) -> None:
    """The brackets stand on the screen as they are."""
    await player.press("escape")
    shown = await player.press(*keys)
    assert "[bold red]not red[/]" in shown
    assert "[/nothing]" in shown


@pytest.mark.parametrize(
    ("language", "size"), [("en", (80, 24)), ("nl", (80, 24)), ("fr", (80, 24)), ("en", (120, 40)), ("fr", (60, 20))]
)
async def test_banner_and_clock_stay_in_sight(disk: TidyDisk, log: Path, language: str, size: tuple[int, int]) -> None:
    async with at_the_desk(drill(disk, log), "cyber-cell", log, size=size, language=language) as player:
        await player.press("n", "a")
        for keys in ("c", "m", "i", "p", "?", "q"):
            rows = (await player.press(keys)).splitlines()
            assert BANNER in rows[0]
            assert "10:45" in rows[1]
            await player.press("escape")


@pytest.mark.parametrize("language", ["en", "nl", "fr"])
async def test_the_footer_has_what_one_does_most_at_80_columns(disk: TidyDisk, log: Path, language: str) -> None:
    session = begin(compiled("first-drill"), 1, {"cyber-cell": "human"}, log, disk, guided=["cyber-cell"])
    async with at_the_desk(session, "cyber-cell", log, language=language) as player:
        most = {"n", player.app.drill.words.say("space"), "?", "m", "c", "i", "p"}
        assert most <= offered(player.text)
        await player.press("n")
        while not player.view.questions:
            await player.press("a", "n")
        assert {"d", "a", *(most if language == "en" else ())} <= offered(player.text)
        await player.press("a")
        assert {*most, "d"} <= offered(player.text)


async def test_a_step_that_passes_over_a_message_says_that_it_is_unread(disk: TidyDisk, log: Path) -> None:
    async with at_the_desk(drill(disk, log), "cyber-cell", log) as player:
        first = await player.press("n")
        assert "1 unread" in first
        assert "unread ·" not in first.splitlines()[-2], "what a step has just come to is no other message"
        passed = await player.press("n")
        assert "2 unread" in passed or "1 ringing · 1 unread" in passed
        assert "1 other message is unread ·" in passed.splitlines()[-2]
        await player.press("a", "a")
        assert "other message" not in (await player.press("n")).splitlines()[-2]


async def test_no_hint_is_shown_while_the_clock_jumps(
    disk: TidyDisk, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = begin(compiled("first-drill"), 1, {"cyber-cell": "human"}, log, disk, guided=["cyber-cell"])
    async with at_the_desk(session, "cyber-cell", log) as player:
        while "Hint ·" not in player.text:
            await player.press("n", "a")
        with monkeypatch.context() as patched:
            patched.setattr(Conductor, "mode", "jumping")
            player.app.screen.refresh_all()  # type: ignore[attr-defined]
            await player.pilot.pause()
            assert "Hint ·" not in player.text, "policies hold the seat: there is nothing to do"
        player.app.screen.refresh_all()  # type: ignore[attr-defined]
        await player.pilot.pause()
        assert "Hint ·" in player.text


def offered(text: str) -> set[str]:
    """The keys of the footer."""
    words = text.splitlines()[-1].split()
    return {word for word in words if len(word) == 1 or word in ("space", "spatie", "espace")}
