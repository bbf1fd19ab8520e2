"""batch.json: what the results in a folder are results of, so that nothing else is ever mixed with them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from crisis_sim import __version__
from crisis_sim.batch.plan import FORMAT, Plan
from crisis_sim.batch.trouble import BatchError

NAME = "batch.json"
LARGEST = 256 * 1024 * 1024
OTHERWISE = "give another --out, or delete the folder"


def manifest(plan: Plan) -> dict[str, Any]:
    """What a plan's folder says of itself."""
    return {
        "batch": "crisis-sim",
        "format": FORMAT,
        "engine": __version__,
        "scenario": plan.scenario.id,
        "identity": plan.identity,
        "seed": plan.seed,
        "runs": plan.runs,
        "keep": plan.keep,
        "arms": [
            {"name": arm.name, **arm.as_json(), "identity": identity}
            for arm, identity in zip(plan.arms, plan.identities, strict=True)
        ],
    }


def as_bytes(data: dict[str, Any]) -> bytes:
    """For people to read, too."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def read(path: Path) -> dict[str, Any] | None:
    """The manifest of a folder; None without one.

    Raises:
        BatchError: it can't be read, or is none.
    """
    try:
        if not path.exists():
            return None
        data = json.loads(path.read_bytes()) if path.stat().st_size <= LARGEST else None
    except OSError as error:
        raise BatchError(f"{path} can't be read ({error.strerror})", OTHERWISE) from None
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict) or data.get("batch") != "crisis-sim" or not _whole(data):
        raise BatchError(f"{path} is damaged", f"restore it from a copy; or {OTHERWISE}")
    return data


def _whole(data: dict[str, Any]) -> bool:
    kinds = {"engine": str, "scenario": str, "identity": str, "seed": int, "runs": int, "keep": str, "arms": list}
    return all(isinstance(data.get(key), kind) for key, kind in kinds.items()) and all(
        isinstance(arm, dict) and isinstance(arm.get("name"), str) and isinstance(arm.get("identity"), str)
        for arm in data["arms"]
    )


def compare(plan: Plan, there: dict[str, Any], folder: Path) -> None:
    """Whether a plan may go on in a folder that says this of itself.

    Raises:
        BatchError: it holds another batch, naming the first difference.
    """
    here = manifest(plan)
    for key, what in (("format", "format"), ("engine", "version"), ("scenario", "scenario"), ("seed", "first seed")):
        if here[key] != there.get(key):
            advice = f"install version {there[key]}; or {OTHERWISE}" if key == "engine" else OTHERWISE
            raise BatchError(f"{folder} holds a batch of another {what}: {there.get(key)}, not {here[key]}", advice)
    names, others = ([arm["name"] for arm in each["arms"]] for each in (here, there))
    if names != others:
        raise BatchError(f"{folder} holds a batch of other arms: {_differ(others, names)}", OTHERWISE)
    changed = [a["name"] for a, b in zip(here["arms"], there["arms"], strict=True) if a["identity"] != b["identity"]]
    if changed or here["identity"] != there["identity"]:
        arms = "" if len(changed) == len(names) else f" (in the arm {changed[0]})" if changed else ""
        parts = [key for key in ("variant", "difficulty", "policies", "settings") if _other(here, there, key)]
        what = " and ".join(parts) if parts else "the scenario, its doctrine pack, a script or the outcomes asked for"
        raise BatchError(f"{folder} holds a batch from before {what} changed{arms}", OTHERWISE)
    if there["keep"] != plan.keep:
        raise BatchError(f"{folder} keeps the logs of {_kept(there['keep'])}", f"give --keep {there['keep']}")
    if there["runs"] > plan.runs:
        raise BatchError(
            f"{folder} holds {there['runs']} runs of each arm, more than {plan.runs}",
            f"give --runs {there['runs']} or more, or another --out",
        )


def _other(here: dict[str, Any], there: dict[str, Any], key: str) -> bool:
    return any(a.get(key) != b.get(key) for a, b in zip(here["arms"], there["arms"], strict=True))


def _kept(keep: str) -> str:
    return {"all": "all runs", "none": "no run", "sample": "a few runs"}.get(keep, keep)


def _differ(there: list[str], here: list[str]) -> str:
    lacking = [f"it lacks `{name}`" for name in here if name not in there][:2]
    over = [f"it has `{name}`" for name in there if name not in here][:2]
    return ", ".join(lacking + over) or "in another order"
