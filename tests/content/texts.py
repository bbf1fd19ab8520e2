"""Every text of a scenario, with the place where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

LANGUAGES = frozenset({"en", "nl", "fr", "de"})


def texts(value: Any, path: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """(path, text by language) of everything that is a text map."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, dict):
        if value and set(value) <= LANGUAGES and all(isinstance(v, str) for v in value.values()):
            yield path, value
        else:
            for key, inner in value.items():
                yield from texts(inner, f"{path}.{key}")
    elif isinstance(value, (list, tuple)):
        for number, inner in enumerate(value):
            yield from texts(inner, f"{path}[{getattr(inner, 'id', number)}]")
