"""`svyaz evaluate`: how right the program is, on data that people labeled."""

from graph.commands.evaluate import extraction, identity
from graph.commands.evaluate.app import evaluate

__all__ = ["evaluate", "extraction", "identity"]
