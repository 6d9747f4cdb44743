"""Spreadsheets, csv and calendars to values and back; touches no database."""
