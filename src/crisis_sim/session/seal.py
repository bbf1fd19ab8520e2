"""Bytes of the log: one canonical JSON object a line, and a running hash that makes edits show."""

from __future__ import annotations

import re
from collections.abc import Iterable
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

    def header(self, header: dict[str, Any]) -> bytes:
        """The first line of a log."""
        body = _ENCODER.encode(header)
        self._hash.update(body)
        return self._sealed(body)

    def lines(self, lines: Iterable[Line]) -> list[bytes]:
        """Commands and events, in order."""
        encode, update = _ENCODER.encode, self._hash.update
        sealed = []
        for count, line in enumerate(lines, self._count + 1):
            body = encode(line)
            update(body)
            shown = count % EVERY == 0 or line.kind == "ExerciseEnded" or isinstance(line, CommandLine)
            sealed.append(self._sealed(body) if shown else body + b"\n")
        self._count += len(sealed)
        return sealed

    @property
    def digest(self) -> str:
        """The running hash so far, as 32 hexadecimal digits."""
        return self._hash.hexdigest()

    def _sealed(self, body: bytes) -> bytes:
        return body[:-1] + b',"h":"' + self._hash.hexdigest().encode() + b'"}\n'


def unsealed(raw: bytes) -> tuple[bytes, str | None]:
    """A line without its hash, and the hash if it carries one."""
    found = _SEAL.search(raw)
    if found is None:
        return raw, None
    return raw[: found.start()] + b"}", found.group(1).decode()


def decode(raw: bytes) -> Line:
    """A command or an event from its line.

    Raises:
        msgspec.MsgspecError: not such a line.
    """
    if b'"cmd":true' in raw[:-1] and msgspec.json.decode(raw).get("cmd") is True:
        return msgspec.json.decode(raw, type=CommandLine)
    return msgspec.json.decode(raw, type=Event)
