"""Products, contacts told in person, corrections, and the seat's own log."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Input, Static, TextArea

from crisis_sim.tui.acting.known import fact_items
from crisis_sim.tui.acting.people import contact_items
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.widgets.fields import Line, Lines
from crisis_sim.tui.widgets.pick import Choice, Item
from crisis_sim.tui.widgets.sheet import Form

PRODUCTS = {
    "sitrep": "What we know, what we do not know, what we do, what comes next",
    "methane": "Major incident, Exact location, Type, Hazards, Access, Number of casualties, Emergency services",
    "options-paper": "The question, the options with for and against, what we advise",
}


class ProductSheet(Form):
    """A situation report, METHANE report or options paper."""

    def __init__(self, drill: Drill) -> None:
        super().__init__(drill, drill.words.say("A product"), drill.words.say("send"))

    def body(self) -> ComposeResult:
        """Which one, to whom, what it says."""
        drill, words = self.drill, self.drill.words
        products = [Item(key, words.code(key), words.say(shape)) for key, shape in PRODUCTS.items()]
        contacts = contact_items(words, drill.view)
        facts = fact_items(words, drill.view, drill.now)
        yield Choice(drill, words.say("Product"), lambda: products, [products[0].id], id="product")
        yield Static(id="shape", markup=False, classes="hint")
        yield Choice(drill, words.say("To"), lambda: contacts, id="to", many=True, none=words.say("nobody: keep it"))
        yield Choice(drill, words.say("Facts"), lambda: facts, id="facts", many=True, none=words.say("none"))
        yield Lines(words.say("Text"), id="text")

    def on_mount(self) -> None:
        """Show what belongs in it."""
        self.on_choice_changed()

    def on_choice_changed(self) -> None:
        """Another product has another shape."""
        product = self.query_one("#product", Choice).value or "sitrep"
        self.query_one("#shape", Static).update("  " + self.drill.words.say(PRODUCTS[product]))

    async def give(self) -> str | None:
        """Submit it."""
        return await self.drill.conductor.act(
            "SubmitProduct",
            product=self.query_one("#product", Choice).value,
            to=self.query_one("#to", Choice).picked,
            facts=self.query_one("#facts", Choice).picked,
            text=self.query_one("#text", TextArea).text.strip(),
        )


class ContactSheet(Form):
    """What was told in person or by phone outside the system."""

    def __init__(self, drill: Drill) -> None:
        super().__init__(drill, drill.words.say("Told in person or by phone"), drill.words.say("note"))

    def body(self) -> ComposeResult:
        """Whom, which facts, in which words."""
        drill, words = self.drill, self.drill.words
        contacts = contact_items(words, drill.view)
        facts = fact_items(words, drill.view, drill.now)
        yield Choice(drill, words.say("To"), lambda: contacts, id="actor", many=True)
        yield Choice(drill, words.say("Facts"), lambda: facts, id="facts", many=True, none=words.say("none"))
        yield Lines(words.say("Text"), id="text", placeholder=words.say("what was said"))

    async def give(self) -> str | None:
        """Note it."""
        return await self.drill.conductor.act(
            "LogContact",
            actor=self.query_one("#actor", Choice).picked,
            facts=self.query_one("#facts", Choice).picked,
            text=self.query_one("#text", TextArea).text.strip(),
        )


class RetractSheet(Form):
    """A correction: the facts of a message that this seat sent are taken back."""

    def __init__(self, drill: Drill, msg: str | None = None) -> None:
        super().__init__(drill, drill.words.say("Take back"), drill.words.say("send"))
        self._msg = msg

    def body(self) -> ComposeResult:
        """Which message, and why."""
        drill, words = self.drill, self.drill.words
        sent = [
            Item(
                letter.msg,
                f"{words.time(letter.tick)} {words.short(letter.to)}: {words.pick(letter.title)}",
                "; ".join(words.fact(drill.view.facts[key]) for key in letter.facts if key in drill.view.facts),
            )
            for letter in reversed(drill.view.outbox.values())
            if letter.facts
        ]
        yield Choice(drill, words.say("Message"), lambda: sent, [self._msg] if self._msg else [], id="msg")
        yield Lines(words.say("Text"), id="text", placeholder=words.say("what is right instead"))

    async def give(self) -> str | None:
        """Send the correction."""
        return await self.drill.conductor.act(
            "Retract",
            msg=self.query_one("#msg", Choice).value or "",
            text=self.query_one("#text", TextArea).text.strip() or None,
        )


class LogSheet(Form):
    """One line in the seat's log."""

    def __init__(self, drill: Drill) -> None:
        super().__init__(drill, drill.words.say("Write in the log"), drill.words.say("note"))

    def body(self) -> ComposeResult:
        """The line; Enter is enough."""
        yield Line(self.drill.words.say("Text"), id="text", placeholder=self.drill.words.say("what, and why"))

    def on_input_submitted(self) -> None:
        """Enter writes it."""
        self.action_submit()

    async def give(self) -> str | None:
        """Write it."""
        return await self.drill.conductor.act("WriteLog", text=self.query_one("#text", Input).value.strip())
