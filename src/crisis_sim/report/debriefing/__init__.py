"""The after-action report of one log, section by section."""
