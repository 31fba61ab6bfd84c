"""What is said of the nine premises: facts, history, catchment, need, enquiries."""
