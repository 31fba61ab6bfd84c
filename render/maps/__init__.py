"""The map as Leaflet draws it, as SVG for paper, and its layers."""
