"""The one search: neighbourhoods, streets and doors, premises, measures, pages by their names."""
