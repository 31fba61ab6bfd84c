"""Guided stories: their model, their files, and the facts their texts are filled with."""
