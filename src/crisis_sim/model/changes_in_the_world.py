"""Changes of the exercise itself, its injects, the world and the people."""

from __future__ import annotations

from crisis_sim.model.changes import HANDLERS, Handler, P, count, on
from crisis_sim.model.state import State

# exercise


@on("ExerciseStarted")
def _started(state: State, t: int, p: P) -> None:
    state.status = "running"
    state.draws = dict(p["draws"])
    state.guided = frozenset(p.get("guided", ()))


@on("ExercisePaused")
def _paused(state: State, t: int, p: P) -> None:
    state.status = "paused"


@on("ExerciseResumed")
def _resumed(state: State, t: int, p: P) -> None:
    """After a pause or an emergency a plenary goes on; else the clock runs again."""
    interrupted = state.plenary and state.status != "stopped"
    state.status = "stopped" if interrupted else "running"


@on("ExerciseSuspended")
def _suspended(state: State, t: int, p: P) -> None:
    state.status = "suspended"


@on("ExerciseEnded")
def _ended(state: State, t: int, p: P) -> None:
    state.status = "ended"


@on("PaceSet")
def _pace(state: State, t: int, p: P) -> None:
    state.pace = p["pace"]


@on("MoveStarted")
def _move(state: State, t: int, p: P) -> None:
    state.move = p["move"]
    state.moves[p["move"]] = t
    state.jump = (p["to"], p["meanwhile"]) if p["clock"] == "jump" else None
    state.plenary = p["clock"] == "stopped"
    if state.plenary:
        state.status = "stopped"


@on("SeatHanded", "PersonJoined")
def _handed(state: State, t: int, p: P) -> None:
    state.persons[p["seat"]] = p["person"]


@on("PersonLeft")
def _left(state: State, t: int, p: P) -> None:
    state.persons.pop(p["seat"], None)


# injects


def _inject(status: str) -> Handler:
    def handler(state: State, t: int, p: P) -> None:
        state.injects[p["inject"]] = status
        if status == "released":
            state.releases.setdefault(p["inject"], []).append(t)

    return handler


for _kind in ("Due", "Released", "Held", "Skipped", "Recalled"):
    HANDLERS[f"Inject{_kind}"] = _inject(_kind.lower())


@on("InjectRetimed")
def _retimed(state: State, t: int, p: P) -> None:
    """A new time lifts a hold."""
    state.injects.pop(p["inject"], None)


@on("InjectEdited")
def _edited(state: State, t: int, p: P) -> None:
    state.edits[p["inject"]] = {**state.edits.get(p["inject"], {}), **p["changes"]}


@on("InjectInserted")
def _inserted(state: State, t: int, p: P) -> None:
    count(state, "inserted")


# world


@on("IndicatorMoved")
def _moved(state: State, t: int, p: P) -> None:
    state.indicators[p["indicator"]].append((t, p["value"]))


@on("PhaseDeclared")
def _declared(state: State, t: int, p: P) -> None:
    state.phases[p["phase"], p.get("territory")] = p["by"]


@on("PhaseEnded")
def _phase_ended(state: State, t: int, p: P) -> None:
    state.phases.pop((p["phase"], p.get("territory")), None)


@on("LevelSet")
def _level(state: State, t: int, p: P) -> None:
    state.levels[p["level"]] = (p["value"], p["by"])


@on("BodyConvened")
def _convened(state: State, t: int, p: P) -> None:
    state.convened[p["actor"]] = t


@on("ChannelDegraded", "ChannelRestored")
def _channel(state: State, t: int, p: P) -> None:
    state.channels[p["channel"]] = p["availability"]


def _clock(status: str) -> Handler:
    def handler(state: State, t: int, p: P) -> None:
        key = (p["clock"], p["actor"])
        deadline = p["deadline"] if status == "started" else state.clocks[key][1]
        state.clocks[key] = (status, deadline)

    return handler


for _kind in ("Started", "Met", "Missed"):
    HANDLERS[f"Clock{_kind}"] = _clock(_kind.lower())


# people


@on("StaffCommitted")
def _staff(state: State, t: int, p: P) -> None:
    state.staff[p["seat"]][p["person"]] = p["until"]
    count(state, f"task:{p['seat']}")


@on("ProductSubmitted")
def _product(state: State, t: int, p: P) -> None:
    state.products.append({"t": t, "product": p["product"], "seat": p["seat"]})


@on("ProbeAsked")
def _probe(state: State, t: int, p: P) -> None:
    state.probes[p["probe"], p["seat"]] = None


@on("ProbeAnswered")
def _probe_answer(state: State, t: int, p: P) -> None:
    state.probes[p["probe"], p["seat"]] = p["answer"]


def _expectation(status: str) -> Handler:
    def handler(state: State, t: int, p: P) -> None:
        state.expectations[p["expectation"]] = status

    return handler


for _kind in ("Met", "Missed", "Waived"):
    HANDLERS[f"Expectation{_kind}"] = _expectation(_kind.lower())
