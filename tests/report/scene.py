"""A known exercise on Islet, an hour long: something of everything that a report tells, played by people only."""

from __future__ import annotations

from typing import Any

from crisis_sim.analysis.debrief import Debrief, debrief
from crisis_sim.model.index import Index
from crisis_sim.report.document import Block
from crisis_sim.report.log_report import Provenance, log_report
from tests.stage import Stage, raw_of

SEED = 3
DIGEST = "0" * 32
"""The golden report does not change with what else stands in a header."""
FACTS = {
    "wave": {"text": {"en": "A wave is coming", "nl": "Er komt een golf"}, "truth": True, "topics": ["wave"]},
    "level": {
        "text": "The water stands at", "truth": True, "reads": {"indicator": "gauge"}, "stale_after": "10m",
        "topics": ["wave"],
    },
    "dam": {"text": "The dam has broken", "truth": False, "topics": ["wave"]},
    "list": {
        "text": "The list of names", "truth": {"draw": "tide", "is": "spring"}, "topics": ["cause"],
        "handling": {"owner": "police", "release": "originator"},
    },
    "leak": {"text": "The harbour was broken into", "truth": "undetermined", "clocks": ["breach"], "topics": ["cyber"]},
    "quiet": {"text": "The observatory's own forecast", "truth": True},
}  # fmt: skip
INJECTS = [
    {
        "id": "report", "at": "5m", "from": "observatory", "to": ["centre"], "channel": "mail",
        "title": "The sea rises", "facts": ["wave", "level"],
        "effects": [{"indicator": "gauge", "change": 100, "over": "30m"}],
        "expects": [
            {"id": "minister-told", "seat": "centre", "knows": {"actor": "minister", "fact": "wave"}, "within": "20m",
             "objective": "tell", "weight": 2, "text": "The minister knew of the wave"},
            {"id": "warned", "seat": "centre", "measure": {"id": "warn", "status": "completed"}, "within": "25m",
             "objective": "act", "weight": 3, "text": "The public was warned"},
            {"id": "no-rumour", "seat": "centre", "avoid": {"knows": {"actor": "media", "fact": "dam"}},
             "within": "40m", "objective": "tell", "text": "The rumour did not reach the press"},
            {"id": "listed", "seat": "centre", "knows": {"actor": "mayor-north", "fact": "list"}, "within": "30m",
             "objective": "tell", "text": "The town had the list"},
            {"id": "forecast", "seat": "centre", "within": "30m", "objective": "tell", "text": "The forecast was asked",
             "any": [{"knows": {"actor": "centre", "fact": "quiet"}},
                     {"when": {"asked": {"actor": "centre", "of": "harbour"}}}]},
        ],
    },
    {
        "id": "rumour", "at": "8m", "from": "citizens", "to": ["centre"], "channel": "mail", "title": "The dam!",
        "facts": ["dam"],
    },
    {
        "id": "names", "at": "9m", "from": "police", "to": ["centre"], "channel": "mail", "title": "Names",
        "facts": ["list"],
    },
    {
        "id": "where-to", "at": "10m", "from": "police", "to": ["town"], "channel": "mail",
        "title": "Where do they go?",
        "asks": {
            "within": "15m", "default": "wait",
            "options": [
                {"id": "hills", "text": {"en": "To the hills", "fr": "Dans les collines"}, "measure": "evacuate",
                 "feedback": "High ground, and a long way."},
                {"id": "wait", "text": "Wait"},
            ],
        },
        "expects": [
            {"id": "decided", "seat": "town", "decision": {"inject": "where-to"}, "within": "12m", "objective": "act",
             "text": "The town decided"},
            {"id": "not-wait", "seat": "town", "decision": {"inject": "where-to", "option": "wait"}, "within": "12m",
             "objective": "spare", "text": "The town waited"},
        ],
    },
    {
        "id": "breach", "at": "12m", "from": "police", "to": ["town"], "channel": "mail", "title": "Your system",
        "facts": ["leak"],
        "expects": [
            {"id": "reported", "seat": "town", "when": {"clock": "breach", "status": "met", "actor": "mayor-north"},
             "within": "90m", "objective": "late", "text": "The breach was reported"},
        ],
    },
    {
        "id": "say-something", "at": "20m", "from": "media", "to": ["centre"], "channel": "mail", "title": "Your line?",
        "facts": [], "asks": {"within": "10m", "default": "nothing", "options": [
            {"id": "nothing", "text": "Nothing", "effects": [{"indicator": "trust", "change": -10}]},
            {"id": "all", "text": "All of it"}]},
        "expects": [{"id": "waived", "seat": "centre", "knows": {"actor": "media", "fact": "wave"}, "within": "10m",
                     "objective": "moot", "waived_if": {"fact": "wave", "known_to": "centre"}}],
    },
    {"id": "if-neap", "at": "30m", "if": {"indicator": "gauge", "above": 250}, "from": "police", "to": ["town"],
     "channel": "mail", "title": "Higher still",
     "expects": [{"id": "unasked", "seat": "town", "measure": {"id": "warn", "status": "ordered"}, "within": "5m",
                  "objective": "spare"}]},
]  # fmt: skip
OBJECTIVES = {
    "tell": "Those who must know, know", "act": "The coast is cleared", "late": "Deadlines", "moot": "Questions",
    "spare": "Something else", "untested": "Nothing tests this",
}  # fmt: skip
PARTS: dict[str, Any] = {
    "title": {"en": "The wave", "fr": "La vague"},
    "seats": [
        {"id": "centre", "plays": ["centre"], "people": 2, "title": {"en": "Crisis centre", "nl": "Crisiscentrum"}},
        {"id": "town", "plays": ["mayor-north", "mayor-south"], "people": 3, "title": "Town"},
        {"id": "ministry", "plays": ["minister"], "title": "Ministry"},
    ],
    "objectives": [{"id": key, "text": text, "capability": "warning"} for key, text in OBJECTIVES.items()],
    "draws": {"tide": {"spring": 0.7, "neap": 0.3}},
    "indicators": {
        "gauge": {"label": "Water", "unit": "cm", "start": 40, "max": 300, "resolution": 5, "seen_by": ["observatory"]},
        "trust": {"label": "Trust", "start": 50},
        "safety": {"label": "Safety", "unit": "%", "start": 60},
    },
    "means": {"boats": {"owner": "mayor-north", "count": 3, "label": "Boats"}},
    "facts": FACTS,
    "replies": [{"from": "harbour", "about": "quiet", "question": "What do you expect?", "says": ["quiet"]}],
    "injects": INJECTS,
    "end": {"elapsed": "1h"},
}


def exercise(said: str = "Above the water line, all can walk.", until: int = 3600, **parts: Any) -> Stage:
    """The exercise, with `said` wherever a person writes freely."""
    stage = Stage(seed=SEED, **(PARTS | parts))
    stage.to(420).do("Open", "centre", msg="m1")
    stage.to(600).do("SendMessage", "centre", to=["minister", "mayor-north"], facts=["f1"], channel="mail")
    stage.do("Open", "centre", msg="m2")
    stage.do("Open", "centre", msg="m3")
    stage.do("WriteLog", "centre", text=said)
    stage.to(720)
    stage.do("OrderMeasure", "centre", measure="evacuate")
    stage.do("OrderMeasure", "centre", measure="warn", facts=["f1"])
    stage.to(840).do("Open", "town", msg="m1")
    stage.do("Open", "town", msg="m2")
    stage.do("Open", "town", msg="m3")
    controls = {"goal": said, "consequence": said, "benefit": said}
    stage.do("Decide", "town", decision="d1", option="a", reason=said, controls=controls)
    stage.do("OrderMeasure", "town", measure="evacuate")
    stage.to(900).do("Propose", "centre", to=["minister"], measure="raise-alert", value="red", text=said)
    stage.do("Request", "centre", to=["mayor-north"], text=said)
    stage.to(1200).do("Observe", text=said, seat_="town")
    stage.do("Observe", text="between us", private=True)
    stage.do("Rate", rating="M", objective="tell", text=said)
    if stage.seen("ministry", "DecisionOpened"):
        stage.to(1260).do("Decide", "ministry", decision="d1", option="b", reason=said)
    stage.to(until)
    return stage


def parts_of(stage: Stage) -> Debrief:
    """What the analyses make of it."""
    return debrief(Index(stage.world), stage.session.lines)


def origin_of(stage: Stage) -> Provenance:
    """The provenance that a golden report has."""
    held = {seat.id: "human" for seat in stage.world.scenario.seats}
    return Provenance(SEED, held, "0.0", len(stage.session.lines) + 1, DIGEST)


def document_of(stage: Stage, language: str = "en", **how: Any) -> list[Block]:
    """The report of it."""
    return log_report(parts_of(stage), origin_of(stage), language, **how)


def log_of(stage: Stage) -> bytes:
    """Its log as a store would have it."""
    held = {seat.id: "human" for seat in stage.world.scenario.seats}
    return b"".join(line + b"\n" for line in raw_of(stage.session, stage.world, SEED, held))
