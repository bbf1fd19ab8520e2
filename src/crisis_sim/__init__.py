"""Exercise the coordination of a national crisis in Belgium."""

__version__ = "0.1.0"
