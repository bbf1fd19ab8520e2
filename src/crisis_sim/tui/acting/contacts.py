"""Contacts: whom the seat can reach, how, and what they can be asked."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType

from crisis_sim.tui.acting.ask import AskSheet
from crisis_sim.tui.acting.compose import ComposeSheet
from crisis_sim.tui.acting.people import channel_detail, contact_items
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.widgets.listing import Entry, Panel
from crisis_sim.tui.widgets.sheet import Page


class Contacts(Panel):
    """Everybody there is: those in touch first, then those whom doctrine connects."""

    TITLE = "Contacts"

    def rows(self) -> list[Entry]:
        """One entry an actor."""
        return [
            Entry(item.id, Text.assemble((item.label, "bold"), (f"\n  {item.detail}", "dim")))
            for item in contact_items(self.drill.words, self.drill.view)
        ]

    def chosen(self, id: str) -> None:
        """One contact, with the keys to write and to ask."""
        self.app.push_screen(ContactPage(self.drill, id))


class ContactPage(Page):
    """One contact: channels with what they cost, and the questions they expect."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("c", "compose", show=False), Binding("i", "ask", show=False)]

    def __init__(self, drill: Drill, actor: str) -> None:
        words, view = drill.words, drill.view
        contact = view.brief["contacts"][actor]
        text = Text()
        for key in contact["channels"]:
            text.append(f"{words.channel(key)}: ", "bold")
            text.append(channel_detail(words, view, key, planned=True) + "\n")
        if not contact["channels"]:
            text.append(words.say("No plan connects you: whatever you use is improvised.") + "\n")
        for topic in view.brief.get("topics", ()):
            if topic["of"] == actor:
                text.append("\n? " + words.pick(topic["question"]))
        super().__init__(drill, words.actor(actor), text, (("c", words.say("write")), ("i", words.say("ask"))))
        self._actor = actor

    def action_compose(self) -> None:
        """Write to them."""
        self.app.switch_screen(ComposeSheet(self.drill, to=[self._actor]))

    def action_ask(self) -> None:
        """Ask them."""
        self.app.switch_screen(AskSheet(self.drill, to=self._actor))
