"""Dynamic lint: what many runs of a scenario say about the scenario itself. Pure functions of what the runs left."""
