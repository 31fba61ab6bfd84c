"""What the benchmark measures in its own process, without a page."""
