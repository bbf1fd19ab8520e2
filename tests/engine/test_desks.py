"""Desks: staff by shift and mobilisation, urgent work first, translations."""

from __future__ import annotations

from tests.stage import Stage

LONG = {"text": "A wave", "truth": True, "topics": ["wave"]}


def letter(id_: str, at: str, to: str, **changes: object) -> dict[str, object]:
    """An inject that is a message over a channel without latency."""
    return {"id": id_, "at": at, "from": "citizens", "to": [to], "channel": "line", "title": id_} | changes


LINE = {"channels": {"line": {"names": "Line"}}}


def read(stage: Stage) -> list[tuple[int, str]]:
    """Tick and inject of everything read."""
    return [(e.t, e.p["inject"]) for e in stage.events("MessageRead")]


def test_two_people_serve_two_messages_at_once_urgent_ones_first() -> None:
    injects = [
        letter("one", "1m", "police"),
        letter("two", "1m", "police"),
        letter("three", "1m", "police"),
        letter("four", "1m", "police", priority="urgent"),
        letter("five", "1m", "police", priority="flash"),
    ]
    stage = Stage(injects=injects, pack=LINE).to(3600)
    assert read(stage) == [(120, "one"), (120, "two"), (180, "five"), (180, "four"), (240, "three")]


def test_off_hours_somebody_is_called_in_and_the_next_shift_finds_everybody_there() -> None:
    injects = [letter("evening", "8h10m", "harbour"), letter("night", "12h", "harbour")]
    injects.append(letter("second-evening", "32h10m", "harbour"))
    stage = Stage(injects=injects, pack=LINE).to(3 * 86_400)
    minutes = [t // 60 for t, _ in read(stage)]
    # Called in at 18:10, there at 18:40; still there at 22:00; the next evening it takes half an hour again.
    assert minutes == [8 * 60 + 42, 12 * 60 + 2, 32 * 60 + 42]


def test_a_shift_that_begins_earlier_than_anybody_can_be_called_in_does_the_work() -> None:
    stage = Stage(injects=[letter("early", "21h45m", "harbour")], pack=LINE).to(2 * 86_400)
    assert read(stage) == [(22 * 3600 + 120, "early")]


def test_a_bigger_shift_starts_on_what_waits_at_once() -> None:
    staff = [{"from": 0, "to": 12, "staff": 1}, {"from": 12, "to": 24, "staff": 4}]
    actors = {"hall": {"names": "Hall", "level": "federal", "staff": staff, "service": "3h"}}
    injects = [letter(f"note-{n}", "1m", "hall") for n in range(4)]
    stage = Stage(injects=injects, pack={**LINE, "actors": actors}).to(86_400)
    assert [t for t, _ in read(stage)] == [3 * 3600 + 60, *[5 * 3600] * 3]


def test_a_desk_needs_longer_for_a_language_that_it_lacks() -> None:
    actors = {"hall": {"names": "Hall", "level": "federal", "staff": 1, "service": "1m", "languages": ["nl"]}}
    facts = {"une-vague": LONG | {"language": "fr"}, "een-golf": LONG | {"language": "nl"}}
    injects = [
        letter("dutch", "10m", "hall", facts=["een-golf"]),
        letter("french", "30m", "hall", facts=["une-vague"]),
    ]
    stage = Stage(injects=injects, facts=facts, pack={**LINE, "actors": actors}).to(7200)
    assert stage.ticks("FactLearned", actor="hall") == [660, 1800 + 60 + 600]


def test_a_seat_pays_for_a_translation_with_staff_time() -> None:
    facts = {"une-vague": LONG | {"language": "fr"}, "a-wave": LONG}
    seats = [{"id": "centre", "plays": ["centre"], "languages": ["en"]}]
    stage = Stage(
        injects=[letter("both", "10m", "centre", facts=["une-vague", "a-wave"])], facts=facts, seats=seats, pack=LINE
    )
    stage.to(600).do("Open", "centre", msg="m1")
    assert [e.p["fact"] for e in stage.events("FactLearned", actor="centre")] == ["a-wave"]
    assert stage.one("StaffCommitted").p["what"] == "translate"
    stage.to(1200)
    assert stage.ticks("FactLearned", fact="une-vague", actor="centre") == [1200]
