"""Words for what a seat knows: names, times and amounts in the player's language, as plain text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from crisis_sim.language import dates, numbers
from crisis_sim.language.catalogue import Speaker
from crisis_sim.language.mark import mark
from crisis_sim.language.typography import bound, curled
from crisis_sim.model.seat_view import FactCard, Letter, Question, SeatView
from crisis_sim.scenario.text import clean, pick

SPOKEN = {"en": mark("English"), "nl": mark("Dutch"), "fr": mark("French"), "de": mark("German")}
"""Language of a text or a town: its name."""
_UNSTEADY = {ord(c): None for c in "\u200d\ufe0e\ufe0f"} | dict.fromkeys(range(0x1F3FB, 0x1F400))
_FLAGS = {0x1F1E6 + n: chr(ord("A") + n) for n in range(26)}


def steady(text: str) -> str:
    """The text without what terminals disagree on the width of: joined emoji come apart, flags become letters.

    >>> steady("🇧🇪 👍🏽")
    'BE 👍'
    """
    return text if text.isascii() else text.translate(_UNSTEADY | _FLAGS)


class Words(Speaker):
    """Says things, and looks them up in a seat's view; whatever it gives is cleaned and never markup."""

    def __init__(self, view: SeatView, language: str) -> None:
        super().__init__(language)
        self.view = view

    def pick(self, text: Mapping[Any, str] | str | None) -> str:
        """A text of the scenario."""
        return bound(self.language, curled(self.language, steady(clean(pick(text, self.language)))))

    def subject(self, letter: Letter) -> str:
        """What a message is about; who calls says it to whoever takes the call."""
        untaken = letter.read is None and (letter.rings or letter.missed)
        return self.say("Subject not known yet") if untaken else self.pick(letter.title)

    # names

    def actor(self, key: str) -> str:
        """An actor's full name."""
        return self.pick(self._actor(key).get("names")) or key

    def whole(self, key: str) -> str:
        """An actor's full name with its short one, which other places call it by: `State Security (VSSE)`."""
        name, short = self.actor(key), self.short(key)
        return name if short in name or not short.isupper() else f"{name} ({short})"

    def short(self, key: str) -> str:
        """An actor's short name where it has one."""
        return self.pick(self._actor(key).get("short")) or self.actor(key)

    def seat(self, key: str) -> str:
        """A seat's title."""
        if key == self.view.seat:
            return self.pick(self.view.brief.get("title")) or key
        return self.pick(self.view.brief.get("seats", {}).get(key)) or key

    def channel(self, key: str | None) -> str:
        """A channel's name."""
        return self._named("channels", key)

    def measure(self, key: str) -> str:
        """A measure's name."""
        return self._named("measures", key)

    def principle(self, key: str) -> str:
        """A principle's name."""
        return self.pick(self.view.brief.get("principles", {}).get(key)) or key

    def clock(self, key: str) -> str:
        """A legal clock's name."""
        return self._named("clocks", key)

    def level(self, key: str, position: int) -> str:
        """A value on a scale, with the scale's name."""
        scale = self.view.brief.get("levels", {}).get(key)
        if scale is None or not 0 <= position < len(scale["values"]):
            return key
        return f"{self.pick(scale['names'])}{self.colon} {self.pick(scale['values'][position]['names'])}"

    def value(self, measure: str, key: str | None) -> str:
        """The value that a measure sets."""
        values = self.view.brief.get("measures", {}).get(measure, {}).get("values", [])
        return next((self.pick(v["names"]) for v in values if v["id"] == key), key or "")

    def option(self, question: Question, letter: str | None) -> str:
        """What an option says, by its letter; empty for an answer in words of one's own."""
        return next((self.pick(option["text"]) for option in question.options if option["o"] == letter), "")

    def fact(self, fact: FactCard) -> str:
        """What a fact says, with the figure where it has one."""
        text = self.pick(fact.text)
        if fact.content is None or any(topic.startswith("level:") for topic in fact.topics):
            return text
        return f"{text} {self.amount(fact.content, fact.unit)}"

    def refusal(self, p: dict[str, Any]) -> str:
        """Why a command was refused, from the payload of its CommandRejected."""
        values = dict(p.get("values", {}))
        if "who" in values:
            values["who"] = self.short(values["who"])
        return clean(self.say(p.get("says", p["why"]), **values))

    def refused(self, why: str) -> str:
        """The same of a reason that was given in English."""
        known = (p for _, p in reversed(self.view.rejections) if p["why"] == why)
        return self.refusal(next(known, {"why": why}))

    def _actor(self, key: str) -> dict[str, Any]:
        brief = self.view.brief
        found: dict[str, Any] = brief.get("contacts", {}).get(key) or brief.get("actors", {}).get(key) or {}
        return found

    def _named(self, kind: str, key: str | None) -> str:
        return self.pick(self.view.brief.get(kind, {}).get(key, {}).get("names")) or key or ""

    # times

    def moment(self, tick: int) -> datetime:
        """The exercise's date and time at a tick."""
        start = datetime.fromisoformat(self.view.start) if self.view.start else datetime(2000, 1, 1)
        return start + timedelta(seconds=tick)

    def time(self, tick: int) -> str:
        """`10:46`."""
        return dates.time(self.moment(tick))

    def day(self, tick: int) -> str:
        """`Tue 4 May 2027`."""
        return dates.date(self.language, self.moment(tick))

    def when(self, tick: int, now: int) -> str:
        """The time, with the day where it is another than today."""
        return dates.at(self.language, self.moment(tick), self.moment(now))

    def elapsed(self, tick: int) -> str:
        """`T+01:05`; days in front where there are any."""
        return dates.elapsed(self.language, tick)

    def age(self, seconds: int) -> str:
        """How long ago something was, in whole minutes."""
        return self.say("now") if seconds < 60 else self.span(seconds // 60 * 60)

    def span(self, seconds: int) -> str:
        """A length of time in the unit that fits: `45 s`, `12 min`, `1 h 05`, `2 d 3 h`."""
        return dates.span(self.language, seconds)

    def number(self, value: float, decimals: int = 0) -> str:
        """`1,234.5`."""
        return numbers.number(self.language, value, decimals)

    def amount(self, value: int, unit: Mapping[Any, str] | str | None) -> str:
        """A figure with its unit."""
        return numbers.amount(self.language, value, self.pick(unit))

    def pace(self, thousandths: int) -> str:
        """`×6`: exercise seconds a second."""
        return numbers.times(self.language, thousandths / 1000)
