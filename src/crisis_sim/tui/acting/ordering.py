"""Ordering and proposing: the book of measures to search, and the sheet of one measure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import OptionList, TextArea

from crisis_sim.model.fitting import fitting
from crisis_sim.model.orders import PROPOSE
from crisis_sim.tui.acting.cautioned import Forecast
from crisis_sim.tui.acting.known import fact_items
from crisis_sim.tui.acting.measured import deciders, measure_items, measure_text, status_text
from crisis_sim.tui.acting.people import contact_items
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.widgets.fields import Lines
from crisis_sim.tui.widgets.form import Form
from crisis_sim.tui.widgets.pick import Choice, Item, Picker
from crisis_sim.tui.widgets.prose import Prose
from crisis_sim.tui.widgets.sheet import Keys

OURS = "ours"
"""Item of the field that says who orders: the seat itself."""


class MeasureBook(Picker):
    """Measures that fit what is going on, or all of them; typing always searches all. Below: what the measure is."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f3", "widen", show=False, priority=True)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
    CSS = """
    MeasureBook #book { height: auto; layout: vertical; }
    MeasureBook #found { height: 9; max-height: 9; }
    MeasureBook #measure { height: auto; margin-top: 1; }
    MeasureBook.-wide #sheet { max-width: 140; }
    MeasureBook.-wide #book { layout: horizontal; }
    MeasureBook.-wide #found { width: 3fr; height: 24; max-height: 24; }
    MeasureBook.-wide #measure { width: 2fr; margin: 0 0 0 2; }
    """

    def __init__(self, drill: Drill) -> None:
        words, view = drill.words, drill.view
        super().__init__(drill, lambda: words.say("Which measure?"), lambda: measure_items(words, view), many=False)
        self._fitting = fitting(view)
        self._wide = len(self._fitting) == len(self._items) or not self._fitting

    def keys(self) -> Keys:
        """Take one, see all, close."""
        say = self.drill.words.say
        return (("Enter", say("order or propose")), ("F3", say("all measures")), ("Esc", say("close")))

    def body(self) -> ComposeResult:
        """Search, list, and what the highlighted measure is."""
        line, listing = super().body()
        yield line
        with Container(id="book"):
            yield listing
            yield Prose(id="measure")

    def among(self, searching: bool) -> Sequence[Item]:
        """What fits comes first in a search, and alone where nothing is searched and nobody asked for all."""
        fit = [item for item in self._items if item.id in self._fitting]
        rest = [item for item in self._items if item.id not in self._fitting]
        return fit + rest if searching or self._wide else fit

    def action_widen(self) -> None:
        """All measures, or only those that fit."""
        self._wide = not self._wide
        self._find()
        self.query_one("#sheet").border_title = Content(self.head())

    def head(self) -> str:
        """The title, and how many are shown."""
        say = self.drill.words.say
        shown = say("all {n}", n=len(self._items)) if self._wide else say("{n} that fit", n=len(self._fitting))
        return f"{super().head()} · {shown}"

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show what it is."""
        key, words, view = event.option.id, self.drill.words, self.drill.view
        if key is None or key not in view.brief["measures"]:
            return
        text = Text()
        for u in view.undertakings.values():
            if u.measure == key:
                text.append_text(status_text(words, u, self.drill.now)).append("\n")
        self.query_one("#measure", Prose).show(text.append_text(measure_text(words, view, key)))

    def _shown(self, item: Item) -> Text:
        """One line: name, whose it is, how far."""
        yours = bool(self.drill.view.brief["measures"][item.id]["mandate"])
        return Text.assemble(
            "■ " if yours else "□ ", (item.label, "bold" if yours else ""), (f"  {item.detail}", "dim")
        )


def choose_measure(drill: Drill, app: App[Any]) -> None:
    """Pick a measure, then order or propose it."""

    def picked(keys: list[str] | None) -> None:
        if keys:
            app.push_screen(MeasureSheet(drill, keys[0]))

    app.push_screen(MeasureBook(drill), picked)


class MeasureSheet(Form):
    """One measure: who orders it, which value, which facts."""

    def __init__(self, drill: Drill, measure: str) -> None:
        words = drill.words
        self.measure = measure
        self.spec: dict[str, Any] = drill.view.brief["measures"][measure]

        def verb() -> str:
            return words.say("order") if self.spec["mandate"] else words.say("propose")

        super().__init__(drill, lambda: words.measure(measure), verb, draft=f"measure:{measure}")

    def body(self) -> ComposeResult:
        """What it is, and the fields."""
        drill, words = self.drill, self.drill.words
        yield Prose(measure_text(words, drill.view, self.measure), classes="page")
        who = self._who()
        yield Choice(drill, words.say("Who"), self._who, [who[0].id] if who else [], id="who")
        if self.spec["values"]:
            yield Choice(drill, words.say("Value"), self._values, id="value", hint=self._scale)
        if self.spec["carries_facts"] or not self.spec["mandate"]:
            facts = fact_items(words, drill.view, drill.now)
            yield Choice(drill, words.say("Facts"), lambda: facts, id="facts", many=True, none=words.say("none"))
        if any(item.id != OURS for item in who):
            yield Lines(words.say("Text"), id="text", placeholder=words.say("why? only a proposal carries it"))
        yield Forecast(drill)

    def drawn(self) -> None:
        """Show what is to mind."""
        self.on_choice_changed()

    def on_choice_changed(self) -> None:
        """Another one to propose to, other facts."""
        who = self._value("who")
        to = [who] if who and who != OURS else []
        work, told = PROPOSE if to else self.spec["staff"], self.spec["staff"] if self.spec["mandate"] else PROPOSE
        self.query_one(Forecast).weigh(to, None, self._facts(), 0 if work == told else work)  # it stands above

    def fault(self) -> str:
        """A level needs a value."""
        missing = self.spec["values"] and not self._value("value")
        return self.drill.words.say("Choose first: {what}", what=self._scale) if missing else ""

    def weighed(self) -> str:
        """What the public hears of can't be taken back, and neither can facts that others may not pass on."""
        words = self.drill.words
        if self.spec["public"] and self._value("who") == OURS:
            return words.say("Public: media and citizens hear of it.") + "\n" + words.measure(self.measure)
        return self.query_one(Forecast).weighed

    def amiss(self) -> str:
        """The value, where it is missing."""
        return "value" if self.fault() else ""

    async def give(self) -> str | None:
        """Order it, or propose it."""
        who, value, facts = self._value("who"), self._value("value"), self._facts() or None
        act = self.drill.conductor.act
        if who == OURS:
            return await act("OrderMeasure", measure=self.measure, value=value, facts=facts)
        text = next((area.text.strip() for area in self.query(TextArea)), "")
        return await act("Propose", measure=self.measure, to=who, value=value, facts=facts, text=text or None)

    def _value(self, name: str) -> str | None:
        return next((choice.value for choice in self.query(Choice) if choice.id == name), None)

    def _facts(self) -> list[str]:
        return next((choice.picked for choice in self.query(Choice) if choice.id == "facts"), [])

    def _who(self) -> list[Item]:
        words, view = self.drill.words, self.drill.view
        ours = [Item(OURS, words.say("we order it"))] if self.spec["mandate"] else []
        names = deciders(view, self.measure)
        items = {item.id: item for item in contact_items(words, view, names)}
        return ours + [
            items[key]._replace(label=words.say("propose to {who}", who=items[key].label))
            for key in names
            if key in items
        ]

    @property
    def _scale(self) -> str:
        """What the value is one of, such as the weather warning: scales differ, and so do their values."""
        words = self.drill.words
        scales = (s for s in self.drill.view.brief.get("levels", {}).values() if s["values"] == self.spec["values"])
        return next((name for s in scales if (name := words.pick(s["names"]))), words.say("Value"))

    def _values(self) -> list[Item]:
        return [Item(v["id"], self.drill.words.pick(v["names"])) for v in self.spec["values"]]
