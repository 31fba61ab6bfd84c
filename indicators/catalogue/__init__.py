"""One file per indicator: its words and its formula together."""
