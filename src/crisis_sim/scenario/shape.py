"""What the models expect at a place: annotations taken apart, for messages that speak of the right form."""

from __future__ import annotations

import types
from collections.abc import Mapping
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, Tag
from pydantic.fields import FieldInfo

from crisis_sim.scenario.base import Id, as_list
from crisis_sim.scenario.text import Line, Text
from crisis_sim.scenario.time import Duration, Moment, Start


class Kind(NamedTuple):
    """An annotation: what it is, and what qualifies it."""

    base: Any
    notes: tuple[Any, ...] = ()

    @property
    def is_model(self) -> bool:
        return isinstance(self.base, type) and issubclass(self.base, BaseModel)

    @property
    def is_union(self) -> bool:
        return get_origin(self.base) in (Union, types.UnionType)

    @property
    def is_tagged(self) -> bool:
        """A union whose member is chosen by a tag, which pydantic then names in the location of an error."""
        return self.is_union and (self.chooser is not None or all(one.tag is not None for one in members(self)))

    @property
    def chooser(self) -> str | None:
        """The key whose word chooses the member of a union, as `clock` does among moves."""
        found = [note.discriminator for note in self.notes if isinstance(note, FieldInfo)]
        return next((name for name in found if isinstance(name, str)), None)

    @property
    def tag(self) -> str | None:
        return next((note.tag for note in self.notes if isinstance(note, Tag)), None)

    @property
    def takes_one_for_many(self) -> bool:
        """A list for which a single item may stand."""
        return any(getattr(note, "func", None) is as_list for note in self.notes)


def kind_of(annotation: Any, notes: tuple[Any, ...] = ()) -> Kind:
    """Take off `Annotated` and `None`."""
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return kind_of(inner, (*more, *notes))
    if get_origin(annotation) in (Union, types.UnionType):
        if any(isinstance(note, BeforeValidator) for note in notes):
            return Kind(str, notes)  # a moment: its validator reads a text, whatever comes of it
        some = [arg for arg in get_args(annotation) if arg is not type(None)]
        if len(some) == 1:
            return kind_of(some[0], notes)
    return Kind(annotation, notes)


def members(kind: Kind) -> list[Kind]:
    """The members of a union, without None."""
    return [kind_of(arg) for arg in get_args(kind.base) if arg is not type(None)]


def member(kind: Kind, tag: object) -> Kind:
    """The member of a tagged union that a tag chooses."""
    key = kind.chooser
    for one in members(kind):
        if one.tag == tag or (key and tag in words(fields(one)[key])):
            return one
    raise AssertionError(tag)


def fields(kind: Kind) -> dict[str, Kind]:
    """The keys of a model as written in a file, and what each expects."""
    infos: dict[str, FieldInfo] = kind.base.model_fields
    return {
        info.alias or name: kind_of(info.annotation, (*info.metadata, *((info,) if info.discriminator else ())))
        for name, info in infos.items()
    }


def item(kind: Kind) -> Kind:
    """What a list holds, or a map under each of its keys."""
    args = get_args(kind.base)
    return kind_of(args[1] if get_origin(kind.base) is dict else args[0]) if args else Kind(Any)


def words(kind: Kind) -> tuple[Any, ...]:
    """The words that a literal allows."""
    return get_args(kind.base) if get_origin(kind.base) is Literal else ()


def keys(kind: Kind) -> set[str]:
    """The keys that a map may have here; empty if they are free or there is no map."""
    if kind.is_model:
        return set(fields(kind))
    if kind.is_union:
        tags = {one.tag for one in members(kind) if one.tag}
        return tags or set[str]().union(*(keys(one) for one in members(kind)))
    if get_origin(kind.base) is dict:
        return {str(word) for word in words(kind_of(get_args(kind.base)[0]))}
    return set()


def describe(kind: Kind) -> str:
    """A form in a few plain words."""
    for known, phrase in _PHRASES:
        if any(note is mark for note in kind.notes for mark in get_args(known)[1:]):
            return phrase
    if kind.is_tagged or kind.is_model:
        listed = ", ".join(f"`{key}`" for key in sorted(keys(kind)))
        if kind.chooser:
            return f"a map with `{kind.chooser}`"
        if kind.is_tagged:
            return f"a map with one of {listed}"
        return f"a map with {listed}" if len(listed) < 80 else "a map"
    if kind.is_union:
        return ", or ".join(describe(one) for one in members(kind))
    if allowed := words(kind):
        return " or ".join(f"`{word}`" for word in allowed)
    origin = get_origin(kind.base) or kind.base
    return _NAMES.get(origin, "a value")


TEXT = "a text"
_PHRASES = (
    (Duration, "a duration such as 30m or 1h30m"),
    (Moment, "a moment such as 15m or d2 09:00"),
    (Start, "date, time and offset, as in 2026-05-04T10:45+02:00"),
    (Id, "an id"),
    (Line, TEXT),
    (Text, TEXT),
)
_NAMES: Mapping[Any, str] = {
    str: TEXT, int: "a whole number", float: "a number", bool: "true or false", dict: "a map", tuple: "a list",
}  # fmt: skip


def suits(kind: Kind, data: Any) -> bool:
    """Whether a value has the outward form of a kind, so that an error about the kind would help its author."""
    if isinstance(data, dict):
        return kind.is_model or kind.is_tagged or get_origin(kind.base) is dict
    if isinstance(data, list):
        return get_origin(kind.base) is tuple
    return not (kind.is_model or kind.is_union) and (
        get_origin(kind.base) not in (dict, tuple) or kind.takes_one_for_many
    )
