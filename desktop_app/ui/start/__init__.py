"""What is shown before a meeting is open."""
