"""The agenda: the list with its times, the form of an item, votes."""
