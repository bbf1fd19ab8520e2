"""Measures and proposals: what the seat has set going, and the sheets to order or propose."""

from __future__ import annotations

from typing import Any

from rich.text import Text
from textual.app import App, ComposeResult
from textual.widgets import TextArea

from crisis_sim.model.seat_view import SeatView, Undertaking
from crisis_sim.tui.acting.known import fact_items
from crisis_sim.tui.acting.people import contact_items
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.widgets.fields import Lines
from crisis_sim.tui.widgets.listing import Entry, Panel
from crisis_sim.tui.widgets.pick import Choice, Item, Picker
from crisis_sim.tui.widgets.prose import Prose
from crisis_sim.tui.widgets.sheet import Form, Page
from crisis_sim.tui.words import Words

OURS = "ours"
"""Item of the field that says who orders: the seat itself."""


class Measures(Panel):
    """What the seat ordered, proposed, carries or executes, the latest first."""

    TITLE = "Measures"
    EMPTY = "Nothing ordered or proposed yet. Press m."

    def rows(self) -> list[Entry]:
        """One entry an order."""
        found = sorted(self.drill.view.undertakings.values(), key=lambda u: (-u.tick, -int(u.order[1:])))
        return [Entry(u.order, row(self.drill, u)) for u in found]

    def chosen(self, id: str) -> None:
        """Say more about it."""
        u = self.drill.view.undertakings[id]
        words = self.drill.words
        text = row(self.drill, u).append("\n\n").append_text(measure_text(words, self.drill.view, u.measure))
        self.app.push_screen(Page(self.drill, words.measure(u.measure), text))


def row(drill: Drill, u: Undertaking) -> Text:
    """Name and value; status, by whom, until when, why not."""
    words = drill.words
    text = Text.assemble((words.measure(u.measure), "bold"))
    if u.value:
        text.append(f": {words.value(u.measure, u.value)}", "bold")
    text.append(f"\n  {words.code(u.status)}", "reverse" if u.status in ("refused", "asks") else "bold")
    text.append(f" {words.time(u.tick)}", "dim")
    if u.to:
        text.append(" · " + words.say("put to {who}", who=words.short(u.to)), "dim")
    elif u.by and u.by not in drill.view.actors:
        text.append(" · " + words.say("ordered by {who}", who=words.short(u.by)), "dim")
    if u.until is not None and u.status == "started":
        text.append(" · " + words.say("done at {time}", time=words.when(u.until, drill.now)), "dim")
    if u.why:
        text.append(" · " + words.code(u.why), "bold")
    return text


def measure_text(words: Words, view: SeatView, key: str) -> Text:
    """What a measure does, costs, takes and rests on."""
    m = view.brief["measures"].get(key, {})
    text = Text(words.pick(m.get("text")))
    lines = [
        words.say("Costs {span} of your staff.", span=words.span(m.get("staff", 0)))
        + (" " + words.say("Then takes {span}.", span=words.span(m["duration"])) if m.get("duration") else "")
    ]  # fmt: skip
    if m.get("carries_facts"):
        lines.append(words.say("Carries the facts you attach."))
    if m.get("public"):
        lines.append(words.say("Public: media and citizens hear of it."))
    if m.get("criteria"):
        lines.append(words.say("Whoever decides wants to know about: {topics}.", topics=", ".join(m["criteria"])))
    if m.get("basis"):
        lines.append(words.say("Basis: {basis}", basis=m["basis"]))
    for line in lines:
        text.append(f"\n{line}" if text else line, "dim")
    return text


def measure_items(words: Words, view: SeatView) -> list[Item]:
    """Measures: those of the own mandate first, the others as proposals."""
    own, others = [], []
    for key, m in view.brief.get("measures", {}).items():
        cost = words.say("{span} of your staff", span=words.span(m["staff"]))
        if m["mandate"]:
            own.append(Item(key, words.measure(key), f"{words.say('yours to order')} · {cost}"))
        else:
            names = [words.short(a) for a in _deciders(view, key)]
            shown = ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
            others.append(Item(key, words.measure(key), words.say("propose to {who}", who=shown)))
    return own + others


def _deciders(view: SeatView, key: str) -> list[str]:
    """Who else may order it: those to whom the seat usually proposes first."""
    usual = view.brief.get("proposes_to", [])
    names = [a for a in view.brief["measures"][key]["deciders"] if a not in view.actors]
    return sorted(names, key=lambda a: a not in usual)


def choose_measure(drill: Drill, app: App[Any]) -> None:
    """Pick a measure, then order or propose it."""

    def picked(keys: list[str] | None) -> None:
        if keys:
            app.push_screen(MeasureSheet(drill, keys[0]))

    words = drill.words
    title = words.say("Which measure?")
    app.push_screen(Picker(drill, title, measure_items(words, drill.view), many=False), picked)


class MeasureSheet(Form):
    """One measure: who orders it, which value, which facts."""

    def __init__(self, drill: Drill, measure: str) -> None:
        words = drill.words
        super().__init__(drill, words.measure(measure), words.say("order / propose"))
        self.measure = measure
        self.spec: dict[str, Any] = drill.view.brief["measures"][measure]

    def body(self) -> ComposeResult:
        """What it is, and the fields."""
        drill, words = self.drill, self.drill.words
        yield Prose(measure_text(words, drill.view, self.measure), classes="page")
        who = self._who()
        yield Choice(drill, words.say("Who"), self._who, [who[0].id] if who else [], id="who")
        if self.spec["values"]:
            yield Choice(drill, words.say("Value"), self._values, id="value")
        if self.spec["carries_facts"] or not self.spec["mandate"]:
            facts = fact_items(words, drill.view, drill.now)
            yield Choice(drill, words.say("Facts"), lambda: facts, id="facts", many=True, none=words.say("none"))
        if any(item.id != OURS for item in who):
            yield Lines(words.say("Text"), id="text", placeholder=words.say("why? only a proposal carries it"))

    def _who(self) -> list[Item]:
        words, view = self.drill.words, self.drill.view
        ours = [Item(OURS, words.say("we order it"))] if self.spec["mandate"] else []
        deciders = _deciders(view, self.measure)
        items = {item.id: item for item in contact_items(words, view, deciders)}
        return ours + [
            Item(key, words.say("propose to {who}", who=items[key].label), items[key].detail)
            for key in deciders
            if key in items
        ]

    def _values(self) -> list[Item]:
        return [Item(v["id"], self.drill.words.pick(v["names"])) for v in self.spec["values"]]

    async def give(self) -> str | None:
        """Order it, or propose it."""
        who = self.query_one("#who", Choice).value
        value = next((c.value for c in self.query(Choice) if c.id == "value"), None)
        facts = next((c.picked for c in self.query(Choice) if c.id == "facts"), []) or None
        act = self.drill.conductor.act
        if who == OURS:
            return await act("OrderMeasure", measure=self.measure, value=value, facts=facts)
        text = next((area.text.strip() for area in self.query(TextArea)), "")
        return await act("Propose", measure=self.measure, to=who, value=value, facts=facts, text=text or None)
