"""The check-in desk."""
