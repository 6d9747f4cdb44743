"""The agenda page: items, times, resolutions."""
