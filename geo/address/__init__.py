"""The offline address search."""
