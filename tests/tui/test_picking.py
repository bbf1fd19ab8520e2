"""Picking from a list: what is ticked and unticked is what is meant, words find what they begin, the focus stays."""

from __future__ import annotations

from textual.widgets import OptionList

from crisis_sim.tui.acting.ask import AskSheet
from crisis_sim.tui.acting.compose import ComposeSheet
from crisis_sim.tui.widgets.finding import nearness
from crisis_sim.tui.widgets.pick import TICK, Choice, Picker

from .bench import Bench, informed, on_the_bench

SEAT = "cyber-cell"


async def facts_open(bench: Bench, *picked: str) -> Choice:
    """The facts of a message, with these picked, and their list open."""
    sheet = ComposeSheet(bench.drill, to=["nccn"], facts=picked)
    await bench.open(sheet)
    field = sheet.query_one("#facts", Choice)
    field.focus()
    await bench.press("enter")
    assert isinstance(bench.app.screen, Picker)
    return field


async def test_unticking_all_empties_the_field() -> None:
    async with on_the_bench(informed("shape-cyberattack", SEAT, 3600), SEAT) as bench:
        fact = next(iter(bench.view.facts))
        field = await facts_open(bench, fact)
        assert TICK in bench.text
        await bench.press("tab", "enter")
        assert field.picked == []


async def test_none_empties_the_field() -> None:
    async with on_the_bench(informed("shape-cyberattack", SEAT, 3600), SEAT) as bench:
        field = await facts_open(bench, next(iter(bench.view.facts)))
        bench.app.screen.query_one(OptionList).highlighted = 0
        await bench.press("enter")
        assert field.picked == []


async def test_what_was_unticked_is_not_taken_for_having_been_searched() -> None:
    async with on_the_bench(informed("shape-cyberattack", SEAT, 3600), SEAT) as bench:
        one, two = list(bench.view.facts)[:2]
        field = await facts_open(bench, one, two)
        await bench.paste(bench.drill.words.fact(bench.view.facts[two])[:30])
        await bench.press("tab", "enter")
        assert field.picked == [one]


async def test_tab_ticks_one_and_the_arrow_goes_to_the_next() -> None:
    async with on_the_bench(informed("shape-cyberattack", SEAT, 3600), SEAT) as bench:
        field = await facts_open(bench)
        listing = bench.app.screen.query_one(OptionList)
        ids = [listing.get_option_at_index(n).id for n in range(1, 3)]
        await bench.press("tab", "down", "tab", "enter")
        assert field.picked == ids


async def test_the_focus_stays_so_that_tab_goes_to_the_next_field() -> None:
    async with on_the_bench(informed("shape-cyberattack", SEAT, 3600), SEAT) as bench:
        sheet = ComposeSheet(bench.drill)
        await bench.open(sheet)
        await bench.press("n", "enter")
        assert sheet.focused is sheet.query_one("#to")
        await bench.press("tab")
        assert sheet.focused is sheet.query_one("#facts")


async def test_a_name_in_another_language_finds_it_first() -> None:
    async with on_the_bench(informed("shape-cyberattack", SEAT, 3600), SEAT, language="nl") as bench:
        sheet = ComposeSheet(bench.drill)
        await bench.open(sheet)
        for typed in ("nato", "otan"):
            sheet.query_one("#to", Choice).pick([])
            sheet.query_one("#to").focus()
            await bench.press("enter")
            await bench.paste(typed)
            await bench.press("enter")
            assert sheet.query_one("#to", Choice).picked == ["nato"]


def test_a_word_that_begins_so_comes_before_one_that_holds_it() -> None:
    names = ["Noodplanningscoördinator", "NAVO-hoofdkwartier", "Raad van de NATO", "NATO"]
    found = sorted(names, key=lambda name: nearness(name, "NATO" if "NAVO" in name else "", ["nato"]))
    assert found == ["NATO", "Raad van de NATO", "NAVO-hoofdkwartier", "Noodplanningscoördinator"]


async def test_a_release_is_asked_for_the_one_fact_that_needs_it() -> None:
    async with on_the_bench(informed("shape-cyberattack", SEAT, 1500), SEAT, language="nl") as bench:
        sheet = AskSheet(bench.drill)
        await bench.open(sheet)
        kept = [key for key, fact in bench.view.facts.items() if fact.release == "originator"]
        assert len(kept) == 1
        sheet.query_one("#kind").focus()
        await bench.press("enter")
        await bench.paste("vrijg")
        await bench.press("enter")
        assert sheet.query_one("#about", Choice).picked == kept
        assert sheet.query_one("#to", Choice).picked == [bench.view.facts[kept[0]].owner]
        await bench.press("f2")
        assert bench.app.screen is not sheet, "it went"
