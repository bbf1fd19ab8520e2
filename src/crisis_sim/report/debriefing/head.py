"""The head of the report: what was played, by whom, and whether the log can be trusted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from crisis_sim.language.mark import mark
from crisis_sim.report.debriefing.frame import Frame, Section
from crisis_sim.report.document import Heading, Prose, Strong, Table

PLAYER = "player"
"""Who gives the commands of a solo drill, as its log says."""
BANNER = "EXERCISE · OEFENING · EXERCICE · ÜBUNG"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the report comes from, as the header and the hashes of the log say."""

    seed: int
    seats: Mapping[str, str]
    """Seat: `human`, or a policy's name."""
    engine: str
    lines: int
    """Of the file, header included."""
    digest: str
    broken: int | None = None
    """The first line of the file whose hash does not fit what stands before it."""
    other_version: str | None = None
    """The version that wrote the log, where it is not this one."""


def head(frame: Frame, origin: Provenance) -> Section:
    """Banner, title, warnings and a table."""
    n, course = frame.names, frame.parts.course
    scenario = frame.index.scenario
    yield Heading(1, BANNER)
    yield Heading(1, n.say("After-action report: {title}", title=n.text(scenario.title)))
    for warning in _warnings(frame, origin):
        yield Prose((Strong(warning),))
    compiled = frame.index.compiled
    settings = n.listed(f"{key} = {value}" for key, value in compiled.settings.items())
    rows = [
        (n.say("Scenario"), f"{scenario.id} {scenario.version}"),
        (n.say("Settings"), _settings(frame, settings)),
        (n.say("Exercise time"), f"{n.date(0)} – {n.date(course.end)} ({n.elapsed(course.end)})"),
        *((n.say("Seats"), who) for who in _held(frame, origin)),
        (n.say("Log"), _log(frame, origin)),
    ]
    if frame.seats is not None:
        rows.append((n.say("Only about"), n.listed(n.seat(s) for s in sorted(frame.seats))))
    yield Table((n.say("What"), n.say("This exercise")), tuple(rows))


def _settings(frame: Frame, settings: str) -> str:
    compiled, n = frame.index.compiled, frame.names
    parts = [
        n.say("variant {name}", name=n.setting(compiled.variant)),
        n.say("difficulty {name}", name=n.setting(compiled.difficulty)),
    ]
    return n.listed([*parts, *([settings] if settings else [])])


def _warnings(frame: Frame, origin: Provenance) -> list[str]:
    n, found = frame.names, []
    if origin.broken is not None:
        found.append(
            n.say("THE LOG WAS CHANGED: from line {n} on its hashes do not fit. Trust nothing below.", n=origin.broken)
        )
    if not frame.parts.course.finished:
        found.append(n.say("UNFINISHED: the log ends at {t}, before ENDEX.", t=n.at(frame.parts.course.end)))
    if origin.other_version is not None:
        text = mark("The log was written by version {version}; this version may read some of it otherwise.")
        found.append(n.say(text, version=origin.other_version))
    return found


def _log(frame: Frame, origin: Provenance) -> str:
    n = frame.names
    finished = n.say("finished") if frame.parts.course.finished else n.say("unfinished")
    fits = n.say("hashes fit") if origin.broken is None else n.say("hashes do NOT fit")
    seed = n.say("seed {n}", n=origin.seed)
    lines = n.say("{n} lines", n=origin.lines)
    version = n.say("version {version}", version=origin.engine)
    return f"{seed} · {version} · {lines}, {finished}, {fits} · {n.say('hash')} {origin.digest}"


def _held(frame: Frame, origin: Provenance) -> list[str]:
    """Who sat where: seats of one holder together, with the persons who gave commands."""
    n, course = frame.names, frame.parts.course
    persons: dict[str, dict[str, None]] = {}
    for command in course.commands:
        if command.seat is not None and command.person:
            persons.setdefault(command.seat, {})[command.person] = None
    for event in course.of("SeatHanded", "PersonJoined"):
        if event.p.get("seat") and event.p.get("person"):
            persons.setdefault(event.p["seat"], {})[event.p["person"]] = None
    groups: dict[str, list[str]] = {}
    for seat, holder in origin.seats.items():
        who = n.listed(n.say("player") if person == PLAYER else person for person in persons.get(seat, ()))
        label = n.say("people") if holder == "human" else n.say("policy {name}", name=n.policy(holder))
        groups.setdefault(label, []).append(f"{n.seat(seat)} ({who})" if who else n.seat(seat))
    return [f"{label}{n.colon} {n.listed(seats)}" for label, seats in groups.items()]
