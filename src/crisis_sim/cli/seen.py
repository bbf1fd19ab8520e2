"""What a seat knew, printed."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from crisis_sim.cli.progress import clock
from crisis_sim.model.index import Index
from crisis_sim.model.seat_view import SeatView
from crisis_sim.model.slice import SliceLine
from crisis_sim.scenario.text import pick


def show(index: Index, seat: str, lines: list[SliceLine], lang: str, until: int | None = None) -> None:
    """Print inbox, facts, decisions and measures as the seat knew them after these lines."""
    view = SeatView(seat)
    for line in lines:
        view.take(line)
    console = Console(highlight=False, markup=False, emoji=False)
    console.print(Text("EXERCISE · OEFENING · EXERCICE · ÜBUNG", style="bold"))
    name = pick(view.brief.get("title"), lang) or seat
    console.print(
        Text(
            f"{name}: what the seat knew at T+{clock(view.now if until is None else until)} ({view.status})",
            style="bold",
        )
    )
    _inbox(console, view, index, lang)
    _facts(console, view, index, lang)
    _questions(console, view, lang)
    _measures(console, view, index, lang)


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _name(index: Index, actor: str | None, lang: str) -> str:
    known = index.actors.get(actor or "")
    return (pick(known.short, lang) or pick(known.names, lang)) if known else (actor or "")


def _inbox(console: Console, view: SeatView, index: Index, lang: str) -> None:
    table = _table("Inbox", "", "T+", "From", "Over", "Title")
    for letter in view.inbox.values():
        state = "missed" if letter.missed else "read" if letter.read is not None else "unread"
        if letter.missed and letter.why == "declined":
            state = "declined"
        title = Text(pick(letter.title, lang))
        table.add_row(
            letter.msg, clock(letter.tick), _name(index, letter.from_, lang), f"{letter.channel}, {state}", title
        )
    console.print(table)


def _facts(console: Console, view: SeatView, index: Index, lang: str) -> None:
    table = _table("Facts", "", "Learned", "From", "What", "Handling")
    for card in view.facts.values():
        text = Text(pick(card.text, lang))
        if card.content is not None and card.unit:
            text.append(f" [{card.content} {pick(card.unit, lang)}, as of T+{clock(card.as_of)}]", style="bold")
        if card.withdrawn:
            text.append(" (withdrawn)", style="italic")
        handling = ", ".join(
            x for x in (card.marking if card.marking != "public" else "", card.tlp and f"TLP:{card.tlp}") if x
        )
        table.add_row(
            card.fact, clock(card.tick), _name(index, card.learned[-1]["source"], lang) or "own", text, handling
        )
    console.print(table)


def _questions(console: Console, view: SeatView, lang: str) -> None:
    table = _table("Decisions", "", "Question", "Answer by", "Decided")
    for question in view.questions.values():
        chosen = next((o for o in question.options if o["o"] == question.final), None)
        answer = pick(chosen["text"], lang) if chosen else ("" if question.open else question.final or "nothing")
        table.add_row(question.decision, Text(pick(question.title, lang)), clock(question.deadline), Text(answer))
    console.print(table)


def _measures(console: Console, view: SeatView, index: Index, lang: str) -> None:
    table = _table("Measures", "", "Measure", "By", "Status")
    for one in view.undertakings.values():
        measure = index.measures.get(one.measure)
        names = pick(measure.names, lang) if measure else one.measure
        table.add_row(one.order, Text(names), _name(index, one.by, lang), one.status)
    console.print(table)
