"""The tables of the reference: every key with its type, default, meaning and an example from the pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from crisis_sim.scenario.base import Model
from crisis_sim.scenario.hazard.base import HazardBase
from crisis_sim.scenario.refers import walk
from crisis_sim.scenario.scenario import Scenario

from .reference_examples import Example, examples, outcome, pages
from .reference_types import NEEDED, Places, default_of, every, homes, own, type_of

Known = Mapping[tuple[str, str], list[tuple[str, Any]]]
"""Model and key: pages and values of the examples that have it."""
_TABLES = re.compile(r"<!-- keys: ([\w, ]+) -->\n.*?<!-- end of keys -->", re.DOTALL)
_KEY = re.compile(r"<!-- key: (\w+) -->\n.*?<!-- end of key -->", re.DOTALL)
_ALL = re.compile(r"<!-- all keys -->\n.*?<!-- end of all keys -->", re.DOTALL)
LONGEST = 60


# values


def shown(example: Example) -> Iterator[tuple[str, str, Any]]:
    """Model, key and value of everything that an example writes."""
    found = outcome(example)
    for model, path in walk(found.loaded.scenario) if found.loaded.scenario else ():
        data = _at(found.data, path)
        for name in model.model_fields_set:
            key = type(model).model_fields[name].alias or name
            if isinstance(data, dict) and key in data:
                shared = isinstance(model, HazardBase) and name in HazardBase.model_fields
                yield HazardBase.__name__ if shared else type(model).__name__, key, data[key]


def _at(data: Any, path: tuple[Any, ...]) -> Any:
    """What stands at a path; None where nobody wrote anything."""
    for part in path:
        if isinstance(part, int) and not isinstance(data, list):
            continue  # one item without a list around it
        if isinstance(data, dict) and part not in data:
            return None
        data = data[part]
    return data


def values() -> dict[tuple[str, str], list[tuple[str, Any]]]:
    """Model and key: pages and values of all sound examples, in order."""
    found: dict[tuple[str, str], list[tuple[str, Any]]] = {}
    for page in pages():
        for example in examples(page):
            if example.todo != "wrong":
                for model, key, value in shown(example):
                    found.setdefault((model, key), []).append((page.name, value))
    return found


def flow(value: Any) -> str:
    """A value as it may stand in a file, on one line.

    >>> flow({"fact": "dry", "known_to": ["media", "nccn"]})
    '{fact: dry, known_to: [media, nccn]}'
    >>> flow("Not before tonight. Plan for a day, or two.")
    '"Not before tonight. Plan for a day, or two."'
    """
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    text = " ".join(str(value).split())
    time = re.fullmatch(r"d?\d[\w :.+-]*[a-z\d]", text) and not re.fullmatch(r"[\d.]+", text)
    quotes = isinstance(value, str) and not time and re.search(r"[,:#{}\[\]%\"]|^[\d.]+$", text)
    return f'"{text}"' if quotes else text


def instance(model: str, key: str, page: str, known: Known) -> str:
    """The example of a key: the shortest on its own page, else anywhere; too long a one is cut."""
    some = known.get((model, key), [])
    mine = [flow(value) for home, value in some if home == page] or [flow(value) for _, value in some]
    if not mine:
        return ""
    text = f"{key}: {min(mine, key=len)}"
    text = text if len(text) <= LONGEST else f"{text[: LONGEST - 10].rstrip()} …"
    return f"`{text}`".replace("|", "\\|")


# tables


def table(names: str, page: str, places: Places, known: Known) -> str:
    """The table of the keys of a model; of several, each under a sentence on what it is."""
    models = [every()[name] for name in names.split(", ")]
    return "\n\n".join(
        (f"{_sentence(model)}\n\n" if len(models) > 1 else "") + _table(model, page, places, known) for model in models
    )


def _table(model: type[Model], page: str, places: Places, known: Known) -> str:
    rows = ["| key | what stands there | if left out | meaning | example |", "|---|---|---|---|---|"]
    for name, field in own(model).items():
        key = field.alias or name
        meaning = " ".join((field.description or "").split())
        given = instance(model.__name__, key, page, known)
        rows.append(f"| `{key}` | {type_of(model, name, places)} | {default_of(field)} | {meaning} | {given} |")
    return "\n".join(rows)


def _sentence(model: type[Model]) -> str:
    said = " ".join((model.__doc__ or "").split("\n\n")[0].split())
    return f"*{re.sub(r' ?[(]`.*?`[)]', '', said)}*"


def top(key: str, places: Places) -> str:
    """The line at the head of a page on one key of the scenario."""
    field = Scenario.model_fields[key]
    default = default_of(field)
    needed = "needed" if default == NEEDED else f"if left out: {default}" if default else "may be left out"
    return f"`{key}` · {type_of(Scenario, key, places)} · {needed}. {field.description}"


def index() -> str:
    """All keys in alphabetical order, each with the places where it is explained."""
    places = homes()
    found: dict[str, list[str]] = {}
    for name, model in every().items():
        for attribute, field in own(model).items():
            key = field.alias or attribute
            found.setdefault(key, []).append(f"{key}.md" if model is Scenario else places[name])
    lines = []
    for key in sorted(found, key=lambda key: (key.replace("_", ""), key)):
        seen = sorted(set(found[key]), key=lambda place: (place != f"{key}.md", place))
        lines.append(f"| `{key}` | {', '.join(f'[{_called(place)}]({place})' for place in seen)} |")
    return "\n".join(["| key | see |", "|---|---|", *lines])


def _called(place: str) -> str:
    page, _, heading = place.partition("#")
    name = page.removesuffix(".md")
    return name if heading in ("", name) else f"{name}: {heading.replace('-', ' ')}"


def renewed(page: Path, known: Known) -> str:
    """A page with its generated parts as they should be."""
    places = homes()
    text = page.read_text(encoding="utf-8")
    text = _TABLES.sub(
        lambda m: f"<!-- keys: {m[1]} -->\n{table(m[1], page.name, places, known)}\n<!-- end of keys -->", text
    )
    text = _KEY.sub(lambda m: f"<!-- key: {m[1]} -->\n{top(m[1], places)}\n<!-- end of key -->", text)
    return _ALL.sub(lambda m: f"<!-- all keys -->\n{index()}\n<!-- end of all keys -->", text)


def outputs(page: Path) -> str:
    """A page with what comes of its examples as it is now."""
    lines = page.read_text(encoding="utf-8").splitlines()
    for example in reversed(examples(page)):
        if example.shown is not None:
            first = example.shown.line
            last = next(n for n in range(first, len(lines)) if lines[n] == "```")
            lines[first:last] = outcome(example).output.splitlines()
    return "\n".join(lines) + "\n"
