"""The verbs of the command line, one module each, with a function of its name."""
