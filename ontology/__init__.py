"""What may be said: the words that extraction and the graph share.

    vocabulary    the terms as enums                  svyaz.ttl        the terms in OWL
    namespaces    prefixes and IRIs                   alignments.ttl   links to other vocabularies
    schema        which relation joins which types    shapes.ttl       what a graph must look like
    identifiers   mint and parse names of nodes       gazetteer        names of known things
    validate      check a graph

Imports nothing of `extract` and `graph`; rdflib and pyshacl are loaded by the functions that need
them.
"""
