"""The inquiry hearing: what a player is asked afterwards, from what the log says it knew, said, did and left."""
