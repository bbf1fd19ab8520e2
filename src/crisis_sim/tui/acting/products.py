"""Products: a situation report, a METHANE report, an options paper; begun from what the seat knows."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static, TextArea

from crisis_sim.language.mark import mark
from crisis_sim.model.asked_for import wanted
from crisis_sim.model.drafts import SECTIONS, Draft, draft
from crisis_sim.model.messages import PRODUCTS as COST
from crisis_sim.session.hints import hints
from crisis_sim.tui.acting.cautioned import Forecast
from crisis_sim.tui.acting.drafted import HEADINGS, section_text
from crisis_sim.tui.acting.known import fact_items
from crisis_sim.tui.acting.people import contact_items
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.widgets.fields import MOST
from crisis_sim.tui.widgets.form import Form
from crisis_sim.tui.widgets.pick import Choice, Item
from crisis_sim.tui.widgets.typed import CleanArea

PRODUCTS = {
    "sitrep": mark("What we know, what we do not know, what we do, what comes next"),
    "methane": mark("Major incident, Exact location, Type, Hazards, Access, Number of casualties, Emergency services"),
    "options-paper": mark("The question, the options with for and against, what we advise"),
}


def begun(drill: Drill, product: str) -> Draft:
    """The first draft of a product, with what the plans still ask for."""
    card = [hint for hint in hints(drill.view, drill.now) if hint.kind in ("step", "tell", "measure")]
    steps = [drill.words.pick(dict(hint.text)) for hint in card]
    return draft(drill.view, product, drill.now, dict.fromkeys(steps))


class Sections(Vertical):
    """The sections of a product, each a field of its own that grows with what stands in it."""

    DEFAULT_CSS = """
    Sections { height: auto; }
    Sections .heading { height: 1; text-style: bold; margin-top: 1; }
    Sections TextArea { height: auto; min-height: 2; max-height: 10; border: none; padding: 0 1; background: $panel; }
    """

    def __init__(self, drill: Drill, begin: Draft) -> None:
        super().__init__()
        self._drill, self._begin = drill, begin

    def compose(self) -> ComposeResult:
        """A heading and a field each."""
        product = self._begin.product
        if n := len(self._begin.withheld):
            left_out = self._drill.words.say("Facts left out because of their marking: {n}", n=n)
            yield Static(left_out, markup=False, classes="withheld")
        for section in self._begin.sections:
            yield Static(self._drill.words.say(HEADINGS[section.key]), markup=False, classes="heading")
            value = section_text(self._drill, section, methane=product == "methane")
            yield CleanArea(value, id=f"{product}-{section.key}", compact=True, highlight_cursor_line=False)

    @property
    def text(self) -> str:
        """All sections that say something, under their headings."""
        texts = {area.id: area.text.strip() for area in self.query(TextArea)}
        say, product = self._drill.words.say, self._begin.product
        parts = ((key, texts.get(f"{product}-{key}", "")) for key in SECTIONS[product])
        return "\n\n".join(f"{say(HEADINGS[key])}\n{text}" for key, text in parts if text)


class ProductSheet(Form):
    """A product with its sections, to be finished and sent."""

    def __init__(self, drill: Drill) -> None:
        say = drill.words.say
        super().__init__(drill, lambda: say("A report"), lambda: say("send"), draft="product")
        kept = drill.drafts.get("product", {}).get("product", [])
        self._product = kept[0] if kept else wanted(drill.view)

    def body(self) -> ComposeResult:
        """Which one, to whom, what it says."""
        drill, words = self.drill, self.drill.words
        products = [Item(key, words.code(key), words.say(shape)) for key, shape in PRODUCTS.items()]
        contacts = contact_items(words, drill.view)
        facts = fact_items(words, drill.view, drill.now)
        begin = begun(drill, self._product)
        yield Choice(drill, words.say("Report"), lambda: products, [self._product], id="product")
        yield Choice(drill, words.say("To"), lambda: contacts, begin.to, id="to", many=True,
                     none=words.say("nobody: keep it"))  # fmt: skip
        yield Choice(drill, words.say("Facts"), lambda: facts, begin.facts, id="facts", many=True,
                     none=words.say("none"))  # fmt: skip
        yield Forecast(drill)
        yield Sections(drill, begin)

    def drawn(self) -> None:
        """Show what is to mind."""
        self._weigh()

    async def on_choice_changed(self, event: Choice.Changed) -> None:
        """Another product has other sections."""
        if event.choice.id == "product" and event.choice.value not in (None, self._product):
            self._product = str(event.choice.value)
            begin = begun(self.drill, self._product)
            await self.query_one(Sections).remove()
            await self.query_one("#body").mount(Sections(self.drill, begin))
            self.query_one("#to", Choice).pick(begin.to)
            self.query_one("#facts", Choice).pick(begin.facts)
            self._blank |= {area.id: area.text for area in self.query(TextArea) if area.id}
        self._weigh()

    def _weigh(self) -> None:
        to, facts = self.query_one("#to", Choice).picked, self.query_one("#facts", Choice).picked
        self.query_one(Forecast).weigh(to, None, facts, COST[self._product])

    def fault(self) -> str:
        """A product says something, and not more than a message may."""
        words, text = self.drill.words, self.query_one(Sections).text
        if not text:
            return words.say("Write something first.")
        if len(text) > MOST:
            n, most = words.number(len(text)), words.number(MOST)
            return words.say("The text has {n} characters; at most {most} fit. Shorten a section.", n=n, most=most)
        return ""

    def weighed(self) -> str:
        """What goes out further than it should is asked once."""
        return self.query_one(Forecast).weighed

    async def give(self) -> str | None:
        """Submit it."""
        return await self.drill.conductor.act(
            "SubmitProduct",
            product=self._product,
            to=self.query_one("#to", Choice).picked,
            facts=self.query_one("#facts", Choice).picked,
            text=self.query_one(Sections).text,
        )
