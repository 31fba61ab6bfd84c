"""The composite index: designs, scores, how sure a rank is, and why. Pure.

Argued with its figures in docs/deprivation-index.md.
"""
