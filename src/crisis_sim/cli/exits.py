"""Exit codes, and how every problem reaches the user: one clear line on stderr, never a traceback."""

from __future__ import annotations

import signal
import sys
from typing import NoReturn

import click

DONE = 0
WRONG = 1
USAGE = 2
INTERRUPTED = 3


def fail(message: str, code: int = WRONG) -> NoReturn:
    """End with one message on stderr."""
    click.echo(message, err=True)
    sys.exit(code)


def ending() -> None:
    """From here on Ctrl-C is not heard any more: it has been, and this is the end."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def note(message: str) -> None:
    """A message on stderr; results go to stdout."""
    click.echo(message, err=True)
