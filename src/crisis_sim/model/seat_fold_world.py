"""How each line of a slice changes a seat's records: measures, readings, means, clocks, work, products, probes."""

from __future__ import annotations

from typing import Any

from crisis_sim.model.seat_folding import Handler, into
from crisis_sim.model.seat_records import SeatRecords, Undertaking

P = dict[str, Any]
WORLD: dict[str, Handler] = {}
_on = into(WORLD)


@_on("MeasureProposed", "MeasureOrdered", "MeasureStarted")
def _ordered(v: SeatRecords, t: int, p: P) -> None:
    known = v.undertakings.get(p["order"])
    status = "proposed" if "to" in p else "started" if "until" in p else "ordered"
    v.undertakings[p["order"]] = Undertaking(
        p["order"],
        p["measure"],
        p["by"],
        p.get("value"),
        p.get("facts", []),
        status,
        t,
        p.get("to") or (known.to if known else None),
        p.get("until"),
    )


@_on("MeasureTransmitted", "MeasureCompleted", "MeasureConfirmed", "MeasureRefused")
def _progress(v: SeatRecords, t: int, p: P) -> None:
    known = v.undertakings.get(p["order"])
    if known is None:
        known = v.undertakings[p["order"]] = Undertaking(p["order"], p["measure"], p.get("by", ""), None, [], "", t)
    known.tick = t
    if "why" in p:
        known.status, known.why = "refused", p["why"]


for _kind in ("Transmitted", "Completed", "Confirmed"):

    def _set(v: SeatRecords, t: int, p: P, status: str = _kind.lower()) -> None:
        _progress(v, t, p)
        v.undertakings[p["order"]].status = status

    WORLD[f"Measure{_kind}"] = _set


@_on("IndicatorReported")
def _reported(v: SeatRecords, t: int, p: P) -> None:
    key = p["indicator"]
    known = v.indicators.get(key) or {**v.brief.get("readings", {}).get(key, {}), "history": []}
    known["history"].append((p.get("as_of", t), p["value"]))
    v.indicators[key] = {**known, **p, "t": t}


@_on("MeansReleased", "MeansExhausted")
def _means(v: SeatRecords, t: int, p: P) -> None:
    v.means[p["means"]] = {**v.means.get(p["means"], {}), **p, "t": t}


@_on("MeansCommitted")
def _committed(v: SeatRecords, t: int, p: P) -> None:
    """Whoever leaves may travel first: then they are not at work yet."""
    _means(v, t, p)
    if "until" in p:
        own = v.means[p["means"]]
        job = {"since": t, "until": p["until"], "count": p["count"], "travels": "at_work" not in p}
        own["jobs"] = [*(job for job in own.get("jobs", ()) if job["until"] > t), job]


@_on("MeansArrived")
def _arrived(v: SeatRecords, t: int, p: P) -> None:
    _means(v, t, p)
    jobs = v.means[p["means"]].get("jobs", ())
    job = next((job for job in jobs if job["travels"] and job["count"] == p["count"]), None)
    if job is not None:
        job["travels"] = False


@_on("MeansResting")
def _resting(v: SeatRecords, t: int, p: P) -> None:
    _means(v, t, p)
    own = v.means[p["means"]]
    crew = {"until": p["until"], "count": p["count"]}
    own["resting"] = [*(crew for crew in own.get("resting", ()) if crew["until"] > t), crew]


@_on("MeansOnDuty")
def _on_duty(v: SeatRecords, t: int, p: P) -> None:
    _means(v, t, p)
    v.means[p["means"]]["on_duty"] = p["count"]


@_on("BodyConvened")
def _convened(v: SeatRecords, t: int, p: P) -> None:
    v.convened[p["actor"]] = t


@_on("ClockStarted")
def _clock(v: SeatRecords, t: int, p: P) -> None:
    v.clocks[p["clock"], p["actor"]] = {"status": "started", "since": t, "deadline": p["deadline"]}


@_on("ClockMet")
def _met(v: SeatRecords, t: int, p: P) -> None:
    v.clocks[p["clock"], p["actor"]]["status"] = "met"


@_on("ClockMissed")
def _missed(v: SeatRecords, t: int, p: P) -> None:
    v.clocks[p["clock"], p["actor"]]["status"] = "missed"


@_on("StaffCommitted")
def _staff(v: SeatRecords, t: int, p: P) -> None:
    v.tasks.append(p)


@_on("ProductSubmitted")
def _product(v: SeatRecords, t: int, p: P) -> None:
    v.products.append({"t": t, **p})


@_on("ProbeAsked")
def _probe(v: SeatRecords, t: int, p: P) -> None:
    v.probes[p["probe"]] = {**p, "t": t, "answer": None}


@_on("ProbeAnswered")
def _probe_answer(v: SeatRecords, t: int, p: P) -> None:
    v.probes[p["probe"]] |= {key: p[key] for key in ("answer", "confidence") if key in p}


@_on("ExpectationMissed")
def _guidance(v: SeatRecords, t: int, p: P) -> None:
    """Guided seats only: what was expected, why, and on what it rests."""
    v.guidance.append({"t": t, **p})
