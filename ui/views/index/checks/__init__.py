"""How far an index holds: what is sure, which choice decides, how its indicators hang together."""
