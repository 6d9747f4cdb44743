"""Texts composed from what is in the file, in the language of the papers: the host's script and the minutes.

Values in, text out (`domain.manuscripts` tells its form); screen, command line and papers all ask here.
"""
