"""Colours, patterns and symbols, each defined once."""
