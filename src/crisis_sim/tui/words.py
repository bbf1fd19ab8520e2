"""Words for what a seat knows: names, times and amounts in the player's language, as plain text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from crisis_sim.language import dates, numbers
from crisis_sim.language.catalogue import Speaker
from crisis_sim.language.typography import bound
from crisis_sim.model.seat_view import FactCard, SeatView
from crisis_sim.scenario.text import clean, pick

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
        return bound(self.language, steady(clean(pick(text, self.language))))

    # names

    def actor(self, key: str) -> str:
        """An actor's full name."""
        return self.pick(self._actor(key).get("names")) or key

    def short(self, key: str) -> str:
        """An actor's short name where it has one."""
        return self.pick(self._actor(key).get("short")) or self.actor(key)

    def seat(self, key: str) -> str:
        """The own seat's title; other seats are named by id."""
        if key == self.view.seat:
            return self.pick(self.view.brief.get("title")) or key
        return key

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
        at, today = self.moment(tick), self.moment(now)
        time = dates.time(at)
        return time if at.date() == today.date() else f"{dates.day(self.language, at)} {time}"

    def elapsed(self, tick: int) -> str:
        """`T+01:05`; days in front where there are any."""
        days, rest = divmod(tick, 86_400)
        lead = f"{days}{self.say('d')} " if days else ""
        return f"T+{lead}{rest // 3600:02d}:{rest // 60 % 60:02d}"

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
        return f"×{thousandths / 1000:g}"
