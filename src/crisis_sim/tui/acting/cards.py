"""Plan cards: what the plan expects of this seat, step by step."""

from __future__ import annotations

from typing import Any

from rich.text import Text

from crisis_sim.tui.widgets.listing import Entry, Panel
from crisis_sim.tui.widgets.sheet import Page
from crisis_sim.tui.words import Words


class Cards(Panel):
    """The cards of the seat's actors."""

    TITLE = "Plan"
    EMPTY = "No plan card for this seat."

    def rows(self) -> list[Entry]:
        """One entry a card, with its steps."""
        words = self.drill.words
        return [Entry(key, row(words, card)) for key, card in self.drill.view.brief.get("cards", {}).items()]

    def chosen(self, id: str) -> None:
        """The whole card."""
        words = self.drill.words
        card = self.drill.view.brief["cards"][id]
        self.app.push_screen(Page(self.drill, lambda: words.pick(card["names"]), lambda: card_text(words, card)))


def row(words: Words, card: dict[str, Any]) -> Text:
    """Name and the steps in short."""
    text = Text.assemble((words.pick(card["names"]), "bold"))
    for number, step in enumerate(card["steps"], 1):
        text.append(f"\n {number}. {words.pick(step.get('text'))}")
    return text


def card_text(words: Words, card: dict[str, Any]) -> Text:
    """Plan, principles in order of rank, steps with what they do."""
    text = Text.assemble((words.pick(card.get("plan")), "dim"), "\n")
    if card["principles"]:
        names = " → ".join(map(words.principle, card["principles"]))
        text.append("\n" + words.say("What goes before what: {names}", names=names) + "\n")
    for number, step in enumerate(card["steps"], 1):
        text.append(f"\n{number}. {words.pick(step.get('text'))}", "bold")
        text.append(f"\n   {does(words, step['do'])}", "dim")
    return text


def does(words: Words, do: dict[str, Any]) -> str:
    """What a step does, in words."""
    if "measure" in do:
        value = f"{words.colon} {words.value(do['measure'], do['value'])}" if do.get("value") else ""
        return words.say("measure: {name}", name=words.measure(do["measure"])) + value
    if "tell" in do:
        return words.say("tell {who}", who=", ".join(map(words.short, do["tell"])))
    if "ask" in do:
        return words.say("ask {who}", who=", ".join(map(words.short, do["ask"])))
    if "release" in do:
        return words.say("ask for release")
    return words.say("report: {name}", name=words.code(do.get("product", "")))
