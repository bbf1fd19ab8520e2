"""The pictures of the documentation: `python -m tests.tui.pictures` plays, and takes them anew.

`docs/*.svg` show one screen each, `docs/drill.svg` a drill as it goes by.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from tempfile import TemporaryDirectory

from crisis_sim.tui.after.hotwash import HotWash
from crisis_sim.tui.attention import ringing

from .desk import Player
from .openings import briefed, ended, leave, program, replay, stopped_clock
from .scenes import Scenes, busy, onwards
from .svg import Looks, framed, picture, svg_of

DOCS = Path(__file__).parents[2] / "docs"
SIZE = (100, 30)
SECONDS = 2.4
"""How long a frame of the animation stays."""
WORLD, SEAT, SEED = "shape-cyberattack", "cyber-cell", 3


async def before(player: Player) -> Scenes:
    """The browser, and the briefing."""
    await player.until("First drill")
    yield "start"
    await player.press("enter")
    await player.until("F2")
    yield "briefing"


async def during(player: Player) -> Scenes:
    """Into the first hour, until a decision is open and a phone rings; the call, the decision."""
    await player.press("escape", "n")
    yield "a quiet desk"
    await player.press("a")
    yield "a message"
    await onwards(player, lambda: bool(player.view.questions), "n", "a")
    yield "a decision is asked"
    await onwards(player, lambda: bool(ringing(player.view)), "n")
    yield "screen"
    await player.press("a")
    yield "the call"
    await player.press("d")
    yield "decision"
    await player.press("a")
    await player.type("NATO speaks of its own networks; we speak of what we do")
    yield "the reason"
    await player.press("f2")
    yield "it binds"
    await player.press("enter")
    yield "decided"


async def later(player: Player) -> Scenes:
    """Three quarters of an hour on, led by the book meanwhile: board, network, map, log."""
    await player.press("a", "8")
    yield "board"
    await player.press("7")
    yield "network"
    await player.press("0")
    yield "the map"
    await player.press("9")
    yield "the log"


async def after(player: Player) -> Scenes:
    """The hot wash, and the hearing."""
    screen = player.app.screen
    assert isinstance(screen, HotWash), player.text
    await player.when(lambda: screen.running is not None and screen.running.over)
    yield "hotwash"
    await player.press("pagedown")
    yield "what luck did"
    await player.press("h")
    await player.until("Question 1 of")
    await player.type("We knew, but nobody had said whom to tell.")
    yield "the hearing"


async def again(player: Player) -> Scenes:
    """The same crisis looked at again, from a seat's side."""
    playback = player.app.screen.playback  # type: ignore[attr-defined]
    await onwards(player, lambda: playback.seat == SEAT, "s")
    await player.press("]", "]", "]")
    yield "replay"


PLAYED = (
    (program, before, (120, 32)),
    (lambda: briefed(WORLD, SEAT, SEED), during, SIZE),
    (lambda: busy("dark"), later, SIZE),
    (lambda: ended(WORLD, SEAT, SEED), after, SIZE),
    (lambda: replay(WORLD, SEED), again, SIZE),
)
KEPT = ("start", "screen", "hotwash", "replay")
"""Scenes that become a picture of their own; all of the drill are frames of the animation."""


async def scenes() -> AsyncIterator[tuple[str, Player]]:
    """Every scene, in the order of a drill."""
    for begin, script, size in PLAYED:
        with TemporaryDirectory() as folder, contextlib.chdir(folder), stopped_clock():
            app = begin()
            async with app.run_test(size=size) as pilot:
                player = Player(app, pilot)
                await player.settle()
                async for name in script(player):
                    yield name, player
            await leave(app)


async def take() -> dict[str, str]:
    """File name: picture."""
    found: dict[str, str] = {}
    looks, frames = Looks(), []
    async for name, player in scenes():
        if name in KEPT:
            found[f"{name}.svg"] = svg_of(player.app, f"crisis-sim: {name}")
        if tuple(player.app.size) == SIZE:
            frames.append("".join(picture(player.app, looks)))
    found["drill.svg"] = animation(frames, looks)
    return found


def animation(frames: list[str], looks: Looks) -> str:
    """The frames one after the other, for ever; whoever wants nothing to move, or can't have it, sees the fourth."""
    share, whole = 100 / len(frames), SECONDS * len(frames)
    moves = (
        f".f{{opacity:0;animation:f {whole:g}s step-end infinite}}.f3{{opacity:1}}"
        f"@keyframes f{{0%{{opacity:1}}{share:.4g}%{{opacity:0}}100%{{opacity:0}}}}"
        # All are under way from the beginning: the fourth stands there only where nothing moves.
        + "".join(f".f{n}{{animation-delay:{n * SECONDS - whole:g}s}}" for n in range(len(frames)))
        + "@media (prefers-reduced-motion:reduce){.f{animation:none}}"
    )
    groups = "".join(f'<g class="f f{n}">{frame}</g>\n' for n, frame in enumerate(frames))
    columns, rows = SIZE
    return framed(groups, "A drill in the terminal", columns, rows, moves + looks.sheet())


def main() -> None:
    """Take them all."""
    for name, svg in asyncio.run(take()).items():
        (DOCS / name).write_text(svg, encoding="utf-8")
        print(f"docs/{name}  {len(svg) // 1024} kB")


if __name__ == "__main__":
    main()
