"""Texts that follow the language: given as what says them, they are said anew when another language is chosen."""

from __future__ import annotations

from collections.abc import Callable

from rich.text import Text

Said = str | Callable[[], str]
"""A text, or what says it in the language of the moment."""
Written = Text | Callable[[], Text]
"""The same of a text with styles."""


def say_now(said: Said) -> str:
    """The text in the language of the moment.

    >>> say_now("n"), say_now(lambda: "next")
    ('n', 'next')
    """
    return said() if callable(said) else said


def write_now(written: Written) -> Text:
    """The same with styles."""
    return written() if callable(written) else written
