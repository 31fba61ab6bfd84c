"""What is said of one neighbourhood, of what is near it, and of several side by side."""
