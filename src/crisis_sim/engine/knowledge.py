"""Who learns what: at first hand, from a message, from an effect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crisis_sim.model.holds import knows

if TYPE_CHECKING:
    from crisis_sim.engine.core import Core
    from crisis_sim.engine.parts import Parts


class Knowledge:
    """Emits FactLearned. A fact that reads an indicator carries the value its source saw."""

    def __init__(self, engine: Core, parts: Parts) -> None:
        self._engine = engine
        self._parts = parts

    def learn(
        self,
        actor: str,
        subject: str,
        cause: int,
        *,
        source: str | None = None,
        channel: str | None = None,
        msg: str | None = None,
        told: tuple[int | None, int] | None = None,
        withdrawn: bool = False,
    ) -> None:
        """`actor` learns `subject`; `told` is (content, as of) from another, else it observes by itself.

        A desk that already knows a fact whose content cannot change learns nothing new.
        """
        engine = self._engine
        seat = engine.index.seat_of.get(actor)
        content, as_of = told if told is not None else self._observed(actor, subject)
        if seat is None and not withdrawn and self._nothing_new(actor, subject, content):
            return
        p: dict[str, Any] = {"fact": subject, "actor": actor, "as_of": as_of}
        if content is not None:
            p["content"] = content
        whence = {"source": source, "channel": channel, "msg": msg}
        p |= {key: value for key, value in whence.items() if value is not None}
        if withdrawn:
            p["withdrawn"] = True
        if seat is not None:
            p |= self._shown(subject, content)
        engine.emit("FactLearned", cause, p)

    def observe(self, subject: str) -> int | None:
        """What a fact's content is at this moment: the indicator's value, a level's place on its scale, or nothing."""
        engine = self._engine
        fact = engine.index.facts.get(subject)
        if fact is not None and fact.reads is not None:
            return engine.state.indicators[fact.reads.indicator][-1][1]
        if subject.startswith("level:"):
            level = subject.removeprefix("level:")
            values = [v.id for v in engine.index.compiled.levels[level].values]
            return values.index(engine.state.levels[level][0]) if level in engine.state.levels else None
        return None

    def _observed(self, actor: str, subject: str) -> tuple[int | None, int]:
        """(content, as of) that an actor sees: what is so now, or the last reading where it has a sensor only."""
        fact = self._engine.index.facts.get(subject)
        if fact is not None and fact.reads is not None:
            seen_by = self._engine.index.scenario.indicators[fact.reads.indicator].seen_by
            if actor not in seen_by and (reading := self._parts.sensors.latest(actor, fact.reads.indicator)):
                return reading
        return self.observe(subject), self._engine.now

    def told_by(self, actor: str, subject: str) -> tuple[int | None, int]:
        """(content, as of) that an actor can tell: what it sees now where it has the sensors, else what it was told."""
        engine = self._engine
        if self._sees(actor, subject):
            return self._observed(actor, subject)
        for own in engine.index.colleagues(actor):
            known = engine.state.knowledge.get((own, subject))
            if known is not None:
                return known.content, known.as_of
        return self.observe(subject), engine.now

    def can_tell(self, actor: str, subject: str) -> bool:
        """Whether an actor knows a subject, or has the sensors that show it."""
        own = self._engine.index.colleagues(actor)
        return self._sees(actor, subject) or any(knows(self._engine.state, one, subject) for one in own)

    def _sees(self, actor: str, subject: str) -> bool:
        """Whether an actor has the sensors for what a fact reads."""
        index = self._engine.index
        fact = index.facts.get(subject)
        reads = fact.reads if fact is not None else None
        return reads is not None and actor in index.readers(reads.indicator)

    def _nothing_new(self, actor: str, subject: str, content: int | None) -> bool:
        known = self._engine.state.knowledge.get((actor, subject))
        return known is not None and not known.withdrawn and content in (None, known.content)

    def _shown(self, subject: str, content: int | None) -> dict[str, Any]:
        """What a seat sees of a fact: never its truth."""
        index = self._engine.index
        fact = index.facts.get(subject)
        if fact is None:
            if subject.startswith("level:") and content is not None:
                level = subject.removeprefix("level:")
                value = index.compiled.levels[level].values[content].id
                return {"text": index.subject_text(f"{subject}/{value}"), "topics": [subject]}
            return {"text": index.subject_text(subject), "topics": [subject]}
        handling = fact.handling
        shown: dict[str, Any] = {"text": fact.text}
        if fact.reads is not None:
            shown["reads"] = fact.reads.indicator
            if unit := index.scenario.indicators[fact.reads.indicator].unit:
                shown["unit"] = unit
        if handling.marking != "public":
            shown["marking"] = handling.marking
        if handling.release == "originator":
            shown["release"] = "originator"
        extras: tuple[tuple[str, Any], ...] = (
            ("owner", handling.owner),
            ("tlp", handling.tlp),
            ("reliability", fact.reliability),
            ("topics", list(fact.topics)),
            ("language", fact.language),
        )
        return shown | {key: value for key, value in extras if value}
