"""Warnings about how an exercise plays: pace, texts, options. All of them can be ignored; few should be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import entry_points
from itertools import pairwise

from crisis_sim.scenario.condition import DecisionIs
from crisis_sim.scenario.effect import MoveIndicator, MoveLever, Spread
from crisis_sim.scenario.expectation import DecisionResult
from crisis_sim.scenario.fact import Fact
from crisis_sim.scenario.hazard.base import Response
from crisis_sim.scenario.marks import Branch, Keys
from crisis_sim.scenario.people import JumpMove, LiveMove
from crisis_sim.scenario.problems import Problem, problem
from crisis_sim.scenario.question import Option
from crisis_sim.scenario.refers import Part
from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.schedule import Schedule
from crisis_sim.scenario.story import After, Inject, Reply
from crisis_sim.scenario.suggest import advise
from crisis_sim.scenario.text import LANGUAGES, Language
from crisis_sim.scenario.time import format_duration

WORDS = 80
BRIEFING_WORDS = 160
FIRST_CHOICE = 90
"""Wall seconds after which the player should have had a choice."""
QUIET = 240
"""Wall seconds without anything planned that are worth a word."""
BUILT_IN = ("by-the-book", "hesitant", "siloed", "overcautious", "silent", "random")
COMPLETE = LANGUAGES[:3]
"""The languages in which every scenario should have its title and briefing."""


def policies() -> set[str]:
    """The policies that can hold a seat here: the built-in ones, and those that other packages add."""
    return {*BUILT_IN, *(entry.name for entry in entry_points(group="crisis_sim.policies"))}


def check(scenario: Scenario, plan: Schedule, parts: Iterable[Part], marks: Branch) -> Iterator[Problem]:
    """Warnings about a scenario without errors."""
    parts = tuple(parts)
    yield from _languages(scenario, marks)
    yield from _policies(scenario, marks)
    yield from _first_choice(scenario, plan, marks)
    yield from _quiet(scenario, plan, marks)
    yield from _long_texts(scenario, parts, marks)
    yield from _bases(parts, marks)
    yield from _options(scenario, parts, marks)
    yield from _expectations(scenario, plan, marks)


def _languages(scenario: Scenario, marks: Branch) -> Iterator[Problem]:
    for key, text in (("title", scenario.title), ("briefing", scenario.briefing)):
        if lacking := [language for language in COMPLETE if not text.get(language)]:
            message = f"the {key} lacks {' and '.join(lacking)}"
            yield problem("L007", marks.find_key((key,)), message, "players choose their language: translate it")


def _policies(scenario: Scenario, marks: Branch) -> Iterator[Problem]:
    for n, move in enumerate(scenario.moves):
        if isinstance(move, JumpMove) and move.meanwhile not in BUILT_IN and move.meanwhile not in policies():
            message = f"the policy `{move.meanwhile}` is not installed here"
            advice = advise(move.meanwhile, policies())
            yield problem("L018", marks.find(("moves", n, "meanwhile")), message, advice)


def _first_choice(scenario: Scenario, plan: Schedule, marks: Branch) -> Iterator[Problem]:
    """The first seat is the one that a solo drill gives to the player."""
    seat = scenario.seats[0]
    mine = {seat.id, *seat.plays}
    asked = [
        plan.latest[inject.id]
        for inject in scenario.injects
        if inject.id in plan.latest and _asks(inject, seat.id, mine)
    ]
    soon = plan.live[0].begin + int(FIRST_CHOICE * plan.pace)
    if not asked or min(asked) > soon:
        when = f"comes by {format_duration(min(asked))}" if asked else "comes at no sure time"
        message = f"the first choice of the seat `{seat.id}` {when}, not within {FIRST_CHOICE} seconds of play"
        yield problem("L002", marks.find(("seats", 0)), message, f"ask or expect something by {format_duration(soon)}")


def _asks(inject: Inject, seat: str, names: set[str]) -> bool:
    """Whether an inject wants something of a seat: an answer, or something done."""
    if inject.asks and inject.asks.joint and seat in inject.asks.joint.with_:
        return True
    return bool(names & set(inject.to)) and (inject.asks is not None or any(e.seat == seat for e in inject.expects))


def _quiet(scenario: Scenario, plan: Schedule, marks: Branch) -> Iterator[Problem]:
    """Long stretches of live play in which nothing is planned for anybody."""
    played = {actor for seat in scenario.seats for actor in seat.plays}
    if any(t.to in played and t.every <= QUIET * plan.pace for t in scenario.traffic):
        return
    planned = sorted({at for inject in scenario.injects if inject.to for at in releases(inject, plan)})
    gaps = []
    for begin, end in plan.live:
        inside = [begin, *(at for at in planned if begin < at < end), end]
        gaps += [(b - a, a, b) for a, b in pairwise(inside) if b - a > QUIET * plan.pace]
    if gaps:
        longest = sorted(sorted(gaps, reverse=True)[:3], key=lambda gap: gap[1])
        where = ", ".join(f"{format_duration(a)} to {format_duration(b)}" for _, a, b in longest)
        minutes = round(max(gaps)[0] / plan.pace / 60)
        message = f"nothing is planned for up to {minutes} minutes of play: {where}"
        yield problem("L003", marks.find_key(("injects",)), message, "add injects or traffic, or jump over it")


def releases(inject: Inject, plan: Schedule) -> Iterator[int]:
    """Ticks by which an inject comes and comes again, as far as they are sure."""
    if inject.id not in plan.latest:
        return
    at = plan.latest[inject.id]
    yield at
    if inject.repeat:
        times = min(inject.repeat.times or 1000, 1000)
        yield from (at + n * inject.repeat.every for n in range(1, times + 1))


def _long_texts(scenario: Scenario, parts: Iterable[Part], marks: Branch) -> Iterator[Problem]:
    yield from _long(scenario.briefing, ("briefing",), marks, BRIEFING_WORDS)
    for n, seat in enumerate(scenario.seats):
        yield from _long(seat.briefing, ("seats", n, "briefing"), marks, BRIEFING_WORDS)
    for model, path in parts:
        if isinstance(model, (Inject, Fact, Option, Reply, LiveMove)):
            yield from _long(model.text, (*path, "text"), marks, WORDS)
        if isinstance(model, Reply):
            yield from _long(model.else_text, (*path, "else_text"), marks, WORDS)


def _long(text: Mapping[Language, str], path: Keys, marks: Branch, most: int) -> Iterator[Problem]:
    for language, words in text.items():
        if (count := len(words.split())) > most:
            message = f"the text has {count} words in {language}"
            yield problem(
                "L001", marks.find((*path, language)), message, f"people under pressure read {most}: shorten it"
            )


def _bases(parts: Iterable[Part], marks: Branch) -> Iterator[Problem]:
    for model, path in parts:
        if isinstance(model, MoveIndicator):
            change, what = model.change, model.indicator
        elif isinstance(model, (MoveLever, Response)):
            change, what = model.by or 0, model.lever
        else:
            continue
        if isinstance(change, Spread) and not model.basis:
            message = f"nothing says what this effect on `{what}` rests on"
            yield problem("L009", marks.find(path), message, "add `basis:`, if only `training default`")


def _options(scenario: Scenario, parts: Iterable[Part], marks: Branch) -> Iterator[Problem]:
    """Options between which nothing in the scenario tells, so that the choice is none or one is never worth it."""
    told = set(told_apart(parts))
    for n, inject in enumerate(scenario.injects):
        first: dict[str, Option] = {}
        for m, option in enumerate(inject.asks.options if inject.asks else ()):
            if (inject.id, option.id) in told:
                continue
            twin = first.setdefault(repr((option.effects, option.measure, option.follows)), option)
            if twin is not option:
                same = (twin.cost, twin.requires) == (option.cost, option.requires)
                message = f"`{twin.id}` and `{option.id}` lead to the same" + ("" if same else " at a different price")
                spot = marks.find(("injects", n, "asks", "options", m))
                yield problem("L010", spot, message, "give each option something for which it is best")


def told_apart(parts: Iterable[Part]) -> Iterator[tuple[str, str]]:
    """Decisions and options that something in the scenario asks about, so that choosing them makes a difference."""
    for model, _ in parts:
        if isinstance(model, (DecisionIs, After)) and model.decision and model.option:
            yield model.decision, model.option
        elif isinstance(model, DecisionResult):
            yield from ((model.inject, option) for option in model.option)


def _expectations(scenario: Scenario, plan: Schedule, marks: Branch) -> Iterator[Problem]:
    seats = {seat.id: {seat.id, *seat.plays} for seat in scenario.seats}
    for n, inject in enumerate(scenario.injects):
        for m, expected in enumerate(inject.expects):
            path = ("injects", n, "expects", m)
            over = plan.earliest[inject.id] + expected.within
            if plan.end is not None and over > plan.end:
                message = f"`{expected.id}` may still be open at the end"
                advice = f"the exercise ends at {format_duration(plan.end)}: expect it sooner"
                yield problem("L008", marks.find((*path, "within")), message, advice)
            if inject.to and not seats.get(expected.seat, set()) & set(inject.to):
                message = f"`{expected.seat}` never gets `{inject.id}`, so nothing is delivered to count from"
                yield problem(
                    "L014", marks.find((*path, "seat")), message, "expect it of a seat in `to`, or add the seat there"
                )
