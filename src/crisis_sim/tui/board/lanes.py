"""The network as lanes: the seat in the middle, everybody else on a lane to it, messages as signs that travel there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from crisis_sim.language.mark import mark
from crisis_sim.model.traffic import Leg, Node, Stage
from crisis_sim.tui.board.arrangement import Row, fitting
from crisis_sim.tui.board.board import Inks
from crisis_sim.tui.drill import Drill

PLANNED, IMPROVISED = "─", "╌"
TOUCHED, UNTOUCHED = "●", "○"
SIGNS: Mapping[Stage, tuple[str, str, str]] = {
    "written": ("…", "secondary", mark("being written")),
    "under-way": ("→", "accent", mark("under way")),
    "waiting": ("■", "warning", mark("waits for the line")),
    "lost": ("✗", "error", mark("lost")),
    "out": ("?", "secondary", mark("arrival unknown")),
    "answered": ("✓", "success", mark("answered")),
    "ringing": ("▼", "error", mark("rings")),
    "unread": ("◉", "accent", mark("unread")),
    "owed": ("!", "warning", mark("waits for your answer")),
    "missed": ("◇", "warning", mark("missed")),
}
"""Sign, colour and meaning of each stage; what was read is quiet."""
_IN_HAND: tuple[Stage, ...] = ("ringing", "unread", "owed", "written", "under-way", "waiting")
"""Stages that the seat's box counts, the most pressing first."""
TIED = "\u00a0"
"""A space at which no line breaks."""
_ROOMY = 3
"""Lines that the box of the seat has inside at least."""


def lane(node: Node, length: int, now: int, inks: Inks, *, mirrored: bool) -> Text:
    """One lane, from the seat outwards: what waits at the seat's end, what is under way, what came of it at the other.

    `mirrored` lanes lie to the left of the seat.
    """
    line = PLANNED if node.planned else IMPROVISED
    quiet = "" if node.touched is not None or node.legs else "dim"
    cells: list[tuple[str, str]] = [(line, quiet)] * length
    for stage, at in (("answered", length - 1), ("out", length - 1), ("lost", length // 2)):
        _put(cells, at, node.legs, stage, inks, step=-1)
    for leg in node.legs:
        if leg.stage == "under-way":
            at = 1 + round(leg.at(now) * max(0, length - 2))
            cells[min(at, length - 1)] = ("←" if mirrored else "→", f"bold {inks.get('accent', '')}".strip())
    for stage, at in (("waiting", 4), ("written", 2), ("missed", 0), ("owed", 0), ("unread", 0), ("ringing", 0)):
        _put(cells, min(at, length - 2), node.legs, stage, inks, step=1)
    text = Text()
    for sign, style in reversed(cells) if mirrored else cells:
        text.append(sign, style or None)
    return text


def _put(cells: list[tuple[str, str]], at: int, legs: Sequence[Leg], stage: str, inks: Inks, *, step: int) -> None:
    """A sign where it belongs, with how many there are beside it."""
    own = [leg for leg in legs if leg.stage == stage]
    if not own or not 0 <= at < len(cells):
        return
    sign, ink, _ = SIGNS[own[0].stage]
    style = f"bold {inks.get(ink, '')}".strip() + (" reverse" if stage == "ringing" else "")
    cells[at] = (sign, style)
    if len(own) > 1 and 0 <= at + step < len(cells):
        cells[at + step] = (str(min(9, len(own))), style)


class Drawing(NamedTuple):
    """A network drawn once."""

    text: Text
    order: tuple[str, ...]
    """Actors from top to bottom, left side first."""
    spots: dict[int, tuple[str | None, str | None]]
    """Line: who stands on its left and on its right."""


def draw(drill: Drill, nodes: Sequence[Node], size: tuple[int, int], at: str | None, inks: Inks) -> Drawing:
    """The network in so many columns and lines; `at` is where the cursor stands."""
    width, height = size
    sides, more = fitting(nodes, width, max(1, height - 1))
    lines = max(_ROOMY + 2, *(len(side) for side in sides))
    twins = _twins(drill, nodes)
    box = _box(drill, nodes, lines, min(26, max(16, width // 3)) if len(sides) == 1 else min(26, max(12, width // 5)))
    beside = (width - cell_len(box[0])) // len(sides)
    text = Text(no_wrap=True, overflow="crop")
    spots: dict[int, tuple[str | None, str | None]] = {}
    above = max(0, height - 1 - lines) // 2
    text.append("\n" * above)
    for n in range(min(lines, height - 1)):
        rows = [side[n] if n < len(side) else None for side in sides]
        left, right = (rows[0], None) if len(sides) == 1 else (rows[0], rows[1])
        spots[above + n] = (_who(left), _who(right))
        text.append_text(_side(drill, left, beside, at, inks, twins, mirrored=True))
        text.append_text(_border(box[n], left, right, inks))
        if len(sides) == 2:
            text.append_text(_side(drill, right, width - beside - cell_len(box[0]), at, inks, twins, mirrored=False))
        text.append("\n")
    if more:
        text.append(drill.words.many(more, "and {n} more: v lists all", "and {n} more: v lists all"), "dim")
    order = tuple(row.node.actor for side in sides for row in side if row.node is not None)
    return Drawing(text, order, spots)


def _who(row: Row | None) -> str | None:
    return row.node.actor if row is not None and row.node is not None else None


def _label(width: int) -> int:
    """Columns for a name with its sign."""
    return max(8, min(34, width * 2 // 3))


def _twins(drill: Drill, nodes: Sequence[Node]) -> set[str]:
    """Short names that more than one has: they would say nothing."""
    counted = Counter(drill.words.short(node.actor) for node in nodes)
    return {name for name, count in counted.items() if count > 1}


def _about(drill: Drill, node: Node, width: int, *, mirrored: bool) -> Text:
    """When they were last in touch, and what has no answer."""
    words = drill.words
    said = []
    if node.touched is not None:
        said.append(words.when(node.touched, drill.now))
    if node.awaited:
        said.append(words.many(node.awaited, "{n} request open", "{n} requests open"))
    text = " · ".join(said)
    return Text(set_cell_size(text if mirrored else " " * (width - _label(width) + 2) + text, width), style="dim")


def _side(
    drill: Drill, row: Row | None, width: int, at: str | None, inks: Inks, twins: set[str], *, mirrored: bool
) -> Text:
    """A heading, or a name with its lane, in exactly so many columns."""
    words = drill.words
    if row is None:
        return Text(" " * width)
    if row.about is not None:
        return _about(drill, row.about, width, mirrored=mirrored)
    if row.node is None:
        title = words.code(row.level).upper() if row.level else words.say("others").upper()
        return Text(set_cell_size(title if mirrored else " " * (width - _label(width) + 2) + title, width), style="dim")
    node = row.node
    label = _label(width)
    name = words.actor(node.actor)
    if cell_len(name) > label - 2 and words.short(node.actor) not in twins:
        name = words.short(node.actor)
    if cell_len(name) > label - 2:
        name = set_cell_size(name, label - 3).rstrip() + "…"
    sign = TOUCHED if node.touched is not None else UNTOUCHED
    style = "bold reverse" if node.actor == at else "bold" if node.legs else "" if node.touched is not None else "dim"
    path = lane(node, width - label, drill.now, inks, mirrored=mirrored)
    if mirrored:
        return Text.assemble((set_cell_size(name, label - 2), style), f" {sign}", path)
    return Text.assemble(path, f"{sign} ", (set_cell_size(name, label - 2), style))


def _box(drill: Drill, nodes: Sequence[Node], lines: int, width: int) -> list[str]:
    """The seat: its name, who is free, and what is in its hands; as tall as the sides."""
    words, view = drill.words, drill.view
    legs = [leg for node in nodes for leg in node.legs]
    inside = width - 2
    said = [*_wrapped(words.seat(view.seat), inside), ""]
    said.append(words.say("{free}/{all} free", free=view.free_people(drill.now), all=view.brief.get("people", 0)))
    for stage in _IN_HAND:
        count = sum(leg.stage == stage for leg in legs)
        if count:
            sign, _, name = SIGNS[stage]
            said += _wrapped(f"{sign} {count} {words.say(name)}", inside)
    said = said[: max(0, lines - 2)]
    above = (lines - 2 - len(said)) // 2
    rows = [""] * above + said
    rows += [""] * (lines - 2 - len(rows))
    middle = [f"│{set_cell_size(row.center(inside) if cell_len(row) == len(row) else row, inside)}│" for row in rows]
    return [f"┌{'─' * inside}┐", *middle, f"└{'─' * inside}┘"]


def _wrapped(words: str, width: int) -> list[str]:
    """Words on lines of so many cells; a long one is cut into pieces.

    >>> _wrapped("Crisis centre of Rochevesdre", 12)
    ['Crisis', 'centre of', 'Rochevesdre']
    >>> _wrapped("Waterbeheersing", 6)
    ['Water-', 'behee-', 'rsing']
    """
    lines = [""]
    for word in words.split():
        rest = word
        if cell_len(lines[-1]) + cell_len(rest) + 1 > width and lines[-1]:
            lines.append("")
        while cell_len(rest) > width:
            piece = set_cell_size(rest, width - 1).rstrip()
            if not piece:
                break
            lines[-1] = f"{piece}-"
            rest = rest[len(piece) :]
            lines.append("")
        lines[-1] = f"{lines[-1]} {rest}".strip()
    return [line for line in lines if line]


def _border(row: str, left: Row | None, right: Row | None, inks: Inks) -> Text:
    """A line of the box, with joints where lanes meet it."""
    if row.startswith("│"):
        row = ("┤" if _who(left) else "│") + row[1:-1] + ("├" if _who(right) else "│")
    elif _who(left) or _who(right):
        joints = {"┌": "┬", "└": "┴", "┐": "┬", "┘": "┴"}
        first = joints[row[0]] if _who(left) else row[0]
        last = joints[row[-1]] if _who(right) else row[-1]
        row = first + row[1:-1] + last
    return Text(row, style=f"bold {inks.get('primary', '')}".strip())


def key(drill: Drill, nodes: Sequence[Node], inks: Inks) -> Text:
    """What the signs mean, those that can be seen now; a sign stays with its words."""
    say = drill.words.say
    counted = Counter((node.actor, leg.stage) for node in nodes for leg in node.legs)
    stages = {stage for _, stage in counted}
    parts = [
        (sign, f"bold {inks.get(ink, '')}".strip(), say(n))
        for stage, (sign, ink, n) in SIGNS.items()
        if stage in stages
    ]
    if any(count > 1 for (_, stage), count in counted.items() if stage in SIGNS):
        parts.append(("2–9", "bold", say("so many")))
    met = [node for node in nodes if node.touched is not None]
    parts += [(TOUCHED, "", say("in touch"))] if met else []
    parts += [(UNTOUCHED, "", say("not yet"))] if len(met) < len(nodes) else []
    parts.append((PLANNED * 2, "", say("planned")))
    if any(not node.planned for node in nodes):
        parts.append((IMPROVISED * 2, "", say("improvised")))
    parts.append(("v", "bold", say("all as a list")))
    text = Text()
    for sign, style, meaning in parts:
        text.append("  " if text else "").append(sign, style)
        text.append(f"{TIED}{meaning.replace(' ', TIED)}", "dim")
    return text
