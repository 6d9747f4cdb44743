"""Readers: each returns frozen domain values, never rows."""
