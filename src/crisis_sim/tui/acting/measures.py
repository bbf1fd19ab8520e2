"""Measures and proposals: what the seat has set going, and how far it is."""

from __future__ import annotations

from rich.text import Text

from crisis_sim.model.seat_view import Undertaking
from crisis_sim.tui.acting.measured import measure_text, status_text
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.widgets.listing import Entry, Panel
from crisis_sim.tui.widgets.sheet import Page


class Measures(Panel):
    """What the seat ordered, proposed, carries or executes, the latest first."""

    TITLE = "Measures"
    EMPTY = "Nothing ordered or proposed yet. Press m."

    def rows(self) -> list[Entry]:
        """One entry an order."""
        found = sorted(self.drill.view.undertakings.values(), key=lambda u: (-u.at, -int(u.order[1:])))
        return [Entry(u.order, row(self.drill, u)) for u in found]

    def chosen(self, id: str) -> None:
        """Say more about it."""
        drill, u = self.drill, self.drill.view.undertakings[id]

        def text() -> Text:
            return row(drill, u).append("\n\n").append_text(measure_text(drill.words, drill.view, u.measure))

        self.app.push_screen(Page(drill, lambda: drill.words.measure(u.measure), text))


def row(drill: Drill, u: Undertaking) -> Text:
    """Name and value; status, by whom, until when, why not."""
    return status_text(drill.words, u, drill.now)
