"""From postcodes and market zones to neighbourhoods: ground, weights, errors."""
