"""Contacts: whom the seat can reach and how, when they were last in touch, what is still open between them."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType

from crisis_sim.model.seat_view import Letter
from crisis_sim.tui.acting.ask import AskSheet
from crisis_sim.tui.acting.compose import ComposeSheet
from crisis_sim.tui.acting.notes import told_to
from crisis_sim.tui.acting.people import channel_detail, contact_items
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.widgets.listing import Entry, Panel
from crisis_sim.tui.widgets.sheet import Page

_LETTERS = 12
"""Messages that the page of a contact lists: the latest."""


class Contacts(Panel):
    """Everybody there is: those in touch first, then those whom doctrine connects."""

    TITLE = "Contacts"

    def rows(self) -> list[Entry]:
        """One entry an actor."""
        drill, view = self.drill, self.drill.view
        open_to: dict[str, int] = {}
        for letter in view.lookups.awaited.values():
            open_to[letter.to] = open_to.get(letter.to, 0) + 1
        rows = []
        for item in contact_items(drill.words, view):
            text = Text.assemble((item.label, "bold"), (f"\n  {item.detail}", "dim"))
            if (touched := view.lookups.touched.get(item.id)) is not None:
                said = drill.words.say("last contact {time}", time=drill.words.when(touched, drill.now))
                text.append(f"\n  ● {said}")
            if waiting := open_to.get(item.id):
                said = drill.words.many(waiting, "{n} request without an answer", "{n} requests without an answer")
                text.append(f" · {said}", "bold")
            rows.append(Entry(item.id, text))
        return rows

    def chosen(self, id: str) -> None:
        """One contact, with the keys to write, to ask and to note what was told."""
        self.app.push_screen(ContactPage(self.drill, id))


class ContactPage(Page):
    """One contact: channels with what they cost, what passed lately, and the questions they expect."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "compose", show=False),
        Binding("i", "ask", show=False),
        Binding("o", "told", show=False),
    ]

    def __init__(self, drill: Drill, actor: str) -> None:
        words = drill.words
        super().__init__(
            drill,
            lambda: words.whole(actor),
            lambda: contact_text(drill, actor),
            lambda: (("c", words.say("write")), ("i", words.say("ask")), ("o", words.say("told in person"))),
        )
        self._actor = actor

    def action_compose(self) -> None:
        """Write to them."""
        self.app.switch_screen(ComposeSheet(self.drill, to=[self._actor]))

    def action_ask(self) -> None:
        """Ask them."""
        self.app.switch_screen(AskSheet(self.drill, to=self._actor))

    def action_told(self) -> None:
        """Note what they were told in person."""
        self.app.switch_screen(told_to(self.drill, self._actor))


def contact_text(drill: Drill, actor: str) -> Text:
    """Channels with what they cost, what passed lately, and the questions they expect."""
    words, view = drill.words, drill.view
    contact = view.brief["contacts"][actor]
    text = Text()
    for key in contact["channels"]:
        text.append(f"{words.channel(key)}{words.colon} ", "bold")
        text.append(channel_detail(words, view, key, planned=True) + "\n")
    if not contact["channels"]:
        text.append(words.say("No plan connects you: whatever you use is improvised.") + "\n")
    passed = [letter for letter in (*view.inbox.values(), *view.outbox.values()) if actor in (letter.from_, letter.to)]
    if passed:
        text.append("\n" + words.say("Lately") + "\n", "bold")
        for letter in sorted(passed, key=lambda letter: -letter.tick)[:_LETTERS]:
            text.append_text(_letter(drill, letter)).append("\n")
    for topic in view.brief.get("topics", ()):
        if topic["of"] == actor:
            text.append("\n? " + words.pick(topic["question"]))
    return text


def _letter(drill: Drill, letter: Letter) -> Text:
    """One message: direction, time, channel, title, and what became of it."""
    words = drill.words
    arrow = "→" if letter.sent else "←"
    text = Text.assemble((f"{arrow} {words.when(letter.tick, drill.now)} ", "dim"), words.subject(letter))
    text.append(f" · {words.channel(letter.channel)}", "dim")
    if letter.sent and letter.unanswered:
        text.append(f" · {words.say('no answer yet')}", "bold")
    if letter.sent and letter.missed:
        text.append(f" · ✗ {words.say('lost')}", "bold")
    if not letter.sent and letter.read is None and not letter.recalled:
        text.append(f" · {words.say('unread')}", "bold")
    return text
