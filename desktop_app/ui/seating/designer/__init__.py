"""The hall designer: blocks, tables and things on a plan in metres."""
