"""What a player chooses before STARTEX: seat, difficulty, pace, language, guidance, seed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message
from textual.widgets import Input, Select

from crisis_sim.language import dates
from crisis_sim.language.catalogue import AUTONYMS
from crisis_sim.language.numbers import times
from crisis_sim.session.solo import MOST_SEED, Choice, Offer
from crisis_sim.tui.start import told
from crisis_sim.tui.start.lobby import Lobby
from crisis_sim.tui.start.row import Row, select
from crisis_sim.tui.widgets.prose import Prose
from crisis_sim.tui.widgets.typed import CleanInput

PACES = (1_000, 6_000, 12_000, 30_000, 60_000, 120_000, 300_000, 600_000)
"""Paces to choose from besides the scenario's own, in thousandths of exercise seconds a second."""
USUAL = 0
"""Stands for the scenario's own pace."""


class Choices(Container):
    """One line each. Whatever is changed is told at once."""

    class Changed(Message):
        """The player chose something else."""

        def __init__(self, choice: Choice) -> None:
            super().__init__()
            self.choice = choice

    def __init__(self, lobby: Lobby, offer: Offer, choice: Choice) -> None:
        super().__init__(id="choices")
        self._lobby = lobby
        self._offer = offer
        self._choice = choice

    def compose(self) -> ComposeResult:
        """Label and value in rows; two short ones share a row where it is wide enough."""
        say, about, choice = self._lobby.words.say, self._offer.abstract, self._choice
        words = self._lobby.words
        seats = [(told.one_line(words, names) or key, key) for key, names in about.seats.items()]
        levels = [(told.difficulty(words, key, level), key) for key, level in about.difficulty.items()]
        yield Row(say("Seat"), select(seats, choice.seat or self._offer.seats[0], id="choose-seat"))
        yield Row(say("Difficulty"), select(levels, choice.difficulty or "standard", id="choose-difficulty"))
        yield Row(say("Pace"), select([*self._paces()], choice.pace or USUAL, id="choose-pace"), half=True)
        yield Row(say("Language"), select(AUTONYMS, words.language, id="choose-language"), half=True)
        guided = [(say("on: with hints"), True), (say("off"), False)]
        yield Row(say("Guidance"), select(guided, choice.guided, id="choose-guided"), half=True)
        seed = "" if choice.seed is None else str(choice.seed)
        line = CleanInput(seed, placeholder=say("new"), restrict=r"\d{0,19}", compact=True, id="seed")
        yield Row(say("Chance"), line, half=True)
        yield Prose(self._about(), id="about-choice")

    def _paces(self) -> Iterator[tuple[str, int]]:
        about, words = self._offer.abstract, self._lobby.words
        usual = round(about.pace * 1000)
        yield words.say("planned: {pace}, {time}", pace=self._times(usual), time=self._time(usual)), USUAL
        for pace in sorted({*PACES, *([self._choice.pace] if self._choice.pace else [])} - {usual}):
            yield f"{self._times(pace)} · {self._time(pace)}", pace
        if self._choice.pace == usual:
            yield self._times(usual), usual

    def _about(self) -> Text:
        """What the difficulty changes, and what stays the same for everybody."""
        words, say = self._lobby.words, self._lobby.words.say
        key = self._choice.difficulty or "standard"
        changed = told.factors(words, self._offer.abstract.difficulty[key])
        told_of = words.joined(changed) or say("as the scenario is written")
        text = Text.assemble((f"{words.code(key)}{words.colon} ", "bold"), told_of)
        text.append("\n\n" + say("The same number gives the same chances: weather, luck, who answers the phone."))
        return text

    def _times(self, pace: int) -> str:
        return times(self._lobby.words.language, pace / 1000)

    def _time(self, pace: int) -> str:
        seconds = self._offer.abstract.live * 1000 / pace
        whole = round(seconds / 60) * 60 if seconds >= 60 else max(1, round(seconds))
        return dates.span(self._lobby.words.language, whole)

    def on_select_changed(self, event: Select.Changed) -> None:
        """Another value."""
        event.stop()
        value = event.value
        match event.select.id:
            case "choose-seat":
                self._tell(replace(self._choice, seat=str(value)))
            case "choose-difficulty":
                self._tell(replace(self._choice, difficulty=str(value)))
                self.query_one("#about-choice", Prose).show(self._about())
            case "choose-pace":
                self._tell(replace(self._choice, pace=int(str(value)) or None))
            case "choose-guided":
                self._tell(replace(self._choice, guided=value is True))
            case "choose-language" if value != self._lobby.words.language:
                self.app.call_later(self.app.run_action, f"app.language('{value}')")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another seed; nothing leaves it to chance."""
        event.stop()
        seed = min(int(event.value), MOST_SEED) if event.value.isascii() and event.value.isdigit() else None
        self._tell(replace(self._choice, seed=seed))

    def on_input_submitted(self) -> None:
        """Enter goes on to the manual."""
        self.screen.query_one("#section").focus()

    def _tell(self, choice: Choice) -> None:
        if choice != self._choice:
            self._choice = choice
            self.post_message(self.Changed(choice))
