"""How things stand: readings by vital interest, and beside or below them clocks, levels, people and means."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from crisis_sim.model.fleet import fleets
from crisis_sim.model.readings import readings
from crisis_sim.tui.board.board import Board, Inks
from crisis_sim.tui.board.duty import clock_rows, level_rows, people_rows
from crisis_sim.tui.board.figures import ReadingPage, figure_rows
from crisis_sim.tui.board.means import MeansPage, means_rows
from crisis_sim.tui.board.whole import Whole
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.widgets.listing import Entry, Panel

WIDE = 90
"""Columns from which there are two columns of cards."""


class Situation(Board):
    """One entry a figure, a clock, a level, a task, a kind of means. Enter opens figures and means."""

    TITLE = "Status"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f", "whole", show=False)]
    DEFAULT_CSS = """
    Situation { layout: horizontal; }
    Situation > Column { width: 1fr; height: 100%; }
    Situation > #figures { margin-right: 1; }
    Situation Column > .option-list--option-disabled { color: $secondary; }
    """

    def compose(self) -> ComposeResult:
        """Two lists, of which a narrow screen shows one with everything in it."""
        yield Column(self.drill, self._left, id="figures")
        yield Column(self.drill, self._right, id="matters")

    @property
    def walked(self) -> Widget:
        """The readings."""
        return self.query_one("#figures")

    def draw(self) -> None:
        """Figures left and all else right, or one below the other."""
        matters = self.query_one("#matters", Column)
        wide = self.size.width >= WIDE
        if matters.display != wide:
            matters.display = wide
            self.call_after_refresh(self.update_rows)
            return
        self.query_one("#figures", Column).update_rows()
        if wide:
            matters.update_rows()

    def action_whole(self) -> None:
        """The whole screen, or back."""
        Whole.toggle(self, Situation)

    def _left(self, width: int) -> list[Entry]:
        figures = figure_rows(self.drill, self.inks, width)
        return figures if self.size.width >= WIDE else [*figures, *self._right(width)]

    def _right(self, width: int) -> list[Entry]:
        return list(other_rows(self.drill, self.inks, width))


class Column(Panel):
    """One column of cards. Enter opens a figure or a kind of means."""

    EMPTY = "Nothing to show yet."

    def __init__(self, drill: Drill, make: Callable[[int], list[Entry]], *, id: str) -> None:
        super().__init__(drill, id=id)
        self._make = make

    def rows(self) -> list[Entry]:
        """What stands in it now."""
        return self._make(self.scrollable_content_region.width) if self.size.width >= 12 else []

    def chosen(self, id: str) -> None:
        """Open a figure or a kind of means."""
        kind, _, key = id.partition(":")
        if kind == "i":
            one = next((one for one in readings(self.drill.view) if one.key == key), None)
            if one is not None:
                self.app.push_screen(ReadingPage(self.drill, one))
        elif kind == "r":
            fleet = next((fleet for fleet in fleets(self.drill.view, self.drill.now) if fleet.key == key), None)
            if fleet is not None:
                self.app.push_screen(MeansPage(self.drill, fleet, self.app.theme_variables))


def other_rows(drill: Drill, inks: Inks, width: int) -> Iterable[Entry]:
    """What runs out, what holds, who is at what, what there is."""
    for part in (clock_rows, level_rows, people_rows, means_rows):
        yield from part(drill, inks, width)
