"""What sending will cost and what to mind about it: shown under a form while it is filled in."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.widgets import Static

from crisis_sim.model.cautions import WORDS, Caution, cautions, cost, usual_channel
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.words import SPOKEN, Words

_SHOWN = 5


def caution_text(words: Words, found: Sequence[Caution]) -> Text:
    """One line each: what will be refused first and in bold."""
    text = Text()
    for caution in found[:_SHOWN]:
        lead = "✗ " + words.say("will be refused") + f"{words.colon} " if caution.refused else "▲ "
        text.append("\n" if text else "").append(lead, "bold" if caution.refused else "")
        text.append(_said(words, caution), "bold" if caution.refused or caution.heavy else "")
    if len(found) > _SHOWN:
        text.append("\n  " + words.say("and {n} more", n=len(found) - _SHOWN), "dim")
    return text


def _said(words: Words, caution: Caution) -> str:
    values = dict(caution.values)
    if "time" in values:
        values["time"] = words.time(values["time"])
    if "language" in values:
        values["language"] = words.say(SPOKEN[values["language"]])
    said = words.say(WORDS[caution.code], who=words.short(caution.who), **values)
    fact = words.view.facts.get(caution.fact)
    return f"{said} ({_short(words.fact(fact))})" if fact is not None else said


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:39]}…"


def cost_text(
    drill: Drill, to: Sequence[str], channel: str | None, facts: Sequence[str], seconds: int | None = None
) -> Text:
    """Over what it goes, what it takes of the staff, and who is free to do it.

    `seconds` of work where they do not depend on the channel.
    """
    words, view = drill.words, drill.view
    over = channel or usual_channel(view, to, facts)
    spec = view.brief.get("channels", {}).get(over)
    work = seconds if seconds is not None else 60 * cost(view, to, over)
    parts = [
        words.say("{span} of your staff", span=words.span(work)) if work else "",
        words.say("{free} of {all} people free", free=view.free_people(drill.now), all=view.brief.get("people", 1)),
    ]
    if spec is not None:
        parts.insert(0, words.say("over: {channel}", channel=words.channel(over)) if channel is None else "")
        parts.append(words.say("carries up to {marking}", marking=words.code(spec["carries"]).upper()))
    return Text(" · ".join(part for part in parts if part), style="dim")


class Forecast(Static):
    """Cost and cautions of a message, kept up to date by its form."""

    def __init__(self, drill: Drill) -> None:
        super().__init__(id="forecast", markup=False)
        self.drill = drill
        self.found: list[Caution] = []
        self._shown = Text()

    def weigh(
        self, to: Sequence[str], channel: str | None, facts: Sequence[str] = (), seconds: int | None = None
    ) -> None:
        """Another choice: other costs, other cautions. Nothing is drawn where nothing has changed."""
        self.found = cautions(self.drill.view, to=to, channel=channel, facts=facts)
        text = cost_text(self.drill, to, channel, facts, seconds)
        warned = caution_text(self.drill.words, self.found)
        text.append("\n" if text and warned else "").append_text(warned)
        if text != self._shown:
            self._shown = text
            self.display = bool(text)
            self.update(text)

    @property
    def weighed(self) -> str:
        """What to ask before it goes: only what can't be taken back, and not what the gate refuses anyway."""
        if any(caution.refused for caution in self.found):
            return ""
        heavy = [caution for caution in self.found if caution.heavy]
        return caution_text(self.drill.words, heavy).plain
