"""The map panel: walk from place to place with the arrow keys or the mouse; below, what is known of the one chosen."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot
from typing import Any, ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from crisis_sim.model.fleet import fleets
from crisis_sim.model.readings import readings
from crisis_sim.tui.board.board import Board, Inks
from crisis_sim.tui.board.chart import SYMBOLS, Chart, P, Place, Sector, legend
from crisis_sim.tui.board.figures import figure_text
from crisis_sim.tui.board.means import name as means_name
from crisis_sim.tui.board.whole import Whole
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.words import SPOKEN

_WAYS = {"up": (0, -1), "down": (0, 1), "left": (-1, 0), "right": (1, 0)}
_TREND = 2
"""Values that the trend beside a place rests on: the latest."""
_WIDE = 96
"""Columns from which what is known of a place stands beside the map."""


class MapPanel(Board):
    """The map, as wide as there is room, and the place where the cursor stands."""

    TITLE = "Map"
    DEFAULT_CSS = """
    MapPanel { layout: vertical; }
    MapPanel.-wide { layout: horizontal; }
    MapPanel > #field { height: 1fr; width: 1fr; scrollbar-size-vertical: 1; }
    MapPanel > #place { height: auto; max-height: 7; border-top: solid $panel; }
    MapPanel.-wide > #place { height: 100%; max-height: 100%; width: 36; border-top: none; border-left: solid $panel;
                              padding: 0 1; }
    """

    def __init__(self, drill: Drill, *, id: str | None = None, at: int = -1) -> None:
        super().__init__(drill, id=id)
        self._at = at
        self._drawn: object = None
        self._legend = Text()

    def compose(self) -> ComposeResult:
        """The map and the place."""
        with VerticalScroll(id="field", can_focus=False):
            yield Field()
        yield Static(id="place", markup=False)

    @property
    def walked(self) -> Widget:
        """The map."""
        return self.query_one(Field)

    def draw(self) -> None:
        """Draw what is known now, if that is anything new."""
        found = self.drill.view.brief.get("map", {}) if self.drill.view.brief else {}
        places = places_of(self.drill, found.get("places", []))
        field = self.query_one(Field)
        if not places:
            field.update(Text(self.drill.words.say("This exercise has no map."), style="dim"))
            return
        self._at = min(self._at, len(places) - 1)
        wide = self.size.width >= _WIDE
        if self.has_class("-wide") != wide:
            self.set_class(wide, "-wide")
            self.call_after_refresh(self.update_rows)
            return
        scroll = self.query_one("#field", VerticalScroll)
        size = (scroll.scrollable_content_region.width, max(8, scroll.size.height))
        if size[0] < 20:
            return
        sector = _sector(self.drill, found)
        new = (places, size, sector, self._at, self.drill.words.language, self.app.theme)
        if new != self._drawn:
            self._drawn = new
            chart = Chart(places, size, sector, self.inks, self._at)
            field.show(chart, places)
            self._legend = legend(self.drill, places, found, self.inks, chart.cut)
            if self._at >= 0:
                x, y = chart.spot(*places[self._at].p["at"])
                scroll.scroll_to_region(Region(x, y, 1, 2), animate=False)
        under, shown = self.query_one("#place", Static), self._about(places, wide)
        if under.content != shown:
            under.update(shown)
            self.call_after_refresh(self.update_rows)  # it may take more lines, or fewer, from the map

    def _about(self, places: list[Place], wide: bool) -> Text:
        """The place where the cursor stands, and the legend where that leaves room for it."""
        if self._at < 0 or wide:
            about = place_text(self.drill, places, self._at, self.inks, whole=isinstance(self.screen, Whole))
            return about.append("\n\n" if wide else "\n").append_text(self._legend)
        return place_text(self.drill, places, self._at, self.inks)

    def on_field_walked(self, event: Field.Walked) -> None:
        """Go to the next place that way."""
        event.stop()
        places = self.drill.view.brief.get("map", {}).get("places", [])
        if places:
            self._at = 0 if self._at < 0 else next_place([tuple(p["at"]) for p in places], self._at, event.way)
            self.update_rows()

    def on_field_picked(self, event: Field.Picked) -> None:
        """Go to the place under the mouse."""
        event.stop()
        self._at = event.number
        self.update_rows()

    def action_whole(self) -> None:
        """The whole screen for the map, or back."""
        Whole.toggle(self, lambda drill: MapPanel(drill, at=self._at))


class Field(Static, can_focus=True):
    """The drawing, which takes keys and clicks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(way, f"walk('{way}')", show=False) for way in _WAYS),
        Binding("f,enter", "whole", show=False),
    ]
    ALLOW_SELECT = False

    class Walked(Message):
        """An arrow key."""

        def __init__(self, way: str) -> None:
            super().__init__()
            self.way = way

    class Picked(Message):
        """A click on a place."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._chart: Chart | None = None
        self._places: Sequence[Place] = ()

    def show(self, chart: Chart, places: Sequence[Place]) -> None:
        """Show a map."""
        self._chart, self._places = chart, places
        self.update(chart.canvas.text())

    def action_walk(self, way: str) -> None:
        """To the next place that way."""
        self.post_message(self.Walked(way))

    def action_whole(self) -> None:
        """The whole screen for the map, or back."""
        panel = self.query_ancestor(MapPanel)
        panel.action_whole()

    def on_click(self, event: events.Click) -> None:
        """To what stands under the mouse, or the place next to it."""
        if self._chart is None:
            return
        number = self._chart.canvas.owner(event.x, event.y)
        if number is None:
            spots = [self._chart.spot(*place.p["at"]) for place in self._places]
            number = min(range(len(spots)), key=lambda n: hypot(spots[n][0] - event.x, 2 * (spots[n][1] - event.y)))
        self.post_message(self.Picked(number))


def next_place(spots: Sequence[tuple[float, float]], at: int, way: str) -> int:
    """The place next to `at` in a direction: near, and not too far off the line; `at` itself where there is none.

    >>> next_place([(0, 0), (5, 1), (2, 4)], 0, "right"), next_place([(0, 0), (5, 1), (2, 4)], 0, "up")
    (1, 0)
    """
    dx, dy = _WAYS[way]
    x, y = spots[at]

    def cost(n: int) -> float:
        along = (spots[n][0] - x) * dx + (spots[n][1] - y) * dy
        off = abs((spots[n][0] - x) * dy) + abs((spots[n][1] - y) * dx)
        return along + 2 * off if along > 0 else float("inf")

    ahead = [n for n in range(len(spots)) if cost(n) != float("inf")]
    return min(ahead, key=lambda n: (cost(n), n), default=at)


def places_of(drill: Drill, found: list[P]) -> list[Place]:
    """The places with what the seat has read there, and whether it has means there."""
    own = {fleet.at for fleet in fleets(drill.view, drill.now)}
    return [
        Place(n, place, drill.words.pick(place["label"]), _reading(drill, place), n in own)
        for n, place in enumerate(found)
    ]


def _reading(drill: Drill, place: P) -> str:
    """The last reading beside a place, with its trend and age; nothing where the seat has none."""
    figure = drill.view.indicators.get(place.get("shows", ""))
    if figure is None:
        return ""
    values = [value for _, value in figure["history"][-_TREND:]]
    trend = "" if len(values) < _TREND or values[0] == values[-1] else "↑" if values[-1] > values[0] else "↓"
    age = drill.words.span(max(0, drill.now - figure["history"][-1][0]))
    return f"{drill.words.amount(figure['value'], figure.get('unit'))}{trend} ({age})"


def _sector(drill: Drill, found: P) -> Sector | None:
    """The wind sector as far as it was read."""
    sector: dict[str, Any] | None = found.get("sector")
    if sector is None:
        return None
    towards, reach = (drill.view.indicators.get(sector[name]) for name in ("towards", "reach"))
    if towards is None or reach is None or reach["value"] <= 0:
        return None
    column, row = found["places"][sector["at"]]["at"]
    return column, row, towards["value"], sector["width"], reach["value"] / found.get("scale", 1000)


def place_text(drill: Drill, places: list[Place], at: int, inks: Inks, *, whole: bool = False) -> Text:
    """What the seat knows of the place where the cursor stands."""
    words = drill.words
    if at < 0:
        said = words.say("Arrow keys or a click: choose a place.")
        return Text(said if whole else f"{said} f{words.colon} {words.say('whole screen')}", style="dim")
    place = places[at]
    sign, kind = SYMBOLS[place.p["kind"]]
    text = Text.assemble((f"{sign} {place.label}", "bold"), (f"  {words.say(kind)}", "dim"))
    facts = []
    if people := place.p.get("people"):
        facts.append(words.many(people, "{n} person", "{n} people"))
    if languages := place.p.get("languages"):
        facts.append(
            words.say("speaks {languages}", languages=", ".join(words.say(SPOKEN.get(x, x)) for x in languages))
        )
    if (to := place.p.get("flows_to")) is not None:
        facts.append(words.say("water flows to {place}", place=places[to].label))
    if facts:
        text.append("\n" + " · ".join(facts))
    one = next((one for one in readings(drill.view) if one.key == place.p.get("shows", "-")), None)
    if one is not None:
        text.append("\n").append_text(figure_text(drill, one, inks, 34))
    for fleet in fleets(drill.view, drill.now):
        if fleet.at == at:
            free = words.say("{n} of {all} free", n=fleet.free, all=fleet.all)
            text.append(f"\n■ {means_name(drill, fleet)}{drill.words.colon} {free}")
    return text
