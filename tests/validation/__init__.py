"""Longer checks of the models against published numbers; each module prints a table."""
