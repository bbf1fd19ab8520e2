"""How things stand: figures, map, means."""
