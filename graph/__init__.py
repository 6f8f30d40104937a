"""Many extractions become one graph, and the graph becomes files and answers.

    graph.build.build(paths) -> KnowledgeGraph      the whole program
    graph.merge.merge(extractions)                  the same thing, claim and event made one
    graph.export.turtle, graph.export.page          the files
    graph.reader.read_turtle(path)                  a Turtle file as the graph that it was
    graph.query.run(source, sparql)                 the answers
    graph.commands.main(arguments)                  the command line

Nothing is imported here, so that each part costs only what it needs.
"""
