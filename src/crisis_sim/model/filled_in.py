"""A form that was filled in, read aloud: every field by its name. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Pick = Callable[[Any], str]
"""A text in the reader's language."""
FREE = "text"
"""The one field of a free answer."""


def field_name(name: str, labels: Mapping[str, Any], pick: Pick) -> str:
    """What a field of a form is called, by its label or else by its id.

    >>> field_name("how-many", {}, str), field_name("sent", {"sent": {"en": "Sent at"}}, lambda text: text["en"])
    ('How many', 'Sent at')
    """
    return (pick(labels[name]) if name in labels else "") or name.replace("-", " ").capitalize()


def filled_in(answer: Mapping[str, Any] | None, labels: Mapping[str, Any], pick: Pick, colon: str = ":") -> list[str]:
    """What was filled in, field by field; a free answer as it is.

    >>> filled_in({"sent": "11:02", "people": "120"}, {"people": "How many"}, str)
    ['Sent: 11:02', 'How many: 120']
    >>> filled_in({"text": "We wait."}, {}, str)
    ['We wait.']
    """
    given = answer or {}
    if set(given) == {FREE} and not labels:
        return [pick(given[FREE])]
    return [f"{field_name(name, labels, pick)}{colon} {pick(value)}" for name, value in given.items()]
