"""Turtle → KnowledgeGraph: the way back from a graph that `svyaz build` wrote.

    file → things (what it says of each) → nodes (articles, entities) and facts → KnowledgeGraph

Whatever the Turtle tells comes back, so that a graph that was read and written again is the same
file byte for byte, under any base IRI. What it does not tell stays empty: the text and the blocks
of an article, and the name of the file that it came from.

A file is read whole or not at all. Every reference must lead to a thing that the file describes:
a claim without its sentence, or a sentence without its article, is no graph of this vocabulary.
What the vocabulary does not know is passed over, as is what follows from the rest: direct triples
and the confidence of claims, which `svyaz validate` checks.
"""

from graph.reader.graph import Reading, read_turtle, read_with_namespaces

__all__ = ["Reading", "read_turtle", "read_with_namespaces"]
