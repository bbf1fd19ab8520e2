"""Warnings that look at how parts of a scenario fit: each rule where it must speak, and where it must be silent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from crisis_sim.scenario.check import load
from crisis_sim.scenario.dominance import dominated
from crisis_sim.scenario.question import Asks

SOUND = (Path(__file__).parents[1] / "data" / "sound.yaml").read_text(encoding="utf-8")
LATER = "    after: {inject: call, delay: 30m}\n"
Check = Callable[..., dict[str, str]]


@pytest.fixture
def found(tmp_path: Path) -> Check:
    """What `check` finds after replacements in the sound scenario: codes, and messages by code."""

    def check(*changes: tuple[str, str]) -> dict[str, str]:
        text = SOUND
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new, 1)
        path = tmp_path / "scenario.yaml"
        path.write_text(text, encoding="utf-8")
        return {problem.code: str(problem) for problem in load(path).problems}

    return check


def guard(condition: str) -> tuple[str, str]:
    """A guard on the last inject."""
    return LATER, f"{LATER}    if: {condition}\n"


def test_a_level_that_no_measure_sets_never_has_another_value(found: Check) -> None:
    instead = "measures:\n  set-meteo-warning: {names: Look at the sky, family: coordination, by: rmi}\ntraffic:\n"
    codes = found(("traffic:\n", instead), guard("{level: meteo-warning, is: red}"))
    assert "nothing sets" in codes["L023"]


@pytest.mark.parametrize(
    ("condition", "why"),
    [
        ("{indicator: trust, below: 0}", "goes from 0 to 100"),
        ("{indicator: trust, below: 20, above: 30}", "below 20 and above 30"),
        ("{all: [{indicator: trust, below: 20}, {indicator: trust, above: 30}]}", "below 20 and above 30"),
        ("{means: crews, free: 4}", "there are only 3"),
        ("{level: meteo-warning, is: red}", None),
        ("{convened: provincial-cell}", "nothing convenes"),
        ("{clock: nis2-early-warning, status: met}", "no fact starts the clock"),
        ("{product: press-kit}", "there is no product `press-kit`"),
        ("{inject: flood, status: read}", "goes to nobody"),
        ("{measure: set-cyber-severity, status: ordered, by: nccn}", "can only propose it"),
        ("{not: {draw: motive, is: money}}", None),
        ("{any: [{draw: motive, is: money}, {draw: motive, is: fame}]}", None),
        ("{indicator: trust, below: 1}", None),
        ("{indicator: trust, above: 99}", None),
        ("{means: crews, free: 3}", None),
        ("{phase: federal}", None),
        ("{level: cyber-severity, at_least: national-incident}", None),
        ("{product: sitrep}", None),
        ("{measure: set-cyber-severity, status: proposed, by: nccn}", None),
        ("{measure: set-cyber-severity, status: completed, by: ccb}", None),
        ("{inject: call, status: read}", None),
    ],
)
def test_a_condition_that_can_never_be_true(found: Check, condition: str, why: str | None) -> None:
    crews = ("means:\n", "means:\n  crews: {owner: cert, count: 3, label: {en: Crews}}\n")
    use = ("requires: {means: analysts, count: 2}", "requires: {means: crews, count: 2}")
    more = (
        "injects:\n",
        "injects:\n  - {id: flood, at: 5m, kind: condition, effects: [{means: analysts, change: -1}]}\n",
    )
    body = (
        "traffic:\n",
        "actors:\n  provincial-cell: {names: {en: Cell}, level: provincial, staff: 1, convened: true}\ntraffic:\n",
    )
    codes = found(crews, use, more, body, guard(condition))
    if why is None:
        assert codes == {}
    else:
        assert set(codes) == {"L023"}
        assert why in codes["L023"]


@pytest.mark.parametrize(
    ("condition", "always"),
    [
        ("{indicator: trust, below: 101}", True),
        ("{indicator: trust, above: -1}", True),
        ("{means: analysts, free: 0}", True),
        ("{move: day}", True),
        ("{move: evening}", False),
        ("{indicator: trust, below: 100}", False),
        ("{draw: only, is: one}", True),
    ],
)
def test_a_condition_that_is_always_true(found: Check, condition: str, always: bool) -> None:
    moves = ("until: 2h}\n", "until: 1h}\n  - {id: evening, clock: live, until: 2h}\n")
    draw = ("draws:\n", "draws:\n  only: {one: 1}\n")
    codes = found(moves, *([draw] if "only" in condition else []), guard(condition))
    assert set(codes) == ({"L024"} if always else set())


def test_more_units_can_come_during_the_exercise(found: Check) -> None:
    crews = ("means:\n", "means:\n  crews: {owner: cert, count: 3, label: {en: Crews}}\n")
    help_comes = (
        "injects:\n",
        "injects:\n  - {id: help, at: 5m, kind: condition, effects: [{means: crews, change: 4}]}\n",
    )
    assert found(crews, help_comes, guard("{means: crews, free: 6}")) == {}


@pytest.mark.parametrize(
    ("first", "second", "never"),
    [
        ("{draw: motive, is: money}", "{draw: motive, is: fame}", True),
        ("{not: {draw: motive, is: fame}}", "{all: [{draw: motive, is: fame}, {elapsed: 20m}]}", True),
        ("{any: [{draw: motive, is: money}, {elapsed: 20m}]}", "{draw: motive, is: fame}", False),
        ("{draw: motive, is: money}", "{draw: motive, is: money}", False),
        ("{draw: motive, is: money}", "{elapsed: 20m}", False),
    ],
)
def test_an_inject_that_never_comes(found: Check, first: str, second: str, never: bool) -> None:
    codes = found(("    at: 3m\n", f"    at: 3m\n    if: {first}\n"), guard(second))
    assert set(codes) == ({"L025"} if never else set())


@pytest.mark.parametrize(("second", "never"), [("money", True), ("fame", False)])
def test_an_alternative_comes_when_the_guard_was_false(found: Check, second: str, never: bool) -> None:
    codes = found(
        ("    at: 3m\n", "    at: 3m\n    if: {draw: motive, is: money}\n    else: {inject: later}\n"),
        (LATER, f"    alternative: true\n    if: {{draw: motive, is: {second}}}\n"),
    )
    assert set(codes) - {"L002"} == ({"L025"} if never else set())


@pytest.mark.parametrize(
    ("meanwhile", "at", "nobody"),
    [("silent", "d1 20:00", True), ("by-the-book", "d1 20:00", False), ("silent", "d2 10:05", False)],
)
def test_a_question_during_a_jump(found: Check, meanwhile: str, at: str, nobody: bool) -> None:
    night = f"until: 2h}}\n  - {{id: night, clock: jump, to: d2 10:00, meanwhile: {meanwhile}}}\n"
    night += "  - {id: day-two, clock: live, until: d2 11:00}\n"
    codes = found(("until: 2h}\n", night), (LATER, f"    at: {at}\n    asks: {{within: 10m, free: true}}\n"))
    assert set(codes) == ({"L026"} if nobody else set())


def test_options_are_compared_where_somebody_says_what_is_good(found: Check) -> None:
    mock = (
        "{id: wait, text: {en: Wait}}\n",
        (
            "{id: wait, text: {en: Wait}}\n"
            "        - {id: mock, text: {en: Mock}, effects: [{indicator: trust, change: -5}]}\n"
        ),
    )
    good = ("interest: democratic-state}", "interest: democratic-state, better: %s}")
    assert set(found(mock)) == set()
    assert set(found(mock, (good[0], good[1] % "more"))) == {"L028"}
    less = found(mock, (good[0], good[1] % "less"))
    assert "`wait` is worse than `mock`" in less["L028"] or "`act` is worse than `wait`" in less["L028"]
    told = (LATER, "    after: {decision: call, option: mock, delay: 1m}\n")
    assert set(found(mock, (good[0], good[1] % "more"), told)) == set()


def options(*some: str) -> Asks:
    """A question with options that have these effects on `a` and `b`, as `a+1 b-2`, and cost, as `5m`."""
    made = []
    for n, text in enumerate(some):
        option: dict[str, object] = {"id": f"o{n}", "text": "x"}
        effects = []
        for word in text.split():
            if word.endswith("m"):
                option["cost"] = {"staff": word}
            else:
                effects.append({"indicator": word[0], "change": int(word[1:])})
        made.append(option | {"effects": effects})
    return Asks.model_validate({"within": "10m", "options": made})


@pytest.mark.parametrize(
    ("some", "worse"),
    [
        (("a+2", "a+1"), [("o1", "o0")]),
        (("a+2", "a+2 5m"), [("o1", "o0")]),
        (("a+2", "a+1 b-1"), []),
        (("a+2", "a+2"), []),
        (("b+2", "b+1"), [("o0", "o1")]),
        (("c+2", "c+1"), []),
        (("c+2", "c+2 5m"), [("o1", "o0")]),
        (("a+1 c+1", "a+2 c+1"), [("o0", "o1")]),
    ],
)
def test_worse_means_nowhere_better_and_somewhere_worse(some: tuple[str, ...], worse: list[tuple[str, str]]) -> None:
    assert dominated(options(*some), {"a": "more", "b": "less"}) == worse


@pytest.mark.parametrize(("within", "short"), [("62s", True), ("63s", False), ("30m", False)])
def test_a_fact_takes_the_fastest_channel_at_least(found: Check, within: str, short: bool) -> None:
    codes = found(
        ("knows: {actor: nccn, fact: outage}, within: 30m", f"knows: {{actor: nccn, fact: outage}}, within: {within}")
    )
    assert set(codes) == ({"L029"} if short else set())


def test_a_fact_that_may_come_another_way_is_left_alone(found: Check) -> None:
    fast = ("knows: {actor: nccn, fact: outage}, within: 30m", "knows: {actor: nccn, fact: outage}, within: 10s")
    early = (
        "injects:\n",
        (
            "injects:\n"
            "  - {id: early, at: 1m, from: media, to: cyber-cell, channel: press, title: {en: Early}, facts: outage}\n"
        ),
    )
    assert set(found(fast)) == {"L029"}
    assert set(found(fast, early)) == set()


@pytest.mark.parametrize(("at", "short"), [("10m", True), ("2h", False)])
def test_a_measure_may_have_begun_before(found: Check, at: str, short: bool) -> None:
    codes = found(
        ("until: 2h", "until: 3h"),
        (LATER, f"    at: {at}\n"),
        ("measure: {id: public-statement}", "measure: {id: relieve, status: completed}"),
        (
            "injects:\n",
            (
                "measures:\n"
                "  relieve: {names: {en: Relieve}, family: logistics, by: [nccn], staff: 10m, duration: 1h}\ninjects:\n"
            ),
        ),
    )
    assert set(codes) == ({"L029"} if short else set())


def test_reading_takes_time_and_a_pause_gives_it_back(found: Check) -> None:
    text = " ".join(["word"] * 79)
    long = "".join(
        f"  - {{id: long-{n}, at: 30m, from: media, to: crisis-centre, channel: press, "
        f"title: {{en: Read}}, text: {{en: {text}}}}}\n"
        for n in range(3)
    )
    flash = (
        "  - {id: flash, at: %s, from: media, to: crisis-centre, channel: press, priority: flash, title: {en: Now}}\n"
    )
    pace = ("start:", "pace: 60\nstart:")
    assert set(found(pace, ("injects:\n", f"injects:\n{long}{flash % '31m'}"))) == {"L030"}
    assert set(found(pace, ("injects:\n", f"injects:\n{long}{flash % '100m'}"))) == set()


def test_a_seat_is_not_alone_when_its_phone_rings_or_something_comes(found: Check) -> None:
    ring = ("  - {from: citizens, to: ccb, channel: phone, every: 4m}\n", "")
    come = "".join(
        f"  - {{id: e-{m}, at: {m}m, from: media, to: cyber-cell, channel: press, title: {{en: More}}}}\n"
        for m in (40, 80)
    )
    assert set(found(ring)) == {"L031"}
    assert set(found(ring, ("injects:\n", f"injects:\n{come}"))) == set()


def test_a_seat_that_is_convened_later_may_wait(found: Check) -> None:
    cell = (
        "{id: crisis-centre, plays: [nccn]}\n",
        "{id: crisis-centre, plays: [nccn]}\n  - {id: info, plays: [info-cell]}\n",
    )
    late = (
        "injects:\n",
        (
            "injects:\n  - {id: line, at: 100m, from: media, to: info, channel: press, title: {en: Line}, "
            "asks: {within: 5m, free: true}}\n"
        ),
    )
    assert set(found(cell, late)) == set()


def test_a_fact_with_a_topic_may_make_a_difference(found: Check) -> None:
    carried = ("    facts: [outage]", "    facts: [outage, weather]")
    assert set(found(("facts:\n", "facts:\n  weather: {text: {en: Rain}, truth: true}\n"), carried)) == {"L033"}
    assert (
        set(found(("facts:\n", "facts:\n  weather: {text: {en: Rain}, truth: true, topics: [local]}\n"), carried))
        == set()
    )


def test_a_reply_without_a_question_needs_somebody_who_knows(found: Check) -> None:
    fact = ("facts:\n", "facts:\n  keys: {text: {en: Lost keys}, truth: true, topics: [local]}\n")
    reply = ("injects:\n", "replies:\n  - {from: belnet, about: keys, %ssays: [keys]}\ninjects:\n")
    assert set(found(fact, (reply[0], reply[1] % ""))) == {"L020"}
    assert set(found(fact, (reply[0], reply[1] % "question: {en: Which keys?}, "))) == set()
    known = ("    facts: [outage]", "    facts: [outage, keys]")
    assert set(found(fact, (reply[0], reply[1] % ""), known)) == set()
