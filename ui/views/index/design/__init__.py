"""The desk at which a reader bends a design."""
