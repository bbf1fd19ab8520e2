"""What lies on a desk, minute by minute: the raster, reading, waiting, idleness."""

from __future__ import annotations

from crisis_sim.analysis.rehearsal.attention import limit
from crisis_sim.analysis.rehearsal.design import Mode
from crisis_sim.analysis.rehearsal.grid import grid, windows
from crisis_sim.analysis.rehearsal.trace import Trace
from crisis_sim.scenario.schedule import Schedule, Stretch

from .rehearsed import DATA, rehearsed, traces


def plan(*live: tuple[int, int], pace: float = 2.0) -> Schedule:
    return Schedule(tuple(Stretch(*one) for one in live), live[-1][1], pace, {}, {})


def test_a_cell_is_a_wall_minute_of_live_play() -> None:
    found = grid(plan((0, 300), (1000, 1120)))
    assert [(c.begin, c.end, c.first) for c in found.cells] == [
        (0, 120, True), (120, 240, False), (240, 300, False), (1000, 1120, True)
    ]  # fmt: skip
    assert [found.at(t) for t in (0, 119, 120, 299, 300, 999, 1000, 1119, 1120)] == [
        0, 0, 1, 2, None, None, 3, 3, None
    ]  # fmt: skip
    assert list(found.over(100, 1010)) == [(0, 20), (1, 120), (2, 60), (3, 10)]
    assert found.minutes == 1.0


def test_windows_end_where_the_clock_jumps() -> None:
    found = grid(plan((0, 300), (1000, 1120)))
    assert list(windows([False, True, True, True], found)) == [(1, 2), (3, 3)]
    assert list(windows([False] * 4, found)) == []
    assert list(windows([True] * 4, found)) == [(0, 2), (3, 3)]


def book() -> Trace:
    return next(trace for trace in traces(DATA / "planted.yaml", 60)[1] if trace.run.mode is Mode.BOOK)


def test_words_are_counted_where_they_arrive() -> None:
    words = book().attention["crisis-centre"].words
    cell = 80 * 60 // 240
    assert sum(words[cell : cell + 3]) == 14 * 72
    assert sum(book().attention["governor"].words) == 0


def test_whoever_hears_nothing_has_nothing_to_do() -> None:
    assert book().attention["governor"].idle == [(0, 7200)]
    evidence = rehearsed("planted.yaml").evidence
    shortest = limit(evidence.grid)
    assert shortest == 240 * 4
    for seat in book().attention.values():
        assert all(end - begin > shortest for begin, end in seat.idle)


def test_what_waits_is_between_delivery_and_opening() -> None:
    waiting = book().pressure["crisis-centre"].waiting
    assert max(waiting) >= 5
    assert waiting[0] == 0
    assert waiting[-1] == 0


def test_a_desk_with_too_much_to_do_is_kept_and_an_easy_one_is_not() -> None:
    pressure = book().pressure
    assert max(pressure["help-line"].waiting) > 50
    assert "belnet" not in pressure


def test_strips_show_idle_and_full_minutes_without_colour() -> None:
    strips = {strip.seat: str(strip) for strip in rehearsed("planted.yaml").strips}
    assert strips["governor"] == "·" * 30
    assert "█" in strips["crisis-centre"]
    assert set("".join(strips.values())) <= set("·░▒▓█|")
