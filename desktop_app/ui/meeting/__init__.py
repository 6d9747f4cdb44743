"""The meeting itself: its settings, help, about."""
