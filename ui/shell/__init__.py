"""What is around every page: router, header, notices, first paint, the boundary of errors."""
