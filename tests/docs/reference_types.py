"""What can stand under a key, in words: types, ranges and defaults, with links to the pages that say more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal, get_args, get_origin

import annotated_types
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from crisis_sim.scenario.base import Id, Model, as_list
from crisis_sim.scenario.card import DO, ON
from crisis_sim.scenario.condition import KEYS
from crisis_sim.scenario.effect import EFFECTS, Quantity
from crisis_sim.scenario.expectation import RESULTS
from crisis_sim.scenario.hazard.base import HazardBase
from crisis_sim.scenario.names import NOUNS
from crisis_sim.scenario.refers import naming
from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.shape import Kind, kind_of
from crisis_sim.scenario.text import Language, Line, ShortText, Text
from crisis_sim.scenario.time import Duration, Moment, Start, format_duration

from .reference_examples import pages

Places = Mapping[str, str]
"""Model: page and heading where its keys are explained."""
NEEDED = "**needed**"
_UNIONS = (
    (KEYS, "a [condition](conditions.md)"),
    (EFFECTS, "an [effect](effects.md)"),
    (RESULTS, "a [result](expects.md#results)"),
    (ON, "[what it applies on](variants.md#cards)"),
    (DO, "[what to do](variants.md#cards)"),
)
_MARKED = (
    (Duration, "a [duration](times.md)"),
    (Moment, "a [moment](times.md)"),
    (Start, "date, time and offset"),
    (Id, "an id"),
    (Quantity, "an output or a lever"),
    (Line, "a text in one language"),
    (Text, "a [text](texts.md)"),
)
_NUMBERS = {int: "a whole number", float: "a number", bool: "`true` or `false`"}


def own(model: type[Model]) -> dict[str, FieldInfo]:
    """The keys of a model by attribute; those that all hazards have are explained once, as keys of `HazardBase`."""
    shared = HazardBase.model_fields if issubclass(model, HazardBase) and model is not HazardBase else {}
    return {name: field for name, field in model.model_fields.items() if name not in shared}


def every() -> dict[str, type[Model]]:
    """Every model that a scenario can hold, by name, and what all hazards have in common."""
    found: dict[str, type[Model]] = {HazardBase.__name__: HazardBase}
    todo: list[Any] = [Scenario]
    while todo:
        one = todo.pop()
        if isinstance(one, type) and issubclass(one, Model) and one.__name__ not in found:
            found[one.__name__] = one
            todo += [field.annotation for field in one.model_fields.values()]
        todo += get_args(one)
    return found


def homes() -> dict[str, str]:
    """Model: page and heading where its keys are explained."""
    found: dict[str, str] = {}
    for page in pages():
        heading = ""
        for line in page.read_text(encoding="utf-8").splitlines():
            if line.startswith("#"):
                heading = re.sub(r"[^\w\- ]", "", line.lstrip("#").strip().lower()).replace(" ", "-")
            for names in re.findall(r"<!-- keys: ([\w, ]+) -->", line):
                found |= {name: f"{page.name}#{heading}" for name in names.split(", ") if name not in found}
    return found


def type_of(model: type[Model], name: str, places: Places) -> str:
    """What can stand under a key."""
    field = model.model_fields[name]
    if kind := naming(model).get(name):
        return _name(kind, any(getattr(note, "func", None) is as_list for note in _notes(field)))
    return _plain(kind_of(field.annotation, tuple(field.metadata)), places, field)


def _notes(field: FieldInfo) -> tuple[Any, ...]:
    return (*field.metadata, *kind_of(field.annotation).notes)


def _name(kind: str, many: bool) -> str:
    """The id of something."""
    keys, colon, values = kind.partition(":")
    word = "fact" if keys == "subject" else NOUNS[keys].word
    if colon:
        return f"a map: {word} → {f'ids of {NOUNS[values].word}s' if values else 'value'}"
    if many:
        words = word if word == "means" else f"{word}s".replace(" or ", "s or ").replace("ys", "ies")
        return f"ids of {words}, or one"
    return f"the id of {'' if word == 'means' else 'an ' if word[0] in 'aeiou' else 'a '}{word}"


def _plain(kind: Kind, places: Places, field: FieldInfo | None = None) -> str:
    for union, words in _UNIONS:
        if kind.is_union and set(_inner(kind.base)) == set(union.values()):
            return words
    if kind.base == ShortText:
        return "a text, the same in all languages, or a [map](texts.md)"
    for known, phrase in _MARKED:
        if _is(kind.notes, known):
            return phrase
    if kind.is_model:
        return _map(kind.base, places)
    if kind.is_union:
        some = [_plain(kind_of(arg), places) for arg in get_args(kind.base) if arg is not type(None)]
        return " or ".join(dict.fromkeys(some))
    args = [arg for arg in get_args(kind.base) if arg is not ...]
    if get_origin(kind.base) is Literal:
        words = [f"`{str(word).lower() if isinstance(word, bool) else word}`" for word in args]
        return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else words[0]
    if get_origin(kind.base) is tuple:
        if len(args) > 1:
            return f"a list of {len(args)} whole numbers"
        inner = _plain(kind_of(args[0]), places)
        return f"{inner}, or a list" if kind.takes_one_for_many else f"a list: {inner}"
    if get_origin(kind.base) is dict:
        key = "language" if args[0] is Language else _plain(kind_of(args[0]), places).removeprefix("an ")
        return f"a map: {key} → {_plain(kind_of(args[1]), places)}"
    return _NUMBERS.get(kind.base, "a text") + _limits(kind.notes if field is None else _notes(field))


def _is(notes: tuple[Any, ...], known: Any) -> bool:
    return any(note is mark for note in notes for mark in get_args(known)[1:])


def _map(model: type[Model], places: Places) -> str:
    keys = [field.alias or name for name, field in model.model_fields.items()]
    words = f"with `{keys[0]}`" if len(keys) == 1 else spaced(model.__name__)
    return f"a map: [{words}]({places[model.__name__]})" if model.__name__ in places else "a map"


def _inner(annotation: Any) -> Iterator[type[BaseModel]]:
    for arg in get_args(annotation):
        one = kind_of(arg).base
        if isinstance(one, type) and issubclass(one, BaseModel):
            yield one


def _limits(notes: tuple[Any, ...]) -> str:
    """The range of a number."""
    low = [f" from {n.ge:,}" for n in notes if isinstance(n, annotated_types.Ge)]
    low += [f" above {n.gt:,}" for n in notes if isinstance(n, annotated_types.Gt)]
    high = [f" to {n.le:,}" for n in notes if isinstance(n, annotated_types.Le)]
    return "".join((*low[:1], *high[:1]))


def spaced(name: str) -> str:
    """The name of a model as words.

    >>> spaced("LiveMove")
    'live move'
    """
    return re.sub(r"(?<!^)(?=[A-Z])", " ", name).lower()


def default_of(field: FieldInfo) -> str:
    """What holds when a key is left out; empty where nothing does."""
    if field.is_required():
        return NEEDED
    value = field.get_default(call_default_factory=True)
    if value is None or value in ((), {}, "") or isinstance(value, BaseModel):
        return ""
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, tuple):
        return f"`[{', '.join(map(str, value))}]`"
    return f"`{format_duration(value) if _is(_notes(field), Duration) else value}`"
