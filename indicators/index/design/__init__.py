"""A design of a composite index: model, methods, file, the ones shipped."""
