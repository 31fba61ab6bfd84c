"""A before-and-after design: model, file, panel and sample."""
