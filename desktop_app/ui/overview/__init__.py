"""What is done and what is missing for the day."""
