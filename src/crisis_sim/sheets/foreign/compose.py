"""A scenario file from the rows of a sheet, with a comment wherever its author should look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from crisis_sim.scenario.time import format_duration, local, tick
from crisis_sim.sheets.foreign.entries import Entry, Objectives
from crisis_sim.sheets.foreign.people import People
from crisis_sim.sheets.foreign.timing import Timed, with_offset
from crisis_sim.sheets.quoting import double, flow
from crisis_sim.sheets.times import DAY

_QUIET = 4 * 3600
"""A gap between injects over which the exercise jumps."""
_TAIL = 1800
_HEAD = 600
_PEOPLE = 3


def compose(
    id: str,
    title: str,
    source: str,
    entries: list[Entry],
    objectives: Objectives,
    when: Timed,
    people: People,
    doctrine: str,
) -> str:
    """The text of a scenario with these injects."""
    language = people.made.language
    start = with_offset(when.start)
    everybody = list(people.plays) or ["players"]
    lines = [
        f"# Made by crisis-sim from {double(source)}.",
        "# Lines with `# check:` are guesses: look at them, then delete the comment.",
        "format: 1",
        f"id: {id}",
        f"title: {_text(title, language)}",
        f"doctrine: {doctrine}",
        f"start: {start}",
        "",
        *_moves(entries, when, start),
        "",
        "seats:",
        *_seats(people, language),
        "control: [director]",
        "",
    ]
    if objectives.texts:
        lines += ["objectives:", *_objectives(objectives, people, language), ""]
    if people.actors:
        lines.append("actors:")
        for actor, description in people.actors.items():
            check = f"  # check: {people.checks[actor]}" if actor in people.checks else ""
            lines.append(f"  {actor}: {flow(description)}{check}")
        lines.append("")
    lines.append("injects:")
    for entry in entries:
        lines += _inject(entry, everybody, language, start)
    return "\n".join(lines) + "\n"


def _text(text: str, language: str) -> str:
    return double(text) if language == "en" else f"{{{language}: {double(text)}}}"


def _seats(people: People, language: str) -> Iterator[str]:
    if not people.plays:
        yield "  - {id: players, plays: [nccn], people: 5}  # check: the sheet names no players"
    for seat, actor in people.plays.items():
        check = f"  # check: {people.checks[actor]}" if actor in people.checks else ""
        title = _text(people.seats[seat][0], language)
        yield f"  - {{id: {seat}, title: {title}, plays: [{actor}], people: {_PEOPLE}}}{check}"


def _objectives(objectives: Objectives, people: People, language: str) -> Iterator[str]:
    for id, text in objectives.texts.items():
        capability = people.lexicon.capability(text)
        check = "" if capability else "  # check: which capability is it?"
        yield f"  - {{id: {id}, text: {_text(text, language)}, capability: {capability or 'coordination'}}}{check}"


def _inject(entry: Entry, everybody: list[str], language: str, start: str) -> Iterator[str]:
    checks = f"  # check: {'; '.join(entry.checks)}" if entry.checks else ""
    yield f"  - id: {entry.id}{checks}"
    at = _moment(entry.at or 0, start)
    parts: dict[str, Any] = {}
    if entry.manual:
        unattended = "fire" if entry.fire else "skip"
        parts["manual"] = f"{{suggest: {{at: {at}}}, unattended: {unattended}}}"
    else:
        parts["at"] = at
    if entry.kind != "inject":
        parts["kind"] = entry.kind
    parts["from"] = entry.sender
    parts["to"] = flow(entry.to or everybody)
    parts["channel"] = entry.channel
    if entry.priority != "routine":
        parts["priority"] = entry.priority
    parts["title"] = _text(entry.title, language)
    if entry.text:
        parts["text"] = _text(entry.text, language)
    if entry.objectives:
        parts["objectives"] = flow(entry.objectives)
    if entry.notes:
        parts["notes"] = _text(entry.notes, language)
    for key, text in parts.items():
        yield f"    {key}: {text}"


def as_data(entry: Entry, language: str, start: str) -> Mapping[str, Any]:
    """A new inject for a scenario that is there already."""
    at = _moment(entry.at or 0, start)
    found: dict[str, Any] = {"id": entry.id}
    found |= {"manual": {"suggest": {"at": at}, "unattended": "fire"}} if entry.manual else {"at": at}
    found |= {"from": entry.sender, "to": entry.to, "channel": entry.channel}
    if entry.priority != "routine":
        found["priority"] = entry.priority
    for key, text in (("title", entry.title), ("text", entry.text), ("notes", entry.notes)):
        if text:
            found[key] = text if language == "en" else {language: text}
    return found


def _moment(at: int, start: str) -> str:
    """A moment: on the first day since the start, later with its day and time."""
    when = local(at, start)
    days = (when.date() - local(0, start).date()).days
    if days and not when.second:
        written = f"d{days + 1} {when:%H:%M}"
        assert tick(written, start) == at
        return written
    return format_duration(at) if at else "0m"


def _moves(entries: list[Entry], when: Timed, start: str) -> Iterator[str]:
    """Live play around the injects, and jumps over long gaps."""
    times = sorted({entry.at or 0 for entry in entries})
    over = max(when.end or 0, times[-1] + _TAIL) if times else DAY // 6
    over = -(-over // 60) * 60
    stretches: list[list[int]] = []
    for at in times:
        if stretches and at - stretches[-1][1] <= _QUIET:
            stretches[-1][1] = at
        else:
            stretches.append([at, at])
    yield "moves:"
    for n, (first, last) in enumerate(stretches or [[0, 0]], start=1):
        if n > 1 or first > _QUIET:
            back = max(0, first - _HEAD) // 60 * 60
            yield f"  - {{id: jump-{n}, clock: jump, to: {_moment(back, start)}, meanwhile: silent}}"
        until = over if n >= len(stretches) else (last + _TAIL) // 60 * 60 + 60
        yield f"  - {{id: part-{n}, clock: live, until: {_moment(until, start)}}}"
