"""The editor of a design."""
