"""The first line of a log: everything a run depends on besides its commands, so that a log stands alone."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from crisis_sim import __version__
from crisis_sim.model.index import Index
from crisis_sim.model.principals import slots
from crisis_sim.scenario.compiled import Compiled, identity
from crisis_sim.session.trouble import LogError

FORMAT = 1


def make(compiled: Compiled, seed: int, seats: dict[str, str]) -> dict[str, Any]:
    """The header: `seats` says who holds each seat: `human`, or a policy's name."""
    canonical = compiled.canonical()
    return {
        "log": "crisis-sim",
        "format": FORMAT,
        "engine": __version__,
        "identity": identity(canonical),
        "seed": seed,
        "seats": seats,
        "principals": slots(Index(compiled)),
        "variant": compiled.variant,
        "difficulty": compiled.difficulty,
        "compiled": canonical,
    }


def compiled_of(header: dict[str, Any], where: str) -> Compiled:
    """The compiled scenario inside a header.

    Raises:
        LogError: another format, or a header that was tampered with.
    """
    if header.get("format") != FORMAT:
        raise LogError("G004", f"has log format {header.get('format')!r}", f"this version reads format {FORMAT}", where)
    if header.get("engine") != __version__:
        advice = f"install version {header.get('engine')} to replay it"
        raise LogError("G005", f"was written by version {header.get('engine')!r}, this is {__version__}", advice, where)
    if not isinstance(header.get("seed"), int) or not isinstance(header.get("seats"), dict):
        raise LogError("G006", "has a damaged header", "restore the file from a copy", where)
    if identity(header.get("compiled")) != header.get("identity"):
        raise LogError("G006", "has a scenario that was changed after the fact", "restore the file from a copy", where)
    try:
        compiled = Compiled.model_validate(header["compiled"])
    except (ValidationError, RecursionError):
        raise LogError("G006", "has a damaged scenario in its header", "restore the file from a copy", where) from None
    seats = header["seats"]
    known = {seat.id for seat in compiled.scenario.seats}
    if set(seats) != known or not all(isinstance(holder, str) for holder in seats.values()):
        raise LogError("G006", "has a damaged header", "restore the file from a copy", where)
    return compiled
