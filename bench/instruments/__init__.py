"""What the benchmark measures with: the browser, its hand, the wire, turns, figures."""
