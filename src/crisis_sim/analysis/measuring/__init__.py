"""How the numbers of one run are taken from its log; `analysis.measured` puts them together."""
