"""The people of the meeting: a table, a card, imports."""
