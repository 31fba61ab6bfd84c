"""What is said of a composite index: ranks, certainty, the edits of its design."""
