"""Figures as SVG or Plotly, and the one kit of SVG parts they are made of."""
