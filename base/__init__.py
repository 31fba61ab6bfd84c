"""What every floor may use: texts in two languages, problems with their place, limits of input."""
