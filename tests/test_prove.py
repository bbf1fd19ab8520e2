"""A sample of the proof of determinism; `make prove` takes the whole."""

from tests.prove import HASH_SEEDS, crossed_combinations, prove, prove_batches


def test_sixty_runs_replay_byte_for_byte_under_every_python_and_hash_seed() -> None:
    assert prove(runs=60, full=5, threads=2) == []


def test_a_batch_gives_the_same_files_under_every_python_with_any_number_of_workers() -> None:
    others = [c for n, c in enumerate(crossed_combinations()) if c.hash_seed == HASH_SEEDS[n // 3 % len(HASH_SEEDS)]]
    batch = ("first-drill", "--runs", "4", "-p", "by-the-book", "-p", "random", "--vary", "staff=0.5,2")
    assert prove_batches(others, (batch,)) == []
