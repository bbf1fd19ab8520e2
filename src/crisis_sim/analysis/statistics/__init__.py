"""Statistics of replications, in pure Python: no log knowledge, no numpy, floats summed exactly (`math.fsum`)."""
