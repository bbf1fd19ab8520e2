"""Logs made to do harm: whatever their header or lines say, replay ends soon and with one clear line."""

from __future__ import annotations

import copy
import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crisis_sim.scenario.compiled import identity
from crisis_sim.session.begin import resume
from crisis_sim.session.replay import verify
from crisis_sim.session.seal import Sealer, decode, unsealed
from crisis_sim.session.store import read
from crisis_sim.session.trouble import LogError
from tests.stage import compiled, play

RUN = play(compiled("small"), seats={"centre": "by-the-book", "town": "by-the-book"})
HEADER: dict[str, Any] = json.loads(unsealed(RUN.raw[0])[0])


def forged(header: dict[str, Any], lines: list[bytes] | None = None) -> list[bytes]:
    """A log with this header whose hashes and identity all fit."""
    header = {**header, "identity": identity(header["compiled"])}
    sealer = Sealer()
    whole = sealer.header(header) + sealer.lines([decode(unsealed(raw)[0]) for raw in lines or RUN.raw[1:]])
    return whole.split(b"\n")[:-1]


def verdict(lines: list[bytes]) -> str:
    """`identical`, `different`, or the code of the error."""
    try:
        found = verify(msgspec.json.decode(lines[0]), lines, "log")
    except LogError as error:
        return error.code if "\n" not in str(error) else "more than one line"
    return "different" if found.difference else "identical"


def test_the_forger_is_good_at_it() -> None:
    assert forged(HEADER) == RUN.raw
    assert verdict(RUN.raw) == "identical"


def change(path: str, value: Any) -> Callable[[dict[str, Any]], None]:
    """Put a value somewhere in the header; `None` takes it away."""

    def apply(header: dict[str, Any]) -> None:
        *way, last = path.split("/")
        part: Any = header
        for step in way:
            part = part[int(step)] if isinstance(part, list) else part[step]
        if value is None:
            del part[last]
        else:
            part[last] = value

    return apply


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        ("seats", {}, "G006"),
        ("seats", {"town": 7}, "G006"),
        ("seats/town", ["by-the-book"], "G006"),
        ("seed", "one", "G006"),
        ("seed", 2**400, "different"),
        ("compiled", [], "G006"),
        ("compiled/actors/police", None, "G006"),
        ("compiled/channels/mail", None, "G006"),
        ("compiled/scenario/facts/wave-coming", None, "different"),
        ("compiled/scenario/indicators/water-gauge", None, "G006"),
        ("compiled/scenario/seats/0/plays", ["ghost"], "G006"),
        ("compiled/scenario/start", "2026-05-04T15:00", "G006"),
        ("compiled/scenario/traffic/0/every", "1s", "different"),
        ("compiled/scenario/moves/0/until", "999d", "different"),
        ("compiled/scenario/means/boats/count", 10**18, "G006"),
        ("compiled/scenario/means/boats/count", 10**6, "different"),
        ("compiled/channels/radio/capacity", 1, "identical"),
    ],
)
def test_a_forged_header_is_found_out(path: str, value: Any, expected: str) -> None:
    header = copy.deepcopy(HEADER)
    change(path, value)(header)
    assert verdict(forged(header)) == expected


@pytest.mark.parametrize("t", [10**6, 2**39, 2**40 - 1])
def test_no_log_makes_replay_run_for_ever(t: int) -> None:
    header = copy.deepcopy(HEADER)
    change("compiled/scenario/moves", [])(header)
    change("compiled/scenario/end", {"elapsed": "9999d"})(header)
    lines = list(RUN.raw[1:-1])
    lines[-1] = msgspec.json.encode(msgspec.structs.replace(decode(unsealed(lines[-1])[0]), t=t))
    assert verdict(forged(header, lines)) == "different"


def test_resume_refuses_what_replay_refuses(tmp_path: Any) -> None:
    header = copy.deepcopy(HEADER)
    change("compiled/actors/police", None)(header)
    path = tmp_path / "log.jsonl"
    path.write_bytes(b"\n".join(forged(header)) + b"\n")
    with pytest.raises(LogError, match="G006"):
        resume(path)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(1, len(RUN.raw) - 1), st.integers(0, 10_000), st.binary(min_size=1, max_size=3), st.booleans())
def test_any_bytes_anywhere_are_noticed(line: int, place: int, replacement: bytes, cut: bool) -> None:
    """Whatever is written over a line, replay says so, and never raises anything but a LogError."""
    lines = list(RUN.raw)
    old = lines[line]
    at = place % len(old)
    lines[line] = old[:at] + replacement.replace(b"\n", b" ") + (b"" if cut else old[at + len(replacement) :])
    assert (verdict(lines) == "identical") == (lines[line] == old)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.binary(max_size=40))
def test_no_file_makes_reading_raise_anything_else(head: bytes, tail: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "log.jsonl"
        path.write_bytes(head + b"\n" + tail)
        with pytest.raises(LogError):
            read(path)
