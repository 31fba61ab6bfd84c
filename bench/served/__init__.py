"""What the benchmark serves and on what: the atlas, the common pattern, the floor."""
