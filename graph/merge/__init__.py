"""The same thing, claim and event of many articles made one: `merge`."""

from graph.merge.assemble import merge

__all__ = ["merge"]
