"""Triggers, conditions and expected results in words, for people who read a sheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from crisis_sim.scenario import condition as c
from crisis_sim.scenario.expectation import Expectation, MeasureResult
from crisis_sim.scenario.story import ElseInject, ElseWait, Inject
from crisis_sim.scenario.time import format_duration, tick
from crisis_sim.scenario.triggers import namers
from crisis_sim.sheets.msel.words import say
from crisis_sim.sheets.naming import Naming


def offset(t: int) -> str:
    """`T+02:30`: hours and minutes since STARTEX, with seconds where there are any.

    >>> offset(9000), offset(55), offset(93600)
    ('T+02:30', 'T+00:00:55', 'T+26:00')
    """
    hours, rest = divmod(t, 3600)
    return f"T+{hours:02d}:{rest // 60:02d}" + (f":{rest % 60:02d}" if rest % 60 else "")


class Phrases:
    """Words for the parts of one scenario in one language."""

    def __init__(self, naming: Naming) -> None:
        self.naming = naming
        self.language = naming.language
        self.namers = namers(naming.scenario)

    def say(self, key: str, **parts: object) -> str:
        """A phrase in the language of the sheet."""
        return say(key, self.language, **parts)

    def trigger(self, inject: Inject) -> str:
        """When an inject comes, and whether."""
        parts = [self._when(inject)]
        if inject.repeat:
            parts.append(self.say("again", every=format_duration(inject.repeat.every)))
            if inject.repeat.until is not None:
                parts.append(self.say("until", condition=self.condition(inject.repeat.until)))
            if inject.repeat.times:
                parts.append(self.say("times", n=inject.repeat.times))
        if inject.if_ is not None:
            parts.append(self.say("only if", condition=self.condition(inject.if_)))
            if isinstance(inject.else_, ElseWait):
                parts.append(self.say("else wait", at=self.moment(inject.else_.wait.until)))
            elif isinstance(inject.else_, ElseInject):
                parts.append(self.say("else inject", id=inject.else_.inject))
            else:
                parts.append(self.say("else skip"))
        if inject.contingency:
            parts.append(self.say("unless", condition=self.condition(inject.contingency.unless)))
        return "; ".join(parts)

    def _when(self, inject: Inject) -> str:
        if inject.at is not None:
            return self.say("at")
        if after := inject.after:
            cause = after.inject or self.say("the decision", id=after.decision)
            if after.option:
                cause = self.say("the option", id=after.decision, option=after.option)
            return self.say("after" if after.delay else "right after", delay=format_duration(after.delay), cause=cause)
        if inject.when is not None:
            return self.say("when", condition=self.condition(inject.when))
        if inject.manual:
            words = self.say("by hand", at=self.moment(inject.manual.suggest.at))
            return f"{words}, {self.say(inject.manual.unattended)}"
        return self.say("instead of", ids=", ".join(self.namers.get(inject.id, ())) or "…")

    def moment(self, moment: int | str) -> str:
        """A moment as time since STARTEX."""
        return offset(tick(moment, self.naming.scenario.start))

    def condition(self, condition: Any) -> str:
        """A condition, in words; parts of `all` and `any` in brackets where they are joined again."""
        return _CONDITIONS[type(condition)](self, condition)

    def result(self, expected: Expectation) -> str:
        """What good play brings about, where the author gave no words for it."""
        if expected.any:
            return self.say("or").join(self._one(part) for part in expected.any)
        return self._one(expected)

    def _one(self, result: Any) -> str:
        if getattr(result, "knows", None):
            return self._knows(result.knows)
        if getattr(result, "measure", None):
            return self._measure(result.measure)
        if getattr(result, "decision", None):
            return self._decided(result.decision.inject, ", ".join(result.decision.option))
        if getattr(result, "when", None):
            return self.condition(result.when)
        return self.say("avoid", condition=self.condition(result.avoid))

    def _knows(self, knows: c.Knowing) -> str:
        words = self.say("knows", actor=self.naming.actor(knows.actor), fact=knows.fact)
        return f"{words} {self.say('before', id=knows.before)}" if knows.before else words

    def _measure(self, result: MeasureResult | c.MeasureIs) -> str:
        id = result.measure if isinstance(result, c.MeasureIs) else result.id
        words = self.say("measure", name=self.naming.measure(id), status=self.say(result.status))
        words += f" {self.say('by', name=self.naming.actor(result.by))}" if result.by else ""
        return f"{words} ({result.value})" if result.value else words

    def _decided(self, id: str, option: str | None) -> str:
        return self.say("decided for", id=id, option=option) if option else self.say("decided", id=id)

    def _joined(self, parts: tuple[Any, ...], word: str) -> str:
        several = len(parts) > 1
        nested = (c.AllOf, c.AnyOf)
        return self.say(word).join(
            f"({self.condition(part)})" if several and isinstance(part, nested) else self.condition(part)
            for part in parts
        )

    def _indicator(self, one: c.IndicatorIs) -> str:
        name = self.naming.indicator(one.indicator)
        bounds = [("above", one.above), ("below", one.below)]
        words = self.say("and").join(self.say(key, name=name, n=n) for key, n in bounds if n is not None)
        return f"{words} {self.say('for a while', time=format_duration(one.for_))}" if one.for_ else words

    def _asked(self, one: c.Asked) -> str:
        words = self.say("asked", actor=self.naming.actor(one.asked.actor), of=self.naming.actor(one.asked.of))
        return f"{words} {self.say('about', fact=one.asked.fact)}" if one.asked.fact else words

    def _level(self, one: c.LevelIs) -> str:
        if one.is_:
            return self.say("level", id=one.level, value=one.is_)
        return self.say("level least", id=one.level, value=one.at_least)

    def _with(self, words: str, *more: str | None) -> str:
        return " ".join([words, *(f"({word})" for word in more if word)])


_CONDITIONS: dict[type, Callable[[Phrases, Any], str]] = {
    c.AllOf: lambda p, x: p._joined(x.all, "and"),
    c.AnyOf: lambda p, x: p._joined(x.any, "or"),
    c.Not: lambda p, x: p.say("not", part=p.condition(x.not_)),
    c.IndicatorIs: lambda p, x: p._indicator(x),
    c.KnownTo: lambda p, x: p.say("knows", actor=p.naming.actor(x.known_to), fact=x.fact),
    c.Knows: lambda p, x: p._knows(x.knows),
    c.MeasureIs: lambda p, x: p._measure(x),
    c.DrawIs: lambda p, x: p.say("draw", id=x.draw, value=x.is_),
    c.MeansFree: lambda p, x: p.say("free", n=x.free, name=p.naming.means(x.means)),
    c.InjectIs: lambda p, x: p.say("inject", id=x.inject, status=p.say(x.status)),
    c.DecisionIs: lambda p, x: p._decided(x.decision, x.option),
    c.PhaseIs: lambda p, x: p._with(p.say("phase", id=x.phase), x.territory),
    c.LevelIs: lambda p, x: p._level(x),
    c.Elapsed: lambda p, x: p.say("elapsed", at=p.moment(x.elapsed)),
    c.MoveIs: lambda p, x: p.say("move", id=x.move),
    c.ProductIs: lambda p, x: p._with(p.say("product", id=x.product), x.seat),
    c.ClockIs: lambda p, x: p._with(p.say("clock", id=x.clock, status=p.say(x.status)), x.actor),
    c.Asked: lambda p, x: p._asked(x),
    c.ConvenedIs: lambda p, x: p.say("convened", name=p.naming.actor(x.convened)),
}
