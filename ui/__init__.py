"""Everything that draws: words, pages' pieces, maps, charts and exports."""
