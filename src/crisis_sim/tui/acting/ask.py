"""Asking: a question that somebody can answer, what they know, to verify a fact, or to release it."""

from __future__ import annotations

from typing import Literal

from textual.app import ComposeResult
from textual.widgets import TextArea

from crisis_sim.model.releasable import releasable
from crisis_sim.tui.acting.cautioned import Forecast
from crisis_sim.tui.acting.compose import PRIORITIES, priority_items
from crisis_sim.tui.acting.known import fact_items
from crisis_sim.tui.acting.people import channel_items, contact_items
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.widgets.fields import Lines
from crisis_sim.tui.widgets.form import Form
from crisis_sim.tui.widgets.pick import Choice, Item

Kind = Literal["info", "verify", "release"]


class AskSheet(Form):
    """One question to one actor."""

    def __init__(self, drill: Drill, *, kind: Kind = "info", to: str | None = None, about: str | None = None) -> None:
        draft = f"ask:{kind} {to} {about}"
        say = drill.words.say
        super().__init__(drill, lambda: say("Ask somebody"), lambda: say("ask"), draft=draft)
        self._kind, self._to, self._about = kind, to, about

    def body(self) -> ComposeResult:
        """What kind of question, to whom, about what."""
        drill, words, view = self.drill, self.drill.words, self.drill.view
        asked = {topic["of"] for topic in view.brief.get("topics", ())}
        contacts = contact_items(words, view)
        contacts.sort(key=lambda item: item.id not in asked)
        kinds = [
            Item("info", words.say("what they know")),
            Item("verify", words.say("whether a fact is right")),
            Item("release", words.say("whether we may pass a fact on"), also=words.say("ask for release")),
        ]
        yield Choice(drill, words.say("Ask"), lambda: kinds, [self._kind], id="kind")
        yield Choice(drill, words.say("To"), lambda: contacts, [self._to] if self._to else [], id="to")
        yield Choice(drill, words.say("About"), self._subjects, [self._about] if self._about else [], id="about",
                     none=words.say("what I write below"))  # fmt: skip
        yield Choice(drill, words.say("Channel"), self._channels, id="channel",
                     none=words.say("the first that fits"))  # fmt: skip
        yield Choice(drill, words.say("Priority"), lambda: priority_items(words), [PRIORITIES[0]], id="priority")
        yield Lines(words.say("Text"), id="text")
        yield Forecast(drill)

    def on_mount(self) -> None:
        """Begin where something is missing."""
        self.query_one("#about" if self._to else "#to").focus()

    def on_choice_changed(self, event: Choice.Changed) -> None:
        """Another addressee offers other questions; for a release there is often one fact that it can be about."""
        about, to = self.query_one("#about", Choice), self.query_one("#to", Choice)
        offered = [item.id for item in self._subjects()]
        if about.value is not None and about.value not in offered:
            about.pick([])
        elif self._releases and about.value is None and len(offered) == 1:
            about.pick(offered)
        if self._releases and to.value is None and about.value is not None:
            owner = self.drill.view.facts[about.value].owner
            if owner is not None and owner in self.drill.view.brief.get("contacts", {}):
                to.pick([owner])
        self.drawn()

    def drawn(self) -> None:
        """Show what it costs, and what is to mind."""
        to = self.query_one("#to", Choice).picked
        self.query_one(Forecast).weigh(to, self.query_one("#channel", Choice).value)

    def weighed(self) -> str:
        """A question that everybody hears is asked once."""
        return self.query_one(Forecast).weighed

    def fault(self) -> str:
        """A release is asked for a fact, and a fact is what can be verified."""
        missing = self.query_one("#kind", Choice).value != "info" and self.query_one("#about", Choice).value is None
        return self.drill.words.say("Say which fact it is about.") if missing else ""

    def amiss(self) -> str:
        """No fact to ask about, nobody to ask, or no question."""
        if self.fault():
            return "about"
        if self.query_one("#to", Choice).value is None:
            return "to"
        return "" if self.query_one("#about", Choice).value is not None else "text"

    async def give(self) -> str | None:
        """Ask it."""
        kind = self.query_one("#kind", Choice).value
        to = self.query_one("#to", Choice).value
        p = {
            "to": [to] if to else [],
            "about": self.query_one("#about", Choice).value,
            "channel": self.query_one("#channel", Choice).value,
            "priority": self.query_one("#priority", Choice).value,
            "text": self.query_one("#text", TextArea).text.strip() or None,
        }
        if kind == "verify":
            return await self.drill.conductor.act("Verify", **p)
        return await self.drill.conductor.act("Request", **p, **{"for": kind})

    def _subjects(self) -> list[Item]:
        """The questions that this actor can be asked, then the facts that the seat knows."""
        drill = self.drill
        found = list(self.query("#to").results(Choice))
        to = found[0].value if found else self._to
        kind = next((c.value for c in self.query("#kind").results(Choice)), self._kind)
        topics = [
            Item(topic["q"], drill.words.pick(topic["question"]), drill.words.say("a question they expect"))
            for topic in drill.view.brief.get("topics", ())
            if topic["of"] == to and kind == "info"
        ]
        facts = fact_items(drill.words, drill.view, drill.now)
        if kind == "release":  # nobody else can release it, and what is free needs no release
            facts = [item for item in facts if item.id in releasable(drill.view, to)] or facts
        return topics + facts

    @property
    def _releases(self) -> bool:
        """Whether a release is asked for."""
        return self.query_one("#kind", Choice).value == "release"

    def _channels(self) -> list[Item]:
        to = next((c.value for c in self.query("#to").results(Choice)), self._to)
        return channel_items(self.drill.words, self.drill.view, [to] if to else [])
