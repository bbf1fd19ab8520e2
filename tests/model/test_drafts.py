"""First drafts of products: what the seat was told stands in them, and nothing else."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from crisis_sim.model.asked_for import asked_for, wanted
from crisis_sim.model.drafts import SECTIONS, Draft, Note, doubt, draft
from crisis_sim.model.events import Command
from crisis_sim.model.seat_view import SeatView
from crisis_sim.model.slice import SliceLine
from crisis_sim.session.begin import begin
from tests.stage import compiled

CARD: dict[str, Any] = {
    "names": {},
    "steps": [
        {"id": "a", "on": {"start": True}, "do": {"tell": ["friend"], "facts": ["casualties"]}},
        {"id": "b", "on": {"start": True}, "do": {"product": "methane", "to": ["friend", "cell", "nobody"]}},
    ],
}
BRIEF: dict[str, Any] = {
    "actors": {"us": {}},
    "means": [{"means": "r1", "label": {"en": "Boats"}, "all": 3, "free": 3}],
    "contacts": {"friend": {"convened": False}, "cell": {"convened": True}},
    "cards": {"plan": CARD},
    "map": {"places": [{"kind": "town", "label": {}}, {"kind": "site", "label": {"en": "Camp"}}]},
}


class Seat:
    """A seat that is told things."""

    def __init__(self) -> None:
        self.view = SeatView("us")
        self.hear("SeatBriefed", **deepcopy(BRIEF))

    def hear(self, kind: str, t: int = 0, **p: Any) -> Seat:
        self.view.take(SliceLine(self.view.n + 1, t, kind, None, p))
        return self

    def fact(self, n: int, t: int = 0, **more: Any) -> Seat:
        return self.hear("FactLearned", t, **{"fact": f"f{n}", "actor": "us", "as_of": t, "text": {"en": "x"}} | more)

    def draft(self, product: str, now: int = 60, steps: tuple[str, ...] = ()) -> dict[str, list[Note]]:
        made = draft(self.view, product, now, steps)
        return {section.key: list(section.notes) for section in made.sections}


@pytest.fixture
def seat() -> Seat:
    return Seat()


def test_given_nothing_was_heard_then_every_section_is_empty(seat: Seat) -> None:
    for product, keys in SECTIONS.items():
        made = seat.draft(product)
        assert tuple(made) == keys
    assert not any(seat.draft("sitrep").values())
    assert seat.draft("methane")["number"] == []


def test_given_facts_then_what_the_plan_says_to_tell_comes_first(seat: Seat) -> None:
    seat.fact(1, 30, topics=["weather"]).fact(2, 10, topics=["casualties"]).fact(3, 40, topics=["phase:x"])
    assert seat.draft("sitrep")["situation"] == [Note("fact", "f2"), Note("fact", "f1")]


def test_given_a_reading_then_it_stands_before_the_facts(seat: Seat) -> None:
    seat.fact(1).hear("IndicatorReported", 50, indicator="i1", label={}, value=4)
    assert seat.draft("sitrep")["situation"][0] == Note("figure", "i1")


@pytest.mark.parametrize(
    ("more", "now", "why"),
    [
        ({"reliability": "A1"}, 60, ""),
        ({"reliability": "D2"}, 60, "rated"),
        ({"reliability": "A5"}, 60, "rated"),
        ({"topics": ["rumour"]}, 60, "rumour"),
        ({"content": 4}, 60, ""),
        ({"content": 4}, 1300, "old"),
    ],
)
def test_given_a_weak_fact_then_it_stands_under_what_we_do_not_know(
    seat: Seat, more: dict[str, Any], now: int, why: str
) -> None:
    made = seat.fact(1, **more).draft("sitrep", now)
    assert (made["unknown"] == [Note("doubt", "f1", why)]) == bool(why)
    assert (made["situation"] == [Note("fact", "f1")]) != bool(why)


def test_given_two_sources_with_different_figures_then_the_fact_is_contradicted(seat: Seat) -> None:
    seat.fact(1, 10, content=4, source="a").fact(1, 20, content=9, source="b")
    assert doubt(seat.view.facts["f1"], 30) == "contradicted"
    other = Seat().fact(1, 10, content=4, source="a").fact(1, 20, content=9, source="a")
    assert doubt(other.view.facts["f1"], 30) == "", "one source may correct itself"


def test_given_orders_decisions_and_questions_then_they_are_done_or_open(seat: Seat) -> None:
    asks = {"options": [{"o": "a", "text": {}}], "needs": 0, "seats": ["us"], "chair": "us", "deadline": 900}
    seat.hear("MeasureOrdered", 10, order="o1", measure="warn", by="us")
    seat.hear("DecisionOpened", 20, decision="d1", **asks).hear("DecisionOpened", 21, decision="d2", **asks)
    seat.hear("DecisionMade", 30, decision="d1", by="us", option="a", final=True)
    seat.hear("MessageSent", 40, msg="m1", channel="mail", to="friend", request="info", **{"from": "us"})
    made = seat.draft("sitrep", steps=("Warn them",))
    assert made["done"] == [Note("measure", "o1"), Note("decision", "d1")]
    assert made["open"] == [Note("undecided", "d2"), Note("request", "m1")]
    assert made["next"] == [Note("step", "Warn them")]
    paper = seat.draft("options-paper")
    assert paper == {"question": [Note("undecided", "d2")], "options": [Note("option", "d2", "a")], "advice": []}


def test_a_methane_report_takes_each_letter_from_what_is_known(seat: Seat) -> None:
    seat.fact(1, topics=["casualties"]).fact(2, topics=["roads"]).fact(3, topics=["agent"], reliability="F6")
    seat.hear("MeansCommitted", 10, means="r1", count=1, free=2, at_work=1)
    made = seat.draft("methane")
    assert made["exact"] == [], "nothing says where"
    assert made["number"] == [Note("fact", "f1")]
    assert made["access"] == [Note("fact", "f2")]
    assert made["hazards"] == [Note("doubt", "f3", "rated")]
    assert made["services"] == [Note("means", "r1")]
    assert made["type"] == []


def test_the_exact_location_is_what_the_facts_name(seat: Seat) -> None:
    seat.view.brief["map"]["places"].append({"kind": "station", "label": {"en": "North station", "fr": "Gare du Nord"}})
    assert seat.draft("methane")["exact"] == [], "no place on the map is one of the incident yet"
    seat.fact(2, text={"en": "Sabotage at the camp"}, marking="secret")
    assert seat.draft("methane")["exact"] == [], "a marked fact is not told by its place either"
    seat.fact(1, text={"en": "Smoke at north station"})
    assert seat.draft("methane")["exact"] == [Note("place", "2")]


@pytest.mark.parametrize("product", SECTIONS)
@pytest.mark.parametrize("more", [{}, {"reliability": "F6"}])
@pytest.mark.parametrize(
    "handling", [{"marking": "secret"}, {"marking": "restricted"}, {"release": "originator"}, {"tlp": "amber"}]
)
def test_a_fact_that_may_not_go_out_is_not_told_in_words_either(
    seat: Seat, handling: dict[str, str], more: dict[str, str], product: str
) -> None:
    seat.fact(1, owner="x", topics=["casualties"], **handling, **more).fact(2, topics=["casualties"])
    notes = [note for section in draft(seat.view, product, 60).sections for note in section.notes]
    assert "f1" not in [note.of for note in notes]
    assert ("f2" in [note.of for note in notes]) == (product != "options-paper")
    assert draft(seat.view, product, 60).withheld == (("f1",) if product != "options-paper" else ())


def test_facts_that_may_not_go_out_are_not_attached_and_the_plan_says_to_whom(seat: Seat) -> None:
    seat.fact(1).fact(2, marking="secret").fact(3, release="originator", owner="x").fact(4, tlp="amber")
    made: Draft = draft(seat.view, "sitrep", 60)
    assert made.facts == ("f1",)
    assert made.withheld == ("f2", "f3", "f4")
    assert draft(seat.view, "methane", 60).to == ("friend",), "the cell is not convened, nobody is no contact"
    seat.hear("BodyConvened", actor="cell", by="us")
    assert draft(seat.view, "methane", 60).to == ("friend", "cell")


def test_a_withdrawn_fact_is_gone_and_a_section_stays_short(seat: Seat) -> None:
    for n in range(1, 40):
        seat.fact(n)
    seat.fact(39, 5, withdrawn=True)
    notes = seat.draft("sitrep")["situation"]
    assert len(notes) == 8
    assert Note("fact", "f39") not in notes


@pytest.mark.parametrize("world", ["first-drill", "flood-vesdre"])
def test_every_product_can_be_drafted_at_any_moment_of_a_drill(world: str) -> None:
    seat = compiled(world).scenario.seats[0].id
    session = begin(compiled(world), 2, {seat: "human"}, None)
    view = session.views[seat]
    for _ in range(12):
        session.frame(session.now + 600, [Command("Open", seat, {"msg": msg}) for msg in view.lookups.unread])
        for product in SECTIONS:
            made = draft(view, product, session.now)
            assert set(made.facts) <= set(view.facts)
    made = draft(view, "sitrep", session.now)
    assert made.sections[0].notes or made.withheld


def asked(seat: Seat, n: int, t: int, text: str, *, title: str = "A request", who: str = "friend") -> Seat:
    """A message is delivered and opened."""
    said = {"title": {"en": title}, "text": {"en": text}, "from": who}
    return seat.hear("MessageDelivered", t, msg=f"m{n}", to="us", channel="mail", **said).hear(
        "MessageRead", t, msg=f"m{n}"
    )


@pytest.mark.parametrize(
    ("product", "text"),
    [
        ("sitrep", "Please send a Situation Report: what you know."),
        ("sitrep", "Un rapport de situation, s'il vous plaît."),
        ("methane", "We need your METHANE by nine."),
        ("options-paper", "Une note d’options pour seize heures."),
    ],
)
def test_given_somebody_asked_for_a_product_then_it_goes_to_them_first(seat: Seat, product: str, text: str) -> None:
    seat.view.brief["contacts"]["press"] = {"convened": False}
    asked(seat, 1, 60, text, who="press")
    assert next(iter(asked_for(seat.view))) == product
    assert draft(seat.view, product, 90).to[0] == "press"
    assert "friend" in draft(seat.view, "methane", 90).to, "the plan still counts"


def test_given_two_asked_then_who_has_it_since_waits_no_more(seat: Seat) -> None:
    asked(seat, 1, 60, "a sitrep, please")
    asked(seat, 2, 90, "a sitrep, please", who="cell")
    assert asked_for(seat.view) == {"sitrep": ("cell", "friend")}
    seat.hear("ProductSubmitted", 120, product="sitrep", text="x", facts=[], to=["cell"])
    assert asked_for(seat.view) == {"sitrep": ("friend",)}
    asked(seat, 3, 180, "another sitrep, please", who="cell")
    assert asked_for(seat.view) == {"sitrep": ("cell", "friend")}


def test_given_a_report_or_a_message_still_closed_then_nobody_asked(seat: Seat) -> None:
    asked(seat, 1, 60, "What we know", title="Situation report")
    asked(seat, 2, 60, "What we know", title="METHANE report")
    seat.hear("MessageDelivered", 90, msg="m3", to="us", channel="mail", title={"en": "Sitrep?"}, **{"from": "friend"})
    assert asked_for(seat.view) == {}


def test_a_report_begins_as_what_was_asked_for_then_as_what_the_plan_asks_for(seat: Seat) -> None:
    assert wanted(SeatView("us")) == "sitrep"
    assert wanted(seat.view) == "methane", "the plan card's"
    asked(seat, 1, 10, "An options paper please.")
    assert wanted(seat.view) == "options-paper"
    seat.hear("ProductSubmitted", 20, product="options-paper", to=["friend"], seat="us")
    seat.hear("ProductSubmitted", 30, product="methane", to=["friend"], seat="us")
    assert wanted(seat.view) == "sitrep"
