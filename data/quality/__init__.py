"""What was wrong in the sources and was corrected, and what was left out, with reasons."""
