"""What turns an indicator into rows: values, intervals, ranks, changes, classes."""
