"""The same thing, claim and event of many articles made one: `merge`, after `settle` if asked."""

from graph.merge.assemble import merge
from graph.merge.decisions import read_decisions
from graph.merge.settle import settle

__all__ = ["merge", "read_decisions", "settle"]
