"""What pages are made of: controls, cards, the map panel, tables, downloads, uploads."""
