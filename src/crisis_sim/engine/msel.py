"""The MSEL at work: when each inject is due, whether it is released, and what its release sets off."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from crisis_sim.model.draws import chance
from crisis_sim.model.events import Event
from crisis_sim.model.holds import knows
from crisis_sim.scenario.story import ElseInject, ElseWait, Inject

if TYPE_CHECKING:
    from crisis_sim.engine.core import Core
    from crisis_sim.engine.parts import Parts


class Msel:
    """*When* (at, after, when, manual) and *whether* (guard, contingency) are separate questions."""

    def __init__(self, engine: Core, parts: Parts) -> None:
        self._engine = engine
        self._parts = parts
        self._plan: dict[str, int] = {}
        """Inject: how often it was planned anew; an older plan lapses."""
        self._moved: set[str] = set()
        """Injects that control has given another time: their own triggers no longer count."""
        self._after_inject: dict[str, list[Inject]] = {}
        self._after_decision: dict[str, list[Inject]] = {}
        for inject in engine.index.scenario.injects:
            if inject.after and inject.after.inject:
                self._after_inject.setdefault(inject.after.inject, []).append(inject)
            elif inject.after and inject.after.decision:
                self._after_decision.setdefault(inject.after.decision, []).append(inject)
        engine.react("ExerciseStarted", self._start)
        engine.react("InjectReleased", self._released)
        engine.react("InjectRetimed", self._retimed)
        engine.react("InjectInserted", self._inserted)
        engine.react("DecisionMade", self._decided)
        engine.react("DecisionExpired", self._decided)

    # when

    def _start(self, event: Event) -> None:
        index = self._engine.index
        for inject in index.scenario.injects:
            if inject.at is not None:
                self._at(inject, index.at(inject.at), event.seq)
            elif inject.manual is not None and inject.manual.unattended == "fire":
                self._at(inject, index.at(inject.manual.suggest.at), event.seq)
            elif inject.manual is not None:
                self._engine.kernel.at(index.at(inject.manual.suggest.at), self._unattended, inject, event.seq)
            elif inject.when is not None:
                self._parts.watch.when(inject.when, event.seq, partial(self._triggered, inject))
        for number, probe in enumerate(index.scenario.facilitator.probes):
            self._engine.kernel.at(index.at(probe.at), self._probe, number, event.seq)

    def _at(self, inject: Inject, tick: int, cause: int) -> None:
        if inject.id not in self._moved:
            self._plan_for(inject, tick, cause)

    def _plan_for(self, inject: Inject, tick: int, cause: int) -> None:
        plan = self._plan[inject.id] = self._plan.get(inject.id, 0) + 1
        self._engine.kernel.at(tick, self._planned, inject, plan, cause)

    def _planned(self, inject: Inject, plan: int, cause: int) -> None:
        if self._plan[inject.id] == plan:
            self._due(inject, cause)

    def _triggered(self, inject: Inject, cause: int) -> None:
        if inject.id not in self._moved:
            self._due(inject, cause)

    def _retimed(self, event: Event) -> None:
        self._moved.add(event.p["inject"])
        self._plan_for(self._engine.index.injects[event.p["inject"]], event.p["at"], event.seq)

    def _unattended(self, inject: Inject, cause: int) -> None:
        if inject.id not in self._moved and not self._over(inject) and not self._held(inject):
            self._skip(inject, cause, "unattended")

    def _decided(self, event: Event) -> None:
        decision = self._engine.state.decisions[event.p["decision"]]
        inject_id = decision.p.get("inject")
        closed = event.kind == "DecisionExpired" or event.p["final"]
        for inject in self._after_decision.get(inject_id or "", ()) if closed else ():
            assert inject.after is not None
            if inject.after.option is None or inject.after.option == decision.final:
                self._at(inject, self._engine.now + inject.after.delay, event.seq)

    # whether

    def _over(self, inject: Inject) -> bool:
        return self._engine.state.injects.get(inject.id) in ("released", "skipped", "recalled")

    def _held(self, inject: Inject) -> bool:
        return self._engine.state.injects.get(inject.id) == "held"

    def _due(self, inject: Inject, cause: int) -> None:
        if self._over(inject) or self._held(inject):
            return
        event = self._engine.emit("InjectDue", cause, {"inject": inject.id})
        watch = self._parts.watch
        if inject.contingency is not None and watch.holds(inject.contingency.unless):
            self._skip(inject, event.seq, "players saw to it")
        elif self._left_out(inject):
            self._skip(inject, event.seq, "difficulty")
        elif inject.if_ is None or watch.holds(inject.if_):
            self._release(inject, event.seq)
        else:
            self._otherwise(inject, event.seq)

    def _otherwise(self, inject: Inject, cause: int) -> None:
        """The guard is false."""
        engine = self._engine
        match inject.else_:
            case ElseWait():
                plan = self._plan.get(inject.id, 0)
                waiting = self._parts.watch.when(inject.if_, cause, partial(self._guard_true, inject, plan))
                until = engine.index.at(inject.else_.wait.until)
                engine.kernel.at(until, self._waited, inject, plan, waiting, cause)
            case ElseInject():
                self._skip(inject, cause, "guard")
                other = engine.index.injects[inject.else_.inject]
                self._triggered(other, cause)
            case _:
                self._skip(inject, cause, "guard")

    def _waits(self, inject: Inject, plan: int) -> bool:
        return self._plan.get(inject.id, 0) == plan and not self._over(inject) and not self._held(inject)

    def _guard_true(self, inject: Inject, plan: int, cause: int) -> None:
        if self._waits(inject, plan):
            self._release(inject, cause)

    def _waited(self, inject: Inject, plan: int, waiting: Any, cause: int) -> None:
        self._parts.watch.forget(waiting)
        if self._waits(inject, plan):
            self._skip(inject, cause, "waited in vain")

    def _left_out(self, inject: Inject) -> bool:
        """At an easier setting some injects that carry nothing but false facts are left out."""
        share = round(self._engine.index.compiled.factors.false_facts * 1000)
        facts = [self._engine.index.facts.get(f) for f in inject.facts]
        if share >= 1000 or not facts or inject.asks or any(f is None or f.truth is not False for f in facts):
            return False
        return not chance(self._engine.draw("false-facts", cause=inject.id), share)

    def _skip(self, inject: Inject, cause: int, why: str) -> None:
        self._engine.emit("InjectSkipped", cause, {"inject": inject.id, "why": why})

    def _release(self, inject: Inject, cause: int) -> None:
        self._engine.emit("InjectReleased", cause, {"inject": inject.id})

    # what follows

    def _released(self, event: Event) -> None:
        engine = self._engine
        inject = engine.index.injects[event.p["inject"]]
        round_ = len(engine.state.releases[inject.id]) - 1
        self._plan[inject.id] = self._plan.get(inject.id, 0) + 1
        key = inject.id if round_ == 0 else f"{inject.id}@{round_}"
        if inject.from_ is not None:
            for fact in inject.facts:
                if not knows(engine.state, inject.from_, fact):
                    self._parts.knowledge.learn(inject.from_, fact, event.seq)
        for number, recipient in enumerate(inject.to):
            self._send(inject, f"{inject.id}/{round_}/{number}", engine.index.actor_for(recipient), event.seq)
        self._parts.effects.apply(inject.effects, event.seq, key, inject.from_)
        for follower in self._after_inject.get(inject.id, ()) if round_ == 0 else ():
            assert follower.after is not None
            self._at(follower, engine.now + follower.after.delay, event.seq)
        repeat = inject.repeat
        if repeat is not None and (repeat.times is None or round_ + 1 < repeat.times):
            engine.kernel.at(engine.now + repeat.every, self._again, inject, event.seq)

    def _again(self, inject: Inject, cause: int) -> None:
        repeat = inject.repeat
        assert repeat is not None
        if self._engine.state.injects.get(inject.id) != "released":
            return
        if repeat.until is None or not self._parts.watch.holds(repeat.until):
            self._release(inject, cause)

    def _send(self, inject: Inject, msg: str, receiver: str, cause: int) -> None:
        engine = self._engine
        edits = engine.state.edits.get(inject.id, {})
        assert inject.from_ is not None
        told = {f: list(self._parts.knowledge.told_by(inject.from_, f)) for f in inject.facts}
        p: dict[str, Any] = {
            "from": inject.from_,
            "to": receiver,
            "channel": inject.channel,
            "title": edits.get("title", inject.title),
            "text": edits.get("text", inject.text),
            "facts": list(inject.facts),
            "told": {f: what for f, what in told.items() if what[0] is not None},
            "priority": inject.priority,
            "inject": inject.id,
            "key": inject.id,
        }
        if inject.kind in ("news", "social-post", "sitrep"):
            p["kind"] = inject.kind
        if inject.attachments:
            p["files"] = [a.file for a in inject.attachments]
        self._parts.travel.send(cause, p, msg)
        if inject.asks is not None and receiver in engine.index.seat_of:
            self._parts.decisions.undelivered(inject, msg, cause)

    def _inserted(self, event: Event) -> None:
        p = {k: event.p[k] for k in ("from", "to", "channel", "title", "text", "facts")}
        for fact in p["facts"]:
            if not knows(self._engine.state, p["from"], fact):
                self._parts.knowledge.learn(p["from"], fact, event.seq)
        self._parts.travel.send(event.seq, {**p, "priority": "urgent", "key": event.p["insert"]})

    def _probe(self, number: int, cause: int) -> None:
        engine = self._engine
        probe = engine.index.scenario.facilitator.probes[number]
        for seat in engine.index.seat_ids if probe.seats == "all" else sorted(probe.seats):
            if seat in engine.index.seats:
                engine.emit(
                    "ProbeAsked", cause, {"probe": str(number), "seat": seat, "ask": probe.ask, "level": probe.level}
                )
