"""Names and Wikidata ids from articles in which people linked the one to the other.

    python -m extract.linked_names NEREL-v1.1/train ontology/gazetteer/hand/nerel.tsv

    mentions   the linked mentions of annotated articles, in the nominative
    words      what the words of a name tell of it
    judgment   which ids are things and not classes, which mentions are names
    table      who means what, in what part of its uses, in how many articles

What is written are facts. Names are brought into the nominative by the same code that the program
names its mentions with, so that they meet.
"""

from extract.linked_names.table import linked_names

__all__ = ["linked_names"]
