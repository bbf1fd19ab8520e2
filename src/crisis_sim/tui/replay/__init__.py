"""A log looked at again: any moment, any side."""
