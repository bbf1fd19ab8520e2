"""What a player does: decisions, measures, messages, products, contacts, the log; by keys, and with hostile input."""

from __future__ import annotations

import time
from typing import Any

import pytest
from textual.widgets import Input, TextArea

from crisis_sim.model.seat_view import Question, SeatView
from crisis_sim.model.slice import SliceLine
from crisis_sim.tui.acting.ask import AskSheet
from crisis_sim.tui.acting.compose import ComposeSheet, reply
from crisis_sim.tui.acting.deciding import DecisionSheet
from crisis_sim.tui.acting.decisions import pending
from crisis_sim.tui.acting.facts import FactPage, Facts
from crisis_sim.tui.acting.notes import ContactSheet, LogSheet, told_about, told_to
from crisis_sim.tui.acting.ordering import MeasureBook, MeasureSheet, choose_measure
from crisis_sim.tui.acting.products import ProductSheet
from crisis_sim.tui.room.journal import Journal
from crisis_sim.tui.widgets.confirm import ConfirmSheet
from crisis_sim.tui.widgets.pick import Choice

from .bench import Bench, informed, on_the_bench

SEAT = "cyber-cell"
HOSTILE = "[bold red]x[/] \x1b[31mred\x07 \u202eevil 🚒 漢字 " + "long" * 20


def asked(bench: Bench) -> Question:
    """The decision that waits."""
    return pending(bench.view)[0]


# deciding


async def test_a_decision_shows_what_options_need_and_asks_once_before_it_binds() -> None:
    async with on_the_bench(informed("first-drill", SEAT, 1800), SEAT) as bench:
        key = asked(bench).decision
        sheet = await bench.open(DecisionSheet(bench.drill, asked(bench)))
        assert "12 min left" in sheet
        assert "needs 3 × Incident analysts" in sheet
        assert "5 min of your staff" in sheet
        await bench.press("b")
        await bench.paste("because")
        asks = await bench.press("f2")
        assert "This can't be taken back" in asks
        assert "You decide: b)" in asks
        assert "This binds." in asks
        back = await bench.press("escape")
        assert "because" in back
        assert not bench.view.questions[key].answers
        await bench.press("f2", "enter")
        assert bench.view.questions[key].final == "b"
        assert bench.view.questions[key].answers[SEAT]["reason"] == "because"


async def test_whoever_turned_asking_off_decides_at_once() -> None:
    async with on_the_bench(informed("first-drill", SEAT, 1800), SEAT, confirm=False) as bench:
        key = asked(bench).decision
        await bench.open(DecisionSheet(bench.drill, asked(bench)))
        await bench.press("a", "f2")
        assert bench.view.questions[key].final == "a"


async def test_means_that_are_short_stand_out_and_the_gate_says_the_same() -> None:
    async with on_the_bench(informed("first-drill", SEAT, 1800), SEAT) as bench:
        next(iter(bench.view.means.values()))["free"] = 2
        sheet = await bench.open(DecisionSheet(bench.drill, asked(bench)))
        assert "▲ only 2 of 3 free" in " ".join(sheet.split())


async def test_what_was_typed_survives_escape_for_that_decision() -> None:
    async with on_the_bench(informed("first-drill", SEAT, 1800), SEAT) as bench:
        await bench.open(DecisionSheet(bench.drill, asked(bench)))
        await bench.press("b")
        await bench.paste("half a thought")
        await bench.press("escape")
        again = await bench.open(DecisionSheet(bench.drill, asked(bench)))
        assert "half a thought" in again
        assert "Here is what you had begun." in again
        await bench.press("escape")
        assert "half a thought" not in await bench.open(ComposeSheet(bench.drill)), "it belongs to the decision"


async def test_the_time_left_moves_while_the_sheet_is_open() -> None:
    async with on_the_bench(informed("first-drill", SEAT, 1800), SEAT) as bench:
        before = await bench.open(DecisionSheet(bench.drill, asked(bench)))
        assert "12 min left" in before
        bench.app.conductor.now += 420
        await bench.pilot.pause(0.8)
        assert "5 min left" in bench.text
        bench.app.conductor.now += 420
        await bench.pilot.pause(0.8)
        assert "closed" in bench.text


def with_form(view: SeatView) -> None:
    """A question with a field of each kind."""
    p = {
        "decision": "d9",
        "title": {"en": "How many?"},
        "form": {"beds": "number", "close-it": "yes-no", "line": "text"},
        "form_labels": {"close-it": {"en": "Close now", "nl": "Nu sluiten"}, "line": {"en": "One line for the night"}},
        "deadline": view.now + 600,
        "needs": 0,
        "seats": [view.seat],
        "chair": view.seat,
    }
    view.take(SliceLine(view.n + 1, view.now, "DecisionOpened", None, p))


async def test_a_form_has_fitting_fields_and_says_what_is_wrong() -> None:
    async with on_the_bench(informed("first-drill", SEAT, 600), SEAT) as bench:
        with_form(bench.view)
        sheet = await bench.open(DecisionSheet(bench.drill, bench.view.questions["d9"]))
        assert "Beds        a number" in sheet
        assert "Close now   ○ yes   ○ no" in sheet
        assert "One line for the night" in sheet, "whole, above its field"
        await bench.paste("about 40")
        assert "Beds: a number" in await bench.press("f2")
        assert "about 40" in bench.text, "nothing typed is lost"
        bench.app.screen.query_one("#form-beds", Input).value = "40"
        empty = "Left empty: Close now; One line for the night."
        assert empty in await bench.press("f2")
        await bench.press("escape", "tab")
        assert "● yes" in await bench.press("y")
        assert "● no" in await bench.press("right")
        await bench.press("tab")
        await bench.paste("the line")
        assert "You decide: what you wrote" in (whole := await bench.press("f2"))
        assert "Left empty" not in whole


# measures


async def test_measures_that_fit_come_first_and_typing_searches_all() -> None:
    async with on_the_bench(informed("flood-vesdre", "governor", 3600), "governor", size=(120, 40)) as bench:
        choose_measure(bench.drill, bench.app)
        await bench.settle()
        assert "Rescue by boat" in bench.text
        assert "metro" not in bench.text.lower()
        assert "that fit" in bench.text
        assert "all 109" in await bench.press("f3")
        await bench.press("f3")
        await bench.paste("métro")
        assert "Order the metro closed" in bench.text, "accents or none"
        assert "propose to NCCN" in bench.text


async def test_enter_orders_what_is_ours_and_proposes_the_rest() -> None:
    async with on_the_bench(informed("first-drill", SEAT, 600), SEAT) as bench:
        choose_measure(bench.drill, bench.app)
        await bench.settle()
        await bench.paste("evidence")
        assert "yours to order" in bench.text
        await bench.press("enter", "f2")
        choose_measure(bench.drill, bench.app)
        await bench.settle()
        await bench.paste("filter")
        assert "propose to" in bench.text
        assert "F2 propose" in await bench.press("enter")
        await bench.press("f2")
        statuses = {(u.measure, u.status) for u in bench.view.undertakings.values()}
        assert ("preserve-evidence", "ordered") in statuses
        assert ("filter-traffic", "proposed") in statuses


async def test_a_public_measure_is_asked_once() -> None:
    async with on_the_bench(informed("first-drill", SEAT, 600), SEAT) as bench:
        await bench.open(MeasureSheet(bench.drill, "public-statement"))
        await bench.press("f2")
        assert isinstance(bench.app.screen, ConfirmSheet)
        assert "media and citizens hear of it" in bench.text
        await bench.press("escape", "escape")
        assert not bench.view.undertakings


# messages


async def test_costs_and_cautions_follow_what_is_picked() -> None:
    async with on_the_bench(informed("first-drill", SEAT, 1800), SEAT) as bench:
        sheet = await bench.open(ComposeSheet(bench.drill, to=["nccn"], facts=list(bench.view.facts)))
        assert "3 min of your staff" in sheet
        assert "4 of 4 people free" in sheet
        bench.app.screen.query_one("#channel", Choice).pick(["press"])
        await bench.settle()
        assert "▲ this channel is public" in bench.text
        bench.app.screen.query_one("#facts", Choice).pick([])
        await bench.press("f2")
        assert not isinstance(bench.app.screen, ConfirmSheet) or "public" in bench.text


async def test_a_public_channel_is_asked_once_and_then_goes_out() -> None:
    async with on_the_bench(informed("first-drill", SEAT, 600), SEAT) as bench:
        await bench.open(ComposeSheet(bench.drill, to=["media"], channel="press"))
        await bench.press("shift+tab")
        bench.app.screen.query_one("#text", TextArea).text = "We know of it."
        assert "everybody can hear it" in await bench.press("f2")
        assert isinstance(bench.app.screen, ConfirmSheet)
        await bench.press("enter")
        assert bench.view.tasks


async def test_a_closed_channel_is_said_to_be_refused_in_the_words_of_the_refusal() -> None:
    async with on_the_bench(informed("first-drill", SEAT, 600), SEAT) as bench:
        sheet = await bench.open(ComposeSheet(bench.drill, to=["media"], channel="nato-secure"))
        said = " ".join(sheet.replace("│", " ").split())
        assert "✗ will be refused: Media is not connected to that channel" in said
        bench.app.screen.query_one("#text", TextArea).text = "x"
        refused = " ".join((await bench.press("f2")).replace("│", " ").split())
        assert "Refused: Media is not connected to that channel" in refused


async def test_every_sheet_opens_in_three_languages_at_two_sizes() -> None:
    for world, seat, until in (("shape-cyberattack", "crisis-centre", 5400), ("cbrne-brussels", "mayor", 3600)):
        session = informed(world, seat, until)
        for size, language in (((80, 24), "nl"), ((120, 40), "fr"), ((60, 15), "en")):
            async with on_the_bench(session, seat, size=size, language=language) as bench:
                drill, letters = bench.drill, list(bench.view.inbox.values())
                questions = list(bench.view.questions.values())
                for screen in (
                    *(DecisionSheet(drill, q) for q in questions[:1]),
                    ComposeSheet(drill),
                    reply(drill, letters[-1]),
                    AskSheet(drill),
                    MeasureBook(drill),
                    ProductSheet(drill),
                    told_about(drill, letter=letters[-1]),
                    LogSheet(drill),
                ):
                    assert bench.drill.words.say("Esc") in await bench.open(screen)
                    await bench.press("escape")


async def test_the_mouse_opens_a_field_and_presses_the_keys_of_the_foot() -> None:
    async with on_the_bench(informed("first-drill", SEAT, 600), SEAT) as bench:
        await bench.open(ComposeSheet(bench.drill, to=["nccn"]))
        await bench.pilot.click("#to", offset=(14, 0))
        await bench.settle()
        assert "type to search" in bench.text
        await bench.press("escape")
        await bench.pilot.click("#sheet-keys", offset=(1, 0))
        await bench.settle()
        assert "the message is empty" in bench.text


# products


async def test_a_sitrep_is_begun_with_what_is_known_and_goes_out_under_its_headings() -> None:
    async with on_the_bench(informed("first-drill", SEAT, 3600), SEAT, size=(120, 40)) as bench:
        sheet = await bench.open(ProductSheet(bench.drill))
        assert "Situation" in sheet
        assert "What comes next" in sheet
        assert "Facts left out because of their marking: 1" in sheet
        assert "15 min of your staff" in sheet
        bench.app.screen.query_one("#to", Choice).pick([])
        await bench.press("f2")
        assert bench.view.tasks[-1]["what"] == "sitrep"
        while not bench.view.products:
            bench.app.conductor.step()
            await bench.pilot.pause(0.05)
        text = bench.view.products[-1]["text"]
        assert text.startswith("What we do not know\n- "), "what it knows for certain is TLP:AMBER"
        assert "\n\nWhat comes next\n- " in text
        marked = [card for card in bench.view.facts.values() if card.tlp == "amber"]
        assert marked
        assert all(bench.drill.words.fact(card) not in text for card in marked)


async def test_a_methane_report_leaves_open_what_is_not_known() -> None:
    async with on_the_bench(informed("flood-vesdre", "mayor", 600), "mayor", size=(120, 40)) as bench:
        await bench.open(ProductSheet(bench.drill))
        bench.app.screen.query_one("#product", Choice).pick(["methane"])
        await bench.settle()
        assert "M · Major incident" in bench.text
        assert bench.text.count("Not known yet.") > 1
        assert "Les Tilleuls" not in bench.text.split("E · Exact location")[1], "nothing says yet that it is there"


async def test_a_product_that_was_asked_for_goes_to_whoever_asked() -> None:
    async with on_the_bench(informed("first-drill", SEAT, 3900), SEAT, size=(120, 40)) as bench:
        asked = next(m for m in bench.view.inbox.values() if m.title.get("en") == "One page, please")
        sheet = await bench.open(ProductSheet(bench.drill))
        assert bench.app.screen.query_one("#to", Choice).picked[0] == asked.from_
        assert bench.drill.words.actor(asked.from_) in sheet


async def test_a_product_that_is_too_long_is_kept_and_says_so() -> None:
    async with on_the_bench(informed("first-drill", SEAT, 600), SEAT) as bench:
        await bench.open(ProductSheet(bench.drill))
        area = bench.app.screen.query_one("#sitrep-situation", TextArea)
        area.text = "y" * 9000
        assert "at most 8,000 fit" in " ".join((await bench.press("f2")).replace("│", " ").split())
        assert len(area.text) == 9000
        assert not bench.view.tasks


# told in person, the log


async def test_told_in_person_needs_one_key_more_on_a_fact() -> None:
    async with on_the_bench(informed("first-drill", SEAT, 1800), SEAT) as bench:
        fact = next(iter(bench.view.facts))
        await bench.open(FactPage(bench.drill, fact))
        sheet = await bench.press("o")
        assert "Told in person" in sheet
        assert "National Crisis Centre" in sheet
        await bench.press("f2")
        task = bench.view.tasks[-1]
        assert (task["what"], task["to"], task["facts"]) == ("contact", ["nccn"], [fact])


async def test_told_in_person_begins_with_what_the_plan_says_to_whom() -> None:
    async with on_the_bench(informed("first-drill", SEAT, 1800), SEAT) as bench:
        letter = next(letter for letter in bench.view.inbox.values() if letter.facts)
        await bench.open(told_about(bench.drill, letter=letter))
        assert bench.app.screen.query_one("#actor", Choice).picked == ["nccn"]
        await bench.press("escape")
        await bench.open(told_to(bench.drill, "nccn"))
        assert bench.app.screen.query_one("#facts", Choice).picked
        await bench.press("escape")
        empty = ContactSheet(bench.drill)
        await bench.open(empty)
        assert empty.query_one("#actor", Choice).picked == []


async def test_a_late_entry_says_when_it_was() -> None:
    async with on_the_bench(informed("first-drill", SEAT, 600), SEAT) as bench:
        journal = Journal(bench.drill, id="journal")
        await bench.app.mount(journal)
        await bench.open(LogSheet(bench.drill))
        await bench.paste("they called us")
        await bench.press("tab")
        await bench.paste("noon")
        assert "A time, such as 14:05" in await bench.press("f2")
        bench.app.screen.query_one("#late", Input).value = "9:05"
        await bench.press("f2")
        assert bench.view.notes[-1][1] == "[09:05] they called us"
        journal.update_rows()
        await bench.settle()
        assert "late entry [09:05] they called us" in " ".join(bench.text.split())


async def test_the_log_is_filtered_searched_and_stays_quick_with_ten_thousand_lines() -> None:
    async with on_the_bench(informed("first-drill", SEAT, 600), SEAT) as bench:
        view = bench.view
        for n in range(10_000):
            p: dict[str, Any] = {"text": f"Entrée {n} du préfet"}
            view.take(SliceLine(view.n + 1, view.now, "LogWritten", None, p))
        journal = Journal(bench.drill, id="journal")
        await bench.app.mount(journal)
        journal.update_rows()
        journal.focus()
        began = time.perf_counter()
        for _ in range(20):
            view.take(SliceLine(view.n + 1, view.now, "LogWritten", None, {"text": "more"}))
            journal.update_rows()
        assert (time.perf_counter() - began) / 20 < 0.25
        await bench.press("slash")
        await bench.paste("PREFET")
        assert "/PREFET▏ 10000 found" in bench.text
        await bench.press("space", *"7777")
        assert "Entrée 7777 du préfet" in " ".join(bench.text.split())
        await bench.press("escape", "right")
        assert "[decisions]" in bench.text
        assert "Entrée" not in bench.text
        await bench.press("left", "enter")
        assert "In the log" in bench.text


async def test_any_panel_is_searched_with_a_slash() -> None:
    async with on_the_bench(informed("first-drill", SEAT, 1800), SEAT) as bench:
        facts = Facts(bench.drill, id="facts")
        await bench.app.mount(facts)
        facts.update_rows()
        facts.focus()
        await bench.press("slash")
        assert "type to search" in bench.text
        await bench.paste("zzz")
        assert "/zzz▏ 0 found" in bench.text
        await bench.press("backspace", "backspace", "backspace")
        some = next(iter(bench.view.facts.values())).text["en"].split()[0]
        await bench.paste(some)
        assert "0 found" not in bench.text
        assert some in bench.text
        assert "found" not in await bench.press("escape")


# hostile input


async def test_a_hundred_thousand_characters_are_refused_and_kept() -> None:
    async with on_the_bench(informed("first-drill", SEAT, 600), SEAT) as bench:
        await bench.open(ComposeSheet(bench.drill, to=["nccn"]))
        area = bench.app.screen.query_one("#text", TextArea)
        area.text = "z" * 100_000
        assert "at most 8,000 fit" in " ".join((await bench.press("f2")).replace("│", " ").split())
        assert len(area.text) == 100_000


async def test_markup_escapes_and_emoji_show_as_they_are() -> None:
    async with on_the_bench(informed("first-drill", SEAT, 1800), SEAT, confirm=False) as bench:
        journal = Journal(bench.drill, id="journal")
        await bench.app.mount(journal)
        await bench.open(LogSheet(bench.drill))
        assert "\x1b" not in await bench.paste(HOSTILE)
        await bench.press("f2")
        await bench.open(DecisionSheet(bench.drill, asked(bench)))
        await bench.press("a")
        shown = await bench.paste(HOSTILE)
        assert "[bold red]x[/] red evil" in shown
        assert "\x1b" not in shown
        await bench.press("f2")
        journal.update_rows()
        await bench.settle()
        assert "[bold red]x[/]" in bench.text
        assert "\x1b" not in bench.text
        assert "\x07" not in bench.text
        journal.focus()
        await bench.press("slash")
        assert "\x1b" not in await bench.paste("[/] \x1b[31m" * 50)


@pytest.mark.parametrize("keys", [("x" * 40,), ("escape", "f2", "tab", "shift+tab", "slash", "f3", "home")])
async def test_keys_pressed_blindly_do_no_harm(keys: tuple[str, ...]) -> None:
    async with on_the_bench(informed("first-drill", SEAT, 600), SEAT) as bench:
        for screen in (MeasureBook(bench.drill), ProductSheet(bench.drill), AskSheet(bench.drill)):
            await bench.open(screen)
            for key in keys:
                await bench.press(*key) if len(key) == 40 else await bench.press(key)
            while len(bench.app.screen_stack) > 1:
                await bench.press("escape")
