"""How right are extractions? Measures that count, compare and draw; nothing here extracts.

    score        counts of right answers, precision, recall, F1
    folder       a folder of such files beside their texts
    relations    scores of relations, by name and by what is counted as in reach
    nerel        the program on every task of NEREL
    facts        a folder of texts with drawn facts, as factRuEval-2016 is published
    factrueval   the program on those facts
    coreference  the program on the chains of its things
    clusters     how alike two clusterings are: B³, MUC
    classify     the learned model as one who names relations of given pairs
    confusion    which entity types are taken for which
    ranking      precision against recall as the threshold falls
    plots        both as pictures (extra `plots`)
    published    figures of others on NEREL, with their protocols

Graphs are measured in `graph.evaluate`, with the same counts.
"""
