"""The map of a page: its controls, what it is sent, its frame, its key."""
