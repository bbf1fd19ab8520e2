"""Writing a message: to whom, over what, with which facts."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.widgets import Input, TextArea

from crisis_sim.model.seat_view import Letter
from crisis_sim.tui.acting.cautioned import Forecast
from crisis_sim.tui.acting.known import fact_items
from crisis_sim.tui.acting.people import channel_items, contact_items
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.widgets.fields import Line, Lines
from crisis_sim.tui.widgets.form import Form
from crisis_sim.tui.widgets.pick import Choice, Item
from crisis_sim.tui.words import Words

PRIORITIES = ("routine", "urgent", "flash")


class ComposeSheet(Form):
    """A message or a reply."""

    def __init__(
        self,
        drill: Drill,
        *,
        to: Sequence[str] = (),
        facts: Sequence[str] = (),
        channel: str | None = None,
        reply_to: Letter | None = None,
    ) -> None:
        words = drill.words

        def title() -> str:
            if reply_to is None:
                return words.say("A message")
            return words.say("Reply to: {title}", title=words.pick(reply_to.title))

        about = reply_to.msg if reply_to else " ".join((*to, *facts))
        super().__init__(drill, title, lambda: words.say("send"), draft=f"message:{about}")
        self._to, self._attached, self._channel = list(to), list(facts), channel
        self._reply_to = reply_to

    def body(self) -> ComposeResult:
        """The fields, in the order in which they are thought of."""
        drill, words, view = self.drill, self.drill.words, self.drill.view
        contacts = contact_items(words, view)
        facts = fact_items(words, view, drill.now)
        yield Choice(drill, words.say("To"), lambda: contacts, self._to, id="to", many=True)
        yield Choice(drill, words.say("Facts"), lambda: facts, self._attached, id="facts", many=True,
                     none=words.say("none"))  # fmt: skip
        yield Choice(drill, words.say("Channel"), self._channels, [self._channel] if self._channel else [],
                     id="channel", none=words.say("the first that fits"))  # fmt: skip
        yield Choice(drill, words.say("Priority"), lambda: priority_items(words), [PRIORITIES[0]], id="priority")
        yield Line(words.say("Title"), id="title", placeholder=words.say("may stay empty"))
        yield Lines(words.say("Text"), id="text")
        yield Forecast(drill)

    def drawn(self) -> None:
        """Show what it costs."""
        self.on_choice_changed()

    def on_mount(self) -> None:
        """A reply begins at the text."""
        if self._reply_to is not None:
            self.query_one("#facts" if self._attached else "#text").focus()

    def on_choice_changed(self) -> None:
        """Another choice costs something else, and something else is to mind."""
        to, facts = self.query_one("#to", Choice).picked, self.query_one("#facts", Choice).picked
        self.query_one(Forecast).weigh(to, self.query_one("#channel", Choice).value, facts)

    def amiss(self) -> str:
        """Nobody to send it to."""
        return "" if self.query_one("#to", Choice).picked else "to"

    def weighed(self) -> str:
        """What everybody will hear, or what others may not pass on, is asked once."""
        return self.query_one(Forecast).weighed

    async def give(self) -> str | None:
        """Send it."""
        return await self.drill.conductor.act(
            "SendMessage",
            to=self.query_one("#to", Choice).picked,
            facts=self.query_one("#facts", Choice).picked,
            channel=self.query_one("#channel", Choice).value,
            priority=self.query_one("#priority", Choice).value,
            title=self.query_one("#title", Input).value.strip() or None,
            text=self.query_one("#text", TextArea).text.strip() or None,
            reply_to=self._reply_to.msg if self._reply_to else None,
        )

    def _channels(self) -> list[Item]:
        found = list(self.query("#to").results(Choice))
        return channel_items(self.drill.words, self.drill.view, found[0].picked if found else self._to)


def priority_items(words: Words) -> list[Item]:
    """How pressing a message is."""
    return [Item(name, words.code(name)) for name in PRIORITIES]


def reply(drill: Drill, letter: Letter) -> ComposeSheet:
    """The sheet that answers a message: same channel, and the fact asked for where the seat knows it."""
    facts = [letter.about] if letter.about in drill.view.facts else []
    public = drill.view.brief["channels"].get(letter.channel, {}).get("public")
    channel = None if public else letter.channel
    return ComposeSheet(drill, to=[letter.from_], facts=[f for f in facts if f], channel=channel, reply_to=letter)
