"""Which model reads the articles unless told otherwise; light, for the command line to show."""

NO_MODEL = "none"
"""Name that stands for no learned model: the rules alone."""
DEFAULT_MODEL = "base"
"""Name of the model that ships with the package."""
