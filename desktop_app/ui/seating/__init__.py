"""The seating page: the hall as a plan, who sits where, and why."""
