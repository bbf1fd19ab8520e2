"""Hazards at work: pure models of `crisis_sim.hazards` driven on a fixed grid of exercise time."""
