"""Values carried from one set of zones to another, and how far they can be off."""
