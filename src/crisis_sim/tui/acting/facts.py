"""The panel of facts, and what can be done with one."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType

from crisis_sim.model.seat_view import FactCard
from crisis_sim.tui.acting.ask import AskSheet
from crisis_sim.tui.acting.compose import ComposeSheet
from crisis_sim.tui.acting.known import fact_text, newest
from crisis_sim.tui.acting.notes import told_about
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.widgets.listing import Entry, Panel
from crisis_sim.tui.widgets.sheet import Keys, Page
from crisis_sim.tui.words import Words


class Facts(Panel):
    """What the seat knows of the world, the last heard first."""

    TITLE = "Facts"
    EMPTY = "Nothing known yet. Facts come with the messages you open."

    def rows(self) -> list[Entry]:
        """One entry a fact."""
        return [Entry(fact.fact, fact_text(self.drill.words, fact, self.drill.now)) for fact in newest(self.drill.view)]

    def chosen(self, id: str) -> None:
        """One fact, with who told it when."""
        self.app.push_screen(FactPage(self.drill, id))


class FactPage(Page):
    """One fact: every time it was heard, and the keys to pass it on, verify it or ask for its release."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "pass_on", show=False),
        Binding("v", "verify", show=False),
        Binding("f", "release", show=False),
        Binding("o", "told", show=False),
    ]

    def __init__(self, drill: Drill, fact: str) -> None:
        super().__init__(drill, lambda: drill.words.say("A fact"), lambda: told_text(drill, fact))
        self._fact = fact

    def keys(self) -> Keys:
        """Pass on, verify, ask for release, note what was told."""
        words = self.drill.words
        return (
            ("c", words.say("pass on")),
            ("v", words.say("verify")),
            ("f", words.say("ask for release")),
            ("o", words.say("told in person")),
            ("Esc", words.say("close")),
        )

    def action_pass_on(self) -> None:
        """Write a message with the fact attached."""
        self.app.switch_screen(ComposeSheet(self.drill, facts=[self._fact]))

    def action_told(self) -> None:
        """Note that it was told in person."""
        self.app.switch_screen(told_about(self.drill, fact=self._fact))

    def action_verify(self) -> None:
        """Ask somebody whether it is right."""
        self.app.switch_screen(AskSheet(self.drill, kind="verify", about=self._fact))

    def action_release(self) -> None:
        """Ask its owner to agree to passing it on."""
        owner = self.drill.view.facts[self._fact].owner
        contact = owner if owner in self.drill.view.brief.get("contacts", {}) else None
        self.app.switch_screen(AskSheet(self.drill, kind="release", about=self._fact, to=contact))


def _topics(words: Words, card: FactCard) -> str:
    """What a fact is about; what was done itself has no topic, only a name."""
    names = words.view.brief.get("topic_names", {})
    topics = [topic for topic in card.topics if ":" not in topic]
    return ", ".join(words.pick(names.get(topic)) or topic.replace("-", " ") for topic in topics)


def told_text(drill: Drill, fact: str) -> Text:
    """A fact, every time it was heard, and what it is about."""
    words = drill.words
    card = drill.view.facts[fact]
    text = fact_text(words, card, drill.now).append("\n")
    for told in reversed(card.learned):
        source = words.whole(told["source"]) if told.get("source") else words.say("own observation")
        channel = f" · {words.channel(told['channel'])}" if told.get("channel") else ""
        figure = f"{words.colon} {words.amount(told['content'], card.unit)}" if told.get("content") is not None else ""
        seen = words.say("seen {time}", time=words.when(told["as_of"], drill.now))
        text.append(f"\n{words.when(told['t'], drill.now)} {source}{channel}{figure} ({seen})")
    if topics := _topics(words, card):
        text.append("\n\n" + words.say("About: {topics}", topics=topics), "dim")
    return text
