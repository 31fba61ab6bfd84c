"""From raw files to the shipped tables: steps, snapshot of a build, difference of two."""
