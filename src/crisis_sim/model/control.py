"""Commands of control: the clock, the injects, seats and observations."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from crisis_sim.language.mark import mark
from crisis_sim.model.draws import choice, draw
from crisis_sim.model.events import Command
from crisis_sim.model.guidance import to_brief
from crisis_sim.model.index import Index
from crisis_sim.model.probing import freeze
from crisis_sim.model.rejection import Rejected
from crisis_sim.model.state import State, exists
from crisis_sim.scenario import effect as e
from crisis_sim.scenario.text import clean

BY_CONTROL, BY_PLAYER = "control", "player"
"""Why an exercise ended early, where its end was ordered without a word."""
Outcome = list[tuple[str, dict[str, Any]]]


def control(index: Index, state: State, command: Command, now: int) -> Outcome:
    """The events of one control command."""
    p = command.p
    match command.kind:
        case "Start":
            return _start(index, state, p)
        case "Freeze":
            return freeze(index, state, p)
        case "Pause":
            return [("ExercisePaused", {"why": _text(p, "why")})]
        case "Suspend":
            return [("ExerciseSuspended", {"why": _text(p, "why")})]
        case "Resume":
            return [("ExerciseResumed", {})]
        case "SetPace":
            pace = p.get("pace")
            if not isinstance(pace, int) or isinstance(pace, bool) or not 1 <= pace <= 3_600_000:
                raise Rejected("bad-parameter", "pace is 1 to 3,600,000 thousandths of exercise seconds a second")
            return [("PaceSet", {"pace": pace})]
        case "Release" | "Hold" | "Skip" | "Retime" | "Edit" | "Recall" as kind:
            return _inject(index, state, kind, p, now)
        case "Insert" | "Impersonate":
            return _insert(index, state, p)
        case "Adjudicate":
            return _adjudicate(index, p)
        case "Observe":
            noted = {"text": _text(p, "text"), **_named(p, ("objective", "seat", "expectation"))}
            return [("ObservationNoted", noted | ({"private": True} if p.get("private") is True else {}))]
        case "Rate":
            if p.get("rating") not in ("P", "S", "M", "U"):
                raise Rejected("bad-parameter", "a rating is P, S, M or U")
            about = _named(p, ("objective", "expectation", "seat"))
            return [("RatingGiven", {"rating": p["rating"], "text": _text(p, "text"), **about})]
        case "HandSeat":
            seat = _one_of(p, "seat", index.seats, "no-such-seat", mark("there is no such seat"))
            return [("SeatHanded", {"seat": seat, "person": _text(p, "person"), "note": _text(p, "note")})]
        case "End":
            return [("ExerciseEnded", {"why": _text(p, "why") or BY_CONTROL})]
        case _:
            raise Rejected("not-yet", "this command comes with facilitated sessions")


def _start(index: Index, state: State, p: dict[str, Any]) -> Outcome:
    seed = p.get("seed")
    if not isinstance(seed, int) or isinstance(seed, bool):
        raise Rejected("bad-parameter", "a start needs a seed")
    guided = _guided(index, p)
    scenario = index.scenario
    started: dict[str, Any] = {
        "start": scenario.start,
        "pace": state.pace,
        "title": scenario.title,
        "briefing": scenario.briefing,
        "draws": drawn(index, seed),
        **({"guided": guided} if guided else {}),
    }
    briefed = [s for s in index.seat_ids if exists(index, state, index.address(s))]
    return [("ExerciseStarted", started), *(("SeatBriefed", to_brief(seat, guided)) for seat in briefed)]


def _guided(index: Index, p: dict[str, Any]) -> list[str]:
    named = p.get("guided", [])
    if not isinstance(named, list) or not all(isinstance(seat, str) and seat in index.seats for seat in named):
        raise Rejected("no-such-seat", "guided must name seats")
    return sorted(set(named))


def drawn(index: Index, seed: int) -> dict[str, str]:
    """What the scenario's draws come to with a seed, whatever anybody does."""
    return {key: choice(draw(seed, "draw", cause=key), odds) for key, odds in index.scenario.draws.items()}


def _inject(index: Index, state: State, kind: str, p: dict[str, Any], now: int) -> Outcome:
    key = _one_of(p, "inject", index.injects, "no-such-thing", mark("there is no such inject"))
    status = state.injects.get(key)
    if kind == "Recall":
        sent = [m for m in state.messages.values() if m.id.startswith(f"{key}/") and m.status != "lost"]
        if status != "released" or any(m.read is not None for m in sent):
            raise Rejected("too-late", "it has been read, or was not released")
        if index.injects[key].effects or index.injects[key].asks:
            raise Rejected("too-late", "it has already acted on the world")
        return [
            ("InjectRecalled", {"inject": key}),
            *(("MessageRecalled", {"msg": m.id, "to": m.to}) for m in sent),
        ]
    if status in ("released", "skipped", "recalled"):
        raise Rejected("too-late", "it is over")
    match kind:
        case "Retime":
            at = p.get("at")
            if not isinstance(at, int) or isinstance(at, bool) or at <= now:
                raise Rejected("bad-parameter", "give a later tick")
            return [("InjectRetimed", {"inject": key, "at": at})]
        case "Edit":
            changes = {k: {"en": clean(v)} for k, v in p.items() if k in ("title", "text") and isinstance(v, str)}
            if not changes:
                raise Rejected("bad-parameter", "title or text can be edited")
            return [("InjectEdited", {"inject": key, "changes": changes})]
        case "Release":
            return [("InjectReleased", {"inject": key})]
        case "Hold":
            return [("InjectHeld", {"inject": key})]
        case _:
            return [("InjectSkipped", {"inject": key, "why": "control"})]


def _insert(index: Index, state: State, p: dict[str, Any]) -> Outcome:
    sender = _one_of(p, "from", index.actors, "no-such-thing", mark("from and to must be actors"))
    receiver = _one_of(p, "to", {*index.actors, *index.seats}, "no-such-thing", mark("from and to must be actors"))
    channel = _one_of(p, "channel", index.channels, "no-such-thing", mark("there is no such channel"))
    facts = p.get("facts", [])
    if not isinstance(facts, list) or not all(isinstance(f, str) and f in index.facts for f in facts):
        raise Rejected("no-such-thing", "there is no such fact")
    title, text = _text(p, "title"), _text(p, "text")
    if not title:
        raise Rejected("bad-parameter", "title is missing")
    number = state.counts.get("inserted", 0) + 1
    message = {
        "from": sender,
        "to": index.actor_for(receiver),
        "channel": channel,
        "title": {"en": title},
        "text": {"en": text},
        "facts": facts,
    }
    return [("InjectInserted", {"insert": f"control-{number}", **message})]


def _adjudicate(index: Index, p: dict[str, Any]) -> Outcome:
    from pydantic import TypeAdapter, ValidationError

    try:
        effects = TypeAdapter(tuple[e.Effect, ...]).validate_python(tuple(p.get("effects", ())))
    except (ValidationError, TypeError):
        raise Rejected("bad-parameter", "effects must be a list of effects as in a scenario") from None
    if not all(_fits(index, effect) for effect in effects):
        raise Rejected("no-such-thing", "an effect names something that this scenario does not have")
    shown = [effect.model_dump(mode="json", by_alias=True, exclude_defaults=True) for effect in effects]
    return [("ActionAdjudicated", {"text": _text(p, "text"), "effects": shown})]


def _fits(index: Index, effect: Any) -> bool:
    """Whether everything that an effect names exists."""
    compiled = index.compiled
    match effect:
        case e.MoveIndicator():
            return effect.indicator in index.scenario.indicators
        case e.Teach():
            return effect.fact in index.facts and set(effect.learned_by) <= set(index.actors)
        case e.DegradeChannel():
            return effect.channel in index.channels
        case e.ChangeMeans():
            return effect.means in index.scenario.means
        case e.SetLevel():
            return effect.level in compiled.levels and effect.to in [v.id for v in compiled.levels[effect.level].values]
        case e.Declare():
            return effect.phase in compiled.phases
        case e.MoveLever():
            hazard = index.scenario.hazards.get(effect.hazard)
            lever = hazard.every_lever().get(effect.lever) if hazard else None
            return lever is not None and (effect.to is None or lever.low <= effect.to <= lever.high)
        case e.Convene():
            return all(index.holders(name) for name in effect.convenes)
        case _:
            return False


def _one_of(p: dict[str, Any], name: str, among: Container[str], code: str, why: str) -> str:
    value = p.get(name)
    if not isinstance(value, str) or value not in among:
        raise Rejected(code, why)
    return value


def _text(p: dict[str, Any], name: str) -> str:
    value = p.get(name, "")
    if not isinstance(value, str) or len(value) > 8000:
        raise Rejected("bad-parameter", "{name} must be a text of at most 8,000 characters", name=name)
    return clean(value)


def _named(p: dict[str, Any], names: tuple[str, ...]) -> dict[str, str]:
    return {name: p[name] for name in names if isinstance(p.get(name), str)}
