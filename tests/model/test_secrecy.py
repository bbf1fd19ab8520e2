"""Non-interference: whatever only control may know can change, and what every player sees stays the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from crisis_sim.model.events import Command
from crisis_sim.scenario.compiled import compile_scenario
from crisis_sim.scenario.reader import read
from crisis_sim.scenario.scenario import Scenario
from tests.stage import DATA, Given, Played, compiled, islet, play

Data = dict[str, Any]
SEEDS = range(6)
POLICIES = {"centre": "by-the-book", "ministry": "by-the-book", "crisis-cell": "by-the-book"}
PEOPLE = [
    Given(t, Command(kind, "town", p))
    for t, kind, p in [
        (400, "WriteLog", {"text": "It begins."}),
        (700, "Open", {"msg": "m1"}),
        (760, "Decide", {"decision": "d1", "option": "a", "reason": "High ground."}),
        (900, "Request", {"to": "observatory", "about": "q1"}),
        (950, "OrderMeasure", {"measure": "evacuate"}),
        (1000, "AnswerProbe", {"probe": "b1", "answer": "A metre"}),
        (1500, "Open", {"msg": "m2"}),
        (2000, "Open", {"msg": "m3"}),
        (2100, "SendMessage", {"to": "minister", "facts": ["f1", "f2"], "text": "Look"}),
        (2200, "Propose", {"measure": "warn", "to": "centre", "facts": ["f1"]}),
    ]
]


def data() -> Data:
    """The small scenario as plain data."""
    path = DATA / "small.yaml"
    found = read(path.read_bytes(), str(path)).data
    assert isinstance(found, dict)
    return found


def slices(scenario: Data, seed: int) -> dict[str, bytes]:
    """What every seat is shown in one run."""
    world = compile_scenario(Scenario.model_validate(scenario), islet())
    return told(play(world, PEOPLE, seats=POLICIES, seed=seed))


def told(run: Played) -> dict[str, bytes]:
    """The slices as bytes."""
    return {seat: msgspec.json.encode(view.events) for seat, view in run.session.views.items()}


def no_expectations(scenario: Data) -> None:
    for inject in scenario["injects"]:
        inject.pop("expects", None)


def other_expectations(scenario: Data) -> None:
    for inject in scenario["injects"]:
        for expects in inject.get("expects", []):
            expects |= {"id": f"not-{expects['id']}", "within": "1m", "weight": 9, "note": "Watch this."}


def other_objectives(scenario: Data) -> None:
    """Players read the sentences; what they are judged by stays with control."""
    for objective in scenario["objectives"]:
        objective |= {"plan_clause": "Another plan, article 9", "interests": []}


def other_notes(scenario: Data) -> None:
    scenario["facilitator"]["notes"] = "Something else."
    scenario["facilitator"]["probes"][0] |= {"truth": {"text": "Two metres"}}
    for inject in scenario["injects"]:
        inject["notes"] = "Hidden."


def other_truths(scenario: Data) -> None:
    for fact in scenario["facts"].values():
        fact["truth"] = "undetermined" if fact["truth"] is True else True


def other_feedback(scenario: Data) -> None:
    for inject in scenario["injects"]:
        for option in inject.get("asks", {}).get("options", []):
            option["feedback"] = f"{option['id']} was a mistake."


def other_bases(scenario: Data) -> None:
    for inject in scenario["injects"]:
        for option in inject.get("asks", {}).get("options", []):
            for effect in option.get("effects", []):
                if "basis" in effect:
                    effect["basis"] = "A guess."


def other_unreleased_injects(scenario: Data) -> None:
    """What never comes may be called anything and say anything."""
    for inject in scenario["injects"]:
        if inject["id"] == "left-alone":
            inject |= {"id": "zzz", "title": "Never seen", "text": "Never read", "facts": ["dam-broken"]}
    scenario["injects"].insert(0, {"id": "aaa", "at": "9d", "kind": "condition", "effects": [{"phase": "crisis"}]})
    scenario["injects"].append({"id": "bbb", "when": {"elapsed": "9d"}, "kind": "condition"})


def other_odds(scenario: Data) -> None:
    scenario["draws"]["tide"] = {"spring": 0.701, "neap": 0.299}


def other_draws(scenario: Data) -> None:
    scenario["draws"]["weather"] = {"rain": 0.5, "sun": 0.5}


def another_plan(scenario: Data) -> None:
    scenario["control"] = ["director"]
    scenario["threats"] = []
    scenario["sources"] = ["Nowhere"]
    scenario["variants"] = {}
    scenario["experiments"] = {}
    scenario["version"] = "9"


HIDDEN = [
    no_expectations, other_expectations, other_objectives, other_notes, other_truths, other_feedback, other_bases,
    other_unreleased_injects, other_odds, other_draws, another_plan,
]  # fmt: skip


@pytest.fixture(scope="module")
def untouched() -> dict[int, dict[str, bytes]]:
    """The slices of the scenario as it is."""
    return {seed: told(play(compiled("small"), PEOPLE, seats=POLICIES, seed=seed)) for seed in SEEDS}


@pytest.mark.parametrize("change", HIDDEN, ids=lambda change: change.__name__)
def test_players_see_the_same(change: Callable[[Data], None], untouched: dict[int, dict[str, bytes]]) -> None:
    changed = data()
    change(changed)
    for seed in SEEDS:
        assert slices(changed, seed) == untouched[seed]


def test_what_players_do_see_would_show(untouched: dict[int, dict[str, bytes]]) -> None:
    changed = data()
    changed["facts"]["wave-coming"]["text"] = "A tsunami is coming"
    assert all(slices(changed, seed) != untouched[seed] for seed in SEEDS)


def test_no_author_id_reaches_a_player() -> None:
    """Every id that an author gives may change: with nothing drawn by chance, not a byte of any slice does."""
    scenario = data()
    text = msgspec.json.encode(_without_chance(scenario)).decode()
    ids = [
        *(i["id"] for i in scenario["injects"]),
        *scenario["facts"],
        *scenario["indicators"],
        *scenario["means"],
        *scenario["draws"],
    ]
    ids += [o["id"] for i in scenario["injects"] for o in i.get("asks", {}).get("options", [])]
    ids += [e["id"] for i in scenario["injects"] for e in i.get("expects", [])]
    ids += [m["id"] for m in scenario["moves"]] + ["spring", "neap"]
    pattern = re.compile('"(' + "|".join(map(re.escape, ids)) + ')"')
    renamed = msgspec.json.decode(pattern.sub(r'"x-\1"', text))
    renamed["measures"] = {  # the pack's measures name means and indicators
        key: _renamed(measure.model_dump(mode="json", by_alias=True, exclude_defaults=True), pattern)
        for key, measure in islet().measures.items()
    }
    assert slices(renamed, 1) == slices(msgspec.json.decode(text), 1)


def _renamed(part: Data, pattern: re.Pattern[str]) -> Any:
    return msgspec.json.decode(pattern.sub(r'"x-\1"', msgspec.json.encode(part).decode()))


def _without_chance(scenario: Data) -> Data:
    """The scenario with fixed instead of drawn values."""
    scenario = msgspec.json.decode(msgspec.json.encode(scenario))
    scenario["traffic"], scenario["draws"]["tide"] = [], {"spring": 1.0, "neap": 0.0}
    for inject in scenario["injects"]:
        for option in inject.get("asks", {}).get("options", []):
            for effect in option.get("effects", []):
                if isinstance(effect.get("change"), dict):
                    effect["change"] = 10
        inject["effects"] = [e for e in inject.get("effects", []) if "channel" not in e]
        if inject.get("channel") == "vault":
            inject["channel"] = "mail"
    return scenario
