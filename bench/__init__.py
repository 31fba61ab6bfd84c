"""The benchmark: the atlas beside the common pattern and the floor, in the same run."""
