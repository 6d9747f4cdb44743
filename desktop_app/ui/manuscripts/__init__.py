"""The texts of the meeting: the host's script and the minutes, edited, brought up to date, printed, prompted."""
