"""The first line of a log: everything a run depends on besides its commands, so that a log stands alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from pydantic import ValidationError

from crisis_sim import __version__
from crisis_sim.language.mark import mark
from crisis_sim.model.index import Index
from crisis_sim.model.principals import slots
from crisis_sim.scenario.compiled import Compiled, identity
from crisis_sim.session.trouble import LogError

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Prepared:
    """A compiled scenario and what all its runs share. It holds no state and may be pickled."""

    compiled: Compiled
    index: Index
    identity: str
    canonical: bytes
    """The canonical form as JSON, as it stands in the header of every log."""


def prepare(compiled: Compiled | Prepared) -> Prepared:
    """Work out once what every run of a compiled scenario needs; what is prepared already is returned as it is."""
    if isinstance(compiled, Prepared):
        return compiled
    canonical = compiled.canonical()
    return Prepared(compiled, Index(compiled), identity(canonical), msgspec.json.encode(canonical))


def make(compiled: Compiled | Prepared, seed: int, seats: dict[str, str], guided: Sequence[str] = ()) -> dict[str, Any]:
    """The header, ready for JSON: `seats` says who holds each: `human`, or a policy's name; `guided` who is taught."""
    ready = prepare(compiled)
    return {
        "log": "crisis-sim",
        "format": FORMAT,
        "engine": __version__,
        "identity": ready.identity,
        "seed": seed,
        "seats": seats,
        **({"guided": list(guided)} if guided else {}),
        "principals": slots(ready.index),
        "variant": ready.compiled.variant,
        "difficulty": ready.compiled.difficulty,
        "compiled": msgspec.Raw(ready.canonical),
    }


def compiled_of(header: dict[str, Any], where: str, *, any_version: bool = False) -> Compiled:
    """The compiled scenario inside a header; with `any_version` also one that another version wrote, if it still fits.

    Raises:
        LogError: another format, or a header that was tampered with.
    """
    if header.get("format") != FORMAT:
        values = {"format": repr(header.get("format")), "ours": FORMAT}
        raise LogError("G004", "has log format {format}", "this version reads format {ours}", where, **values)
    if header.get("engine") != __version__ and not any_version:
        values = {"version": header.get("engine"), "ours": __version__}
        wrong = mark("was written by version '{version}', this is {ours}")
        raise LogError("G005", wrong, "install version {version} to replay it", where, **values)
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
    guided = header.get("guided", [])
    if not isinstance(guided, list) or any(seats.get(str(seat)) != "human" for seat in guided):
        raise LogError("G006", "has a damaged header", "restore the file from a copy", where)
    if set(seats) != known or not all(isinstance(holder, str) for holder in seats.values()):
        raise LogError("G006", "has a damaged header", "restore the file from a copy", where)
    return compiled
