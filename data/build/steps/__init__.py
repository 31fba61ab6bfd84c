"""Build steps: each turns raw or curated files into tables of the atlas."""
