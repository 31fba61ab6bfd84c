"""Two designs of the index compared."""
