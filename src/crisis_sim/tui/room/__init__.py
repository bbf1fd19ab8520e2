"""The crisis room: the screen on which a drill is played."""
