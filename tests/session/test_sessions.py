"""The session's loop: world first, policies by seat, people last; stops where it is told; goes on from any line."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crisis_sim.engine.engine import Engine
from crisis_sim.model.draws import draw
from crisis_sim.model.events import Command, CommandLine
from crisis_sim.model.seat_view import SeatView
from crisis_sim.session.begin import begin, resume
from crisis_sim.session.plain import MAX_COMMAND, plain
from crisis_sim.session.policies.base import Plan
from crisis_sim.session.policies.registry import PolicyError, UnknownPolicyError, load_policy
from crisis_sim.session.session import Session
from tests.improviser import Improviser
from tests.stage import Given, Stage, compiled, go_on

SEATS: list[dict[str, Any]] = [
    {"id": a, "plays": [p]} for a, p in (("anna", "centre"), ("bob", "police"), ("cleo", "minister"))
]
LINE = {"channels": {"line": {"names": "Line", "minutes": 0}}}


class Acts:
    """A policy made of one function."""

    def __init__(self, plan: Callable[[SeatView], Plan | None]) -> None:
        self._plan = plan

    def plan(self, view: SeatView, luck: int) -> Plan | None:
        return self._plan(view)


def note(view: SeatView, tick: int) -> Plan | None:
    """Write a note once, at a tick."""
    return None if view.notes else Plan(tick, Command("WriteLog", view.seat, {"text": "Now"}))


def session(policies: dict[str, Any], **parts: Any) -> Session:
    """Three seats; policies as given, the others are people's."""
    world = Stage(seats=SEATS, **({"pack": LINE} | parts)).world
    made = Session(Engine(world, 1), policies)
    made.submit(Command("Start", p={"seed": 1}))
    return made


def order(made: Session) -> list[tuple[int, str, str | None]]:
    """(tick, kind, seat) of the commands and releases so far."""
    return [
        (line.t, line.kind, getattr(line, "seat", None))
        for line in made.lines
        if isinstance(line, CommandLine) or line.kind == "InjectReleased"
    ]


def test_in_one_tick_the_world_comes_first_then_policies_by_seat_then_people() -> None:
    world = [{"id": "x", "at": "5m", "kind": "condition"}]
    made = session({seat: Acts(lambda view: note(view, 300)) for seat in ("cleo", "bob")}, injects=world)
    made.frame(300, [Command("WriteLog", "anna", {"text": "Last"})])
    assert order(made)[1:] == [
        (300, "InjectReleased", None), (300, "WriteLog", "bob"), (300, "WriteLog", "cleo"), (300, "WriteLog", "anna")
    ]  # fmt: skip


def test_what_one_policy_does_is_news_to_the_next_even_within_a_tick() -> None:
    def tell(view: SeatView) -> Plan | None:
        p = {"to": "minister", "text": "Wait!", "channel": "line"}
        return None if view.tasks else Plan(300, Command("SendMessage", view.seat, p))

    def unless_told(view: SeatView) -> Plan | None:
        return note(view, 300) if not view.inbox else None

    made = session({"bob": Acts(tell), "cleo": Acts(unless_told)})
    made.frame(600)
    assert order(made)[1:] == [(300, "SendMessage", "bob")]


def test_a_policy_cannot_act_in_the_tick_of_its_news_nor_before() -> None:
    made = session({"bob": Acts(lambda view: note(view, -7))})
    made.frame(600)
    assert order(made)[1:] == [(1, "WriteLog", "bob")]


def test_a_frame_can_stop_where_a_seat_has_news() -> None:
    letter = {"id": "x", "at": "5m", "from": "media", "to": ["centre", "minister"], "channel": "line", "title": "?"}
    made = session(
        {
            "cleo": Acts(
                lambda view: (
                    Plan(view.now + 1, Command("Open", view.seat, {"msg": "m1"}))
                    if view.inbox and not view.inbox["m1"].read
                    else None
                )
            )
        },
        injects=[letter],
    )
    news = made.frame(3600, stop_for="anna")
    assert made.now == 300
    assert [n.line.kind for n in news if n.seat == "anna"][-1] == "MessageDelivered"
    made.frame(3600, stop_for="anna")
    assert made.now == 3600
    assert (301, "Open", "cleo") in order(made)


def test_nothing_is_shown_before_it_is_kept() -> None:
    class Store:
        kept = 0

        def append(self, lines: bytes) -> None:
            self.kept += lines.count(b"\n")

        def close(self) -> None:
            pass

    world = Stage(seats=SEATS, pack=LINE).world
    store = Store()
    from crisis_sim.session.seal import Sealer

    made = Session(Engine(world, 1), {}, Sealer(), store)
    made.submit(Command("Start", p={"seed": 1}))
    for _ in range(5):
        made.frame(made.now + 60, [Command("WriteLog", "anna", {"text": "x"})])
        assert store.kept == made.engine.lines


@pytest.mark.parametrize(
    "command",
    [
        Command("Open", "anna", {"msg": "x" * MAX_COMMAND}),
        Command("Open", "anna", {"msg": "\ud800"}),
        Command("Open", "anna", {"msg": object()}),
        Command("Open", "anna", {("a", "b"): 1}),  # type: ignore[dict-item]
        Command("Open", "anna", {"msg": 2**200}),
        Command("Open", "anna", {"msg": float("nan")}),
        Command("\ud800", "\udfff", {}),
        Command(7, 8, []),  # type: ignore[arg-type]
        Command("Open", "anna", {}, as_=7),  # type: ignore[arg-type]
    ],
)
def test_a_command_that_is_no_plain_data_is_refused_and_replays(command: Command) -> None:
    made = session({})
    made.frame(60, [command])
    assert made.lines[-1].kind == "CommandRejected"
    assert plain(plain(command)) == plain(command)


def test_deep_nesting_is_refused() -> None:
    deep: Any = []
    for _ in range(100_000):
        deep = [deep]
    made = session({})
    made.frame(60, [Command("Open", "anna", {"msg": deep})])
    assert made.lines[-1].kind == "CommandRejected"


def test_a_seat_has_its_own_luck_and_keeps_it_as_long_as_the_run_lasts() -> None:
    had: dict[str, set[int]] = {"bob": set(), "cleo": set()}

    class Notes:
        def plan(self, view: SeatView, luck: int) -> Plan | None:
            had[view.seat].add(luck)
            return None if len(view.notes) > 3 else Plan(view.now + 60, Command("WriteLog", view.seat, {"text": "x"}))

    session({"bob": Notes(), "cleo": Notes()}).frame(600)
    assert had == {seat: {draw(1, "policy", seat)} for seat in had}


def test_a_policy_that_fails_is_named_with_its_seat_and_time() -> None:
    made = session({"bob": Acts(lambda view: 1 // 0)})
    with pytest.raises(PolicyError, match=r"Acts on the seat 'bob' failed at 0 seconds \(ZeroDivisionError"):
        made.frame(600)


def test_policies_go_by_name() -> None:
    assert load_policy("silent").plan(SeatView("anna"), 0) is None
    assert load_policy("by-the-book").plan(SeatView("anna"), 0) is None
    with pytest.raises(UnknownPolicyError, match="by-the-book, hesitant"):
        load_policy("by-the-seat-of-the-pants")
    with pytest.raises(UnknownPolicyError):
        begin(compiled("small"), 1, {"town": "none"})


HELD = {"town": "human", "crisis-cell": "human"}


def people(seed: int) -> list[Given]:
    """What improvising people do in a run of the small scenario, until just before ENDEX."""
    made = begin(compiled("small"), seed, HELD)
    crew = [Improviser(seat, seed, pause=120) for seat in HELD]
    while not made.ended:
        made.frame(made.now + 30, [c for person in crew for c in person.acts(made.views[person.seat], made.now)])
    acts = [c for c in made.lines if isinstance(c, CommandLine) and c.person == "improviser"]
    return [Given(c.t, c.command()) for c in acts if c.t < made.now]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_going_on_from_any_line_gives_the_undisturbed_log(seed: int, tmp_path: Path) -> None:
    """Through joint decisions, a jump, a pause and a body that is convened; each seed takes every twentieth line."""
    given = people(seed)
    assert len(given) > 20
    given[12:12] = [Given(given[11].t, Command(kind, person="director")) for kind in ("Pause", "Resume")]
    whole = tmp_path / "whole.jsonl"
    made = begin(compiled("small"), seed, HELD, whole)
    go_on(made, given, 60, 86_400)
    made.close()
    lines = whole.read_bytes().splitlines(keepends=True)
    chance = random.Random(seed)
    for number in range(seed * 6 - 5, len(lines), 20):
        path = tmp_path / f"{number}.jsonl"
        path.write_bytes(b"".join(lines[:number]) + lines[number][: chance.randrange(len(lines[number]))])
        again = resume(path)
        had = sum(1 for c in again.lines if isinstance(c, CommandLine) and c.person is not None)
        go_on(again, given[had:], 3600, 86_400)
        again.close()
        assert path.read_bytes() == whole.read_bytes(), number
