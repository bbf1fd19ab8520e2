"""`python -m crisis_sim` does what `crisis-sim` does."""

from crisis_sim.cli.main import main

if __name__ == "__main__":
    main()
