"""The plenary: the clock stands still, questions are discussed, and a product is written."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from crisis_sim.tui.acting.products import PRODUCTS, Sections, begun
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.widgets.fields import MOST
from crisis_sim.tui.widgets.form import Form
from crisis_sim.tui.widgets.prose import Prose
from crisis_sim.tui.widgets.sheet import Keys

PRODUCT = "options-paper"
"""What is written where the scenario names no product."""


class PlenarySheet(Form):
    """Questions on top, the product below. F2 hands it in and lets the exercise go on; F4 goes on without."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f4", "go_on", show=False, priority=True)]

    def __init__(self, drill: Drill) -> None:
        words, move = drill.words, drill.view.move

        def title() -> str:
            return words.pick(move.get("title")) or words.say("Plenary")

        super().__init__(drill, title, lambda: words.say("hand in"), draft=f"plenary:{move.get('move')}")
        self._product = move.get("product", PRODUCT)

    def keys(self) -> Keys:
        """Hand in, next field, go on without, close."""
        *own, close = super().keys()
        return (*own, ("F4", self.drill.words.say("go on without")), close)

    def body(self) -> ComposeResult:
        """What is discussed, and where to write."""
        words, move = self.drill.words, self.drill.view.move
        minutes = words.say("About {n} minutes to discuss:", n=move["minutes"])
        text = Text(minutes, style="bold")
        if told := words.pick(move.get("text")):
            text.append(f"\n\n{told}", "not bold")
        for number, question in enumerate(move.get("questions", ()), start=1):
            text.append(f"\n{number}. {words.pick(question)}", "not bold")
        yield Prose(text, classes="page")
        name = words.code(self._product)
        yield Prose(Text(f"\n{name[:1].upper()}{name[1:]}{words.colon} {words.say(PRODUCTS[self._product])}"))
        yield Sections(self.drill, begun(self.drill, self._product))

    def on_mount(self) -> None:
        """What is discussed is read first."""
        self.begin_on_top()

    def fault(self) -> str:
        """A product says something, and not more than a message may."""
        words, count = self.drill.words, len(self.query_one(Sections).text)
        if not count:
            return words.say("Write something first.")
        if count > MOST:
            n, most = words.number(count), words.number(MOST)
            return words.say("The text has {n} characters; at most {most} fit. Shorten a section.", n=n, most=most)
        return ""

    async def give(self) -> str | None:
        """Hand the product in, and let the exercise go on."""
        text = self.query_one(Sections).text
        why = await self.drill.conductor.act("SubmitProduct", product=self._product, text=text)
        if why is None:
            self.drill.live.go_on()
        return why

    def action_go_on(self) -> None:
        """Go on without a product."""
        self.drill.live.go_on()
        self.dismiss(None)
