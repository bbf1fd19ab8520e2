"""The overview: a narrow column that is always in sight on a wide screen. The room at a glance."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text
from textual.containers import VerticalScroll
from textual.widgets import Static

from crisis_sim.model.fleet import fleets
from crisis_sim.model.readings import OLD, Reading, telling
from crisis_sim.tui.board.agenda import CONSOLE, decisions, measures, pair, steps, unanswered
from crisis_sim.tui.board.board import Inks, heading
from crisis_sim.tui.board.duty import task_name, timeline
from crisis_sim.tui.board.figures import course_text, ink, rise, standing
from crisis_sim.tui.board.gauge import gauge
from crisis_sim.tui.board.means import bar, name
from crisis_sim.tui.board.sparkline import scale, sparkline
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.widgets.prose import hung

_MOST = 6
"""Readings, and kinds of means, that are shown."""
_TASKS = 4
"""Tasks, and clocks, that are shown."""
_ROOMY = 24
"""Columns from which a word says whether a course is good."""


class Overview(VerticalScroll, can_focus=False):
    """Levels, phases, what is to be decided, the readings that say most, clocks, people, measures, letters, means."""

    DEFAULT_CSS = """
    Overview { width: 100%; height: 100%; padding: 0 0 0 1; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    Overview > Static { width: 100%; height: auto; }
    """

    def __init__(self, drill: Drill, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.drill = drill
        self._shown: Text | None = None
        self._at: tuple[object, ...] = ()

    def compose(self) -> Iterator[Static]:
        """One text."""
        yield Static(markup=False)

    def on_resize(self) -> None:
        """As wide as there is room."""
        self.update_rows()

    def update_rows(self) -> None:
        """Show what is so now, if it is in sight and new."""
        width = self.scrollable_content_region.width
        if not self.is_mounted or not self.display or width < 16:
            return
        drill = self.drill
        at = (drill.view, drill.view.n, drill.now // 60, drill.words.language, width, self.app.theme)
        if at == self._at:
            return
        self._at = at
        text = overview(drill, self.app.theme_variables, width)
        if text != self._shown:
            self._shown = text
            self.query_one(Static).update(text)


def overview(drill: Drill, inks: Inks, width: int) -> Text:
    """Everything that there is to say, part by part."""
    text = Text(no_wrap=True, overflow="ellipsis")
    for part in (_badges, decisions, _readings, _clocks, _people, measures, unanswered, _means, steps):
        lines = list(part(drill, inks, width))
        if lines:
            text.append("\n" if text else "").append_text(Text("\n").join(lines)).append("\n")
    return text


def _badges(drill: Drill, inks: Inks, width: int) -> Iterator[Text]:
    words, view = drill.words, drill.view
    if view.levels or view.phases:
        yield heading(words.say("Levels and phases"))
    for key in view.phases:
        label = words.pick(view.brief["phases"].get(key, {}).get("names")) or key
        yield from hung(Text(f"■ {label}", style=f"bold {inks.get('error', '')}".strip()), width, CONSOLE)
    for key, position in view.levels.items():
        label = words.level(key, position)
        yield from hung(Text(f"▲ {label}", style=f"bold {inks.get('warning', '')}".strip()), width, CONSOLE)


def _readings(drill: Drill, inks: Inks, width: int) -> Iterator[Text]:
    shown = telling(drill.view, drill.now, _MOST)
    if shown:
        yield heading(drill.words.say("Readings"))
    for one in shown:
        yield from _reading(drill, one, inks, width)


def _reading(drill: Drill, one: Reading, inks: Inks, width: int) -> Iterator[Text]:
    words, latest = drill.words, one.latest
    assert latest is not None
    value = Text(standing(one, latest[1]) + words.amount(latest[1], one.unit))
    value.stylize(f"bold {ink(one, latest[1], inks)}".strip())
    hearsay = "? " if one.hearsay is not None else ""
    yield pair(hearsay + words.pick(one.label), value, width)
    age = drill.now - latest[0]
    old = f"{'! ' if age > OLD else ''}{words.span(age)}"
    moved = course_text(drill, one) if width >= _ROOMY else rise(drill, one)
    said = Text(f" {moved} {old}", style="bold" if age > OLD else "dim")
    least, most = scale(one.points, one.low, one.high)
    course = sparkline(one.points, 0, max(1, drill.now), max(4, width - said.cell_len - 1), least, most)
    yield pair(course, said, width)


def _clocks(drill: Drill, inks: Inks, width: int) -> Iterator[Text]:
    words = drill.words
    running = [(key, clock) for (key, _), clock in drill.view.clocks.items() if clock["status"] == "started"]
    if running:
        yield heading(words.say("Legal clocks"))
    for key, clock in sorted(running, key=lambda item: item[1]["deadline"])[:_TASKS]:
        left = clock["deadline"] - drill.now
        style = "bold reverse" if left < OLD else "bold"
        yield pair(words.clock(key), Text(words.span(left), style=style), width)
        share = gauge(left, 0, clock["deadline"] - clock["since"], width)
        yield Text(share, style=inks.get("warning" if left < OLD else "primary", ""))


def _people(drill: Drill, inks: Inks, width: int) -> Iterator[Text]:
    words, view, now = drill.words, drill.view, drill.now
    if not view.brief:
        return
    all, free = view.brief["people"], view.free_people(now)
    said = Text(words.say("{free}/{all} free", free=free, all=all), style="bold" if free else "bold reverse")
    yield pair(words.say("People").upper(), said, width)
    busy = [task for task in view.tasks if now < task["until"]]
    if busy:
        yield pair("", Text(words.say("next hour"), style="dim"), width)
    for task in busy[:_TASKS]:
        line = Text(timeline(task["from"], task["until"], now, 12), style=inks.get("accent", ""))
        yield pair(task_name(drill, task["what"]), line, width)
    if len(busy) > _TASKS:
        more = len(busy) - _TASKS
        yield Text(words.many(more, "and {n} more task", "and {n} more tasks"), style="dim")


def _means(drill: Drill, inks: Inks, width: int) -> Iterator[Text]:
    words = drill.words
    own = sorted(fleets(drill.view, drill.now), key=lambda fleet: fleet.free / max(1, fleet.all))
    if own:
        yield heading(words.say("Means"))
    for fleet in own[:_MOST]:
        free = Text(f"{fleet.free}/{fleet.all} ", style="bold" if fleet.free else "bold reverse")
        yield pair(name(drill, fleet), free.append(bar(fleet, 8), inks.get("success", "")), width)
