"""What a scenario says of its hazards: one frozen model for each kind."""
