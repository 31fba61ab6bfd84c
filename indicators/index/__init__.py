"""The composite index: designs, scores, how sure a rank is, and why. Pure; see docs/index.md."""
