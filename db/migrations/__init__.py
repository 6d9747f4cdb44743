"""Frozen steps from one edition of the meeting file to the next."""
