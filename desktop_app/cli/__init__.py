"""The same commands without a screen."""
