"""The meeting as it runs: the desk of the chair's assistant, and the displays of the hall."""
