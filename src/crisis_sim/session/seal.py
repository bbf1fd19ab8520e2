"""Bytes of the log: one canonical JSON object a line, and a running hash that makes edits show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Any

import msgspec

from crisis_sim.model.events import CommandLine, Event, Line

_ENCODER = msgspec.json.Encoder()
_SEAL = re.compile(rb',"h":"([0-9a-f]{32})"\}$')
EVERY = 256
"""A hash stands on every command, on every 256th line and at ENDEX; on every line it would cost a third of the rate."""


class Sealer:
    """Turns lines into bytes, chained by one hash over everything before."""

    def __init__(self) -> None:
        self._hash = blake2b(digest_size=16)
        self._count = 0
        self.endex = ""
        """The running hash at ENDEX; empty before."""

    def header(self, header: dict[str, Any]) -> bytes:
        """The first line of a log."""
        return self._sealed(_ENCODER.encode(header))

    def lines(self, lines: Sequence[Line]) -> bytes:
        """Commands and events, in order: whole lines. What stands between two that show the hash is encoded at once."""
        pieces: list[bytes] = []
        done = 0
        for place, line in enumerate(lines):
            nth = self._count + place + 1
            if nth % EVERY == 0 or line.kind == "ExerciseEnded" or isinstance(line, CommandLine):
                pieces += self._plain(lines[done:place]), self._sealed(_ENCODER.encode(line))
                done = place + 1
                if line.kind == "ExerciseEnded":
                    self.endex = self.digest
        self._count += len(lines)
        return b"".join((*pieces, self._plain(lines[done:])))

    @property
    def digest(self) -> str:
        """The running hash so far, as 32 hexadecimal digits."""
        return self._hash.hexdigest()

    def _plain(self, lines: Sequence[Line]) -> bytes:
        raw = _ENCODER.encode_lines(lines)
        self._hash.update(raw.replace(b"\n", b""))
        return raw

    def _sealed(self, body: bytes) -> bytes:
        self._hash.update(body)
        return body[:-1] + b',"h":"' + self._hash.hexdigest().encode() + b'"}\n'


def unsealed(raw: bytes) -> tuple[bytes, str | None]:
    """A line without its hash, and the hash if it carries one."""
    found = _SEAL.search(raw)
    if found is None:
        return raw, None
    return raw[: found.start()] + b"}", found.group(1).decode()


def digest_of(lines: Iterable[bytes]) -> str:
    """The running hash over the lines of a log, header first."""
    running = blake2b(digest_size=16)
    for line in lines:
        running.update(unsealed(line)[0])
    return running.hexdigest()


def broken_seal(lines: Iterable[bytes]) -> int | None:
    """The first line of a log, counted from 1, that does not show the hash it has to; None where all hashes fit.

    Whoever makes every hash anew is not found out by this, only by a replay.
    """
    running = blake2b(digest_size=16)
    for number, raw in enumerate(lines):
        body, shown = unsealed(raw)
        running.update(body)
        must = number % EVERY == 0 or body.endswith(b'"cmd":true}') or b'"kind":"ExerciseEnded"' in body
        if (must or shown is not None) and shown != running.hexdigest():
            return number + 1
    return None


def decode(raw: bytes) -> Line:
    """A command or an event from its line.

    Raises:
        msgspec.MsgspecError: not such a line.
    """
    if b'"cmd":true' in raw[:-1] and msgspec.json.decode(raw).get("cmd") is True:
        return msgspec.json.decode(raw, type=CommandLine)
    return msgspec.json.decode(raw, type=Event)
