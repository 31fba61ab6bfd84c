"""Data of the atlas: cards, reading, contracts, the build and the premises register."""
