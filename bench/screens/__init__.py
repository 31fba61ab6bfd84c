"""What the benchmark measures of pages and servers as visitors meet them."""
