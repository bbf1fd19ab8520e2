"""Names, times and amounts in the reader's language, as plain text on one line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from crisis_sim.analysis.naming import ActorNames
from crisis_sim.language import dates
from crisis_sim.language.catalogue import LANGUAGES, code, say, within
from crisis_sim.language.numbers import amount
from crisis_sim.language.typography import bound, colon, curled, joined, quoted, unquoted
from crisis_sim.model.filled_in import field_name
from crisis_sim.model.index import Index
from crisis_sim.scenario.indicator import Indicator
from crisis_sim.scenario.text import clean, pick
from crisis_sim.scenario.time import local


class Names:
    """Looks things up in a scenario. What it does not find is called by its id, so that an odd log is still told."""

    def __init__(self, index: Index, language: str) -> None:
        assert language in LANGUAGES
        self.index = index
        self.language = language
        self._start = index.scenario.start
        self._actors = ActorNames(index, language)

    # words

    def say(self, english: str, **values: object) -> str:
        """A phrase of the report."""
        return bound(self.language, within("report", self.language, english, **values))

    @property
    def colon(self) -> str:
        """A colon with the space that French has before it."""
        return colon(self.language)

    def joined(self, parts: Iterable[str]) -> str:
        """A; B; C."""
        return joined(self.language, parts)

    def code(self, key: str) -> str:
        """A code of the log, in words."""
        return code(self.language, key, "report code")

    def policy(self, key: str) -> str:
        """Whoever stands in for people at a seat."""
        return code(self.language, key, "rehearsal")

    def setting(self, key: str) -> str:
        """A difficulty or a variant; an author's own is called by its id."""
        return code(self.language, key)

    def refusal(self, says: str, values: Mapping[str, Any]) -> str:
        """Why a command was refused; actors by their ids in English, as the log has it."""
        named = {"who": self.actor(values["who"])} if "who" in values and self.language != "en" else {}
        return " ".join(clean(say(self.language, says, **{**values, **named})).split())

    def ended(self, result: str) -> str:
        """How a clock ended, which is another word than that of an expectation in some languages."""
        return self.code({"met": "ClockMet", "missed": "ClockMissed"}.get(result, result))

    def text(self, text: Mapping[Any, str] | str | None) -> str:
        """A text of the scenario."""
        return self._set(" ".join(clean(pick(text, self.language)).split()))

    def quote(self, text: str, most: int = 300) -> str:
        """A text in quotation marks, cut where it is long."""
        short = " ".join(clean(text).split())
        short = unquoted(short)
        if len(short) > most:
            short = short[:most].rstrip() + "…"
        return quoted(self.language, self._set(short))

    def _set(self, text: str) -> str:
        """The text with the signs of the language."""
        return bound(self.language, curled(self.language, text))

    def listed(self, names: Iterable[str]) -> str:
        """A, B, C."""
        return ", ".join(names)

    # names

    def actor(self, key: str | None) -> str:
        """What an actor is called, in words as few as tell it from others."""
        return self._actors.called(key)

    def seat(self, key: str) -> str:
        """A seat's title."""
        seat = self.index.seats.get(key)
        return (self.text(seat.title) if seat is not None else "") or key

    def holder(self, key: str) -> str:
        """A seat, or an actor that nobody plays."""
        return self.seat(key) if key in self.index.seats else self.actor(key)

    def short(self, key: str) -> str:
        """A holder in few letters: a seat is called by its first actor."""
        if key in self.index.seats:
            return self._actors.short(self.index.seats[key].plays[0]) or self.seat(key)
        return self.actor(key)

    def fact(self, key: str, content: int | None = None) -> str:
        """What a fact says, with its figure; without one nothing is announced."""
        text = self.text(self.index.subject_text(key))
        fact = self.index.facts.get(key)
        if fact is None or fact.reads is None:
            return text
        if content is None:
            return text.removesuffix(":").rstrip()
        indicator = self.index.scenario.indicators.get(fact.reads.indicator)
        return f"{text} {self._amount(content, indicator)}"

    def measure(self, key: str, value: str | None = None) -> str:
        """A measure, with the value that it sets."""
        measure = self.index.measures.get(key)
        name = (self.text(measure.names) if measure is not None else "") or key
        scale = self.index.compiled.levels.get(measure.level or "") if measure is not None else None
        chosen = next((v for v in scale.values if v.id == value), None) if scale is not None else None
        return f"{name}{self.colon} {self.text(chosen.names)}" if chosen is not None else name

    def channel(self, key: str | None) -> str:
        """A channel."""
        channel = self.index.channels.get(key or "")
        return (self.text(channel.names) if channel is not None else "") or (key or "")

    def indicator(self, key: str) -> str:
        """An indicator's label."""
        indicator = self.index.scenario.indicators.get(key)
        return (self.text(indicator.label) if indicator is not None else "") or key

    def hazard(self, key: str) -> str:
        """What a hazard is called."""
        hazard = self.index.scenario.hazards.get(key)
        return (self.text(hazard.label) if hazard is not None else "") or key

    def interest(self, key: str) -> str:
        """A vital interest or a baseline requirement."""
        compiled = self.index.compiled
        one = compiled.interests.get(key) or compiled.requirements.get(key)
        return (self.text(one.names) if one is not None else "") or key

    def impact(self, key: str) -> str:
        """A scale of national impact."""
        scale = self.index.compiled.impacts.get(key)
        return (self.text(scale.names) if scale is not None else "") or key

    def value(self, key: str, value: int) -> str:
        """A value of an indicator with its unit."""
        indicator = self.index.scenario.indicators.get(key)
        return self._amount(value, indicator)

    def _amount(self, value: int, indicator: Indicator | None) -> str:
        return amount(self.language, value, self.text(indicator.unit) if indicator is not None else "")

    def clock(self, key: str) -> str:
        """A legal clock or a target."""
        clock = self.index.compiled.clocks.get(key)
        return (self.text(clock.names) if clock is not None else "") or key

    def level(self, key: str, value: str) -> str:
        """A level and its value."""
        scale = self.index.compiled.levels.get(key)
        if scale is None:
            return f"{key}{self.colon} {value}"
        chosen = next((self.text(v.names) for v in scale.values if v.id == value), value)
        return f"{self.text(scale.names)}{self.colon} {chosen}"

    def phase(self, key: str) -> str:
        """A phase."""
        phase = self.index.compiled.phases.get(key)
        return (self.text(phase.names) if phase is not None else "") or key

    def inject(self, key: str | None) -> str:
        """An inject's title."""
        inject = self.index.injects.get(key or "")
        return (self.text(inject.title) if inject is not None else "") or (key or "")

    def draw(self, key: str) -> str:
        """What is drawn; its id in words where the scenario has no text."""
        labels = self.index.scenario.draw_labels.get(key)
        return (self.text(labels.label) if labels is not None else "") or key.replace("-", " ")

    def drawn(self, key: str, value: str) -> str:
        """A value of a draw."""
        labels = self.index.scenario.draw_labels.get(key)
        return (self.text(labels.values.get(value)) if labels is not None else "") or value.replace("-", " ")

    def means(self, key: str) -> str:
        """Means."""
        means = self.index.scenario.means.get(key)
        return (self.text(means.label) if means is not None else "") or key

    def field(self, inject: str | None, key: str) -> str:
        """A field of the form that an inject's question asks to fill in."""
        asked = self.index.injects[inject].asks if inject in self.index.injects else None
        if asked is not None and asked.free:
            return self.say("Answer")
        return field_name(key, asked.form_labels if asked is not None else {}, self.text)

    def option(self, inject: str, key: str) -> str:
        """An option of an inject's question."""
        asked = self.index.injects[inject].asks if inject in self.index.injects else None
        option = next((o for o in asked.options if o.id == key), None) if asked is not None else None
        return (self.text(option.text) if option is not None else "") or key

    # times

    def at(self, t: int) -> str:
        """`14:24`; on another day than that of STARTEX `5 May 06:10`."""
        return dates.at(self.language, self.moment(t), self.moment(0))

    def moment(self, t: int) -> datetime:
        """Date and time on the players' clock."""
        return local(t, self._start)

    def date(self, t: int) -> str:
        """`Tue 4 May 2027, 10:46`."""
        moment = self.moment(t)
        return f"{dates.date(self.language, moment)}, {dates.time(moment)}"

    def elapsed(self, t: int) -> str:
        """`T+01:05`; days in front where there are any."""
        return dates.elapsed(self.language, t)

    def span(self, seconds: int) -> str:
        """A length of time: `45 s`, `12 min`, `1 h 05`, `2 d 3 h`; minutes are rounded."""
        return dates.span(self.language, abs(seconds), nearest=True)


def line_of(seq: int) -> int:
    """The line of the file on which an entry of the log stands: the header is the first."""
    return seq + 1
