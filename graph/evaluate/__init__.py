"""How right are graphs? The whole program against articles that careful readers labeled.

    labels       what is marked in an article, and how names are compared
    findings     what a graph says, in names
    matching     when something found is what was marked
    articles     a folder of labeled articles through the program, one graph each

Extractions are measured in `extract.evaluate`, with the same counts.
"""
