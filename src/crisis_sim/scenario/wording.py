"""One error of pydantic's as a sentence: what is wrong, and what to do."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, get_args

from crisis_sim.scenario import shape
from crisis_sim.scenario.base import Id, Subject
from crisis_sim.scenario.effect import Quantity
from crisis_sim.scenario.marks import Branch, Keys
from crisis_sim.scenario.problems import Problem, problem
from crisis_sim.scenario.shape import Kind
from crisis_sim.scenario.suggest import advise, nearest, one_of

_LIMITS = {
    "greater_than": "above",
    "greater_than_equal": "of at least",
    "less_than": "below",
    "less_than_equal": "of at most",
}
_FORMS = ("no_such_form", "union_tag_invalid", "union_tag_not_found")


def put(error: Mapping[str, Any], kind: Kind, data: Any, path: Keys, marks: Branch) -> Problem:
    """An error about the value at `path`, which should have been of this kind."""
    spot, what, context = marks.find(path), error["type"], error.get("ctx", {})
    expected = shape.describe(kind)
    if data is None:
        key = next((part for part in reversed(path) if isinstance(part, str)), "file")
        return problem("S003", spot, f"`{key}` has no value", f"write {expected}")
    if what in _FORMS:
        return no_form(kind, data, path, marks)
    if what == "value_error":
        return _broken_rule(str(context["error"]), kind, data, path, marks)
    if what == "literal_error":
        return _not_a_word(shape.words(kind), data, path, marks)
    if what == "string_pattern_mismatch":
        if _has(kind, Id) or _has(kind, Subject):
            return problem("S005", spot, f"{name(data)} is not an id", _id_advice(data))
        if _has(kind, Quantity):
            advice = "lower-case letters, digits, hyphens and colons, as in level:verviers"
            return problem("S005", spot, f"{name(data)} is not the name of an output or a lever", advice)
        return problem("S004", spot, f"{name(data)} is not a rating", "source A to F, information 1 to 6, as in B2")
    if what in _LIMITS:
        limit = next(iter(context.values()))
        return problem("S007", spot, f"{name(data)} is out of range", f"write a number {_LIMITS[what]} {limit}")
    if isinstance(data, str) and what in ("string_too_long", "too_long"):
        message = f"the text has {len(data):,} characters"
        return problem("S010", spot, message, f"shorten it to at most {context['max_length']:,}")
    if what in ("too_short", "too_long") and isinstance(data, (list, dict)):
        least, word = ("min_length", "at least") if what == "too_short" else ("max_length", "at most")
        message = f"`{path[-1]}` has {len(data) or 'no'} entries"
        return problem("S010", spot, message, f"give {word} {context[least]}")
    if what.startswith("date"):
        return problem("S006", spot, f"{name(data)} is not a date", "write year, month and day, as in 2026-05-04")
    if isinstance(data, (bool, int, float)) and (what == "string_type" or expected == shape.TEXT):
        return problem("S011", spot, f"{name(data)} stands where a text is expected", "put it in quotes")
    return problem("S003", spot, f"{name(data)} stands where {expected} is expected", "")


def no_form(kind: Kind, data: Any, path: Keys, marks: Branch) -> Problem:
    """A value that is none of a union's members."""
    if isinstance(data, dict):
        return _no_such_map(kind, data, path, marks)
    allowed = [str(word) for one in shape.members(kind) for word in shape.words(one)]
    near = nearest(data, allowed) if isinstance(data, str) else None
    message = f"{name(data)} stands where {shape.describe(kind)} is expected"
    return problem("S003", marks.find(path), message, f"did you mean `{near}`?" if near else "")


def _no_such_map(kind: Kind, data: dict[str, Any], path: Keys, marks: Branch) -> Problem:
    if (chooser := kind.chooser) is not None:
        allowed = [word for one in shape.members(kind) for word in shape.words(shape.fields(one)[chooser])]
        if chooser in data:
            return _not_a_word(tuple(allowed), data[chooser], (*path, chooser), marks)
        return problem(
            "S002", marks.find(path), f"the key `{chooser}` is missing", f"add `{chooser}:` with {one_of(allowed)}"
        )
    known = shape.keys(kind)
    for key in list(data)[:20]:
        if near := nearest(key, known):
            at = marks.find_key((*path, key))
            return problem("S008", at, f"`{key}` is none of the forms that can stand here", f"did you mean `{near}`?")
    advice = "needs one of these keys: " + ", ".join(sorted(known))
    return problem("S008", marks.find(path), "none of the forms that can stand here", advice)


def _not_a_word(allowed: tuple[Any, ...], data: Any, path: Keys, marks: Branch) -> Problem:
    if path == ("format",):
        return problem(
            "S004", marks.find(path), f"format {name(data)} is unknown", f"this version reads {one_of(allowed)}"
        )
    near = nearest(data, [str(word) for word in allowed])
    message = f"{name(data)} stands where {one_of(allowed)} is expected"
    return problem("S004", marks.find(path), message, f"did you mean `{near}`?" if near else "")


def _broken_rule(message: str, kind: Kind, data: Any, path: Keys, marks: Branch) -> Problem:
    """A rule of the models': about several keys of a map, or about the writing of one value."""
    spot = marks.find(path)
    if kind.is_model:
        return problem("S009", spot, message)
    what, _, advice = message.partition(": ")
    return problem("S006", spot, f"{name(data)} is {what}" if what.startswith("not ") else what, advice)


def bad_key(kind: Kind, path: Keys, marks: Branch) -> Problem:
    """A key that a map can't have: not one of its words, or not an id."""
    at, key = marks.find_key(path), path[-1]
    if allowed := shape.keys(kind):
        return problem("S001", at, f"unknown key `{key}`", advise(key, allowed))
    return problem("S005", at, f"`{key}` is not an id", _id_advice(key))


def name(data: Any) -> str:
    """A value as one calls it in a sentence."""
    if isinstance(data, bool):
        return f"`{str(data).lower()}`"
    if isinstance(data, dict):
        return "a map"
    if isinstance(data, list):
        return "a list"
    text = str(data)
    return f"`{text[:40]}...`" if len(text) > 40 else f"`{text}`" if text else "an empty text"


def _id_advice(data: object) -> str:
    """An id made of what was written, if anything is left of it."""
    made = re.sub(r"[^a-z0-9]+", "-", str(data).lower()[:60]).strip("-0123456789")
    rule = "ids have lower-case letters, digits and single hyphens, and begin with a letter"
    return f"{rule}: `{made}`" if made else rule


def _has(kind: Kind, known: Any) -> bool:
    return any(note is mark for note in kind.notes for mark in get_args(known)[1:])
