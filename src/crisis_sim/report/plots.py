"""Plots of a study as SVG: intervals and differences, curves of times, distributions, effects of a factorial."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from crisis_sim.analysis.compared import OutcomeStudy
from crisis_sim.analysis.labels import Language
from crisis_sim.analysis.statistics.intervals import Interval
from crisis_sim.analysis.study import Study
from crisis_sim.report.amounts import TAILS, Amounts, clock, percent
from crisis_sim.report.batch_words import say
from crisis_sim.report.drawing import COLOURS, DASHES, GREY, INK, RULE, Axis, Sheet, room_for, shortened
from crisis_sim.report.sentences import effect_name

WIDTH = 960
ROW = 28
TOP = 84


class Plot(NamedTuple):
    """A file's name, what it shows in words, and its SVG."""

    name: str
    title: str
    svg: str


def plots(study: Study, lang: Language = "en") -> Iterator[tuple[OutcomeStudy, Plot]]:
    """The plots of the headline outcomes, in their order."""
    for n, outcome in enumerate((o for o in study.outcomes if o.headline), start=1):
        stem = f"{n:02d}-{_slug(outcome.name)}"
        arms, done = [arm.name for arm in study.arms], [arm.done for arm in study.arms]
        if len(arms) > 1:
            yield outcome, _plot(f"{stem}-intervals", "intervals", outcome, lang, intervals(outcome, arms, done, lang))
        if outcome.kind == "time":
            yield outcome, _plot(f"{stem}-course", "course", outcome, lang, course(outcome, arms, lang))
        elif any(arm.bins for arm in outcome.arms) and outcome.span[0] < outcome.span[1]:
            yield outcome, _plot(f"{stem}-spread", "spread", outcome, lang, spread(outcome, arms, done, lang))
        if outcome.effects:
            yield outcome, _plot(f"{stem}-effects", "effects", outcome, lang, effects(outcome, lang))


def _plot(name: str, key: str, outcome: OutcomeStudy, lang: Language, svg: str) -> Plot:
    return Plot(f"{name}.svg", f"{outcome.label}: {say(key, lang)}", svg)


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:60].strip("-") or "outcome"


def _sheet(outcome: OutcomeStudy, key: str, height: int, lang: Language) -> Sheet:
    sheet = Sheet(WIDTH, height, outcome.label, f"{outcome.label}: {say(key, lang)}. {say(f'{key}:about', lang)}")
    sheet.text(16, 50, say(f"{key}:about", lang), colour=GREY, size=12)
    return sheet


def _name(
    sheet: Sheet, y: float, name: str, outcome: OutcomeStudy, n: int, done: Sequence[int], room: float, lang: Language
) -> None:
    """An arm's name, and of how many of its runs a row is where that is not all."""
    runs = outcome.arms[n].n
    sheet.text(16, y if runs == done[n] else y - 5, shortened(name, room))
    if runs < done[n]:
        said = say("of:runs", lang).format(n=runs, of=done[n]) if runs else say("nothing", lang)
        sheet.text(16, y + 8, shortened(said, room, 11), colour=GREY, size=11)


def intervals(outcome: OutcomeStudy, arms: Sequence[str], done: Sequence[int], lang: Language = "en") -> str:
    """Left each arm's estimate, right its difference to the first arm; both with their 95 % interval.

    `done` is how many runs each arm has.
    """
    amounts = Amounts(outcome, lang)
    bottom = TOP + ROW * len(arms)
    sheet = _sheet(outcome, "intervals", bottom + 72, lang)
    start = 16 + room_for(arms)
    compared = bool(outcome.comparisons)
    middle = start + (WIDTH - start) * (0.5 if compared else 1.0)
    found = [arm.mean for arm in outcome.arms]
    left = _axis(found, start + 10, middle - 30, times=amounts.is_time)
    left.draw(sheet, TOP - 8, bottom, lambda value: amounts.tick(value, left.step))
    sheet.text((start + middle - 20) / 2, bottom + 38, amounts.unit or _what(outcome, lang), anchor="middle", size=12)
    right = None
    if compared:
        differences = [comparison.difference for comparison in outcome.comparisons]
        right = _axis(differences, middle + 20, WIDTH - 24, zero=True, times=amounts.difference_unit in ("min", "h:mm"))
        axis = right
        right.draw(sheet, TOP - 8, bottom, lambda value: amounts.tick(value, axis.step, change=True))
        sheet.line(right.at(0), TOP - 8, right.at(0), bottom, colour=INK, width=1.5)
        unit = f" ({amounts.difference_unit})" if amounts.difference_unit else ""
        said = f"{say('against', lang)} {arms[0]}{unit}"
        sheet.text((middle + WIDTH) / 2, bottom + 38, shortened(said, WIDTH - middle, 12), anchor="middle", size=12)
    by_arm = {comparison.arm: comparison for comparison in outcome.comparisons}
    for n, (name, estimate) in enumerate(zip(arms, found, strict=True)):
        y = TOP + ROW * (n + 0.5)
        colour = COLOURS[n % len(COLOURS)]
        _name(sheet, y + 5, name, outcome, n, done, start - 16, lang)
        _whisker(sheet, left, estimate, y, n, colour)
        if outcome.arms[n].n > 1:
            _always(sheet, left, estimate, y, lang)
        if right and n in by_arm:
            same = by_arm[n].verdict in ("none", "identical", "unknown")
            _whisker(sheet, right, by_arm[n].difference, y, n, colour, hollow=same)
            if not same:
                _always(sheet, right, by_arm[n].difference, y, lang)
    return sheet.done()


def _what(outcome: OutcomeStudy, lang: Language) -> str:
    censored = Amounts(outcome, lang).censored
    return f"{say('restricted', lang)} {clock(outcome.horizon or 0)}" if censored else say("mean", lang)


def _axis(
    found: Sequence[Interval | None], left: float, right: float, *, zero: bool = False, times: bool = False
) -> Axis:
    limits = [limit for interval in found if interval for limit in interval if limit is not None]
    limits += [0.0] if zero else []
    least, most = (min(limits), max(limits)) if limits else (0.0, 1.0)
    margin = (most - least) * 0.06
    return Axis(least - margin, most + margin, left, right, times=times)


def _whisker(
    sheet: Sheet, axis: Axis, found: Interval | None, y: float, shape: int, colour: str, *, hollow: bool = False
) -> None:
    if found is None:
        return
    if found.low is not None and found.high is not None:
        low, high = axis.at(found.low), axis.at(found.high)
        sheet.line(low, y, high, y, colour=colour, width=2)
        sheet.line(low, y - 5, low, y + 5, colour=colour, width=2)
        sheet.line(high, y - 5, high, y + 5, colour=colour, width=2)
    sheet.mark(axis.at(found.value), y, shape, colour=colour, hollow=hollow)


def _always(sheet: Sheet, axis: Axis, found: Interval | None, y: float, lang: Language) -> None:
    """Beside a mark without limits: it was the same in every run."""
    if found is not None and found.low is None:
        x = axis.at(found.value)
        side = 1 if x + 70 < axis.right else -1
        sheet.text(x + 10 * side, y + 4, say("always", lang), anchor="start" if side > 0 else "end", size=11)


def course(outcome: OutcomeStudy, arms: Sequence[str], lang: Language = "en") -> str:
    """The share of runs that has come to the event by each moment (1 minus the Kaplan-Meier curve)."""
    horizon = max(outcome.horizon or 0.0, *(point.t for arm in outcome.arms for point in arm.curve), 1.0)
    height = 300
    bottom, right = TOP + height, WIDTH - room_for(arms, least=120) - 76
    sheet = _sheet(outcome, "course", max(bottom, TOP + 22 * len(arms)) + 72, lang)
    axis = Axis(0, horizon, 70, right, times=True)
    axis.draw(sheet, TOP, bottom, clock)
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        y = bottom - height * share
        sheet.line(70, y, right, y, colour=GREY if share == 0 else RULE)
        sheet.text(62, y + 5, percent(share, lang), anchor="end", colour=GREY, size=12)
    sheet.text((70 + right) / 2, bottom + 38, say("since", lang), anchor="middle", size=12)
    for n, (name, arm) in enumerate(zip(arms, outcome.arms, strict=True)):
        look = next(m for m in range(n + 1) if outcome.arms[m].curve == arm.curve)  # a line that hides none
        colour, dash = COLOURS[look % len(COLOURS)], DASHES[look % len(DASHES)]
        points, reached = [(axis.at(0), float(bottom))], 0.0
        for point in arm.curve:
            points += [(axis.at(point.t), bottom - height * share) for share in (reached, point.reached)]
            reached = point.reached
        points.append((right, bottom - height * reached))
        if look == n:
            sheet.path(points, colour=colour, dash=dash)
        y = TOP + 8 + 22 * n
        sheet.line(right + 16, y, right + 56, y, colour=colour, width=2, dash=dash)
        sheet.text(right + 62, y + 5, shortened(name, WIDTH - right - 74))
    return sheet.done()


def spread(outcome: OutcomeStudy, arms: Sequence[str], done: Sequence[int], lang: Language = "en") -> str:
    """How the runs of each arm lie: bars for how many, a box from the 25th to the 75th percentile."""
    amounts = Amounts(outcome, lang)
    row = 58
    bottom = TOP + row * len(arms)
    sheet = _sheet(outcome, "spread", bottom + 72, lang)
    start = 16 + room_for(arms)
    first, width, count = outcome.bins
    axis = Axis(first, first + width * count, start + 10, WIDTH - 30, times=amounts.is_time)
    axis.draw(sheet, TOP - 8, bottom, lambda value: amounts.tick(value, axis.step))
    sheet.text((start + WIDTH) / 2, bottom + 38, amounts.unit or _values(amounts, lang), anchor="middle", size=12)
    most = max((count / arm.n for arm in outcome.arms for count in arm.bins), default=1.0)
    for n, (name, arm) in enumerate(zip(arms, outcome.arms, strict=True)):
        base, colour = TOP + row * n + 34, COLOURS[n % len(COLOURS)]
        _name(sheet, base + 4, name, outcome, n, done, start - 16, lang)
        step = (axis.right - axis.left) / count
        for m, runs in enumerate(arm.bins):
            if runs:
                tall = max(1.0, 32 * runs / arm.n / most)
                sheet.box(axis.left + m * step + 1, base - tall, step - 2, tall, colour=colour, fill="#eef1f4")
        known = {found.p: axis.at(found.value) for found in arm.quantiles if found.value is not None}
        if len(known) == len(arm.quantiles) == 5:
            low, left, middle, right, high = known.values()
            if arm.n >= TAILS:
                sheet.line(low, base + 9, high, base + 9, colour=colour, width=1.5)
            sheet.box(left, base + 4, right - left, 10, colour=colour, fill="#ffffff")
            sheet.line(middle, base + 2, middle, base + 16, colour=INK, width=3)
    return sheet.done()


def _values(amounts: Amounts, lang: Language) -> str:
    return say("time" if amounts.is_time else "value", lang)


def effects(outcome: OutcomeStudy, lang: Language = "en") -> str:
    """Main effects and interactions of a factorial, with the line of no effect."""
    amounts = Amounts(outcome, lang)
    names = [effect_name(effect, lang) for effect in outcome.effects]
    bottom = TOP + ROW * len(names)
    sheet = _sheet(outcome, "effects", bottom + 72, lang)
    start = 16 + room_for(names, most=440)
    found = [effect.difference for effect in outcome.effects]
    times = amounts.difference_unit in ("min", "h:mm")
    axis = _axis(found, start + 10, WIDTH - 24, zero=True, times=times)
    axis.draw(sheet, TOP - 8, bottom, lambda value: amounts.tick(value, axis.step, change=True))
    sheet.line(axis.at(0), TOP - 8, axis.at(0), bottom, colour=INK, width=1.5)
    unit = amounts.difference_unit or say("value", lang)
    sheet.text((start + WIDTH) / 2, bottom + 38, unit, anchor="middle", size=12)
    for n, (name, effect) in enumerate(zip(names, outcome.effects, strict=True)):
        y = TOP + ROW * (n + 0.5)
        main = len(effect.of) == 1
        sheet.text(16, y + 5, shortened(name, start - 16))
        colour = COLOURS[0] if main else COLOURS[1]
        _whisker(sheet, axis, found[n], y, 0 if main else 3, colour, hollow=effect.verdict not in ("higher", "lower"))
        if effect.verdict in ("higher", "lower"):
            _always(sheet, axis, found[n], y, lang)
    return sheet.done()
