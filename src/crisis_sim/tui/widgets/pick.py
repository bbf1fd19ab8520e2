"""Picking from a list by typing: addressees, facts, measures, anything that is too long to look through."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input, OptionList, Static

from crisis_sim.tui.drill import Drill
from crisis_sim.tui.widgets.finding import found, nearness, plain
from crisis_sim.tui.widgets.listing import Entry, Listing
from crisis_sim.tui.widgets.said import Said
from crisis_sim.tui.widgets.sheet import Keys, Sheet
from crisis_sim.tui.widgets.typed import CleanInput

TICK, NO_TICK = "[x] ", "[ ] "


class Item(NamedTuple):
    """Something that can be picked."""

    id: str
    label: str
    """One line, shown in the field once it is picked."""
    detail: str = ""
    """More about it, shown in the list only; it can be searched too."""
    also: str = ""
    """What else people call it: searched, and never shown."""


class Picker(Sheet[list[str]]):
    """Type to narrow the list, Enter to take; with `many`, Tab ticks several. Gives the ids taken."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move('cursor_up')", show=False, priority=True),
        Binding("down", "move('cursor_down')", show=False, priority=True),
        Binding("pageup", "move('page_up')", show=False, priority=True),
        Binding("pagedown", "move('page_down')", show=False, priority=True),
        Binding("tab", "tick", show=False, priority=True),
        Binding("ctrl+s,f2", "take", show=False, priority=True),
    ]

    def __init__(
        self,
        drill: Drill,
        title: Said,
        items: Callable[[], Sequence[Item]],
        chosen: Sequence[str] = (),
        *,
        many: bool,
        typed: str = "",
        taken: Callable[[list[str]], None] = lambda picked: None,
    ) -> None:
        super().__init__(drill, title)
        self._taken = taken  # not a callback of the screen: that would be told to a field that may be gone by then
        self._offered = items
        self._items = list(items())
        self._many = many
        self._ticked = [key for key in chosen if many]
        self._unticked: set[str] = set()
        """What the player took the tick from: it is not taken by being searched for."""
        self._weighed = False
        """Whether the player ticked or unticked anything: then the ticks are what is meant, even if there are none."""
        self._first = chosen[0] if chosen else None
        self._typed = typed

    def keys(self) -> Keys:
        """Take, tick, close."""
        say = self.drill.words.say
        several = (("Tab", say("tick several")),) if self._many else ()
        return (("Enter", say("take")), *several, ("Esc", say("close")))

    def body(self) -> ComposeResult:
        """The line to type in, and the list."""
        yield CleanInput(
            self._typed,
            placeholder=self.drill.words.say("type to search"),
            compact=True,
            select_on_focus=False,
            id="search",
        )
        yield Listing(id="found", empty=self.drill.words.say("Nothing found"))

    def type(self, text: str) -> None:
        """What was typed before the line to type in was there."""
        self._typed += text
        for line in self.query(Input):
            line.insert_text_at_cursor(text)

    def kept(self) -> None:
        """What was typed, and where one is in the list."""
        self._typed = self.query_one(Input).value
        self._first = self.query_one(Listing).current

    def put_back(self, kept: None) -> None:
        """What can be picked, in the other language."""
        self._items = list(self._offered())

    def drawn(self) -> None:
        """Show everything."""
        self._find()
        first = self._first or next((item.id for item in self._items if item.id and self._many), None)
        if first is not None:
            self.query_one(Listing).go_to(first)

    def on_input_changed(self) -> None:
        """Narrow the list."""
        self._find()

    def on_input_submitted(self) -> None:
        """Enter takes."""
        self.action_take()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """So does Enter in the list."""
        event.stop()
        self.action_take()

    def action_move(self, how: str) -> None:
        """Arrow keys walk through the list while typing goes on."""
        getattr(self.query_one(Listing), f"action_{how}")()

    def action_tick(self) -> None:
        """Tick or untick, and stay there; on the line that says none, take all ticks away."""
        key = self.query_one(Listing).current
        if key is None or not self._many:
            return
        self._weighed = True
        if not key:
            self._unticked |= {*self._ticked}
            self._ticked = []
        elif key in self._ticked:
            self._ticked.remove(key)
            self._unticked.add(key)
        else:
            self._ticked.append(key)
            self._unticked.discard(key)
        self._find()

    def action_take(self) -> None:
        """Take what is ticked, and what was searched for; where nothing was ever ticked, what is highlighted."""
        current = self.query_one(Listing).current
        if current is None and not self._weighed:
            return
        picked = [current] if current else []
        if current != "" and (self._ticked or self._weighed):
            searched = self.query_one(Input).value.strip() and current not in (*self._ticked, *self._unticked)
            picked = [*self._ticked, *(picked if searched else ())]
        self.dismiss(picked)
        self._taken(picked)

    def on_key(self, event: events.Key) -> None:
        """Space ticks as long as nothing is typed."""
        if event.key == "space" and self._many and not self.query_one(Input).value:
            event.prevent_default()
            event.stop()
            self.action_tick()

    def _find(self) -> None:
        wanted = plain(self.query_one(Input).value).split()
        fit = [i for i in self.among(bool(wanted)) if found(f"{i.label} {i.also} {i.detail}", wanted)]
        fit.sort(key=lambda i: nearness(i.label, f"{i.also} {i.detail}", wanted))
        self.query_one(Listing).show([Entry(item.id, self._shown(item)) for item in fit])

    def among(self, searching: bool) -> Sequence[Item]:
        """What is shown or searched."""
        return self._items

    def _shown(self, item: Item) -> Text:
        tick = (TICK if item.id in self._ticked else NO_TICK) if self._many and item.id else ""
        text = Text.assemble(tick, (item.label, "bold" if item.detail else ""))
        if item.detail:
            text.append(f"\n    {item.detail}")
        return text


class Choice(Static, can_focus=True):
    """A field whose value is picked: Enter opens the picker, and so does typing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,down,space", "open", show=False)]

    class Changed(Message):
        """Something else was picked."""

        def __init__(self, choice: Choice) -> None:
            super().__init__()
            self.choice = choice

    def __init__(
        self,
        drill: Drill,
        label: str,
        items: Callable[[], Sequence[Item]],
        chosen: Sequence[str] = (),
        *,
        id: str,
        many: bool = False,
        none: str = "",
        hint: str = "",
    ) -> None:
        super().__init__(id=id, classes="choice", markup=False)
        self.drill = drill
        self.picked = list(chosen)
        self._label = label
        self._items = items
        self._many = many
        self._none = none
        self._hint = hint
        self._picker: Picker | None = None

    @property
    def value(self) -> str | None:
        """The one thing picked."""
        return self.picked[0] if self.picked else None

    def pick(self, picked: Sequence[str]) -> None:
        """Set what is picked."""
        self.picked = list(picked)
        self.refresh(layout=True)
        self.post_message(self.Changed(self))

    def render(self) -> Text:
        """Label and value on one line."""
        labels = {item.id: item.label for item in self._items()}
        shown = ", ".join(labels.get(key, key) for key in self.picked) or self._none or f"{self._hint} …".lstrip()
        if len(self.picked) > 1:
            shown = f"({len(self.picked)}) {shown}"
        return Text.assemble(
            (field_label(self._label), "bold"), shown, (" ▾", "dim"), overflow="ellipsis", no_wrap=True
        )

    def action_open(self, typed: str = "") -> None:
        """Open the picker."""
        if self._standing is not None:
            return
        form, key = self.screen, self.id

        def field() -> Choice:
            """The field, which is another one after a change of language."""
            return form.query_one(f"#{key}", Choice)

        self._picker = Picker(
            self.drill,
            lambda: field()._label,
            lambda: field()._offered(),
            self.picked,
            many=self._many,
            typed=typed,
            taken=lambda picked: field()._taken(picked),
        )
        self.app.push_screen(self._picker)

    def _offered(self) -> list[Item]:
        none = [Item("", self._none)] if self._none else []
        return [*none, *self._items()]

    def on_click(self) -> None:
        """So does a click."""
        self.action_open()

    @property
    def _standing(self) -> Picker | None:
        """The picker, if it is open: keys pressed before it stood still arrive here."""
        return self._picker if self._picker is not None and self._picker in self.app.screen_stack else None

    def on_key(self, event: events.Key) -> None:
        """A letter opens the picker with that letter typed; what is typed before it stands goes to it."""
        if self._standing is not None:
            if event.character and event.is_printable:
                self._standing.type(event.character)
            event.prevent_default()
            event.stop()
        elif event.character and event.character.isalnum() and event.is_printable:
            event.stop()
            self.action_open(event.character)

    def _taken(self, picked: list[str]) -> None:
        self.pick([key for key in picked if key])  # the focus stays, as everybody's Tab goes on from here


LABEL = 12
"""Cells that the label of a field takes."""


def field_label(label: str) -> str:
    """A label at the width that lines the fields up."""
    return f"{label[: LABEL - 1]:<{LABEL}}"
