"""From a table and a design to scores: scale, weight, aggregate."""
