"""Physics and spread: pure maths on lists and numbers. Imports nothing of crisis_sim, knows no clock and no chance of its own."""
