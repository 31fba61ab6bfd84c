"""Where a number comes from: its calculation, its sources, the zones it was measured in."""
