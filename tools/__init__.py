"""What starts and checks the atlas; the launcher uses the standard library only."""
