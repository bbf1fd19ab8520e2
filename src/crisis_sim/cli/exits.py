"""Exit codes, and how every problem reaches the user: one clear line on stderr, never a traceback."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from typing import NoReturn, TextIO

import click

DONE = 0
WRONG = 1
USAGE = 2
INTERRUPTED = 3


def fail(message: str, code: int = WRONG) -> NoReturn:
    """End with one message on stderr."""
    note(message)
    sys.exit(code)


def ending() -> None:
    """From here on Ctrl-C is not heard any more: it has been, and this is the end."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def note(message: str) -> None:
    """A message on stderr; results go to stdout. Where nobody listens, work goes on all the same."""
    try:
        click.echo(message, err=True)
    except BrokenPipeError:
        unheard(sys.stderr)


def unheard(stream: TextIO) -> None:
    """What is still to be written to a stream goes nowhere, so that it makes no noise when the process ends."""
    with suppress(OSError, ValueError):  # not a real file
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
