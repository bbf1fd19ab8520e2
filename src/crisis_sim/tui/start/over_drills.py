"""What finished drills have in common, in plain words: pure functions of the results that were kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from rich.text import Text

from crisis_sim.analysis.record import SAID
from crisis_sim.language import dates
from crisis_sim.language.catalogue import Speaker
from crisis_sim.language.mark import mark
from crisis_sim.tui.start import told

BARS = "▁▂▃▄▅▆▇█"
RECENT = 12
"""Drills of a scenario in its little chart."""
OFTEN = 2
"""Drills in which a weakness showed before it is called repeated."""
_RATINGS = (
    ("P", mark("performed without challenges")),
    ("S", mark("performed with some challenges")),
    ("M", mark("performed with major challenges")),
    ("U", mark("unable to be performed")),
)
Results = Sequence[Mapping[str, Any]]


def over_all(words: Speaker, results: Results) -> Text:
    """How much was played, how it went per scenario, which ratings, what keeps coming."""
    if not results:
        return Text(words.say("Finish a drill, and this page shows how it went."))
    seconds = sum(_whole(entry.get("played", entry.get("seconds"))) for entry in results)
    text = Text.assemble((words.many(len(results), "{n} drill finished", "{n} drills finished"), "bold"))
    text.append(f" · {words.say('{span} of exercise time', span=dates.span(words.language, seconds))}\n")
    _scenarios(words, results, text)
    _ratings(words, results, text)
    _weaknesses(words, results, text)
    text.append("\n" + words.say("All of this is kept on this computer alone, in one file."), "dim")
    return text


def _scenarios(words: Speaker, results: Results, text: Text) -> None:
    _heading(words.say("Share of what was expected that was met"), text)
    by: dict[str, list[Mapping[str, Any]]] = {}
    for entry in results:
        by.setdefault(told.plain(entry.get("scenario")), []).append(entry)
    for entries in by.values():
        shares = [share for entry in entries if (share := met_share(entry)) is not None][-RECENT:]
        text.append(f"\n▪ {told.title_of(words, entries[-1])}", "bold")
        if shares:
            text.append(f"\n  {spark(shares)} {words.say('last {n} %', n=round(shares[-1] * 100))}")
            if len(shares) > 1:
                text.append(f" · {words.say('best {n} %', n=round(max(shares) * 100))}")
        text.append(f" · {words.many(len(entries), '{n} drill', '{n} drills')}", "dim")
    text.append("\n")


def _ratings(words: Speaker, results: Results, text: Text) -> None:
    counts = Counter(
        letter
        for entry in results
        if isinstance(entry.get("ratings"), dict)
        for letter in entry["ratings"].values()
        if isinstance(letter, str)
    )
    most = max((counts[letter] for letter, _ in _RATINGS), default=0)
    if not most:
        return
    _heading(words.say("Ratings of objectives"), text)
    for letter, name in _RATINGS:
        bar = "▰" * round(counts[letter] / most * 10)
        text.append(f"\n {letter} ", "bold").append(f"{bar:<10} {counts[letter]:>3} {words.say(name)}")
    text.append("\n")


def _weaknesses(words: Speaker, results: Results, text: Text) -> None:
    counts = Counter(
        code
        for entry in results
        if isinstance(entry.get("weaknesses"), list)
        for code in {one for one in entry["weaknesses"] if isinstance(one, str)}
    )
    often = [(code, n) for code, n in counts.most_common(6) if n >= OFTEN]
    _heading(words.say("What keeps coming back"), text)
    for code, n in often:
        text.append(f"\n▪ {words.say(SAID.get(code, told.plain(code)))}", "bold")
        text.append(f" · {words.say('in {n} of {all} drills', n=n, all=len(results))}")
    if not often:
        text.append("\n▪ " + words.say("Nothing showed more than once."))
    text.append("\n")


def met_share(entry: Mapping[str, Any]) -> float | None:
    """The share of what was expected that was met; None where nothing was judged.

    >>> met_share({"met": 3, "judged": 4})
    0.75
    """
    met, judged = entry.get("met"), entry.get("judged")
    if not isinstance(met, (int, float)) or not isinstance(judged, (int, float)) or judged <= 0:
        return None
    return min(1.0, max(0.0, met / judged))


def spark(shares: Sequence[float]) -> str:
    """A little chart of shares.

    >>> spark([0, 0.5, 1])
    '▁▅█'
    """
    return "".join(BARS[min(len(BARS) - 1, int(share * len(BARS)))] for share in shares)


def _heading(title: str, text: Text) -> None:
    text.append(f"\n{title}", "bold underline")


def _whole(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9 else 0
