"""Golden runs: what a few runs come to, as digest and number of lines. Write them anew after a change that is meant:

    python -m tests.regenerate

and say in the changelog why runs come out different: logs of the version before cannot be replayed with this one.
"""

from __future__ import annotations

import json
from pathlib import Path

from crisis_sim.session.begin import begin
from tests.stage import compiled, to_endex

GOLDEN = Path(__file__).parent / "golden" / "runs.json"
RUNS = {
    f"{scenario}, by the book, seed {seed}": (scenario, seed)
    for scenario in ("small", "first-drill", "shape-cyberattack", "cbrne-brussels", "flood-vesdre")
    for seed in (1,)
}


def golden(scenario: str, seed: int) -> dict[str, str | int]:
    """A run by the book to ENDEX: the log's last hash, its lines with the header, and the tick of ENDEX."""
    session = begin(compiled(scenario), seed, {})
    to_endex(session)
    return {"digest": session.digest, "lines": len(session.lines) + 1, "endex": session.now}


def main() -> None:
    """Write all golden runs."""
    runs = {name: golden(*run) for name, run in RUNS.items()}
    GOLDEN.parent.mkdir(exist_ok=True)
    GOLDEN.write_text(json.dumps(runs, indent=2) + "\n", encoding="utf-8")
    print(f"{len(runs)} golden runs in {GOLDEN}")


if __name__ == "__main__":
    main()
