"""What the browser tells of scenarios and drills, as texts: nothing here opens a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from rich.text import Text

from crisis_sim.language import dates
from crisis_sim.language.catalogue import Speaker
from crisis_sim.language.mark import mark
from crisis_sim.language.numbers import times
from crisis_sim.scenario.at_hand import AtHand
from crisis_sim.scenario.text import clean, pick
from crisis_sim.session.shelf import Unfinished, said

if TYPE_CHECKING:
    from crisis_sim.scenario.abstract import Abstract, Look

WHOLE = 0.95
"""Share of the texts from which on a language counts as whole: notes for facilitators may be in one."""
TITLE = 120
"""Characters of a title that a row shows at most; the detail has more."""
_FACTORS = (
    ("staff", mark("staff")),
    ("noise", mark("traffic")),
    ("deadlines", mark("time limits")),
    ("false_facts", mark("rumours")),
)


def on_day(words: Speaker, stamp: float) -> str:
    """A wall time as people say it: `4 May 14:05`."""
    at = datetime.fromtimestamp(stamp)
    return f"{dates.day(words.language, at)} {dates.time(at)}"


def drill_row(words: Speaker, drill: Unfinished) -> Text:
    """An unfinished drill: title, how far, last played."""
    text = Text(no_wrap=True, overflow="ellipsis")
    text.append("▸ ", "bold").append(said(drill.title, words.language)[:TITLE] or drill.scenario, "bold")
    seat = said(drill.seat_title, words.language) or drill.seat
    far, last = dates.elapsed(words.language, drill.tick), on_day(words, drill.played)
    return text.append(f"\n  {far} · {seat} · {last}", "dim")


def scenario_row(words: Speaker, found: AtHand, look: Look | None, last: Mapping[str, Any] | None) -> Text:
    """A scenario: by its name until it has been read."""
    text = Text(no_wrap=True, overflow="ellipsis")
    if look is None:
        return text.append(found.name, "bold").append(f"\n  {words.say('reading…')}", "dim")
    if look.abstract is None:
        text.append(f"✗ {clean(found.name)}", "bold")
        wrong = words.many(len(look.problems), "{n} error", "{n} errors")
        return text.append(f"\n  {wrong} · {clean(str(found.path))}", "dim")
    about = look.abstract
    text.append(one_line(words, about.title)[:TITLE] or found.name, "bold")
    text.append(f"\n  {_length(words, about)} · ", "dim")
    text.append(words.many(len(about.seats), "{n} seat", "{n} seats"), "dim")
    text.append(f" · {' '.join(key.upper() for key, part in about.languages.items() if part >= WHOLE)}", "dim")
    if last is not None:
        text.append(f" · ✓ {score(words, last)}", "dim")
    return text


def result_row(words: Speaker, entry: Mapping[str, Any]) -> Text:
    """A finished drill."""
    text = Text(no_wrap=True, overflow="ellipsis")
    text.append("✓ ", "bold").append(title_of(words, entry)[:TITLE], "bold")
    return text.append(f"\n  {score(words, entry)} · {seat_of(words, entry)} · {day_of(words, entry)}", "dim")


def scenario_text(words: Speaker, found: AtHand, look: Look | None, results: Sequence[Mapping[str, Any]]) -> Text:
    """Everything about a scenario that a player may know beforehand."""
    say = words.say
    if look is None:
        return Text(say("reading…"), "dim")
    if look.abstract is None:
        return broken(words, found, look)
    about = look.abstract
    text = Text.assemble((one_line(words, about.title), "bold"), "\n")
    if threats := words.joined(one_line(words, names) for names in about.threats):
        text.append(f"{threats}\n", "dim")
    if told := clean(pick(about.briefing, words.language)):
        text.append(f"\n{told}\n")
    rows = [
        (say("Length"), _whole_length(words, about)),
        (say("Seats"), words.joined(one_line(words, names) or key for key, names in about.seats.items())),
        (say("Difficulty"), words.joined(difficulty(words, key, level) for key, level in about.difficulty.items())),
        (say("Languages"), ", ".join(_share(words, key, part) for key, part in about.languages.items())),
        (say("Doctrine"), one_line(words, about.doctrine)),
    ]
    if not found.shipped:
        rows.append((say("File"), clean(str(found.path))))
    for label, value in rows:
        if value:
            text.append(f"\n{label}{words.colon} ", "bold").append(value)
    if results:
        text.append(f"\n\n{say('Your last drills')}\n", "bold underline")
        for entry in reversed(results[-5:]):
            text.append(f" ▪ {day_of(words, entry)} · {seat_of(words, entry)} · {score(words, entry)}\n")
    return text


def broken(words: Speaker, found: AtHand, look: Look, most: int = 5) -> Text:
    """Why a file can't be played: its first errors, and what shows all."""
    text = Text(words.say("This file can't be played yet. It is not changed.") + "\n")
    for problem in look.problems[:most]:
        text.append(f"\n ▪ {problem}")
    if (more := len(look.problems) - most) > 0:
        text.append("\n\n" + words.many(more, "… and {n} more.", "… and {n} more."))
    text.append("\n\n" + words.say("All of them, with advice:") + "\n")
    return text.append(f"  crisis-sim check {found.source}", "bold")


def drill_text(words: Speaker, drill: Unfinished) -> Text:
    """Everything about an unfinished drill."""
    say = words.say
    text = Text.assemble((said(drill.title, words.language) or drill.scenario, "bold"), "\n")
    rows = (
        (say("How far"), dates.elapsed(words.language, drill.tick)),
        (say("Seat"), said(drill.seat_title, words.language) or drill.seat),
        (say("Difficulty"), words.code(drill.difficulty)),
        (say("Last played"), on_day(words, drill.played)),
        (say("Chance"), str(drill.seed)),
        (say("Log file"), clean(str(drill.log))),
    )
    for label, value in rows:
        text.append(f"\n{label}{words.colon} ", "bold").append(value)
    if not drill.resumable:
        text.append("\n\n" + say("Version {other} wrote it; this version can't go on with it.", other=drill.engine))
    return text


def result_text(words: Speaker, entry: Mapping[str, Any]) -> Text:
    """Everything that was kept about a finished drill."""
    say = words.say
    text = Text.assemble((title_of(words, entry), "bold"), "\n")
    seconds = entry.get("seconds")
    rows = (
        (say("Result"), score(words, entry)),
        (say("Ratings"), rated(words, entry)),
        (say("Seat"), seat_of(words, entry)),
        (say("Difficulty"), words.code(plain(entry.get("difficulty")))),
        (say("Exercise time"), dates.span(words.language, seconds) if isinstance(seconds, int) else ""),
        (say("Played"), day_of(words, entry)),
        (say("Log file"), plain(entry.get("log"))),
    )
    for label, value in rows:
        if value:
            text.append(f"\n{label}{words.colon} ", "bold").append(value)
    return text


def rated(words: Speaker, entry: Mapping[str, Any]) -> str:
    """`2 P · 1 S`: how many objectives got which rating, the best first."""
    ratings = entry.get("ratings")
    given = list(ratings.values()) if isinstance(ratings, dict) else []
    return " · ".join(f"{given.count(letter)} {letter}" for letter in "PSMU" if letter in given)


def difficulty(words: Speaker, key: str, level: object) -> str:
    """`hard (people ×0.7, time to answer ×0.8)`."""
    parts = factors(words, level)
    return words.code(key) + (f" ({', '.join(parts)})" if parts else "")


def factors(words: Speaker, level: object) -> list[str]:
    """What a difficulty changes, each with its factor."""
    changed = ((name, getattr(level, field)) for field, name in _FACTORS)
    return [f"{words.say(name)} {times(words.language, factor)}" for name, factor in changed if factor != 1]


def title_of(words: Speaker, entry: Mapping[str, Any]) -> str:
    """The title of a finished drill's scenario."""
    title = entry.get("title")
    if isinstance(title, dict):
        return said({str(k): v for k, v in title.items() if isinstance(v, str)}, words.language)
    return plain(title) or plain(entry.get("scenario"))


def seat_of(words: Speaker, entry: Mapping[str, Any]) -> str:
    """The seat of a finished drill, by its name where that was kept."""
    title = entry.get("seat_title")
    texts = {str(k): v for k, v in title.items() if isinstance(v, str)} if isinstance(title, dict) else {}
    return said(texts, words.language) or plain(entry.get("seat"))


def score(words: Speaker, entry: Mapping[str, Any]) -> str:
    """What was met of what was expected."""
    met, judged = entry.get("met"), entry.get("judged")
    if isinstance(met, int) and isinstance(judged, int) and judged:
        return words.say("{met} of {judged} met", met=met, judged=judged)
    return words.say("not judged")


def day_of(words: Speaker, entry: Mapping[str, Any]) -> str:
    """When a finished drill ended, or began."""
    for key in ("ended", "started"):
        try:
            return dates.date(words.language, datetime.fromisoformat(str(entry.get(key))))
        except ValueError:
            continue
    return "–"


def plain(value: object) -> str:
    """A value of somebody's file as one line of text."""
    return " ".join(clean(value).split())[:200] if isinstance(value, str) else ""


def one_line(words: Speaker, text: Mapping[Any, str]) -> str:
    """A text of the scenario on one line."""
    return " ".join(clean(pick(text, words.language)).split())


def _length(words: Speaker, about: Abstract) -> str:
    return dates.span(words.language, about.minutes * 60)


def _whole_length(words: Speaker, about: Abstract) -> str:
    text = words.say(
        "about {minutes} at {pace}, for {live} of exercise time",
        minutes=_length(words, about),
        pace=times(words.language, about.pace),
        live=dates.span(words.language, about.live),
    )
    if about.jumps:
        text += ", " + words.many(about.jumps, "with {n} jump ahead", "with {n} jumps ahead")
    return text


def _share(words: Speaker, key: str, part: float) -> str:
    name = key.upper()
    return name if part >= WHOLE else f"{name} ({words.say('{n} % of the texts', n=int(part * 100))})"
