"""Conditions of every form on the small scenario, for property tests."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from crisis_sim.scenario.time import format_duration
from tests.model.any_commands import INJECTS, SEATS, WORLD

_SCENARIO = WORLD.scenario
_ACTOR = st.sampled_from([*WORLD.actors])
_FACT = st.sampled_from([*_SCENARIO.facts])
_MOMENT = st.one_of(st.integers(0, 21_000).map(format_duration), st.just("d1 20:15"))


def _form(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({name.rstrip("_"): field for name, field in fields.items()})


_INDICATOR = st.one_of(
    _form(indicator=st.just("water-gauge"), above=st.integers(35, 140)),
    _form(indicator=st.just("water-gauge"), above=st.integers(35, 140), for_=st.integers(0, 3000).map(format_duration)),
    _form(indicator=st.just("safety-index"), below=st.integers(30, 80), for_=st.sampled_from(["0s", "1m", "25m"])),
    _form(indicator=st.just("trust"), above=st.integers(45, 60), below=st.integers(45, 70)),
)
_MEASURE = _form(
    measure=st.sampled_from([*WORLD.measures]),
    status=st.sampled_from(["proposed", "ordered", "transmitted", "started", "completed", "confirmed", "refused"]),
)
_REST = st.one_of(
    _form(fact=_FACT, known_to=_ACTOR),
    _form(knows=_form(actor=_ACTOR, fact=_FACT, before=st.sampled_from(INJECTS))),
    _form(draw=st.just("tide"), is_=st.sampled_from(["spring", "neap"])),
    _form(means=st.sampled_from(["boats", "patrols"]), free=st.integers(0, 4)),
    _form(inject=st.sampled_from(INJECTS), status=st.sampled_from(["released", "delivered", "read", "skipped"])),
    _form(decision=st.just("where-to"), option=st.sampled_from(["to-hills", "to-school", "do-wait"])),
    _form(decision=st.sampled_from(["where-to", "who-did-it", "free-word"])),
    _form(phase=st.sampled_from(["crisis", "local"])),
    _form(level=st.just("alert"), at_least=st.sampled_from(["green", "amber", "red"])),
    _form(elapsed=_MOMENT),
    _form(move=st.sampled_from([move.id for move in _SCENARIO.moves])),
    _form(product=st.just("sitrep"), seat=st.sampled_from(SEATS)),
    _form(clock=st.just("breach"), status=st.sampled_from(["started", "met", "missed"])),
    _form(asked=_form(actor=_ACTOR, of=_ACTOR)),
    _form(convened=st.just("cell")),
)
SINGLE = st.one_of(_INDICATOR, _INDICATOR, _MEASURE, _REST, _REST)
CONDITION: st.SearchStrategy[dict[str, Any]] = st.recursive(
    SINGLE,
    lambda inner: st.one_of(
        _form(all=st.lists(inner, min_size=1, max_size=3)),
        _form(any=st.lists(inner, min_size=1, max_size=3)),
        _form(not_=inner),
    ),
    max_leaves=4,
)
"""A condition as it stands in a file."""
