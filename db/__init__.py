"""The meeting file: one SQLite database, its journal and its readers."""
