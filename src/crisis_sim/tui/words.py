"""Words for what a seat knows: names, times and amounts in the player's language, as plain text."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from crisis_sim.model.seat_view import FactCard, SeatView
from crisis_sim.scenario.text import clean, pick
from crisis_sim.tui.texts import DAYS, MONTHS, code, say


class Words:
    """Looks things up in a seat's view; whatever it gives is cleaned and never markup."""

    def __init__(self, view: SeatView, language: str) -> None:
        self.view = view
        self.language = language

    def say(self, english: str, **values: object) -> str:
        """A text of the interface."""
        return say(self.language, english, **values)

    def code(self, key: str) -> str:
        """A code of the engine, in words."""
        return code(self.language, key)

    def pick(self, text: dict[str, str] | None) -> str:
        """A text of the scenario."""
        return clean(pick(text, self.language))

    # names

    def actor(self, key: str) -> str:
        """An actor's full name."""
        return self.pick(self._actor(key).get("names")) or key

    def short(self, key: str) -> str:
        """An actor's short name where it has one."""
        return clean(self._actor(key).get("short") or "") or self.actor(key)

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
        return f"{self.pick(scale['names'])}: {self.pick(scale['values'][position]['names'])}"

    def value(self, measure: str, key: str | None) -> str:
        """The value that a measure sets."""
        values = self.view.brief.get("measures", {}).get(measure, {}).get("values", [])
        return next((self.pick(v["names"]) for v in values if v["id"] == key), key or "")

    def fact(self, fact: FactCard) -> str:
        """What a fact says, with the figure where it has one."""
        text = self.pick(fact.text)
        if fact.content is None or any(topic.startswith("level:") for topic in fact.topics):
            return text
        return f"{text} {amount(fact.content, fact.unit)}"

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
        return f"{self.moment(tick):%H:%M}"

    def day(self, tick: int) -> str:
        """`Tue 4 May 2027`."""
        at = self.moment(tick)
        return f"{DAYS[self.language][at.weekday()]} {at.day} {MONTHS[self.language][at.month - 1]} {at.year}"

    def when(self, tick: int, now: int) -> str:
        """The time, with the day where it is another than today."""
        at, today = self.moment(tick), self.moment(now)
        if at.date() == today.date():
            return f"{at:%H:%M}"
        return f"{at.day} {MONTHS[self.language][at.month - 1]} {at:%H:%M}"

    def elapsed(self, tick: int) -> str:
        """`T+01:05`; days in front where there are any."""
        days, rest = divmod(tick, 86_400)
        return f"T+{f'{days}d ' if days else ''}{rest // 3600:02d}:{rest // 60 % 60:02d}"

    def span(self, seconds: int) -> str:
        """A length of time in the unit that fits: `45 s`, `12 min`, `1 h 05`, `2 d 3 h`."""
        seconds = max(0, seconds)
        if seconds < 60:
            return f"{seconds} s"
        if seconds < 3600:
            return f"{-(-seconds // 60)} min"
        minutes = -(-seconds // 60)
        if minutes < 24 * 60:
            return f"{minutes // 60} h {minutes % 60:02d}"
        hours = -(-seconds // 3600)
        return f"{hours // 24} {self.say('d')} {hours % 24} h"

    def pace(self, thousandths: int) -> str:
        """`x6`: exercise seconds a second."""
        return f"x{thousandths / 1000:g}"


def amount(value: int, unit: str | None) -> str:
    """A figure with its unit.

    >>> amount(84, "%"), amount(5, "of 12"), amount(3, None)
    ('84%', '5 of 12', '3')
    """
    return f"{value}{unit}" if unit == "%" else f"{value} {unit or ''}".strip()
