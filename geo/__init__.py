"""Geometry of the atlas: pure functions on frames, no files, no drawing."""
