"""Readings by vital interest: value, gauge, course, age; a page with the whole course and where each value is from."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import Static

from crisis_sim.language.mark import mark
from crisis_sim.model.readings import LATELY, OLD, Reading, readings
from crisis_sim.tui.board.board import Inks, heading
from crisis_sim.tui.board.gauge import GOOD, directed
from crisis_sim.tui.board.sparkline import plot, scale, sparkline
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.widgets.listing import Entry
from crisis_sim.tui.widgets.sheet import Page

COURSES = {"better": mark("better"), "worse": mark("worse")}
GAUGE = 9
"""Cells of a gauge."""
_LEAST = 5
"""A sparkline of fewer columns says nothing."""
_HIGH = 8
"""Lines of a plot."""
_LEAST_PLOT = 20
"""A plot of fewer columns says nothing."""
_MOST = 60
"""Values that a page lists: the latest."""


def figure_rows(drill: Drill, inks: Inks, width: int) -> list[Entry]:
    """One entry a reading, under a heading for each vital interest."""
    rows: list[Entry] = []
    last = None
    for one in readings(drill.view):
        if one.interest != last:
            last = one.interest
            rows.append(Entry(f"h:{last}", heading(interest(drill, last)), heading=True))
        rows.append(Entry(f"i:{one.key}", figure_text(drill, one, inks, width)))
    return rows


def interest(drill: Drill, key: str) -> str:
    """The name of a vital interest."""
    return drill.words.pick(drill.view.brief.get("interests", {}).get(key)) or drill.words.say("Other figures")


def figure_text(drill: Drill, one: Reading, inks: Inks, width: int) -> Text:
    """Label and value; gauge, course and age; who told it, where it is hearsay."""
    words, label = drill.words, drill.words.pick(one.label)
    latest = one.latest
    if latest is None:
        return Text.assemble((label, "bold"), (f"\n  {words.say('no reading yet')}", "dim"))
    value = Text.assemble((words.amount(latest[1], one.unit), "bold"))
    if course := course_text(drill, one):
        value.append(f" {course}", "bold" if one.course(drill.now) == "worse" else "")
    gap = width - cell_len(label) - value.cell_len
    text = Text.assemble((label, "bold"), " " * gap if gap > 0 else "\n  ", value)
    return text.append("\n  ").append_text(lines(drill, one, inks, width - 2)).append_text(_source(drill, one))


def lines(drill: Drill, one: Reading, inks: Inks, width: int) -> Text:
    """Gauge, course and age in so many columns."""
    latest = one.latest
    assert latest is not None
    age = age_text(drill, latest[0])
    text = Text.assemble((directed(latest[1], one.low, one.high, one.better, GAUGE), ink(one, latest[1], inks)))
    room = width - GAUGE - age.cell_len - 2
    if room >= _LEAST:
        least, most = scale(one.points, one.low, one.high)
        course = sparkline(one.points, 0, max(1, drill.now), min(room, 40), least, most)
        text.append(" ").append(course, inks.get("primary", ""))
    return text.append(" ").append_text(age)


def age_text(drill: Drill, as_of: int) -> Text:
    """How old a value is; stressed where it is old."""
    age = drill.now - as_of
    said = drill.words.say("{age} old", age=drill.words.span(age))
    return Text(f"! {said}", style="bold") if age > OLD else Text(said, style="dim")


def course_text(drill: Drill, one: Reading) -> str:
    """An arrow for where it went within the last two hours, and whether that is good."""
    word = COURSES.get(one.course(drill.now))
    return f"{rise(drill, one)} {drill.words.say(word) if word else ''}".strip()


def rise(drill: Drill, one: Reading) -> str:
    """An arrow for where it went within the last two hours."""
    moved = one.moved(drill.now - LATELY)
    return "↑" if moved > 0 else "↓" if moved < 0 else ""


def standing(one: Reading, value: int) -> str:
    """A sign for a value near its good end or its bad one: what `ink` says, without colour."""
    if one.better is None:
        return ""
    share = one.share(value)
    return "! " if share < 1 / 3 else f"{GOOD} " if share >= 2 / 3 else ""


def ink(one: Reading, value: int, inks: Inks) -> str:
    """The colour for where a value lies between worst and best."""
    if one.better is None:
        return inks.get("primary", "")
    share = one.share(value)
    return inks.get("error" if share < 1 / 3 else "warning" if share < 2 / 3 else "success", "")


def _source(drill: Drill, one: Reading) -> Text:
    heard = one.hearsay
    if heard is None or heard.source is None:
        return Text()
    words = drill.words
    said = words.say("told by {who}", who=words.short(heard.source))
    return Text(f"\n  ? {said}" + (f" · {heard.reliability}" if heard.reliability else ""), style="italic")


def reading_text(drill: Drill, one: Reading) -> Text:
    """What is good, and each value with its source and age."""
    text = Text.assemble((_meaning(drill, one), "dim"), "\n")
    for line in _sources(drill, one):
        text.append("\n").append_text(line)
    return text


class ReadingPage(Page):
    """One figure: its course over the exercise with axes, what is good, and each value with its source and age."""

    def __init__(self, drill: Drill, one: Reading) -> None:
        super().__init__(drill, lambda: drill.words.pick(one.label), lambda: reading_text(drill, one))
        self._one = one

    def body(self) -> ComposeResult:
        """The course, as wide as there is room; then the text."""
        if self._one.latest is not None:
            yield Course(self.drill, self._one)
        yield from super().body()


class Course(Static):
    """A plot with its axes; above it the interest at stake, below it the value, its gauge and its age."""

    DEFAULT_CSS = "Course { width: 100%; height: auto; }"

    def __init__(self, drill: Drill, one: Reading) -> None:
        super().__init__(markup=False)
        self.drill = drill
        self._one = one

    def on_resize(self) -> None:
        """Draw anew."""
        drill, one, inks = self.drill, self._one, self.app.theme_variables
        latest = one.latest
        if latest is None or self.size.width < _LEAST_PLOT:
            return
        width = self.size.width
        text = Text.assemble((interest(drill, one.interest), "dim"), "\n\n", no_wrap=True, overflow="crop")
        text.append_text(_plot(drill, one, inks, width)).append("\n\n")
        value = f"{drill.words.amount(latest[1], one.unit)} {course_text(drill, one)}".strip()
        text.append(f"{value}\n", "bold").append_text(lines(drill, one, inks, width)).append("\n")
        self.update(text)


def _plot(drill: Drill, one: Reading, inks: Inks, room: int) -> Text:
    words = drill.words
    low, high = scale(one.points, one.low, one.high)
    marks = {0: high, _HIGH - 1: low}
    left = max(len(f"{n}") for n in (low, high))
    width = max(1, room - left - 2)
    text = Text(no_wrap=True, overflow="crop")
    for number, row in enumerate(plot(one.points, 0, max(1, drill.now), (width, _HIGH), low, high)):
        text.append(f"{marks.get(number, ''):>{left}} ", "dim").append("┤" if number in marks else "│", "dim")
        text.append(row + "\n", inks.get("primary", ""))
    text.append(" " * (left + 1) + "└" + "─" * width + "\n", "dim")
    first, half, last = (words.when(tick, drill.now) for tick in (0, drill.now // 2, drill.now))
    middle = half.center(max(0, width - len(first) - len(last)))
    return text.append(" " * (left + 2) + first + middle + last, "dim")


def _meaning(drill: Drill, one: Reading) -> str:
    words = drill.words
    bounds = words.say("from {low} to {high}", low=words.number(one.low), high=words.amount(one.high, one.unit))
    good = {"more": words.say("more is better"), "less": words.say("less is better")}.get(one.better or "", "")
    return " · ".join(part for part in (bounds, good, words.say("✓ marks the good end") if good else "") if part)


def _sources(drill: Drill, one: Reading) -> Iterator[Text]:
    """Every value, the latest first: whence it is, and how old."""
    words = drill.words
    own = [(as_of, value, words.say("own reading"), "") for as_of, value in one.measured]
    told = [
        (
            t.as_of,
            t.value,
            words.say("told by {who}", who=words.short(t.source)) if t.source else words.say("seen by own people"),
            " · ".join(part for part in (words.channel(t.channel), t.reliability or "") if part),
        )
        for t in one.told
    ]
    for as_of, value, whence, more in sorted([*own, *told], key=lambda row: -row[0])[:_MOST]:
        line = Text.assemble((f"{words.when(as_of, drill.now)} ", "dim"))
        line.append(words.amount(value, one.unit), "bold").append(f"  {whence}" + (f" · {more}" if more else ""))
        yield line.append("  ").append_text(age_text(drill, as_of))
