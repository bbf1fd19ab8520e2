"""Commands of every kind, sensible and senseless, for property tests on the small scenario."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import strategies as st

from crisis_sim.model.events import CONTROL_COMMANDS, PLAYER_COMMANDS, Command
from crisis_sim.model.seat_view import SeatView
from crisis_sim.session.session import Session
from tests.stage import Given, compiled

WORLD = compiled("small")
SEATS = tuple(seat.id for seat in WORLD.scenario.seats)
INJECTS = tuple(inject.id for inject in WORLD.scenario.injects)

GARBAGE: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(),
    st.text(max_size=12),
    st.sampled_from(
        [
            "",
            "\x1b[31mred\x07",
            "\u202egnihton",
            "🌊" * 40,
            "x" * 9000,
            "y" * 70_000,
            "\ud800",
            "\x00",
            "\u2028",
            "m٣",
            "f²",
        ]
    ),
    st.just({}),
    st.lists(st.one_of(st.none(), st.integers(), st.lists(st.integers(), max_size=2)), max_size=3),
    st.dictionaries(
        st.sampled_from(["en", "text", "cmd", "to"]),
        st.one_of(st.booleans(), st.lists(st.none(), max_size=1)),
        max_size=2,
    ),
)
TEXT = st.sampled_from(["Clear.", "Wir hören nichts – où êtes-vous ?", "a\nb", "  ", "\x1b[2J", "é" * 300, "\t"])


def some(what: str) -> st.SearchStrategy[str]:
    """One of what its seat has when the command is given: `fit` finds it."""
    return st.integers(0, 11).map(lambda n: f"{what}?{n}")


ACTOR = st.one_of(some("contact"), some("contact"), st.sampled_from([*WORLD.actors, "nobody"]))
CHANNEL = st.sampled_from([*WORLD.channels, "pigeon"])
FACTS = st.lists(some("fact"), max_size=3)
TO = st.one_of(ACTOR, st.lists(ACTOR, min_size=1, max_size=3))
MESSAGE = some("message")
INJECT = st.sampled_from([*INJECTS, "no-inject"])

EFFECT = st.sampled_from(
    [
        {"indicator": "safety-index", "change": 7, "over": "5m", "for": "10m"},
        {"indicator": "water-gauge", "change": -1_000_000_000_000, "over": "1h"},
        {"channel": "mail", "availability": 0.3, "for": "10m"},
        {"means": "boats", "change": -2},
        {"means": "boats", "change": 1},
        {"fact": "gate-open", "learned_by": ["mayor-south", "media"]},
        {"level": "alert", "to": "red"},
        {"level": "alert", "to": "purple"},
        {"phase": "crisis", "ends": True},
        {"convenes": ["cell"]},
        {"convenes": ["nobody"]},
        {"channel": "pigeon", "availability": 1},
        {"meets": "breach"},
    ]
)

PARAMETERS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "Open": {"msg": MESSAGE},
    "Decline": {"msg": MESSAGE},
    "Acknowledge": {"msg": MESSAGE},
    "Decide": {
        "decision": some("question"),
        "option": st.sampled_from("abcd"),
        "answer": st.one_of(TEXT, st.dictionaries(st.sampled_from(["line", "text"]), TEXT, max_size=2)),
        "reason": TEXT,
        "controls": st.just({"goal": "Lives", "benefit": "Time"}),
    },
    "OrderMeasure": {
        "measure": st.one_of(some("own"), some("own"), st.sampled_from([*WORLD.measures, "dance"])),
        "value": some("value"),
        "facts": FACTS,
    },
    "Propose": {
        "measure": some("other"),
        "to": st.one_of(some("decider"), TO),
        "facts": FACTS,
        "text": TEXT,
        "value": some("value"),
    },
    "Request": {
        "to": TO,
        "about": st.one_of(some("fact"), some("topic")),
        "for": st.sampled_from(["info", "release", "fun"]),
        "channel": CHANNEL,
        "text": TEXT,
    },
    "SendMessage": {
        "to": TO,
        "facts": FACTS,
        "text": TEXT,
        "title": TEXT,
        "channel": CHANNEL,
        "priority": st.sampled_from(["routine", "urgent", "flash", "slow"]),
        "reply_to": MESSAGE,
    },
    "Verify": {"to": ACTOR, "about": some("fact")},
    "Retract": {"msg": MESSAGE, "text": TEXT},
    "SubmitProduct": {
        "product": st.sampled_from(["sitrep", "methane", "options-paper", "poem"]),
        "to": ACTOR,
        "facts": FACTS,
        "text": TEXT,
    },
    "LogContact": {"actor": ACTOR, "facts": FACTS, "text": TEXT},
    "WriteLog": {"text": TEXT},
    "AnswerProbe": {"probe": some("probe"), "answer": TEXT},
    "Start": {"seed": st.integers(0, 5)},
    "Pause": {"why": TEXT},
    "Suspend": {"why": TEXT},
    "SetPace": {"pace": st.integers(-1, 9000)},
    "Retime": {"inject": INJECT, "at": st.integers(0, 21_000)},
    "Edit": {"inject": INJECT, "title": TEXT, "text": TEXT},
    "Insert": {
        "from": st.sampled_from([*WORLD.actors]),
        "to": st.sampled_from([*WORLD.actors, *SEATS]),
        "channel": CHANNEL,
        "title": TEXT,
        "facts": st.lists(st.sampled_from([*WORLD.scenario.facts]), max_size=2),
    },
    "Adjudicate": {"effects": st.lists(EFFECT, max_size=2), "text": TEXT},
    "Observe": {"text": TEXT, "seat": st.sampled_from(SEATS)},
    "Rate": {"rating": st.sampled_from("PSMUX"), "objective": st.just("speak")},
    "HandSeat": {"seat": st.sampled_from([*SEATS, "no-seat"]), "person": TEXT, "note": TEXT},
}  # fmt: skip
PARAMETERS["Commit"] = PARAMETERS["Decide"]
PARAMETERS["Impersonate"] = PARAMETERS["Insert"]
for _kind in ("Release", "Hold", "Skip", "Recall"):
    PARAMETERS[_kind] = {"inject": INJECT}

BY = st.sampled_from(
    ["chair:town", "member:centre", "logger:centre", "controller:town", "evaluator:speak", "director", "king", ""]
)

SELDOM = st.sampled_from([False] * 9 + [True])


@st.composite
def command(draw: st.DrawFn) -> Command:
    """One command: mostly of the right form, sometimes anything."""
    common = ("Open", "Open", "Open", "Decide", "SendMessage", "OrderMeasure", "Request", "Propose")
    kind = draw(st.sampled_from((*common * 6, *PLAYER_COMMANDS, *CONTROL_COMMANDS, "Dance")))
    if kind in ("End", "Suspend", "Pause") and not draw(SELDOM):
        kind = "Resume"
    known = PARAMETERS.get(kind, {})
    p = {name: draw(values) for name, values in known.items() if not draw(SELDOM)}
    if draw(SELDOM):
        p[draw(st.sampled_from([*known, "other"]))] = draw(GARBAGE)
    seat = None if kind in CONTROL_COMMANDS else draw(st.sampled_from((*SEATS[:3] * 3, *SEATS)))
    if draw(SELDOM):
        seat = draw(st.sampled_from([None, "no-seat", "", *SEATS]))
    as_ = draw(st.sampled_from(["mayor-south", "minister", "nobody"])) if draw(SELDOM) else None
    by = draw(BY) if draw(SELDOM) else None
    return Command(kind, seat, p, as_, by=by, person="player")


GAPS = (0, 0, 1, 5, 30, 60, 90, 120, 240, 300, 600)


@st.composite
def script(draw: st.DrawFn, most: int = 25) -> list[Given]:
    """Commands in the order of their ticks; several may fall on one tick."""
    t, given = draw(st.sampled_from((0, 360, 360))), []
    for _ in range(draw(st.integers(most // 5, most))):
        t += draw(st.sampled_from(GAPS))
        given.append(Given(t, draw(command())))
    return given


HOLDERS = st.fixed_dictionaries({seat: st.sampled_from(["human", "human", "by-the-book", "silent"]) for seat in SEATS})
SEEDS = st.integers(0, 40)


def fit(command: Command, session: Session) -> Command:
    """The command with `message?3` and the like replaced by what its seat has at this moment."""
    view = session.views.get(command.seat or "")
    if view is None or not view.brief:
        return command
    p: dict[str, Any] = {}
    for name, value in command.p.items():
        p[name] = [_fitted(v, view, p) for v in value] if isinstance(value, list) else _fitted(value, view, p)
    return msgspec.structs.replace(command, p={k: v for k, v in p.items() if v != "leave out"})


def _fitted(value: Any, view: SeatView, p: dict[str, Any]) -> Any:
    what, mark, number = value.partition("?") if isinstance(value, str) else ("", "", "")
    if not mark or not number.isdecimal():
        return value
    measures = view.brief["measures"]
    measure = measures.get(p.get("measure")) if isinstance(p.get("measure"), str) else None
    there: list[Any] = {
        "message": [m for m, letter in view.inbox.items() if letter.read is None] or [*view.outbox, *view.inbox],
        "fact": list(view.facts),
        "topic": [topic["q"] for topic in view.brief["topics"]],
        "question": [d for d, question in view.questions.items() if question.open] or list(view.questions),
        "probe": list(view.probes),
        "contact": list(view.brief["contacts"]),
        "own": [m for m, about in measures.items() if about["mandate"]],
        "other": [m for m, about in measures.items() if not about["mandate"]],
        "decider": measure["deciders"] if measure else [],
        "value": [v["id"] for v in measure["values"]] if measure else [],
    }.get(what, [])
    return there[int(number) % len(there)] if there else "leave out" if what in ("fact", "value", "topic") else value
