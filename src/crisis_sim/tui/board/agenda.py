"""What a seat has before it: decisions that wait, measures that run, steps of its plan cards, unanswered letters."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from crisis_sim.session.hints import hints
from crisis_sim.tui.attention import WARNING
from crisis_sim.tui.board.board import Inks, heading
from crisis_sim.tui.board.gauge import gauge
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.widgets.prose import hung

_MOST = 3
"""Rows of a part; the others are counted."""
CONSOLE = Console()


def pair(left: str, right: Text, width: int) -> Text:
    """Something left and something right on one line; the left gives way."""
    left, room = left[: 4 * width], width - right.cell_len - 1
    if cell_len(left) > room:
        left = set_cell_size(left, max(1, room - 1)).rstrip() + "…"
    return Text.assemble(left, " " * max(1, width - cell_len(left) - right.cell_len), right)


def decisions(drill: Drill, inks: Inks, width: int) -> Iterator[Text]:
    """Decisions that wait for this seat, with the time left in figures and as a bar."""
    words, view = drill.words, drill.view
    waiting = [q for q in view.lookups.open.values() if view.seat not in q.answers]
    if waiting:
        yield heading(words.say("To decide"))
    for q in sorted(waiting, key=lambda q: q.deadline)[:_MOST]:
        left = q.deadline - drill.now
        hurry = left <= WARNING
        yield pair(_flat(words.pick(q.title)), Text(words.span(left), style="bold reverse" if hurry else "bold"), width)
        yield Text(gauge(left, 0, q.deadline - q.opened, width), style=inks.get("error" if hurry else "warning", ""))


def measures(drill: Drill, inks: Inks, width: int) -> Iterator[Text]:
    """Measures of the seat that are not done yet, the latest first."""
    words, view = drill.words, drill.view
    running = [u for u in view.undertakings.values() if u.under_way]
    if running:
        yield heading(words.say("Measures under way"))
    for u in sorted(running, key=lambda u: -u.tick)[:_MOST]:
        said = words.code(u.status) if u.until is None else f"→ {words.time(u.until)}"
        yield pair(words.measure(u.measure), Text(said, style=inks.get("accent", "")), width)
    yield from _more(drill, len(running))


def steps(drill: Drill, inks: Inks, width: int) -> Iterator[Text]:
    """The next steps of the plan cards at hand that are not done yet."""
    words = drill.words
    found = [hint for hint in hints(drill.view, drill.now) if hint.card]
    if found:
        yield heading(words.say("By the plan"))
    for hint in found[:_MOST]:
        text = _flat(words.pick(dict(hint.text)))[: 6 * width]
        yield from hung(Text(f"▪ {text}"), width, CONSOLE)[:4]
    yield from _more(drill, len(found))


def unanswered(drill: Drill, inks: Inks, width: int) -> Iterator[Text]:
    """What the seat asked and has no answer to, the longest wait first."""
    words, now = drill.words, drill.now
    letters = sorted(drill.view.lookups.awaited.values(), key=lambda letter: letter.tick)
    if letters:
        yield heading(words.say("No answer yet"))
    for letter in letters[:_MOST]:
        waited = Text(words.span(max(0, now - letter.tick) // 60 * 60), style="dim")
        yield pair(f"{words.short(letter.to)}{words.colon} {_flat(words.pick(letter.title))}", waited, width)
    yield from _more(drill, len(letters))


def _more(drill: Drill, count: int) -> Iterator[Text]:
    if count > _MOST:
        yield Text(drill.words.say("and {n} more", n=count - _MOST), style="dim")


def _flat(text: str) -> str:
    return " ".join(text[:500].split())
