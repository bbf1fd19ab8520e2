"""The futures of the key choice as bars: the spread of each option, and where the real drill lies."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rich.text import Text

from crisis_sim.analysis.key_choice import KeyChoice
from crisis_sim.analysis.spread import Spread, percentile, spread
from crisis_sim.batch.futures import RUNS, Future, Measure
from crisis_sim.tui.board.gauge import gauge
from crisis_sim.tui.words import Words

WIDE = 24
"""Cells of a bar."""
_MARGIN = 5
"""Points that the axis goes beyond the widest spread."""


def progress(words: Words, came: int, all: int, *, stopped: bool) -> Text:
    """How far it is."""
    if came >= all:
        return Text()
    said = words.say("stopped") if stopped else words.say("x stops it")
    return Text(f"{gauge(came, 0, all, WIDE)} {came * 100 // max(all, 1)} % · {said}\n", "dim")


def spreads(
    words: Words, key: KeyChoice, futures: Sequence[Future], real: Measure, interest: Callable[[str], str]
) -> Text:
    """What luck did with the choice, and with the other options: a bar each for what was met and for every interest.

    `interest` names a vital interest.
    """
    text = Text.assemble((words.say("What luck did") + "\n", "bold underline"))
    said = words.say(
        "{n} futures of the same choice, your seat then played by the book; ◆ is what really came. "
        "Figures: median (middle half; all).",
        n=len({future.run for future in futures}) or RUNS,
    )
    text.append(f"{said}\n", "dim")
    if not futures:
        return text
    measures: dict[str, Callable[[Measure], int]] = {words.say("What was expected, all seats, % met"): _share}
    for id in real.interests:
        measures[interest(id)] = _interest(id)
    for title, value in measures.items():
        values = {o: [value(f.came) for f in futures if f.option == o and f.came is not None] for o in key.options}
        text.append_text(_block(words, title, key.chosen, values, value(real)))
    refused = sorted({f.option for f in futures if f.came is None})
    for letter in refused:
        text.append(
            words.say("{letter}) could not be carried out: its means were not free.", letter=letter) + "\n", "dim"
        )
    return text


def _block(words: Words, title: str, chosen: str, values: Mapping[str, Sequence[int]], real: int) -> Text:
    spans = {letter: found for letter, of in values.items() if (found := spread(of)) is not None}
    if not spans or {one[:5] for one in spans.values()} == {(real,) * 5}:
        return Text()  # nothing could have changed it
    low = max(0, min(real, *(one.least for one in spans.values())) - _MARGIN)
    high = min(100, max(real, *(one.most for one in spans.values())) + _MARGIN)
    place = percentile(values.get(chosen, ()), real)
    alike = values.get(chosen, ()).count(real) * 2 > len(values.get(chosen, ()))
    if place is None:
        better = ""
    elif alike:
        better = words.say("like most of these futures")
    else:
        better = words.say("better than {n} % of these futures", n=place)
    text = Text.assemble((f"{title} ", "bold"), f"{real} ◆ {better}\n")
    for letter, one in spans.items():
        mine = letter == chosen
        bar = boxed(one, real if mine else None, low, high)
        figures = str(one.median)
        if one.least < one.most:
            figures += f" ({one.lower}–{one.upper}; {one.least}–{one.most})"
        text.append(f"{'●' if mine else '○'} {letter} {bar} {figures}\n", "bold" if mine else "")
    return text


def boxed(one: Spread, real: int | None, low: int, high: int, width: int = WIDE) -> str:
    """A line from the least to the most, a box over the middle half, the median in it, and what really came.

    >>> boxed(Spread(0, 20, 50, 80, 100, 9), None, 0, 100, 11)
    '──███┃███──'
    """

    def at(value: int) -> int:
        return (value - low) * (width - 1) // max(1, high - low)

    signs = [" "] * width
    for place in range(at(one.least), at(one.most) + 1):
        signs[place] = "─"
    for place in range(at(one.lower), at(one.upper) + 1):
        signs[place] = "█"
    signs[at(one.median)] = "┃"
    if real is not None:
        signs[at(real)] = "◆"
    return "".join(signs)


def _share(measure: Measure) -> int:
    return measure.share


def _interest(id: str) -> Callable[[Measure], int]:
    return lambda measure: measure.interests.get(id, 0)
