"""What a meeting is: frozen values and pure rules, on the standard library alone."""
