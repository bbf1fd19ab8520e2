"""A sample of the proof of determinism; `make prove` takes the whole."""

from tests.prove import prove


def test_sixty_runs_replay_byte_for_byte_under_every_python_and_hash_seed() -> None:
    assert prove(runs=60, full=3, threads=2) == []
