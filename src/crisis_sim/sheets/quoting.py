"""Texts as YAML scalars, in the style in which the author wrote them where that is safe."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from crisis_sim.scenario.reader import _FLOAT, _INTEGER, _WORDS

_PLAIN = re.compile(r"[A-Za-zÀ-ɏ0-9](?:(?:[\wÀ-ɏ .;()'’/+%€-]|:(?=\w))*[\wÀ-ɏ.)%€])?\Z")
_CLOCK = re.compile(r"\d+:\d")
"""Which older readers of YAML take for a number."""
_ID = re.compile(r"[a-z0-9][a-z0-9.-]*\Z")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\u2028": "\\L", "\u2029": "\\P"}


def double(text: str) -> str:
    r"""In double quotes, on one line.

    >>> print(double('say "no"\nor: yes'))
    "say \"no\"\nor: yes"
    """
    return '"' + "".join(_ESCAPES.get(c, c) for c in text) + '"'


def plain(text: str) -> bool:
    """Whether a text can stand without quotes, in any place and for any reader."""
    return bool(
        _PLAIN.match(text)
        and "  " not in text
        and " -" not in text
        and text not in _WORDS
        and not _INTEGER.match(text)
        and not _FLOAT.match(text)
        and not _CLOCK.match(text)
    )


def scalar(text: str, style: str, *, in_flow: bool, indent: int) -> str:
    """A text in a style: nothing, a quote, or `|` with its lines indented by `indent`."""
    if style == "" and plain(text):
        return text
    if style == "'" and text and not re.search("[\n\x85\u2028\u2029]", text):
        return "'" + text.replace("'", "''") + "'"
    if style in ("|", ">") and not in_flow and text.strip() and not re.match(r"\s", text):
        body = text.removesuffix("\n")
        if not body.endswith("\n") and "\x85" not in text and "\u2028" not in text:
            pad = " " * indent
            lines = "\n".join(pad + line if line else "" for line in body.split("\n"))
            return ("|" if text.endswith("\n") else "|-") + "\n" + lines
    return double(text)


def flow(value: Any) -> str:
    """Any plain data on one line.

    >>> flow({"id": "x", "to": ["a", "b"], "title": {"nl": "Wat nu?"}})
    '{id: x, to: [a, b], title: {nl: "Wat nu?"}}'
    """
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow(part)}" for key, part in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(flow(part) for part in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value if _ID.match(value) and plain(value) else double(value)
    return str(value)


def block(value: Mapping[str, Any], indent: int) -> str:
    """A map with one key a line, each behind `indent` blanks but the first."""
    return ("\n" + " " * indent).join(f"{key}: {flow(part)}" for key, part in value.items())
