"""What the hot wash shows, part by part, as texts. Wording of evidence is that of the report."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from crisis_sim.analysis.endex import ended_because
from crisis_sim.analysis.lookback import LookBack
from crisis_sim.analysis.ratings import RULE
from crisis_sim.analysis.stakes import half_up
from crisis_sim.report.debriefing.closing import drawn
from crisis_sim.report.debriefing.decided import elsewhere_line, held_line
from crisis_sim.report.debriefing.first_page import in_short, told
from crisis_sim.report.debriefing.frame import Frame
from crisis_sim.report.debriefing.names import Names
from crisis_sim.report.debriefing.probes import LEVELS, so_it_was
from crisis_sim.report.document import Line, Strong, pieces
from crisis_sim.tui.board.gauge import gauge
from crisis_sim.tui.words import Words

BAR = 20
"""Cells of a gauge."""
_KNOWN = 4
"""Facts that are listed under a choice at most."""


def frame_of(back: LookBack, language: str) -> Frame:
    """The report's frame for one seat, in a language."""
    names = Names(back.parts.course.index, language)
    return Frame(back.parts, names, frozenset({back.seat}), frozenset({back.seat}))


def styled(line: Line) -> Text:
    """A line of the report."""
    text = Text()
    for piece in pieces(line):
        text.append(str(piece), "bold" if isinstance(piece, Strong) else "")
    return text


def part(title: str, rows: list[Text], lead: str = "▪") -> Text:
    """A title and its rows."""
    text = Text.assemble((f"{title}\n", "bold underline"))
    for row in rows:
        text.append(f"{lead} " if lead else "")
        text.append_text(row).append("\n")
    return text


def over(words: Words, end: int) -> Text:
    """That it is over, and since when."""
    return Text.assemble((words.say("ENDEX: the exercise is over."), "bold"), f" {words.time(end)}")


def result(back: LookBack, words: Words) -> Text:
    """The same, with why it ended and the result in one line."""
    end = back.parts.course.end
    why = ended_because(back.parts.course, words.language)
    because = f" · {why}" if why else ""
    short = in_short(frame_of(back, words.language))
    return over(words, end).append(f" {words.elapsed(end)}{because}\n{short}\n")


def well(back: LookBack, words: Words) -> Text:
    """Three things that went well."""
    rows = [styled(told(frame_of(back, words.language), point)) for point in back.well]
    return part(words.say("What went well"), rows or [Text(words.say("nothing was judged"))], "✓")


def badly(back: LookBack, words: Words) -> Text:
    """Three that did not."""
    rows = [styled(told(frame_of(back, words.language), point)) for point in back.badly]
    return part(words.say("What did not"), rows or [Text(words.say("nothing was missed"))], "✗")


def objectives(back: LookBack, words: Words) -> Text:
    """A gauge by objective, with the rating that is suggested and the rule."""
    rows = []
    names = Names(back.parts.course.index, words.language)
    for rating in back.rated:
        bar = gauge(rating.met, 0, rating.judged, BAR)
        thin = f" {words.say('(thin evidence)')}" if rating.thin else ""
        aim = " ".join(words.pick(rating.text).split())
        head = (f"{bar} {names.code(rating.suggested)}", "bold")
        rows.append(Text.assemble(head, f" {rating.met}/{rating.judged}{thin}\n  {aim}"))
    if not rows:
        rows = [Text(words.say("Nothing was expected of this seat, or nothing came to be judged."))]
    (_, p), (_, s), (_, m) = RULE
    rule = words.say(
        "Suggested from the weight met of what was expected of you: P from {p} %, S {s} %, M {m} %.", p=p, s=s, m=m
    )
    return part(words.say("Your objectives"), rows, "").append(f"{rule}\n", "dim")


def interests(back: LookBack, words: Words) -> Text | None:
    """The vital interests at STARTEX and at ENDEX."""
    before, after = back.parts.stakes
    names = Names(back.parts.course.index, words.language)
    rows = []
    for first, last in zip(before.interests, after.interests, strict=True):
        if first.standing is None or last.standing is None:
            continue
        a, b = half_up(first.standing), half_up(last.standing)
        sign = "▲" if b > a else "▼" if b < a else "="
        bars = (f"{gauge(value, 0, 100, BAR // 2)} {value:>3}" for value in (a, b))
        rows.append(Text(f"{' → '.join(bars)} {sign} {names.interest(last.id)}"))
    if not rows:
        return None
    lead = words.say("From 0 (worst) to 100 (best), at STARTEX → ENDEX. Training figures.")
    return part(words.say("Vital interests"), rows, "").append(f"{lead}\n", "dim")


def choice(back: LookBack, words: Words) -> Text | None:
    """The key choice: what was chosen, and what was knowable then."""
    key = back.key
    if key is None or (closed := key.decision.closed) is None:
        return None
    frame, d = frame_of(back, words.language), key.decision
    names = frame.names
    said = words.say(
        "At {t} you decided {title}:", t=names.at(key.command.t), title=names.quote(words.pick(d.title), 120)
    )
    text = Text.assemble((words.say("Your key choice"), "bold underline"), f"\n{said}\n")
    for letter, option in key.options.items():
        mine = letter == key.chosen
        text.append(
            f"{'●' if mine else '○'} {letter}) {' '.join(words.pick(option).split())}\n", "bold" if mine else ""
        )
    known = [held_line(frame, held, closed) for held in d.known if held.relevant][:_KNOWN]
    elsewhere = [elsewhere_line(frame, one) for one in d.elsewhere if one.relevant][:_KNOWN]
    for title, lines in (
        (words.say("What you knew that bears on it"), known),
        (words.say("What others knew, and you could have asked"), elsewhere),
    ):
        if lines:
            text.append(f"{title}{words.colon}\n", "bold")
            for line in lines:
                text.append("▪ ").append_text(styled(line)).append("\n")
    for futile in back.parts.futile:
        if futile.decision == d.key:
            text.append(f"{words.say('Whatever you had chosen')}{words.colon} ", "bold")
            text.append(f"{words.pick(futile.text)}\n")
    return text


def luck(back: LookBack, words: Words) -> Text | None:
    """The odds of the draws, and how the chosen options turned out."""
    names = Names(back.parts.course.index, words.language)
    rows = [styled(drawn(names, one)) for one in back.draws]
    for one in back.chances:
        text = words.say(
            "{t} {option}: {what} by {low} to {high}, most likely {mode}; it came to {came}",
            t=names.at(one.t),
            option=names.quote(words.pick(one.option), 60),
            what=names.indicator(one.indicator),
            low=_signed(one.low),
            mode=_signed(one.mode),
            high=_signed(one.high),
            came=_signed(one.came),
        )
        rows.append(Text(text))
    return part(words.say("What luck decided"), rows) if rows else None


def probes(back: LookBack, words: Words) -> Text | None:
    """Answers to the freeze probes beside what was so."""
    rows = list(_probes(back, words))
    return part(words.say("What you thought, and what was so"), rows) if rows else None


def _probes(back: LookBack, words: Words) -> Iterator[Text]:
    names = Names(back.parts.course.index, words.language)
    for one in back.probes:
        answer = " ".join(one.answer.split()) or "–"
        sure = words.say(" (sure: {n} %)", n=one.confidence) if one.confidence is not None and one.answer else ""
        text = Text.assemble(
            (names.code(one.score), "bold"), f" · {names.at(one.asked)} {names.say(LEVELS[one.level])}{words.colon} "
        )
        text.append(" ".join(words.pick(one.ask).split()))
        yield text.append(f"\n  → {answer}{sure}\n  = {so_it_was(names, one)}")


def _signed(change: int) -> str:
    return f"{change:+d}" if change else "0"
