"""Indicators of the atlas: pure functions from frames to measures, with their papers."""
